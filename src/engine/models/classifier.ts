/** A trained model at work: what it answers to an input. */
import type { ModelInput } from "./features";
import { createCounter, writeVector } from "./vectors";

/** A trained model, as training leaves it. */
export interface ModelParts {
  labels: readonly string[];
  /** Features are put into so many places: a power of two. */
  buckets: number;
  /** Most features of an input that are looked at. */
  mostFeatures: number;
  /** From distances to how sure the model is. */
  sureness: Sureness;
  /** By bucket. */
  rarity: Float32Array;
  /** By label: what a weight is in units of, and what is added. */
  scales: Float32Array;
  biases: Float32Array;
  /** By bucket, then label. */
  weights: Int8Array;
}

/** How a share of the distances is told as a probability: both found on rows that were held out. */
export interface Sureness {
  /** What distances are multiplied by before they are compared. */
  sharpness: number;
  /** The logarithm of the odds, made so much steeper, and moved by so much. */
  slope: number;
  offset: number;
}

/** What a model answers. */
export interface ModelAnswer {
  label: string;
  /** 0 to 1. */
  probability: number;
}

export interface TextClassifier {
  /** Null where the model knows nothing of what the input says. */
  classify(input: ModelInput): ModelAnswer | null;
}

/** A model ready to be asked. */
export function createClassifier(parts: ModelParts): TextClassifier {
  const { labels, buckets, mostFeatures, sureness, scales, biases, weights } = parts;
  const counter = createCounter(buckets);
  const places = new Uint32Array(counter.found.length);
  const values = new Float32Array(counter.found.length);
  const scores = new Float64Array(labels.length);

  return {
    classify(input) {
      const size = counter.count(input, mostFeatures);
      const written = writeVector(counter, size, parts, places, values, 0);
      if (written === 0) return null;
      scores.fill(0);
      for (let at = 0; at < written; at += 1) {
        const from = (places[at] ?? 0) * labels.length;
        const value = values[at] ?? 0;
        for (let label = 0; label < scores.length; label += 1)
          scores[label] = (scores[label] ?? 0) + value * (weights[from + label] ?? 0);
      }
      let best = 0;
      for (let label = 0; label < scores.length; label += 1) {
        scores[label] = (scores[label] ?? 0) * (scales[label] ?? 0) + (biases[label] ?? 0);
        if ((scores[label] ?? 0) > (scores[best] ?? 0)) best = label;
      }
      const label = labels[best];
      return label === undefined
        ? null
        : { label, probability: probabilityOf(scores, best, sureness) };
    },
  };
}

type Scores = Float64Array | Float32Array;

/** How likely it is that the label of the greatest distance is right. */
function probabilityOf(scores: Scores, best: number, sureness: Sureness): number {
  const { sharpness, slope, offset } = sureness;
  return 1 / (1 + Math.exp(-(slope * logOdds(shareOf(scores, best, sharpness)) + offset)));
}

/** The share of one distance among all, by the exponential of each. */
export function shareOf(scores: Scores, which: number, sharpness: number): number {
  const own = scores[which] ?? 0;
  let all = 0;
  for (const score of scores) all += Math.exp((score - own) * sharpness);
  return 1 / all;
}

/** Of a share that is neither nothing nor all. */
export function logOdds(share: number): number {
  const inside = Math.min(Math.max(share, 1e-6), 1 - 1e-6);
  return Math.log(inside / (1 - inside));
}
