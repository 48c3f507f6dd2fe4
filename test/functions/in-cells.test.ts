/** The formulas in cells: the real office.js calls them as it does in Excel, from functions.json. */
import { label } from "../../src/functions/label-functions";
import { merchant } from "../../src/functions/party-functions";
import { connectFormulas } from "../../src/functions/runtime";
import { functionDescriptions } from "../../src/workbench/host/custom-functions";
import { type RunningExcel, startExcelHost } from "../support/excel-host";
import { connectQueue, echo, recordedQueue } from "../support/formula-host";
import { formulaMetadata } from "../support/formula-metadata";

jest.setTimeout(60_000);

let excel: RunningExcel;

/** Excel with our formulas loaded, over a session that labels rows with their description. */
async function start(
  rows: (string | number | null)[][],
  answer: Parameters<typeof recordedQueue>[0] = echo
) {
  excel = await startExcelHost({
    sheets: { Bank: rows },
    functions: functionDescriptions(await formulaMetadata(), "NTROPY"),
  });
  excel.CustomFunctions.associate("LABEL", label);
  excel.CustomFunctions.associate("MERCHANT", merchant);
  // A moment long enough for a column that Excel hands over in one go.
  const { queue, requests } = recordedQueue(answer, { windowMilliseconds: 25 });
  connectQueue(queue);
  return requests;
}

/** What the cells hold once none of them is busy any more. */
async function results(address: string): Promise<unknown[]> {
  for (let attempt = 0; attempt < 400; attempt++) {
    const values = excel.read(address).flat();
    if (!values.includes("#BUSY!")) return values;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${address} is still busy`);
}

afterEach(async () => {
  connectFormulas(null);
  await excel.close();
});

it("fills a column with one request", async () => {
  const rows = Array.from({ length: 200 }, (_, row) => [`SHOP ${row % 50}`, -1 - row, null]);
  const requests = await start(rows);
  for (let row = 1; row <= rows.length; row++)
    excel.user.type(`Bank!C${row}`, `=NTROPY.LABEL(A${row})`);
  const values = await results(`Bank!C1:C${rows.length}`);
  expect(values[0]).toBe("label of SHOP 0");
  expect(values[199]).toBe("label of SHOP 49");
  expect(requests.map((request) => request.description.length)).toEqual([50]);
});

it("takes a whole column, and spills no further than its rows", async () => {
  const requests = await start([["Description"], ["RENT"], [null], ["COFFEE"]]);
  excel.user.type("Bank!C1", "=NTROPY.LABEL(A:A)");
  expect(await results("Bank!C1")).toEqual(["Label"]);
  expect(excel.read("Bank!C1:C6").flat()).toEqual([
    "Label",
    "label of RENT",
    "",
    "label of COFFEE",
    "",
    "",
  ]);
  expect(requests).toHaveLength(1);
});

it("works inside other formulas, with arguments left out between others", async () => {
  const requests = await start([["RENT", -900, 45_351]]);
  excel.user.type("Bank!D1", '=NTROPY.MERCHANT(A1,B1,,C1,"EUR")&"!"');
  expect(await results("Bank!D1")).toEqual(["merchant of RENT!"]);
  expect(requests[0]).toMatchObject({
    amount: [900],
    entryType: ["outgoing"],
    date: ["2024-02-29"],
    currency: ["EUR"],
    country: [null],
    accountHolderType: ["consumer"],
  });
});

it("shows Excel's own errors, each with its reason", async () => {
  await start([["RENT"]]);
  const wrong = excel.host.customFunctions.invoke("NTROPY.LABEL", [
    "RENT",
    null,
    "sideways",
    null,
    null,
    null,
    null,
  ]);
  expect(await wrong.result).toEqual({
    value: "#VALUE!",
    message: expect.stringContaining("entry type"),
  });
  const blank = excel.host.customFunctions.invoke("NTROPY.LABEL", [
    "",
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
  expect(await blank.result).toEqual({
    value: "#N/A",
    message: "The description is blank. Choose a cell with the bank's text.",
  });
});

it("lets go of a call that Excel cancels, and answers the next", async () => {
  const requests = await start([["RENT"]]);
  const call = () =>
    excel.host.customFunctions.invoke("NTROPY.LABEL", ["RENT", null, null, null, null, null, null]);
  await excel.host.customFunctions.ready;
  const unwanted = call();
  unwanted.cancel();
  expect((await call().result).value).toEqual([["label of RENT"]]);
  expect(requests).toHaveLength(1);
});
