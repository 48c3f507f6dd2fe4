/**
 * Which rhythm a list of days keeps. Every cadence is tried; days may be shifted by weekends and
 * short months, and a slot may be missed (docs/recurrence.md).
 */
import {
  addMonths,
  type Cadence,
  dayOfMonth,
  firstDayOf,
  fromDayNumber,
  type MonthNumber,
  monthOf,
  toDayNumber,
  weekdayOf,
} from "../../model";

/** How well days keep a cadence. */
export interface CadenceFit {
  cadence: Cadence;
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
  /** The day the cadence would have had for the last payment, before weekends shifted it. */
  lastNominal: number;
  /** Days of the month it keeps, for cadences of the calendar. */
  anchors: readonly number[];
}

/** Cadences of so many days. */
const DAY_STEPS: readonly { cadence: Cadence; days: number; tolerance: number; drift: number }[] = [
  { cadence: "daily", days: 1, tolerance: 0, drift: 0.2 },
  { cadence: "weekly", days: 7, tolerance: 2, drift: 0.4 },
  { cadence: "bi_weekly", days: 14, tolerance: 3, drift: 0.45 },
  { cadence: "four_weekly", days: 28, tolerance: 3, drift: 0.6 },
];
/** Cadences of so many months. */
const MONTH_STEPS: readonly { cadence: Cadence; months: number; tolerance: number }[] = [
  { cadence: "monthly", months: 1, tolerance: 5 },
  { cadence: "bi_monthly", months: 2, tolerance: 6 },
  { cadence: "quarterly", months: 3, tolerance: 8 },
  { cadence: "semi_yearly", months: 6, tolerance: 10 },
  { cadence: "yearly", months: 12, tolerance: 14 },
];

/** Days of one slot: from nominal step to nominal step. */
export const SLOT_DAYS: Readonly<Record<Cadence, number>> = {
  daily: 1,
  weekly: 7,
  bi_weekly: 14,
  semi_monthly: 15,
  four_weekly: 28,
  monthly: 30,
  bi_monthly: 61,
  quarterly: 91,
  semi_yearly: 182,
  yearly: 365,
  other: 30,
};

/** All fits of rising, distinct days that are worth a look. `slack` widens the tolerance of months. */
export function fitCadences(days: readonly number[], slack = 1): CadenceFit[] {
  if (days.length < 2) return [];
  const fits: CadenceFit[] = [];
  for (const step of DAY_STEPS) {
    const fit = fitDays(days, step);
    if (fit !== null) fits.push(fit);
  }
  if (days.length >= 4) {
    const fit = fitSemiMonthly(days);
    if (fit !== null) fits.push(fit);
  }
  for (const step of MONTH_STEPS) {
    const fit = fitMonths(days, { ...step, tolerance: step.tolerance * slack });
    if (fit !== null) fits.push(fit);
  }
  return fits;
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
  const steps = fit.hits + fit.irregular;
  if (fit.irregular > Math.floor(steps * 0.2)) return false;
  const slots = fit.hits + fit.missed + 1;
  if (fit.missed <= Math.floor(slots / 4)) return true;
  return fit.longestPause === fit.missed && fit.missed <= 3 && fit.hits >= 4;
}

