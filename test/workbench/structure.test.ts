import { type RunningExcel, startExcelHost } from "../support/excel-host";

const BANK = [
  ["Date", "Description", "Amount", "Label"],
  [45659, "Coffee", -4.5, "Cafes"],
  [45660, "Rent", -900, "Housing"],
  [45661, "Payroll", 2500, "Income"],
];

describe("cells that are inserted, deleted, moved or sorted", () => {
  let excel: RunningExcel;
  beforeEach(async () => {
    excel = await startExcelHost({
      sheets: { Bank: BANK, Other: [["=Bank!C3", "=SUM(Bank!C2:C4)"]] },
    });
  });
  afterEach(() => excel.close());

  const addName = (name: string, address: string) =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Bank").getRange(address);
      const item = context.workbook.names.add(name, range);
      item.visible = false;
      await context.sync();
    });
  const nameNow = (name: string) =>
    Excel.run(async (context) => {
      const item = context.workbook.names.getItem(name).load("formula,visible,type");
      const range = item.getRangeOrNullObject().load("address");
      await context.sync();
      return {
        formula: item.formula,
        visible: item.visible,
        type: item.type,
        address: range.isNullObject ? null : range.address,
      };
    });

  it("take names with them when columns are inserted", async () => {
    await addName("ntropy_label", "D:D");
    excel.user.insertColumns("Bank!B:C");
    expect(await nameNow("ntropy_label")).toEqual({
      formula: "=Bank!$F:$F",
      visible: false,
      type: "Range",
      address: "Bank!F:F",
    });
    expect(excel.read("Bank!A1:F1")).toEqual([["Date", "", "", "Description", "Amount", "Label"]]);
  });

  it("leave names at #REF! when their column is deleted", async () => {
    await addName("ntropy_label", "D:D");
    excel.user.deleteColumns("Bank!D:D");
    expect(await nameNow("ntropy_label")).toEqual({
      formula: "=Bank!#REF!",
      visible: false,
      type: "Error",
      address: null,
    });
  });

  it("grow and shrink the areas names refer to", async () => {
    await addName("body", "A2:D4");
    excel.user.insertRows("Bank!3:4");
    expect((await nameNow("body")).formula).toBe("=Bank!$A$2:$D$6");
    excel.user.deleteRows("Bank!2:2");
    expect((await nameNow("body")).formula).toBe("=Bank!$A$2:$D$5");
  });

  it("take formulas along, on other sheets too", () => {
    excel.user.insertRows("Bank!1:1");
    expect(excel.contents("Other!A1:B1")).toEqual([
      [{ formula: "=Bank!C4" }, { formula: "=SUM(Bank!C3:C5)" }],
    ]);
    excel.user.deleteRows("Bank!4:4");
    expect(excel.contents("Other!A1:B1")).toEqual([
      [{ formula: "=Bank!#REF!" }, { formula: "=SUM(Bank!C3:C4)" }],
    ]);
    expect(excel.read("Other!A1:B1")).toEqual([["#REF!", 2495.5]]);
  });

  it("take a range along that the add-in still holds", async () => {
    const address = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Bank").getRange("C3").load("values");
      await context.sync();
      excel.user.insertRows("Bank!2:2");
      range.load("address,values");
      await context.sync();
      return [range.address, range.values];
    });
    expect(address).toEqual(["Bank!C4", [[-900]]]);
  });

  it("make a held range invalid once its cells are deleted", async () => {
    const reading = Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Bank").getRange("C3").load("values");
      await context.sync();
      excel.user.deleteRows("Bank!3:3");
      range.load("values");
      await context.sync();
    });
    await expect(reading).rejects.toMatchObject({ code: "InvalidReference" });
  });

  it("take hidden rows, merges and formats along", async () => {
    excel.user.hideRows("Bank!3:3");
    excel.user.merge("Bank!A4:B4");
    excel.grid.setFormat(excel.area("Bank!C4"), { numberFormat: "0.00" });
    excel.user.insertRows("Bank!2:2");
    const { sheet } = excel.area("Bank!A1");
    expect(excel.grid.hiddenRows(sheet, 0, 10)).toEqual([3]);
    expect(excel.grid.merges(excel.area("Bank!A1:D9"))).toEqual([excel.area("Bank!A5:B5")]);
    expect(excel.grid.readNumberFormats(excel.area("Bank!C4:C5"))).toEqual([["General"], ["0.00"]]);
  });

  it("shift only the cells beside or below, where the add-in inserts a part", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Bank");
      sheet.getRange("B2:B3").insert("Right");
      sheet.getRange("A4").delete("Up");
      await context.sync();
    });
    expect(excel.read("Bank!A1:E4")).toEqual([
      ["Date", "Description", "Amount", "Label", ""],
      [45659, "", "Coffee", -4.5, "Cafes"],
      [45660, "", "Rent", -900, "Housing"],
      ["", "Payroll", 2500, "Income", ""],
    ]);
  });

  it("move values and formats when sorted, but neither names nor hidden rows", async () => {
    await addName("second", "C3");
    excel.grid.setFormat(excel.area("Bank!C2"), { numberFormat: "0.00" });
    excel.user.hideRows("Bank!2:2");
    await Excel.run(async (context) => {
      const body = context.workbook.worksheets.getItem("Bank").getRange("A1:D4");
      body.sort.apply([{ key: 2, ascending: true }], false, true);
      await context.sync();
    });
    expect(excel.read("Bank!B1:C4")).toEqual([
      ["Description", "Amount"],
      ["Rent", -900],
      ["Coffee", -4.5],
      ["Payroll", 2500],
    ]);
    expect(excel.grid.readNumberFormats(excel.area("Bank!C2:C3"))).toEqual([["General"], ["0.00"]]);
    expect((await nameNow("second")).formula).toBe("=Bank!$C$3");
    expect(excel.grid.hiddenRows(excel.area("Bank!A1").sheet, 0, 9)).toEqual([1]);
  });

  it("sort numbers before text before booleans, blanks last in both directions", async () => {
    excel.grid.writeContents(excel.area("Other!D1:D5"), [["b"], [""], [true], [2], ["A"]]);
    const sorted = async (ascending: boolean) => {
      await Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Other").getRange("D1:D5");
        range.sort.apply([{ key: 0, ascending }]);
        await context.sync();
      });
      return excel.read("Other!D1:D5").flat();
    };
    expect(await sorted(true)).toEqual([2, "A", "b", true, ""]);
    expect(await sorted(false)).toEqual([true, "b", "A", 2, ""]);
  });

  it("keep names and formulas right when a sheet is renamed or deleted", async () => {
    await addName("amounts", "C2:C4");
    excel.user.renameSheet("Bank", "My bank");
    expect((await nameNow("amounts")).formula).toBe("='My bank'!$C$2:$C$4");
    expect(excel.contents("Other!A1")).toEqual([[{ formula: "='My bank'!C3" }]]);
    excel.user.deleteSheet("My bank");
    expect((await nameNow("amounts")).formula).toBe("=#REF!");
  });
});
