import type { Result } from "../../src/run";
import { contentsOf } from "../excel/inserted";
import { type Desk, sitDown } from "./desk";

const ROWS = [
  ["Date", "Description", "Amount"],
  [46023, "LIDL 123", -40.5],
  [46054, "REWE 55", -60],
];
const LABELS = ["Rent, utilities", "Groceries", "=Salary", "Groceries", ""];

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

describe("the list of labels to choose from", () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await sitDown({ sheets: { Bank: ROWS } });
    desk.excel.user.select("Bank!A1");
  });
  afterEach(() => desk.close());

  const set = async (labels: readonly string[] = LABELS) =>
    valueOf(await desk.controller.setLabelList(...(await desk.look()), labels));
  const list = async () => valueOf(await desk.controller.labelList(...(await desk.look())));
  const remove = async () => valueOf(await desk.controller.removeLabelList(...(await desk.look())));
  const ruleOf = (address: string) =>
    desk.excel.host.book.validations.common(desk.excel.area(address));
  const hiddenSheet = () =>
    desk.excel.grid.sheets().find(({ visibility }) => visibility === "VeryHidden");

  it("stands on a sheet the user never sees, commas and signs as they are", async () => {
    await desk.enrich();
    expect(await set()).toEqual({ state: "set", labels: 3 });
    expect(
      desk.excel.read(`${hiddenSheet()?.name ?? ""}!A1:A4`.replace(/^(.*)!/, "'$1'!"))
    ).toEqual([["Rent, utilities"], ["Groceries"], ["=Salary"], [""]]);
    expect(await list()).toEqual(["Rent, utilities", "Groceries", "=Salary"]);
  });

  it("warns of other texts in the label column and forbids none", async () => {
    await desk.enrich();
    await set();
    expect(ruleOf("Bank!D2:D3")).toMatchObject({
      rule: { list: { inCellDropDown: true, source: "=_ntropy.labels.1" } },
      errorAlert: { style: "Warning", showAlert: true },
    });
    expect(ruleOf("Bank!D1")).toBeNull();
    expect(ruleOf("Bank!E2:E3")).toBeNull();
  });

  it("is brought up to date, in the same place", async () => {
    await desk.enrich();
    await set();
    await set(["Food"]);
    expect(await list()).toEqual(["Food"]);
    expect(desk.excel.grid.sheets()).toHaveLength(2);
    expect(desk.excel.read("'Ntropy lists'!A1:A3")).toEqual([["Food"], [""], [""]]);
  });

  it("goes without a trace when it is taken away", async () => {
    await desk.enrich();
    const before = contentsOf(desk.excel);
    await set();
    expect(await remove()).toBe(true);
    expect(contentsOf(desk.excel)).toEqual(before);
    expect(ruleOf("Bank!D2:D3")).toBeNull();
    expect(await remove()).toBe(false);
    expect(await list()).toBeNull();
  });

  it("needs a label column, and leaves a rule of the user's alone", async () => {
    expect(await set()).toEqual({ state: "no_label_column" });
    await desk.enrich();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Bank");
      sheet.getRange("D2:D3").dataValidation.rule = {
        textLength: { formula1: 1, operator: "GreaterThan" },
      };
      await context.sync();
    });
    expect(await set()).toEqual({ state: "validated_by_user" });
    expect(hiddenSheet()).toBeUndefined();
  });

  it("leaves a rule of the user's alone wherever in the column it stands", async () => {
    await desk.enrich();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Bank");
      sheet.getRange("D3").dataValidation.rule = {
        textLength: { formula1: 1, operator: "GreaterThan" },
      };
      await context.sync();
    });
    expect(await set()).toEqual({ state: "validated_by_user" });
    expect(ruleOf("Bank!D3")).toMatchObject({ rule: { textLength: {} } });
  });

  it("never writes to a sheet of the user's, whatever its name has come to mean", async () => {
    await desk.enrich();
    desk.excel.grid.addSheet("Mine");
    desk.excel.user.type("Mine!A1", "my figures");
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Mine");
      context.workbook.names.add("_ntropy.labels.1", sheet.getRange("A1:A2")).visible = false;
      await context.sync();
    });
    await set();
    expect(desk.excel.read("Mine!A1:A3")).toEqual([["my figures"], [""], [""]]);
    await remove();
    expect(desk.excel.read("Mine!A1")).toEqual([["my figures"]]);
  });

  it("is one of its own for each table", async () => {
    await desk.enrich();
    await set();
    desk.excel.grid.addSheet("Other");
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Other");
      sheet.getRange("A1:C3").values = ROWS;
      sheet.activate();
      sheet.getRange("A1").select();
      await context.sync();
    });
    await desk.enrich();
    await set(["Food"]);
    expect(await list()).toEqual(["Food"]);
    expect(await remove()).toBe(true);
    desk.excel.user.select("Bank!A1");
    expect(await list()).toEqual(["Rent, utilities", "Groceries", "=Salary"]);
  });

  it.each([
    "WorksheetCollection.add()",
    "Worksheet.visibility=",
    "Range.values=",
    "NamedItemCollection.add()",
    "DataValidation.rule=",
    "DataValidation.errorAlert=",
  ])("is not half made when %s fails", async (member) => {
    await desk.enrich();
    const before = contentsOf(desk.excel);
    desk.excel.host.knobs.failNext({ code: "GeneralException", member });
    const result = await desk.controller.setLabelList(...(await desk.look()), LABELS);
    expect(result).toMatchObject({ ok: false });
    expect(contentsOf(desk.excel)).toEqual(before);
    expect(ruleOf("Bank!D2:D3")).toBeNull();
  });

  it.each(["Range.values=", "NamedItemCollection.add()", "DataValidation.rule="])(
    "stays as it was when bringing it up to date fails at %s",
    async (member) => {
      await desk.enrich();
      await set();
      const before = contentsOf(desk.excel);
      desk.excel.host.knobs.failNext({ code: "GeneralException", member });
      const result = await desk.controller.setLabelList(...(await desk.look()), [
        "a",
        "b",
        "c",
        "d",
        "e",
      ]);
      expect(result).toMatchObject({ ok: false });
      expect(contentsOf(desk.excel)).toEqual(before);
      expect(ruleOf("Bank!D2:D3")).toMatchObject({ errorAlert: { style: "Warning" } });
    }
  );
});
