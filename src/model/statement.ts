/**
 * Bank statements: a file, what was read from it, and how far that is (contract sections 4.9 and 5.7).
 * Money is in currency units; a balance below zero is an overdrawn account.
 */
import { z } from "zod";
import { Amount, CalendarDate, EntryType, Timestamp } from "./values";

/** Files are smaller than this. */
export const MAXIMUM_STATEMENT_BYTES = 50 * 1024 * 1024;

const text = z.string().nullable();
const money = z.number().nullable();
const day = CalendarDate.nullable();

/** A file as it was sent. */
export interface StatementFile {
  name: string;
  bytes: Uint8Array;
  /** ISO 4217, of rows for which the file names none. */
  currency: string;
}

/** Why a file gave no statement. The message says what to do, to a person. */
export const StatementProblem = z.object({
  code: z.enum(["unsupported_file_type", "invalid_bank_statement", "internal_error"]),
  message: z.string(),
});
export type StatementProblem = z.infer<typeof StatementProblem>;

/** What a statement says of itself. */
export const StatementInfo = z
  .object({
    institution: text,
    start_date: day,
    end_date: day,
    account_holder: z
      .object({
        type: z.enum(["consumer", "business", "unknown"]).nullable(),
        name: text,
        address: z
          .object({ street: text, postcode: text, city: text, state: text, country: text })
          .nullable(),
      })
      .nullable(),
    accounts: z.array(
      z.object({
        type: text,
        number: text,
        opening_balance: money,
        closing_balance: money,
        iso_currency_code: text,
      })
    ),
  })
  .meta({ id: "StatementInfo" });
export type StatementInfo = z.infer<typeof StatementInfo>;

/** One row as it was read. */
export const StatementRow = z.object({
  date: CalendarDate,
  entry_type: EntryType,
  amount: Amount,
  currency: z.string(),
  description: z.string(),
  /** After the row; null where the statement prints none. */
  running_balance: money,
  /** From 1; null where the file has no pages. */
  page_number: z.number().int().nullable(),
});
export type StatementRow = z.infer<typeof StatementRow>;

/** What is told of one account beside its rows. */
const account = {
  name: text,
  number: text,
  opening_balance: money,
  closing_balance: money,
  start_date: day,
  end_date: day,
  /** Whether balances and rows agree to the last unit; null where no balance is printed. */
  is_balance_reconciled: z.boolean().nullable(),
  total_incoming: money,
  total_outgoing: money,
};
export const StatementAccount = z.object(account);
export type StatementAccount = z.infer<typeof StatementAccount>;

/** What a reader makes of a file. */
export interface StatementRead {
  /** Pages of the file; 1 where its format has none. */
  no_pages: number;
  info: StatementInfo;
  /** Rows are oldest first. */
  accounts: (StatementAccount & { transactions: StatementRow[] })[];
}

export const StatementStatus = z.enum(["processing", "completed", "error"]);
export type StatementStatus = z.infer<typeof StatementStatus>;

const file = z.object({
  /** 0 as long as they are not counted. */
  no_pages: z.number().int(),
  size: z.number().int().nullable(),
});

/** A statement as v3 answers it. */
export const BankStatement = z
  .object({
    id: z.string(),
    name: text,
    status: StatementStatus,
    created_at: Timestamp,
    file,
    error: z
      .object({ code: z.enum(["invalid_bank_statement", "internal_error"]), message: z.string() })
      .nullable(),
  })
  .meta({ id: "BankStatement" });
export type BankStatement = z.infer<typeof BankStatement>;

/** What v3 answers was read. */
export const BankStatementResults = z
  .object({
    accounts: z.array(
      z.object({
        ...account,
        transactions: z.array(StatementRow.extend({ id: z.string() })),
      })
    ),
  })
  .meta({ id: "BankStatementResults" });
export type BankStatementResults = z.infer<typeof BankStatementResults>;

/** v2's words for how far a statement is. */
export const StatementStatusV2 = z.enum(["queued", "processing", "processed", "failed"]);
export type StatementStatusV2 = z.infer<typeof StatementStatusV2>;

/** Types of account holders that a statement may be sent for. */
export const StatementHolderType = z.enum(["consumer", "business", "unknown", "freelance"]);

/** A statement as v2 answers it: the keys of both of its published shapes. */
export const BankStatementV2 = z
  .object({
    id: z.string(),
    uuid: z.string(),
    status: StatementStatusV2,
    complete: z.boolean(),
    account_type: StatementHolderType.nullable(),
    account_holder_id: text,
    user_id: z.null(),
    doc_type: z.literal("bank_statement"),
    name: text,
    filename: text,
    fname: text,
    size: z.number().int().nullable(),
    file,
    created_at: Timestamp,
    bank_accounts: z
      .array(z.object({ name: text, bank_name: text, account_holder: text, account_number: text }))
      .nullable(),
    statements: z
      .array(
        z.object({
          begin_date: day,
          end_date: day,
          begin_balance: money,
          end_balance: money,
          total_incoming: money,
          total_outgoing: money,
          is_balance_reconciled: z.boolean().nullable(),
        })
      )
      .nullable(),
    /** The batch that enriches its rows, once they are read. */
    batch_id: text,
    transactions: z.null(),
    error_code: z.number().int().nullable(),
    error: text,
  })
  .meta({ id: "BankStatementV2" });
export type BankStatementV2 = z.infer<typeof BankStatementV2>;

/** What v2 answers was read. */
export const BankStatementResultsV2 = z
  .object({
    accounts: z.array(
      z.object({
        number: text,
        opening_balance: money,
        closing_balance: money,
        start_date: day,
        end_date: day,
        is_balance_reconciled: z.boolean().nullable(),
        total_incoming: money,
        total_outgoing: money,
        transactions: z.array(
          StatementRow.omit({ currency: true }).extend({
            transaction_id: z.string(),
            iso_currency_code: z.string(),
          })
        ),
      })
    ),
  })
  .meta({ id: "BankStatementResultsV2" });
export type BankStatementResultsV2 = z.infer<typeof BankStatementResultsV2>;
