import { checkLabels } from "../../../src/taskpane/models/label-check";
import { sheetRow } from "./sheet-row";

const rowsOf = (...labels: (string | number)[]) =>
  labels.map((label, index) => sheetRow(index, "SHOP", label));
const many = (label: string, count: number) => Array.from({ length: count }, () => label);
const codes = (labels: readonly (string | number)[]) =>
  checkLabels(rowsOf(...labels)).warnings.map(({ code }) => code);

describe("labels before a training", () => {
  it("are counted, most frequent first, without blank cells and blanks around them", () => {
    const check = checkLabels(rowsOf("Fuel", " Fuel ", "Food", "", "  ", 4010));
    expect(check.labels).toEqual([
      { label: "Fuel", rows: 2 },
      { label: "4010", rows: 1 },
      { label: "Food", rows: 1 },
    ]);
    expect(check.rows).toHaveLength(4);
    expect(check.warnings).toContainEqual({ code: "blank", rows: 2 });
    expect(check.canTrain).toBe(true);
  });

  it("cannot be trained on where there are none, one or too many", () => {
    expect(checkLabels(rowsOf("", ""))).toMatchObject({
      canTrain: false,
      warnings: [{ code: "none" }],
    });
    expect(checkLabels(rowsOf("Fuel", "Fuel"))).toMatchObject({
      canTrain: false,
      warnings: [{ code: "one_label", label: "Fuel" }],
    });
    const each = Array.from({ length: 1_001 }, (_, index) => `L${index}`);
    expect(checkLabels(rowsOf(...each))).toMatchObject({
      canTrain: false,
      warnings: [{ code: "too_many_labels" }],
    });
  });

  it("are doubted where hardly any comes twice, and where rows are few", () => {
    const each = Array.from({ length: 30 }, (_, index) => `L${index} of ${index}`);
    expect(codes(each)).toEqual(expect.arrayContaining(["hardly_any_twice", "few_rows"]));
    expect(codes([...many("Fuel", 40), ...many("Food", 40)])).toEqual([]);
  });

  it("name those that are too rare, and pairs that may be meant to be one", () => {
    const labels = [
      ...many("Groceries", 30),
      ...many("groceries ", 3),
      ...many("Grocries", 3),
      ...many("Account 4010", 10),
      ...many("Account 4020", 10),
      ...many("Bar", 5),
      ...many("Car", 5),
      "Rent",
    ];
    const { warnings } = checkLabels(rowsOf(...labels));
    expect(warnings).toContainEqual({
      code: "rare_labels",
      labels: [{ label: "Rent", rows: 1 }],
    });
    expect(warnings).toContainEqual({
      code: "near_duplicates",
      pairs: [
        ["Groceries", "Grocries"],
        ["Groceries", "groceries"],
        ["Grocries", "groceries"],
      ],
    });
  });

  it("leave out labels that are no labels for their length", () => {
    const check = checkLabels(rowsOf("Fuel", "Food", "x".repeat(257)));
    expect(check.rows).toHaveLength(2);
    expect(check.warnings).toContainEqual({ code: "too_long", rows: 1, maximum: 256 });
  });
});
