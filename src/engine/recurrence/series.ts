/** Finds the series among the payments to one counterparty: one, or several plans beside each other. */
import type { Cadence, EntryType } from "../../model";
import { fixedShare, isSamePrice, spread } from "./amounts";
import { type CadenceFit, fitCadences, isKept, scoreOfFit } from "./cadence";
import type { Nature } from "./nature";
import type { SeriesRow } from "./rows";

export interface Series {
  fit: CadenceFit;
  /** Oldest first. */
  rows: SeriesRow[];
}

/** Days within which a second equal charge is a twin (double, or pending and posted) of the first. */
const TWIN_DAYS = 4;
/** Most payments looked at as one stream; more than this many at one counterparty are a habit. */
const LONGEST = 2_000;

/** All series, longest first. Rows belong to one at most. */
export function findSeries(
  rows: readonly SeriesRow[],
  nature: Nature,
  direction: EntryType
): Series[] {
  if (nature === "never" || rows.length < 2 || rows.length > LONGEST) return [];
  const single = withoutTwins(rows);
  const whole = nature === "habit" ? null : asOneStream(single, nature, direction);
  if (whole !== null) {
    const kept = new Set(whole.rows);
    const rest = single.filter((row) => !kept.has(row));
    return [whole, ...(rest.length >= 3 ? byPrice(rest, nature, direction) : [])];
  }
  return byPrice(single, nature, direction);
}

/** Drops the second of two equal charges a few days apart, unless the whole stream is that fast. */
function withoutTwins(rows: readonly SeriesRow[]): SeriesRow[] {
  const twins = new Set<SeriesRow>();
  for (let index = 1; index < rows.length; index++) {
    const row = rows[index];
    const before = rows[index - 1];
    if (row === undefined || before === undefined || twins.has(before)) continue;
    if (row.day - before.day <= TWIN_DAYS && row.amount === before.amount) twins.add(row);
  }
  return twins.size > 0 && twins.size <= rows.length / 3
    ? rows.filter((row) => !twins.has(row))
    : [...rows];
}

/** All payments as one stream, one a slot (several on one day are one slot). */
function asOneStream(
  rows: readonly SeriesRow[],
  nature: Nature,
  direction: EntryType
): Series | null {
  const days = [...new Set(rows.map(({ day }) => day))];
  const amounts = rows.map(({ amount }) => amount);
  const fit = bestFit(days, amounts, nature, direction);
  if (fit === null) return null;
  return { fit, rows: [...rows] };
}

/** Fewest payments that show a cadence. */
function fewest(cadence: Cadence, nature: Nature): number {
  if (cadence === "daily") return 5;
  if (cadence === "weekly") return nature === "habit" ? 6 : 4;
  if (cadence === "bi_weekly" || cadence === "four_weekly") return 3;
  if (cadence === "semi_monthly") return 4;
  if (cadence === "yearly") return 2;
  return 3;
}

function bestFit(
  days: readonly number[],
  amounts: readonly number[],
  nature: Nature,
  direction: EntryType
): CadenceFit | null {
  let best: CadenceFit | null = null;
  for (const fit of fitCadences(days)) {
    if (days.length < fewest(fit.cadence, nature) || !isKept(fit)) continue;
    if (!isBelievable(fit, amounts, days.length, nature)) continue;
    if (best === null || scoreOfFit(fit) > scoreOfFit(best)) best = fit;
  }
  if (best !== null || direction === "outgoing" || days.length < 4) return best;
  // A client pays about monthly: income may stand further off the day.
  for (const fit of fitCadences(days, 2))
    if (fit.cadence === "monthly" && isKept(fit) && fit.irregular === 0 && fit.missed <= 1)
      return fit;
  return null;
}

/** Whether amounts and regularity are enough for payments of this nature. */
function isBelievable(
  fit: CadenceFit,
  amounts: readonly number[],
  slots: number,
  nature: Nature
): boolean {
  const fixed = fixedShare(amounts);
  const range = spread(amounts);
  if (fit.cadence === "yearly" && slots === 2) return range <= 1.1 && nature !== "habit";
  switch (nature) {
    case "never":
      return false;
    case "habit":
      // Both a fixed amount and a fixed day, and no daily rounds.
      return (
        fit.cadence !== "daily" &&
        fixed >= 0.8 &&
        fit.irregular === 0 &&
        fit.missed <= Math.floor(slots / 8) &&
        fit.looseness <= 0.3
      );
    case "bill":
    case "income":
      return fit.irregular === 0 || fixed >= 0.5 || fit.hits >= 6;
    case "subscription":
      return fixed >= 0.4 || range <= 1.6 || (fit.irregular === 0 && fit.looseness <= 0.25);
    case "money":
      return (
        fixed >= 0.6 ||
        (range <= 1.3 && fit.looseness <= 0.3) ||
        (slots >= 6 && fit.irregular === 0 && fit.missed === 0 && fit.looseness <= 0.2)
      );
    case "unknown":
      return (
        (fixed >= 0.5 || range <= 1.25 || (slots >= 5 && range <= 2.5)) &&
        fit.irregular <= Math.floor(slots / 8) &&
        fit.looseness <= 0.4
      );
  }
}

