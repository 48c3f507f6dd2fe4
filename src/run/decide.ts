/** What is to be done with each row: fill, update, leave. Plan and run decide by the same rules. */
import {
  cellState,
  fieldPosition,
  formerEntries,
  inSlices,
  type LockEntry,
  NEVER_WRITTEN,
  type ObservedCell,
  type OutputField,
} from "../excel";
import { isRecurrenceField } from "./outputs";
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

/** How many of a row's cells, in the order of the fields, hold the values an entry says we wrote. */
export function cellsHeld(
  fields: readonly OutputField[]
): (row: Pick<ScannedRow, "cells">, entry: LockEntry) => number {
  const positions = fields.map(fieldPosition);
  return ({ cells }, { codes }) =>
    positions.reduce((count, position, index) => {
      const cell = cells[index];
      const code = codes[position] ?? NEVER_WRITTEN;
      return count + (cell !== undefined && code.length > 1 && isOurs(cell, code) ? 1 : 0);
    }, 0);
}

function isOurs(cell: ObservedCell, code: string): boolean {
  return cellState(cell, code) === "ours";
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
  const isStale = refresh || entry?.answerVersion !== answerVersion || entry.key !== scanned.key;
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
    codes: entry?.codes ?? null,
  };
}
