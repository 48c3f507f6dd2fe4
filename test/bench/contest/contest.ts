/** The contest: the same rows to each contestant, each in a process of its own, one after another. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { readGold } from "../../../src/cli/eval/gold";
import { comparableName } from "../../../src/cli/eval/names";
import { isNameToken, tokensOf } from "../../../src/engine/text/descriptor";
import type { Knowledge } from "../../../src/knowledge";
import { type BenchRow, distinctRows } from "../descriptors";
import { DISTINCT_ROWS, openBuilt, SEED } from "../engine";
import { heapUsed } from "../table";
import { type ContestRow, CONTESTANTS } from "./contestants";

/** Longest time for one set of rows; a slower contestant is measured over those it got to. */
const MOST_MILLISECONDS = 5_000;

const Score = z.object({
  rows: z.number(),
  seconds: z.number(),
  found: z.number(),
  /** Rows whose merchant, or that there is none, is known; of them those with one, answered, right. */
  known: z.number(),
  expected: z.number(),
  answered: z.number(),
  right: z.number(),
});
type Score = z.infer<typeof Score>;

const Result = z.object({
  loadMilliseconds: z.number(),
  /** Megabytes more than before loading; `arrays` lie beside the heap. */
  heap: z.number(),
  arrays: z.number(),
  made: Score,
  gold: Score.nullable(),
});
type Result = z.infer<typeof Result>;

interface Papers {
  made: ContestRow[];
  gold: ContestRow[];
}

