/** How bank statements are spelled in v2 (contract section 4.9). */
import type {
  BankStatementResults,
  BankStatementResultsV2,
  BankStatementV2,
  StatementProblem,
  StatementStatusV2,
} from "../../model";
import type { KeptStatement } from "../../service";

/** A statement with the keys of both published shapes. */
export function statementReplyV2(statement: KeptStatement, isQueued: boolean): BankStatementV2 {
  const { id, name, filename, file, created_at, enrichment, summary, error } = statement;
  const status = isQueued ? "queued" : STATUSES[statement.status];
  const isRead = status === "processed";
  return {
    id,
    uuid: id,
    status,
    complete: isRead,
    account_type: enrichment?.account_type ?? null,
    account_holder_id: enrichment?.account_holder_id ?? null,
    user_id: null,
    doc_type: "bank_statement",
    name,
    filename,
    fname: filename,
    size: file.size,
    file,
    created_at,
    bank_accounts: isRead ? bankAccounts(summary) : null,
    statements: isRead ? periods(summary) : null,
    batch_id: isRead ? (enrichment?.batch_id ?? null) : null,
    transactions: null,
    ...(status === "failed" && error !== null ? errorReply(error) : NO_ERROR),
  };
}

const NO_ERROR = { error_code: null, error: null };
const STATUSES: Readonly<Record<KeptStatement["status"], StatementStatusV2>> = {
  processing: "processing",
  completed: "processed",
  error: "failed",
};

function errorReply({ code, message }: StatementProblem): { error_code: number; error: string } {
  switch (code) {
    case "unsupported_file_type":
      return { error_code: 415, error: "file type not supported" };
    case "invalid_bank_statement":
      return { error_code: 422, error: message };
    case "internal_error":
      return { error_code: 500, error: message };
  }
}

function bankAccounts(summary: KeptStatement["summary"]): BankStatementV2["bank_accounts"] {
  if (summary === null) return null;
  const { info, accounts } = summary;
  return accounts.map(({ name, number }) => ({
    name,
    bank_name: info.institution,
    account_holder: info.account_holder?.name ?? null,
    account_number: number,
  }));
}

function periods(summary: KeptStatement["summary"]): BankStatementV2["statements"] {
  if (summary === null) return null;
  return summary.accounts.map((account) => ({
    begin_date: account.start_date,
    end_date: account.end_date,
    begin_balance: account.opening_balance,
    end_balance: account.closing_balance,
    total_incoming: account.total_incoming,
    total_outgoing: account.total_outgoing,
    is_balance_reconciled: account.is_balance_reconciled,
  }));
}

/** What was read, in v2's words. */
export function resultsReplyV2({ accounts }: BankStatementResults): BankStatementResultsV2 {
  return {
    accounts: accounts.map(({ name: _name, transactions, ...account }) => ({
      ...account,
      transactions: transactions.map(({ id, currency, ...row }) => ({
        transaction_id: id,
        iso_currency_code: currency,
        ...row,
      })),
    })),
  };
}
