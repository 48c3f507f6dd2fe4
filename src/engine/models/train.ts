/**
 * Trains a model on labelled inputs: for each label a plane that tells its rows from all others. Part of
 * the rows is held out first, and asked: that says how good the model is and how sure it may be. Then
 * it is trained on all. Deterministic, and in slices: a generator that yields its progress.
 */
import { generator, shuffle } from "../../knowledge";
import { type ModelParts } from "./classifier";
import { type ModelInput } from "./features";
import {
  clearPlane,
  distance,
  emptyPlane,
  separate,
  type LabelledRows,
  type Plane,
} from "./separate";
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
  const random = generator(SEED);
  const distinct = inOrderOfChance(yield* distinctInputs(inputs), random);
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
  const foldOf = foldsOf(data.labels, labels.length, random);
  const folds = distinct.length <= ROWS_OF_ALL_FOLDS ? FOLDS : 1;
  const steps = folds * labels.length;
  const test = createTest(labels);
  const planes = createPlanes(labels.length, buckets);
  for (let fold = 0; fold < folds; fold += 1)
    yield* trainFold(
      { data, foldOf, fold, planes: fold === folds - 1 ? planes : null },
      labels.length,
      buckets,
      test,
      random,
      (label) => share(fold * labels.length + label, steps)
    );
  const rowsOfLabels = labels.map(() => 0);
  data.labels.forEach((label, row) => {
    rowsOfLabels[label] = (rowsOfLabels[label] ?? 0) + (data.counts[row] ?? 0);
  });
  return {
    model: {
      labels,
      buckets,
      mostFeatures,
      sureness: test.sureness(),
      rarity: weighing.rarity,
      ...planes.kept(),
    },
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

function inOrderOfChance(inputs: readonly CountedInput[], random: () => number): CountedInput[] {
  const order = Uint32Array.from(inputs.keys());
  shuffle(order, random);
  return Array.from(order).flatMap((index) => inputs[index] ?? []);
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
  const squares = Float32Array.from(inputs, (_, row) => {
    let square = 0;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1)
      square += (values[at] ?? 0) ** 2;
    return square;
  });
  return {
    rows: { count: inputs.length, starts, buckets, values },
    squares,
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

/**
 * Trains without the rows of a fold and asks the model about them. Where planes are to be kept, each is
 * then moved on over all rows: from there it is not far.
 */
function* trainFold(
  work: { data: LabelledRows; foldOf: Uint8Array; fold: number; planes: Planes | null },
  labels: number,
  buckets: number,
  test: ReturnType<typeof createTest>,
  random: () => number,
  progress: (label: number) => number
): Generator<number, void> {
  const { data, foldOf, fold, planes } = work;
  const all = Uint32Array.from(foldOf.keys());
  const held = all.filter((row) => foldOf[row] === fold);
  const others = all.filter((row) => foldOf[row] !== fold);
  const isAsked = others.length > 0;
  const scores = Array.from(held, () => new Float32Array(labels));
  const plane = emptyPlane(buckets, data.rows.count);
  for (let label = 0; label < labels; label += 1) {
    clearPlane(plane);
    if (isAsked) {
      yield* telling(separate(data, label, others, plane, random), progress(label));
      held.forEach((row, position) => {
        const own = scores[position];
        if (own !== undefined) own[label] = distance(data.rows, row, plane);
      });
    }
    if (planes === null) continue;
    yield* telling(separate(data, label, all, plane, random), progress(label));
    planes.keep(label, plane);
  }
  if (!isAsked) return;
  held.forEach((row, position) => {
    const own = scores[position];
    if (own !== undefined) test.add(data.labels[row] ?? 0, data.counts[row] ?? 1, own);
  });
}

/** Goes through steps that say nothing, saying how far all is at each. */
function* telling(steps: Generator<void, void>, progress: number): Generator<number, void> {
  for (let step = steps.next(); step.done !== true; step = steps.next()) yield progress;
}

type Planes = ReturnType<typeof createPlanes>;

/** The planes of all labels, as a model keeps them: a weight in a byte each. */
function createPlanes(labels: number, buckets: number) {
  const weights = new Int8Array(buckets * labels);
  const scales = new Float32Array(labels);
  const biases = new Float32Array(labels);
  return {
    keep(label: number, plane: Plane): void {
      biases[label] = plane.bias;
      let most = 0;
      for (const weight of plane.weights) most = Math.max(most, Math.abs(weight));
      const scale = most / 127;
      scales[label] = scale;
      if (scale === 0) return;
      for (let bucket = 0; bucket < buckets; bucket += 1)
        weights[bucket * labels + label] = Math.round((plane.weights[bucket] ?? 0) / scale);
    },
    kept: (): Pick<ModelParts, "scales" | "biases" | "weights"> => ({ scales, biases, weights }),
  };
}
