/** CAMT.053, and CAMT.052 of the same build: ISO 20022 statements. See docs/statement-formats.md. */
import { decodeDeclared } from "./declared-encoding";
import { exactSum } from "./decimal";
import {
  amountOf,
  currencyCode,
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
import { readXml, type XmlElement } from "./xml-elements";

export const camtReader = textReader({
  format: "camt053",
  looksLike: (head) => /^\s*</.test(head) && /BkToCstmr(?:Stmt|AcctRpt)\b/.test(head),
  parse: parseCamt,
  decode: decodeDeclared,
});

function parseCamt(text: string, limits: StatementLimits): WrittenStatement {
  const log = statementLog(limits);
  const accounts: WrittenAccount[] = [];
  let institution: string | null = null;
  let account_holder: string | null = null;
  let rows: WrittenRow[] = [];
  readXml(text, (element) => {
    if (element.name === "Ntry") {
      for (const row of rowsOf(element, log)) rows.push(row);
      return true;
    }
    if (element.name !== "Stmt" && element.name !== "Rpt") return false;
    accounts.push(accountOf(element, rows, log));
    institution ??= valueAt(element, "Acct", "Svcr", "FinInstnId", "Nm");
    account_holder ??= valueAt(element, "Acct", "Ownr", "Nm");
    rows = [];
    return true;
  });
  return { institution, account_holder, accounts, notes: log.notes };
}

function accountOf(statement: XmlElement, rows: WrittenRow[], log: StatementLog): WrittenAccount {
  const opening = balanceOf(statement, ["OPBD", "PRCD"]);
  const closing = balanceOf(statement, ["CLBD"]);
  const currency =
    currencyCode(valueAt(statement, "Acct", "Ccy")) ??
    opening?.currency ??
    closing?.currency ??
    rows[0]?.currency ??
    null;
  const inOwn = (balance: Balance | null): number | null => {
    if (balance === null) return null;
    if (balance.currency === null || balance.currency === currency) return balance.amount;
    log.note("balance_in_other_currency", balance.line, balance.currency);
    return null;
  };
  return {
    ...emptyAccount(),
    name: valueAt(statement, "Acct", "Nm"),
    number:
      valueAt(statement, "Acct", "Id", "IBAN") ?? valueAt(statement, "Acct", "Id", "Othr", "Id"),
    type: valueAt(statement, "Acct", "Tp", "Cd")?.toLowerCase() ?? null,
    currency,
    opening_balance: inOwn(opening),
    closing_balance: inOwn(closing),
    start_date: leadingDay(valueAt(statement, "FrToDt", "FrDtTm") ?? ""),
    end_date: leadingDay(valueAt(statement, "FrToDt", "ToDtTm") ?? ""),
    rows,
  };
}

interface Balance {
  amount: number;
  currency: string | null;
  line: number;
}

/** The first balance of the first of those kinds that is printed. */
function balanceOf(statement: XmlElement, kinds: readonly string[]): Balance | null {
  const balances = childrenOf(statement, "Bal");
  for (const kind of kinds) {
    const found = balances.find((one) => valueAt(one, "Tp", "CdOrPrtry", "Cd") === kind);
    if (found === undefined) continue;
    const { amount, currency } = moneyOf(found);
    const isOwed = valueAt(found, "CdtDbtInd") === "DBIT" && amount > 0;
    return { amount: isOwed ? -amount : amount, currency, line: found.line };
  }
  return null;
}

function moneyOf(element: XmlElement): { amount: number; currency: string | null } {
  const amount = elementAt(element, "Amt");
  return {
    amount: amountOf(amount?.text ?? "", element.line),
    currency: currencyCode(amount?.attributes.Ccy ?? null),
  };
}

/** An entry as one row; as one for each of its transactions where these add up to it. */
function rowsOf(entry: XmlElement, log: StatementLog): WrittenRow[] {
  const status = valueAt(entry, "Sts", "Cd") ?? valueAt(entry, "Sts");
  if (status !== null && status !== "BOOK") {
    log.note("pending_left_out", entry.line, status);
    return [];
  }
  const details = childrenOf(entry, "NtryDtls").flatMap((one) => childrenOf(one, "TxDtls"));
  const whole = moneyOf(entry);
  const amounts = details.length > 1 ? amountsOf(details, whole) : null;
  const base = {
    date: dateOf(entry, log),
    entry_type: directionOf(entry),
    currency: whole.currency,
    running_balance: null,
    page_number: null,
    line: entry.line,
  };
  if (amounts === null) {
    log.countRow(entry.line);
    return [
      {
        ...base,
        amount: whole.amount,
        description: descriptionOf(entry, details, base.entry_type),
        reference: referenceOf(entry, details.length === 1 ? details[0] : undefined),
      },
    ];
  }
  log.note("split_entry", entry.line, String(details.length));
  return details.map((detail, index) => {
    log.countRow(entry.line);
    return {
      ...base,
      amount: amounts[index] ?? 0,
      description: descriptionOf(entry, [detail], base.entry_type),
      reference: referenceOf(entry, detail),
    };
  });
}

/** Amounts of the transactions in an entry; null where they do not make it up exactly. */
function amountsOf(
  details: readonly XmlElement[],
  whole: { amount: number; currency: string | null }
): number[] | null {
  const amounts: number[] = [];
  for (const detail of details) {
    const own = elementAt(detail, "Amt") ?? elementAt(detail, "AmtDtls", "TxAmt", "Amt");
    if (own === null || currencyCode(own.attributes.Ccy ?? null) !== whole.currency) return null;
    amounts.push(amountOf(own.text, detail.line));
  }
  return exactSum(amounts) === whole.amount ? amounts : null;
}

function directionOf(entry: XmlElement): WrittenRow["entry_type"] {
  const direction = valueAt(entry, "CdtDbtInd");
  if (direction === "CRDT") return "incoming";
  if (direction === "DBIT") return "outgoing";
  throw new StatementFault("row_unreadable", entry.line, direction ?? "CdtDbtInd");
}

function dateOf(entry: XmlElement, log: StatementLog): string {
  const of = (name: string) => valueAt(entry, name, "Dt") ?? valueAt(entry, name, "DtTm");
  const booked = of("BookgDt");
  const text = booked ?? of("ValDt") ?? "";
  const date = leadingDay(text);
  if (date === null) throw new StatementFault("date_unreadable", entry.line, text.slice(0, 60));
  if (booked === null) log.note("date_from_other_field", entry.line, text);
  return date;
}

function descriptionOf(
  entry: XmlElement,
  details: readonly XmlElement[],
  direction: WrittenRow["entry_type"]
): string {
  const parts = details.flatMap((detail) => [
    counterpartyOf(detail, direction),
    ...purposeOf(detail),
  ]);
  const said = joinParts([...parts, valueAt(entry, "AddtlNtryInf")]);
  return said || (referenceOf(entry, details[0]) ?? "");
}

function purposeOf(detail: XmlElement): (string | null)[] {
  const remittance = elementAt(detail, "RmtInf");
  const free = remittance === null ? [] : childrenOf(remittance, "Ustrd");
  const structured = remittance === null ? [] : childrenOf(remittance, "Strd");
  return [
    joinParts([free.map(({ text }) => text).join(" ")]),
    ...structured.map((one) => valueAt(one, "CdtrRefInf", "Ref")),
    valueAt(detail, "AddtlTxInf"),
  ];
}

/** Who paid or was paid; the account holder stands on the other side. */
function counterpartyOf(detail: XmlElement, direction: WrittenRow["entry_type"]): string | null {
  const sides = direction === "incoming" ? ["Dbtr", "Cdtr"] : ["Cdtr", "Dbtr"];
  for (const side of sides) {
    const name =
      valueAt(detail, "RltdPties", `Ultmt${side}`, "Nm") ??
      valueAt(detail, "RltdPties", side, "Nm") ??
      valueAt(detail, "RltdPties", side, "Pty", "Nm");
    if (name !== null) return name;
  }
  return null;
}

function referenceOf(entry: XmlElement, detail: XmlElement | undefined): string | null {
  const endToEnd = detail === undefined ? null : valueAt(detail, "Refs", "EndToEndId");
  const own = detail === undefined ? null : valueAt(detail, "Refs", "AcctSvcrRef");
  return (
    own ??
    valueAt(entry, "AcctSvcrRef") ??
    (endToEnd === "NOTPROVIDED" ? null : endToEnd) ??
    valueAt(entry, "NtryRef")
  );
}

function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

function elementAt(element: XmlElement, ...path: string[]): XmlElement | null {
  let at: XmlElement | undefined = element;
  for (const name of path) at = at?.children.find((child) => child.name === name);
  return at ?? null;
}

/** Value at the end of a path; null where it is not there, blank or no value. */
function valueAt(element: XmlElement, ...path: string[]): string | null {
  const found = elementAt(element, ...path);
  return found === null || found.children.length > 0 ? null : oneLine(found.text);
}
