/**
 * The queue over a day: batches arrive as a day's business has it, workers take the next one as they
 * become free. The same seed gives the same day. Backs docs/scaling.md.
 */
import { createRandom } from "../samples/random";

export interface SimulatedDay {
  transactions: number;
  workers: number;
  /** How much of the day workers are busy, 0 to 1. */
  busy: number;
  /** Seconds from a batch's arrival to its begin: half and 99 of 100 of them wait no longer; the worst. */
  median: number;
  p99: number;
  worst: number;
  /** Most batches waiting at one moment. */
  backlog: number;
}

/** Share of a day's batches that come in each of its hours: quiet nights, closing runs in the evening. */
const HOURS = [1, 1, 1, 1, 1, 2, 3, 5, 7, 8, 7, 6, 6, 6, 6, 6, 6, 7, 8, 6, 3, 2, 1, 1] as const;
const HOUR_SECONDS = 3_600;
/** Sizes of batches and how often each comes: most are small, most rows come in large ones. */
const SIZES = [
  { rows: 10, weight: 50 },
  { rows: 500, weight: 30 },
  { rows: 5_000, weight: 15 },
  { rows: 24_960, weight: 5 },
] as const;
const WEIGHT = SIZES.reduce((sum, { weight }) => sum + weight, 0);
const MEAN_ROWS = SIZES.reduce((sum, { rows, weight }) => sum + rows * weight, 0) / WEIGHT;
/** What a job costs beside its rows: taken, renewed, ended. */
const JOB_SECONDS = 0.02;

/** A day of so many transactions on so many workers, each doing so many rows a second. */
export function simulateDay(
  transactions: number,
  workers: number,
  rowsPerSecond: number,
  seed: number
): SimulatedDay {
  const random = createRandom(seed).next;
  const free = new Float64Array(workers);
  const waits: number[] = [];
  const begins: number[] = [];
  let busySeconds = 0;
  let backlog = 0;
  let begun = 0;
  for (const arrival of arrivals(transactions / MEAN_ROWS, random)) {
    const begin = Math.max(arrival, free[0] ?? 0);
    const seconds = JOB_SECONDS + sizeOf(random()) / rowsPerSecond;
    replaceFirst(free, begin + seconds);
    busySeconds += seconds;
    waits.push(begin - arrival);
    begins.push(begin);
    // Those that came by now and have not begun.
    while (begun < begins.length && (begins[begun] ?? Infinity) <= arrival) begun += 1;
    backlog = Math.max(backlog, begins.length - begun);
  }
  waits.sort((one, other) => one - other);
  const at = (share: number) => waits[Math.floor((waits.length - 1) * share)] ?? 0;
  return {
    transactions,
    workers,
    busy: busySeconds / (workers * HOURS.length * HOUR_SECONDS),
    median: at(0.5),
    p99: at(0.99),
    worst: at(1),
    backlog,
  };
}

/** Fewest workers with which 99 of 100 batches begin within that time, also at the peak. */
export function workersNeeded(
  transactions: number,
  rowsPerSecond: number,
  mostSeconds: number,
  seed: number
): SimulatedDay {
  let low = 1;
  let high = 1;
  const isEnough = (workers: number) =>
    simulateDay(transactions, workers, rowsPerSecond, seed).p99 <= mostSeconds;
  while (!isEnough(high)) {
    low = high + 1;
    high *= 2;
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return simulateDay(transactions, high, rowsPerSecond, seed);
}

/** Moments of arrival in order, in seconds of the day: at random within each hour. */
function arrivals(batches: number, random: () => number): number[] {
  const shares = HOURS.reduce<number>((sum, share) => sum + share, 0);
  return HOURS.flatMap((share, hour) =>
    Array.from(
      { length: Math.round((batches * share) / shares) },
      () => (hour + random()) * HOUR_SECONDS
    ).sort((one, other) => one - other)
  );
}

function sizeOf(drawn: number): number {
  let left = drawn * WEIGHT;
  for (const { rows, weight } of SIZES) {
    left -= weight;
    if (left < 0) return rows;
  }
  return SIZES[SIZES.length - 1]?.rows ?? 0;
}

/** Puts a value in the place of the least of a heap. */
function replaceFirst(heap: Float64Array, value: number): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    if (left >= heap.length) break;
    const right = left + 1;
    const least = right < heap.length && (heap[right] ?? 0) < (heap[left] ?? 0) ? right : left;
    const smaller = heap[least] ?? 0;
    if (smaller >= value) break;
    heap[at] = smaller;
    at = least;
  }
  heap[at] = value;
}
