/**
 * Which rhythm a list of days keeps. The middle gap tells which cadences are worth a try; days may be
 * shifted by weekends and short months, and a slot may be missed (docs/recurrence.md).
 */
import { type Cadence, dayOfMonth, weekdayOf } from "../../model";
import { anchorCandidates, costOff, nominalNear, type Position, SLOT_MONTHS } from "./grid";

/** How well days keep a cadence. */
export interface CadenceFit extends Position {
  /** Steps of exactly one slot. */
  hits: number;
  /** Slots without a payment between two that have one. */
  missed: number;
  /** The longest run of missed slots. */
  longestPause: number;
  /** Steps that fit no number of slots. */
  irregular: number;
  /** Mean distance from the nominal day, in units of what the cadence tolerates: 0 perfect, 1 bad. */
  looseness: number;
}

/** Cadences of so many days: how far off a step may be, and how far off on average. */
const DAY_STEPS: readonly { cadence: Cadence; days: number; tolerance: number; drift: number }[] = [
  { cadence: "daily", days: 1, tolerance: 0, drift: 0.2 },
  { cadence: "weekly", days: 7, tolerance: 2, drift: 0.4 },
  { cadence: "bi_weekly", days: 14, tolerance: 3, drift: 0.45 },
  { cadence: "four_weekly", days: 28, tolerance: 3, drift: 0.6 },
];
/** Days off the nominal day that cadences of so many months tolerate. */
const MONTH_STEPS: readonly { cadence: Cadence; tolerance: number }[] = [
  { cadence: "monthly", tolerance: 5 },
  { cadence: "bi_monthly", tolerance: 6 },
  { cadence: "quarterly", tolerance: 8 },
  { cadence: "semi_yearly", tolerance: 10 },
  { cadence: "yearly", tolerance: 14 },
];
/** Between which middle gaps a cadence is worth a try, days. */
const GAPS: Readonly<Record<Cadence, readonly [least: number, most: number]>> = {
  daily: [1, 2],
  weekly: [5, 9],
  bi_weekly: [11, 17],
  semi_monthly: [11, 19],
  four_weekly: [25, 31],
  monthly: [24, 38],
  bi_monthly: [53, 70],
  quarterly: [80, 104],
  semi_yearly: [168, 198],
  yearly: [348, 382],
  other: [1, 0],
};
/** Over a long history so many of the last payments tell the anchor. */
const RECENT = 24;

/** All fits of rising, distinct days that are worth a look. `slack` widens what months tolerate. */
export function fitCadences(days: readonly number[], slack = 1): CadenceFit[] {
  const gap = middleGap(days);
  const isWorth = (cadence: Cadence): boolean => {
    const [least, most] = GAPS[cadence];
    return gap >= least / slack && gap <= most * slack;
  };
  const fits: CadenceFit[] = [];
  const add = (fit: CadenceFit | null): void => {
    if (fit !== null) fits.push(fit);
  };
  for (const step of DAY_STEPS) if (isWorth(step.cadence)) add(fitDays(days, step));
  if (days.length >= 4 && isWorth("semi_monthly")) add(fitSemiMonthly(days));
  for (const { cadence, tolerance } of MONTH_STEPS)
    if (isWorth(cadence)) add(fitMonths(days, cadence, tolerance * slack));
  return fits;
}

/** The middle gap between neighbouring days, of two the lesser; 0 where there is none. */
export function middleGap(days: readonly number[]): number {
  const gaps: number[] = [];
  for (let index = 1; index < days.length; index++)
    gaps.push((days[index] ?? 0) - (days[index - 1] ?? 0));
  gaps.sort((a, b) => a - b);
  return gaps[Math.floor((gaps.length - 1) / 2)] ?? 0;
}

/** How good a fit is: steps kept, less what speaks against it. Of equal fits the commoner cadence wins. */
export function scoreOfFit(fit: CadenceFit): number {
  const steps = fit.hits + fit.irregular + fit.missed;
  const rare = fit.cadence === "four_weekly" || fit.cadence === "semi_monthly" ? 0.06 : 0;
  return (
    (fit.hits - 2 * fit.irregular - 0.9 * fit.missed) / Math.max(1, steps) -
    0.45 * fit.looseness -
    rare
  );
}

