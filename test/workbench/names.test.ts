import { type RunningExcel, startExcelHost } from "../support/excel-host";

describe("defined names", () => {
  let excel: RunningExcel;
  beforeEach(async () => {
    excel = await startExcelHost({ sheets: { Bank: [["Amount", 5]], Other: [] } });
  });
  afterEach(() => excel.close());

  it("belong to the workbook or to one sheet, the sheet's first", async () => {
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Bank");
      context.workbook.names.add("where", "=Bank!$A$1");
      sheet.names.add("where", sheet.getRange("B1"));
      const onSheet = sheet.getRange("where").load("address");
      const elsewhere = context.workbook.worksheets
        .getItem("Other")
        .getRange("where")
        .load("address");
      const scopes = [context.workbook.names.getItem("where"), sheet.names.getItem("WHERE")];
      for (const name of scopes) name.load("scope,value");
      await context.sync();
      return [onSheet.address, elsewhere.address, scopes.map(({ scope, value }) => [scope, value])];
    });
    expect(seen).toEqual([
      "Bank!B1",
      "Bank!A1",
      [
        ["Workbook", "Bank!A1"],
        ["Worksheet", "Bank!B1"],
      ],
    ]);
  });

  it("can be listed, hidden, rewritten and deleted", async () => {
    const seen = await Excel.run(async (context) => {
      const { names } = context.workbook;
      names.add("one", "=Bank!$A$1", "a comment");
      names.add("rate", "=0.19").visible = false;
      names.getItem("one").formula = "=Bank!$B$1";
      names.load("items/name,items/visible,items/formula,items/comment,items/type");
      await context.sync();
      const before = names.items.map(({ name, visible, formula, comment, type }) => ({
        name,
        visible,
        formula,
        comment,
        type,
      }));
      names.getItem("one").delete();
      const gone = names.getItemOrNullObject("one");
      const count = names.getCount();
      await context.sync();
      return { before, gone: gone.isNullObject, count: count.value };
    });
    expect(seen).toEqual({
      before: [
        { name: "one", visible: true, formula: "=Bank!$B$1", comment: "a comment", type: "Range" },
        { name: "rate", visible: false, formula: "=0.19", comment: "", type: "Double" },
      ],
      gone: true,
      count: 1,
    });
  });

  it.each(["A1", "R1C1", "two words", "1st", ""])("refuse the name %j", async (name) => {
    const adding = Excel.run(async (context) => {
      context.workbook.names.add(name, "=Bank!$A$1");
      await context.sync();
    });
    await expect(adding).rejects.toMatchObject({ code: "InvalidArgument" });
  });

  it("refuse a name that is taken", async () => {
    const adding = Excel.run(async (context) => {
      context.workbook.names.add("twice", "=Bank!$A$1");
      context.workbook.names.add("TWICE", "=Bank!$B$1");
      await context.sync();
    });
    await expect(adding).rejects.toMatchObject({ code: "ItemAlreadyExists" });
  });
});
