/** Several plans at one payee: prices beside each other, two cards at one price, monthly then yearly. */
import { dayOfMonth } from "../../model";
import { isSamePrice, spread } from "./amounts";
import { fitCadences } from "./cadence";
import { joinFollowing } from "./follow";
import { nextDay, SLOT_DAYS } from "./grid";
import type { Traits } from "./nature";
import { isLonger } from "./proof";
import { byDay, type SeriesRow } from "./rows";
import { asStream, countRows, type Series, singleFit } from "./stream";
import { areBeside, distinctDays } from "./twins";

/** Most prices of one payee that are looked at as plans beside each other. */
const MOST_PLANS = 12;

/** A yearly price is so many monthly ones. */
const YEARLY_TIMES = [5, 13] as const;

/** One price by the month, then one of many times as much by the year; null where it is not so. */
export function afterSwitch(rows: readonly SeriesRow[], traits: Traits): Series[] | null {
  if (traits.direction === "incoming" || traits.nature === "money" || traits.isBill) return null;
  const price = rows[0]?.amount ?? 0;
  const at = rows.findIndex(({ amount }) => amount >= price * YEARLY_TIMES[0]);
  if (at < 3) return null;
  const after = rows.slice(at);
  if (after.some(({ amount }) => amount < price * YEARLY_TIMES[0])) return null;
  if (after.some(({ amount }) => amount > price * YEARLY_TIMES[1])) return null;
  const monthly = asStream(rows.slice(0, at), traits, null);
  const first = after[0];
  if (monthly?.fit.cadence !== "monthly" || first === undefined) return null;
  if (Math.abs(first.day - nextDay(monthly.fit)) > SLOT_DAYS.monthly) return null;
  const over = { ...monthly, isOver: true };
  if (after.length === 1) return [over, { fit: singleFit("yearly", first.day), rows: after }];
  const yearly = fitCadences(distinctDays(after)).find(({ cadence }) => cadence === "yearly");
  return yearly === undefined ? null : [over, { fit: yearly, rows: after }];
}

/**
 * Plans beside each other that together look like one faster rhythm: prices that take turns, or one
 * price paid twice a month from two cards. Null where the whole is one series indeed.
 */
export function plansWithin(
  rows: readonly SeriesRow[],
  whole: Series,
  traits: Traits
): Series[] | null {
  if (traits.direction === "incoming") return null;
  const plans = [...byAmount(rows).values()].filter((plan) => plan.length >= 3);
  const covered = plans.reduce((sum, plan) => sum + plan.length, 0);
  if (covered < 0.8 * rows.length || plans.length > MOST_PLANS) return null;
  if (plans.length === 1) {
    if (whole.fit.cadence !== "semi_monthly" || !isSplittable(traits)) return null;
    const series = byPhase(rows, traits);
    return series.length === 2 && countRows(series) >= 0.9 * rows.length ? series : null;
  }
  if (!plans.some((plan, index) => plans.some((other, at) => at > index && areBeside(plan, other))))
    return null;
  const series = byPrice(rows, traits);
  const isFinest = series.every(
    ({ fit }) => fit.cadence === whole.fit.cadence || isLonger(fit.cadence, whole.fit.cadence)
  );
  return series.length >= 2 && isFinest && countRows(series) >= 0.8 * rows.length ? series : null;
}

/** Rows of one price to the cent, by amount; each oldest first. */
function byAmount(rows: readonly SeriesRow[]): Map<number, SeriesRow[]> {
  const prices = new Map<number, SeriesRow[]>();
  for (const row of rows) {
    const price = prices.get(row.amount);
    if (price === undefined) prices.set(row.amount, [row]);
    else price.push(row);
  }
  return prices;
}

