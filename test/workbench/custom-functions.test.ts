import { functionDescriptions } from "../../src/workbench/host/custom-functions";
import { type RunningExcel, startExcelHost } from "../support/excel-host";

/** As the build's functions.json describes them. */
const functions = functionDescriptions(
  {
    functions: [
      {
        id: "LABEL",
        name: "LABEL",
        parameters: [{ name: "text" }, { name: "amount", optional: true }],
        options: { cancelable: true },
      },
      {
        id: "SPLIT",
        name: "SPLIT",
        parameters: [{ name: "rows", dimensionality: "matrix" }],
        result: { dimensionality: "matrix" },
      },
      { id: "WHERE", name: "WHERE", options: { requiresAddress: true } },
      { id: "FAIL", name: "FAIL" },
      { id: "CLOCK", name: "CLOCK", options: { stream: true } },
      { id: "JOIN", name: "JOIN", parameters: [{ name: "parts", repeating: true }] },
    ],
  },
  "NTROPY"
);

describe("custom functions", () => {
  let excel: RunningExcel;
  let calls: unknown[][];
  beforeEach(async () => {
    calls = [];
    excel = await startExcelHost({
      functions,
      sheets: {
        Bank: [
          ["Coffee House", -4],
          ["Rent", -9],
        ],
      },
    });
    CustomFunctions.associate("LABEL", async (text: string, amount: number | null) => {
      calls.push([text, amount]);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return `label of ${text}`;
    });
    CustomFunctions.associate("SPLIT", (rows: string[][]) =>
      rows.map((row) => [String(row[0]).length, String(row[0]).slice(0, 1)])
    );
    CustomFunctions.associate(
      "WHERE",
      (invocation: CustomFunctions.Invocation) => invocation.address
    );
    CustomFunctions.associate("FAIL", () => {
      throw new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, "nothing here");
    });
    CustomFunctions.associate("JOIN", (parts: string[]) => parts.join("+"));
  });
  afterEach(() => excel.close());

  const formulas = async (address: string, rows: string[][]) => {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Bank").getRange(address).formulas = rows;
      await context.sync();
    });
  };

  it("show #BUSY! until the add-in answers", async () => {
    await formulas("D1", [["=NTROPY.LABEL(A1,B1)"]]);
    expect(excel.read("Bank!D1")).toEqual([["#BUSY!"]]);
    await excel.grid.calculated();
    expect(excel.read("Bank!D1")).toEqual([["label of Coffee House"]]);
    expect(calls).toEqual([["Coffee House", -4]]);
    expect(excel.contents("Bank!D1")).toEqual([[{ formula: "=NTROPY.LABEL(A1,B1)" }]]);
  });

  it("pass what was left out as null, in any case of the name, inside other formulas", async () => {
    await formulas("D1", [['=IFERROR(ntropy.label("x"),"?")&"!"']]);
    await excel.grid.calculated();
    expect(excel.read("Bank!D1")).toEqual([["label of x!"]]);
    expect(calls).toEqual([["x", null]]);
  });

  it("spill arrays, and say #SPILL! where something is in the way", async () => {
    await formulas("D1", [["=NTROPY.SPLIT(A1:A2)"]]);
    await excel.grid.calculated();
    expect(excel.read("Bank!D1:E2")).toEqual([
      [12, "C"],
      [4, "R"],
    ]);
    expect(excel.grid.isSpill(excel.area("Bank!A1").sheet, 1, 4)).toBe(true);
    excel.user.type("Bank!E2", "in the way");
    expect(excel.read("Bank!D1:E2")).toEqual([
      ["#SPILL!", ""],
      ["", "in the way"],
    ]);
  });

  it("turn the add-in's errors into the cell's, with their message", async () => {
    await formulas("D1:D2", [["=NTROPY.FAIL()"], ["=NTROPY.NOPE(1)"]]);
    await excel.grid.calculated();
    expect(excel.read("Bank!D1:D2")).toEqual([["#N/A"], ["#NAME?"]]);
    const { result } = excel.host.customFunctions.invoke("NTROPY.FAIL", []);
    expect(await result).toEqual({ value: "#N/A", message: "nothing here" });
  });

  it("know their cell's address where they ask for it", async () => {
    await formulas("C7", [["=NTROPY.WHERE()"]]);
    await excel.grid.calculated();
    expect(excel.read("Bank!C7")).toEqual([["Bank!C7"]]);
  });

  it("take repeated arguments as one list", async () => {
    await formulas("D1", [['=NTROPY.JOIN("a","b",A2)']]);
    await excel.grid.calculated();
    expect(excel.read("Bank!D1")).toEqual([["a+b+Rent"]]);
  });

  it("are called again when an argument changes, and only then", async () => {
    await formulas("D1:D2", [["=NTROPY.LABEL(A1)"], ["=NTROPY.LABEL(A2)"]]);
    await excel.grid.calculated();
    excel.user.type("Bank!A2", "Tea");
    excel.user.type("Bank!B1", "7");
    await excel.grid.calculated();
    expect(excel.read("Bank!D1:D2")).toEqual([["label of Coffee House"], ["label of Tea"]]);
    expect(calls.map(([text]) => text)).toEqual(["Coffee House", "Rent", "Tea"]);
  });

  it("run for a whole filled column in one message", async () => {
    const rows = Array.from({ length: 500 }, (_, row) => [`=NTROPY.LABEL("row ${row}")`]);
    await formulas("G1:G500", rows);
    await excel.grid.calculated();
    expect(excel.read("Bank!G500")).toEqual([["label of row 499"]]);
    expect(calls).toHaveLength(500);
  });

  it("are cancelled when the cell is cleared", async () => {
    let cancelled = false;
    CustomFunctions.associate(
      "LABEL",
      (_text: string, _amount: number | null, invocation: CustomFunctions.CancelableInvocation) => {
        invocation.onCanceled = () => (cancelled = true);
        return new Promise<string>(() => undefined);
      }
    );
    await formulas("D1", [["=NTROPY.LABEL(A1)"]]);
    await new Promise((resolve) => setTimeout(resolve, 30));
    excel.user.clear("Bank!D1");
    await excel.grid.calculated();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(cancelled).toBe(true);
    expect(excel.read("Bank!D1")).toEqual([[""]]);
  });

  it("stream one result after another until their cell goes", async () => {
    let cancelled = false;
    CustomFunctions.associate(
      "CLOCK",
      (invocation: CustomFunctions.StreamingInvocation<number>) => {
        let tick = 0;
        const timer = setInterval(() => invocation.setResult(++tick), 10);
        invocation.onCanceled = () => {
          cancelled = true;
          clearInterval(timer);
        };
      }
    );
    await formulas("D1", [["=NTROPY.CLOCK()"]]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const first = excel.read("Bank!D1")[0]?.[0];
    await new Promise((resolve) => setTimeout(resolve, 500));
    const second = excel.read("Bank!D1")[0]?.[0];
    expect(Number(first)).toBeGreaterThan(0);
    expect(Number(second)).toBeGreaterThan(Number(first));
    excel.user.clear("Bank!D1");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(cancelled).toBe(true);
  });

  it("are called again by a page that is loaded anew", async () => {
    CustomFunctions.associate("LABEL", () => new Promise<string>(() => undefined));
    await formulas("D1", [["=NTROPY.LABEL(A1)"]]);
    await new Promise((resolve) => setTimeout(resolve, 30));
    const reloading = excel.reload();
    await reloading;
    excel.CustomFunctions.associate("LABEL", () => "after reload");
    await excel.grid.calculated();
    expect(excel.read("Bank!D1")).toEqual([["after reload"]]);
  });

  it("answer the calculation's plain formulas too", async () => {
    await formulas("D1:D3", [["=SUM(B1:B2)*2"], ['=IF(B1<0,"spent","got")&" "&-B1'], ["=D1/0"]]);
    expect(excel.read("Bank!D1:D3")).toEqual([[-26], ["spent 4"], ["#DIV/0!"]]);
    excel.user.type("Bank!B1", "1");
    expect(excel.read("Bank!D1:D2")).toEqual([[-16], ["got -1"]]);
  });
});
