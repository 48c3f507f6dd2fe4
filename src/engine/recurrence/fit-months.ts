/** Fits days to cadences of the calendar: by months, and two days of each month. */
import type { Cadence } from "../../model";
import { type CadenceFit, countStep, mostIrregular, newCount } from "./fit";
import { anchorCandidates, costOff, nominalNear, SLOT_MONTHS } from "./grid";

/** Over a long history so many of the last payments tell the anchor. */
const RECENT = 24;

/** The fit of rising, distinct days to so many months and the best day of the month; null: none. */
export function fitMonths(
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
export function fitSemiMonthly(days: readonly number[]): CadenceFit | null {
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
