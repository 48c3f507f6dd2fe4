/** How fast the engine answers in Node: on rows that all differ, on hostile rows, and on ever more rows. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { openKnowledgeFile } from "../../src/cli/knowledge-file";
import { createEngine, type Engine } from "../../src/engine";
import type { Knowledge } from "../../src/knowledge";
import type { Transaction } from "../../src/model";
import { type BenchRow, benchRows, distinctRows } from "./descriptors";
import { hostileKinds } from "./hostile";
import { heapUsed, median, type Figure } from "./table";

/** Rows that differ even without their digits. */
export const DISTINCT_ROWS = 25_000;
export const SEED = 20_260;
const RUNS = 5;
const SCALES = [10_000, 100_000, 1_000_000] as const;
const HOLDER = { type: "consumer", name: null } as const;

const knowledgeFile = (root: string) => join(root, "build/knowledge/knowledge.bin");

/** The compiled knowledge of this build. */
export const openBuilt = (root: string): Promise<Knowledge> =>
  openKnowledgeFile(knowledgeFile(root));

/** A row as the engine takes it. */
export function transactionOf(row: BenchRow, index: number): Transaction {
  return {
    id: `row-${index}`,
    description: row.description,
    amount: row.amount,
    entry_type: row.direction,
    currency: row.currency,
    date: "2024-05-06",
    account_holder_id: "holder",
    account_holder_type: null,
    account_holder_name: null,
    country: row.country,
    raw_address: null,
    mcc: null,
  };
}

/** Measures over the knowledge as built. */
export async function measureEngine(root: string): Promise<Figure[]> {
  const before = { heap: heapUsed(), arrays: process.memoryUsage().arrayBuffers };
  const knowledge = await openBuilt(root);
  const engine = createEngine(knowledge);
  const heap = heapUsed() - before.heap;
  const arrays = process.memoryUsage().arrayBuffers - before.arrays;
  const { rates, busy, first } = rowsPerSecond(engine, knowledge);
  const costs = characterCosts(engine, knowledge);
  const scales = scaling(engine, knowledge);
  const slowest = scales[0]?.perRow ?? Number.NaN;
  const [worst] = costs.hostile;
  return [
    { name: "merchants known", value: engine.merchants, unit: "", target: null },
    {
      name: "knowledge file",
      value: statSync(knowledgeFile(root)).size / 1024,
      unit: "KB",
      target: null,
    },
    {
      name: "heap in use, engine with its knowledge",
      value: heap / 1e6,
      unit: "MB",
      target: { atMost: 250 },
    },
    {
      name: "typed arrays beside the heap",
      value: arrays / 1e6,
      unit: "MB",
      target: null,
    },
    {
      name: `rows a second over ${DISTINCT_ROWS} distinct rows each, median of ${RUNS}`,
      value: median(rates),
      unit: "rows/s",
      target: { atLeast: 25_000 },
    },
    {
      name: "the same a second of processor time, its collector's with it",
      value: median(busy),
      unit: "rows/s",
      target: null,
    },
    {
      name: `the first ${DISTINCT_ROWS} rows of a process, compiler still at work`,
      value: first,
      unit: "rows/s",
      target: null,
    },
    ...scales.map(({ rows, perRow }): Figure => ({
      name: `${rows.toLocaleString("en")} rows made on the fly, a row`,
      value: perRow,
      unit: "µs",
      target: null,
    })),
    {
      name: "a row of a million against one of ten thousand",
      value: (scales.at(-1)?.perRow ?? Number.NaN) / slowest,
      unit: "times",
      target: { atMost: 1.2 },
    },
    {
      name: "heap in use after the million",
      value: scales.at(-1)?.heap ?? Number.NaN,
      unit: "MB",
      target: { atMost: 250 },
    },
    {
      name: "a character of a descriptor, median of all",
      value: costs.usual,
      unit: "ns",
      target: null,
    },
    ...costs.hostile.slice(0, 6).map(({ name, ratio }): Figure => ({
      name: `  ${name}`,
      value: ratio,
      unit: "times",
      target: null,
    })),
    {
      name: `dearest of ${costs.hostile.length} hostile kinds: ${worst?.name ?? ""}`,
      value: worst?.ratio ?? Number.NaN,
      unit: "times",
      target: { atMost: 3 },
    },
  ];
}

/** Each run gets rows of its own, so that no memo of earlier answers could help. */
function rowsPerSecond(engine: Engine, knowledge: Knowledge) {
  const rates: number[] = [];
  const busy: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const rows = distinctRows(knowledge, DISTINCT_ROWS, SEED + run).map(transactionOf);
    const usedBefore = process.cpuUsage();
    const begun = performance.now();
    for (const row of rows) engine.enrich(row, HOLDER);
    rates.push(rows.length / ((performance.now() - begun) / 1_000));
    const { user, system } = process.cpuUsage(usedBefore);
    busy.push(rows.length / ((user + system) / 1e6));
  }
  const [first = Number.NaN, ...warm] = rates;
  return { rates: warm, busy: busy.slice(1), first };
}

/** Rounds over all rows and kinds; of each the cheapest counts, for others share the machine. */
const ROUNDS = 5;

/** Nanoseconds a character: of the median row, and how many times that of each hostile kind, dearest first. */
function characterCosts(engine: Engine, knowledge: Knowledge) {
  const rows = distinctRows(knowledge, DISTINCT_ROWS, SEED).slice(0, 5_000).map(transactionOf);
  const [sample] = rows;
  if (sample === undefined) throw new Error("There is no row.");
  const kinds = hostileKinds(knowledge);
  const hostile = kinds.flatMap(({ name, texts }) =>
    texts.map((description) => ({ name, row: { ...sample, description } }))
  );
  const cheapest = (all: readonly Transaction[]): number[] => {
    const costs = all.map(() => Number.POSITIVE_INFINITY);
    for (let round = 0; round < ROUNDS; round += 1) {
      all.forEach((row, index) => {
        const begun = performance.now();
        engine.enrich(row, HOLDER);
        const cost = ((performance.now() - begun) * 1e6) / row.description.length;
        costs[index] = Math.min(costs[index] ?? cost, cost);
      });
    }
    return costs;
  };
  const usual = median(cheapest(rows));
  const costs = cheapest(hostile.map(({ row }) => row));
  const dearest = new Map<string, number>();
  hostile.forEach(({ name }, index) => {
    const ratio = (costs[index] ?? Number.NaN) / usual;
    dearest.set(name, Math.max(dearest.get(name) ?? 0, ratio));
  });
  const ratios = [...dearest].map(([name, ratio]) => ({ name, ratio }));
  return { usual, hostile: ratios.sort((a, b) => b.ratio - a.ratio) };
}

/** Time a row over ever more rows, of which only a thousand exist at a time. */
function scaling(engine: Engine, knowledge: Knowledge) {
  return SCALES.map((count) => {
    const source = benchRows(knowledge, SEED + count);
    let spent = 0;
    for (let done = 0; done < count; done += 1_000) {
      const rows = Array.from({ length: 1_000 }, (_, index) =>
        transactionOf(source.next().value, index)
      );
      const begun = performance.now();
      for (const row of rows) engine.enrich(row, HOLDER);
      spent += performance.now() - begun;
    }
    return { rows: count, perRow: (spent * 1_000) / count, heap: heapUsed() / 1e6 };
  });
}
