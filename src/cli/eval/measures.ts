/** How right answers are: labels, names, hosts, people, places, and what stated confidence is worth. */
import { type EnrichedTransaction, NOT_ENOUGH_INFORMATION } from "../../model";
import type { GoldRow } from "./gold";
import { comparableHost, comparableName } from "./names";

/** Found among what was to be found. */
export interface Retrieval {
  /** Answers given where one could be judged. */
  answered: number;
  /** Of these right. */
  right: number;
  /** Rows that have one. */
  expected: number;
}

/** Rows whose stated confidence lies in one tenth. */
export interface ConfidenceBand {
  /** 0-based tenth: 9 is 0.90 and above. */
  tenth: number;
  rows: number;
  right: number;
  /** Sum of stated confidence. */
  stated: number;
}

export interface Measures {
  rows: number;
  labelRight: number;
  labelExact: number;
  /** Rows with another answer than `not enough information`. */
  answered: number;
  answeredRight: number;
  merchant: Retrieval;
  website: Retrieval;
  person: Retrieval;
  intermediary: Retrieval;
  city: Retrieval;
  country: Retrieval;
  /** Over answered rows, ten of them. */
  bands: ConfidenceBand[];
  /** `right label -> answered label`, with how often. */
  confusions: Map<string, number>;
}

/** No rows measured yet. */
export function noMeasures(): Measures {
  const none = (): Retrieval => ({ answered: 0, right: 0, expected: 0 });
  return {
    rows: 0,
    labelRight: 0,
    labelExact: 0,
    answered: 0,
    answeredRight: 0,
    merchant: none(),
    website: none(),
    person: none(),
    intermediary: none(),
    city: none(),
    country: none(),
    bands: Array.from({ length: 10 }, (_, tenth) => ({ tenth, rows: 0, right: 0, stated: 0 })),
    confusions: new Map(),
  };
}

/** Adds one row's answer to the measures. */
export function addRow(measures: Measures, gold: GoldRow, answer: EnrichedTransaction): void {
  measures.rows += 1;
  addLabel(measures, gold, answer);
  const counterparty = answer.entities?.counterparty ?? null;
  const organisation = counterparty?.type === "organization" ? counterparty : null;
  const person = counterparty?.type === "person" ? counterparty : null;
  addOne(measures.merchant, organisation?.name ?? null, gold.merchant, comparableName);
  // A merchant whose website the reader did not know says nothing about websites.
  if (gold.merchant.length === 0 || gold.website.length > 0)
    addOne(measures.website, organisation?.website ?? null, gold.website, comparableHost);
  addOne(measures.person, person?.name ?? null, gold.person, comparableName);
  const place = answer.location?.structured ?? null;
  addOne(measures.city, place?.city ?? null, gold.city, comparableName);
  addOne(
    measures.country,
    place?.country_code ?? null,
    gold.country === null ? [] : [gold.country],
    comparableName
  );
  const found = new Set(
    (answer.entities?.intermediaries ?? []).map(({ name }) => comparableName(name ?? ""))
  );
  const wanted = new Set(gold.intermediary.map(comparableName));
  measures.intermediary.answered += found.size;
  measures.intermediary.expected += wanted.size;
  for (const name of found) if (wanted.has(name)) measures.intermediary.right += 1;
}

function addLabel(measures: Measures, gold: GoldRow, answer: EnrichedTransaction): void {
  const label = answer.categories?.general ?? NOT_ENOUGH_INFORMATION;
  const right = gold.labels.includes(label);
  const [best = ""] = gold.labels;
  if (right) measures.labelRight += 1;
  if (label === best) measures.labelExact += 1;
  if (!right) {
    const confusion = `${best} -> ${label}`;
    measures.confusions.set(confusion, (measures.confusions.get(confusion) ?? 0) + 1);
  }
  if (label === NOT_ENOUGH_INFORMATION) return;
  measures.answered += 1;
  if (right) measures.answeredRight += 1;
  const confidence = answer.confidence ?? 0;
  const band = measures.bands[Math.min(9, Math.floor(confidence * 10))];
  if (band === undefined) return;
  band.rows += 1;
  band.stated += confidence;
  if (right) band.right += 1;
}

function addOne(
  retrieval: Retrieval,
  answer: string | null,
  wanted: readonly string[],
  comparable: (text: string) => string
): void {
  if (wanted.length > 0) retrieval.expected += 1;
  if (answer === null || answer === "") return;
  retrieval.answered += 1;
  const given = comparable(answer);
  if (wanted.some((one) => comparable(one) === given)) retrieval.right += 1;
}

/** Precision, recall and their harmonic mean; null where nothing was answered or expected. */
export function scoresOf({ answered, right, expected }: Retrieval): {
  precision: number | null;
  recall: number | null;
  f1: number | null;
} {
  const precision = answered === 0 ? null : right / answered;
  const recall = expected === 0 ? null : right / expected;
  const f1 = answered + expected === 0 ? null : (2 * right) / (answered + expected);
  return { precision, recall, f1 };
}

/** 95 % interval of a share, after Wilson. */
export function wilson(right: number, rows: number): { low: number; high: number } {
  if (rows === 0) return { low: 0, high: 1 };
  const z = 1.96;
  const share = right / rows;
  const centre = share + (z * z) / (2 * rows);
  const spread = z * Math.sqrt((share * (1 - share)) / rows + (z * z) / (4 * rows * rows));
  const whole = 1 + (z * z) / rows;
  return { low: (centre - spread) / whole, high: (centre + spread) / whole };
}
