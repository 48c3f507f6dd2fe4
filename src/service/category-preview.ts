/**
 * How a set of labels would tell what is known, before it is put in force: every label of ours, and the
 * rows a ledger keeps. Nothing is stored.
 */
import {
  NOT_ENOUGH_INFORMATION,
  type AccountHolderType,
  type CategorySet,
  type EntryType,
} from "../model";
import { activeMappers, labelSetNamesOf, ownSetOf, shownAnswer } from "./categories";
import type { LedgerRow, ServicePorts, TenantId } from "./ports";

export interface CategoryPreviewQuery {
  /** Whose labels are told. */
  type: AccountHolderType;
  /** The set to be tried; null is none, so that our own labels would be shown. */
  set: CategorySet | null;
  /** Kept rows to be told in it. */
  transactionIds: readonly string[];
}

/** One of our labels and what the set has for it. */
export interface LabelPreview {
  direction: EntryType;
  label: string;
  /** `not enough information` where nothing of the set fits. */
  becomes: string;
  /** How likely the set's label is right for ours, 0 to 1. */
  confidence: number;
}

/** Kept rows that are shown with one label now and would be shown with another. */
export interface RowsPreview {
  direction: EntryType;
  /** As shown now, in the set that is in force. */
  label: string;
  becomes: string;
  count: number;
}

export interface CategoryPreview {
  /** Every label of ours of that type, in our order. */
  labels: LabelPreview[];
  /** Most frequent first. */
  rows: RowsPreview[];
  /** Rows of account holders of another type, whose labels the set does not touch. */
  others: number;
  /** Ids of which no labelled row is kept. */
  unknown: number;
}

/** Tries a set. A row's label that a rule, a correction or a model gave is the user's own and stays. */
export async function previewCategorySet(
  ports: Pick<ServicePorts, "ledger" | "categories" | "pause">,
  tenant: TenantId,
  { type, set, transactionIds }: CategoryPreviewQuery
): Promise<CategoryPreview> {
  const { ledger, categories, pause } = ports;
  const ids = [...new Set(transactionIds)];
  const counts = new Map<string, RowsPreview>();
  let others = 0;
  let unknown = 0;
  for (let first = 0; first < ids.length; first += ROWS_AT_ONCE) {
    const some = ids.slice(first, first + ROWS_AT_ONCE);
    const found = await ledger.transactions.getMany(tenant, some);
    const mapperNow = await activeMappers(ports, tenant, [...found.values()]);
    for (const id of some) {
      const row = found.get(id);
      const rowType = row?.transaction.account_holder_type ?? null;
      if (row === undefined || rowType === null || labelOf(row.answer) === null) {
        unknown += 1;
        continue;
      }
      if (ownSetOf(rowType) !== ownSetOf(type)) {
        others += 1;
        continue;
      }
      const now = mapperNow(row);
      const direction = row.transaction.entry_type;
      const label = labelOf(now === null ? row.answer : shownAnswer(now, row));
      const then = set === null ? row.answer : shownAnswer(categories.mapper(set, rowType), row);
      tally(counts, direction, label ?? NOT_ENOUGH_INFORMATION, labelOf(then));
    }
    await pause();
  }
  return {
    labels: previewLabels(categories, type, set),
    rows: [...counts.values()].sort((one, other) => other.count - one.count),
    others,
    unknown,
  };
}

/** Rows read at a time, so that other requests have their turn. */
const ROWS_AT_ONCE = 1_000;

function labelOf({ categories }: LedgerRow["answer"]): string | null {
  return categories?.general ?? null;
}

function tally(
  counts: Map<string, RowsPreview>,
  direction: EntryType,
  label: string,
  then: string | null
): void {
  const becomes = then ?? NOT_ENOUGH_INFORMATION;
  const key = JSON.stringify([direction, label, becomes]);
  const known = counts.get(key);
  if (known === undefined) counts.set(key, { direction, label, becomes, count: 1 });
  else known.count += 1;
}

function previewLabels(
  categories: ServicePorts["categories"],
  type: AccountHolderType,
  set: CategorySet | null
): LabelPreview[] {
  const mapper = set === null ? null : categories.mapper(set, type);
  const directions: readonly EntryType[] = ["incoming", "outgoing"];
  return directions.flatMap((direction) => {
    const ours = labelSetNamesOf(type).flatMap((name) =>
      Object.values(categories.ownSet(name)[direction]).filter((label) => typeof label === "string")
    );
    return [...new Set(ours)].map((label): LabelPreview => {
      const told = mapper?.map(label, direction) ?? { label, confidence: 1 };
      return { direction, label, becomes: told.label, confidence: told.confidence };
    });
  });
}
