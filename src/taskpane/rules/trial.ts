/** Trying rules on every row of the sheet: a thousand rows a question, nothing written. */
import type { Ask } from "../../client/questions";
import type { TrialRow } from "../../client/questions/rules";
import type { EnrichedColumns, RunAccountHolder } from "../../client/session";
import type { IncompleteTransactionInput } from "../../model";
import type { SheetRow } from "../../run/types";
import type { RuleJson } from "./rule-tree";

/** Most rows in one question. */
const ROWS_AT_ONCE = 1_000;

/** Whose rows are tried, where they do not say it themselves. */
export interface TrialSurroundings {
  ask: Ask;
  accountHolder: RunAccountHolder;
  /** Country of the account. */
  country: string | null;
  /** Name of the custom model that Enrich takes labels from. */
  model: string | null;
  signal: AbortSignal;
  onProgress: (done: number) => void;
}

export interface Trial {
  /** Rows that were looked at. */
  looked: number;
  rows: TrialRow[];
  /** How many rows each tried rule matches, by its position among them. */
  matched: ReadonlyMap<number, number>;
  isBuiltIn: boolean;
}

/**
 * Tries rules on rows. When the signal is raised it ends with what was found until then.
 *
 * @param holder whose list is tried; everyone's where it is null
 * @param rules in the place of those that are in force; null: those that are
 */
export async function tryOnRows(
  { ask, accountHolder, country, model, signal, onProgress }: TrialSurroundings,
  sheetRows: readonly SheetRow[],
  holder: RunAccountHolder | null,
  rules: RuleJson[] | null
): Promise<Trial> {
  const found: TrialRow[] = [];
  const matched = new Map<number, number>();
  let isBuiltIn = false;
  let looked = 0;
  while (looked < sheetRows.length && !signal.aborted) {
    const some = sheetRows.slice(looked, looked + ROWS_AT_ONCE);
    const rows = some.map((row) => transactionOf(row, accountHolder, country));
    try {
      const answer = await ask("rules.try", { holder, rules, rows, model }, { signal });
      found.push(...answer.rows);
      for (const { index, matched: more } of answer.rules)
        matched.set(index, (matched.get(index) ?? 0) + more);
      isBuiltIn = answer.isBuiltIn;
    } catch (error) {
      if (signal.aborted) break;
      throw error;
    }
    looked += some.length;
    onProgress(looked);
  }
  return { looked, rows: found, matched, isBuiltIn };
}

/** What rows are answered now, by the rules in force. */
export interface AnswersNow {
  columns: EnrichedColumns;
  /** Place of a row in the columns, by its id. */
  places: ReadonlyMap<string, number>;
}

/** What rows would be answered now; null where the destination does not tell, or the signal is raised. */
export async function answersNow(
  { ask, accountHolder, country, model, signal }: TrialSurroundings,
  sheetRows: readonly SheetRow[]
): Promise<AnswersNow[] | null> {
  const all: AnswersNow[] = [];
  for (let from = 0; from < sheetRows.length && !signal.aborted; from += ROWS_AT_ONCE) {
    const some = sheetRows.slice(from, from + ROWS_AT_ONCE);
    const rows = some.map((row) => transactionOf(row, accountHolder, country));
    const columns = await ask("rules.answers", { rows, model }, { signal });
    if (columns === null) return null;
    all.push({ columns, places: new Map(columns.id.map((id, index) => [id, index])) });
  }
  return signal.aborted ? null : all;
}

/** A row of the sheet as a transaction: what it does not say of its holder the workbook says. */
function transactionOf(
  { id, fields, accountHolder: own }: SheetRow,
  holder: RunAccountHolder,
  country: string | null
): IncompleteTransactionInput {
  const place = fields.country ?? country;
  return {
    id,
    description: fields.description,
    amount: fields.amount,
    entry_type: fields.entry_type,
    currency: fields.currency,
    date: fields.date,
    mcc: fields.mcc,
    location: place === null ? null : { country: place },
    account_holder_id: own ?? holder.id,
    account_holder_type: (own === null ? null : fields.account_holder_type) ?? holder.type,
    account_holder_name: own === null ? holder.name : fields.account_holder_name,
  };
}
