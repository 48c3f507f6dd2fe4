/**
 * Tells the rows of one label from all others by a plane: a linear support vector machine with squared
 * hinge loss, by dual coordinate descent (Hsieh and others, 2008), as LIBLINEAR does. Deterministic.
 */
import { shuffle } from "../../knowledge";
import type { Rows } from "./vectors";

/** What is trained on: vectors, the label of each, and how often each occurred. */
export interface LabelledRows {
  rows: Rows;
  labels: Uint16Array;
  counts: Uint32Array;
}

/** A plane: weights by bucket, and what is added. */
export interface Plane {
  weights: Float32Array;
  bias: number;
}

/** How far rows on the wrong side weigh against a simple plane. */
const COST = 1;
const MOST_ROUNDS = 40;
/** Values looked at for one label, beyond which no further round is begun: with many rows few do. */
const MOST_LOOKS = 12_000_000;
/** Steps smaller than this, on all rows, end the descent. */
const TOLERANCE = 0.05;
/** Values looked at between two turns for others. */
const VALUES_A_SLICE = 400_000;

/**
 * Finds the plane of a label among the rows whose positions are given; `weights` is filled. Yields
 * between slices.
 */
export function* separate(
  { rows, labels, counts }: LabelledRows,
  label: number,
  positions: Uint32Array,
  weights: Float32Array,
  random: () => number
): Generator<void, Plane> {
  const { starts, buckets, values } = rows;
  weights.fill(0);
  let bias = 0;
  const order = positions.slice();
  const multipliers = new Float32Array(rows.count);
  let active = order.length;
  let highest = Number.POSITIVE_INFINITY;
  let looked = 0;
  let inSlice = 0;
  for (let round = 0; round < MOST_ROUNDS && looked < MOST_LOOKS; round += 1) {
    let most = Number.NEGATIVE_INFINITY;
    let least = Number.POSITIVE_INFINITY;
    shuffle(order, random, active);
    for (let at = 0; at < active; at += 1) {
      const row = order[at] ?? 0;
      const from = starts[row] ?? 0;
      const to = starts[row + 1] ?? 0;
      const side = labels[row] === label ? 1 : -1;
      const softness = 0.5 / (COST * (counts[row] ?? 1));
      let product = bias;
      // The bias is a value of 1 that every row has.
      let square = 1 + softness;
      for (let index = from; index < to; index += 1) {
        const value = values[index] ?? 0;
        product += value * (weights[buckets[index] ?? 0] ?? 0);
        square += value * value;
      }
      const multiplier = multipliers[row] ?? 0;
      const slope = side * product - 1 + softness * multiplier;
      looked += to - from;
      inSlice += to - from;
      if (inSlice > VALUES_A_SLICE) {
        inSlice = 0;
        yield;
      }
      if (multiplier === 0 && slope > highest) {
        // Far on its right side: it is not looked at again before the end.
        active -= 1;
        order[at] = order[active] ?? 0;
        order[active] = row;
        at -= 1;
        continue;
      }
      const projected = multiplier === 0 ? Math.min(slope, 0) : slope;
      most = Math.max(most, projected);
      least = Math.min(least, projected);
      if (Math.abs(projected) < 1e-12) continue;
      const changed = Math.max(multiplier - slope / square, 0);
      const step = (changed - multiplier) * side;
      multipliers[row] = changed;
      bias += step;
      for (let index = from; index < to; index += 1) {
        const bucket = buckets[index] ?? 0;
        weights[bucket] = (weights[bucket] ?? 0) + step * (values[index] ?? 0);
      }
    }
    if (most - least <= TOLERANCE) {
      if (active === order.length) break;
      // All rows once more: one that was left out may have changed sides.
      active = order.length;
      highest = Number.POSITIVE_INFINITY;
      continue;
    }
    highest = most <= 0 ? Number.POSITIVE_INFINITY : most;
  }
  return { weights, bias };
}

/** How far a row is from a plane, and on which side. */
export function distance({ starts, buckets, values }: Rows, row: number, plane: Plane): number {
  let product = plane.bias;
  for (let index = starts[row] ?? 0; index < (starts[row + 1] ?? 0); index += 1)
    product += (values[index] ?? 0) * (plane.weights[buckets[index] ?? 0] ?? 0);
  return product;
}
