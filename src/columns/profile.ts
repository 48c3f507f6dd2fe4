/** What the cells of one column look like, whatever its header says. */
import { type DecimalMark, readAmount, settleDecimalMark } from "./amounts";
import { countryOfText } from "./countries";
import { currencyOfSign } from "./currencies";
import { isDateSerial, parseDateText } from "./dates";
import { entryTypeOfWords } from "./entry-types";
import { cellText, foldWords, isBlank } from "./text";
import type { CellValue } from "./types";

/** Counts over the cells of a sample that hold anything; `of` the others is `filled`. */
export interface ColumnProfile {
  rows: number;
  filled: number;
  /** Text that is a date, or a number whose format or size makes it one. */
  dates: number;
  amounts: number;
  negatives: number;
  positives: number;
  /** Amounts that have a fraction. */
  fractions: number;
  /** Words of a human kind: not dates, amounts or codes. */
  texts: number;
  currencies: number;
  countries: number;
  mccs: number;
  directions: number;
  distinct: number;
  averageLength: number;
  mark: DecimalMark;
  /** Values as amounts, signed, null where none: for arithmetic between columns. */
  values: readonly (number | null)[];
}

/** Whether an Excel number format shows a date: `dd/mm/yyyy`, `m/d/yy h:mm`, not `[$-409]0.00`. */
export function isDateFormat(format: string | null): boolean {
  if (format === null || format === "General") return false;
  const bare = format
    .replace(/\[[^\]]*\]/g, "")
    .replace(/"[^"]*"/g, "")
    .replace(/\\./g, "")
    .replace(/_./g, "");
  return /[dy]/i.test(bare) && !/[0#]/.test(bare.replace(/\.0+/g, ""));
}

/** Serial numbers of 1995 to 2064: where nothing but their size speaks for a date. */
const isLikelySerial = (value: number) => isDateSerial(value) && value > 34_700 && value < 60_300;

/** Looks at one column of a sample. `formats` are the cells' number formats where the host knows them. */
export function profileColumn(
  cells: readonly CellValue[],
  formats: readonly (string | null)[] | null
): ColumnProfile {
  const filledCells = cells.filter((cell) => !isBlank(cell));
  const { mark } = settleDecimalMark(filledCells);
  const seen = new Set<string>();
  const beside = new Set<string>();
  for (const cell of filledCells) {
    const text = cellText(cell);
    seen.add(text);
    if (text.length < 12) beside.add(foldWords(text));
  }
  let dates = 0;
  let serials = 0;
  let amounts = 0;
  let negatives = 0;
  let positives = 0;
  let fractions = 0;
  let texts = 0;
  let currencies = 0;
  let countries = 0;
  let mccs = 0;
  let directions = 0;
  let length = 0;
  const values: (number | null)[] = [];
  cells.forEach((cell, index) => {
    values.push(null);
    if (isBlank(cell)) return;
    const text = cellText(cell).trim();
    length += text.length;
    const dateFormatted = typeof cell === "number" && isDateFormat(formats?.[index] ?? null);
    const compactDate =
      typeof cell === "number" && cell > 19_500_101 && cell < 21_000_101 && isDateText(text);
    const isDate = dateFormatted || compactDate || (typeof cell === "string" && isDateText(text));
    if (isDate) dates += 1;
    else if (typeof cell === "number" && isLikelySerial(cell)) serials += 1;
    const amount = dateFormatted ? null : readAmount(cell, mark);
    if (amount !== null && !(isDate && typeof cell === "string")) {
      amounts += 1;
      const value = amount.sign * amount.size * (amount.direction === "outgoing" ? -1 : 1);
      values[index] = value;
      if (value < 0) negatives += 1;
      if (value > 0) positives += 1;
      if (!Number.isInteger(value) || /[.,]\d{2}(\D|$)/.test(text)) fractions += 1;
    }
    if (/^\d{3,4}(\.0)?$/.test(text)) mccs += 1;
    if (text.length <= 5 && currencyOfSign(text) !== null) currencies += 1;
    if (text.length <= 40 && countryOfText(text) !== null) countries += 1;
    if (text.length <= 40 && entryTypeOfWords(text, beside) !== null) directions += 1;
    if (!isDate && amount === null && /\p{L}{2}/u.test(text)) texts += 1;
  });
  const filled = filledCells.length;
  // Numbers alone are dates only if all are of one size and whole or with a time of day.
  const allSerial = serials > 0 && serials + dates === filled && fractions < filled / 2;
  return {
    rows: cells.length,
    filled,
    dates: allSerial && isNarrow(filledCells) ? dates + serials : dates,
    amounts,
    negatives,
    positives,
    fractions,
    texts,
    currencies,
    countries,
    mccs,
    directions,
    distinct: seen.size,
    averageLength: filled === 0 ? 0 : length / filled,
    mark,
    values,
  };
}

const isDateText = (text: string) => parseDateText(text).kind !== "none";

/** Whether all numbers lie within thirty years of each other. */
function isNarrow(cells: readonly CellValue[]): boolean {
  const numbers = cells.filter((cell): cell is number => typeof cell === "number");
  let least = Infinity;
  let greatest = -Infinity;
  for (const value of numbers) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return greatest - least < 10_960;
}

/** Part of the filled cells, 0 where none is filled. */
export const share = (count: number, profile: ColumnProfile): number =>
  profile.filled === 0 ? 0 : count / profile.filled;

/**
 * Whether `balances` is the running balance of `amounts` (rows from old to new or from new to old,
 * amounts in either sign): most neighbouring balances differ by the amount of one of the two rows.
 */
export function isRunningBalance(
  balances: readonly (number | null)[],
  amounts: readonly (number | null)[]
): boolean {
  let steps = 0;
  const agree = [0, 0, 0, 0];
  let before: number | null = null;
  let amountBefore: number | null = null;
  balances.forEach((balance, index) => {
    const amount = amounts[index] ?? null;
    if (balance === null || amount === null) return;
    if (before !== null && amountBefore !== null) {
      const difference = Math.round((balance - before) * 100);
      const own = Math.round(amount * 100);
      const former = Math.round(amountBefore * 100);
      if (own !== 0 || former !== 0) {
        steps += 1;
        [own, -own, -former, former].forEach((expected, way) => {
          if (Math.abs(difference - expected) <= 1) agree[way] = (agree[way] ?? 0) + 1;
        });
      }
    }
    before = balance;
    amountBefore = amount;
  });
  return steps >= 3 && Math.max(...agree) >= steps * 0.7;
}
