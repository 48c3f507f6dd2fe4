/** OFX 1 and 2, and QFX: what a bank's server answers to a program. See docs/statement-formats.md. */
import { groupedDecimal } from "./decimal";
import { decodeDeclared } from "./declared-encoding";
import { type Element, readElements } from "./ofx-elements";
import {
  currencyCode,
  groupedAmount,
  joinParts,
  leadingDay,
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

export const ofxReader = textReader({
  format: "ofx",
  looksLike: (head) => /^\s*OFXHEADER\s*:/i.test(head) || /^[^]{0,4096}?<OFX[\s>]/i.test(head),
  parse: parseOfx,
  decode: decodeDeclared,
});

const STATEMENTS = new Set(["STMTRS", "CCSTMTRS", "INVSTMTRS"]);

function parseOfx(text: string, limits: StatementLimits): WrittenStatement {
  const log = statementLog(limits);
  const root = readElements(text);
  const accounts = [...within(root, STATEMENTS)].map((statement) => accountOf(statement, log));
  return {
    institution: valueAt(root, "SIGNONMSGSRSV1", "SONRS", "FI", "ORG"),
    account_holder: null,
    accounts,
    notes: log.notes,
  };
}

function accountOf(statement: Element, log: StatementLog): WrittenAccount {
  const from = statement.children.find(({ name }) => name.endsWith("ACCTFROM"));
  const currency = currencyCode(valueAt(statement, "CURDEF"));
  const lists = [...within(statement, new Set(["BANKTRANLIST"]))];
  const rows = [...within(statement, new Set(["STMTTRN"]))];
  const ledger = childOf(statement, "LEDGERBAL");
  noteInvestments(statement, log);
  return {
    ...emptyAccount(),
    number: from === undefined ? null : valueAt(from, "ACCTID"),
    type: typeOf(statement, from),
    currency,
    closing_balance: ledger === null ? null : balanceOf(ledger, log),
    start_date: lists[0] === undefined ? null : leadingDay(valueAt(lists[0], "DTSTART") ?? ""),
    end_date: lists[0] === undefined ? null : leadingDay(valueAt(lists[0], "DTEND") ?? ""),
    rows: rows.map((row) => rowOf(row, currency, log)),
  };
}

function typeOf({ name }: Element, from: Element | undefined): string | null {
  const said = from === undefined ? null : valueAt(from, "ACCTTYPE");
  if (said !== null) return said.toLowerCase();
  return name === "CCSTMTRS" ? "creditcard" : name === "INVSTMTRS" ? "investment" : null;
}

/** Purchases and sales of securities are no bank rows; that they are there is said. */
function noteInvestments(statement: Element, log: StatementLog): void {
  const list = childOf(statement, "INVTRANLIST");
  for (const { name, line } of list?.children ?? [])
    if (!["INVBANKTRAN", "DTSTART", "DTEND"].includes(name))
      log.note("investment_left_out", line, name);
}

function balanceOf(balance: Element, log: StatementLog): number | null {
  const text = valueAt(balance, "BALAMT");
  if (text === null) return null;
  const amount = groupedDecimal(text);
  if (amount === null) log.note("balance_unreadable", balance.line, text.slice(0, 60));
  return amount;
}

function rowOf(row: Element, ofAccount: string | null, log: StatementLog): WrittenRow {
  log.countRow(row.line);
  const amount = groupedAmount(valueAt(row, "TRNAMT") ?? "", row.line);
  const name = valueAt(row, "NAME") ?? valueAt(row, "PAYEE", "NAME");
  const check = valueAt(row, "CHECKNUM");
  const kind = valueAt(row, "TRNTYPE");
  return {
    date: dateOf(row, log),
    entry_type: amount < 0 ? "outgoing" : "incoming",
    amount: Math.abs(amount),
    // `CURRENCY` says that the amount is in it; `ORIGCURRENCY` that it was.
    currency: currencyCode(valueAt(row, "CURRENCY", "CURSYM")) ?? ofAccount,
    description:
      joinParts([name, valueAt(row, "MEMO")]) || joinParts([kind, check === "0" ? null : check]),
    running_balance: null,
    page_number: null,
    reference: valueAt(row, "FITID") ?? valueAt(row, "REFNUM"),
    line: row.line,
  };
}

function dateOf(row: Element, log: StatementLog): string {
  const posted = valueAt(row, "DTPOSTED");
  if (posted !== null) {
    const date = leadingDay(posted);
    if (date === null) throw new StatementFault("date_unreadable", row.line, posted.slice(0, 60));
    return date;
  }
  const user = valueAt(row, "DTUSER") ?? valueAt(row, "DTAVAIL");
  const date = leadingDay(user ?? "");
  if (date === null) throw new StatementFault("date_unreadable", row.line, "");
  log.note("date_from_other_field", row.line, user);
  return date;
}

/** Elements of those names at any depth, in the order of the file. */
function* within(element: Element, names: ReadonlySet<string>): Generator<Element> {
  for (const child of element.children) {
    if (names.has(child.name)) yield child;
    else yield* within(child, names);
  }
}

function childOf(element: Element, name: string): Element | null {
  return element.children.find((child) => child.name === name) ?? null;
}

/** Value at the end of a path; null where it is not there or blank. */
function valueAt(element: Element, ...path: string[]): string | null {
  let at: Element | null = element;
  for (const name of path) at = at === null ? null : childOf(at, name);
  return oneLine(at?.text);
}