/** Payments of one price each as a series; those that follow each other are one with a new price. */
export function byPrice(
  rows: readonly SeriesRow[],
  traits: Traits,
  traitsOf: (rows: readonly SeriesRow[]) => Traits = () => traits
): Series[] {
  const found: Series[] = [];
  const prices = [...byAmount(rows).values()];
  const odd = prices.reduce((sum, { length }) => (length < 3 ? sum + length : sum), 0);
  for (const price of prices) {
    if (price.length < 2) continue;
    const others = price.length < rows.length ? odd : null;
    const own = price.length < 3 ? traits : traitsOf(price);
    const one = asStream(price, own, others);
    const isTwo = one === null || (one.fit.cadence === "semi_monthly" && isSplittable(own));
    const two = isTwo && price.length >= 4 && own.nature !== "habit" ? byPhase(price, own) : [];
    if (two.length > 1 || (one === null && two.length > 0)) found.push(...two);
    else if (one !== null) found.push(one);
  }
  const used = new Set(found.flatMap((series) => series.rows));
  const rest = rows.filter((row) => !used.has(row));
  if (traits.isContract) {
    const near = byNearPrice(rest, traits, used.size > 0);
    for (const series of near) for (const row of series.rows) used.add(row);
    found.push(...near);
  }
  return joinFollowing(
    found,
    rest.filter((row) => !used.has(row)),
    traits
  );
}

const isSplittable = ({ direction, nature }: Traits): boolean =>
  direction === "outgoing" && nature !== "bill" && nature !== "money";

/** Prices that wobble: amounts whose neighbours in size are within 2 % stand together. */
function byNearPrice(rows: readonly SeriesRow[], traits: Traits, isPart: boolean): Series[] {
  const sorted = [...rows].sort((a, b) => a.amount - b.amount || byDay(a, b));
  const clusters: SeriesRow[][] = [];
  for (const row of sorted) {
    const current = clusters.at(-1);
    const last = current?.at(-1);
    if (current !== undefined && last !== undefined && isSamePrice(row.amount, last.amount))
      current.push(row);
    else clusters.push([row]);
  }
  return clusters.flatMap((cluster) => {
    if (cluster.length < 2 || spread(cluster.map(({ amount }) => amount)) > 1.3) return [];
    const others = isPart || clusters.length > 1 ? rows.length - cluster.length : null;
    const series = asStream(cluster.sort(byDay), traits, others);
    return series === null ? [] : [series];
  });
}

/** Days on either side of the fullest day of the month that belong to one plan. */
const PHASE_DAYS = 3;

/** One price paid at several days of the month: a series for each. */
function byPhase(rows: readonly SeriesRow[], traits: Traits): Series[] {
  let rest = [...rows];
  const found: Series[] = [];
  while (rest.length >= 3 && found.length < 3) {
    const day = fullestDay(rest);
    const near = rest.filter((row) => offDay(row, day) <= PHASE_DAYS);
    const series = near.length < 3 ? null : asStream(near, traits, 0);
    if (series?.fit.cadence !== "monthly" || series.fit.irregular > 0) break;
    found.push(series);
    rest = rest.filter((row) => offDay(row, day) > PHASE_DAYS);
  }
  return found;
}

/** Days between a payment and a day of the month, around the month's end too. */
function offDay(row: SeriesRow, day: number): number {
  const distance = Math.abs(dayOfMonth(row.day) - day);
  return Math.min(distance, 31 - distance);
}

/** The day of the month around which most payments stand. */
function fullestDay(rows: readonly SeriesRow[]): number {
  const counts = new Array<number>(32).fill(0);
  for (const row of rows) {
    const day = dayOfMonth(row.day);
    counts[day] = (counts[day] ?? 0) + 1;
  }
  let best = 1;
  let most = -1;
  for (let day = 1; day <= 31; day++) {
    let near = 0;
    for (let other = 1; other <= 31; other++) {
      const distance = Math.min(Math.abs(other - day), 31 - Math.abs(other - day));
      // Days nearer count far more, so that one group's middle wins over its edge and over two groups'.
      if (distance <= PHASE_DAYS) near += (counts[other] ?? 0) * (PHASE_DAYS + 1 - distance) ** 2;
    }
    if (near > most) {
      most = near;
      best = day;
    }
  }
  return best;
}
