/**
 * Answers in a closed list of labels that came with the row itself (v1's `possible_labels`, contract
 * section 3). Unlike a category set such a list is not kept, so the answer is told in it at once.
 */
import { inOwnLabels } from "../engine/custom";
import type { Evidence } from "../model";
import type { BatchItem, LedgerRow, ServicePorts } from "./ports";
import { SLICE_MILLISECONDS, type Turns } from "./slices";

/**
 * Rows with the label of their own list that comes nearest in meaning, or `not enough information`
 * where none comes near; rows without a list as they are. Null where the work was stopped meanwhile.
 */
export async function amongPossibleLabels(
  { categories, clock }: Pick<ServicePorts, "categories" | "clock">,
  items: readonly BatchItem[],
  rows: readonly LedgerRow[],
  turns: Turns
): Promise<LedgerRow[] | null> {
  if (items.every(({ possible_labels: labels = [] }) => labels.length === 0)) return [...rows];
  const told: LedgerRow[] = [];
  let begun = clock.now();
  for (const [index, row] of rows.entries()) {
    if (clock.now() - begun >= SLICE_MILLISECONDS) {
      await turns.pause();
      if (turns.stopped()) return null;
      begun = clock.now();
    }
    told.push(amongLabels(categories, row, items[index]?.possible_labels ?? []));
  }
  return told;
}

/** Whether the row's label is one of a list that came with it, and not one of ours. */
export function isOfPossibleLabels({ answer }: LedgerRow): boolean {
  return (
    answer.evidence?.some((one) => one.field === "category" && one.source === "input") ?? false
  );
}

function amongLabels(
  categories: ServicePorts["categories"],
  row: LedgerRow,
  labels: readonly string[]
): LedgerRow {
  const { transaction, answer } = row;
  const { account_holder_type: type, entry_type: direction, mcc } = transaction;
  const general = answer.categories?.general ?? null;
  if (labels.length === 0 || type === null || general === null) return row;
  const evidence = answer.evidence ?? [];
  const isByUser = evidence.some(
    ({ field, source }) => field === "category" && (source === "rule" || source === "correction")
  );
  // A rule or a correction that names a label of the list has chosen; another is told by its meaning.
  if (isByUser && labels.includes(general)) return { ...row, answer: marked(answer, general) };
  const none: string[] = [];
  const set =
    direction === "incoming"
      ? { incoming: [...labels], outgoing: none }
      : { incoming: none, outgoing: [...labels] };
  const told = inOwnLabels(categories.mapper(set, type), answer, { direction, mcc });
  return { ...row, answer: marked(told, told.categories?.general ?? "") };
}

function marked(answer: LedgerRow["answer"], label: string): LedgerRow["answer"] {
  const chosen: Evidence = { field: "category", source: "input", detail: label };
  return { ...answer, evidence: [...(answer.evidence ?? []), chosen] };
}
