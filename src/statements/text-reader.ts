/** What the readers of text formats share: limits, decoding, and how they end at the first fault. */
import { calendarDate, isCalendarDay } from "../model";
import { groupedDecimal, plainDecimal } from "./decimal";
import { decodeText } from "./encoding";
import { statementError } from "./places";
import type {
  StatementErrorCode,
  StatementFormat,
  StatementLimits,
  StatementReader,
  StatementReading,
  StatementSource,
} from "./types";
import type { StatementNote, WrittenStatement } from "./written";

/** Bytes in which a format is recognised. */
const HEAD = 16_384;

/** Ends the reading of one file; caught by `textReader`, which makes a named error of it. */
export class StatementFault extends Error {
  constructor(
    readonly fault: StatementErrorCode,
    /** 1-based; null where the fault has no place. */
    readonly line: number | null,
    readonly detail: string | null = null
  ) {
    super(fault);
  }
}

/** What a text format adds. */
export interface TextFormat {
  format: StatementFormat;
  /** Told the beginning of the file. */
  looksLike(head: string): boolean;
  /** Throws nothing but a `StatementFault`. */
  parse(text: string, limits: StatementLimits): WrittenStatement;
  /** Text of bytes whose header names their encoding; else it is found as for any text. */
  decode?(bytes: Uint8Array): string;
}

/** The reader of a text format. */
export function textReader({ format, looksLike, parse, decode }: TextFormat): StatementReader {
  const textOf = decode ?? ((bytes: Uint8Array) => decodeText(bytes).text);
  return {
    format,
    detect: ({ bytes }) => looksLike(withoutMark(decodeText(bytes.subarray(0, HEAD)).text)),
    read: async (source, limits) => readText(source, limits),
  };

  function readText(source: StatementSource, limits: StatementLimits): StatementReading {
    const fail = statementError(source.name);
    if (source.bytes.length > limits.bytes)
      return fail("too_many_bytes", { detail: String(limits.bytes) });
    try {
      const statement = parse(withoutMark(textOf(source.bytes)), limits);
      if (statement.accounts.length === 0) return fail("no_statement");
      return { ok: true, content: { kind: "statement", file: source.name, statement } };
    } catch (error) {
      if (!(error instanceof StatementFault)) throw error;
      return fail(error.fault, { row: error.line, detail: error.detail });
    }
  }
}

const withoutMark = (text: string) => (text.startsWith("\ufeff") ? text.slice(1) : text);

/** Counts rows against the limit, and keeps notes. */
export function statementLog(limits: StatementLimits) {
  let rows = 0;
  const notes: StatementNote[] = [];
  return {
    notes,
    note(code: StatementNote["code"], line: number, value: string | null = null): void {
      notes.push({ code, line, value });
    },
    countRow(line: number): void {
      rows += 1;
      if (rows > limits.rows) throw new StatementFault("too_many_rows", line, String(limits.rows));
    },
  };
}
export type StatementLog = ReturnType<typeof statementLog>;

/** The day, where there is one: `2024`, `02`, `30` is none. */
export function dayOf(year: number, month: number, day: number): string | null {
  return isCalendarDay(year, month, day) ? calendarDate(year, month, day) : null;
}

/** `YYYY-MM-DD…` or `YYYYMMDD…`, read by its first digits alone: no time zone moves a booking. */
export function leadingDay(text: string): string | null {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text.trim());
  return found === null ? null : dayOf(Number(found[1]), Number(found[2]), Number(found[3]));
}

/** Two digits of a year: 80 to 99 are of the last century. */
export const fullYear = (year: number): number => (year < 80 ? 2000 + year : 1900 + year);

/** A decimal, or the fault that names its line. */
export const amountOf = (text: string, line: number): number =>
  checkedAmount(plainDecimal(text), text, line);

/** The same with marks between thousands. */
export const groupedAmount = (
  text: string,
  line: number,
  decimalMark: "." | "," | null = null
): number => checkedAmount(groupedDecimal(text, decimalMark), text, line);

function checkedAmount(amount: number | null, text: string, line: number): number {
  if (amount === null || Math.abs(amount) > 1e15)
    throw new StatementFault("amount_unreadable", line, text.slice(0, 60));
  return amount;
}

/** ISO 4217 by its form; null for anything else. */
export function currencyCode(text: string | null): string | null {
  const code = (text ?? "").trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : null;
}

/** Text on one line with single spaces; null where nothing is left. */
export function oneLine(text: string | null | undefined): string | null {
  const clean = (text ?? "").replace(/[\s\u0000-\u001f]+/g, " ").trim();
  return clean === "" ? null : clean;
}

/** Parts that are compared with each other: a collective entry may have thousands. */
const COMPARED_PARTS = 40;

/** Parts of a description, each once and none that another already holds. */
export function joinParts(parts: readonly (string | null | undefined)[]): string {
  const clean = parts.flatMap((part) => oneLine(part) ?? []);
  const compared = clean.slice(0, COMPARED_PARTS);
  const kept = compared.filter(
    (part, index) =>
      !compared.some((other, at) =>
        at === index ? false : other === part ? at < index : other.includes(part)
      )
  );
  return [...kept, ...clean.slice(COMPARED_PARTS)].join(" ");
}
