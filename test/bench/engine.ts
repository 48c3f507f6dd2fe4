/** How fast the engine answers in Node: rows a second, load time, memory. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createEngine } from "../../src/engine";
import { loadKnowledge } from "../../src/knowledge";
import type { Transaction } from "../../src/model";
import { spreadRows } from "../support/spread";
import { median, type Figure } from "./table";

const RUNS = 5;
const ROWS = 25_000;

/** The spread of real merchants as transactions of one consumer. */
function transactions(count: number): Transaction[] {
  return spreadRows(count).map(({ date, description, amount }, index) => ({
    id: `row-${index}`,
    description,
    amount: Math.abs(amount),
    entry_type: amount < 0 ? "outgoing" : "incoming",
    currency: "USD",
    date,
    account_holder_id: "holder",
    account_holder_type: null,
    account_holder_name: null,
    country: "US",
    raw_address: null,
    mcc: null,
  }));
}

/** Measures over the knowledge as built, median of some runs. */
export async function measureEngine(root: string): Promise<Figure[]> {
  const bytes = readFileSync(join(root, "build/knowledge/knowledge.bin"));
  const loads: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now();
    await loadKnowledge(bytes);
    loads.push(performance.now() - begun);
  }
  const engine = createEngine(await loadKnowledge(bytes));
  const rows = transactions(ROWS);
  const holder = { type: "consumer", name: null } as const;
  const rates: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now();
    for (const row of rows) engine.enrich(row, holder);
    rates.push(ROWS / ((performance.now() - begun) / 1000));
  }
  const history = rows.map((transaction) => ({
    transaction,
    answer: engine.enrich(transaction, holder),
  }));
  const begun = performance.now();
  engine.recurrence(history);
  const recurrence = performance.now() - begun;
  const answered = history.filter(
    ({ answer }) => answer.categories?.general !== "not enough information"
  ).length;
  return [
    { name: "merchants known", value: engine.merchants, unit: "", target: null },
    { name: "knowledge file", value: bytes.length / 1024, unit: "KB", target: null },
    {
      name: "knowledge load, median of 5",
      value: median(loads),
      unit: "ms",
      target: { atMost: 400 },
    },
    {
      name: "rows a second, one core, median of 5",
      value: median(rates),
      unit: "rows/s",
      target: { atLeast: 25_000 },
    },
    {
      name: "recurrence over 25,000 rows of one holder",
      value: recurrence,
      unit: "ms",
      target: null,
    },
    {
      name: "rows of the spread that get a label",
      value: (100 * answered) / ROWS,
      unit: "%",
      target: null,
    },
    {
      name: "heap in use",
      value: process.memoryUsage().heapUsed / 1e6,
      unit: "MB",
      target: { atMost: 250 },
    },
  ];
}
