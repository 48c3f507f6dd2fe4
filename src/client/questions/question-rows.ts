/** Rows of the sheet as questions send them: with their account holder, and in pieces. */
import type { IncompleteTransactionInput } from "../../model";
import type { Client } from "../client";
import { toTransactions } from "../rows";
import type { RunAccountHolder, TransactionColumns } from "../session";
import type { Sides } from "./question";

/** Most rows that one request of a trial takes. */
const ROWS_A_REQUEST = 1_000;

/** Rows of a sheet, and whose they are. */
export interface QuestionRows {
  columns: TransactionColumns;
  accountHolder: RunAccountHolder;
  country: string | null;
  /** Name of the custom model that Enrich takes labels from. */
  model?: string | null;
}

/** The rows as v3 takes them, a request at a time; those of the workbook's own account holder with its
 * type and name, others by their id alone. */
export function requestsOf({
  columns,
  accountHolder,
  country,
}: QuestionRows): IncompleteTransactionInput[][] {
  const rows = toTransactions(columns, { accountHolder, country }).map((row) =>
    row.account_holder_id === accountHolder.id
      ? {
          ...row,
          account_holder_type: accountHolder.type,
          account_holder_name: accountHolder.name ?? undefined,
        }
      : row
  );
  const requests: IncompleteTransactionInput[][] = [];
  for (let from = 0; from < rows.length; from += ROWS_A_REQUEST)
    requests.push(rows.slice(from, from + ROWS_A_REQUEST));
  return requests;
}

/** The query by which a side answers rows that lack something. */
export function incompleteQuery({ capabilities }: Client): string {
  return capabilities.incompleteRows ? "?incomplete=answer" : "";
}

/**
 * The query by which a side answers rows that lack something, with the labels of a custom model where
 * rows are enriched with it. A side that stands in for one without models knows of none.
 */
export function rowsQuery(
  { chosen }: Pick<Sides, "chosen">,
  side: Client,
  model: string | null
): string {
  const query = new URLSearchParams();
  if (side.capabilities.incompleteRows) query.set("incomplete", "answer");
  if (model !== null && chosen.capabilities.models) query.set("model_name", model);
  return query.size === 0 ? "" : `?${query}`;
}
