/** Reads one row of a table as a transaction. Total: any cells give an answer, with notes on what is wrong. */
import {
  type AccountHolderType,
  type CalendarDate,
  type EntryType,
  MAXIMUM_DESCRIPTION_LENGTH,
  type Note,
} from "../model";
import { readAmount, type WrittenAmount } from "./amounts";
import { countryOfText } from "./countries";
import { currencyOfNumberFormat, type CurrencyHint, currencyOfSign } from "./currencies";
import { readDate } from "./dates";
import { entryTypeOfWords, holderTypeOfWords } from "./entry-types";
import { readHeader } from "./header-words";
import { cellText, foldWords, isBlank } from "./text";
import type { CellValue, ColumnMapping, TableConventions } from "./types";

/** What a row gives for a transaction; null where it gives nothing. */
export interface RowFields {
  /** The user's own id, at most 256 characters; null where there is no id column or cell. */
  id: string | null;
  /** At most 1024 UTF-16 code units; longer text is cut and noted. "" where blank. */
  description: string;
  /** Currency units, not negative. */
  amount: number | null;
  entry_type: EntryType | null;
  currency: string | null;
  date: CalendarDate | null;
  country: string | null;
  mcc: number | null;
  account: string | null;
  account_holder_id: string | null;
  account_holder_type: AccountHolderType | null;
  account_holder_name: string | null;
}

/** Why a row is no transaction. `no_description` rows may still hold an amount. */
export type RowSkip = "blank" | "no_description" | "totals_row" | "header_row";

export interface RowReading {
  fields: RowFields;
  notes: Note[];
  skip: RowSkip | null;
}

export interface RowOptions {
  /** Header texts by column, to know a repeated header row. */
  headers?: readonly (string | null)[] | null;
  /** Number formats of the row's cells, where the host knows them. */
  formats?: readonly (string | null)[] | null;
  /** Country of the account, ISO 3166: tells whose dollar a sign means. */
  country?: string | null;
  /** Folded words of the entry type column, which tell `D` for deposit from `D` for debit. */
  entryTypeWords?: ReadonlySet<string>;
}

/** What a row is among the rows of its table. */
export type RowKind = "data" | "blank" | "totals_row" | "header_row";

const TOTALS =
  /^(?:(?:grand |sub ?)?totals?(?: (?:debits?|credits?|amount|of transactions|transactions|for period|paid (?:in|out)|in|out))?|sum|(?:opening|closing|starting|ending|beginning|start|end|final|previous|new|available|current) balances?(?: .{0,24})?|balance (?:brought|carried) (?:forward|down)(?: .{0,12})?|balance (?:b f|c f)|b f|c f|carried forward|brought forward|end of (?:report|statement|file|transactions)|summe|gesamt|gesamtsumme|zwischensumme|saldo|anfangssaldo|endsaldo|schlusssaldo|alter (?:konto)?saldo|neuer (?:konto)?saldo|kontostand(?: am)?(?: .{0,14})?|total general|totaux?|sous total|solde(?: (?:initial|final|precedent|nouveau|crediteur|debiteur))?(?: .{0,16})?|ancien solde|nouveau solde|suma|saldo (?:inicial|final|anterior|iniziale|finale|disponible|poczatkowe|koncowe)|totale|totaal|eindsaldo|beginsaldo|razem|ogolem|celkem|summa|ingaende saldo|utgaende saldo|sum total|i alt|totalt|yhteensa|toplam|итого|всего|входящии остаток|исходящии остаток|kul)$/;

/** Whether a row is data, blank, a totals or balance line, or the header once more. */
export function classifyRow(
  cells: readonly CellValue[],
  mapping: ColumnMapping,
  headers: readonly (string | null)[] | null = null
): RowKind {
  if (cells.every(isBlank)) return "blank";
  if (headers !== null && repeatsHeader(cells, headers)) return "header_row";
  // A row with an id of its own is a transaction, whatever its words.
  const has = (column: number | undefined) => column !== undefined && !isBlank(cells[column]);
  if (has(mapping.id)) return "data";
  const dated = mapping.date !== undefined && readDate(cells[mapping.date] ?? null, "dmy") !== null;
  const money = has(mapping.amount) || has(mapping.debit) || has(mapping.credit);
  // With date and amount only the words of a balance carried along make it no transaction.
  if (dated && money) return "data";
  const texts = cells.filter(
    (cell): cell is string => typeof cell === "string" && /\p{L}/u.test(cell)
  );
  const isTotal = texts.some((text) => TOTALS.test(foldWords(text)));
  if (isTotal && (mapping.date !== undefined || texts.length === 1)) return "totals_row";
  return "data";
}

