/** The rows of a report: whole minor units, the words they are shown with, and which are internal. */
import {
  NOT_ENOUGH_INFORMATION,
  toMinorUnits,
  type CalendarDate,
  type EntryType,
} from "../../model";
import type { LedgerRow } from "../ports";

/** Our label of money moved between two accounts of one holder. */
const INTERNAL_LABEL = "intra account transfer";

/** What the user's own sheet says of a row, where it differs from the ledger. */
export interface RowWords {
  label: string | null;
  merchant: string | null;
}

/** One payment of a report. */
export interface ReportRow {
  id: string;
  date: CalendarDate;
  entryType: EntryType;
  currency: string | null;
  /** Minor units. */
  units: number;
  /** As it is shown. */
  label: string;
  /** The label we decided on, whatever set it is shown in. */
  ownLabel: string | null;
  /** Null where a person or nobody known was paid. */
  merchant: { name: string; website: string | null } | null;
  /** Whether its label is in no total. */
  isInternal: boolean;
}

/** The rows of a report, and how many could not be counted. */
export interface ReportRows {
  rows: ReportRow[];
  /** Dates of rows that name no amount. */
  withoutAmount: CalendarDate[];
  withoutDate: number;
}

/**
 * Rows for a report. `shown` are the rows in the set of labels in force, place by place those of `kept`;
 * `wordsOf` is what the sheet says instead.
 */
export function reportRows(
  kept: readonly LedgerRow[],
  shown: readonly LedgerRow[],
  wordsOf: ReadonlyMap<string, RowWords>
): ReportRows {
  const withoutAmount: CalendarDate[] = [];
  let withoutDate = 0;
  const rows: ReportRow[] = [];
  const saidByUser = new Set<ReportRow>();
  kept.forEach(({ transaction, answer }, index) => {
    const { id, date, amount, currency, entry_type: entryType } = transaction;
    if (date === null) withoutDate += 1;
    else if (amount === null) withoutAmount.push(date);
    if (date === null || amount === null) return;
    const shownLabel = shown[index]?.answer.categories?.general ?? NOT_ENOUGH_INFORMATION;
    const words = wordsOf.get(id);
    const label = words?.label ?? shownLabel;
    const counterparty = answer.entities?.counterparty ?? null;
    const known = counterparty?.type === "person" ? null : (counterparty?.name ?? null);
    const name = words?.merchant ?? known;
    const website = name === known ? (counterparty?.website ?? null) : null;
    const isOtherLabel = label !== shownLabel;
    const row: ReportRow = {
      id,
      date,
      entryType,
      currency,
      units: toMinorUnits(amount, currency),
      label,
      ownLabel: isOtherLabel ? label : (answer.categories?.general ?? null),
      merchant: name === null || name === "" ? null : { name, website },
      isInternal: false,
    };
    if (isOtherLabel) saidByUser.add(row);
    rows.push(row);
  });
  const internal = internalLabels(rows, saidByUser);
  for (const row of rows) row.isInternal = internal.has(row.label.toLowerCase());
  return { rows, withoutAmount, withoutDate };
}

/**
 * Labels that stand for money between own accounts: ours, and one of the user's set where every row
 * that has it from us is such a transfer by our label. So a label is in all totals or in none.
 */
function internalLabels(
  rows: readonly ReportRow[],
  saidByUser: ReadonlySet<ReportRow>
): ReadonlySet<string> {
  const internal = new Set([INTERNAL_LABEL]);
  const others = new Set<string>();
  for (const row of rows) {
    if (saidByUser.has(row)) continue;
    const key = row.label.toLowerCase();
    if (row.ownLabel === INTERNAL_LABEL) internal.add(key);
    else others.add(key);
  }
  for (const label of others) if (label !== INTERNAL_LABEL) internal.delete(label);
  return internal;
}
