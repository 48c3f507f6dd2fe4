/** What Excel learns about the formulas: functions.json, made from the tags in functions.ts. */
import { join } from "node:path";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";

const source = join(__dirname, "../../src/functions/functions.ts");

interface Metadata {
  functions: {
    id: string;
    name: string;
    description: string;
    options: Record<string, boolean>;
    result: { type: string };
    parameters: { name: string; type: string; optional?: boolean; description?: string }[];
  }[];
}

async function metadata(): Promise<Metadata> {
  const made = await generateCustomFunctionsMetadata([source], true);
  expect(made.errors).toEqual([]);
  return JSON.parse(made.metadataJson) as Metadata;
}

it("offers exactly the formulas LABEL and MERCHANT", async () => {
  const { functions } = await metadata();
  expect(functions.map(({ id, name }) => [id, name])).toEqual([
    ["LABEL", "LABEL"],
    ["MERCHANT", "MERCHANT"],
  ]);
});

it("asks for a description and takes everything else as an option, in a fixed order", async () => {
  const { functions } = await metadata();
  for (const { parameters } of functions) {
    expect(parameters.map(({ name, optional }) => [name, optional ?? false])).toEqual([
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

it("describes every argument, answers text and can be cancelled", async () => {
  const { functions } = await metadata();
  for (const { parameters, options, result, description } of functions) {
    expect(parameters.filter((parameter) => !parameter.description)).toEqual([]);
    expect(options).toEqual({ cancelable: true });
    expect(result).toEqual({ type: "string" });
    expect(description).toMatch(/\S/);
  }
});

it("is the only file with formulas, so that none is missing from functions.json", async () => {
  const { functions } = await metadata();
  expect(functions).toHaveLength(2);
  for (const { name } of functions) {
    // Excel refuses a name that reads as a cell, such as TAX2024 or R1C1.
    expect(name).not.toMatch(/^[A-Z]{1,3}\d+$|^R\d*C\d*$/i);
    expect(name.length).toBeGreaterThanOrEqual(3);
  }
});
