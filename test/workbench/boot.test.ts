import { type RunningExcel, startExcelHost } from "../support/excel-host";

describe("the emulated Excel host around the real office.js", () => {
  let excel: RunningExcel;
  afterEach(() => excel.close());

  it("starts the add-in's page as Excel on the web does", async () => {
    excel = await startExcelHost();
    expect(await Office.onReady()).toMatchObject({ host: "Excel", platform: "OfficeOnline" });
    expect(Office.context.requirements.isSetSupported("ExcelApi", "1.15")).toBe(true);
    expect(Office.context.requirements.isSetSupported("ExcelApi", "1.16")).toBe(false);
    expect(Office.context.requirements.isSetSupported("SharedRuntime", "1.1")).toBe(true);
  });

  it("reads and writes the cells of a prepared sheet", async () => {
    excel = await startExcelHost({
      sheets: {
        Bank: [
          ["Coffee", 4.5],
          ["Rent", "=B1*2"],
        ],
      },
    });
    const seen = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2");
      range.load("values,formulas,address");
      await context.sync();
      range.getCell(0, 0).values = [["Tea"]];
      await context.sync();
      return { values: range.values, formulas: range.formulas, address: range.address };
    });
    expect(seen).toEqual({
      address: "Bank!A1:B2",
      values: [
        ["Coffee", 4.5],
        ["Rent", 9],
      ],
      formulas: [
        ["Coffee", 4.5],
        ["Rent", "=B1*2"],
      ],
    });
    expect(excel.read("Bank!A1")).toEqual([["Tea"]]);
  });

  it("names the member it does not know", async () => {
    excel = await startExcelHost();
    const failure = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().pivotTables.load("items/name");
      await context.sync();
    });
    await expect(failure).rejects.toMatchObject({
      code: "NotImplemented",
      message: expect.stringContaining("Worksheet.pivotTables"),
    });
  });

  it("runs several hosts beside each other, each with its own workbook", async () => {
    const other = await startExcelHost({ sheets: { Other: [["o"]] } });
    excel = await startExcelHost({ sheets: { One: [["1"]] } });
    const nameIn = (host: RunningExcel) =>
      host.Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet().load("name");
        await context.sync();
        return sheet.name;
      });
    expect([await nameIn(other), await nameIn(excel)]).toEqual(["Other", "One"]);
    await other.close();
  });
});
