/** Trying rules on every row of the sheet: a thousand rows a question, nothing written. */
import type { Ask } from "../../client/questions";
import type { TrialRow } from "../../client/questions/rules";
import type { RunAccountHolder } from "../../client/session";
import type { IncompleteTransactionInput } from "../../model";
import type { OutputField, SheetRow } from "../../run/types";
import type { RuleJson } from "./rule-tree";

/** Most rows in one question. */
const ROWS_AT_ONCE = 1_000;

/** Whose rows are tried, where they do not say it themselves. */
export interface TrialSurroundings {
  ask: Ask;
  accountHolder: RunAccountHolder;
  /** Country of the account. */
  country: string | null;
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
  { ask, accountHolder, country, signal, onProgress }: TrialSurroundings,
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
      const answer = await ask("rules.try", { holder, rules, rows }, { signal });
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

/** One cell that would be another. */
export interface PreviewChange {
  property: string;
  /** Null where there is nothing. */
  before: string | null;
  after: string | null;
  /** The user's own cell: it stays as it is. */
  isKept: boolean;
}

export interface PreviewRow {
  id: string;
  /** 1-based, as Excel counts. */
  sheetRow: number;
  description: string;
  changes: PreviewChange[];
}

/** What a rule would do to the sheet. */
export interface Preview {
  total: number;
  /** Fewer than `total` where it was stopped. */
  looked: number;
  matched: number;
  /** Rows that match or change, in sheet order. */
  rows: PreviewRow[];
  /** Ids of rows in which something changes. */
  changedIds: ReadonlySet<string>;
  keptCells: number;
  isBuiltIn: boolean;
}

/** Columns of ours by the property of the answer that stands in them. */
const COLUMN_OF: Readonly<Record<string, OutputField>> = {
  label: "label",
  merchant: "merchant",
  website: "website",
  logo: "logo",
  mcc: "mcc",
  location: "location",
  person: "person",
};

/** What one of the tried rules does, out of a trial of all. */
export function previewOf(sheetRows: readonly SheetRow[], trial: Trial, rule: number): Preview {
  const byId = new Map(trial.rows.map((row) => [row.id, row]));
  const rows: PreviewRow[] = [];
  const changedIds = new Set<string>();
  let keptCells = 0;
  for (const row of sheetRows.slice(0, trial.looked)) {
    const found = byId.get(row.id);
    if (found === undefined) continue;
    // Another engine's rules are not those in force here: only what this rule does is told.
    const told = trial.isBuiltIn
      ? found.changes.filter((change) => change.rules.includes(rule))
      : found.changes;
    const isMatched = found.matched.includes(rule);
    if (!isMatched && told.length === 0) continue;
    const changes = told.map((change) => changeOf(row, change));
    keptCells += changes.filter(({ isKept }) => isKept).length;
    if (changes.some(({ isKept }) => !isKept)) changedIds.add(row.id);
    const { id, sheetRow } = row;
    rows.push({ id, sheetRow, description: row.fields.description, changes });
  }
  const matched = trial.matched.get(rule) ?? 0;
  const { looked, isBuiltIn } = trial;
  return { total: sheetRows.length, looked, matched, rows, changedIds, keptCells, isBuiltIn };
}

function changeOf(
  { answers }: SheetRow,
  { property, before, after }: TrialRow["changes"][number]
): PreviewChange {
  const column = Object.hasOwn(COLUMN_OF, property) ? COLUMN_OF[property] : undefined;
  const state = column === undefined ? undefined : answers[column]?.state;
  const isKept = state === "edited" || state === "cleared" || state === "foreign";
  return { property, before: textOf(before), after: textOf(after), isKept };
}

function textOf(value: string | number[] | null): string | null {
  if (value === null || value.length === 0) return null;
  return typeof value === "string" ? value : value.join(", ");
}
