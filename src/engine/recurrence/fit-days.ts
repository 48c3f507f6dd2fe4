/** Fits days to cadences of so many days: daily, weekly, every two and every four weeks. */
import { type Cadence, weekdayOf } from "../../model";
import { type CadenceFit, countStep, mostIrregular, newCount } from "./fit";

/** A cadence of so many days: how far off a step may be, and how far off on average. */
export interface DayStep {
  cadence: Cadence;
  days: number;
  tolerance: number;
  drift: number;
}

/** The cadences of so many days. */
export const DAY_STEPS: readonly DayStep[] = [
  { cadence: "daily", days: 1, tolerance: 0, drift: 0.2 },
  { cadence: "weekly", days: 7, tolerance: 2, drift: 0.4 },
  { cadence: "bi_weekly", days: 14, tolerance: 3, drift: 0.45 },
  { cadence: "four_weekly", days: 28, tolerance: 3, drift: 0.6 },
];
/** The fit of rising, distinct days to one of these cadences; null where they do not keep it. */
export function fitDays(
  days: readonly number[],
  { cadence, days: step, tolerance, drift }: DayStep
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
