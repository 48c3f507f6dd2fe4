/**
 * Which rhythm a list of days keeps. The middle gap tells which cadences are worth a try; days may be
 * shifted by weekends and short months, and a slot may be missed (docs/recurrence.md).
 */
import type { Cadence } from "../../model";
import { type CadenceFit, mostIrregular } from "./fit";
import { DAY_STEPS, fitDays } from "./fit-days";
import { fitMonths, fitSemiMonthly } from "./fit-months";

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