/** Whether enough slots are kept: one missed in four, two in eight, or one long pause in a steady series. */
export function isKept(fit: CadenceFit): boolean {
  if (fit.irregular > mostIrregular(fit.hits + fit.irregular + 1)) return false;
  const slots = fit.hits + fit.missed + 1;
  if (fit.missed <= Math.floor(slots / 4)) return true;
  return fit.longestPause === fit.missed && fit.missed <= 3 && fit.hits >= 4;
}

/** Irregular steps that so many payments may have. */
const mostIrregular = (payments: number): number => Math.floor((payments - 1) * 0.2);

/** Steps counted along a list of days. */
interface Count {
  hits: number;
  missed: number;
  longestPause: number;
  irregular: number;
}

const newCount = (): Count => ({ hits: 0, missed: 0, longestPause: 0, irregular: 0 });

function countStep(count: Count, slots: number): void {
  if (slots === 1) count.hits++;
  count.missed += slots - 1;
  count.longestPause = Math.max(count.longestPause, slots - 1);
}

function fitDays(
  days: readonly number[],
  { cadence, days: step, tolerance, drift }: (typeof DAY_STEPS)[number]
): CadenceFit | null {
  const count = newCount();
  const most = mostIrregular(days.length);
  let drifted = 0;
  let slots = 0;
  for (let index = 1; index < days.length; index++) {
    const day = days[index] ?? 0;
    const gap = day - (days[index - 1] ?? 0);
    // What a bank does daily rests at the weekend, and over holidays beside it.
    if (cadence === "daily" && isOverWeekend(day, gap)) {
      count.hits++;
      continue;
    }
    const passed = Math.round(gap / step);
    const rest = gap - passed * step;
    if (passed === 0 || Math.abs(rest) > tolerance) {
      count.irregular++;
      if (count.irregular > most) return null;
      continue;
    }
    countStep(count, passed);
    drifted += rest;
    slots += passed;
  }
  if (count.hits === 0) return null;
  if (slots > 0 && Math.abs(drifted) / slots > drift) return null;
  const phase = commonPhase(days, step);
  let off = 0;
  for (const day of days) off += Math.abs(circular(day - phase, step));
  const last = days.at(-1) ?? 0;
  return {
    cadence,
    ...count,
    looseness: off / days.length / (tolerance + 1),
    lastNominal: last - circular(last - phase, step),
    anchors: [],
  };
}

function isOverWeekend(day: number, gap: number): boolean {
  if (gap < 2 || gap > 5) return false;
  const weekday = weekdayOf(day);
  // Saturday or Sunday lie between.
  return weekday >= 1 && weekday <= 3 && gap >= weekday + 1;
}

/** The phase most days keep; of equals that of the latest day. */
function commonPhase(days: readonly number[], step: number): number {
  const counts = new Array<number>(step).fill(0);
  for (const day of days) {
    const phase = modulo(day, step);
    counts[phase] = (counts[phase] ?? 0) + 1;
  }
  const latest = modulo(days.at(-1) ?? 0, step);
  let best = latest;
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < step; turn++) {
    const candidate = modulo(latest - turn, step);
    if (counts[candidate] === 0) continue;
    let cost = 0;
    for (let phase = 0; phase < step; phase++)
      cost += (counts[phase] ?? 0) * Math.abs(circular(phase - candidate, step));
    if (cost >= least) continue;
    least = cost;
    best = candidate;
  }
  return best;
}

const modulo = (value: number, step: number): number => ((value % step) + step) % step;

/** Distance on a circle of `step` days, from -step/2 to step/2. */
function circular(distance: number, step: number): number {
  const rest = modulo(distance, step);
  return rest > step / 2 ? rest - step : rest;
}

