/**
 * MT940 and MT942 (ISO 15022): messages of tagged fields, `:61:` a row, `:86:` what the bank says of it,
 * `:60F:` and `:62F:` the balances. See docs/statement-formats.md.
 */
import { detailsOf } from "./mt940-details";
import {
  amountOf,
  currencyCode,
  dayOf,
  fullYear,
  joinParts,
  oneLine,
  StatementFault,
  type StatementLog,
  statementLog,
  textReader,
} from "./text-reader";
import type { StatementLimits } from "./types";
import {
  emptyAccount,
  type WrittenAccount,
  type WrittenRow,
  type WrittenStatement,
} from "./written";

const TAG = /^:(\d{2}[A-Z]?):/;
const KNOWN_TAG = /^:(?:13D?|20|21|25P?|28C?|34F|60[FM]|61|62[FM]|64|65|86|90[CD]):/;
/** Lines in which the first tag must stand: banks put their own headers above it. */
const HEADER_LINES = 12;

export const mt940Reader = textReader({
  format: "mt940",
  looksLike: (head) =>
    head
      .split(/\r\n|\r|\n/)
      .map((line) => line.trimStart())
      .filter((line) => line !== "")
      .slice(0, HEADER_LINES)
      .some((line) => KNOWN_TAG.test(line)),
  parse: parseMt940,
});

/** A field: its tag, its lines after the tag, and where it stands. */
interface Field {
  tag: string;
  lines: string[];
  line: number;
}

type Message = WrittenAccount & { hasNumber: boolean };

function parseMt940(text: string, limits: StatementLimits): WrittenStatement {
  const log = statementLog(limits);
  const accounts: Message[] = [];
  let current: Message | null = null;
  for (const field of fieldsOf(text)) {
    if (field === "end") {
      current = null;
      continue;
    }
    if (current === null || field.tag === "20") {
      current = { ...emptyAccount(), hasNumber: false };
      accounts.push(current);
    }
    readField(current, field, log);
  }
  return {
    institution: null,
    account_holder: null,
    accounts: accounts.map(({ hasNumber: _hasNumber, ...account }) => account),
    notes: log.notes,
  };
}

/** Fields in order; `end` where a message closes. */
function* fieldsOf(text: string): Generator<Field | "end"> {
  let field: Field | null = null;
  for (const [index, whole] of text.split(/\r\n|\r|\n/).entries()) {
    const line: string = field === null ? whole.trimStart() : whole;
    const tag: string | undefined = TAG.exec(line)?.[1];
    if (tag !== undefined) {
      if (field !== null) yield field;
      field = { tag, lines: [line.slice(tag.length + 2)], line: index + 1 };
    } else if (/^-\}?\s*$/.test(line) || line.startsWith("{1:") || line.startsWith("-}{")) {
      if (field !== null) yield field;
      field = null;
      yield "end";
    } else if (field !== null) {
      field.lines.push(line);
    }
  }
  if (field !== null) yield field;
}

function readField(account: Message, field: Field, log: StatementLog): void {
  const { tag, line } = field;
  const value = field.lines.join("\n").trim();
  switch (tag) {
    case "25":
    case "25P":
      return readNumber(account, value, line, log);
    case "60F":
    case "60M":
      return readBalance(account, "opening_balance", value, line, log);
    case "62F":
    case "62M":
      return readBalance(account, "closing_balance", value, line, log);
    case "61":
      log.countRow(line);
      account.rows.push(rowOf(value, line, account.currency));
      return;
    case "86":
      return describe(account.rows.at(-1), field, log);
    case "34F":
      account.currency ??= currencyCode(value.slice(0, 3));
      return;
  }
}

