import { type RunningExcel, startExcelHost } from "../support/excel-host";

const ROWS = [
  ["Label", "Spent", "Received"],
  ["Groceries", 120, 0],
  ["Rent", 900, 0],
  ["Salary", 0, 2500],
];

describe("charts on the emulated host", () => {
  let excel: RunningExcel;
  beforeEach(async () => {
    excel = await startExcelHost({ sheets: { Report: ROWS, Other: [] } });
  });
  afterEach(() => excel.close());

  const add = () =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Report");
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:C4"), "Columns");
      chart.name = "By label";
      chart.title.text = "Spending by label";
      chart.setPosition("E2", "K17");
      chart.axes.valueAxis.title.text = "EUR";
      chart.load("id,name,left,top,width,height,chartType");
      await context.sync();
      return chart.toJSON();
    });

  it("records a chart with its type, place and titles", async () => {
    const chart = await add();
    expect(chart).toMatchObject({
      name: "By label",
      chartType: "ColumnClustered",
      left: 4 * 48,
      top: 15,
      width: 7 * 48,
      height: 16 * 15,
    });
    const [kept] = excel.host.book.charts.all();
    expect(kept?.title).toEqual({ text: "Spending by label", visible: true });
    expect(kept?.valueAxis.title.text).toBe("EUR");
  });

  it("reads series, their names and categories from the source as Excel does", async () => {
    await add();
    const [chart] = excel.host.book.charts.all();
    expect(chart?.series.map(({ name }) => name)).toEqual(["Spent", "Received"]);
    expect(chart?.series[0]?.values).toMatchObject({ row: 1, rows: 3, column: 1 });
    expect(chart?.series[1]?.categories).toMatchObject({ row: 1, rows: 3, column: 0 });
  });

  it("is found by name, counted, and gone once deleted", async () => {
    await add();
    await Excel.run(async (context) => {
      const { charts } = context.workbook.worksheets.getItem("Report");
      const found = charts.getItemOrNullObject("by LABEL");
      const missing = charts.getItemOrNullObject("Nobody's");
      const count = charts.getCount();
      found.load("name");
      missing.load("name");
      await context.sync();
      expect([found.isNullObject, missing.isNullObject, count.value]).toEqual([false, true, 1]);
      found.delete();
      const after = charts.getCount();
      await context.sync();
      expect(after.value).toBe(0);
    });
  });

  it("gives series their own cells and names, and adds further ones", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Report");
      const chart = sheet.charts.add("Line", sheet.getRange("B2:B4"), "Columns");
      const first = chart.series.getItemAt(0);
      first.name = "Spent";
      first.setXAxisValues(sheet.getRange("A2:A4"));
      const second = chart.series.add("Received");
      second.setValues(sheet.getRange("C2:C4"));
      second.setXAxisValues(sheet.getRange("A2:A4"));
      chart.series.load("items/name");
      await context.sync();
      expect(chart.series.items.map(({ name }) => name)).toEqual(["Spent", "Received"]);
    });
    const [chart] = excel.host.book.charts.all();
    expect(chart?.series[1]?.values).toMatchObject({ row: 1, rows: 3, column: 2 });
  });

  it("follows its cells when rows are inserted, and loses those that are deleted", async () => {
    await add();
    excel.user.insertRows("Report!1:2");
    expect(excel.host.book.charts.all()[0]?.series[0]?.values).toMatchObject({ row: 3, rows: 3 });
    excel.user.deleteColumns("Report!B:B");
    expect(excel.host.book.charts.all()[0]?.series[0]?.values).toBeNull();
  });

  it("goes with its sheet", async () => {
    await add();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Report").delete();
      await context.sync();
    });
    expect(excel.host.book.charts.all()).toEqual([]);
  });

  it("refuses a type it does not know, and axes of a pie", async () => {
    await expect(
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Report");
        sheet.charts.add("Treemap", sheet.getRange("A1:B4"));
        await context.sync();
      })
    ).rejects.toMatchObject({ code: "InvalidArgument" });
    await expect(
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Report");
        const chart = sheet.charts.add("Pie", sheet.getRange("A1:B4"));
        chart.axes.valueAxis.title.text = "EUR";
        await context.sync();
      })
    ).rejects.toMatchObject({ code: "InvalidOperation" });
  });
});
