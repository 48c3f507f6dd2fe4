/** Finds the series among the payments to one counterparty. */
import { joinFollowing } from "./follow";
import type { Traits } from "./nature";
import { afterSwitch, byPrice, plansWithin } from "./plans";
import type { SeriesRow } from "./rows";
import { asStream, countRows, type Series } from "./stream";
import { withoutTwins } from "./twins";

/**
 * All series of one counterparty's payments, oldest first; rows belong to one at most. `traitsOf`
 * tells what the payments of some rows are.
 */
export function findSeries(
  rows: readonly SeriesRow[],
  traitsOf: (rows: readonly SeriesRow[]) => Traits
): Series[] {
  if (rows.length < 2) return [];
  const traits = traitsOf(rows);
  if (traits.nature === "never") return [];
  const cards = withoutTwins(
    rows.filter(({ amount }) => amount > 0),
    traits
  );
  return cards.flatMap((paid) => seriesWithin(paid, traits, traitsOf));
}

/** The series of payments without twins. */
function seriesWithin(
  paid: readonly SeriesRow[],
  traits: Traits,
  traitsOf: (rows: readonly SeriesRow[]) => Traits
): Series[] {
  const whole = asWhole(paid, traits);
  if (traits.nature === "habit") return whole ?? byPrice(paid, traits, traitsOf);
  if (whole !== null && whole.every(({ fit }) => fit.irregular === 0)) return whole;
  const shapes = byShape(paid);
  if (shapes.length < 2) return whole ?? byPrice(paid, traits, traitsOf);
  const found = inShapes(shapes, traitsOf);
  // One name for many payees: the payments with the same words keep the better rhythm.
  if (whole !== null && !found.some((one) => isTidy(one) && one.rows.length * 2 >= paid.length))
    return whole;
  const used = new Set(found.flatMap((series) => series.rows));
  const rest = paid.filter((row) => !used.has(row));
  const byWords = joinFollowing([...found, ...byPrice(rest, traits, traitsOf)], rest, traits);
  if (whole !== null) return byWords;
  const byPrices = byPrice(paid, traits, traitsOf);
  return steps(byPrices) > steps(byWords) ? byPrices : byWords;
}

/** Steps that some series explain. */
const steps = (series: readonly Series[]): number => countRows(series) - series.length;

const isTidy = ({ fit }: Series): boolean => fit.irregular === 0;

/** The series among payments whose descriptors have the same words. */
function inShapes(
  shapes: readonly (readonly SeriesRow[])[],
  traitsOf: (rows: readonly SeriesRow[]) => Traits
): Series[] {
  return shapes.flatMap((shape) => {
    if (shape.length < 2) return [];
    const traits = traitsOf(shape);
    if (traits.nature === "never") return [];
    return asWhole(shape, { ...traits, isAlone: false }) ?? byPrice(shape, traits, traitsOf);
  });
}

/** All payments as one series, or as the plans it consists of; null where they keep no rhythm. */
function asWhole(rows: readonly SeriesRow[], traits: Traits): Series[] | null {
  const switched = afterSwitch(rows, traits);
  if (switched !== null) return switched;
  const whole = asStream(rows, traits, null);
  if (whole === null) return null;
  return plansWithin(rows, whole, traits) ?? [whole];
}

/** Rows whose descriptors have the same words, most rows first. */
function byShape(rows: readonly SeriesRow[]): SeriesRow[][] {
  const shapes = new Map<string, SeriesRow[]>();
  for (const row of rows) {
    const like = shapes.get(row.shape);
    if (like === undefined) shapes.set(row.shape, [row]);
    else like.push(row);
  }
  return [...shapes.values()].sort((a, b) => b.length - a.length);
}
