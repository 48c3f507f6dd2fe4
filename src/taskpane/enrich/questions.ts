/** What only the user can answer before a run. Where nothing is open, the ribbon runs without the pane. */
import type { ColumnRole } from "../../columns/types";
import type { Plan, Preparation, RunChoices } from "../../run/types";

export type Question = "description" | "date_order" | "currency" | "hidden_rows";

/** Columns that say how much was moved. */
export const AMOUNT_ROLES: readonly ColumnRole[] = ["amount", "debit", "credit"];

/**
 * Questions still open. `description` and `date_order` come from the sheet alone; `currency` is open
 * when rows will have to do without one; `hidden_rows` until the user has said whether they count.
 */
export function openQuestions(
  preparation: Preparation,
  choices: RunChoices,
  { plan, hiddenRowsAnswered }: { plan: Plan | null; hiddenRowsAnswered: boolean }
): Question[] {
  const questions: Question[] = [];
  if (choices.mapping.description === undefined) questions.push("description");
  if (choices.mapping.date !== undefined && choices.conventions.dateOrderUncertain)
    questions.push("date_order");
  if (lacksCurrency(choices) && plan?.noted.some(({ code }) => code === "currency_missing"))
    questions.push("currency");
  if (preparation.hiddenRows > 0 && !hiddenRowsAnswered) questions.push("hidden_rows");
  return questions;
}

function lacksCurrency({ conventions, settings }: RunChoices): boolean {
  return conventions.currency === null && settings.currency === null;
}
