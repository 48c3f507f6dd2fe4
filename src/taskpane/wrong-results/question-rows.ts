/** Rows of the sheet as the worker is asked about them. */
import type { QuestionRows } from "../../client/questions/question-rows";
import type { TransactionColumns } from "../../client/session";
import type { SheetRow, WorkbookSettings } from "../../run/types";

/** The rows with their account holder; those that name one themselves are that one's. */
export function questionRowsOf(
  rows: readonly SheetRow[],
  { accountHolder, country, model = null }: WorkbookSettings
): QuestionRows {
  const columns: TransactionColumns = {
    id: rows.map(({ id }) => id),
    description: rows.map(({ fields }) => fields.description),
    amount: rows.map(({ fields }) => fields.amount),
    entryType: rows.map(({ fields }) => fields.entry_type),
    currency: rows.map(({ fields }) => fields.currency),
    date: rows.map(({ fields }) => fields.date),
    country: rows.map(({ fields }) => fields.country),
    mcc: rows.map(({ fields }) => fields.mcc),
    accountHolder: rows.map((row) => row.accountHolder),
  };
  return { columns, accountHolder, country, model };
}
