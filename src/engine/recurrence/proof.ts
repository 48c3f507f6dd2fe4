/** What a rhythm must prove before it is believed: the less is known of the payments, the more. */
import type { Cadence } from "../../model";
import { fixedShare, isEvenPrice, spread } from "./amounts";
import { fitCadences, isKept, scoreOfFit } from "./cadence";
import type { CadenceFit } from "./fit";
import { SLOT_DAYS } from "./grid";
import type { Traits } from "./nature";

/** Fewest payments that show a cadence. */
function fewest(cadence: Cadence, { nature }: Traits): number {
  switch (cadence) {
    case "daily":
      return 5;
    case "weekly":
      return nature === "habit" ? 6 : 4;
    case "semi_monthly":
      return 4;
    case "yearly":
      return 2;
    default:
      return 3;
  }
}

/**
 * The best believable fit of payments on rising, distinct days; null where none is. `others`: how many
 * payments the same place got beside, where these were picked by their price (else null): chance then
 * had many tries.
 */
export function provenFit(
  days: readonly number[],
  amounts: readonly number[],
  traits: Traits,
  others: number | null
): CadenceFit | null {
  if (days.length < 2) return null;
  const payments: Payments = {
    amounts,
    slots: days.length,
    others: others ?? 0,
    isPart: others !== null,
  };
  let best: CadenceFit | null = null;
  for (const fit of fitCadences(days)) {
    if (days.length < fewest(fit.cadence, traits) || !isKept(fit)) continue;
    if (!isBelievable(fit, payments, traits)) continue;
    if (best === null || scoreOfFit(fit) > scoreOfFit(best)) best = fit;
  }
  return best ?? aboutMonthly(days, amounts, traits);
}

/** A client pays about monthly: income may stand further off the day. Friends who pay back do not count. */
function aboutMonthly(
  days: readonly number[],
  amounts: readonly number[],
  { direction, nature }: Traits
): CadenceFit | null {
  if (direction === "outgoing" || nature === "never") return null;
  if (days.length < (nature === "income" ? 4 : 5)) return null;
  if (spread(amounts) > (nature === "income" ? mostSpread(days.length) : 2)) return null;
  const fit = fitCadences(days, 2).find(({ cadence }) => cadence === "monthly");
  return fit !== undefined && isKept(fit) && fit.irregular === 0 && fit.missed <= 1 ? fit : null;
}

/** How far unnamed income may spread: invoices do, three payments of a friend do not count. */
const mostSpread = (slots: number): number => (slots < 4 ? 1.3 : slots < 6 ? 1.8 : 3);

/** What is asked of a fit, beside the fit itself. */
interface Payments {
  amounts: readonly number[];
  /** Different days paid on. */
  slots: number;
  /** Other payments at the same place, of no repeated price. */
  others: number;
  /** Picked from more by their price. */
  isPart: boolean;
}