function repeatsHeader(cells: readonly CellValue[], headers: readonly (string | null)[]): boolean {
  let same = 0;
  for (const [column, cell] of cells.entries()) {
    if (isBlank(cell)) continue;
    const header = headers[column] ?? null;
    if (header === null || typeof cell !== "string") return false;
    const text = cell.replace(/\s+/g, " ").trim();
    if (foldWords(text) !== foldWords(header)) return false;
    // One column of one word: `Deposit` below the header `Deposit` may be data.
    if (readHeader(text).length > 0 || text === header) same += 1;
  }
  return same >= 2 || (same === 1 && headers.filter((header) => header !== null).length === 1);
}

/** Reads a row. Never throws; what cannot be read is null and noted. */
export function readRow(
  cells: readonly CellValue[],
  mapping: ColumnMapping,
  conventions: TableConventions,
  options: RowOptions = {}
): RowReading {
  const notes: Note[] = [];
  const cellOf = (column: number | undefined): CellValue =>
    column === undefined ? null : (cells[column] ?? null);
  const textOf = (column: number | undefined) => shortText(cellText(cellOf(column)));
  const hint: CurrencyHint = {
    currency: conventions.currency,
    country: options.country ?? null,
  };

  const description = readDescription(cellText(cellOf(mapping.description)), notes);
  const stated = readEntryType(cellOf(mapping.entry_type), options.entryTypeWords);
  const money = readMoney(cellOf, mapping, conventions, stated, hint, notes);
  const fields: RowFields = {
    id: textOf(mapping.id),
    description,
    amount: money.amount,
    entry_type: money.entryType,
    currency: readCurrency(cellOf(mapping.currency), money, conventions, hint, options, notes),
    date: readRowDate(cellOf(mapping.date), conventions, notes),
    country: readCountry(cellOf(mapping.country), notes),
    mcc: readMcc(cellOf(mapping.mcc)),
    account: textOf(mapping.account),
    account_holder_id: textOf(mapping.account_holder_id),
    account_holder_type: holderTypeOfWords(cellText(cellOf(mapping.account_holder_type))),
    account_holder_name: textOf(mapping.account_holder_name),
  };
  const kind = classifyRow(cells, mapping, options.headers ?? null);
  const skip: RowSkip | null =
    kind !== "data" ? kind : description === "" ? "no_description" : null;
  return { fields, notes, skip };
}

const shortText = (text: string): string | null => {
  const trimmed = text.trim();
  return trimmed === "" ? null : trimmed.slice(0, 256);
};

/**
 * Control characters become blanks, ends are trimmed, an apostrophe that only says "this is text" is
 * dropped; blanks inside stay, for banks print in columns.
 */
function readDescription(text: string, notes: Note[]): string {
  const clean = text
    .replace(/[\u0000-\u001f\u007f-\u009f\u00a0\u2028\u2029]+/g, " ")
    .trim()
    .replace(/^'(?=[^'])/, "");
  if (clean === "") {
    notes.push({ code: "description_missing" });
    return "";
  }
  if (clean.length <= MAXIMUM_DESCRIPTION_LENGTH) return clean;
  notes.push({ code: "description_too_long", value: String(clean.length) });
  const end = /[\ud800-\udbff]/.test(clean.charAt(MAXIMUM_DESCRIPTION_LENGTH - 1))
    ? MAXIMUM_DESCRIPTION_LENGTH - 1
    : MAXIMUM_DESCRIPTION_LENGTH;
  return clean.slice(0, end);
}

function readEntryType(cell: CellValue, beside: ReadonlySet<string> | undefined): EntryType | null {
  return isBlank(cell) ? null : entryTypeOfWords(cellText(cell), beside);
}

