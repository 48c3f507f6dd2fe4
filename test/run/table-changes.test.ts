import { type Desk, sitDown, valueOf } from "./desk";

jest.setTimeout(60_000);

const BANK = [
  ["Date", "Description", "Amount"],
  [45_659, "alpha 1", -1],
  [45_660, "beta 2", -2],
  [45_661, "gamma 3", -3],
];

let desk: Desk;
afterEach(() => desk.close());

const inWorkbook = async (
  act: (workbook: Excel.Workbook, sheet: Excel.Worksheet) => void
): Promise<void> => {
  await desk.excel.Excel.run(async (context) => {
    act(context.workbook, context.workbook.worksheets.getItem("Bank"));
    await context.sync();
  });
};
const makeTable = (address: string) => inWorkbook((_, sheet) => sheet.tables.add(address, true));
/** The first table gets a row of totals, as with the button in Excel. */
const showTotals = () => {
  const [table] = desk.excel.host.book.tables.all();
  if (table === undefined) throw new Error("There is no table.");
  Object.assign(table, {
    showTotals: true,
    area: { ...table.area, rows: table.area.rows + 1 },
  });
};
const headers = (address = "Bank!A1:L1") =>
  desk.excel.read(address)[0]?.filter((header) => header !== "");
const undo = async () => valueOf(await desk.controller.undoLastRun());
const OURS = ["Date", "Description", "Amount", "Label", "Merchant", "Recurrence"];

describe("our columns in an Excel table", () => {
  it("are known and undone after the table was renamed", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await makeTable("A1:C4");
    await desk.enrich();
    await inWorkbook((workbook) => {
      workbook.tables.getItem("Table1").name = "Ledger";
    });
    expect(await desk.plan()).toMatchObject({ upToDate: 3, lockedCells: 0 });
    expect(await undo()).toEqual({ cells: 9, kept: 0 });
    expect(headers()).toEqual(["Date", "Description", "Amount"]);
  });

  it("stay ours when the user keeps one of them at undo", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await makeTable("A1:C4");
    await desk.enrich();
    desk.excel.user.type("Bank!D3", "mine");
    expect(await undo()).toEqual({ cells: 8, kept: 1 });
    expect(headers()).toEqual(["Date", "Description", "Amount", "Label"]);
    await desk.enrich();
    expect(headers()).toEqual(OURS);
    expect(desk.excel.read("Bank!D2:D4").flat()).toEqual([
      "label of alpha",
      "mine",
      "label of gamma",
    ]);
  });

  it("stay ours when the table is made a plain range again", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await makeTable("A1:C4");
    await desk.enrich();
    desk.excel.user.type("Bank!D3", "mine");
    await inWorkbook((workbook) => workbook.tables.getItem("Table1").convertToRange());
    const [preparation] = await desk.look();
    expect(preparation.columns.map(({ header }) => header)).toEqual(OURS.slice(0, 3));
    expect(await desk.plan()).toMatchObject({ upToDate: 3, lockedCells: 1 });
    desk.session.version = "fake-2";
    desk.session.label = () => "new";
    await desk.enrich();
    expect(headers()).toEqual(OURS);
    expect(desk.excel.read("Bank!D2:D4").flat()).toEqual(["new", "mine", "new"]);
  });

  it("are undone after the table was made a plain range", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await makeTable("A1:C4");
    await desk.enrich();
    await inWorkbook((workbook) => workbook.tables.getItem("Table1").convertToRange());
    expect(await undo()).toEqual({ cells: 9, kept: 0 });
    expect(headers()).toEqual(["Date", "Description", "Amount"]);
  });

  it("are ours although the run broke off before it could put down their ids", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await makeTable("A1:C4");
    desk.excel.host.knobs.failNext({
      code: "GeneralException",
      member: "SettingCollection.add()",
      after: 1,
    });
    const [preparation, choices] = await desk.look();
    const quiet = { signal: new AbortController().signal, onProgress: () => undefined };
    expect(await desk.controller.run(preparation, choices, quiet)).toMatchObject({ ok: false });
    expect(headers()).toEqual(OURS);
    await desk.enrich();
    expect(headers()).toEqual(OURS);
    expect(desk.excel.read("Bank!D2:D2")).toEqual([["label of alpha"]]);
  });

  it("are taken back although the run broke off before it could put down their ids", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await makeTable("A1:C4");
    desk.excel.host.knobs.failNext({
      code: "GeneralException",
      member: "SettingCollection.add()",
      after: 1,
    });
    const [preparation, choices] = await desk.look();
    const quiet = { signal: new AbortController().signal, onProgress: () => undefined };
    expect(await desk.controller.run(preparation, choices, quiet)).toMatchObject({ ok: false });
    expect(await undo()).toEqual({ cells: 0, kept: 0 });
    expect(headers()).toEqual(["Date", "Description", "Amount"]);
    expect(desk.excel.host.book.names.all()).toEqual([]);
  });

  it("do not take a total the user put below one of them", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await makeTable("A1:C4");
    showTotals();
    await desk.enrich();
    desk.excel.user.type("Bank!D5", "=COUNTA(D2:D4)");
    await undo();
    expect(headers()).toEqual(["Date", "Description", "Amount", "Label"]);
    expect(desk.excel.contents("Bank!D5:D5")).toEqual([[{ formula: "=COUNTA(D2:D4)" }]]);
  });

  it("do not push aside what stands beside the table's total", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await makeTable("A1:C4");
    showTotals();
    desk.excel.user.type("Bank!D5", "checked by me");
    await desk.enrich();
    expect(desk.excel.read("Bank!D5")).toEqual([["checked by me"]]);
    expect(headers()).toEqual(OURS);
    expect(desk.excel.read("Bank!D1")).toEqual([[""]]);
  });
});

describe("our columns beside a plain range", () => {
  it("stay ours when the user makes a table of it all", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.enrich();
    desk.excel.user.type("Bank!D3", "mine");
    await makeTable("A1:F4");
    const [preparation] = await desk.look();
    expect(preparation.columns.map(({ header }) => header)).toEqual(OURS.slice(0, 3));
    expect(await desk.plan()).toMatchObject({ upToDate: 3, lockedCells: 1 });
    desk.session.version = "fake-2";
    desk.session.label = () => "new";
    await desk.enrich();
    expect(headers()).toEqual(OURS);
    expect(desk.excel.read("Bank!D2:D4").flat()).toEqual(["new", "mine", "new"]);
  });

  it("are undone after the user has made a table of it all", async () => {
    desk = await sitDown({ sheets: { Bank: BANK } });
    await desk.enrich();
    await makeTable("A1:F4");
    expect(await undo()).toEqual({ cells: 9, kept: 0 });
    expect(headers()).toEqual(["Date", "Description", "Amount"]);
    expect(desk.excel.host.book.tables.all()[0]?.area).toMatchObject({ columns: 3 });
  });
});
