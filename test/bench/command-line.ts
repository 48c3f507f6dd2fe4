/** The command line as a user calls it: a text file of rows in, one with the answers out. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { loadKnowledge } from "../../src/knowledge";
import { spreadRows } from "../support/spread";
import { benchRows } from "./descriptors";
import { knowledgeBytes, SEED } from "./engine";
import type { Figure } from "./table";

const ROWS = 100_000;
const RUNS = 2;

/** Whole processes, the launcher with them; the better of two runs, for others share the machine. */
export async function measureCommandLine(root: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "ntropy-bench-"));
  try {
    return [
      await measure(root, folder, "one holder, 341 merchants' wordings", spreadLines()),
      await measure(root, folder, "one holder, rows over all names", await namesLines(root)),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(
  root: string,
  folder: string,
  what: string,
  lines: readonly (readonly (string | number)[])[]
): Promise<Figure> {
  const from = join(folder, "rows.csv");
  const to = join(folder, "enriched.csv");
  writeFileSync(from, Papa.unparse([["Date", "Description", "Amount", "Currency"], ...lines]));
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now();
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(root, "src/cli/launch.mjs"), "cli", "enrich", from, "--out", to],
      { encoding: "utf8" }
    );
    if (status !== 0) throw new Error(`ntropy enrich ended with ${String(status)}: ${stderr}`);
    best = Math.min(best, performance.now() - begun);
  }
  if (statSync(to).size < statSync(from).size) throw new Error("ntropy enrich wrote too little.");
  return {
    name: `ntropy enrich, 100,000 rows, CSV to CSV: ${what}`,
    value: ROWS / (best / 1_000),
    unit: "rows/s",
    target: { atLeast: 15_000 },
  };
}

const spreadLines = () =>
  spreadRows(ROWS).map(({ date, description, amount }) => [date, description, amount, "USD"]);

async function namesLines(root: string) {
  const rows = benchRows(await loadKnowledge(knowledgeBytes(root)), SEED);
  return spreadRows(ROWS).map(({ date }) => {
    const { description, amount } = rows.next().value;
    return [date, description, -(amount ?? 0), "USD"];
  });
}
