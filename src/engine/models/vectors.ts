/** Inputs as vectors: features counted, weighed by how rare they are, each group brought to one length. */
import { GROUPS, modelFeatures, type ModelInput } from "./features";

/** How features are weighed; the same for training and for asking. */
export interface Weighing {
  /** Features are put into so many places: a power of two. */
  buckets: number;
  /** By bucket: weight of a feature, greater the rarer it is; 0 where training saw none. */
  rarity: Float32Array;
}

/** Rows of few values each, one behind the other. */
export interface Rows {
  count: number;
  /** Where a row begins; one more than there are rows. */
  starts: Uint32Array;
  buckets: Uint32Array;
  values: Float32Array;
}

/** Length of each group beside the others, found on labelled rows. */
const GROUP_LENGTHS: readonly number[] = [1, 0.6, 0.8, 0.35];

/** Counts the features of one input after another, in memory that is used again. */
export interface Counter {
  /** Counts an input's features, those found first and at most `most` of them; how many there are. */
  count(input: ModelInput, most: number): number;
  /** Bucket, group and count of the features counted last. */
  readonly found: Uint32Array;
  readonly groups: Uint8Array;
  readonly counts: Uint16Array;
}

/** Most different features of one input: a run begins at each character, a word or a pair at each word. */
const MOST_FEATURES = 2_048;

/** A counter into so many buckets. */
export function createCounter(buckets: number): Counter {
  const placeOf = new Int32Array(buckets).fill(-1);
  const found = new Uint32Array(MOST_FEATURES);
  const groups = new Uint8Array(MOST_FEATURES);
  const counts = new Uint16Array(MOST_FEATURES);
  return {
    found,
    groups,
    counts,
    count(input, most) {
      const limit = Math.min(most, MOST_FEATURES);
      let size = 0;
      modelFeatures(input, (hash, group) => {
        const bucket = hash & (buckets - 1);
        const place = placeOf[bucket] ?? -1;
        if (place >= 0) counts[place] = (counts[place] ?? 0) + 1;
        else if (size < limit) {
          placeOf[bucket] = size;
          found[size] = bucket;
          groups[size] = group;
          counts[size] = 1;
          size += 1;
        }
      });
      for (let at = 0; at < size; at += 1) placeOf[found[at] ?? 0] = -1;
      return size;
    },
  };
}

/** Writes the vector of what was counted last and answers how many values it has. */
export function writeVector(
  { found, groups, counts }: Counter,
  size: number,
  { rarity }: Weighing,
  buckets: Uint32Array,
  values: Float32Array,
  from: number
): number {
  const squares = GROUPS.map(() => 0);
  let written = 0;
  for (let at = 0; at < size; at += 1) {
    const bucket = found[at] ?? 0;
    const weight = (rarity[bucket] ?? 0) * (1 + Math.log(counts[at] ?? 1));
    if (weight === 0) continue;
    const group = groups[at] ?? 0;
    squares[group] = (squares[group] ?? 0) + weight * weight;
    buckets[from + written] = bucket;
    values[from + written] = weight;
    // The groups of those that are kept move up with them.
    groups[written] = group;
    written += 1;
  }
  for (let at = 0; at < written; at += 1) {
    const group = groups[at] ?? 0;
    const length = Math.sqrt(squares[group] ?? 1);
    const share = (GROUP_LENGTHS[group] ?? 1) / length;
    values[from + at] = (values[from + at] ?? 0) * share;
  }
  return written;
}

/** With more inputs than this, what only one of them has says nothing of others. */
const FEW_INPUTS = 5_000;

/** How rare each feature is among so many inputs that have it. */
export function rarityOf(inputs: number, having: Uint32Array): Float32Array {
  const least = inputs > FEW_INPUTS ? 2 : 1;
  return Float32Array.from(having, (count) =>
    count < least ? 0 : 1 + Math.log((1 + inputs) / (1 + count))
  );
}
