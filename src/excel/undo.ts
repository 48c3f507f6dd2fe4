/**
 * Undoing the last run beyond its cells (`restore-cells`): columns it made go if nothing of the user's
 * stands in them; its locks are forgotten.
 */
import type { Span } from "./address";
import { type Book, type CreatedColumn, type RunRecord, queueBook, storeBook } from "./book";
import { queueLookOf } from "./header-look";
import { type Batch, later, patiently } from "./host";
import type { Located } from "./locate";
import { deleteLastRun } from "./lock-store";
import { isBlankCell } from "./locks";
import { hiddenName, queueNoName } from "./owned-columns";
import { chunksOf, columnsOf, queueCells } from "./read";
import type { OutputField } from "./types";

/** The last run as the book has it, or null. */
export async function readLastRunRecord(batch: Batch): Promise<RunRecord | null> {
  const book = await patiently(batch, () => queueBook(batch.context));
  return book().lastRun;
}

/**
 * Takes away the columns the run made, as far as nothing stands in them but the header we wrote:
 * table columns are deleted, plain ones are cleared and get their width and number formats back.
 *
 * @returns the fields whose columns went
 */
export async function removeCreated(
  batch: Batch,
  located: Located,
  headerRow: number | null,
  run: RunRecord
): Promise<OutputField[]> {
  const removed: OutputField[] = [];
  const sheet = batch.context.workbook.worksheets.getItem(located.sheetId);
  const rows = {
    first: headerRow ?? located.rows.first,
    last: located.table?.last ?? located.rows.last,
  };
  // From right to left: deleting a table's column moves those right of it.
  const rightmostFirst = run.created
    .flatMap((created) => {
      const column = located.owned.get(created.field);
      return column === undefined ? [] : [{ created, column }];
    })
    .sort((one, other) => other.column - one.column);
  for (const { created, column } of rightmostFirst) {
    if (!(await isUntouched(batch, sheet, column, rows, headerRow, created))) continue;
    const { table, hiddenNames } = located;
    const tableColumn = table?.columns.find((one) => one.column === column);
    await patiently(batch, () => {
      queueNoName(batch.context, hiddenName(run.area, created.field), hiddenNames);
      if (table !== null && tableColumn !== undefined) {
        const columns = columnsOf(batch.context.workbook.tables.getItem(table.id));
        columns.getItem(tableColumn.id).delete();
        return;
      }
      const cells = sheet.getRangeByIndexes(rows.first, column, rows.last - rows.first + 1, 1);
      if (headerRow !== null) {
        const header = sheet.getRangeByIndexes(headerRow, column, 1, 1);
        header.values = [[""]];
      }
      queueFormerLook(sheet, cells, column, rows, created);
    });
    removed.push(created.field);
  }
  return removed;
}

async function isUntouched(
  batch: Batch,
  sheet: Excel.Worksheet,
  column: number,
  rows: { first: number; last: number },
  headerRow: number | null,
  created: CreatedColumn
): Promise<boolean> {
  for (const chunk of chunksOf(rows)) {
    const cells = await patiently(batch, () =>
      queueCells(
        sheet,
        { row: chunk.first, column, rows: chunk.last - chunk.first + 1, columns: 1 },
        ["values", "formulas"]
      )
    );
    const { values, formulas } = cells();
    const foreign = values.some(([value = ""], index) => {
      const row = chunk.first + index;
      if (row === headerRow) return value !== created.header;
      return !isBlankCell({ value, formula: formulas[index]?.[0] ?? "" });
    });
    if (foreign) return false;
  }
  return true;
}

function queueFormerLook(
  sheet: Excel.Worksheet,
  cells: Excel.Range,
  column: number,
  rows: Span,
  { formerWidth, formerFormats, formerLook }: CreatedColumn
): void {
  if (formerWidth !== null) cells.format.columnWidth = formerWidth;
  // The header, where there is one, is the first cell.
  if (formerLook !== null) queueLookOf(sheet.getCell(rows.first, column), formerLook);
  let row = rows.first;
  for (const [format, times] of formerFormats ?? []) {
    // Rows may have been deleted since: what stands below was never ours.
    const count = Math.min(times, rows.last - row + 1);
    if (count <= 0) return;
    const range = sheet.getRangeByIndexes(row, column, count, 1);
    range.numberFormat = Array.from({ length: count }, () => [format]);
    row += count;
  }
}

/** Forgets the last run: its locks, and itself in the book. */
export async function forgetLastRun(
  batch: Batch,
  run: RunRecord,
  removed: readonly OutputField[]
): Promise<void> {
  await deleteLastRun(batch);
  const read = await patiently(batch, () => queueBook(batch.context));
  const book: Book = structuredClone(read());
  book.lastRun = null;
  const area = book.areas.find(({ id }) => id === run.area);
  for (const field of removed) delete area?.tableColumns[field];
  if (run.newArea) await forgetArea(batch, book, run);
  await patiently(batch, () => storeBook(batch.context, book));
}

/** An area made by the run goes with it, unless columns of ours stay behind for the user's edits. */
async function forgetArea(batch: Batch, book: Book, run: RunRecord): Promise<void> {
  const names = await patiently(batch, () => {
    const all = batch.context.workbook.names;
    all.load("items/name");
    return later(all, ({ items }) => items.map(({ name }) => name));
  });
  const prefix = hiddenName(run.area, "data").replace(/data$/, "");
  const left = names().filter((name) => name.toLowerCase().startsWith(prefix));
  const data = hiddenName(run.area, "data");
  if (left.some((name) => name.toLowerCase() !== data)) return;
  if (left.length > 0) {
    await patiently(batch, () => batch.context.workbook.names.getItem(data).delete());
  }
  book.areas = book.areas.filter(({ id }) => id !== run.area);
}
