/**
 * Undoing the last run: every cell it wrote gets back what it held, unless the user has changed it
 * since; columns it made go if nothing of the user's stands in them; its locks are forgotten.
 */
import type { Rectangle } from "./address";
import { type Book, type CreatedColumn, type RunRecord, queueBook, storeBook } from "./book";
import { literalOf } from "./guard";
import { queueLookOf } from "./header-look";
import { type Batch, breathe, inSlices, later, patiently } from "./host";
import type { Located } from "./locate";
import { deleteLastRun, readLastRun } from "./lock-store";
import { cellState, fieldPosition, isBlankCell, NEVER_WRITTEN, type ObservedCell } from "./locks";
import { hiddenName } from "./owned-columns";
import { chunksOf, columnsOf, queueCells, ROWS_PER_READ } from "./read";
import { type ChunkRecord, type FormerContent, rowsOfRuns } from "./records";
import { rectanglesToWrite } from "./rectangles";
import { OUTPUT_FIELDS, type OutputField } from "./types";
import { restoringLiteral } from "./restoring";

/** The last run as the book has it, or null. */
export async function readLastRunRecord(batch: Batch): Promise<RunRecord | null> {
  const book = await patiently(batch, () => queueBook(batch.context));
  return book().lastRun;
}

/** One cell to give back. */
interface Restoring {
  row: number;
  field: OutputField;
  written: string;
  former: FormerContent;
}

/**
 * Restores the cells of the last run.
 *
 * @param rowOfKey sheet row of each row key as the sheet is now
 * @returns cells given back, and cells left alone because the user changed them
 */
export async function restoreCells(
  batch: Batch,
  located: Located,
  rowOfKey: ReadonlyMap<string, number>
): Promise<{ cells: number; kept: number }> {
  const records = await readLastRun(batch);
  const restorings = await restoringsOf(records, rowOfKey);
  const sheet = batch.context.workbook.worksheets.getItem(located.sheetId);
  let cells = 0;
  let kept = 0;
  const byRow = new Map<number, Restoring[]>();
  await inSlices(restorings, (restoring) => {
    if (!located.owned.has(restoring.field)) {
      kept++;
      return;
    }
    const list = byRow.get(restoring.row);
    if (list === undefined) byRow.set(restoring.row, [restoring]);
    else list.push(restoring);
  });
  const fields = OUTPUT_FIELDS.filter((field) => located.owned.has(field)).sort(
    (one, other) => (located.owned.get(one) ?? 0) - (located.owned.get(other) ?? 0)
  );
  const columns = fields.map((field) => located.owned.get(field) ?? 0);
  const rows = [...byRow.keys()].sort((one, other) => one - other);
  for (let first = 0; first < rows.length; first += ROWS_PER_READ) {
    const some = rows.slice(first, first + ROWS_PER_READ);
    const now = await readColumns(batch, sheet, columns, some);
    const contents = some.map((row, index) =>
      fields.map((field, position): FormerContent | undefined => {
        const restoring = byRow.get(row)?.find((one) => one.field === field);
        const cell = now[index]?.[position];
        if (restoring === undefined || cell === undefined) return undefined;
        if (isSame(cell, restoring.former)) return undefined;
        if (cellState(cell, restoring.written) !== "ours") {
          kept++;
          return undefined;
        }
        cells++;
        return restoring.former;
      })
    );
    await patiently(batch, () => {
      batch.context.application.suspendScreenUpdatingUntilNextSync();
      const rectangles = rectanglesToWrite(
        some,
        columns,
        (index, position) => contents[index]?.[position] !== undefined
      );
      for (const { firstIndex, firstPosition, ...rectangle } of rectangles) {
        queueFormulas(sheet, rectangle, (row, column) =>
          ownLiteral(contents[firstIndex + row]?.[firstPosition + column] ?? "")
        );
      }
    });
    await breathe();
  }
  return { cells, kept };
}

/** What each cell was before the run: of several records of one cell, the first knows. */
async function restoringsOf(
  records: readonly ChunkRecord[],
  rowOfKey: ReadonlyMap<string, number>
): Promise<Iterable<Restoring>> {
  const byCell = new Map<string, Restoring>();
  for (const record of records) {
    const rows = rowsOfRuns(record.rows);
    const formers = new Map(
      record.former.map(({ index, field, content }) => [`${index} ${field}`, content])
    );
    const untouched = new Set(record.untouched.map(({ index, field }) => `${index} ${field}`));
    record.entries.forEach((entry, index) => {
      for (const field of record.fields) {
        const written = entry.codes[fieldPosition(field)] ?? NEVER_WRITTEN;
        if (written === NEVER_WRITTEN || untouched.has(`${index} ${field}`)) continue;
        const row = rowOfKey.get(entry.key) ?? rows[index];
        if (row === undefined) continue;
        const known = byCell.get(`${entry.key} ${field}`);
        if (known !== undefined) known.written = written;
        else {
          const former = formers.get(`${index} ${field}`) ?? "";
          byCell.set(`${entry.key} ${field}`, { row, field, written, former });
        }
      }
    });
    await breathe();
  }
  return byCell.values();
}

