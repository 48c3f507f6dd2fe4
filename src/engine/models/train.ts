/**
 * Trains a model on labelled inputs: for each label a plane that tells its rows from all others. Part of
 * the rows is held out first, and asked: that says how good the model is and how sure it may be. Then
 * it is trained on all. Deterministic, and in slices: a generator that yields its progress.
 */
import { generator, shuffle } from "../../knowledge";
import { type ModelParts } from "./classifier";
import { type ModelInput } from "./features";
import { distance, separate, type LabelledRows } from "./separate";
import { createTest, type TestReport } from "./test-report";
import { createCounter, rarityOf, writeVector, type Counter, type Weighing } from "./vectors";

/** An input with the label it is to be answered with. */
export interface LabelledInput extends ModelInput {
  label: string;
}

export interface Training {
  model: ModelParts;
  report: TestReport;
}

/** Most inputs and most labels of one model. */
export const MAXIMUM_TRAINING_ROWS = 50_000;
export const MAXIMUM_LABELS = 1_000;

const SEED = 20240229;
/** Bounds on what is held in memory: weights of a model, values of all rows. */
const MOST_WEIGHTS = 8 * 1024 * 1024;
const MOST_VALUES = 16 * 1024 * 1024;
const MOST_BUCKETS = 1 << 17;
const LEAST_BUCKETS = 1 << 12;
/** Features of a usual descriptor that no other has. */
const NEW_FEATURES = 100;
const FEATURES_OF_A_ROW = { least: 256, most: 640 };
/** One row in so many is held out at a time. */
const FOLDS = 5;
/** With more rows than this, one such part says enough. */
const ROWS_OF_ALL_FOLDS = 10_000;
const ROWS_A_SLICE = 200;

/** Trains. Yields shares of the work that are done, 0 to 1. */
export function* trainModel(inputs: readonly LabelledInput[]): Generator<number, Training> {
  const labels = [...new Set(inputs.map(({ label }) => label))].sort();
  const distinct = yield* distinctInputs(inputs);
  const room = MOST_WEIGHTS / Math.max(1, labels.length);
  const wanted = Math.min(distinct.length * NEW_FEATURES, MOST_BUCKETS, room);
  const buckets = Math.max(LEAST_BUCKETS, 2 ** Math.floor(Math.log2(Math.max(2, wanted))));
  const { least, most } = FEATURES_OF_A_ROW;
  const mostFeatures = Math.max(
    least,
    Math.min(most, Math.floor(MOST_VALUES / Math.max(1, distinct.length)))
  );
  const counter = createCounter(buckets);
  const weighing = yield* weigh(distinct, counter, mostFeatures, buckets);
  const data = yield* labelledRows(distinct, labels, counter, mostFeatures, weighing);
  const random = generator(SEED);
  const foldOf = foldsOf(data.labels, labels.length, random);
  const folds = distinct.length <= ROWS_OF_ALL_FOLDS ? FOLDS : 1;
  const steps = (folds + 1) * labels.length;
  const test = createTest(labels);
  for (let fold = 0; fold < folds; fold += 1)
    yield* testFold(data, labels.length, buckets, foldOf, fold, test, random, (label) =>
      share(fold * labels.length + label, steps)
    );
  const trained = yield* trainAll(data, labels.length, weighing, random, (label) =>
    share(folds * labels.length + label, steps)
  );
  const rowsOfLabels = labels.map(() => 0);
  data.labels.forEach((label, row) => {
    rowsOfLabels[label] = (rowsOfLabels[label] ?? 0) + (data.counts[row] ?? 0);
  });
  return {
    model: { labels, buckets, mostFeatures, sureness: test.sureness(), ...trained },
    report: test.report(rowsOfLabels),
  };
}

/** Reading the inputs is the first twentieth of the work. */
const share = (done: number, of: number): number => 0.05 + (0.95 * done) / of;

interface CountedInput {
  input: LabelledInput;
  count: number;
}

/** Inputs that are told apart, with how often each came: statements repeat themselves. */
function* distinctInputs(inputs: readonly LabelledInput[]): Generator<number, CountedInput[]> {
  const byKey = new Map<string, CountedInput>();
  for (const [index, input] of inputs.entries()) {
    if (index % ROWS_A_SLICE === 0) yield 0;
    const { description, entry_type, amount, facts, label } = input;
    const text = description.toLowerCase().replaceAll(/\d/g, "0");
    const size = amount === null ? null : Math.round(2 * Math.log2(Math.abs(amount) + 1));
    const key = JSON.stringify([text, entry_type, size, facts, label]);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { input, count: 1 });
    else known.count += 1;
  }
  return [...byKey.values()];
}

