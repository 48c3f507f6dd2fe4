/** Finds the series among the payments to one counterparty: one, or several plans beside each other. */
import { dayOfMonth } from "../../model";
import { isEvenPrice, isSamePrice, spread } from "./amounts";
import { type CadenceFit, fitCadences } from "./cadence";
import { costOff, nextDay, type Position, SLOT_DAYS } from "./grid";
import type { Traits } from "./nature";
import { isLonger, provenFit } from "./proof";
import { byDay, type SeriesRow } from "./rows";
import { shapeOf } from "./shape";
import { distinctDays, withoutTwins } from "./twins";

export interface Series {
  fit: CadenceFit;
  /** Oldest first. */
  rows: SeriesRow[];
}

/** Most rows looked at beside a series for its next price. */
const MOST_PLANS = 12;

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

/** `others`: payments beside these at the same place, of no repeated price; null: these are all. */
function asStream(
  rows: readonly SeriesRow[],
  traits: Traits,
  others: number | null
): Series | null {
  const amounts = rows.map(({ amount }) => amount);
  const fit = provenFit(distinctDays(rows), amounts, traits, others);
  return fit === null ? null : { fit, rows: [...rows] };
}

/** All payments as one series, or as the plans it consists of; null where they keep no rhythm. */
function asWhole(rows: readonly SeriesRow[], traits: Traits): Series[] | null {
  const switched = afterSwitch(rows, traits);
  if (switched !== null) return switched;
  const whole = asStream(rows, traits, null);
  if (whole === null) return null;
  return plansWithin(rows, whole, traits) ?? [whole];
}

/** A yearly price is so many monthly ones. */
const YEARLY_TIMES = [5, 13] as const;

/** One price by the month, then one of many times as much by the year; null where it is not so. */
function afterSwitch(rows: readonly SeriesRow[], traits: Traits): Series[] | null {
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
  if (after.length === 1) return [monthly, { fit: singleFit("yearly", first.day), rows: after }];
  const yearly = fitCadences(distinctDays(after)).find(({ cadence }) => cadence === "yearly");
  return yearly === undefined ? null : [monthly, { fit: yearly, rows: after }];
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

/**
 * Plans beside each other that together look like one faster rhythm: prices that take turns, or one
 * price paid twice a month from two cards. Null where the whole is one series indeed.
 */
function plansWithin(rows: readonly SeriesRow[], whole: Series, traits: Traits): Series[] | null {
  if (traits.direction === "incoming") return null;
  const plans = [...byAmount(rows).values()].filter((plan) => plan.length >= 3);
  const covered = plans.reduce((sum, plan) => sum + plan.length, 0);
  if (covered < 0.8 * rows.length) return null;
  if (plans.length === 1) {
    if (
      whole.fit.cadence !== "semi_monthly" ||
      traits.nature === "bill" ||
      traits.nature === "money"
    )
      return null;
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

const countRows = (series: readonly Series[]): number =>
  series.reduce((sum, { rows }) => sum + rows.length, 0);

/** Whether two plans ran at the same time for at least half of the shorter one's life. */
function areBeside(a: readonly SeriesRow[], b: readonly SeriesRow[]): boolean {
  const [firstA, lastA] = spanOf(a);
  const [firstB, lastB] = spanOf(b);
  const shared = Math.min(lastA, lastB) - Math.max(firstA, firstB);
  return shared >= 0.5 * Math.min(lastA - firstA, lastB - firstB);
}

const spanOf = (rows: readonly SeriesRow[]): [first: number, last: number] => [
  rows[0]?.day ?? 0,
  rows.at(-1)?.day ?? 0,
];

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

/** Rows whose descriptors have the same words, most rows first. */
function byShape(rows: readonly SeriesRow[]): SeriesRow[][] {
  const shapes = new Map<string, SeriesRow[]>();
  for (const row of rows) {
    const shape = shapeOf(row.source.transaction.description);
    const like = shapes.get(shape);
    if (like === undefined) shapes.set(shape, [row]);
    else like.push(row);
  }
  return [...shapes.values()].sort((a, b) => b.length - a.length);
}

/** Payments of one price each as a series; those that follow each other are one with a new price. */
function byPrice(
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
      // Days nearer count more, so that the middle of a group wins over its edge.
      if (distance <= PHASE_DAYS) near += (counts[other] ?? 0) * (PHASE_DAYS + 1 - distance);
    }
    if (near > most) {
      most = near;
      best = day;
    }
  }
  return best;
}

/** A series that begins about one step after another ended, at another price, continues it. */
function joinFollowing(
  series: readonly Series[],
  rest: readonly SeriesRow[],
  traits: Traits
): Series[] {
  const sorted = [...series].sort(byStart);
  const joined: Series[] = [];
  for (const next of sorted) {
    const earlier =
      joined.length > MOST_PLANS ? undefined : joined.find((candidate) => follows(candidate, next));
    if (earlier === undefined) joined.push({ fit: next.fit, rows: [...next.rows] });
    else {
      earlier.rows.push(...next.rows);
      earlier.fit = next.fit;
    }
  }
  const used = new Set<SeriesRow>();
  if (traits.isContract && joined.length <= MOST_PLANS)
    for (const one of joined) addNewPrice(one, rest, used);
  return joined;
}

/** Order of series: by their first payment. */
export function byStart(a: Series, b: Series): number {
  const [first, second] = [a.rows[0], b.rows[0]];
  return first === undefined || second === undefined ? 0 : byDay(first, second);
}

function follows(earlier: Series, next: Series): boolean {
  const last = earlier.rows.at(-1);
  const first = next.rows[0];
  if (last === undefined || first === undefined || first.day <= last.day) return false;
  return (
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
