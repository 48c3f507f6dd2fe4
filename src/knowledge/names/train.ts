/**
 * Trains, at build time, what a name that no list knows says of its trade: a softmax over the features
 * of names, by AdaGrad, from the project's own merchants and places. The same examples give the same
 * weights on every machine.
 */
import { generator, shuffle } from "../chance";
import { BUCKETS, nameFeatures } from "./features";

/** A name and the class it is of. */
export interface NameExample {
  words: readonly string[];
  /** 0 up to but not including the number of classes. */
  label: number;
}

/** What is stored of a trained model. */
export interface NameWeights {
  /** By bucket, then class: weight in units of `scale`, offset by 128. */
  weights: Uint8Array;
  scale: number;
  /** By class: share of the examples, 0 to 1. */
  shares: number[];
}

const ROUNDS = 4;
const RATE = 0.8;
/** What the first steps are divided by, so that they are no longer than their slopes. */
const CALM = 1;
/** Weight each round takes off features, so that rare ones stay small. */
const DECAY = 2e-6;
/** Classes whose probability is below this are not moved: they would move by nothing. */
const TOO_SMALL = 5e-3;
/** Steps that the largest weight is stored in: few, so that most weights are none. */
const STEPS = 32;
/** Weights below this share of a step are stored as none. */
const SMALLEST = 0.6;

/** Trains on all examples. An empty list gives weights of nothing. */
export function trainNames(examples: readonly NameExample[], classes: number): NameWeights {
  const weights = new Float32Array(BUCKETS * classes);
  const sums = new Float32Array(BUCKETS * classes);
  const features = examples.map(({ words }) => Uint16Array.from(nameFeatures(words)));
  const order = Uint32Array.from(examples.keys());
  const random = generator(20240229);
  const scores = new Float32Array(classes);
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random);
    for (const example of order) {
      const of = features[example];
      const label = examples[example]?.label ?? 0;
      if (of === undefined || of.length === 0) continue;
      probabilities(weights, of, scores);
      const share = 1 / Math.sqrt(of.length);
      for (let index = 0; index < classes; index++) {
        const wrong = (scores[index] ?? 0) - (index === label ? 1 : 0);
        if (wrong < TOO_SMALL && index !== label) continue;
        const slope = wrong * share;
        const square = slope * slope;
        for (const bucket of of) {
          const at = bucket * classes + index;
          const sum = (sums[at] ?? 0) + square;
          sums[at] = sum;
          const weight = weights[at] ?? 0;
          weights[at] = weight - (RATE * slope) / Math.sqrt(sum + CALM) - DECAY * weight;
        }
      }
    }
  }
  return { ...stored(weights), shares: sharesOf(examples, classes) };
}

/** Softmax of the summed weights of some features, into `scores`. */
function probabilities(weights: Float32Array, features: Uint16Array, scores: Float32Array): void {
  const classes = scores.length;
  scores.fill(0);
  for (const bucket of features) {
    const from = bucket * classes;
    for (let index = 0; index < classes; index++)
      scores[index] = (scores[index] ?? 0) + (weights[from + index] ?? 0);
  }
  const share = 1 / Math.sqrt(features.length);
  let most = -Infinity;
  for (let index = 0; index < classes; index++) {
    const score = (scores[index] ?? 0) * share;
    scores[index] = score;
    if (score > most) most = score;
  }
  let sum = 0;
  for (let index = 0; index < classes; index++) {
    const value = Math.exp((scores[index] ?? 0) - most);
    scores[index] = value;
    sum += value;
  }
  for (let index = 0; index < classes; index++) scores[index] = (scores[index] ?? 0) / sum;
}

/** Weights in a few steps: most are none. */
function stored(weights: Float32Array): { weights: Uint8Array; scale: number } {
  let most = 0;
  for (const weight of weights) most = Math.max(most, Math.abs(weight));
  const scale = most === 0 ? 1 : most / STEPS;
  const bytes = new Uint8Array(weights.length);
  for (let index = 0; index < weights.length; index++) {
    const steps = (weights[index] ?? 0) / scale;
    bytes[index] = 128 + (Math.abs(steps) < SMALLEST ? 0 : Math.round(steps));
  }
  return { weights: bytes, scale };
}

function sharesOf(examples: readonly NameExample[], classes: number): number[] {
  const counts = new Array<number>(classes).fill(0.5);
  for (const { label } of examples) counts[label] = (counts[label] ?? 0) + 1;
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / all);
}
