/**
 * Statements that say themselves what their accounts, balances and rows are (MT940, CAMT, OFX, QIF), as
 * they are written: nothing is added up here, and what was repaired or is doubtful is noted with its line.
 */
import type { StatementRow } from "../model";

/** A row as its file writes it. */
export interface WrittenRow extends Omit<StatementRow, "currency"> {
  /** ISO 4217; null where neither row nor account names one. */
  currency: string | null;
  /** The bank's own mark of the row (OFX: FITID); null where it gives none. */
  reference: string | null;
  /** 1-based line of the file in which the row begins. */
  line: number;
}

/** An account as its file writes it; balances in currency units, null where none is printed. */
export interface WrittenAccount {
  name: string | null;
  number: string | null;
  /** The file's own word for the kind of account, in small letters. */
  type: string | null;
  currency: string | null;
  opening_balance: number | null;
  closing_balance: number | null;
  start_date: string | null;
  end_date: string | null;
  /** In the order of the file. */
  rows: WrittenRow[];
}

export const STATEMENT_NOTE_CODES = [
  "balance_repeated",
  "balance_unreadable",
  "balance_in_other_currency",
  "tag_out_of_place",
  "date_from_other_field",
  "date_order_assumed",
  "opening_balance_row",
  "pending_left_out",
  "investment_left_out",
  "split_entry",
] as const;

/** What was repaired or is doubtful. */
export interface StatementNote {
  code: (typeof STATEMENT_NOTE_CODES)[number];
  /** 1-based. */
  line: number;
  /** The value it is about. */
  value: string | null;
}

/** A whole file. */
export interface WrittenStatement {
  institution: string | null;
  account_holder: string | null;
  accounts: WrittenAccount[];
  notes: StatementNote[];
}

/** An account of which nothing is known yet. */
export function emptyAccount(): WrittenAccount {
  return {
    name: null,
    number: null,
    type: null,
    currency: null,
    opening_balance: null,
    closing_balance: null,
    start_date: null,
    end_date: null,
    rows: [],
  };
}
