/**
 * What the arguments of a formula mean. Excel hands over whatever the cells hold: null for an
 * argument left out, serial numbers for dates, and otherwise untyped values.
 */
import type {
  AccountHolderType,
  CalendarDate,
  EntryType,
  MAXIMUM_DESCRIPTION_LENGTH,
} from "../model";
// Not through the model's index, which loads zod: the main thread does without it.
import { fromDayNumber, isCalendarDay } from "../model/calendar";
import { isKnownCountry, isKnownCurrency } from "../model/codes";
import { words } from "./words";

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

/** The arguments in the order of the formula, as Excel gave them. */
export type FormulaArguments = readonly [
  description: unknown,
  amount: unknown,
  entryType: unknown,
  date: unknown,
  currency: unknown,
  country: unknown,
  holderType: unknown,
];

/** A checked call, or why there is none: `blank` has nothing to answer, `invalid` a wrong argument. */
export type ReadArguments =
  { ok: true; call: FormulaCall } | { ok: false; kind: "blank" | "invalid"; reason: string };

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
 * Reads the arguments of LABEL and MERCHANT. A negative amount is money out, whatever the cell
 * meant by the sign; without an entry type a positive one is money out too (the API's default).
 */
export function readArguments(given: FormulaArguments): ReadArguments {
  const [description, amount, entryType, date, currency, country, holderType] = given;
  if (isAbsent(description)) return { ok: false, kind: "blank", reason: words.blank };
  if (typeof description !== "string") return invalid(words.notText);
  if (description.length > LONGEST_DESCRIPTION) return invalid(words.tooLong(LONGEST_DESCRIPTION));

  const readAmount = optional(amount, finiteNumber);
  if (readAmount === undefined) return invalid(words.amount);
  const readEntryType = optional(entryType, (value) => fromList(value, ENTRY_TYPES));
  if (readEntryType === undefined) return invalid(words.entryType);
  // A blank cell can reach a function as the number 0, which is no day.
  const readDate = optional(date === 0 ? null : date, calendarDateOf);
  if (readDate === undefined) return invalid(words.date);
  const readCurrency = optional(currency, currencyCode);
  if (readCurrency === undefined) return invalid(words.currency);
  const readCountry = optional(country, countryCode);
  if (readCountry === undefined) return invalid(words.country);
  const readHolderType = optional(holderType, (value) => fromList(value, HOLDER_TYPES));
  if (readHolderType === undefined) return invalid(words.holderType);

  return {
    ok: true,
    call: {
      description,
      amount: readAmount === null ? null : Math.abs(readAmount),
      entryType: readEntryType ?? (readAmount !== null && readAmount < 0 ? "outgoing" : null),
      currency: readCurrency,
      date: readDate,
      country: readCountry,
      accountHolderType: readHolderType,
    },
  };
}

function invalid(reason: string): ReadArguments {
  return { ok: false, kind: "invalid", reason };
}

function isAbsent(value: unknown): boolean {
  return (
    value === null || value === undefined || (typeof value === "string" && value.trim() === "")
  );
}

/** Null for an argument left out or blank, undefined for one that cannot be read. */
function optional<Value>(
  given: unknown,
  read: (value: unknown) => Value | undefined
): Value | null | undefined {
  return isAbsent(given) ? null : read(given);
}

function finiteNumber(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

function fromList<Value>(value: unknown, list: Readonly<Record<string, Value>>): Value | undefined {
  if (typeof value !== "string") return undefined;
  const word = value.trim().toLowerCase();
  return Object.hasOwn(list, word) ? list[word] : undefined;
}

function currencyCode(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const code = value.trim().toUpperCase();
  return isKnownCurrency(code) ? code : undefined;
}

function countryCode(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const code = value.trim().toUpperCase();
  return isKnownCountry(code) ? code : undefined;
}

/** A date cell's serial number (1900 system, time of day ignored) or ISO text. */
function calendarDateOf(value: unknown): CalendarDate | undefined {
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