/** Runs the contest and returns its table. `goldFile`: labelled rows as `ntropy eval` takes them. */
export async function runContest(root: string, goldFile: string | null): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "ntropy-bench-"));
  try {
    const knowledge = await openBuilt(root);
    const made = distinctRows(knowledge, DISTINCT_ROWS, SEED);
    const gold = goldFile === null ? [] : goldRows(goldFile);
    const complete = (row: BenchRow): ContestRow => ({
      ...row,
      words: wordsOf(row.description),
      at: row.country === null ? null : placeOf(knowledge, row.country),
    });
    const papers: Papers = { made: made.map(complete), gold: gold.map(complete) };
    writeFileSync(join(folder, "rows.json"), JSON.stringify(papers));
    const names = [...new Set(knowledge.merchants.map(({ name }) => name))];
    writeFileSync(join(folder, "names.json"), JSON.stringify(names));
    const results: [string, Result][] = [];
    for (const [key, { name }] of Object.entries(CONTESTANTS))
      results.push([name, await inOwnProcess(key, folder)]);
    return tableOf(results, made.length, gold.length);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a process of its own does: loads one contestant, asks it, prints the result as JSON. */
export async function contest(root: string, key: string, folder: string): Promise<void> {
  const contestant = CONTESTANTS[key];
  if (contestant === undefined) throw new Error(`There is no contestant "${key}".`);
  const { made, gold } = JSON.parse(readFileSync(join(folder, "rows.json"), "utf8")) as Papers;
  const before = { heap: heapUsed(), arrays: process.memoryUsage().arrayBuffers };
  const begun = performance.now();
  const find = await contestant.load(
    root,
    () => JSON.parse(readFileSync(join(folder, "names.json"), "utf8")) as string[]
  );
  const loadMilliseconds = performance.now() - begun;
  const heap = (heapUsed() - before.heap) / 1e6;
  const arrays = (process.memoryUsage().arrayBuffers - before.arrays) / 1e6;
  // The compiler's work is no part of the rate: rows from the other end first.
  ask(find, made.slice(-5_000), MOST_MILLISECONDS / 4);
  const result: Result = {
    loadMilliseconds,
    heap,
    arrays,
    made: ask(find, made, MOST_MILLISECONDS),
    gold: gold.length === 0 ? null : ask(find, gold, MOST_MILLISECONDS),
  };
  process.stdout.write(JSON.stringify(result));
}

function ask(
  find: (row: ContestRow) => readonly string[] | null,
  rows: readonly ContestRow[],
  most: number
): Score {
  const answers: (readonly string[] | null)[] = [];
  const begun = performance.now();
  for (const row of rows) {
    answers.push(find(row));
    if (answers.length % 64 === 0 && performance.now() - begun > most) break;
  }
  const seconds = (performance.now() - begun) / 1_000;
  const score: Score = {
    rows: answers.length,
    seconds,
    found: answers.filter((answer) => answer !== null).length,
    known: 0,
    expected: 0,
    answered: 0,
    right: 0,
  };
  answers.forEach((answer, index) => {
    const wanted = rows[index]?.merchant ?? null;
    if (wanted === null) return;
    score.known += 1;
    if (wanted.length > 0) score.expected += 1;
    if (answer === null) return;
    score.answered += 1;
    const right = new Set(wanted.map(comparableName));
    if (answer.some((name) => right.has(comparableName(name)))) score.right += 1;
  });
  return score;
}

function inOwnProcess(key: string, folder: string): Promise<Result> {
  return new Promise((resolve, reject) => {
    const script = process.argv[1] ?? "";
    const child = spawn(process.execPath, [script, "contestant", key, folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(Result.parse(JSON.parse(text)));
      else reject(new Error(`The contestant "${key}" ended with ${String(code)}.`));
    });
  });
}

function goldRows(file: string): BenchRow[] {
  const gold = readGold(readFileSync(file, "utf8"));
  if (!gold.ok) throw new Error(`${file}: ${gold.message}`);
  return gold.rows.map(({ input, merchant }) => ({
    description: input.description,
    country: input.location?.country ?? null,
    currency: input.currency ?? null,
    amount: input.amount ?? null,
    direction:
      input.entry_type === "incoming" || input.entry_type === "credit" ? "incoming" : "outgoing",
    merchant,
  }));
}

/** Words that may belong to a name; `M & S` is `m and s`. */
function wordsOf(description: string): string {
  return tokensOf(description)
    .filter((token) => isNameToken(token) && token.kind !== "number")
    .map(({ text, ampersand }) => (ampersand ? `and ${text}` : text))
    .join(" ");
}

/** Where the biggest city of a country lies. */
function placeOf({ places }: Knowledge, country: string): [number, number] | null {
  for (let index = 0; ; index += 1) {
    const city = places.cities.cityAt(index);
    if (city.name === "") return null;
    if (city.country !== country.slice(0, 2) || city.coordinates === null) continue;
    return [city.coordinates.longitude, city.coordinates.latitude];
  }
}

const share = (part: number, whole: number) =>
  whole === 0 ? "" : `${((100 * part) / whole).toFixed(1)} %`;

function tableOf(results: readonly [string, Result][], made: number, gold: number): string {
  const costs = ["load", "heap", "arrays", "rows/s"];
  const shares = ["found", "right", "precision", "F1"];
  const line = (first: string, rest: readonly string[]) =>
    `  ${first.padEnd(46)}${rest.map((cell) => cell.padStart(10)).join("")}`;
  const whose = (name: string, { rows }: Score, all: number) =>
    rows < all ? `${name} (${rows} rows)` : name;
  const scored = ({ rows, found, expected, answered, right }: Score) => [
    share(found, rows),
    share(right, expected),
    share(right, answered),
    (answered + expected === 0 ? 0 : (2 * right) / (answered + expected)).toFixed(3),
  ];
  const lines = results.map(([name, { loadMilliseconds, heap, arrays, made: score }]) =>
    line(whose(name, score, made), [
      `${Math.round(loadMilliseconds)} ms`,
      `${Math.round(heap)} MB`,
      `${Math.round(arrays)} MB`,
      Math.round(score.rows / score.seconds).toLocaleString("en"),
      ...scored(score),
    ])
  );
  const goldLines = results.flatMap(([name, { gold: score }]) =>
    score === null ? [] : [line(whose(name, score, gold), scored(score))]
  );
  return [
    `Who finds the merchant: ${made.toLocaleString("en")} made rows that differ without their digits`,
    "  (our names and places, so the shares favour us and the search over our names)",
    line("", [...costs, ...shares]),
    ...lines,
    ...(goldLines.length === 0
      ? []
      : [`The same over ${gold} labelled rows of real banks`, line("", shares), ...goldLines]),
    "",
  ].join("\n");
}
