/** The rows of the table in front of the user, as panels see them: read, never written. */
import type { RowFields } from "../columns";
import {
  type Batch,
  cellState,
  fieldPosition,
  formerEntries,
  inSlices,
  NEVER_WRITTEN,
  type ObservedCell,
  OUTPUT_FIELDS,
  type OutputField,
  readLocks,
  type SheetValue,
  streamRows,
} from "../excel";
import type { Note } from "../model";
import { cellsHeld } from "./held";
import type { Reading } from "./reading";
import { assignHolders } from "./row-holders";
import { scanRows } from "./scan";

/**
 * Whose a cell in a column of ours is. `ours`: as we wrote it, a blank answer too; `edited`: we wrote
 * it and the user changed it; `cleared`: and the user emptied it; `foreign`: filled by somebody else;
 * `blank`: nobody wrote there yet.
 */
export type AnswerState = "ours" | "edited" | "cleared" | "foreign" | "blank";

export interface AnswerCell {
  value: SheetValue;
  state: AnswerState;
}

/** One transaction of the sheet. */
export interface SheetRow {
  /** 1-based, as Excel counts. */
  sheetRow: number;
  /** Its identity (architecture, decision 4): the transaction's id in the ledger. */
  id: string;
  fields: RowFields;
  /** Id of its account holder where that is not the workbook's own. */
  accountHolder: string | null;
  /** What was wrong with its cells. */
  notes: Note[];
  /** Its cells in our columns; a column that is not there has none. */
  answers: Partial<Record<OutputField, AnswerCell>>;
  /** Its cells in the asked columns, in their order. */
  cells: SheetValue[];
}

export interface SheetRowsOptions {
  /** Columns of the table, 0-based within it, whose cells are wanted too. */
  columns?: readonly number[];
}

/** Reads every transaction of the table, in sheet order, hidden ones too. */
export async function readSheetRows(
  batch: Batch,
  reading: Reading,
  { columns = [] }: SheetRowsOptions = {}
): Promise<SheetRow[]> {
  const { located } = reading;
  const fields = OUTPUT_FIELDS.filter((field) => located.owned.has(field));
  const locks = located.area === null ? new Map() : await readLocks(batch, located.area);
  const { rows } = await scanRows(batch, reading, fields, locks);
  const former = formerEntries(rows, locks, cellsHeld(fields));
  const further = await readColumns(batch, reading, columns);
  const workbook = located.book.settings?.accountHolder ?? null;
  const holders = assignHolders(
    rows.map((row) => row.fields),
    // Before the first run names and types are nobody's yet: only ids are.
    workbook ?? { id: "", type: "consumer", name: null }
  );
  const holderOf = (index: number, { account_holder_id: id }: RowFields) =>
    workbook === null ? id : (holders.ids[index] ?? null);
  const read: SheetRow[] = [];
  await inSlices(rows.entries(), ([at, scanned]) => {
    const entry = locks.get(scanned.key) ?? former.get(scanned.key) ?? null;
    const answers: SheetRow["answers"] = {};
    fields.forEach((field, index) => {
      const cell = scanned.cells[index];
      if (cell === undefined) return;
      const code = entry?.codes[fieldPosition(field)] ?? NEVER_WRITTEN;
      answers[field] = { value: cell.value, state: answerState(cell, code) };
    });
    read.push({
      sheetRow: scanned.row + 1,
      id: scanned.id,
      fields: scanned.fields,
      accountHolder: holderOf(at, scanned.fields),
      notes: scanned.notes,
      answers,
      cells: further.get(scanned.row) ?? [],
    });
  });
  return read;
}

function answerState(cell: ObservedCell, code: string): AnswerState {
  const state = cellState(cell, code);
  switch (state) {
    case "free":
      return "blank";
    case "ours":
    case "cleared":
      return state;
    case "locked":
      return code === NEVER_WRITTEN ? "foreign" : "edited";
  }
}

/** Cells of some columns by 0-based sheet row. */
async function readColumns(
  batch: Batch,
  { located, firstDataRow }: Reading,
  columns: readonly number[]
): Promise<Map<number, SheetValue[]>> {
  const found = new Map<number, SheetValue[]>();
  if (columns.length === 0) return found;
  const rows = { first: firstDataRow, last: located.rows.last };
  await streamRows(batch, located, { rows, formatColumns: [], fields: [] }, (chunk) => {
    chunk.values.forEach((cells, index) => {
      found.set(
        chunk.first + index,
        columns.map((column) => cells[column] ?? "")
      );
    });
  });
  return found;
}
