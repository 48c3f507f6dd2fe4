import { functionDescriptions } from "../../src/workbench/host/custom-functions";
import { type Desk, sitDown, valueOf } from "./desk";

jest.setTimeout(60_000);

let desk: Desk;
afterEach(() => desk.close());

/** A bank's export as people get it. */
const MESSY = [
  ["Musterbank AG"],
  ["Kontoauszug", "IBAN DE00 0000"],
  [],
  ["Buchungstag", "Verwendungszweck", "Soll", "Haben", "Währung"],
  ["28/01/2025", "REWE SAGT DANKE 4321", "45,20", "", "EUR"],
  ["29/01/2025", "LASTSCHRIFT STADTWERKE", "80,00", "", "EUR"],
  [],
  ["30/01/2025", "GEHALT MUSTER GMBH", "", "2.500,00", "EUR"],
  ["30/01/2025", "GEHALT MUSTER GMBH", "", "2.500,00", "EUR"],
  ["Buchungstag", "Verwendungszweck", "Soll", "Haben", "Währung"],
  ["31/01/2025", "MIETE FEBRUAR", "900,00", "", "EUR"],
  ["Summe", "", "1.025,20", "5.000,00", ""],
];

describe("a messy export", () => {
  it("is enriched with no hand-mapping, wherever the cursor stands", async () => {
    desk = await sitDown({ sheets: { Export: MESSY } });
    desk.excel.user.select("Export!A1");
    const [preparation] = await desk.look();
    expect(preparation).toMatchObject({
      headerRow: 4,
      address: "A5:E12",
      mapping: { date: 0, description: 1, debit: 2, credit: 3, currency: 4 },
      conventions: { dateOrder: "dmy", dateOrderUncertain: false, decimalMark: "," },
    });
    const plan = await desk.plan();
    expect(plan.toFill).toBe(5);
    expect(plan.skipped).toEqual([
      { reason: "blank", count: 1, firstRow: 7 },
      { reason: "header_row", count: 1, firstRow: 10 },
      { reason: "totals_row", count: 1, firstRow: 12 },
    ]);
    await desk.enrich();
    const [sent] = desk.session.sent;
    expect(sent).toMatchObject({
      amount: [45.2, 80, 2_500, 2_500, 900],
      entryType: ["outgoing", "outgoing", "incoming", "incoming", "outgoing"],
      date: ["2025-01-28", "2025-01-29", "2025-01-30", "2025-01-30", "2025-01-31"],
      currency: ["EUR", "EUR", "EUR", "EUR", "EUR"],
    });
    expect(desk.excel.read("Export!F1:F12").map(([cell]) => cell)).toEqual([
      "",
      "",
      "",
      "Label",
      "label of rewe",
      "label of lastschrift",
      "",
      "label of gehalt",
      "label of gehalt",
      "",
      "label of miete",
      "",
    ]);
  });
});

const SIMPLE = [
  ["Date", "Description", "Amount"],
  [45_659, "alpha 1", -1],
  [45_660, "beta 2", -2],
  [45_661, "gamma 3", -3],
  [45_662, "delta 4", -4],
];

async function makeTable(address: string): Promise<void> {
  await desk.excel.Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().tables.add(address, true);
    await context.sync();
  });
}

