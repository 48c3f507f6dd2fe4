import { culture } from "../../src/workbench/host/culture";
import { interpretInput } from "../../src/workbench/host/input";
import { type RunningExcel, startExcelHost } from "../support/excel-host";

describe("what Excel makes of a typed value", () => {
  const english = culture("en-US");
  const british = culture("en-GB");
  const german = culture("de-DE");
  const french = culture("fr-FR");

  it.each([
    ["12", english, 12, null],
    [" -3.5 ", english, -3.5, null],
    ["007", english, 7, null],
    [".5", english, 0.5, null],
    ["1,234.56", english, 1234.56, "#,##0.00"],
    ["12,34", english, "12,34", null],
    ["1.234,56", english, "1.234,56", null],
    ["1.234,56", german, 1234.56, "#,##0.00"],
    ["1234,5", german, 1234.5, null],
    ["1 234,56", french, 1234.56, "#,##0.00"],
    ["(12.50)", english, -12.5, null],
    ["$5.00", english, 5, "$#,##0.00"],
    ["-£1,000", british, -1000, "£#,##0"],
    ["12,50 €", german, 12.5, "#,##0.00 €"],
    ["5%", english, 0.05, "0%"],
    ["1e5", english, 100000, "0.00E+00"],
    ["1/2/2025", english, 45659, "m/d/yyyy"],
    ["1/2/2025", british, 45689, "dd/mm/yyyy"],
    ["13/02/2025", british, 45701, "dd/mm/yyyy"],
    ["13/02/2025", english, "13/02/2025", null],
    ["31.12.2025", german, 46022, "dd.mm.yyyy"],
    ["31.12.2025", english, "31.12.2025", null],
    ["30/02/2025", british, "30/02/2025", null],
    ["2025-01-02", english, 45659, "m/d/yyyy"],
    ["1/2/25", english, 45659, "m/d/yyyy"],
    ["1/2/85", english, 31049, "m/d/yyyy"],
    ["10:30", english, 0.4375, "hh:mm"],
    ["5 Jan 2025", english, 45662, "d mmm yyyy"],
    ["TRUE", english, true, null],
    ["wahr", german, true, null],
    ["#n/a", english, "#N/A", null],
    ["POS PURCHASE 4411", english, "POS PURCHASE 4411", null],
    ["MARKET 12", english, "MARKET 12", null],
    ["7-ELEVEN 2234", english, "7-ELEVEN 2234", null],
    ["12 34", english, "12 34", null],
    ["", english, "", null],
  ] as const)("%j becomes a value", (input, where, content, numberFormat) => {
    expect(interpretInput(input, false, where)).toEqual({ content, numberFormat });
  });

  it.each([
    ["=A1*2", { formula: "=A1*2" }],
    ["+SUM(A1)", { formula: "=+SUM(A1)" }],
    ["-Transfer", { formula: "=-Transfer" }],
    ["@SUM(A1)", { formula: "=SUM(A1)" }],
    ["'=A1", { quoted: "=A1" }],
    ["'007", { quoted: "007" }],
    ["=", "="],
  ] as const)("%j begins a formula or is kept as text", (input, content) => {
    expect(interpretInput(input, false, english).content).toEqual(content);
  });

  it.each([
    ["=A1", "=A1"],
    ["007", "007"],
    [5, "5"],
    [true, "TRUE"],
  ] as const)("%j stays text in a cell formatted as text", (input, content) => {
    expect(interpretInput(input, true, english)).toEqual({ content, numberFormat: null });
  });
});

describe("values written by the add-in", () => {
  let excel: RunningExcel;
  afterEach(() => excel.close());

  const write = (address: string, values: unknown[][]) =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange(address);
      range.values = values;
      range.load("values,formulas,text,numberFormat,valueTypes");
      await context.sync();
      return range.toJSON();
    });

  it("are taken as typed, and dates bring their format", async () => {
    excel = await startExcelHost();
    expect(await write("A1:C1", [["1/2/2025", "12.50", "true"]])).toMatchObject({
      values: [[45659, 12.5, true]],
      text: [["1/2/2025", "12.5", "TRUE"]],
      numberFormat: [["m/d/yyyy", "General", "General"]],
      valueTypes: [["Double", "Double", "Boolean"]],
    });
  });

  it("follow the order of the sheet's culture", async () => {
    excel = await startExcelHost({ culture: "en-GB" });
    expect(await write("A1", [["1/2/2025"]])).toMatchObject({
      values: [[45689]],
      text: [["01/02/2025"]],
    });
  });

  it("hide a leading apostrophe in values and formulas, and keep it in the cell", async () => {
    excel = await startExcelHost();
    expect(await write("A1", [["'=SUM(1,2)"]])).toMatchObject({
      values: [["=SUM(1,2)"]],
      formulas: [["=SUM(1,2)"]],
      valueTypes: [["String"]],
    });
    expect(excel.contents("A1")).toEqual([[{ quoted: "=SUM(1,2)" }]]);
    // Written back as read, the text turns into a live formula: the trap of naive undo.
    await write("A1", [["=SUM(1,2)"]]);
    expect(excel.contents("A1")).toEqual([[{ formula: "=SUM(1,2)" }]]);
    expect(excel.read("A1")).toEqual([[3]]);
  });

  it("keep a format the cell already has", async () => {
    excel = await startExcelHost();
    excel.grid.setFormat(excel.area("A1"), { numberFormat: "0.00" });
    expect(await write("A1", [["1/2/2025"]])).toMatchObject({
      values: [[45659]],
      numberFormat: [["0.00"]],
      text: [["45659.00"]],
    });
  });

  it("leave cells alone where they are null, and empty them where they are blank text", async () => {
    excel = await startExcelHost({ sheets: { Sheet1: [["one", "two"]] } });
    await write("A1:B1", [[null, ""]]);
    expect(excel.read("A1:B1")).toEqual([["one", ""]]);
  });

  it("must have the range's size", async () => {
    excel = await startExcelHost();
    await expect(write("A1:B2", [[1, 2, 3]])).rejects.toMatchObject({ code: "InvalidArgument" });
    expect(excel.read("A1:B2").flat()).toEqual(["", "", "", ""]);
  });

  it("may not be longer than a cell holds", async () => {
    excel = await startExcelHost();
    await expect(write("A1", [["x".repeat(32_768)]])).rejects.toMatchObject({
      code: "InvalidArgument",
    });
  });
});
