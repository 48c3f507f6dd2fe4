/** One stream of payments: the rows of a series and the rhythm they keep. */
import { dayOfMonth } from "../../model";
import type { CadenceFit } from "./fit";
import type { Traits } from "./nature";
import { provenFit } from "./proof";
import { byDay, type SeriesRow } from "./rows";
import { distinctDays } from "./twins";

/** Payments that come again. */
export interface Series {
  fit: CadenceFit;
  /** Oldest first. */
  rows: SeriesRow[];
  /** Another plan has taken its place. */
  isOver?: boolean;
}

/**
 * Some payments as one series; null where they do not prove one. `others`: payments beside these at the same place, of no repeated price; null: these are all.
 */
export function asStream(
  rows: readonly SeriesRow[],
  traits: Traits,
  others: number | null
): Series | null {
  const amounts = rows.map(({ amount }) => amount);
  const fit = provenFit(distinctDays(rows), amounts, traits, others);
  return fit === null ? null : { fit, rows: [...rows] };
}

/** The fit of one payment that is taken to come again. */
export function singleFit(cadence: "monthly" | "yearly", day: number): CadenceFit {
  return {
    cadence,
    hits: 0,
    missed: 0,
    longestPause: 0,
    irregular: 0,
    looseness: 0,
    lastNominal: day,
    anchors: [dayOfMonth(day)],
  };
}

/** Order of series: by their first payment. */
export function byStart(a: Series, b: Series): number {
  const [first, second] = [a.rows[0], b.rows[0]];
  return first === undefined || second === undefined ? 0 : byDay(first, second);
}

/** Rows that some series hold. */
export function countRows(series: readonly Series[]): number {
  return series.reduce((sum, { rows }) => sum + rows.length, 0);
}
