/**
 * docs/functions.md, formula by formula: what it says a formula answers is what the cells hold, in the
 * emulated host over the real engine.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as labelFunctions from "../../src/functions/label-functions";
import * as partyFunctions from "../../src/functions/party-functions";
import { createFormulaQueue } from "../../src/functions/queue";
import * as rangeFunctions from "../../src/functions/range-functions";
import { connectFormulas } from "../../src/functions/runtime";
import { ENGLISH } from "../../src/strings";
import { functionDescriptions } from "../../src/workbench/host/custom-functions";
import { serialOfDate } from "../../src/columns";
import { startRealSession } from "../support/embedded-session";
import { type RunningExcel, startExcelHost } from "../support/excel-host";
import { formulaMetadata } from "../support/formula-metadata";

jest.setTimeout(60_000);

const TEXT = readFileSync(join(__dirname, "../../docs/functions.md"), "utf8");

/** A row of a table in Markdown as its cells. */
const cellsIn = (line: string): string[] =>
  line
    .replace(/^\s*\||\|\s*$/g, "")
    .split("|")
    .map((cell) => cell.trim());

/** The sheet that the examples are about. */
function documentedSheet(): (string | number | null)[][] {
  const section = TEXT.split("## The sheet of the examples")[1]?.split(/^## /m)[0] ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  const [heading = "", , ...rows] = lines;
  // The first column of the table in the document numbers the rows.
  const bare = (line: string) => cellsIn(line).slice(1);
  return [
    bare(heading),
    ...rows.map((line) =>
      bare(line).map((cell) => {
        if (/^\d{4}-\d{2}-\d{2}$/.test(cell)) return serialOfDate(cell);
        return /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell === "" ? null : cell;
      })
    ),
  ];
}

interface Example {
  name: string;
  formula: string;
  answer: string[][];
}

/** Every formula with an answer below it, by the heading it stands under. */
function documentedExamples(): Example[] {
  return TEXT.split(/^### /m)
    .slice(1)
    .flatMap((section) => {
      const name = /^[A-Z]+/.exec(section)?.[0] ?? "";
      return [...section.matchAll(/^```text\n([\s\S]*?)^```/gm)].flatMap(([, block = ""]) => {
        const examples: Example[] = [];
        for (const line of block.split("\n")) {
          if (line.startsWith("=")) examples.push({ name, formula: line, answer: [] });
          else if (line.startsWith("→"))
            examples.at(-1)?.answer.push(
              line
                .slice(1)
                .split("|")
                .map((cell) => cell.trim())
            );
        }
        return examples;
      });
    });
}

const EXAMPLES = documentedExamples();
let excel: RunningExcel;

/** Cells as the document writes them. */
const shown = (value: unknown): string =>
  typeof value === "boolean" ? String(value).toUpperCase() : String(value);

beforeAll(async () => {
  const { session, client } = await startRealSession();
  const { z } = await import("zod");
  const rule = {
    if: { is_substring: [{ get: "description" }, "BLUE BOTTLE"] },
    then: [{ set: "merchant", to: "The coffee place" }],
  };
  // The examples of RULETEST speak of a list with one rule, which is switched off.
  await client.send("POST", "/v3/rules/list", z.unknown(), {
    body: { changes: [{ do: "insert", rule, is_on: false }] },
  });
  excel = await startExcelHost({
    sheets: { Bank: documentedSheet() },
    functions: functionDescriptions(await formulaMetadata(), "NTROPY"),
  });
  connectFormulas({
    queue: createFormulaQueue({ evaluate: (rows) => session.evaluate(rows) }),
    ask: session.ask,
    defaults: () => ({ accountHolderType: "consumer", country: "US", currency: "USD" }),
    words: () => ENGLISH.functions,
  });
  const byName: Record<string, (...given: never[]) => unknown> = {};
  for (const [name, formula] of Object.entries({
    ...labelFunctions,
    ...partyFunctions,
    ...rangeFunctions,
  }))
    byName[name.toUpperCase()] = formula;
  for (const { id } of (await formulaMetadata()).functions) {
    const formula = byName[id];
    if (formula === undefined) throw new Error(`No function is called ${id}.`);
    excel.CustomFunctions.associate(id, formula);
  }
});
afterAll(async () => {
  connectFormulas(null);
  await excel.close();
});

it("shows every formula with at least one example", async () => {
  const names = (await formulaMetadata()).functions.map(({ name }) => name).sort();
  expect([...new Set(EXAMPLES.map(({ name }) => name))].sort()).toEqual(names);
  for (const { name, formula } of EXAMPLES) expect(formula).toContain(`NTROPY.${name}(`);
});

it.each(EXAMPLES.map((example, index) => [example.formula, example, index] as const))(
  "%s",
  async (_formula, { formula, answer }, index) => {
    // Each below the last one's answer, so that none spills into another.
    const column = "N";
    const row = 2 + EXAMPLES.slice(0, index).reduce((sum, one) => sum + one.answer.length + 30, 0);
    excel.user.type(`Bank!${column}${row}`, formula);
    for (let attempt = 0; attempt < 400; attempt++) {
      await excel.grid.calculated();
      if (excel.read(`Bank!${column}${row}`)[0]?.[0] !== "#BUSY!") break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const width = Math.max(...answer.map((cells) => cells.length));
    const last = String.fromCharCode(column.charCodeAt(0) + width);
    const read = excel.read(`Bank!${column}${row}:${last}${row + answer.length}`);
    // One row and one column more than the document has: they must be empty.
    expect(read.map((cells) => cells.map(shown))).toEqual([
      ...answer.map((cells) => [...cells, ...Array<string>(width + 1 - cells.length).fill("")]),
      Array(width + 1).fill(""),
    ]);
  }
);