/** Payments of one price each as a stream; then streams that follow each other are one with a new price. */
function byPrice(rows: readonly SeriesRow[], nature: Nature, direction: EntryType): Series[] {
  const found: Series[] = [];
  for (const cluster of clusters(rows)) {
    const series = streamsOf(cluster, nature, direction);
    found.push(...series);
  }
  return joinFollowing(found).sort((a, b) => b.rows.length - a.rows.length);
}

/** Splits by price: neighbours in the order of amounts more than 2 % apart are two prices. */
function clusters(rows: readonly SeriesRow[]): SeriesRow[][] {
  const sorted = [...rows].sort((a, b) => a.amount - b.amount || a.day - b.day);
  const result: SeriesRow[][] = [];
  for (const row of sorted) {
    const current = result.at(-1);
    const last = current?.at(-1);
    if (current !== undefined && last !== undefined && isSamePrice(row.amount, last.amount))
      current.push(row);
    else result.push([row]);
  }
  for (const cluster of result) cluster.sort((a, b) => a.day - b.day);
  return result;
}

/** One stream, or two at different days of the month: two accounts paying the same price. */
function streamsOf(rows: readonly SeriesRow[], nature: Nature, direction: EntryType): Series[] {
  if (rows.length < 2) return [];
  const one = asOneStream(rows, nature, direction);
  const doubled = one === null || (one.fit.cadence === "semi_monthly" && direction === "outgoing");
  if (!doubled) return one === null ? [] : [one];
  const halves = splitByPhase(rows);
  const two = halves.flatMap((half) => {
    const series = half.length >= 3 ? asOneStream(half, nature, direction) : null;
    return series?.fit.cadence === "monthly" ? [series] : [];
  });
  return two.length === 2 ? two : one === null ? two : [one];
}

/** Splits by the day of the month at the widest gap around the month's circle. */
function splitByPhase(rows: readonly SeriesRow[]): SeriesRow[][] {
  const phases = rows
    .map((row) => ({
      row,
      phase:
        row.source.transaction.date === null ? 0 : Number(row.source.transaction.date.slice(8, 10)),
    }))
    .sort((a, b) => a.phase - b.phase);
  const gaps = phases.map(({ phase }, index) => {
    const next = phases[(index + 1) % phases.length]?.phase ?? phase;
    return { after: index, gap: index === phases.length - 1 ? next + 31 - phase : next - phase };
  });
  const [a, b] = [...gaps]
    .sort((x, y) => y.gap - x.gap)
    .slice(0, 2)
    .map(({ after }) => after)
    .sort((x, y) => x - y);
  if (a === undefined || b === undefined) return [];
  const inside = phases.slice(a + 1, b + 1).map(({ row }) => row);
  const outside = [...phases.slice(0, a + 1), ...phases.slice(b + 1)].map(({ row }) => row);
  return [inside, outside].map((half) => half.sort((x, y) => x.day - y.day));
}

/** A stream that begins about one step after another ended, at another price, continues it. */
function joinFollowing(series: readonly Series[]): Series[] {
  const sorted = [...series].sort((a, b) => (a.rows[0]?.day ?? 0) - (b.rows[0]?.day ?? 0));
  const joined: Series[] = [];
  for (const next of sorted) {
    const first = next.rows[0]?.day ?? 0;
    const earlier = joined.find((candidate) => {
      const last = candidate.rows.at(-1)?.day ?? 0;
      return (
        candidate.fit.cadence === next.fit.cadence && first > last && follows(candidate, first)
      );
    });
    if (earlier === undefined) joined.push({ fit: next.fit, rows: [...next.rows] });
    else {
      earlier.rows.push(...next.rows);
      earlier.fit = next.fit;
    }
  }
  return joined;
}

function follows(series: Series, day: number): boolean {
  const days = [...new Set(series.rows.map((row) => row.day)), day];
  return fitCadences(days).some(
    (fit) =>
      fit.cadence === series.fit.cadence && isKept(fit) && fit.irregular === series.fit.irregular
  );
}