/** Account, and the currency that some banks write after it: `51210600/9223382012EUR`. */
function readNumber(account: Message, value: string, line: number, log: StatementLog): void {
  if (account.hasNumber) return log.note("tag_out_of_place", line, value.slice(0, 60));
  account.hasNumber = true;
  const first = oneLine(value.split("\n")[0]) ?? "";
  const found = /^(.*\d) ?([A-Z]{3})$/.exec(first);
  account.number = (found?.[1] ?? first) || null;
  account.currency ??= currencyCode(found?.[2] ?? null);
}

function readBalance(
  account: Message,
  which: "opening_balance" | "closing_balance",
  value: string,
  line: number,
  log: StatementLog
): void {
  const found = /^([CD])(\d{2})(\d{2})(\d{2})([A-Z]{3})([\d.,]+)/.exec(value);
  if (found === null) return log.note("balance_unreadable", line, value.slice(0, 60));
  const [, mark, year, month, day, currency = "", amount = ""] = found;
  if (account[which] !== null) log.note("balance_repeated", line, value.slice(0, 60));
  const size = amountOf(amount, line);
  account[which] = mark === "D" && size > 0 ? -size : size;
  account.currency ??= currency;
  const date = dayOf(fullYear(Number(year)), Number(month), Number(day));
  if (which === "closing_balance") account.end_date = date;
}

/** Value date, entry date, mark, third letter of the currency, amount, type, references. */
const ROW =
  /^(\d{2})(\d{2})(\d{2})(\d{2})?(\d{2})?(R[CD]|E[CD]|[CD])([A-Z])?\n?(\d[\d.,]*|,\d+)(?:([A-Z][A-Z0-9 ]{3}))?/;

function rowOf(value: string, line: number, currency: string | null): WrittenRow {
  const found = ROW.exec(value);
  if (found === null) throw new StatementFault("row_unreadable", line, value.slice(0, 60));
  const [matched, year, month, day, entryMonth, entryDay, mark = "", , amount = ""] = found;
  const date = dayOf(fullYear(Number(year)), Number(month), Number(day));
  if (date === null) throw new StatementFault("date_unreadable", line, value.slice(0, 6));
  const [references = "", ...more] = value.slice(matched.length).split("\n");
  return {
    date:
      entryMonth === undefined || entryDay === undefined
        ? date
        : entryDate(date, Number(entryMonth), Number(entryDay), line),
    // A reversal of a credit goes out.
    entry_type: mark === "C" || mark === "RD" || mark === "EC" ? "incoming" : "outgoing",
    amount: amountOf(amount, line),
    currency,
    description: oneLine(more.join(" ")) ?? "",
    running_balance: null,
    page_number: null,
    reference: referenceOf(references),
    line,
  };
}

/** Month and day of booking are of the year that brings them nearest to the value date. */
function entryDate(valueDate: string, month: number, day: number, line: number): string {
  const year = Number(valueDate.slice(0, 4));
  const distance = (date: string) => Math.abs(Date.parse(date) - Date.parse(valueDate));
  const nearest = [year - 1, year, year + 1]
    .flatMap((one) => dayOf(one, month, day) ?? [])
    .sort((one, other) => distance(one) - distance(other))[0];
  if (nearest === undefined) throw new StatementFault("date_unreadable", line, `${month}/${day}`);
  return nearest;
}

/** The bank's reference after `//`, else the customer's. */
function referenceOf(text: string): string | null {
  const cut = text.indexOf("//");
  const bank = cut === -1 ? null : oneLine(text.slice(cut + 2));
  const customer = oneLine(cut === -1 ? text : text.slice(0, cut));
  return bank ?? (customer === "NONREF" || customer === "KREF+" ? null : customer);
}

function describe(row: WrittenRow | undefined, { lines, line }: Field, log: StatementLog): void {
  const details = detailsOf(lines);
  if (row === undefined) {
    // What is said of the whole statement is no row's.
    if (details.text !== "") log.note("tag_out_of_place", line, details.text.slice(0, 60));
    return;
  }
  row.description = joinParts([details.text, row.description]);
  row.reference ??= details.endToEnd;
}