function fitMonths(
  days: readonly number[],
  cadence: Cadence,
  tolerance: number
): CadenceFit | null {
  const months = SLOT_MONTHS[cadence] ?? 1;
  const recent = days.slice(-RECENT);
  let best: CadenceFit | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const anchor of anchorCandidates(recent)) {
    let total = 0;
    for (const day of recent) {
      total += Math.min(tolerance * 2, costOff(day, nominalNear(day, anchor).nominal));
      if (total >= least) break;
    }
    if (total >= least) continue;
    const fit = alongMonths(days, anchor, cadence, months, tolerance);
    if (fit === null) continue;
    least = total;
    best = fit;
  }
  return best;
}

function alongMonths(
  days: readonly number[],
  anchor: number,
  cadence: Cadence,
  months: number,
  tolerance: number
): CadenceFit | null {
  const count = newCount();
  const most = mostIrregular(days.length);
  let off = 0;
  let previous: number | null = null;
  let lastNominal = days.at(-1) ?? 0;
  for (const day of days) {
    const { month, nominal } = nominalNear(day, anchor);
    const distance = costOff(day, nominal);
    off += Math.min(distance, tolerance * 1.5);
    lastNominal = nominal;
    if (previous !== null) {
      const steps = month - previous;
      if (steps > 0 && steps % months === 0 && distance <= tolerance)
        countStep(count, steps / months);
      else count.irregular++;
      if (count.irregular > most) return null;
    }
    previous = month;
  }
  if (count.hits === 0) return null;
  return {
    cadence,
    ...count,
    looseness: off / days.length / (tolerance + 1),
    lastNominal,
    anchors: [anchor],
  };
}

/** Two days of each month, about half a month apart: the 15th and the last, the 1st and the 16th. */
function fitSemiMonthly(days: readonly number[]): CadenceFit | null {
  const recent = days.slice(-RECENT);
  const candidates = anchorCandidates(recent);
  const costs = new Map(
    candidates.map((anchor) => [
      anchor,
      recent.map((day) => costOff(day, nominalNear(day, anchor).nominal)),
    ])
  );
  let best: CadenceFit | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const first of candidates) {
    if (first > 16) break;
    for (const second of candidates) {
      if (second - first < 12 || second - first > 18) continue;
      const [firsts, seconds] = [costs.get(first) ?? [], costs.get(second) ?? []];
      let total = 0;
      for (let index = 0; index < recent.length; index++)
        total += Math.min(6, firsts[index] ?? 6, seconds[index] ?? 6);
      if (total >= least) continue;
      const fit = alongHalfMonths(days, first, second);
      if (fit === null) continue;
      least = total;
      best = fit;
    }
  }
  return best;
}

function alongHalfMonths(
  days: readonly number[],
  first: number,
  second: number
): CadenceFit | null {
  const tolerance = 3;
  const count = newCount();
  const most = mostIrregular(days.length);
  let off = 0;
  let previous: number | null = null;
  let lastNominal = days.at(-1) ?? 0;
  for (const day of days) {
    const early = nominalNear(day, first);
    const late = nominalNear(day, second);
    const isEarly = costOff(day, early.nominal) <= costOff(day, late.nominal);
    const { month, nominal } = isEarly ? early : late;
    const slot = month * 2 + (isEarly ? 0 : 1);
    const distance = costOff(day, nominal);
    off += Math.min(distance, tolerance * 2);
    lastNominal = nominal;
    if (previous !== null) {
      const steps = slot - previous;
      if (steps > 0 && distance <= tolerance) countStep(count, steps);
      else count.irregular++;
      if (count.irregular > most) return null;
    }
    previous = slot;
  }
  if (count.hits === 0) return null;
  return {
    cadence: "semi_monthly",
    ...count,
    looseness: off / days.length / (tolerance + 1),
    lastNominal,
    anchors: [first, second],
  };
}

/** Whether a day of the month stands near another one, around the month's end too. */
export function isSameDayOfMonth(day: number, other: number, within: number): boolean {
  const distance = Math.abs(dayOfMonth(day) - dayOfMonth(other));
  return Math.min(distance, 31 - distance) <= within;
}
