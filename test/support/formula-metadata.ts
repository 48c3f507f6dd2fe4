/** functions.json of our formulas, as the build makes it. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";

const FOLDER = join(__dirname, "../../src/functions");

/** Files of formulas, by their name; the build takes the same ones. */
export const formulaFiles = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith("-functions.ts"))
    .map((name) => join(FOLDER, name));

export interface FormulaMetadata {
  functions: {
    id: string;
    name: string;
    description: string;
    options: Record<string, boolean>;
    result: { type?: string; dimensionality?: string };
    parameters: {
      name: string;
      type: string;
      dimensionality?: string;
      optional?: boolean;
      description?: string;
    }[];
  }[];
}

/** What Excel learns about the formulas. */
export async function formulaMetadata(): Promise<FormulaMetadata> {
  const made = await generateCustomFunctionsMetadata(formulaFiles(), true);
  if (made.errors.length > 0) throw new Error(made.errors.join("\n"));
  return JSON.parse(made.metadataJson) as FormulaMetadata;
}