describe("what a selection means", () => {
  it("is the rows chosen, with the header found above them", async () => {
    desk = await sitDown({ sheets: { Bank: SIMPLE } });
    desk.excel.user.select("Bank!B3:B4");
    const [preparation] = await desk.look();
    expect(preparation).toMatchObject({ headerRow: 1, address: "A3:C4", rowCount: 2 });
    await desk.enrich();
    expect(desk.excel.read("Bank!D1:D5").map(([cell]) => cell)).toEqual([
      "Label",
      "",
      "label of beta",
      "label of gamma",
      "",
    ]);
    // The rest is enriched later into the same columns.
    desk.excel.user.select("Bank!A1");
    expect(await desk.plan()).toMatchObject({ toFill: 2, upToDate: 2, lockedCells: 0 });
    await desk.enrich();
    expect(desk.excel.read("Bank!D2:D5").map(([cell]) => cell)).toEqual([
      "label of alpha",
      "label of beta",
      "label of gamma",
      "label of delta",
    ]);
  });

  it("is cut to the rows in use where whole columns are selected", async () => {
    desk = await sitDown({ sheets: { Bank: SIMPLE } });
    desk.excel.user.select("Bank!A:C");
    const [preparation] = await desk.look();
    expect(preparation).toMatchObject({ headerRow: 1, address: "A2:C5", rowCount: 4 });
    expect((await desk.enrich()).written).toBe(4);
  });

  it("is the whole block around a single cell, up to blank columns and five blank rows", async () => {
    const rows: (string | number)[][] = SIMPLE.map((row) => ["", ...row, "", "aside"]);
    desk = await sitDown({
      sheets: { Bank: [...rows, [], [], [], [], [], ["", "another table", "of", "words"]] },
    });
    desk.excel.user.select("Bank!C3");
    const [preparation] = await desk.look();
    expect(preparation.address).toBe("B2:D5");
    expect(preparation.columns.map(({ letter }) => letter)).toEqual(["B", "C", "D"]);
    expect(preparation.columns[1]).toEqual({
      index: 1,
      letter: "C",
      header: "Description",
      samples: ["alpha 1", "beta 2", "gamma 3"],
    });
  });

  it("leaves hidden rows alone, and says how many they are", async () => {
    desk = await sitDown({ sheets: { Bank: SIMPLE } });
    desk.excel.user.hideRows("Bank!3:4");
    const [preparation] = await desk.look();
    expect(preparation.hiddenRows).toBe(2);
    expect(await desk.plan()).toMatchObject({
      toFill: 2,
      skipped: [{ reason: "hidden", count: 2, firstRow: 3 }],
    });
    await desk.enrich();
    expect(desk.excel.read("Bank!D2:D5").map(([cell]) => cell)).toEqual([
      "label of alpha",
      "",
      "",
      "label of delta",
    ]);
    expect((await desk.enrich({ includeHiddenRows: true })).written).toBe(2);
    expect(desk.excel.read("Bank!D3:D3")).toEqual([["label of beta"]]);
  });

  it("is the table a cell lies in, and new columns are the table's own", async () => {
    desk = await sitDown({ sheets: { Bank: SIMPLE } });
    await makeTable("A1:C5");
    desk.excel.user.select("Bank!B3");
    const [preparation] = await desk.look();
    expect(preparation).toMatchObject({ tableName: "Table1", address: "A2:C5", headerRow: 1 });
    await desk.enrich();
    const [table] = desk.excel.host.book.tables.all();
    expect(table?.columns.map(({ name }) => name)).toEqual([
      "Date",
      "Description",
      "Amount",
      "Label",
      "Merchant",
      "Recurrence",
    ]);
    expect(desk.excel.read("Bank!D2:F2")).toEqual([["label of alpha", "Alpha", "one off"]]);

    // Renamed and moved, the columns are still known by their ids.
    desk.excel.user.type("Bank!D1", "Mein Etikett");
    desk.excel.user.insertColumns("Bank!A:A");
    desk.excel.user.select("Bank!C3");
    const plan = await desk.plan();
    expect(plan).toMatchObject({ upToDate: 4, toFill: 0, lockedCells: 0 });
    expect(plan.columns[0]).toMatchObject({ header: "Mein Etikett", letter: "E" });
  });

  it("puts columns beside a table that has no room to grow", async () => {
    desk = await sitDown({ sheets: { Bank: SIMPLE.map((row) => [...row, "mine"]) } });
    await makeTable("A1:C5");
    desk.excel.user.select("Bank!B3");
    await desk.enrich();
    expect(desk.excel.read("Bank!D1:H2")).toEqual([
      ["mine", "Label", "Merchant", "Recurrence", ""],
      ["mine", "label of alpha", "Alpha", "one off", ""],
    ]);
    expect(await desk.plan()).toMatchObject({ upToDate: 4, lockedCells: 0 });
    expect(valueOf(await desk.controller.undoLastRun())).toMatchObject({ kept: 0 });
    expect(desk.excel.read("Bank!E1:G5").flat().join("")).toBe("");
  });

  it("leaves room to a formula that fills the cells beside it", async () => {
    desk = await sitDown({
      sheets: { Bank: SIMPLE },
      functions: functionDescriptions(
        {
          functions: [
            {
              id: "PAIRS",
              name: "PAIRS",
              result: { dimensionality: "matrix" },
              parameters: [{ name: "rows", dimensionality: "matrix" }],
            },
          ],
        },
        "NTROPY"
      ),
    });
    CustomFunctions.associate("PAIRS", (rows: string[][]) =>
      rows.map(([text]) => [String(text), String(text).length])
    );
    await desk.excel.Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getItem("Bank").getRange("F1");
      cell.formulas = [["=NTROPY.PAIRS(B1:B5)"]];
      await context.sync();
    });
    await desk.excel.grid.calculated();
    const spilled = desk.excel.read("Bank!F1:G5");
    expect(spilled[4]).toEqual(["delta 4", 7]);
    desk.excel.user.select("Bank!B3");
    await desk.enrich();
    expect(desk.excel.read("Bank!F1:G5")).toEqual(spilled);
    expect(desk.excel.read("Bank!H1:J1")).toEqual([["Label", "Merchant", "Recurrence"]]);
  });

  it("is one of two tables side by side, each with columns of its own", async () => {
    const blank = Array.from({ length: 5 }, () => "");
    desk = await sitDown({
      sheets: { Bank: SIMPLE.map((row) => [...row, ...blank, ...row]) },
    });
    desk.excel.user.select("Bank!B3");
    await desk.enrich();
    desk.excel.user.select("Bank!J3");
    expect((await desk.plan()).columns.map(({ letter }) => letter)).toEqual(["L", "M", "N"]);
    await desk.enrich();
    expect(desk.excel.read("Bank!D1:N1")[0]).toEqual([
      "Label",
      "Merchant",
      "Recurrence",
      "",
      "",
      "Date",
      "Description",
      "Amount",
      "Label",
      "Merchant",
      "Recurrence",
    ]);
    desk.excel.user.type("Bank!D2", "mine");
    desk.excel.user.select("Bank!B3");
    expect(await desk.plan()).toMatchObject({ lockedCells: 1 });
    desk.excel.user.select("Bank!J3");
    expect(await desk.plan()).toMatchObject({ lockedCells: 0, upToDate: 4 });
  });

  it("works without a header row", async () => {
    desk = await sitDown({ sheets: { Bank: SIMPLE.slice(1) } });
    const [preparation] = await desk.look();
    expect(preparation).toMatchObject({ headerRow: null, address: "A1:C4" });
    await desk.enrich();
    expect(desk.excel.read("Bank!D1:F1")).toEqual([["label of alpha", "Alpha", "one off"]]);
    expect(await desk.plan()).toMatchObject({ upToDate: 4, lockedCells: 0 });
  });
});

