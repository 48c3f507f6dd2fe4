/** What the amounts of a series say: whether they are fixed, and what comes next. */

/** Whether two amounts are one price: equal within 2 %. */
export function isSamePrice(a: number, b: number): boolean {
  return Math.abs(a - b) <= 0.02 * Math.max(a, b);
}

/** Whether all amounts are one price to the cent, or within half a percent as rates round it. */
export function isEvenPrice(amounts: readonly number[]): boolean {
  return spread(amounts) <= 1.005;
}

/** Share of neighbouring payments with one price. */
export function fixedShare(amounts: readonly number[]): number {
  if (amounts.length < 2) return 1;
  let same = 0;
  for (let index = 1; index < amounts.length; index++)
    if (isSamePrice(amounts[index] ?? 0, amounts[index - 1] ?? 0)) same++;
  return same / (amounts.length - 1);
}

/** Greatest over least; 0 amounts (trials) are left out. */
export function spread(amounts: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  let greatest = 0;
  for (const amount of amounts) {
    if (amount <= 0) continue;
    least = Math.min(least, amount);
    greatest = Math.max(greatest, amount);
  }
  return greatest === 0 ? 1 : greatest / least;
}

/** Middle of some amounts; of an even number the lower middle, so that it is a price that was paid. */
export function middle(amounts: readonly number[]): number {
  const sorted = [...amounts].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/**
 * The amount to expect next, minor units. A fixed price: the last one paid. Wobbling about one value:
 * the middle of the last three. Otherwise, with more than a year of monthly payments, last year's
 * season at this year's level; else the last amount.
 */
export function nextAmountOf(amounts: readonly number[], slotsPerYear: number): number {
  const last = amounts.at(-1) ?? 0;
  const recent = amounts.slice(-6);
  if (fixedShare(recent) >= 0.5) return last;
  if (spread(recent) <= 1.12) return middle(amounts.slice(-3));
  if (slotsPerYear >= 4 && amounts.length > slotsPerYear + 1) {
    const season = amounts[amounts.length - slotsPerYear] ?? last;
    const before = amounts[amounts.length - slotsPerYear - 1] ?? last;
    const level = before > 0 ? last / before : 1;
    return Math.round(season * Math.min(1.5, Math.max(0.67, level)));
  }
  return slotsPerYear >= 12 ? middle(amounts.slice(-3)) : last;
}
