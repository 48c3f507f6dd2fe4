/** Charges that come twice: double, pending and posted, or of two cards. */
import { middleGap } from "./cadence";
import type { Traits } from "./nature";
import type { SeriesRow } from "./rows";
import { numbersOf } from "./shape";

/** Days within which a second equal charge is a twin of the first; one less where most have one. */
const TWIN_DAYS = 4;
/** Middle gaps, days, from which on every charge, or one in six, may have a twin. */
const MONTHLY_GAP = 20;
const WEEKLY_GAP = 6;
/** Fewest charges that tell two cards apart. */
const FEWEST_CHARGES = 4;

/** The days of rows in the order of days, each once: several payments on one day are one slot. */
export function distinctDays(rows: readonly SeriesRow[]): number[] {
  const days: number[] = [];
  for (const { day } of rows) if (day !== days.at(-1)) days.push(day);
  return days;
}

/**
 * Payments without the second of two equal charges a few days apart, unless the payments are that
 * fast anyway. Where two cards are charged the same, a list for each card.
 */
export function withoutTwins(rows: readonly SeriesRow[], { nature }: Traits): SeriesRow[][] {
  const single = firstOfTwins(rows, TWIN_DAYS);
  const twins = rows.length - single.length;
  if (twins === 0) return [single];
  const gap = middleGap(distinctDays(single));
  if (gap >= MONTHLY_GAP) {
    if (twins * 2 <= single.length) return [single];
    const nearer = firstOfTwins(rows, TWIN_DAYS - 1);
    return byCard(rows) ?? [nearer.length * 2 >= rows.length ? nearer : [...rows]];
  }
  const isSlow = gap >= WEEKLY_GAP && nature !== "habit" && twins * 6 <= single.length;
  return [isSlow ? single : [...rows]];
}

/** Rows without those that follow an equal charge within some days. */
function firstOfTwins(rows: readonly SeriesRow[], within: number): SeriesRow[] {
  const single: SeriesRow[] = [];
  const lastOfAmount = new Map<number, SeriesRow>();
  for (const row of rows) {
    const before = lastOfAmount.get(row.amount);
    if (before !== undefined && row.day - before.day <= within) continue;
    lastOfAmount.set(row.amount, row);
    single.push(row);
  }
  return single;
}

/** Rows by the number of the card they were charged to; null where no two numbers share them out. */
function byCard(rows: readonly SeriesRow[]): SeriesRow[][] | null {
  if (rows.length < FEWEST_CHARGES) return null;
  const withNumber = new Map<string, SeriesRow[]>();
  for (const row of rows)
    for (const number of new Set(numbersOf(row.source.transaction.description))) {
      const same = withNumber.get(number);
      if (same === undefined) withNumber.set(number, [row]);
      else same.push(row);
    }
  const halves = [...withNumber.values()].filter(
    ({ length }) => length >= 0.35 * rows.length && length <= 0.65 * rows.length
  );
  for (const half of halves) {
    const inHalf = new Set(half);
    const other = halves.find(
      (candidate) =>
        half.length + candidate.length >= 0.9 * rows.length &&
        areBeside(half, candidate) &&
        !candidate.some((row) => inHalf.has(row))
    );
    if (other !== undefined) return [half, other];
  }
  return null;
}

/** Whether two lists of payments ran at the same time for at least half of the shorter one's life. */
export function areBeside(a: readonly SeriesRow[], b: readonly SeriesRow[]): boolean {
  const [firstA, lastA] = spanOf(a);
  const [firstB, lastB] = spanOf(b);
  const shared = Math.min(lastA, lastB) - Math.max(firstA, firstB);
  return shared >= 0.5 * Math.min(lastA - firstA, lastB - firstB);
}

const spanOf = (rows: readonly SeriesRow[]): [first: number, last: number] => [
  rows[0]?.day ?? 0,
  rows.at(-1)?.day ?? 0,
];
