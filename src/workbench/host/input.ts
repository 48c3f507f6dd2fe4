/**
 * What Excel makes of a value that is typed or written by the API: numbers and dates typed as text
 * become numbers, `=` begins a formula, a leading apostrophe keeps text as it is.
 */
import { parseDate, parseTime } from "numfmt";
import { type CellContent, CELL_ERRORS } from "../grid/grid";
import { type Culture } from "./culture";

/** Most characters a cell holds. */
export const MAXIMUM_TEXT = 32_767;

/** What a cell gets, and the number format that comes with it where the cell had none. */
export interface InterpretedInput {
  content: CellContent;
  /** Null where the input brings no format of its own. */
  numberFormat: string | null;
}

/** Longest text that can be a number or a date. */
const LONGEST_NUMBER = 40;

/**
 * Interprets one input.
 *
 * @param input text, number or boolean
 * @param isTextCell whether the cell is formatted as text (`@`), which keeps every input as text
 */
export function interpretInput(
  input: string | number | boolean,
  isTextCell: boolean,
  culture: Culture
): InterpretedInput {
  if (typeof input !== "string") {
    if (!isTextCell) return plain(input);
    return plain(typeof input === "number" ? String(input) : String(input).toUpperCase());
  }
  if (input.startsWith("'")) return plain({ quoted: input.slice(1) });
  if (isTextCell || input === "") return plain(input);
  if (input.length > 1 && input.startsWith("=")) return plain({ formula: input });
  if (/^[+-]\s*[\p{L}_("']/u.test(input)) return plain({ formula: `=${input}` });
  if (/^@\p{L}/u.test(input)) return plain({ formula: `=${input.slice(1)}` });
  if (input.length > LONGEST_NUMBER) return plain(input);
  const text = input.trim();
  return (
    wordInput(text, culture) ??
    (/\d/.test(text) ? (numberInput(text, culture) ?? dateInput(text, culture)) : null) ??
    plain(input)
  );
}

function plain(content: CellContent): InterpretedInput {
  return { content, numberFormat: null };
}

function wordInput(text: string, culture: Culture): InterpretedInput | null {
  const word = text.toUpperCase();
  if (word === culture.trueWord || word === "TRUE") return plain(true);
  if (word === culture.falseWord || word === "FALSE") return plain(false);
  return CELL_ERRORS.includes(word) ? plain(word) : null;
}

/** Numbers with sign or parentheses, groups, currency, percent or exponent. */
function numberInput(text: string, culture: Culture): InterpretedInput | null {
  const match =
    /^(?<open>\()?(?<sign>[+-])?\s*(?<symbol>[$€£¥])?\s*(?<innerSign>[+-])?(?<digits>\d[\d.,'\s]*|[.,]\d+)(?<exponent>[eE][+-]?\d+)?\s*(?<percent>%)?(?<suffix>[$€£¥])?(?<close>\))?$/u.exec(
      text
    );
  if (!match?.groups) return null;
  const { open, close, sign, innerSign, symbol, suffix, exponent, percent } = match.groups;
  if ((open === undefined) !== (close === undefined) || (sign && innerSign)) return null;
  const digits = (match.groups.digits ?? "").trim();
  const amount = plainNumber(digits, culture);
  if (!amount) return null;
  const negative = open !== undefined || sign === "-" || innerSign === "-";
  const size = Number(amount.text + (exponent ?? "")) / (percent ? 100 : 1);
  const value = negative ? -size : size;
  const decimals = amount.decimals ? ".00" : "";
  const currency = symbol ?? suffix;
  if (currency) {
    const pattern = symbol ? `${currency}#,##0${decimals}` : `#,##0${decimals} ${currency}`;
    return { content: value, numberFormat: pattern };
  }
  if (percent) return { content: value, numberFormat: `0${decimals}%` };
  if (exponent) return { content: value, numberFormat: "0.00E+00" };
  return { content: value, numberFormat: amount.grouped ? `#,##0${decimals}` : null };
}

/** Digits with the culture's marks, in JavaScript's spelling; null when the marks are misplaced. */
function plainNumber(
  digits: string,
  { decimalSeparator, groupSeparator }: Culture
): { text: string; decimals: boolean; grouped: boolean } | null {
  const [whole = "", fraction, ...more] = digits.split(decimalSeparator);
  if (more.length > 0 || (fraction !== undefined && !/^\d*$/.test(fraction))) return null;
  const group = groupSeparator.trim() === "" ? /[\s\u00a0\u202f]/u : groupSeparator;
  const [head = "", ...groups] = whole.split(group);
  if (!/^\d*$/.test(head) || groups.some((part) => !/^\d{3}$/.test(part))) return null;
  if (groups.length > 0 && (head === "" || head.length > 3)) return null;
  const text = `${head}${groups.join("")}.${fraction ?? ""}`;
  if (text === ".") return null;
  return {
    text: text.endsWith(".") ? text.slice(0, -1) : text,
    decimals: Boolean(fraction),
    grouped: groups.length > 0,
  };
}

/** Dates in the culture's order, in ISO order, with month names, and times. */
function dateInput(text: string, culture: Culture): InterpretedInput | null {
  const numeric =
    /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  if (numeric) {
    const [, first = "", separator = "", second = "", third = "", hour, minute, secondOfMinute] =
      numeric;
    if (separator === "." && culture.dateSeparator !== ".") return null;
    const parts = [first, second, third];
    const order = first.length > 2 ? "ymd" : culture.dateOrder;
    const at = (letter: "d" | "m" | "y") => parts[order.indexOf(letter)] ?? "";
    const date = serial(fullYear(at("y")), Number(at("m")), Number(at("d")));
    if (date === null) return null;
    if (hour === undefined) return { content: date, numberFormat: culture.shortDatePattern };
    const time = Number(hour) / 24 + Number(minute) / 1_440 + Number(secondOfMinute ?? 0) / 86_400;
    return { content: date + time, numberFormat: `${culture.shortDatePattern} h:mm` };
  }
  if (!culture.dateLike.test(text) && !/^\d{1,2}[-/]\d{1,2}$/.test(text)) return null;
  const options = { locale: culture.name };
  const named = parseDate(text, options) ?? parseTime(text, options);
  return typeof named?.v === "number"
    ? { content: named.v, numberFormat: named.z ?? "General" }
    : null;
}

/** Two-digit years: up to 29 is this century, as Excel's default. */
function fullYear(digits: string): number | null {
  if (digits.length === 4) return Number(digits);
  if (digits.length > 2 || digits === "") return null;
  const year = Number(digits);
  return year < 30 ? 2000 + year : 1900 + year;
}

/** Excel's day number of a calendar date: 1 is 1 January 1900, with its false 29 February 1900. */
function serial(year: number | null, month: number, day: number): number | null {
  if (year === null || year < 1900 || year > 9999) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const days = Math.round(date.getTime() / 86_400_000) + 25_569;
  return days < 61 ? days - 1 : days;
}
