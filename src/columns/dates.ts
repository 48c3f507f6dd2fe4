/**
 * Days as people and banks write them: Excel's serial numbers, and text in any order of day, month
 * and year. Which of two readings a column means is settled over the whole column, never per cell.
 */
import {
  calendarDate,
  type CalendarDate,
  fromDayNumber,
  isCalendarDay,
  toDayNumber,
} from "../model";
import { monthOfWord } from "./months";
import { foldText, isBlank } from "./text";
import type { CellValue, DateOrder } from "./types";

/** Serial number of 1970-01-01 in Excel's 1900 system (which counts a 29 February 1900 that never was). */
const SERIAL_OF_EPOCH = 25_569;
/** 1925 to 2119: outside, a number in a date column is something else. */
const LEAST_SERIAL = 9_133;
const GREATEST_SERIAL = 80_354;

/** Whether a number can be a date's serial number of Excel's 1900 system (with or without a time). */
export function isDateSerial(value: number): boolean {
  return value >= LEAST_SERIAL && value < GREATEST_SERIAL;
}

/** The calendar date of a serial number; its time of day is dropped. */
export function dateOfSerial(serial: number): CalendarDate {
  return fromDayNumber(Math.floor(serial + 1e-9) - SERIAL_OF_EPOCH);
}

/** The serial number Excel gives a calendar date. */
export function serialOfDate(date: CalendarDate): number {
  return toDayNumber(date) + SERIAL_OF_EPOCH;
}

/** What a text says of a date: settled, or three numbers whose order the column must settle. */
export type DateText =
  | { kind: "date"; date: CalendarDate }
  | { kind: "parts"; parts: readonly [number, number, number]; yearLast: boolean }
  | { kind: "none" };

const NONE: DateText = { kind: "none" };

/** 00-69 are of this century, 70-99 of the last. */
const fullYear = (year: number, digits: number) =>
  digits > 2 ? year : year < 70 ? 2000 + year : 1900 + year;

const settled = (year: number, month: number, day: number): DateText =>
  isCalendarDay(year, month, day) && year >= 1900 && year <= 2200
    ? { kind: "date", date: calendarDate(year, month, day) }
    : NONE;

const TIME =
  /[\sT,]+(?:um |at |kl\.? ?|a las |alle |a )?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?\s*(?:[ap]\.?\s?m\.?)?\s*(?:z|utc|gmt|cet|cest|[ecmp][sd]t|[+-]\d{2}:?\d{2})?\s*(?:uhr)?$/i;
const NUMERIC = /^(\d{1,4})\s*([./\-,\s])\s*(\d{1,2})\s*[./\-,\s]\s*(\d{1,4})\.?$/;