function fitDays(
  days: readonly number[],
  { cadence, days: step, tolerance, drift }: (typeof DAY_STEPS)[number]
): CadenceFit | null {
  let hits = 0;
  let missed = 0;
  let longestPause = 0;
  let irregular = 0;
  let drifted = 0;
  let slots = 0;
  for (let index = 1; index < days.length; index++) {
    const gap = (days[index] ?? 0) - (days[index - 1] ?? 0);
    const count = Math.round(gap / step);
    const rest = gap - count * step;
    // A daily payment of a bank rests at the weekend.
    const weekend = cadence === "daily" && gap <= 3 && weekdayOf(days[index] ?? 0) === 1;
    if (weekend) {
      hits++;
      continue;
    }
    if (count === 0 || Math.abs(rest) > tolerance) {
      irregular++;
      continue;
    }
    hits += count === 1 ? 1 : 0;
    missed += count - 1;
    longestPause = Math.max(longestPause, count - 1);
    drifted += rest;
    slots += count;
  }
  if (hits === 0) return null;
  if (slots > 0 && Math.abs(drifted) / slots > drift) return null;
  const phases = days.map((day) => ((day % step) + step) % step);
  const phase = commonPhase(phases, step);
  const distances = phases.map((other) => circular(other - phase, step));
  const mean = distances.reduce((sum, distance) => sum + Math.abs(distance), 0) / days.length;
  const last = days.at(-1) ?? 0;
  return {
    cadence,
    hits,
    missed,
    longestPause,
    irregular,
    looseness: mean / (tolerance + 1),
    lastNominal: last - circular((phases.at(-1) ?? 0) - phase, step),
    anchors: [],
  };
}

/** The phase most days keep; of equals the one nearest to the last day. */
function commonPhase(phases: readonly number[], step: number): number {
  let best = phases.at(-1) ?? 0;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of new Set([...phases].reverse())) {
    let cost = 0;
    for (const phase of phases) cost += Math.abs(circular(phase - candidate, step));
    if (cost < least) {
      least = cost;
      best = candidate;
    }
  }
  return best;
}

/** Distance on a circle of `step` days, from -step/2 to step/2. */
function circular(distance: number, step: number): number {
  const rest = ((distance % step) + step) % step;
  return rest > step / 2 ? rest - step : rest;
}

/** The month a day belongs to for an anchor: that of the nearest nominal day. */
function nominalNear(day: number, anchor: number): { month: MonthNumber; nominal: number } {
  const own = monthOf(day);
  let best = { month: own, nominal: nominalOf(own, anchor) };
  // Only the month before or after can be nearer, and only on its side of the nominal day.
  const other = day < best.nominal ? own - 1 : own + 1;
  const nominal = nominalOf(other, anchor);
  if (Math.abs(day - nominal) < Math.abs(day - best.nominal)) best = { month: other, nominal };
  return best;
}

/** Day number of an anchor in a month; short months end earlier. */
function nominalOf(month: MonthNumber, anchor: number): number {
  return Math.min(firstDayOf(month) + anchor - 1, firstDayOf(month + 1) - 1);
}

/** Cost of standing off the nominal day: little where a weekend explains it. */
function cost(day: number, nominal: number): number {
  const distance = day - nominal;
  if (distance === 0) return 0;
  const weekday = weekdayOf(nominal);
  const shifted =
    (weekday === 6 && (distance === -1 || distance === 2)) ||
    (weekday === 0 && (distance === -2 || distance === 1)) ||
    // A long weekend: Friday or Monday are holidays too.
    ((weekday === 6 || weekday === 0) && Math.abs(distance) <= 3);
  return shifted ? 0.25 : Math.abs(distance);
}

function anchorCandidates(days: readonly number[]): number[] {
  const found = new Set<number>();
  for (const day of days) {
    found.add(dayOfMonth(day));
    if (dayOfMonth(day + 1) === 1) found.add(31);
    // What fell on a weekend may have been moved here.
    for (const away of [-2, -1, 1, 2]) {
      const weekday = weekdayOf(day + away);
      if (weekday === 0 || weekday === 6) found.add(dayOfMonth(day + away));
    }
  }
  return [...found].sort((a, b) => a - b);
}

