/**
 * Undoing what the last run wrote: every cell gets back what it held, unless the user has changed it
 * since. As in writing, a request that restores asks first what the cells hold, and what another hand
 * changed at that moment is given back.
 */
import { literalOf } from "./guard";
import { type Batch, breathe, inHalves, patiently } from "./host";
import type { Located } from "./locate";
import {
  cellState,
  fieldPosition,
  type LockEntry,
  NEVER_WRITTEN,
  type ObservedCell,
} from "./locks";
import { type ObservedColumns, queueObservation } from "./observe";
import { PLAIN_FORMAT, queueNumberFormats } from "./number-formats";
import { ownersOf } from "./owned-columns";
import { ROWS_PER_READ } from "./read";
import { type ChunkRecord, type FormerContent, rowsOfRuns } from "./records";
import { rectanglesToWrite } from "./rectangles";
import { giveBack, queueFormulas, restoringLiteral, type RowToGiveBack } from "./restoring";
import { OUTPUT_FIELDS, type OutputField } from "./types";

/** Where a row on record is now; `source` is the `rowFingerprint` of its cells, null where unknown. */
export interface Whereabouts {
  /** 0-based sheet row. */
  row: number;
  source: number | null;
}

/** The rows as the sheet is now. */
export interface RowsNow {
  located: Located;
  /** Sheet columns of the cells that make a row's identity, ascending. */
  sourceColumns: readonly number[];
  /** The row an entry of the run is about; undefined where there is none any more. */
  find: (entry: LockEntry, recordedRow: number) => Whereabouts | undefined;
}

export interface Restored {
  /** Cells given back what they held. */
  cells: number;
  /** Cells left alone because the user changed them. */
  kept: number;
  /** Rows or columns were moved meanwhile: some cells are still to be restored. */
  isUnfinished: boolean;
}

/** Restores the cells of the last run; what is restored already is left alone. */
export async function restoreCells(
  batch: Batch,
  area: number,
  records: readonly ChunkRecord[],
  now: RowsNow
): Promise<Restored> {
  const { located } = now;
  const sheet = batch.context.workbook.worksheets.getItem(located.sheetId);
  const fields = OUTPUT_FIELDS.filter((field) => located.owned.has(field)).sort(
    (one, other) => (located.owned.get(one) ?? 0) - (located.owned.get(other) ?? 0)
  );
  const book = located.book.areas.find(({ id }) => id === area);
  const target: ObservedColumns = {
    columns: fields.map((field) => located.owned.get(field) ?? 0),
    numberFormats: fields.map(() => null),
    owners: book === undefined ? [] : ownersOf(book, fields, located.table?.id ?? null),
    sourceColumns: now.sourceColumns,
  };
  const rows = await rowsToRestore(records, now, fields);
  const all: Restored = { cells: 0, kept: 0, isUnfinished: false };
  for (let first = 0; first < rows.length; first += ROWS_PER_READ) {
    await inHalves(rows.slice(first, first + ROWS_PER_READ), async (some) => {
      const restored = await restoreOnce(batch, sheet, target, some);
      all.cells += restored.cells;
      all.kept += restored.kept;
      all.isUnfinished ||= restored.isUnfinished;
    });
    await breathe();
  }
  return all;
}

/** One cell to restore. */
interface Restoring {
  /** Code of what the run wrote. */
  written: string;
  former: FormerContent;
  /** The run gave it a number format. */
  isFormatted: boolean;
}

interface RowToRestore extends Whereabouts {
  /** By field, as the target's columns. */
  cells: (Restoring | undefined)[];
}