interface Money {
  amount: number | null;
  entryType: EntryType | null;
  /** Currency written in the amount's own cell. */
  currency: string | null;
  /** Column the amount came from. */
  column: number | null;
}

function readMoney(
  cellOf: (column: number | undefined) => CellValue,
  mapping: ColumnMapping,
  conventions: TableConventions,
  stated: EntryType | null,
  hint: CurrencyHint,
  notes: Note[]
): Money {
  const unreadable: string[] = [];
  const read = (column: number | undefined): WrittenAmount | null => {
    const cell = cellOf(column);
    if (isBlank(cell) || isPlaceholder(cell)) return null;
    const amount = readAmount(cell, conventions.decimalMark, hint);
    if (amount === null || amount.size > 1e15) {
      unreadable.push(cellText(cell).slice(0, 100));
      return null;
    }
    return amount;
  };
  const none: Money = { amount: null, entryType: stated, currency: null, column: null };
  const missing = (): Money => {
    const [value] = unreadable;
    notes.push(
      value === undefined ? { code: "amount_missing" } : { code: "amount_unreadable", value }
    );
    return none;
  };

  if (mapping.amount !== undefined) {
    const amount = read(mapping.amount);
    if (amount === null) return missing();
    const outgoingSign = conventions.sign === "card" ? 1 : -1;
    const bySign: EntryType =
      amount.size === 0 || amount.sign === outgoingSign ? "outgoing" : "incoming";
    return {
      amount: amount.size,
      entryType: stated ?? amount.direction ?? bySign,
      currency: amount.currency,
      column: mapping.amount,
    };
  }
  const debit = read(mapping.debit);
  const credit = read(mapping.credit);
  if (debit === null && credit === null) return missing();
  const paid = debit?.size ?? 0;
  const received = credit?.size ?? 0;
  // Exports fill the unused side with 0.00; where both sides stand, the difference moved.
  const net = Number((received - paid).toFixed(4));
  const incoming = net > 0;
  return {
    amount: Math.abs(net),
    entryType: incoming ? "incoming" : "outgoing",
    currency: (incoming ? credit : debit)?.currency ?? credit?.currency ?? debit?.currency ?? null,
    column: (incoming ? mapping.credit : mapping.debit) ?? null,
  };
}

/** Dashes and `n/a` stand for no value. */
const isPlaceholder = (cell: CellValue) =>
  typeof cell === "string" &&
  /^\s*(?:[-\u2010-\u2015\u2212.*]+|n\/?a|nil|null|none)\s*$/i.test(cell);

function readCurrency(
  cell: CellValue,
  money: Money,
  conventions: TableConventions,
  hint: CurrencyHint,
  options: RowOptions,
  notes: Note[]
): string | null {
  const text = cellText(cell).trim();
  if (text !== "") {
    const own = currencyOfSign(text, hint);
    if (own !== null) return own;
    notes.push({ code: "currency_unknown", value: text.slice(0, 100) });
  }
  const format = money.column === null ? null : (options.formats?.[money.column] ?? null);
  const currency = money.currency ?? currencyOfNumberFormat(format, hint) ?? conventions.currency;
  if (currency === null && text === "") notes.push({ code: "currency_missing" });
  return currency;
}

function readRowDate(
  cell: CellValue,
  conventions: TableConventions,
  notes: Note[]
): CalendarDate | null {
  if (isBlank(cell) || isPlaceholder(cell)) {
    notes.push({ code: "date_missing" });
    return null;
  }
  const date = readDate(cell, conventions.dateOrder);
  if (date === null) notes.push({ code: "date_unreadable", value: cellText(cell).slice(0, 100) });
  return date;
}

function readCountry(cell: CellValue, notes: Note[]): string | null {
  const text = cellText(cell).trim();
  if (text === "") return null;
  const country = countryOfText(text);
  if (country === null) notes.push({ code: "country_unknown", value: text.slice(0, 100) });
  return country;
}

/** A merchant category code of ISO 18245, written as a number or as text; null for anything else. */
function readMcc(cell: CellValue): number | null {
  const digits = /^\s*(?:mcc\s*)?(\d{1,4})(?:\.0+)?\s*$/i.exec(cellText(cell))?.[1];
  return digits === undefined ? null : Number(digits);
}
