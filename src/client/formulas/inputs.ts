/** What formulas send: rows of v2 by themselves, rows of v3 as a history. */
import type { IncompleteTransactionInput } from "../../model";
import type { TransactionInputV2 } from "../client";
import type { FormulaColumns } from "./types";

/** A row without the id by which its answer is found. */
export type FormulaInput = Omit<TransactionInputV2, "transaction_id">;

/** Everything that decides the answers, so that equal rows are sent once. */
export function inputsOf(rows: FormulaColumns): {
  unique: FormulaInput[];
  /** For each row the position of its answer in `unique`. */
  position: number[];
} {
  const unique: FormulaInput[] = [];
  const known = new Map<string, number>();
  const position = rows.description.map((description, index) => {
    const input: FormulaInput = {
      description,
      amount: rows.amount[index] ?? undefined,
      entry_type: rows.entryType[index] ?? undefined,
      iso_currency_code: rows.currency[index] ?? undefined,
      date: rows.date[index] ?? undefined,
      country: rows.country[index] ?? undefined,
      account_holder_type: rows.accountHolderType[index] ?? undefined,
    };
    const key = JSON.stringify(input);
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier;
    known.set(key, unique.length);
    unique.push(input);
    return unique.length - 1;
  });
  return { unique, position };
}

/** Rows as v3 takes them, each with its number as its id. */
export function inputsOfHistory(rows: FormulaColumns): IncompleteTransactionInput[] {
  return rows.description.map((description, index) => {
    const country = rows.country[index] ?? null;
    return {
      id: String(index),
      description,
      amount: rows.amount[index] ?? undefined,
      entry_type: rows.entryType[index] ?? undefined,
      currency: rows.currency[index] ?? undefined,
      date: rows.date[index] ?? undefined,
      location: country === null ? undefined : { country },
      account_holder_type: rows.accountHolderType[index] ?? undefined,
    };
  });
}
