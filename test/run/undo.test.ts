import { type Desk, sitDown, valueOf } from "./desk";

jest.setTimeout(60_000);

const BANK = [
  ["Date", "Description", "Amount"],
  [45_659, "netflix.com 123", -15.49],
  [45_660, "STARBUCKS 0042 SEATTLE", -4.5],
  [45_661, "acme payroll", 2_100],
];

let desk: Desk;
afterEach(() => desk.close());

const undo = async () => valueOf(await desk.controller.undoLastRun());
const partsLeft = () => desk.excel.host.book.customXml.all().length;

/** Everything about the sheet that a run may change. */
function state(address = "Bank!A1:P6") {
  const { excel } = desk;
  return {
    contents: excel.contents(address),
    formats: excel.grid.readNumberFormats(excel.area(address)),
    widths: [..."ABCDEFGHIJ"].map((letter) =>
      excel.grid.columnWidth(excel.area(`Bank!${letter}1`))
    ),
    names: excel.host.book.names.all().map(({ name }) => name),
  };
}

describe("undoing the last run", () => {
  it("leaves the sheet as it was: contents, number formats, widths, names", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    const before = state();
    const [preparation, choices] = await desk.look("region", {
      fields: ["label", "mcc", "confidence", "next_date"],
    });
    const quiet = { signal: new AbortController().signal, onProgress: () => undefined };
    valueOf(await desk.controller.run(preparation, choices, quiet));
    expect(state()).not.toEqual(before);
    expect(await desk.controller.lastRun()).toMatchObject({ sheetName: "Bank", cells: 9 });
    expect(await undo()).toEqual({ cells: 9, kept: 0 });
    expect(state()).toEqual(before);
    expect(partsLeft()).toBe(0);
    expect(await desk.controller.lastRun()).toBeNull();
    expect(await desk.controller.undoLastRun()).toEqual({
      ok: false,
      problem: { code: "nothing_to_undo" },
    });
  });

  it("takes back the look its headers took from their neighbour", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    const { excel } = desk;
    const look = (cell: string) => {
      const area = excel.area(`Bank!${cell}`);
      return [
        excel.grid.readFormat(area, "fillColor"),
        excel.grid.readFormat(area, "fontColor"),
        excel.grid.readFormat(area, "bold"),
      ];
    };
    excel.grid.setFormat(excel.area("Bank!A1:C1"), {
      fillColor: "#1F4E79",
      fontColor: "#FFFFFF",
      bold: true,
    });
    const plain = look("D1");
    await desk.enrich();
    expect(look("D1")).toEqual(["#1F4E79", "#FFFFFF", true]);
    expect(look("F1")).toEqual(look("C1"));
    expect(look("D2")).toEqual(plain);
    await undo();
    expect(look("D1")).toEqual(plain);
  });

  it("is one step: it brings back what the run before wrote, apostrophes included", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    desk.session.label = () => "=SUM(1)";
    await desk.enrich();
    const first = state();
    expect(first.contents[1]?.[3]).toEqual({ quoted: "=SUM(1)" });
    desk.session.version = "fake-2";
    desk.session.label = () => "12";
    await desk.enrich();
    expect(desk.excel.read("Bank!D2:D4")).toEqual([["12"], ["12"], ["12"]]);
    expect(await undo()).toEqual({ cells: 3, kept: 0 });
    expect(state()).toEqual(first);
    desk.session.version = "fake-1";
    expect(await desk.plan()).toMatchObject({ upToDate: 3, lockedCells: 0 });
  });

  it("leaves what the user has changed since, and counts it", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.enrich();
    desk.excel.user.type("Bank!D3", "mine");
    expect(await undo()).toEqual({ cells: 8, kept: 1 });
    expect(desk.excel.read("Bank!D1:F4")).toEqual([
      ["Label", "", ""],
      ["", "", ""],
      ["mine", "", ""],
      ["", "", ""],
    ]);
    // The column stays ours for the next run, and the user's word in it stays the user's.
    expect(await desk.plan()).toMatchObject({ toFill: 3, lockedCells: 1 });
    await desk.enrich();
    expect(desk.excel.read("Bank!D1:D4")).toEqual([
      ["Label"],
      ["label of netflix.com"],
      ["mine"],
      ["label of acme"],
    ]);
  });

  it("finds its rows after they were sorted, and its columns after they were moved", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.enrich();
    desk.excel.user.sort("Bank!A2:F4", [2, 0, 1]);
    desk.excel.user.insertRows("Bank!1:1");
    desk.excel.user.insertColumns("Bank!A:A");
    expect(await undo()).toEqual({ cells: 9, kept: 0 });
    expect(desk.excel.read("Bank!B2:G5")).toEqual([
      ["Date", "Description", "Amount", "", "", ""],
      [45_661, "acme payroll", 2_100, "", "", ""],
      [45_659, "netflix.com 123", -15.49, "", "", ""],
      [45_660, "STARBUCKS 0042 SEATTLE", -4.5, "", "", ""],
    ]);
  });

  it("works after a reload, with nothing kept in the browser", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.enrich();
    await desk.excel.reload();
    expect(valueOf(await desk.another().undoLastRun())).toEqual({ cells: 9, kept: 0 });
    expect(desk.excel.read("Bank!D1:F4").flat().join("")).toBe("");
  });

  it("undoes a run that broke off half way", async () => {
    desk = await sitDown({
      sheets: {
        Bank: [
          ["Date", "Description", "Amount"],
          ...Array.from({ length: 600 }, (_, index) => [45_000 + index, `shop ${index}`, -index]),
        ],
      },
    });
    desk.excel.host.knobs.failNext({ code: "GeneralException", member: "Range.values=", after: 4 });
    const [preparation, choices] = await desk.look();
    const quiet = { signal: new AbortController().signal, onProgress: () => undefined };
    const result = await desk.controller.run(preparation, choices, quiet);
    expect(result).toMatchObject({ ok: false, problem: { code: "host" } });
    expect(desk.excel.read("Bank!D2:D2")).toEqual([["label of shop"]]);
    const { cells, kept } = await undo();
    expect(cells).toBeGreaterThan(0);
    expect(kept).toBe(0);
    expect(desk.excel.read("Bank!D1:F601").flat().join("")).toBe("");
  });

  it("takes its columns out of an Excel table again", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.excel.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Bank").tables.add("A1:C4", true);
      await context.sync();
    });
    await desk.enrich();
    expect(desk.excel.read("Bank!D1:F1")).toEqual([["Label", "Merchant", "Recurrence"]]);
    await undo();
    expect(desk.excel.read("Bank!D1:F4").flat().join("")).toBe("");
    expect(desk.excel.host.book.tables.all()[0]?.area).toMatchObject({ columns: 3 });
  });
});
