/** The bytes a model is kept as. */
import { z } from "zod";
import type { ModelParts } from "./classifier";
import { FEATURES_VERSION } from "./features";
import { MAXIMUM_LABELS } from "./limits";

const VERSION = 1;
/** Of a label, in characters. */
const LONGEST_LABEL = 256;

/** What heads of all versions say. */
const Versions = z.object({
  kind: z.literal("text classifier"),
  version: z.number(),
  features: z.number(),
});

const Head = z.object({
  kind: z.literal("text classifier"),
  version: z.literal(VERSION),
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
    version: VERSION,
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
  const length = lengthOfHead(bytes);
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

/** Why bytes are no model that can be used. */
export type ModelFault = "not_a_model" | "newer" | "other_version" | "damaged";

/** Looks at a model that a stranger may have written; null where it can be used. */
export function checkModel(bytes: Uint8Array): ModelFault | null {
  const length = bytes.length < 4 ? 0 : lengthOfHead(bytes);
  const head = Versions.safeParse(parsed(bytes.subarray(4, 4 + length)));
  if (!head.success) return "not_a_model";
  const { version, features } = head.data;
  if (version > VERSION || features > FEATURES_VERSION) return "newer";
  if (version !== VERSION || features !== FEATURES_VERSION) return "other_version";
  const parts = readModel(bytes);
  return parts !== null && isSound(parts) ? null : "damaged";
}

/** Whether a model says what training could have said. */
function isSound({ labels, buckets, sureness, rarity, scales, biases }: ModelParts): boolean {
  const isOfPower = Number.isInteger(Math.log2(buckets));
  const areLabels =
    labels.length <= MAXIMUM_LABELS &&
    new Set(labels).size === labels.length &&
    labels.every(
      (label) => label !== "" && label === label.trim() && label.length <= LONGEST_LABEL
    );
  const areNumbers = [rarity, scales, biases].every((array) => array.every(Number.isFinite));
  return isOfPower && areLabels && areNumbers && sureness.sharpness > 0 && sureness.slope > 0;
}

const lengthOfHead = (bytes: Uint8Array): number =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);

function readHead(bytes: Uint8Array): z.infer<typeof Head> | null {
  return Head.safeParse(parsed(bytes)).data ?? null;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
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
