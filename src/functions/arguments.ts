/**
 * What the arguments of a formula on one row mean. Excel hands over whatever the cells hold: null for
 * an argument left out, serial numbers for dates, and otherwise untyped values.
 */
import type { FormulaColumns } from "../client/session";
import type {
  AccountHolderType,
  CalendarDate,
  EntryType,
  MAXIMUM_DESCRIPTION_LENGTH,
} from "../model";
// Not through the model's index, which loads zod: the main thread does without it.
import { fromDayNumber, isCalendarDay } from "../model/calendar";
import { isKnownCountry, isKnownCurrency } from "../model/codes";
import type { Strings } from "../strings";
import { type Cell, isBlankCell, isFault } from "./cells";

export type FunctionWords = Strings["functions"];

/** One formula's question, every value checked; null where the formula gives none. */
export interface FormulaCall {
  description: string;
  /** Currency units, not negative. */
  amount: number | null;
  entryType: EntryType | null;
  currency: string | null;
  date: CalendarDate | null;
  country: string | null;
  accountHolderType: AccountHolderType | null;
}

/** The arguments by name, read as cells. */
export interface FormulaCells {
  description: Cell;
  amount: Cell;
  entryType: Cell;
  date: Cell;
  currency: Cell;
  country: Cell;
  holderType: Cell;
}

/** A checked call, or why there is none: `blank` has nothing to answer, `invalid` a wrong argument. */
export type ReadArguments =
  | { ok: true; call: FormulaCall }
  | { ok: false; kind: "blank" | "error" | "invalid"; reason: string };

const LONGEST_DESCRIPTION: typeof MAXIMUM_DESCRIPTION_LENGTH = 1024;
const ENTRY_TYPES: Readonly<Record<string, EntryType>> = {
  incoming: "incoming",
  outgoing: "outgoing",
  credit: "incoming",
  debit: "outgoing",
};
const HOLDER_TYPES: Readonly<Record<string, AccountHolderType>> = {
  consumer: "consumer",
  business: "business",
  freelance: "freelance",
  unknown: "unknown",
};
const LAST_SERIAL = 2_958_465; // 9999-12-31
/** Excel counts from 1900-01-01 and believes in a 29 February 1900, its day 60. */
const DAY_OF_SERIAL_0 = -25_569;

/**
 * Reads the arguments of a formula on one row. A negative amount is money out, whatever the cell meant
 * by the sign; without an entry type a positive one is money out too (the API's default).
 */
export function readArguments(given: FormulaCells, words: FunctionWords): ReadArguments {
  for (const name of ARGUMENTS)
    if (isFault(given[name]))
      return { ok: false, kind: "error", reason: words.errorInput(words.arguments[name]) };
  const { description } = given;
  // A blank cell can reach a function as the number 0, which no bank prints as its text.
  if (isBlankCell(description) || description === 0)
    return { ok: false, kind: "blank", reason: words.blank };
  if (typeof description === "boolean") return invalid(words.notText);
  const text = String(description);
  if (text.length > LONGEST_DESCRIPTION) return invalid(words.tooLong(LONGEST_DESCRIPTION));

  const amount = optional(given.amount, finiteNumber);
  if (amount === undefined) return invalid(words.amount);
  const entryType = optional(given.entryType, entryTypeOf);
  if (entryType === undefined) return invalid(words.entryType);
  // 0 is no day either.
  const date = optional(given.date === 0 ? null : given.date, calendarDateOf);
  if (date === undefined) return invalid(words.date);
  const currency = optional(given.currency, currencyOf);
  if (currency === undefined) return invalid(words.currency);
  const country = optional(given.country, countryOf);
  if (country === undefined) return invalid(words.country);
  const holderType = optional(given.holderType, holderTypeOf);
  if (holderType === undefined) return invalid(words.holderType);

  return {
    ok: true,
    call: {
      description: text,
      amount: amount === null ? null : Math.abs(amount),
      entryType: entryType ?? (amount !== null && amount < 0 ? "outgoing" : null),
      currency,
      date,
      country,
      accountHolderType: holderType,
    },
  };
}

/** The arguments in the order of the formula. */
export const ARGUMENTS = [
  "description",
  "amount",
  "entryType",
  "date",
  "currency",
  "country",
  "holderType",
] as const satisfies (keyof FormulaCells)[];

function invalid(reason: string): ReadArguments {
  return { ok: false, kind: "invalid", reason };
}

/** Null for an argument left out or blank, undefined for one that cannot be read. */
export function optional<Value>(
  given: Cell,
  read: (value: Cell) => Value | undefined
): Value | null | undefined {
  return isBlankCell(given) ? null : read(given);
}

function finiteNumber(value: Cell): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

function fromList<Value>(value: Cell, list: Readonly<Record<string, Value>>): Value | undefined {
  if (typeof value !== "string") return undefined;
  const word = value.trim().toLowerCase();
  return Object.hasOwn(list, word) ? list[word] : undefined;
}

/** `incoming`, `outgoing`, `credit`, `debit`, in any case; undefined for anything else. */
export function entryTypeOf(value: Cell): EntryType | undefined {
  return fromList(value, ENTRY_TYPES);
}

/** An account holder type in any case; undefined for anything else. */
export function holderTypeOf(value: Cell): AccountHolderType | undefined {
  return fromList(value, HOLDER_TYPES);
}

/** A currency's code in any case; undefined for anything else. */
export function currencyOf(value: Cell): string | undefined {
  if (typeof value !== "string") return undefined;
  const code = value.trim().toUpperCase();
  return isKnownCurrency(code) ? code : undefined;
}

/** A country's code in any case; undefined for anything else. */
export function countryOf(value: Cell): string | undefined {
  if (typeof value !== "string") return undefined;
  const code = value.trim().toUpperCase();
  return isKnownCountry(code) ? code : undefined;
}

/** A date cell's serial number (1900 system, time of day ignored) or ISO text. */
function calendarDateOf(value: Cell): CalendarDate | undefined {
  if (typeof value === "number") {
    const serial = Math.floor(value);
    if (!(serial >= 1 && serial <= LAST_SERIAL) || serial === 60) return undefined;
    return fromDayNumber(serial + DAY_OF_SERIAL_0 + (serial < 60 ? 1 : 0));
  }
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match && isCalendarDay(Number(match[1]), Number(match[2]), Number(match[3]))
    ? text
    : undefined;
}

/** Calls as the worker takes them. */
export function columnsOf(calls: readonly FormulaCall[]): FormulaColumns {
  return {
    description: calls.map(({ description }) => description),
    amount: calls.map(({ amount }) => amount),
    entryType: calls.map(({ entryType }) => entryType),
    currency: calls.map(({ currency }) => currency),
    date: calls.map(({ date }) => date),
    country: calls.map(({ country }) => country),
    accountHolderType: calls.map(({ accountHolderType }) => accountHolderType),
  };
}
