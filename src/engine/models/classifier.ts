/** A trained model at work: what it answers to an input, and the bytes it is kept as. */
import { z } from "zod";
import { FEATURES_VERSION, type ModelInput } from "./features";
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

const Head = z.object({
  kind: z.literal("text classifier"),
  version: z.literal(1),
  features: z.literal(FEATURES_VERSION),
  labels: z.array(z.string()).min(1),
  buckets: z.number().int().positive(),
  mostFeatures: z.number().int().positive(),
  sureness: z.object({ sharpness: z.number(), slope: z.number(), offset: z.number() }),
  /** Of the bytes behind the head. */
  checksum: z.number(),
});

/** Length of the head in four bytes, the head as JSON, then rarity, scales, biases and weights. */
export function storeModel(parts: ModelParts): Uint8Array {
  const { labels, buckets, mostFeatures, sureness, rarity, scales, biases, weights } = parts;
  const body = new Uint8Array(
    rarity.byteLength + scales.byteLength + biases.byteLength + weights.byteLength
  );
  let at = 0;
  for (const array of [rarity, scales, biases, weights]) {
    body.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += array.byteLength;
  }
  const head: z.infer<typeof Head> = {
    kind: "text classifier",
    version: 1,
    features: FEATURES_VERSION,
    labels: [...labels],
    buckets,
    mostFeatures,
    sureness,
    checksum: checksumOf(body),
  };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const bytes = new Uint8Array(4 + text.length + body.length);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  bytes.set(body, 4 + text.length);
  return bytes;
}

/** Reads what `storeModel` wrote. Null where it is damaged, or of a version that is not read any more. */
export function readModel(bytes: Uint8Array): ModelParts | null {
  if (bytes.length < 4) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = readHead(bytes.subarray(4, 4 + length));
  if (head === null) return null;
  const { labels, buckets, mostFeatures, sureness, checksum } = head;
  // A copy, for arrays of four-byte numbers begin at multiples of four only.
  const body = bytes.slice(4 + length);
  const [many, all] = [labels.length, buckets * labels.length];
  if (body.length !== (buckets + 2 * many) * 4 + all || checksumOf(body) !== checksum) return null;
  const numbers = (from: number, count: number) => new Float32Array(body.buffer, from * 4, count);
  return {
    labels,
    buckets,
    mostFeatures,
    sureness,
    rarity: numbers(0, buckets),
    scales: numbers(buckets, many),
    biases: numbers(buckets + many, many),
    weights: new Int8Array(body.buffer, (buckets + 2 * many) * 4, all),
  };
}

function readHead(bytes: Uint8Array): z.infer<typeof Head> | null {
  try {
    return Head.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data ?? null;
  } catch {
    return null;
  }
}

/** FNV-1a over bytes. */
function checksumOf(bytes: Uint8Array): number {
  let value = 0x811c9dc5;
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}
