import { type RunningExcel, startExcelHost } from "../support/excel-host";

const BANK = [
  ["Date", "Label", "Amount"],
  [46023, "Groceries", -40],
  [46054, "Groceries", -60],
  [46055, "Rent", -900],
  [46056, "Food*", -5],
  [46057, "", 2500],
];

describe("formulas of reports on the memory grid", () => {
  let excel: RunningExcel;
  beforeEach(async () => {
    excel = await startExcelHost({ sheets: { Bank: BANK, Report: [] } });
  });
  afterEach(() => excel.close());

  const value = async (formula: string) => {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Report").getRange("A1").formulas = [[formula]];
      await context.sync();
    });
    return excel.read("Report!A1")[0]?.[0];
  };
  const makeTable = () =>
    Excel.run(async (context) => {
      const table = context.workbook.tables.add("Bank!A1:C6", true);
      table.name = "Bank1";
      await context.sync();
    });

  it.each([
    ['=SUMIFS(Bank!$C$2:$C$6,Bank!$B$2:$B$6,"=Groceries")', -100],
    ['=SUMIFS(Bank!$C$2:$C$6,Bank!$B$2:$B$6,"=groceries",Bank!$A$2:$A$6,">="&DATE(2026,2,1))', -60],
    ['=SUMIFS(Bank!$C$2:$C$6,Bank!$B$2:$B$6,"=Food~*")', -5],
    ['=SUMIFS(Bank!$C$2:$C$6,Bank!$B$2:$B$6,"=")', 2500],
    ['=COUNTIFS(Bank!$C$2:$C$6,"<0",Bank!$B$2:$B$6,"<>Rent")', 3],
    ['=AVERAGEIFS(Bank!$C$2:$C$6,Bank!$B$2:$B$6,"Gro*")', -50],
    ['=MINIFS(Bank!$C$2:$C$6,Bank!$B$2:$B$6,"=Groceries")', -60],
    ["=SUMPRODUCT(Bank!$C$2:$C$3,Bank!$C$2:$C$3)", 5200],
    ["=ROUND(-2.345,2)", -2.35],
    ["=EDATE(DATE(2026,1,31),1)", 46081],
    ['=IFERROR(1/0,"none")', "none"],
    ["=SUBTOTAL(109,Bank!$C$2:$C$6)", 1495],
    ["=SUMIFS(Bank!$C$2:$C$6,Bank!$B$2:$B$5,1)", "#VALUE!"],
    ["=NOBODY(1)", "#NAME?"],
  ])("%s is %p", async (formula, expected) => {
    expect(await value(formula)).toBe(expected);
  });

  it("name the columns of a table, and follow it when it grows or is renamed", async () => {
    await makeTable();
    const formula = '=SUMIFS(Bank1[Amount],Bank1[[Label]],"=Rent")';
    expect(await value(formula)).toBe(-900);
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Bank1");
      table.rows.add(undefined, [[46060, "Rent", -950]]);
      await context.sync();
    });
    expect(excel.read("Report!A1")[0]?.[0]).toBe(-1850);
    expect(await value("=SUM(Bank1[Nothing])")).toBe("#REF!");
  });

  it("a row of totals comes below the table and is no part of its columns", async () => {
    await makeTable();
    await value("=SUM(Bank1[Amount])");
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Bank1");
      table.showTotals = true;
      const total = table.getTotalRowRange();
      total.load("values,address");
      await context.sync();
      expect(total.address).toBe("Bank!A7:C7");
      expect(total.values).toEqual([["Total", "", 1495]]);
    });
    expect(excel.read("Report!A1")[0]?.[0]).toBe(1495);
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("Bank1").showTotals = false;
      await context.sync();
    });
    expect(excel.read("Bank!A7:C7")).toEqual([["", "", ""]]);
  });
});