function isSame(cell: ObservedCell, former: FormerContent): boolean {
  if (typeof former === "object") return cell.formula === former.formula;
  return cell.value === former && cell.formula === former;
}

/** Our own former text goes back the way we wrote it, any other by the rule of `restoringLiteral`. */
function ownLiteral(content: FormerContent): string | number | boolean {
  return typeof content === "string" ? literalOf(content) : restoringLiteral(content);
}

function queueFormulas(
  sheet: Excel.Worksheet,
  { row, column, rows, columns }: Rectangle,
  at: (row: number, column: number) => string | number | boolean
): void {
  const range = sheet.getRangeByIndexes(row, column, rows, columns);
  range.formulas = Array.from({ length: rows }, (_, rowIndex) =>
    Array.from({ length: columns }, (__, columnIndex) => at(rowIndex, columnIndex))
  );
}

async function readColumns(
  batch: Batch,
  sheet: Excel.Worksheet,
  columns: readonly number[],
  rows: readonly number[]
): Promise<ObservedCell[][]> {
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return [];
  const found = new Map<number, ObservedCell[]>();
  const wanted = new Set(rows);
  for (const chunk of chunksOf({ first, last })) {
    const height = chunk.last - chunk.first + 1;
    const read = await patiently(batch, () =>
      columns.map((column) =>
        queueCells(sheet, { row: chunk.first, column, rows: height, columns: 1 }, [
          "values",
          "formulas",
        ])
      )
    );
    const cells = read.map((take) => take());
    for (let row = chunk.first; row <= chunk.last; row++) {
      if (!wanted.has(row)) continue;
      found.set(
        row,
        cells.map(({ values, formulas }) => ({
          value: values[row - chunk.first]?.[0] ?? "",
          formula: formulas[row - chunk.first]?.[0] ?? "",
        }))
      );
    }
  }
  return rows.map((row) => found.get(row) ?? []);
}

/**
 * Takes away the columns the run made, as far as nothing stands in them but the header we wrote:
 * table columns are deleted, plain ones are cleared and get their width and number formats back.
 */
export async function removeCreated(
  batch: Batch,
  located: Located,
  headerRow: number | null,
  run: RunRecord
): Promise<void> {
  const sheet = batch.context.workbook.worksheets.getItem(located.sheetId);
  const rows = { first: headerRow ?? located.rows.first, last: located.rows.last };
  // From right to left: deleting a table's column moves those right of it.
  const rightmostFirst = run.created
    .flatMap((created) => {
      const column = located.owned.get(created.field);
      return column === undefined ? [] : [{ created, column }];
    })
    .sort((one, other) => other.column - one.column);
  for (const { created, column } of rightmostFirst) {
    if (!(await isUntouched(batch, sheet, column, rows, headerRow, created))) continue;
    const tableColumn = located.book.areas.find(({ id }) => id === run.area)?.tableColumns[
      created.field
    ];
    await patiently(batch, () => {
      if (tableColumn !== undefined && located.table !== null) {
        columnsOf(batch.context.workbook.tables.getItem(located.table.id))
          .getItem(tableColumn)
          .delete();
        return;
      }
      const cells = sheet.getRangeByIndexes(rows.first, column, rows.last - rows.first + 1, 1);
      if (headerRow !== null) {
        const header = sheet.getRangeByIndexes(headerRow, column, 1, 1);
        header.values = [[""]];
      }
      queueFormerLook(sheet, cells, column, rows.first, created);
      batch.context.workbook.names.getItem(hiddenName(run.area, created.field)).delete();
    });
  }
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
  firstRow: number,
  { formerWidth, formerFormats, formerLook }: CreatedColumn
): void {
  if (formerWidth !== null) cells.format.columnWidth = formerWidth;
  // The header, where there is one, is the first cell.
  if (formerLook !== null) queueLookOf(sheet.getCell(firstRow, column), formerLook);
  let row = firstRow;
  for (const [format, count] of formerFormats ?? []) {
    const range = sheet.getRangeByIndexes(row, column, count, 1);
    range.numberFormat = Array.from({ length: count }, () => [format]);
    row += count;
  }
}

/** Forgets the last run: its locks, and itself in the book. */
export async function forgetLastRun(batch: Batch, run: RunRecord): Promise<void> {
  await deleteLastRun(batch);
  const read = await patiently(batch, () => queueBook(batch.context));
  const book: Book = structuredClone(read());
  book.lastRun = null;
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
  const record = book.areas.find(({ id }) => id === run.area);
  for (const { field } of run.created) delete record?.tableColumns[field];
  if (left.some((name) => name.toLowerCase() !== data)) return;
  if (left.length > 0) {
    await patiently(batch, () => batch.context.workbook.names.getItem(data).delete());
  }
  book.areas = book.areas.filter(({ id }) => id !== run.area);
}