/** What each cell was before the run, in ascending rows: of several records of one cell, the first knows. */
async function rowsToRestore(
  records: readonly ChunkRecord[],
  now: RowsNow,
  fields: readonly OutputField[]
): Promise<RowToRestore[]> {
  const byRow = new Map<number, { key: string; restore: RowToRestore }>();
  for (const record of records) {
    const rows = rowsOfRuns(record.rows);
    const formers = new Map(
      record.former.map(({ index, field, content }) => [`${index} ${field}`, content])
    );
    const untouched = new Set(record.untouched.map(({ index, field }) => `${index} ${field}`));
    const formatted = new Set(record.formatted.map(({ index, field }) => `${index} ${field}`));
    record.entries.forEach((entry, index) => {
      const place = now.find(entry, rows[index] ?? -1);
      if (place === undefined) return;
      const known = byRow.get(place.row) ?? {
        key: entry.key,
        restore: { ...place, cells: fields.map(() => undefined) },
      };
      // No two rows of the run are restored to one.
      if (known.key !== entry.key) return;
      byRow.set(place.row, known);
      fields.forEach((field, position) => {
        const written = entry.codes[fieldPosition(field)] ?? NEVER_WRITTEN;
        const cell = `${index} ${field}`;
        if (written === NEVER_WRITTEN || untouched.has(cell)) return;
        const earlier = known.restore.cells[position];
        known.restore.cells[position] = {
          written,
          former: earlier?.former ?? formers.get(cell) ?? "",
          isFormatted: earlier?.isFormatted === true || formatted.has(cell),
        };
      });
    });
    await breathe();
  }
  return [...byRow.values()]
    .map(({ restore }) => restore)
    .sort((one, other) => one.row - other.row);
}

async function restoreOnce(
  batch: Batch,
  sheet: Excel.Worksheet,
  target: ObservedColumns,
  allRows: readonly RowToRestore[]
): Promise<Restored> {
  const checked = await patiently(batch, () => queueObservation(batch, sheet, target, allRows));
  const before = checked();
  const isInPlace = (found: number | null | undefined, { source }: RowToRestore) =>
    found !== null && (source === null || found === source);
  const indexes = allRows.flatMap((row, index) =>
    isInPlace(before.sources[index], row) ? [index] : []
  );
  const rows = indexes.flatMap((index) => allRows[index] ?? []);
  const cells = indexes.map((index) => before.cells[index] ?? []);
  const outcome: Restored = { cells: 0, kept: 0, isUnfinished: rows.length < allRows.length };
  const contents = rows.map((row, index) =>
    row.cells.map((restoring, position): FormerContent | undefined => {
      const cell = cells[index]?.[position];
      if (restoring === undefined || cell === undefined) return undefined;
      if (isSame(cell, restoring.former)) return undefined;
      if (cellState(cell, restoring.written) !== "ours") {
        outcome.kept++;
        return undefined;
      }
      outcome.cells++;
      return restoring.former;
    })
  );
  if (outcome.cells === 0) return outcome;
  const verified = await patiently(batch, () => {
    batch.context.application.suspendScreenUpdatingUntilNextSync();
    const observed = queueObservation(batch, sheet, target, rows);
    const rectangles = rectanglesToWrite(
      rows.map(({ row }) => row),
      target.columns,
      (index, position) => contents[index]?.[position] !== undefined
    );
    for (const { firstIndex, firstPosition, ...rectangle } of rectangles) {
      queueFormulas(sheet, rectangle, (row, column) =>
        ownLiteral(contents[firstIndex + row]?.[firstPosition + column] ?? "")
      );
    }
    queueNumberFormats(
      sheet,
      rows.map(({ row }) => row),
      target.columns,
      (index, position) =>
        contents[index]?.[position] !== undefined && rows[index]?.cells[position]?.isFormatted
          ? PLAIN_FORMAT
          : undefined
    );
    return observed;
  });

  const found = verified();
  const overwritten: RowToGiveBack[] = [];
  rows.forEach((row, index) => {
    const hasMoved = !isInPlace(found.sources[index], row);
    outcome.isUnfinished ||= hasMoved;
    const back = contents[index]?.map((content, position): ObservedCell | undefined => {
      const [expected, actual] = [cells[index]?.[position], found.cells[index]?.[position]];
      if (content === undefined || expected === undefined || actual === undefined) return undefined;
      const isChanged = actual.value !== expected.value || actual.formula !== expected.formula;
      if (!hasMoved && !isChanged) return undefined;
      outcome.cells--;
      if (!hasMoved) outcome.kept++;
      return actual;
    });
    if (back?.some((cell) => cell !== undefined)) overwritten.push({ row: row.row, cells: back });
  });
  await giveBack(batch, sheet, target.columns, overwritten);
  return outcome;
}

function isSame(cell: ObservedCell, former: FormerContent): boolean {
  if (typeof former === "object") return cell.formula === former.formula;
  return cell.value === former && cell.formula === former;
}

/** Our own former text goes back the way we wrote it, any other by the rule of `restoringLiteral`. */
function ownLiteral(content: FormerContent): string | number | boolean {
  return typeof content === "string" ? literalOf(content) : restoringLiteral(content);
}
