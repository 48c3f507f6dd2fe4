/** How dates and amounts of a QIF file are written: it does not say, so all of them are looked at. */
import { dayOf, fullYear } from "./text-reader";

export type QifDateOrder = "mdy" | "dmy" | "ymd";

export interface QifConventions {
  order: QifDateOrder;
  /** Whether no date tells day and month apart; Quicken's own order is then taken. */
  isOrderAssumed: boolean;
  /** Null where the amounts do not tell. */
  decimalMark: "." | "," | null;
}

/** Settles both over all dates and amounts of the file. */
export function settleQifConventions(
  dates: readonly string[],
  amounts: readonly string[]
): QifConventions {
  const parts = dates.flatMap((text) => {
    const found = partsOf(text);
    return found === null ? [] : [found];
  });
  const isYearFirst = parts.length > 0 && parts.every(({ numbers }) => numbers[0] > 31);
  const isDayFirst = parts.some(({ numbers }) => numbers[0] > 12);
  const isMonthFirst = parts.some(({ numbers }) => numbers[1] > 12);
  const isDotted = parts.length > 0 && parts.every(({ sign }) => sign === ".");
  return {
    order: isYearFirst ? "ymd" : isDayFirst || (isDotted && !isMonthFirst) ? "dmy" : "mdy",
    isOrderAssumed: parts.length > 0 && !isYearFirst && !isDayFirst && !isMonthFirst && !isDotted,
    decimalMark: decimalMarkOf(amounts),
  };
}

/** The mark before one or two last digits, or the last of two kinds. */
function decimalMarkOf(amounts: readonly string[]): "." | "," | null {
  for (const text of amounts) {
    const mark = /([.,])\d{1,2}$/.exec(text.trim())?.[1];
    if (mark === "." || mark === ",") return mark;
  }
  // Quicken writes `1,000`, and never thousandths after a comma.
  return amounts.some((text) => /,\d{3}$/.test(text.trim())) ? "." : null;
}

/** `2/14'2020`, `2/14/20`, `14.02.2020`, `2020-02-14`; null where it is no date. */
export function qifDate(text: string, order: QifDateOrder): string | null {
  const found = partsOf(text);
  if (found === null) return null;
  const [first, second, third] = found.numbers;
  const [year, month, day] =
    order === "ymd"
      ? [first, second, third]
      : order === "dmy"
        ? [third, second, first]
        : [third, first, second];
  return dayOf(
    year >= 100 ? year : found.isOfThisCentury ? 2_000 + year : fullYear(year),
    month,
    day
  );
}

interface DateParts {
  numbers: [number, number, number];
  /** Between the first two. */
  sign: string;
  /** An apostrophe stands before years from 2000 on. */
  isOfThisCentury: boolean;
}

function partsOf(text: string): DateParts | null {
  const found = /^(\d{1,4})([/.-])(\d{1,2})([/.'-])(\d{1,4})$/.exec(text.replace(/\s/g, ""));
  if (found === null) return null;
  const [, first, sign = "", second, mark, third] = found;
  return {
    numbers: [Number(first), Number(second), Number(third)],
    sign,
    isOfThisCentury: mark === "'",
  };
}
