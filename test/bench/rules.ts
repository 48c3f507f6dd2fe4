/** What 5,000 rules of a user's own cost beside the engine, on rows that all differ. */
import { createEngine, type Engine } from "../../src/engine";
import { applyRules, compileRules, readRule, type NamedRule } from "../../src/engine/rules";
import type { Knowledge } from "../../src/knowledge";
import type { Transaction } from "../../src/model";
import { createRandom } from "../samples/random";
import { distinctRows } from "./descriptors";
import { DISTINCT_ROWS, openBuilt, SEED, transactionOf } from "./engine";
import { median, type Figure } from "./table";

const RULES = 5_000;
const ROUNDS = 2;
const HOLDER = { type: "consumer", name: null } as const;

/** Measures both over the same rows, in turns, in processor time: others share the machine. */
export async function measureRules(root: string): Promise<Figure[]> {
  const knowledge = await openBuilt(root);
  const engine = createEngine(knowledge);
  const json = rulesOver(knowledge, RULES);
  const readBegun = performance.now();
  const rules = json.map(read);
  const compileBegun = performance.now();
  const compiled = compileRules(rules);
  const compiledAt = performance.now();
  const bare: number[] = [];
  const ruled: number[] = [];
  let changed = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const rows = distinctRows(knowledge, DISTINCT_ROWS, SEED + round).map(transactionOf);
    bare.push(took(() => rows.forEach((row) => engine.enrich(row, HOLDER))));
    ruled.push(
      took(() => {
        changed = 0;
        for (const row of rows) if (changesOf(engine, compiled, row) > 0) changed += 1;
      })
    );
  }
  // The first round warms both up.
  const ratios = ruled.slice(1).map((one, index) => one / (bare[index + 1] ?? Number.NaN));
  return [
    { name: `${RULES} rules read`, value: compileBegun - readBegun, unit: "ms", target: null },
    { name: "the same indexed", value: compiledAt - compileBegun, unit: "ms", target: null },
    {
      name: `${DISTINCT_ROWS} rows, engine alone`,
      value: median(bare.slice(1)),
      unit: "ms",
      target: null,
    },
    { name: "the same with the rules", value: median(ruled.slice(1)), unit: "ms", target: null },
    { name: "rows that a rule changed", value: changed, unit: "", target: null },
    {
      name: "with the rules against alone, in one run",
      value: median(ratios),
      unit: "times",
      target: { atMost: 2 },
    },
  ];
}

function changesOf(
  engine: Engine,
  compiled: ReturnType<typeof compileRules>,
  row: Transaction
): number {
  return applyRules([compiled], row, engine.enrich(row, HOLDER)).changes.length;
}

/** Milliseconds of processor time. */
function took(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function read(json: unknown, index: number): NamedRule {
  const rule = readRule(json);
  if (!rule.ok) throw new Error(JSON.stringify(rule.faults));
  return { id: String(index + 1), action: rule.rule };
}

/** Rules as users write them, over names that stand in the rows; one in fifty fits no index. */
function rulesOver(knowledge: Knowledge, count: number): unknown[] {
  const random = createRandom(SEED);
  const labels = ["groceries", "restaurant", "my own label", "travel", "home"] as const;
  const [first, ...others] = knowledge.merchants;
  if (first === undefined) throw new Error("There is no merchant.");
  const merchants = [first, ...others] as const;
  return Array.from({ length: count }, (_, index) => {
    const merchant = random.pick(merchants);
    const upper = merchant.name.toUpperCase();
    const label = { add_label: random.pick(labels) };
    const contains = { is_substring: [{ to_upper: { get: "description" } }, upper] };
    switch (index % 50) {
      case 0:
        return {
          if: { "&&": [{ ">": [{ get: "amount" }, 5_000] }, { "!": { has_label: "rent" } }] },
          then: [label],
        };
      case 1:
      case 2:
      case 3:
        return {
          if: { "&&": [{ has_label: random.pick(labels) }, { ">": [{ get: "amount" }, index] }] },
          then: [{ add_mcc: 5411 }],
        };
      case 4:
      case 5:
      case 6:
      case 7:
        return {
          if: { "&&": [{ "==": [{ get: "account_holder_id" }, "holder"] }, contains] },
          then: [{ set: "merchant", to: `${merchant.name} of mine` }],
        };
      case 8:
      case 9:
      case 10:
        return { if: { starts_with: [{ get: "description" }, upper] }, then: [label] };
      case 11:
      case 12:
      case 13:
        return { if: { "||": [contains, { "==": [{ get: "merchant" }, upper] }] }, then: [label] };
      default:
        return index % 2 === 0
          ? { if: { "==": [{ get: "merchant" }, merchant.name] }, then: [label] }
          : { if: { is_substring: [{ get: "description" }, upper] }, then: [label] };
    }
  });
}
