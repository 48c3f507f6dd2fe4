import { type RunningExcel, startExcelHost } from "../support/excel-host";

const BANK = [
  ["Date", "Description", "Amount"],
  [45659, "Coffee", -4.5],
  [45660, "Rent", -900],
  [45661, "Payroll", 2500],
];

describe("tables", () => {
  let excel: RunningExcel;
  beforeEach(async () => {
    excel = await startExcelHost({ sheets: { Bank: BANK } });
    await Excel.run(async (context) => {
      const table = context.workbook.worksheets.getItem("Bank").tables.add("A1:C4", true);
      table.name = "Bank_rows";
      await context.sync();
    });
  });
  afterEach(() => excel.close());

  const columns = () =>
    Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Bank_rows");
      table.columns.load("items/id,items/name,items/index");
      const range = table.getRange().load("address");
      await context.sync();
      return {
        address: range.address,
        columns: table.columns.items.map(({ id, name }) => `${id}:${name}`),
      };
    });

  it("are found by name, by sheet and by the cells they cover", async () => {
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Bank");
      const byName = context.workbook.tables.getItem("bank_rows").load("id");
      const byRange = sheet.getRange("B2").getTables(false).load("items/name,items/id");
      const outside = sheet.getRange("E2").getTables(false).getCount();
      const none = sheet.tables.getItemOrNullObject("Nope");
      const body = byName.getDataBodyRange().load("address");
      const header = byName.getHeaderRowRange().load("values");
      await context.sync();
      return {
        same: byRange.items.map(({ id }) => id === byName.id),
        outside: outside.value,
        none: none.isNullObject,
        body: body.address,
        header: header.values,
      };
    });
    expect(seen).toEqual({
      same: [true],
      outside: 0,
      none: true,
      body: "Bank!A2:C4",
      header: [["Date", "Description", "Amount"]],
    });
  });

  it("keep a column's id when it is moved, renamed or joined by others", async () => {
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Bank_rows");
      const label = table.columns.add(-1, [["Label"], ["Cafes"], ["Housing"], ["Income"]]);
      label.load("id,index");
      await context.sync();
      expect([label.id, label.index]).toEqual([4, 3]);
    });
    excel.user.insertColumns("Bank!B:B");
    excel.user.type("Bank!C1", "Text");
    expect(await columns()).toEqual({
      address: "Bank!A1:E4",
      columns: ["1:Date", "5:Column2", "2:Text", "3:Amount", "4:Label"],
    });
    const label = await Excel.run(async (context) => {
      const column = context.workbook.tables.getItem("Bank_rows").columns.getItem(4 as never);
      column.load("name,index,values");
      const body = column.getDataBodyRange().load("address");
      await context.sync();
      return [column.name, column.index, column.values.flat(), body.address];
    });
    expect(label).toEqual(["Label", 4, ["Label", "Cafes", "Housing", "Income"], "Bank!E2:E4"]);
  });

  it("push what stands to their right when a column is added", async () => {
    excel.grid.writeContents(excel.area("Bank!D1:D4"), [["note"], ["x"], ["y"], ["z"]]);
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Bank_rows");
      table.columns.add(undefined, undefined, "Label");
      table.columns.add(0, undefined, "Id");
      await context.sync();
    });
    expect(await columns()).toEqual({
      address: "Bank!A1:E4",
      columns: ["5:Id", "1:Date", "2:Description", "3:Amount", "4:Label"],
    });
    expect(excel.read("Bank!F1:F4").flat()).toEqual(["note", "x", "y", "z"]);
  });

  it("lose a column, and know it is gone", async () => {
    const seen = await Excel.run(async (context) => {
      const { columns: list } = context.workbook.tables.getItem("Bank_rows");
      list.getItem("Description").delete();
      const gone = list.getItemOrNullObject("Description");
      await context.sync();
      return gone.isNullObject;
    });
    expect(seen).toBe(true);
    expect(await columns()).toEqual({ address: "Bank!A1:B4", columns: ["1:Date", "3:Amount"] });
  });

  it("grow by rows, at the end or in between", async () => {
    await Excel.run(async (context) => {
      const { rows } = context.workbook.tables.getItem("Bank_rows");
      rows.add(undefined, [["1/5/2025", "Tea", "-3"]]);
      rows.add(1, [[1, "Bus", -2]]);
      await context.sync();
    });
    expect((await columns()).address).toBe("Bank!A1:C6");
    expect(excel.read("Bank!B2:C6")).toEqual([
      ["Coffee", -4.5],
      ["Bus", -2],
      ["Rent", -900],
      ["Payroll", 2500],
      ["Tea", -3],
    ]);
  });

  it("name blank headers and number repeated ones", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Bank");
      sheet.getRange("F1:H2").values = [
        ["a", "", "A"],
        [1, 2, 3],
      ];
      sheet.tables.add("F1:H2", true);
      await context.sync();
    });
    expect(excel.read("Bank!F1:H1")).toEqual([["a", "Column2", "A2"]]);
  });

  it("get a header row of their own when the data has none", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Bank");
      sheet.getRange("F1:G1").values = [[1, 2]];
      sheet.tables.add("F1:G1", false);
      await context.sync();
    });
    expect(excel.read("Bank!F1:G2")).toEqual([
      ["Column1", "Column2"],
      [1, 2],
    ]);
  });

  it("do not overlap, and are not torn apart by inserting beside them", async () => {
    const overlapping = Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Bank").tables.add("C3:E9", true);
      await context.sync();
    });
    await expect(overlapping).rejects.toMatchObject({ code: "InvalidArgument" });
    const tearing = Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Bank").getRange("A2:A3").insert("Right");
      await context.sync();
    });
    await expect(tearing).rejects.toMatchObject({ code: "InvalidOperation" });
  });

  it("hide what a filter leaves out and show it again", async () => {
    const { sheet } = excel.area("Bank!A1");
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Bank_rows");
      table.columns.getItem("Amount").filter.applyCustomFilter("<0");
      table.columns.getItem("Description").filter.applyValuesFilter(["Rent", "Payroll"]);
      table.autoFilter.load("isDataFiltered,enabled");
      await context.sync();
      expect([table.autoFilter.enabled, table.autoFilter.isDataFiltered]).toEqual([true, true]);
    });
    expect(excel.grid.hiddenRows(sheet, 0, 9)).toEqual([1, 3]);
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("Bank_rows").clearFilters();
      await context.sync();
    });
    expect(excel.grid.hiddenRows(sheet, 0, 9)).toEqual([]);
  });

  it("sort their rows below the header", async () => {
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("Bank_rows").sort.apply([{ key: 1, ascending: true }]);
      await context.sync();
    });
    expect(excel.read("Bank!B1:B4").flat()).toEqual(["Description", "Coffee", "Payroll", "Rent"]);
  });

  it("become plain cells again", async () => {
    const count = await Excel.run(async (context) => {
      context.workbook.tables.getItem("Bank_rows").convertToRange();
      const left = context.workbook.tables.getCount();
      await context.sync();
      return left.value;
    });
    expect(count).toBe(0);
    expect(excel.read("Bank!A1:A2")).toEqual([["Date"], [45659]]);
  });
});

describe("the filter of a sheet", () => {
  let excel: RunningExcel;
  beforeEach(async () => {
    excel = await startExcelHost({ sheets: { Bank: BANK } });
  });
  afterEach(() => excel.close());

  it("hides rows by wildcard and is taken away again", async () => {
    const { sheet } = excel.area("Bank!A1");
    await Excel.run(async (context) => {
      const { autoFilter } = context.workbook.worksheets.getItem("Bank");
      autoFilter.apply("A1:C4", 1, { filterOn: "Custom", criterion1: "=*o*" });
      await context.sync();
    });
    expect(excel.grid.hiddenRows(sheet, 0, 9)).toEqual([2]);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Bank").autoFilter.remove();
      await context.sync();
    });
    expect(excel.grid.hiddenRows(sheet, 0, 9)).toEqual([]);
  });
});
