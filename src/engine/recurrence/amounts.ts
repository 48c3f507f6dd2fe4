/** What the amounts of a series say: whether they are fixed, and what comes next. */

/** Whether two amounts are one price: equal within 2 %. */
export function isSamePrice(a: number, b: number): boolean {
  return Math.abs(a - b) <= 0.02 * Math.max(a, b);
}

/** Whether all amounts are one price to the cent. */
export function isEvenPrice(amounts: readonly number[]): boolean {
  return amounts.every((amount) => amount === amounts[0]);
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

/** Payments of a wobbling amount that tell its level, at most a year of monthly ones. */
const RECENT = 12;

/**
 * The amount to expect next, minor units. A fixed price: the last one paid. Wobbling about one value
 * (rates of exchange): the middle of the last three. Rising and falling smoothly (seasons): what it
 * was a year ago at this year's level, or within the first year on along the last step. Jumping about
 * (invoices, tips), and all income: the mean of the last year.
 */
export function nextAmountOf(
  amounts: readonly number[],
  slotsPerYear: number,
  isIncome: boolean
): number {
  const last = amounts.at(-1) ?? 0;
  const recent = amounts.slice(-6);
  if (fixedShare(recent) >= 0.5 || slotsPerYear < 4) return last;
  if (spread(recent) <= 1.12) return middle(amounts.slice(-3));
  if (isIncome || !isSmooth(amounts)) return Math.round(mean(amounts.slice(-RECENT)));
  if (amounts.length <= slotsPerYear) return Math.round(last * turnOf(amounts));
  const season = amounts[amounts.length - slotsPerYear] ?? last;
  const lastYear = amounts[amounts.length - slotsPerYear - 1] ?? last;
  return Math.round(season * (lastYear > 0 ? clamp(last / lastYear) : 1));
}

/** How much more or less the next step of a smooth curve is: as the last one, bending on half as much. */
function turnOf(amounts: readonly number[]): number {
  const [first = 0, second = 0, third = 0] = amounts.slice(-3);
  if (first <= 0 || second <= 0 || third <= 0) return 1;
  const step = third / second;
  return clamp(step * Math.sqrt(step / (second / first)));
}

const clamp = (factor: number): number => Math.min(1.5, Math.max(0.67, factor));

function mean(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0) / Math.max(1, amounts.length);
}

/**
 * Whether neighbours are nearer to each other than amounts are to their mean (von Neumann's ratio: 2
 * where they know nothing of each other, near 0 on a smooth curve).
 */
function isSmooth(amounts: readonly number[]): boolean {
  if (amounts.length < 4) return false;
  const recent = amounts.slice(-2 * RECENT);
  const level = mean(recent);
  let steps = 0;
  let away = 0;
  recent.forEach((amount, index) => {
    away += (amount - level) ** 2;
    if (index > 0) steps += (amount - (recent[index - 1] ?? amount)) ** 2;
  });
  return steps < away;
}
