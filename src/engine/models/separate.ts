/**
 * Tells the rows of one label from all others by a plane: a linear support vector machine with squared
 * hinge loss, by dual coordinate descent (Hsieh and others, 2008), as LIBLINEAR does. Deterministic.
 *
 * Most rows lie far on their side of most planes and change nothing. So a descent begins with the
 * label's own rows and some of the others, looks at all the rest once, and goes on with those alone
 * that were on the wrong side or close; now and then all are looked at once more. Rows are looked at as
 * they lie, from another one on each round: that they lie by chance is the caller's part, and memory is
 * read in order.
 */
import type { Rows } from "./vectors";

/** What is trained on, in an order of chance: vectors, the label of each, and how often each occurred. */
export interface LabelledRows {
  rows: Rows;
  labels: Uint16Array;
  counts: Uint32Array;
  /** By row: the sum of its values' squares. */
  squares: Float32Array;
}

/** A plane on its way: weights by bucket, what is added, and by row how much it holds the plane. */
export interface Plane {
  weights: Float64Array;
  bias: number;
  multipliers: Float32Array;
}

/** How far rows on the wrong side weigh against a simple plane. */
const COST = 1;
const MOST_ROUNDS = 40;
/** Values looked at for one label, beyond which no further round is begun: with many rows few do. */
const MOST_LOOKS = 7_000_000;
/** Steps smaller than this, on all rows, end the descent. */
const TOLERANCE = 0.05;
/** Values looked at between two turns for others. */
const VALUES_A_SLICE = 400_000;
/** Rows of other labels that a descent begins with: one in so many, but not too few. */
const OTHERS = { oneIn: 25, least: 2_000 };
/** Rounds over the rows that a descent begins with. */
const FIRST_ROUNDS = 3;

/** A plane that tells nothing yet, for so many places and rows. */
export function emptyPlane(buckets: number, rows: number): Plane {
  return {
    weights: new Float64Array(buckets),
    bias: 0,
    multipliers: new Float32Array(rows),
  };
}

/** Makes a plane empty again. */
export function clearPlane(plane: Plane): void {
  plane.weights.fill(0);
  plane.multipliers.fill(0);
  plane.bias = 0;
}

/** A round over some rows, and how far it has come. */
interface Round {
  /** The rows of this round; of those looked at, the ones to stay are moved to the front. */
  order: Uint32Array;
  size: number;
  at: number;
  kept: number;
  /** A row that holds nothing and is further on its right side than this is left out. */
  highest: number;
  most: number;
  least: number;
  looked: number;
}

/**
 * Moves a plane until it tells the rows of a label from the others among the given positions, from
 * where it stands: empty, or trained on some of them. Yields between slices.
 */
export function* separate(
  data: LabelledRows,
  label: number,
  positions: Uint32Array,
  plane: Plane,
  random: () => number
): Generator<void, void> {
  let order = begunWith(data, label, positions, plane);
  let highest = Number.POSITIVE_INFINITY;
  let looked = 0;
  for (let count = 0; count < MOST_ROUNDS && looked < MOST_LOOKS; count += 1) {
    const isOfAll = order.length === positions.length;
    const round = roundOver(order, highest, random);
    while (round.at < round.size) {
      descend(data, label, plane, round);
      if (round.at < round.size) yield;
    }
    yield;
    looked += round.looked;
    const isSettled = round.kept === 0 || round.most - round.least <= TOLERANCE;
    if (isSettled && isOfAll) break;
    if (isSettled || count + 1 === FIRST_ROUNDS) {
      // All rows once more: one that was left out may have changed sides.
      order = positions;
      highest = 0;
    } else {
      order = round.order.subarray(0, round.kept);
      highest = round.most <= 0 ? Number.POSITIVE_INFINITY : round.most;
    }
  }
}

/** The rows to begin with: the label's own, those that hold the plane, and some of the others. */
function begunWith(
  { labels }: LabelledRows,
  label: number,
  positions: Uint32Array,
  { multipliers }: Plane
): Uint32Array {
  const step = Math.max(1, Math.min(OTHERS.oneIn, Math.floor(positions.length / OTHERS.least)));
  return positions.filter(
    (row, at) => labels[row] === label || at % step === 0 || (multipliers[row] ?? 0) > 0
  );
}

/** The same rows, begun at one of them. */
function roundOver(rows: Uint32Array, highest: number, random: () => number): Round {
  const from = Math.floor(random() * rows.length);
  const order = new Uint32Array(rows.length);
  order.set(rows.subarray(from));
  order.set(rows.subarray(0, from), rows.length - from);
  return {
    order,
    size: rows.length,
    at: 0,
    kept: 0,
    highest,
    most: Number.NEGATIVE_INFINITY,
    least: Number.POSITIVE_INFINITY,
    looked: 0,
  };
}

/** Looks at the next rows of a round, one slice of them. */
function descend(data: LabelledRows, label: number, plane: Plane, round: Round): void {
  const { labels, counts, squares } = data;
  const { starts, buckets, values } = data.rows;
  const { weights, multipliers } = plane;
  const { order, size, highest } = round;
  let { at, kept, most, least } = round;
  let { bias } = plane;
  let looked = 0;
  for (; at < size && looked < VALUES_A_SLICE; at += 1) {
    const row = order[at] ?? 0;
    const from = starts[row] ?? 0;
    const to = starts[row + 1] ?? 0;
    const side = labels[row] === label ? 1 : -1;
    const softness = 0.5 / (COST * (counts[row] ?? 1));
    let product = bias;
    for (let index = from; index < to; index += 1)
      product += (values[index] ?? 0) * (weights[buckets[index] ?? 0] ?? 0);
    looked += to - from;
    const multiplier = multipliers[row] ?? 0;
    const slope = side * product - 1 + softness * multiplier;
    // Far on its right side: it is not looked at again before the end.
    if (multiplier === 0 && slope > highest) continue;
    order[kept] = row;
    kept += 1;
    const projected = multiplier === 0 ? Math.min(slope, 0) : slope;
    most = Math.max(most, projected);
    least = Math.min(least, projected);
    if (Math.abs(projected) < 1e-12) continue;
    // The bias is a value of 1 that every row has.
    const changed = Math.max(multiplier - slope / (1 + softness + (squares[row] ?? 0)), 0);
    const step = (changed - multiplier) * side;
    multipliers[row] = changed;
    bias += step;
    for (let index = from; index < to; index += 1) {
      const bucket = buckets[index] ?? 0;
      weights[bucket] = (weights[bucket] ?? 0) + step * (values[index] ?? 0);
    }
  }
  plane.bias = bias;
  round.at = at;
  round.kept = kept;
  round.most = most;
  round.least = least;
  round.looked += looked;
}

/** How far a row is from a plane, and on which side. */
export function distance({ starts, buckets, values }: Rows, row: number, plane: Plane): number {
  const { weights } = plane;
  const to = starts[row + 1] ?? 0;
  let product = plane.bias;
  for (let index = starts[row] ?? 0; index < to; index += 1)
    product += (values[index] ?? 0) * (weights[buckets[index] ?? 0] ?? 0);
  return product;
}
