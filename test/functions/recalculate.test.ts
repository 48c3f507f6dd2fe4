/** Formulas that are calculated anew on demand: with the rules in force then, and no other formula. */
import { z } from "zod";
import { countFormulaCells, reading, recalculateFormulaCells, writing } from "../../src/excel";
import { merchant } from "../../src/functions/party-functions";
import { createFormulaQueue } from "../../src/functions/queue";
import { connectFormulas } from "../../src/functions/runtime";
import { functionDescriptions } from "../../src/workbench/host/custom-functions";
import { startEmbeddedSession } from "../support/embedded-session";
import { type RunningExcel, startExcelHost } from "../support/excel-host";
import { connectQueue } from "../support/formula-host";
import { formulaMetadata } from "../support/formula-metadata";

jest.setTimeout(60_000);

let excel: RunningExcel;
let others: number;

afterEach(async () => {
  connectFormulas(null);
  await excel.close();
});

/** Excel with our formulas over the whole engine, and one function of somebody else's. */
async function start(sheets: Parameters<typeof startExcelHost>[0] = {}) {
  excel = await startExcelHost({
    sheets: { Bank: [["TESCO 1"], ["TESCO 2"], ["NETFLIX"]], Notes: [["TESCO 3"]] },
    functions: [
      ...functionDescriptions(await formulaMetadata(), "NTROPY"),
      ...functionDescriptions({ functions: [{ id: "TICK", name: "TICK" }] }, "OTHER"),
    ],
    ...sheets,
  });
  others = 0;
  excel.CustomFunctions.associate("MERCHANT", merchant);
  excel.CustomFunctions.associate("TICK", () => (others += 1));
  const started = startEmbeddedSession();
  connectQueue(createFormulaQueue({ evaluate: started.session.evaluate, windowMilliseconds: 1 }));
  return started;
}

const recalculate = () => writing(new AbortController().signal, recalculateFormulaCells);

async function results(address: string): Promise<unknown[]> {
  for (let attempt = 0; attempt < 400; attempt++) {
    const values = excel.read(address).flat();
    if (!values.includes("#BUSY!")) return values;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${address} is still busy`);
}

it("shows what a new rule says, keeps nothing of before, and leaves other formulas alone", async () => {
  const { client, session } = await start();
  for (const row of [1, 2, 3]) excel.user.type(`Bank!C${row}`, `=NTROPY.MERCHANT(A${row})`);
  excel.user.type("Bank!E5", '=IFERROR(ntropy.merchant(A1),"?")&"!"');
  excel.user.type("Bank!F1", "=OTHER.TICK()");
  excel.user.type("Bank!F2", '="NTROPY. is a name"');
  excel.user.type("Notes!B1", "=NTROPY.MERCHANT(A1)");
  expect(await results("Bank!C1:C3")).toEqual(["Tesco", "Tesco", "Netflix"]);
  expect(await results("Bank!E5")).toEqual(["Tesco!"]);
  await results("Bank!F1");
  await results("Notes!B1");

  await client.send("POST", "/v3/rules", z.unknown(), {
    body: { set: "merchant", to: "Corner shop" },
  });
  expect(await reading(countFormulaCells)).toBe(5);
  // Nothing changes by itself.
  expect(await results("Bank!C1")).toEqual(["Tesco"]);

  expect(await recalculate()).toBe(5);
  expect(await results("Bank!C1:C3")).toEqual(["Corner shop", "Corner shop", "Corner shop"]);
  expect(await results("Bank!E5")).toEqual(["Corner shop!"]);
  expect(await results("Notes!B1")).toEqual(["Corner shop"]);
  expect(others).toBe(1);
  expect(excel.contents("Bank!C1")).toEqual([[{ formula: "=NTROPY.MERCHANT(A1)" }]]);
  // Four descriptions, and no answer of before the rule.
  expect(await session.ask("formulas.remembered", null)).toEqual({ answers: 4 });
});

it("finds nothing where there is none, and reads long columns in pieces", async () => {
  await start({ sheets: { Bank: [["TESCO"]] } });
  expect(await recalculate()).toBe(0);
  const long = Array.from({ length: 25_000 }, (_, row) => [{ formula: `=A1&${row}` }]);
  const sheet = excel.grid.activeSheet();
  const area = { sheet, row: 0, column: 3, rows: long.length, columns: 1 };
  excel.grid.writeContents(area, long);
  excel.user.type("Bank!D24000", "=NTROPY.MERCHANT(A1)");
  expect(await reading(countFormulaCells)).toBe(1);
});

it("also works while a cell is being edited, once it is left", async () => {
  await start();
  excel.user.type("Bank!C1", "=NTROPY.MERCHANT(A1)");
  await results("Bank!C1");
  excel.host.knobs.failNext({ code: "InvalidOperationInCellEditMode", member: "Range.calculate" });
  expect(await recalculate()).toBe(1);
  expect(await results("Bank!C1")).toEqual(["Tesco"]);
});
