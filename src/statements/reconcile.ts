/** Accounts of a statement from its rows: totals and balances in whole minor units, never in fractions. */
import {
  fromMinorUnits,
  toMinorUnits,
  type StatementAccount,
  type StatementRead,
  type StatementRow,
} from "../model";

/** A row with the number or name of its account, where the file tells it. */
export interface AccountRow {
  account: string | null;
  row: StatementRow;
}

/** A statement from the rows of its file, oldest or newest first. */
export function statementOf(rows: readonly AccountRow[]): StatementRead {
  const accounts = byAccount(rows).map(({ number, currency, transactions }) => ({
    currency,
    account: { name: null, number, ...balances(transactions, currency), transactions },
  }));
  const dates = rows.map(({ row }) => row.date).sort();
  return {
    no_pages: 1,
    info: {
      institution: null,
      start_date: dates[0] ?? null,
      end_date: dates.at(-1) ?? null,
      account_holder: null,
      accounts: accounts.map(({ currency, account }) => ({
        type: null,
        number: account.number,
        opening_balance: account.opening_balance,
        closing_balance: account.closing_balance,
        iso_currency_code: currency,
      })),
    },
    accounts: accounts.map(({ account }) => account),
  };
}

/** One account of one currency each; rows become oldest first. */
function byAccount(rows: readonly AccountRow[]) {
  const accounts = new Map<
    string,
    { number: string | null; currency: string; transactions: StatementRow[] }
  >();
  for (const { account: number, row } of rows) {
    const key = JSON.stringify([number, row.currency]);
    const known = accounts.get(key);
    if (known === undefined)
      accounts.set(key, { number, currency: row.currency, transactions: [row] });
    else known.transactions.push(row);
  }
  for (const { transactions } of accounts.values())
    if ((transactions[0]?.date ?? "") > (transactions.at(-1)?.date ?? "")) transactions.reverse();
  return [...accounts.values()];
}

/**
 * Totals of rows that are oldest first, and what their balances say. The opening balance is what the
 * first printed one was before its row and those above it; the closing one is the last printed one with
 * the rows below it. They are reconciled where every printed balance follows from the one before.
 */
function balances(
  rows: readonly StatementRow[],
  currency: string
): Omit<StatementAccount, "name" | "number"> {
  const units = (amount: number) => toMinorUnits(amount, currency);
  const money = (amount: number) => fromMinorUnits(amount, currency);
  let incoming = 0;
  let outgoing = 0;
  let opening: number | null = null;
  let isReconciled = true;
  for (const { entry_type, amount, running_balance } of rows) {
    if (entry_type === "incoming") incoming += units(amount);
    else outgoing += units(amount);
    if (running_balance === null) continue;
    const before = units(running_balance) - incoming + outgoing;
    opening ??= before;
    isReconciled &&= before === opening;
  }
  const last = rows.findLast((row) => row.running_balance !== null)?.running_balance ?? null;
  const after = afterLastBalance(rows);
  return {
    opening_balance: opening === null ? null : money(opening),
    closing_balance: last === null ? null : money(units(last) + signedUnits(after, currency)),
    start_date: rows[0]?.date ?? null,
    end_date: rows.at(-1)?.date ?? null,
    is_balance_reconciled: opening === null ? null : isReconciled,
    total_incoming: money(incoming),
    total_outgoing: money(outgoing),
  };
}

function afterLastBalance(rows: readonly StatementRow[]): readonly StatementRow[] {
  return rows.slice(rows.findLastIndex((row) => row.running_balance !== null) + 1);
}

function signedUnits(rows: readonly StatementRow[], currency: string): number {
  return rows.reduce(
    (sum, { entry_type, amount }) =>
      sum + (entry_type === "incoming" ? 1 : -1) * toMinorUnits(amount, currency),
    0
  );
}
