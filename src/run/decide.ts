/** What is to be done with each row: fill, update, leave. Plan and run decide by the same rules. */
import {
  cellState,
  fieldPosition,
  formerEntries,
  inSlices,
  type KnownRow,
  type LockEntry,
  NEVER_WRITTEN,
  type OutputField,
} from "../excel";
import { isRecurrenceField } from "./outputs";
import { cellsHeld } from "./held";
import type { ScannedRow } from "./scan";

export type RowDecision = "fill" | "update" | "up_to_date" | "locked";

export interface DecidedRow {
  scanned: ScannedRow;
  decision: RowDecision;
  /** Cells that stay because they are the user's. */
  lockedCells: number;
  /** An answer is to be written: some cell but those of the last pass is free or out of date. */
  needsAnswer: boolean;
  /** Recurrence is to be written. */
  needsRecurrence: boolean;
  /** It is on record as answered by this engine or destination, with what it says now. */
  isOnRecord: boolean;
  /** Codes of what we wrote, under the present or a former id; null where nothing. */
  codes: readonly string[] | null;
}

export interface DecideOptions {
  fields: readonly OutputField[];
  /** Of answers made now. */
  answerVersion: string;
  /** Also rewrite what is up to date. */
  refresh: boolean;
}

/** Decides rows by what stands in our cells and what we know we wrote. */
export async function decideRows(
  rows: readonly ScannedRow[],
  locks: ReadonlyMap<string, LockEntry>,
  options: DecideOptions
): Promise<DecidedRow[]> {
  const positions = options.fields.map(fieldPosition);
  const former = formerEntries(rows, locks, cellsHeld(options.fields));
  const decided: DecidedRow[] = [];
  await inSlices(rows, (scanned) => {
    const entry = locks.get(scanned.key) ?? former.get(scanned.key) ?? null;
    decided.push(decideRow(scanned, entry, options, positions));
  });
  return decided;
}

/** Whether a row still says what it said when it was answered; the user's own ids do not tell. */
function isSameContent(row: KnownRow, entry: LockEntry): boolean {
  return (
    row.key === entry.key &&
    row.descriptionHint === entry.descriptionHint &&
    row.moneyHint === entry.moneyHint
  );
}

function decideRow(
  scanned: ScannedRow,
  entry: LockEntry | null,
  { fields, answerVersion, refresh }: DecideOptions,
  positions: readonly number[]
): DecidedRow {
  let free = 0;
  let stale = 0;
  let lockedCells = 0;
  let needsAnswer = false;
  let needsRecurrence = false;
  const isOnRecord = entry?.answerVersion === answerVersion && isSameContent(scanned, entry);
  const isStale = refresh || !isOnRecord;
  fields.forEach((field, index) => {
    const cell = scanned.cells[index];
    const code = entry?.codes[positions[index] ?? 0] ?? NEVER_WRITTEN;
    const state = cell === undefined ? "free" : cellState(cell, code);
    if (state === "locked" || state === "cleared") {
      lockedCells++;
      return;
    }
    if (state === "free") free++;
    else if (isStale) stale++;
    else return;
    if (isRecurrenceField(field)) needsRecurrence = true;
    else needsAnswer = true;
  });
  const decision: RowDecision =
    lockedCells === fields.length
      ? "locked"
      : free > 0
        ? "fill"
        : stale > 0
          ? "update"
          : "up_to_date";
  return {
    scanned,
    decision,
    lockedCells,
    needsAnswer,
    needsRecurrence,
    isOnRecord,
    codes: entry?.codes ?? null,
  };
}
