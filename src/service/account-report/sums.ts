/** Adding up the payments of a period beside those of the period before, in whole minor units. */
import { fromMinorUnits, type ComparedSum } from "../../model";
import type { ReportRow } from "./rows";

/** What has been added up so far. */
export interface Sum {
  count: number;
  units: number;
  /** Null where the period has none before it that the rows tell of. */
  before: number | null;
}

/** Rows of the period and of the one before it, in one currency. */
export interface ReportSlice {
  currency: string | null;
  now: readonly ReportRow[];
  /** Null where there is nothing to compare. */
  before: readonly ReportRow[] | null;
}

/** Adds up rows by a key; those without one are left out. */
export function sumsBy(
  { now, before }: Pick<ReportSlice, "now" | "before">,
  keyOf: (row: ReportRow) => string | null
): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  const sumOf = (key: string): Sum => {
    const known = sums.get(key);
    if (known !== undefined) return known;
    const fresh = noSum(before !== null);
    sums.set(key, fresh);
    return fresh;
  };
  for (const row of now) {
    const key = keyOf(row);
    if (key !== null) addTo(sumOf(key), row.units);
  }
  for (const row of before ?? []) {
    const key = keyOf(row);
    if (key === null) continue;
    const sum = sumOf(key);
    sum.before = (sum.before ?? 0) + row.units;
  }
  return sums;
}

/** Adds up the rows that are meant. */
export function sumOf(slice: ReportSlice, isMeant: (row: ReportRow) => boolean): Sum {
  const sums = sumsBy(slice, (row) => (isMeant(row) ? "" : null));
  return sums.get("") ?? noSum(slice.before !== null);
}

/** Nothing added up. */
export function noSum(isCompared: boolean): Sum {
  return { count: 0, units: 0, before: isCompared ? 0 : null };
}

/** One sum less another; the payments of both are counted. */
export function less(one: Sum, other: Sum): Sum {
  return {
    count: one.count + other.count,
    units: one.units - other.units,
    before: one.before === null || other.before === null ? null : one.before - other.before,
  };
}

/** Both together. */
export function plus(one: Sum, other: Sum): Sum {
  return {
    count: one.count + other.count,
    units: one.units + other.units,
    before: one.before === null || other.before === null ? null : one.before + other.before,
  };
}

/** A sum in currency units. */
export function comparedSum({ count, units, before }: Sum, currency: string | null): ComparedSum {
  return {
    num_transactions: count,
    amount: fromMinorUnits(units, currency),
    amount_before: before === null ? null : fromMinorUnits(before, currency),
    change: before === null ? null : fromMinorUnits(units - before, currency),
  };
}

/** Greatest first; of equals the one that was greater before, then by the alphabet. */
export function byAmount([oneKey, one]: [string, Sum], [otherKey, other]: [string, Sum]): number {
  return (
    other.units - one.units ||
    (other.before ?? 0) - (one.before ?? 0) ||
    (oneKey < otherKey ? -1 : oneKey > otherKey ? 1 : 0)
  );
}

function addTo(sum: Sum, units: number): void {
  sum.count += 1;
  sum.units += units;
}
