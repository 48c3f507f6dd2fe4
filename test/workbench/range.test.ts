import { type RunningExcel, startExcelHost } from "../support/excel-host";

const BANK = [
  ["Date", "Description", "Amount"],
  [45659, "Coffee", -4.5],
  [45660, "Rent", -900],
  [45661, "Payroll", 2500],
];

describe("ranges", () => {
  let excel: RunningExcel;
  beforeEach(async () => {
    excel = await startExcelHost({ sheets: { "My bank": BANK, Empty: [] } });
  });
  afterEach(() => excel.close());

  const addressOf = (find: (sheet: Excel.Worksheet) => Excel.Range) =>
    Excel.run(async (context) => {
      const range = find(context.workbook.worksheets.getItem("My bank"));
      range.load("address");
      await context.sync();
      return range.isNullObject ? null : range.address.replace("'My bank'!", "");
    });

  it("carry the quoted name of their sheet", async () => {
    const address = await Excel.run(async (context) => {
      const range = context.workbook.worksheets
        .getItem("My bank")
        .getRange("A1:B2")
        .load("address");
      await context.sync();
      return range.address;
    });
    expect(address).toBe("'My bank'!A1:B2");
  });

  it.each<[string, (sheet: Excel.Worksheet) => Excel.Range, string | null]>([
    ["getCell", (sheet) => sheet.getRange("B2:D9").getCell(1, 2), "D3"],
    ["getOffsetRange", (sheet) => sheet.getRange("B2:C3").getOffsetRange(1, -1), "A3:B4"],
    ["getResizedRange", (sheet) => sheet.getRange("B2").getResizedRange(2, 1), "B2:C4"],
    [
      "getAbsoluteResizedRange",
      (sheet) => sheet.getRange("B2:F9").getAbsoluteResizedRange(1, 2),
      "B2:C2",
    ],
    ["getBoundingRect", (sheet) => sheet.getRange("B2").getBoundingRect("D5"), "B2:D5"],
    ["getIntersection", (sheet) => sheet.getRange("A1:C3").getIntersection("B2:F9"), "B2:C3"],
    [
      "getIntersectionOrNullObject",
      (sheet) => sheet.getRange("A1").getIntersectionOrNullObject("B2"),
      null,
    ],
    ["getEntireColumn", (sheet) => sheet.getRange("B2:C3").getEntireColumn(), "B:C"],
    ["getEntireRow", (sheet) => sheet.getRange("B2:C3").getEntireRow(), "2:3"],
    ["getLastCell", (sheet) => sheet.getRange("B2:C3").getLastCell(), "C3"],
    ["getLastRow", (sheet) => sheet.getRange("B2:C3").getLastRow(), "B3:C3"],
    ["getLastColumn", (sheet) => sheet.getRange("B2:C3").getLastColumn(), "C2:C3"],
    ["getRow", (sheet) => sheet.getRange("B2:C3").getRow(1), "B3:C3"],
    ["getColumn", (sheet) => sheet.getRange("B2:C3").getColumn(1), "C2:C3"],
    ["getColumnsAfter", (sheet) => sheet.getRange("B2:C3").getColumnsAfter(2), "D2:E3"],
    ["getColumnsBefore", (sheet) => sheet.getRange("B2:C3").getColumnsBefore(1), "A2:A3"],
    ["getRowsBelow", (sheet) => sheet.getRange("B2:C3").getRowsBelow(2), "B4:C5"],
    ["getRowsAbove", (sheet) => sheet.getRange("B2:C3").getRowsAbove(1), "B1:C1"],
    ["getUsedRange of a sheet", (sheet) => sheet.getUsedRange(), "A1:C4"],
    ["getUsedRange of whole columns", (sheet) => sheet.getRange("B:B").getUsedRange(true), "B1:B4"],
    [
      "getUsedRangeOrNullObject",
      (sheet) => sheet.getRange("F:G").getUsedRangeOrNullObject(true),
      null,
    ],
    ["getSurroundingRegion", (sheet) => sheet.getRange("B3").getSurroundingRegion(), "A1:C4"],
    [
      "getSurroundingRegion of an empty cell",
      (sheet) => sheet.getRange("H9").getSurroundingRegion(),
      "H9",
    ],
  ])("%s", async (_name, find, address) => {
    expect(await addressOf(find)).toBe(address);
  });

  it("end the region at a blank row and a blank column", async () => {
    excel.grid.writeContents(excel.area("My bank!A6:F6"), [["Total", "", "", "", "", 1600]]);
    expect(await addressOf((sheet) => sheet.getRange("A2").getSurroundingRegion())).toBe("A1:C4");
    expect(await addressOf((sheet) => sheet.getRange("F6").getSurroundingRegion())).toBe("F6");
  });

  it("begin the used range at the first used cell, formatted cells counting where asked", async () => {
    excel.grid.clearContents(excel.area("My bank!A1:C2"));
    excel.grid.setFormat(excel.area("My bank!E9"), { bold: true });
    expect(await addressOf((sheet) => sheet.getUsedRange(true))).toBe("A3:C4");
    expect(await addressOf((sheet) => sheet.getUsedRange())).toBe("A3:E9");
  });

  it("are refused off the sheet", async () => {
    await expect(
      addressOf((sheet) => sheet.getRange("A1").getOffsetRange(-1, 0))
    ).rejects.toMatchObject({
      code: "InvalidArgument",
    });
    await expect(addressOf((sheet) => sheet.getRange("A0"))).rejects.toMatchObject({
      code: "InvalidArgument",
    });
  });

  it("read whole columns as null", async () => {
    const columns = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("My bank").getRange("A:B");
      range.load("values,formulas,text,numberFormat,rowCount,isEntireColumn,cellCount");
      await context.sync();
      return range.toJSON();
    });
    expect(columns).toMatchObject({
      values: null,
      formulas: null,
      text: null,
      numberFormat: null,
      rowCount: 1_048_576,
      isEntireColumn: true,
      cellCount: 2_097_152,
    });
  });

  it("refuse more than five million cells in one read", async () => {
    const reading = Excel.run(async (context) => {
      context.workbook.worksheets.getItem("My bank").getRange("A1:Z200000").load("values");
      await context.sync();
    });
    await expect(reading).rejects.toMatchObject({ code: "RangeExceedsLimit" });
  });

  it("know hidden rows and columns, all, none or some", async () => {
    excel.user.hideRows("My bank!2:3");
    const hidden = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("My bank");
      sheet.getRange("C:C").columnHidden = true;
      const ranges = ["A2:A3", "A1:A2", "A4", "C1:C4", "B2:C2"].map((address) =>
        sheet.getRange(address).load("rowHidden,columnHidden,hidden")
      );
      await context.sync();
      return ranges.map(({ rowHidden, columnHidden, hidden: both }) => [
        rowHidden,
        columnHidden,
        both,
      ]);
    });
    expect(hidden).toEqual([
      [true, false, true],
      [null, false, null],
      [false, false, false],
      [null, true, true],
      [true, null, true],
    ]);
  });

  it("give the visible rows alone", async () => {
    excel.user.hideRows("My bank!3:3");
    const seen = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("My bank").getRange("A1:B4");
      const view = range.getVisibleView().load("values,rowCount,columnCount,cellAddresses");
      const areas = range.getSpecialCells("Visible").load("address,areaCount");
      await context.sync();
      return {
        values: view.values,
        rows: view.rowCount,
        address: areas.address,
        first: view.cellAddresses[2],
      };
    });
    expect(seen).toEqual({
      values: [
        ["Date", "Description"],
        [45659, "Coffee"],
        [45661, "Payroll"],
      ],
      rows: 3,
      address: "'My bank'!A1:B2,'My bank'!A4:B4",
      first: ["'My bank'!A4", "'My bank'!B4"],
    });
  });

  it("find blanks, constants and formulas", async () => {
    excel.grid.writeContents(excel.area("My bank!C3:C4"), [[""], [{ formula: "=1+1" }]]);
    const seen = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("My bank").getRange("C1:C4");
      const found = [
        range.getSpecialCells("Blanks"),
        range.getSpecialCells("Formulas"),
        range.getSpecialCells("Constants", "Numbers"),
      ];
      for (const areas of found) areas.load("address");
      const none = range.getSpecialCellsOrNullObject("Constants", "Logical");
      await context.sync();
      return [...found.map(({ address }) => address), none.isNullObject];
    });
    expect(seen).toEqual(["'My bank'!C3", "'My bank'!C4", "'My bank'!C2", true]);
  });

  it("merge into their first cell and tell which areas are merged", async () => {
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("My bank");
      sheet.getRange("A2:B3").merge();
      const merged = sheet.getRange("A1:C2").getMergedAreasOrNullObject().load("address");
      const none = sheet.getRange("C1:C4").getMergedAreasOrNullObject();
      sheet.getRange("A2:B2").values = [["kept", "dropped"]];
      await context.sync();
      return [merged.address, none.isNullObject];
    });
    expect(seen).toEqual(["'My bank'!A2:B3", true]);
    expect(excel.read("My bank!A2:B3")).toEqual([
      ["kept", ""],
      ["", ""],
    ]);
  });

  it("clear contents, formats or both", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("My bank");
      sheet.getRange("A2:C2").numberFormat = [["m/d/yyyy", "@", "0.00"]];
      sheet.getRange("A2").clear("Contents");
      sheet.getRange("B2").clear("Formats");
      sheet.getRange("C2").clear();
      await context.sync();
    });
    expect(excel.read("My bank!A2:C2")).toEqual([["", "Coffee", ""]]);
    expect(excel.grid.readNumberFormats(excel.area("My bank!A2:C2"))).toEqual([
      ["m/d/yyyy", "General", "General"],
    ]);
  });

  it("format cells and tell formats only where they agree", async () => {
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("My bank");
      const header = sheet.getRange("A1:C1");
      header.format.font.bold = true;
      header.format.fill.color = "yellow";
      header.format.columnWidth = 90;
      header.format.horizontalAlignment = "Center";
      const both = sheet
        .getRange("A1:A2")
        .load("format/font/bold,format/fill/color,format/columnWidth");
      header.load("format/font/bold,format/fill/color,format/horizontalAlignment");
      await context.sync();
      return [
        header.format.font.bold,
        header.format.fill.color,
        header.format.horizontalAlignment,
        both.format.font.bold,
        both.format.columnWidth,
      ];
    });
    expect(seen).toEqual([true, "#FFFF00", "Center", null, 90]);
  });

  it("format whole columns without touching a million cells", async () => {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("My bank").getRange("A:A").numberFormat =
        "yyyy-mm-dd" as never;
      await context.sync();
    });
    expect(excel.grid.readNumberFormats(excel.area("My bank!A900000:B900000"))).toEqual([
      ["yyyy-mm-dd", "General"],
    ]);
  });

  it("keep a data validation and give it back", async () => {
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("My bank");
      const range = sheet.getRange("B2:B4");
      range.dataValidation.rule = { list: { inCellDropDown: true, source: "=Empty!$A$1:$A$9" } };
      range.dataValidation.load("type,rule");
      const mixed = sheet.getRange("B1:B2");
      mixed.dataValidation.load("type");
      await context.sync();
      const before = [
        range.dataValidation.type,
        range.dataValidation.rule.list?.source,
        mixed.dataValidation.type,
      ];
      range.dataValidation.clear();
      range.dataValidation.load("type");
      await context.sync();
      return [...before, range.dataValidation.type];
    });
    expect(seen).toEqual(["List", "=Empty!$A$1:$A$9", "Inconsistent", "None"]);
  });

  it("belong to the selection, one area or several", async () => {
    excel.user.select("My bank!A1:B2", "My bank!D4");
    const areas = await Excel.run(async (context) => {
      const selected = context.workbook.getSelectedRanges().load("address,areaCount");
      await context.sync();
      return [selected.address, selected.areaCount];
    });
    expect(areas).toEqual(["'My bank'!A1:B2,'My bank'!D4", 2]);
    const single = Excel.run(async (context) => {
      context.workbook.getSelectedRange().load("address");
      await context.sync();
    });
    await expect(single).rejects.toMatchObject({ code: "InvalidSelection" });
  });

  it("stay the same cells when the selection moves on", async () => {
    excel.user.select("My bank!B2");
    const address = await Excel.run(async (context) => {
      const range = context.workbook.getSelectedRange().load("address");
      await context.sync();
      excel.user.select("My bank!C9");
      range.load("address");
      await context.sync();
      return range.address;
    });
    expect(address).toBe("'My bank'!B2");
  });

  it("leave nothing tracked after a run", async () => {
    await addressOf((sheet) => sheet.getRange("A1:C4"));
    await Excel.run(async (context) => {
      await context.sync();
    });
    expect(excel.host.api.trackedObjects()).toBe(0);
  });
});
