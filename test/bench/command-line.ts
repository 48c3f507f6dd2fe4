/** The command line as a user calls it: a text file of rows in, one with the answers out. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { spreadRows } from "../support/spread";
import { benchRows } from "./descriptors";
import { openBuilt, SEED } from "./engine";
import type { Figure } from "./table";

const ROWS = 100_000;

/** Whole processes, the launcher with them. */
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
  const begun = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, "src/cli/launch.mjs"), "cli", "enrich", from, "--out", to],
    { encoding: "utf8" }
  );
  const seconds = (performance.now() - begun) / 1_000;
  if (status !== 0) throw new Error(`ntropy enrich ended with ${String(status)}: ${stderr}`);
  if (statSync(to).size < statSync(from).size) throw new Error("ntropy enrich wrote too little.");
  return {
    name: `ntropy enrich, 100,000 rows, CSV to CSV: ${what}`,
    value: ROWS / seconds,
    unit: "rows/s",
    target: { atLeast: 15_000 },
  };
}

const spreadLines = () =>
  spreadRows(ROWS).map(({ date, description, amount }) => [date, description, amount, "USD"]);

async function namesLines(root: string) {
  const rows = benchRows(await openBuilt(root), SEED);
  return spreadRows(ROWS).map(({ date }) => {
    const { description, amount } = rows.next().value;
    return [date, description, -(amount ?? 0), "USD"];
  });
}
