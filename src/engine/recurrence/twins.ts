/** Charges that come twice: double, pending and posted, or of two cards. */
import { middleGap } from "./cadence";
import type { Traits } from "./nature";
import type { SeriesRow } from "./rows";
import { numbersOf, shapeOf } from "./shape";

/** Days within which a second equal charge is a twin of the first. */
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
  const single: SeriesRow[] = [];
  const lastOfAmount = new Map<number, SeriesRow>();
  for (const row of rows) {
    const before = lastOfAmount.get(row.amount);
    if (before !== undefined && areTwins(before, row)) continue;
    lastOfAmount.set(row.amount, row);
    single.push(row);
  }
  const twins = rows.length - single.length;
  if (twins === 0) return [single];
  const gap = middleGap(distinctDays(single));
  if (gap >= MONTHLY_GAP) {
    const cards = twins * 2 > single.length ? byCard(rows) : null;
    if (cards !== null) return cards;
    return [twins <= single.length ? single : [...rows]];
  }
  const isSlow = gap >= WEEKLY_GAP && nature !== "habit" && twins * 6 <= single.length;
  return [isSlow ? single : [...rows]];
}

/** Equal charges a few days apart; four days only if the words are the same. */
function areTwins(before: SeriesRow, after: SeriesRow): boolean {
  const days = after.day - before.day;
  return days < TWIN_DAYS || (days === TWIN_DAYS && shapeOfRow(before) === shapeOfRow(after));
}

const shapeOfRow = ({ source }: SeriesRow): string => shapeOf(source.transaction.description);

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
    const other = halves.find((candidate) => !candidate.some((row) => inHalf.has(row)));
    if (other !== undefined && half.length + other.length >= 0.9 * rows.length)
      return [half, other];
  }
  return null;
}
