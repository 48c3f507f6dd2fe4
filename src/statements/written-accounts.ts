/** From a statement as it is written to one as the API answers it: one entry per account, exact totals. */
import type { StatementAccount, StatementRead, StatementRow } from "../model";
import { exactSum } from "./decimal";
import type { WrittenAccount, WrittenRow, WrittenStatement } from "./written";

/** A statement; `currency` is of rows for which the file names none. */
export function statementOfWritten(written: WrittenStatement, currency: string): StatementRead {
  const accounts = joinPages(written.accounts).flatMap((account) => byCurrency(account, currency));
  const starts = accounts.flatMap(({ account }) => account.start_date ?? []).sort();
  const ends = accounts.flatMap(({ account }) => account.end_date ?? []).sort();
  return {
    no_pages: 1,
    info: {
      institution: written.institution,
      start_date: starts[0] ?? null,
      end_date: ends.at(-1) ?? null,
      account_holder:
        written.account_holder === null
          ? null
          : { type: null, name: written.account_holder, address: null },
      accounts: accounts.map(({ type, currency: iso_currency_code, account }) => ({
        type,
        number: account.number,
        opening_balance: account.opening_balance,
        closing_balance: account.closing_balance,
        iso_currency_code,
      })),
    },
    accounts: accounts.map(({ account }) => account),
  };
}

/** Statements of one account that follow each other, the opening balance of one the closing of the last. */
function joinPages(accounts: readonly WrittenAccount[]): WrittenAccount[] {
  const joined: WrittenAccount[] = [];
  const latest = new Map<string, WrittenAccount>();
  for (const account of accounts) {
    const key = JSON.stringify([account.number, account.currency]);
    const before = latest.get(key);
    const follows =
      account.number !== null &&
      before !== undefined &&
      before.closing_balance !== null &&
      before.closing_balance === account.opening_balance;
    if (!follows) {
      const own = { ...account, rows: [...account.rows] };
      joined.push(own);
      latest.set(key, own);
      continue;
    }
    for (const row of account.rows) before.rows.push(row);
    before.closing_balance = account.closing_balance;
    before.start_date = [before.start_date, account.start_date].filter(isText).sort()[0] ?? null;
    before.end_date = [before.end_date, account.end_date].filter(isText).sort().at(-1) ?? null;
  }
  return joined;
}

const isText = (value: string | null): value is string => value !== null;

interface ReadAccount {
  type: string | null;
  currency: string;
  account: StatementRead["accounts"][number];
}

/** The account in its own currency, and one more for each currency that other rows are in. */
function byCurrency(written: WrittenAccount, fallback: string): ReadAccount[] {
  const own = written.currency ?? fallback;
  const groups = new Map<string, WrittenRow[]>([[own, []]]);
  for (const row of written.rows) {
    const currency = row.currency ?? own;
    const group = groups.get(currency);
    if (group === undefined) groups.set(currency, [row]);
    else group.push(row);
  }
  return [...groups].map(([currency, rows]) => {
    const isOwn = currency === own;
    const isMixed = groups.size > 1;
    return {
      type: written.type,
      currency,
      account: accountOf(written, oldestFirst(rows), { currency, isOwn, isMixed }),
    };
  });
}

function accountOf(
  written: WrittenAccount,
  rows: readonly WrittenRow[],
  { currency, isOwn, isMixed }: { currency: string; isOwn: boolean; isMixed: boolean }
): StatementAccount & { transactions: StatementRow[] } {
  const sum = (type: StatementRow["entry_type"]) =>
    exactSum(rows.flatMap((row) => (row.entry_type === type ? row.amount : [])));
  const total_incoming = sum("incoming");
  const total_outgoing = sum("outgoing");
  const opening_balance = isOwn ? written.opening_balance : null;
  const closing_balance = isOwn ? written.closing_balance : null;
  const isKnown = opening_balance !== null && closing_balance !== null && !isMixed;
  return {
    name: written.name,
    number: written.number,
    opening_balance,
    closing_balance,
    start_date: written.start_date ?? rows[0]?.date ?? null,
    end_date: written.end_date ?? rows.at(-1)?.date ?? null,
    is_balance_reconciled: isKnown
      ? exactSum([opening_balance, total_incoming, -total_outgoing]) === closing_balance
      : null,
    total_incoming,
    total_outgoing,
    transactions: rows.map(({ reference: _reference, line: _line, ...row }) => ({
      ...row,
      currency,
    })),
  };
}

/** A file that is newest first is turned; rows of one day keep their order. */
function oldestFirst(rows: readonly WrittenRow[]): WrittenRow[] {
  const isNewestFirst = (rows[0]?.date ?? "") > (rows.at(-1)?.date ?? "");
  const ordered = isNewestFirst ? rows.toReversed() : [...rows];
  return ordered.sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
}
