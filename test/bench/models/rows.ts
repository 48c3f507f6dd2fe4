/**
 * Labelled rows for measuring how fast a custom model is trained: descriptors made on the fly, with
 * labels as a bookkeeper gives them. Their names are ours, so how right a model is on them says nothing.
 */
import type { LabelledInput } from "../../../src/engine/models";
import type { Engine } from "../../../src/engine";
import type { Knowledge } from "../../../src/knowledge";
import { modelInput } from "../../../src/service/model-input";
import { createRandom } from "../../samples/random";
import { spreadRows } from "../../support/spread";
import { benchRows, type BenchRow } from "../descriptors";
import { transactionOf } from "../engine";

const HOLDER = { type: "consumer", name: null } as const;

/** Most different labels given. */
const MOST_LABELS = 100;
/** Share of rows whose label is drawn by chance: users err. */
const MISTAKEN = 0.05;

/** Rows of the whole world: hardly a descriptor comes twice. */
export function variedRows(knowledge: Knowledge, count: number, seed: number): BenchRow[] {
  const source = benchRows(knowledge, seed);
  return Array.from({ length: count }, () => source.next().value);
}

/** Rows of a few hundred merchants in a few cities, which come again and again. */
export function repetitiveRows(count: number, seed: number): BenchRow[] {
  return spreadRows(count, seed).map(({ description, amount }) => ({
    description,
    country: "US",
    currency: "USD",
    amount: Math.abs(amount),
    direction: amount < 0 ? "outgoing" : "incoming",
    merchant: null,
  }));
}

/**
 * The rows as a training sees them. A label is an account of a ledger: of what the engine found, of its
 * greater and smaller payments, and for a third of them of where the descriptor begins in the alphabet,
 * which nothing else says.
 */
export function labelledInputs(
  engine: Engine,
  rows: readonly BenchRow[],
  seed: number
): LabelledInput[] {
  const random = createRandom(seed);
  const accounts = new Map<string, string>();
  const accountOf = (key: string): string => {
    const known = accounts.get(key);
    if (known !== undefined) return known;
    const made = `account ${4_000 + 10 * (accounts.size % MOST_LABELS)}`;
    accounts.set(key, made);
    return made;
  };
  return rows.map((row, index) => {
    const transaction = transactionOf(row, index);
    const answer = engine.enrich(transaction, HOLDER);
    const found = answer.categories?.general ?? "unknown";
    const size = (row.amount ?? 0) > 100 ? "great" : "small";
    const half = found.length % 3 === 0 && /^[a-l]/i.test(row.description) ? "first" : "second";
    const own = accountOf(`${found} ${size} ${half}`);
    const drawn = [...accounts.values()][random.between(0, accounts.size - 1)] ?? own;
    return {
      ...modelInput(transaction, answer),
      label: random.chance(MISTAKEN) ? drawn : own,
    };
  });
}