function isBelievable(fit: CadenceFit, payments: Payments, traits: Traits): boolean {
  const { amounts, slots, isPart } = payments;
  const { nature, isContract, direction } = traits;
  const isEven = isEvenPrice(amounts);
  if (fit.cadence === "yearly" && slots === 2) return isYearlyPair(fit, payments, traits);
  const isOrdered = traits.order !== "card" && traits.order !== "unsaid";
  const isSteady = fit.irregular === 0 && fit.missed <= Math.floor(slots / 8);
  const fixed = fixedShare(amounts);
  const range = spread(amounts);
  if (traits.isOwn && traits.order !== "standing")
    return isEven && isSteady && slots >= 6 && fit.looseness <= 0.3;
  // Bought every day or week: only what has one price is more than a habit.
  if (direction === "outgoing" && SLOT_DAYS[fit.cadence] <= 7) {
    if (!isContract && (fit.cadence === "daily" || amounts.length > slots)) return false;
    if (fixed < 0.6 && !(isContract && range <= 1.6)) return false;
  }
  // Of many different payments some fall into step by chance.
  if (!isContract && payments.others > 0 && slots < 3 + Math.log2((payments.others + slots) / 6))
    return false;
  switch (nature) {
    case "never":
      return false;
    case "habit":
      // Both a fixed amount and a fixed day.
      if (fit.irregular > 0 || fit.looseness > 0.3) return false;
      if (isEven) return isSteady || (!isPart && slots >= 6);
      if (isPart || !isSteady) return false;
      return (fixed >= 0.75 && slots >= 5) || (range <= 1.12 && slots >= 6);
    case "bill":
      if (!isEven && !isOrdered && !isLikeBill(fit, payments)) return false;
      if (isPart && !isEven && fixed < 0.6) return isSteady && slots >= 4 && fit.looseness <= 0.3;
      return fit.irregular === 0 || fixed >= 0.5 || fit.hits >= 6;
    case "income":
      if (!traits.isNamed && fixed < 0.5 && range > mostSpread(slots)) return false;
      return fit.irregular === 0 || fixed >= 0.5 || fit.hits >= 6;
    case "subscription":
      if (isPart && !isEven) return isSteady && range <= 1.25 && slots >= 4;
      if (slots < 4 && !isOrdered) return isAgreed(amounts) || range <= 1.05;
      if (fixed >= 0.4 || range <= 1.6) return true;
      return fit.irregular === 0 && fit.looseness <= 0.25 && slots >= 4 && range <= 4;
    case "money":
      if (traits.order === "standing") return fit.irregular === 0 || fixed >= 0.5;
      return (
        (slots >= 4 ? fixed >= 0.6 : isEven && isSteady) ||
        (!isPart && slots >= 4 && range <= 1.3 && fit.looseness <= 0.3 && isSteady) ||
        (!isPart && slots >= 6 && isSteady && fit.looseness <= 0.2)
      );
    case "unknown":
      if (isEven) return fit.looseness <= 0.4 && (isSteady || slots >= 4);
      if (isPart || !isSteady || slots < 4) return false;
      if (slots < 6) return fixed >= 0.5 || (range <= 1.15 && fit.looseness <= 0.25);
      return (fixed >= 0.5 && fit.looseness <= 0.4) || (range <= 1.4 && fit.looseness <= 0.3);
  }
}

/** A bill is seldom paid as a purchase: then its amounts must be near each other, or many in step. */
function isLikeBill(fit: CadenceFit, { amounts, slots }: Payments): boolean {
  if (slots < 4) return isAgreed(amounts);
  if (fixedShare(amounts) >= 0.5) return true;
  return fit.looseness <= 0.3 && (slots >= 6 || spread(amounts) <= 1.6);
}

/** Whether the last two payments agree on a price to the cent. */
const isAgreed = (amounts: readonly number[]): boolean => amounts.at(-1) === amounts.at(-2);

/** Two payments a year apart: enough for what is paid by the year, or where nothing else was bought. */
function isYearlyPair(
  fit: CadenceFit,
  { amounts, isPart }: Payments,
  { nature, order, isLongTerm, isAlone }: Traits
): boolean {
  if (nature === "habit" || nature === "money" || nature === "never") return false;
  const isEven = isEvenPrice(amounts);
  if (isPart || !isAlone) return isLongTerm && isEven && fit.looseness <= 0.15;
  if (spread(amounts) > 1.1) return false;
  // To the day, or at one price within few days.
  const isCharged = nature === "bill" && order === "card";
  return (
    (isLongTerm && !isCharged) ||
    (isAlone && fit.looseness <= 0.04) ||
    (isEven && fit.looseness <= 0.15)
  );
}

/** Whether a first is a step longer than a second, as a month than half a month. */
export function isLonger(a: Cadence, b: Cadence): boolean {
  return SLOT_DAYS[a] > SLOT_DAYS[b];
}
