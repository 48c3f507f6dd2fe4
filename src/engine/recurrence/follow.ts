/** Series of one payee that follow each other: the price changed, or it was paused. */
import { isEvenPrice } from "./amounts";
import type { CadenceFit } from "./fit";
import { costOff, nextDay, type Position, SLOT_DAYS } from "./grid";
import type { Traits } from "./nature";
import type { SeriesRow } from "./rows";
import { byStart, type Series } from "./stream";

/** Most series of one payee that are looked at for one that goes on. */
const MOST_SERIES = 12;

/** A series that begins about one step after another ended, at another price, continues it. */
export function joinFollowing(
  series: readonly Series[],
  rest: readonly SeriesRow[],
  traits: Traits
): Series[] {
  const sorted = [...series].sort(byStart);
  const joined: Series[] = [];
  for (const next of sorted) {
    const earlier =
      joined.length > MOST_SERIES
        ? undefined
        : joined.find((candidate) => follows(candidate, next));
    if (earlier === undefined) joined.push({ ...next, rows: [...next.rows] });
    else {
      earlier.rows.push(...next.rows);
      earlier.fit = next.fit;
    }
  }
  const used = new Set<SeriesRow>();
  if (traits.isContract && joined.length <= MOST_SERIES)
    for (const one of joined) addNewPrice(one, rest, used);
  return joined;
}

function follows(earlier: Series, next: Series): boolean {
  const last = earlier.rows.at(-1);
  const first = next.rows[0];
  if (last === undefined || first === undefined || first.day <= last.day) return false;
  return (
    earlier.isOver !== true &&
    earlier.fit.cadence === next.fit.cadence &&
    isNearPrice(last.amount, first.amount) &&
    stepTo(earlier.fit, first.day) !== null
  );
}

/** Whether a price may have become the other: no more than two thirds more or less. */
export function isNearPrice(a: number, b: number): boolean {
  return Math.max(a, b) <= 1.67 * Math.min(a, b);
}

/**
 * The nominal day a payment stands for if it continues a series that ended before it, a few slots
 * missed at most; null where it is out of step.
 */
export function stepTo(fit: CadenceFit, day: number): number | null {
  const slot = SLOT_DAYS[fit.cadence];
  const tolerance = Math.min(6, Math.max(1, slot * 0.2));
  let position: Position = fit;
  for (let slots = 0; slots < MOST_SLOTS; slots++) {
    const expected = nextDay(position);
    if (costOff(day, expected) <= tolerance) return expected;
    if (expected > day + tolerance) return null;
    position = { ...position, lastNominal: expected };
  }
  return null;
}

/** Slots within which a series that ended may go on. */
const MOST_SLOTS = 4;

/** One or two payments after a series ended, in step and at a near price: the price is new. */
function addNewPrice(series: Series, rest: readonly SeriesRow[], used: Set<SeriesRow>): void {
  const last = series.rows.at(-1);
  if (last === undefined || series.rows.length < 3) return;
  if (!isEvenPrice(series.rows.slice(-3).map(({ amount }) => amount))) return;
  const after = rest.filter((row) => row.day > last.day && !used.has(row));
  if (after.length === 0 || after.length > 3) return;
  const added: SeriesRow[] = [];
  let fit = series.fit;
  for (const row of after) {
    const nominal = isNearPrice(row.amount, last.amount) ? stepTo(fit, row.day) : null;
    if (nominal === null) return;
    fit = { ...fit, lastNominal: nominal };
    added.push(row);
  }
  series.fit = fit;
  series.rows.push(...added);
  for (const row of added) used.add(row);
}