function fitMonths(
  days: readonly number[],
  { cadence, months, tolerance }: (typeof MONTH_STEPS)[number]
): CadenceFit | null {
  const last = days.at(-1) ?? 0;
  if (last - (days[0] ?? 0) < months * 28 - tolerance) return null;
  let best: CadenceFit | null = null;
  let least = Number.POSITIVE_INFINITY;
  // Over a long history the last two years tell the anchor.
  const recent = days.slice(-24);
  for (const anchor of anchorCandidates(recent)) {
    let total = 0;
    for (const day of recent)
      total += Math.min(tolerance * 2, cost(day, nominalNear(day, anchor).nominal));
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
  let hits = 0;
  let missed = 0;
  let longestPause = 0;
  let irregular = 0;
  let off = 0;
  let previous: number | null = null;
  let lastNominal = days.at(-1) ?? 0;
  for (const day of days) {
    const { month, nominal } = nominalNear(day, anchor);
    const distance = cost(day, nominal);
    off += Math.min(distance, tolerance * 1.5);
    lastNominal = nominal;
    if (previous !== null) {
      const steps = month - previous;
      if (steps <= 0 || steps % months !== 0 || distance > tolerance) irregular++;
      else {
        const count = steps / months;
        hits += count === 1 ? 1 : 0;
        missed += count - 1;
        longestPause = Math.max(longestPause, count - 1);
      }
    }
    previous = month;
  }
  if (hits === 0) return null;
  return {
    cadence,
    hits,
    missed,
    longestPause,
    irregular,
    looseness: off / days.length / (tolerance + 1),
    lastNominal,
    anchors: [anchor],
  };
}

/** Two days of each month, about half a month apart: the 15th and the last, the 1st and the 16th. */
function fitSemiMonthly(days: readonly number[]): CadenceFit | null {
  const recent = days.slice(-24);
  const candidates = anchorCandidates(recent);
  let best: CadenceFit | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const first of candidates) {
    if (first > 16) break;
    for (const second of candidates) {
      if (second - first < 12 || second - first > 18) continue;
      let total = 0;
      for (const day of recent)
        total += Math.min(
          6,
          cost(day, nominalNear(day, first).nominal),
          cost(day, nominalNear(day, second).nominal)
        );
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
  let hits = 0;
  let missed = 0;
  let longestPause = 0;
  let irregular = 0;
  let off = 0;
  let previous: number | null = null;
  let lastNominal = days.at(-1) ?? 0;
  for (const day of days) {
    const early = nominalNear(day, first);
    const late = nominalNear(day, second);
    const isEarly = cost(day, early.nominal) <= cost(day, late.nominal);
    const { month, nominal } = isEarly ? early : late;
    const slot = month * 2 + (isEarly ? 0 : 1);
    const distance = cost(day, nominal);
    off += Math.min(distance, tolerance * 2);
    lastNominal = nominal;
    if (previous !== null) {
      const steps = slot - previous;
      if (steps <= 0 || distance > tolerance) irregular++;
      else {
        hits += steps === 1 ? 1 : 0;
        missed += steps - 1;
        longestPause = Math.max(longestPause, steps - 1);
      }
    }
    previous = slot;
  }
  if (hits === 0) return null;
  return {
    cadence: "semi_monthly",
    hits,
    missed,
    longestPause,
    irregular,
    looseness: off / days.length / (tolerance + 1),
    lastNominal,
    anchors: [first, second],
  };
}

/** The nominal day one step after the last payment. */
export function nextDay(fit: Pick<CadenceFit, "cadence" | "lastNominal" | "anchors">): number {
  const months = MONTH_STEPS.find(({ cadence }) => cadence === fit.cadence)?.months;
  const anchor = fit.anchors[0];
  if (months !== undefined && anchor !== undefined) {
    return nominalOf(monthOf(fit.lastNominal) + months, anchor);
  }
  if (fit.cadence === "semi_monthly") {
    const index = monthOf(fit.lastNominal);
    const day = dayOfMonth(fit.lastNominal);
    const [first = 1, second = 16] = fit.anchors;
    return day < second && day <= first + 2
      ? nominalOf(index, second)
      : nominalOf(index + 1, first);
  }
  if (months !== undefined) return toDayNumber(addMonths(fromDayNumber(fit.lastNominal), months));
  return fit.lastNominal + SLOT_DAYS[fit.cadence];
}