function* weigh(
  inputs: readonly CountedInput[],
  counter: Counter,
  mostFeatures: number,
  buckets: number
): Generator<number, Weighing> {
  const having = new Uint32Array(buckets);
  for (const [index, { input }] of inputs.entries()) {
    if (index % ROWS_A_SLICE === 0) yield 0;
    const size = counter.count(input, mostFeatures);
    for (let at = 0; at < size; at += 1) {
      const bucket = counter.found[at] ?? 0;
      having[bucket] = (having[bucket] ?? 0) + 1;
    }
  }
  return { buckets, rarity: rarityOf(inputs.length, having) };
}

function* labelledRows(
  inputs: readonly CountedInput[],
  labels: readonly string[],
  counter: Counter,
  mostFeatures: number,
  weighing: Weighing
): Generator<number, LabelledRows> {
  const indexOf = new Map(labels.map((label, index) => [label, index]));
  const starts = new Uint32Array(inputs.length + 1);
  const buckets = new Uint32Array(inputs.length * mostFeatures);
  const values = new Float32Array(inputs.length * mostFeatures);
  for (const [index, { input }] of inputs.entries()) {
    if (index % ROWS_A_SLICE === 0) yield 0.02;
    const from = starts[index] ?? 0;
    const size = counter.count(input, mostFeatures);
    starts[index + 1] = from + writeVector(counter, size, weighing, buckets, values, from);
  }
  return {
    rows: { count: inputs.length, starts, buckets, values },
    labels: Uint16Array.from(inputs, ({ input }) => indexOf.get(input.label) ?? 0),
    counts: Uint32Array.from(inputs, ({ count }) => count),
  };
}

/** By row: which part it is held out with; the rows of a label are spread over all parts. */
function foldsOf(labels: Uint16Array, count: number, random: () => number): Uint8Array {
  const order = Uint32Array.from(labels.keys());
  shuffle(order, random);
  const next = new Uint8Array(count);
  const folds = new Uint8Array(labels.length);
  for (const row of order) {
    const label = labels[row] ?? 0;
    folds[row] = next[label] ?? 0;
    next[label] = ((next[label] ?? 0) + 1) % FOLDS;
  }
  return folds;
}

function* testFold(
  data: LabelledRows,
  labels: number,
  buckets: number,
  foldOf: Uint8Array,
  fold: number,
  test: ReturnType<typeof createTest>,
  random: () => number,
  progress: (label: number) => number
): Generator<number, void> {
  const rows = Uint32Array.from(foldOf.keys());
  const held = rows.filter((row) => foldOf[row] === fold);
  const others = rows.filter((row) => foldOf[row] !== fold);
  if (others.length === 0) return;
  const scores = Array.from(held, () => new Float32Array(labels));
  const weights = new Float32Array(buckets);
  for (let label = 0; label < labels; label += 1) {
    const separating = separate(data, label, others, weights, random);
    let step = separating.next();
    for (; step.done !== true; step = separating.next()) yield progress(label);
    const plane = step.value;
    held.forEach((row, position) => {
      const own = scores[position];
      if (own !== undefined) own[label] = distance(data.rows, row, plane);
    });
  }
  held.forEach((row, position) => {
    const own = scores[position];
    if (own !== undefined) test.add(data.labels[row] ?? 0, data.counts[row] ?? 1, own);
  });
}

function* trainAll(
  data: LabelledRows,
  labels: number,
  { buckets, rarity }: Weighing,
  random: () => number,
  progress: (label: number) => number
): Generator<number, Pick<ModelParts, "rarity" | "scales" | "biases" | "weights">> {
  const all = Uint32Array.from(data.labels.keys());
  const plane = new Float32Array(buckets);
  const weights = new Int8Array(buckets * labels);
  const scales = new Float32Array(labels);
  const biases = new Float32Array(labels);
  for (let label = 0; label < labels; label += 1) {
    const separating = separate(data, label, all, plane, random);
    let step = separating.next();
    for (; step.done !== true; step = separating.next()) yield progress(label);
    biases[label] = step.value.bias;
    const scale = plane.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
    scales[label] = scale;
    if (scale === 0) continue;
    for (let bucket = 0; bucket < buckets; bucket += 1)
      weights[bucket * labels + label] = Math.round((plane[bucket] ?? 0) / scale);
  }
  return { rarity, scales, biases, weights };
}