/** Reads one text without knowing its column: ISO dates and month names are settled at once. */
export function parseDateText(text: string): DateText {
  if (text.length > 60 || !/\d/.test(text)) return NONE;
  let rest = text.trim().replace(/^['"]|['"]$/g, "");
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T\s])/.exec(rest);
  if (iso) return readYearFirst(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  rest = rest.normalize("NFKC").replace(/[\u00a0\u2009\u202f]/g, " ");
  rest = rest
    .replace(/(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/, "$1-$2-$3")
    .replace(/[\u2010-\u2015\u2212]/g, "-");
  rest = withoutWeekday(rest).replace(TIME, "").trim();

  const digits = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/.exec(rest);
  if (digits) {
    const yearFirst = settled(Number(digits[1]), Number(digits[2]), Number(digits[3]));
    if (yearFirst.kind === "date") return yearFirst;
    // 31012024: eight digits that only make sense from the other end.
    return settled(Number(rest.slice(4, 8)), Number(rest.slice(2, 4)), Number(rest.slice(0, 2)));
  }

  const numeric = NUMERIC.exec(rest);
  if (numeric) {
    const [, first = "", , second = "", third = ""] = numeric;
    if (first.length >= 3) {
      return first.length === 4 && third.length <= 2
        ? readYearFirst(Number(first), Number(second), Number(third))
        : NONE;
    }
    if (third.length === 3) return NONE;
    if (third.length === 4) {
      return plausible([Number(first), Number(second), Number(third)], true);
    }
    if (third.length === 2 && first.length <= 2) {
      return plausible([Number(first), Number(second), Number(third)], false);
    }
    return NONE;
  }
  return parseNamedMonth(rest);
}

/** 2024-05-01, and 2024-13-01 for those who write the day in the middle. */
function readYearFirst(year: number, month: number, day: number): DateText {
  const usual = settled(year, month, day);
  return usual.kind === "date" || month <= 12 ? usual : settled(year, day, month);
}

function plausible(parts: readonly [number, number, number], yearLast: boolean): DateText {
  const read: DateText = { kind: "parts", parts, yearLast };
  return (["dmy", "mdy", "ymd"] as const).some((order) => dateOfParts(read, order) !== null)
    ? read
    : NONE;
}

/** A word before a whole date of figures is a weekday; before anything else it may be a month. */
const withoutWeekday = (text: string) =>
  text.replace(/^\p{L}{2,12}\.?,?\s+(?=\d{1,4}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d)/u, "");

/** 5 January 2024, Jan 5, 2024, 05-JAN-24, 5. Januar 2024, 5 de enero de 2024, 2024 Jan 5. */
function parseNamedMonth(text: string): DateText {
  const words = foldText(text).match(/\p{L}+|\d+/gu);
  if (words === null || words.length > 8) return NONE;
  let month: number | null = null;
  const numbers: string[] = [];
  let numbersBeforeMonth = 0;
  for (const word of words) {
    if (/^\d/.test(word)) {
      numbers.push(word);
      continue;
    }
    const named = monthOfWord(word);
    if (named === null) continue;
    if (month !== null) return NONE;
    month = named;
    numbersBeforeMonth = numbers.length;
  }
  const [first = "", second = ""] = numbers;
  if (month === null || numbers.length !== 2) return NONE;
  if (first.length === 4) return settled(Number(first), month, Number(second));
  if (first.length > 2 || second.length > 4 || second.length === 3 || numbersBeforeMonth > 1) {
    return NONE;
  }
  return settled(fullYear(Number(second), second.length), month, Number(first));
}

/** The date three numbers make in an order, or null where that order makes none. */
function dateOfParts(
  read: Extract<DateText, { kind: "parts" }>,
  order: DateOrder
): CalendarDate | null {
  const [first, second, third] = read.parts;
  const yearDigits = read.yearLast ? 4 : 2;
  let result: DateText;
  if (order === "ymd") {
    if (read.yearLast) return null;
    result = settled(fullYear(first, 2), second, third);
  } else if (order === "dmy") {
    result = settled(fullYear(third, yearDigits), second, first);
  } else {
    result = settled(fullYear(third, yearDigits), first, second);
  }
  return result.kind === "date" ? result.date : null;
}

/**
 * Reads one cell of a date column. Numbers are serial numbers or `20240131`. A text that makes no date
 * in the column's order but does in another (a stray 13/31) is read in that other order.
 * Null where the cell is blank or no date.
 */
export function readDate(cell: CellValue, order: DateOrder): CalendarDate | null {
  if (typeof cell === "number") {
    if (isDateSerial(cell)) return dateOfSerial(cell);
    if (!Number.isInteger(cell) || cell < 19_000_101 || cell > 22_001_231) return null;
    const read = parseDateText(String(cell));
    return read.kind === "date" ? read.date : null;
  }
  if (typeof cell !== "string" || isBlank(cell)) return null;
  const read = parseDateText(cell);
  if (read.kind === "date") return read.date;
  if (read.kind === "parts") {
    const orders: DateOrder[] = [order, "dmy", "mdy", "ymd"];
    for (const candidate of orders) {
      const date = dateOfParts(read, candidate);
      if (date !== null) return date;
    }
    return null;
  }
  // A serial number that a file carries as text.
  const trimmed = cell.trim();
  if (/^\d{5}(\.\d+)?$/.test(trimmed) && isDateSerial(Number(trimmed))) {
    return dateOfSerial(Number(trimmed));
  }
  return null;
}

/** What settled the order of a date column. */
export type DateOrderReason =
  "impossible otherwise" | "rows run in order" | "no order needed" | "guess from locale";

export interface SettledDateOrder {
  order: DateOrder;
  /** True where the column leaves day and month undecided and the order is the locale's guess. */
  uncertain: boolean;
  reason: DateOrderReason;
}

export interface DateOrderEvidence {
  /** Takes the next cells of the column, top to bottom. */
  add(cells: readonly CellValue[]): void;
  /** The order all cells so far agree on best. */
  settle(guess: DateOrder): SettledDateOrder;
}

const ORDERS = ["dmy", "mdy", "ymd"] as const;

/** Day numbers of a cell in each of `ORDERS`; null where the cell needs no order or is no date. */
type ReadCell = readonly (number | null)[] | null;

/** Gathers, chunk by chunk, what a column says about its order of day, month and year. */
export function createDateOrderEvidence(): DateOrderEvidence {
  let ambiguous = 0;
  // Cells that day-first and month-first read differently: 05/05/2024 needs no order.
  let contested = 0;
  const possible: Record<DateOrder, number> = { dmy: 0, mdy: 0, ymd: 0 };
  // Rows of a statement run in time: the right order makes small steps, a wrong one leaps by months.
  const travelled: Record<DateOrder, number> = { dmy: 0, mdy: 0, ymd: 0 };
  const last: Record<DateOrder, number | null> = { dmy: null, mdy: null, ymd: null };
  let steps = 0;

  const parsed = new Map<string, ReadCell>();
  const readCell = (text: string): ReadCell => {
    const read = parseDateText(text);
    if (read.kind !== "parts") return null;
    return ORDERS.map((order) => {
      const date = dateOfParts(read, order);
      return date === null ? null : toDayNumber(date);
    });
  };
  const add = (text: string) => {
    // Many rows share a day; so few texts are kept that memory does not grow with the sheet.
    let days = parsed.get(text);
    if (days === undefined) {
      days = readCell(text);
      if (parsed.size < 4_096) parsed.set(text, days);
    }
    if (days === null) return;
    ambiguous += 1;
    if (days[0] !== days[1]) contested += 1;
    for (const [index, order] of ORDERS.entries()) {
      const day = days[index] ?? null;
      if (day === null) continue;
      const before = last[order];
      possible[order] += 1;
      if (before !== null) travelled[order] += Math.abs(day - before);
      last[order] = day;
    }
    steps += 1;
  };
  /** Half the distance of every other order, and over a month less, is no accident of a few rows. */
  const isMuchShorter = (order: DateOrder, rivals: readonly DateOrder[]) =>
    steps >= 4 &&
    rivals.every(
      (rival) =>
        rival === order ||
        (travelled[rival] > 2 * travelled[order] && travelled[rival] - travelled[order] > 31)
    );

  return {
    add(cells) {
      for (const cell of cells) {
        if (typeof cell !== "string" || isBlank(cell)) continue;
        add(cell);
      }
    },
    settle(guess) {
      if (ambiguous === 0) return { order: guess, uncertain: false, reason: "no order needed" };
      const most = Math.max(possible.dmy, possible.mdy, possible.ymd);
      const tied = ORDERS.filter((order) => possible[order] === most);
      // Nearly every 13/05/24 is also a day of May 2013: two-digit years in front must earn it.
      const best =
        tied.length > 1 && guess !== "ymd" && !isMuchShorter("ymd", tied)
          ? tied.filter((order) => order !== "ymd")
          : tied;
      const [only] = best;
      if (best.length === 1 && only !== undefined) {
        return { order: only, uncertain: false, reason: "impossible otherwise" };
      }
      const shortest = best.find((order) => isMuchShorter(order, best));
      if (shortest !== undefined) {
        return { order: shortest, uncertain: false, reason: "rows run in order" };
      }
      const order = best.includes(guess) ? guess : (only ?? guess);
      return contested === 0
        ? { order, uncertain: false, reason: "no order needed" }
        : { order, uncertain: true, reason: "guess from locale" };
    },
  };
}

/** Settles a whole column at once; see `createDateOrderEvidence` for columns that come in chunks. */
export function settleDateOrder(cells: readonly CellValue[], guess: DateOrder): SettledDateOrder {
  const evidence = createDateOrderEvidence();
  evidence.add(cells);
  return evidence.settle(guess);
}

/** How dates are usually written in a country (ISO 3166); day first where nothing is known. */
export function dateOrderOfCountry(country: string | null): DateOrder {
  const code = country?.slice(0, 2).toUpperCase() ?? "";
  if (["US", "PH", "FM", "PW", "MH"].includes(code)) return "mdy";
  if (["CN", "JP", "KR", "TW", "HU", "LT", "MN", "SE", "IR"].includes(code)) return "ymd";
  return "dmy";
}