describe("how the rows are read", () => {
  it("takes the currency from the number format where no column names it", async () => {
    desk = await sitDown({ sheets: { Bank: SIMPLE } });
    desk.excel.grid.writeNumberFormats(
      desk.excel.area("Bank!C2:C5"),
      Array.from({ length: 4 }, () => ["#,##0.00 [$€-407]"])
    );
    await desk.enrich();
    expect(desk.session.sent[0]?.currency).toEqual(["EUR", "EUR", "EUR", "EUR"]);
  });

  it("answers rows with something missing, and says what in the Note column", async () => {
    desk = await sitDown({
      sheets: {
        Bank: [
          ["Date", "Description", "Amount", "Currency"],
          ["2025-01-02", "alpha 1", -1, "USD"],
          ["2025-01-03", "beta 2", "", "USD"],
          ["no day", "gamma 3", -3, "USD"],
          ["2025-01-05", "delta 4", -4, "Taler"],
          ["2025-01-06", `epsilon ${"x".repeat(1_100)}`, -5, "USD"],
          ["2025-01-07", "", -6, "USD"],
        ],
      },
    });
    const [preparation, choices] = await desk.look("region", { fields: ["label", "note"] });
    const plan = valueOf(await desk.controller.plan(preparation, choices));
    expect(plan.skipped).toEqual([{ reason: "no_description", count: 1, firstRow: 7 }]);
    expect(plan.noted).toEqual(
      expect.arrayContaining([
        { code: "amount_missing", count: 1, firstRow: 3 },
        { code: "date_unreadable", count: 1, firstRow: 4 },
        { code: "currency_unknown", count: 1, firstRow: 5 },
        { code: "description_too_long", count: 1, firstRow: 6 },
      ])
    );
    const quiet = { signal: new AbortController().signal, onProgress: () => undefined };
    const outcome = valueOf(await desk.controller.run(preparation, choices, quiet));
    expect(outcome).toMatchObject({ written: 5, noted: 4, skipped: 1 });
    expect(desk.excel.read("Bank!E1:F7").map(([, note]) => note)).toEqual([
      "Note",
      "",
      "No amount",
      "Date not understood: no day",
      "Currency not known: Taler",
      "Description longer than 1,024 characters; only the beginning was read",
      "",
    ]);
    expect(desk.excel.read("Bank!E6:E6")).toEqual([["label of epsilon"]]);
  });

  it("knows rows by the user's own ids where there are any", async () => {
    desk = await sitDown({
      sheets: {
        Bank: [
          ["Transaction ID", "Date", "Description", "Amount"],
          ["tx-1", 45_659, "alpha 1", -1],
          ["tx-2", 45_660, "beta 2", -2],
          ["tx-3", 45_661, "beta 2", -2],
        ],
      },
    });
    await desk.enrich();
    expect(desk.session.sent[0]?.id).toEqual(["tx-1", "tx-2", "tx-3"]);
    desk.excel.user.type("Bank!C2", "alpha corrected");
    expect(await desk.plan()).toMatchObject({ toUpdate: 1, upToDate: 2, lockedCells: 0 });
  });

  it("remembers for the sheet what the user changed about its columns", async () => {
    desk = await sitDown({
      sheets: {
        Bank: [
          ["Date", "Text one", "Text two", "Amount"],
          ["03/04/2025", "alpha 1", "first remark", -1],
          ["05/06/2025", "beta 2", "second remark", -2],
        ],
      },
    });
    const [preparation, choices] = await desk.look();
    const other = preparation.mapping.description === 1 ? 2 : 1;
    const quiet = { signal: new AbortController().signal, onProgress: () => undefined };
    await desk.controller.run(
      preparation,
      {
        ...choices,
        mapping: { ...choices.mapping, description: other },
        conventions: { ...choices.conventions, dateOrder: "dmy" },
      },
      quiet
    );
    await desk.excel.reload();
    const again = valueOf(await desk.another().prepare("region"));
    expect(again.mapping.description).toBe(other);
    expect(again.conventions).toMatchObject({ dateOrder: "dmy", dateOrderUncertain: false });
  });
});
