/** What Excel learns about the formulas: functions.json, made from the tags in src/functions. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { formulaFiles, formulaMetadata } from "../support/formula-metadata";

/** On one row each. */
const ROW_FORMULAS = [
  "LABEL",
  "CATEGORYGROUP",
  "ACCOUNTING",
  "CONFIDENCE",
  "MERCHANT",
  "WEBSITE",
  "LOGO",
  "MCC",
  "LOCATION",
  "PERSON",
  "INTERMEDIARY",
];

it("offers every formula on one row, under the name of its id", async () => {
  const { functions } = await formulaMetadata();
  expect(functions.map(({ name }) => name)).toEqual(expect.arrayContaining(ROW_FORMULAS));
  for (const { id, name } of functions) expect(id).toBe(name);
});

it("asks for a description and takes everything else as an option, in a fixed order", async () => {
  const { functions } = await formulaMetadata();
  for (const { name, parameters } of functions) {
    if (!ROW_FORMULAS.includes(name)) continue;
    expect(parameters.map((one) => [one.name, one.optional ?? false])).toEqual([
      ["description", false],
      ["amount", true],
      ["entry_type", true],
      ["date", true],
      ["currency", true],
      ["country", true],
      ["holder_type", true],
    ]);
  }
});

it("describes every formula with an example and every argument, takes ranges and can be cancelled", async () => {
  const { functions } = await formulaMetadata();
  for (const { name, parameters, options, result, description } of functions) {
    expect(parameters.filter((parameter) => !parameter.description)).toEqual([]);
    expect(options).toEqual({ cancelable: true });
    expect(result).toEqual({ dimensionality: "matrix" });
    expect(description).toContain(`Example: =NTROPY.${name}(`);
    for (const { type, dimensionality } of parameters)
      expect([type, dimensionality]).toEqual(["any", "matrix"]);
  }
});

it("has names that Excel does not read as cells", async () => {
  const { functions } = await formulaMetadata();
  for (const { name } of functions) {
    // Such as TAX2024 or R1C1.
    expect(name).not.toMatch(/^[A-Z]{1,3}\d+$|^R\d*C\d*$/i);
    expect(name.length).toBeGreaterThanOrEqual(3);
  }
});

it("finds formulas in files of that name only, so that none is missing from functions.json", () => {
  const folder = join(__dirname, "../../src/functions");
  const tagged = readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((file) => /^ \* @customfunction /m.test(readFileSync(file, "utf8")));
  expect(tagged).toEqual(formulaFiles());
});
