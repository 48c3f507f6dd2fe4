/** Queued reading of cells: queue several reads, sync once, then take the values. */
import type { Rectangle } from "./address";
import { type Batch, isSupported, later, patiently } from "./host";
import type { Span } from "./address";

/** A cell as `range.values` gives it: `""` is an empty cell. */
export type SheetValue = string | number | boolean;

/** Most rows in one read, so that no answer is big and the main thread is never held long. */
export const ROWS_PER_READ = 2_000;

/** What to read of each cell. */
export type CellAspect = "values" | "formulas" | "numberFormat" | "text";

/** Queues the reading of a rectangle; call the returned function after the sync. */
export function queueCells<Aspect extends CellAspect>(
  sheet: Excel.Worksheet,
  { row, column, rows, columns }: Rectangle,
  aspects: readonly Aspect[]
): () => Record<Aspect, SheetValue[][]> {
  const range = sheet.getRangeByIndexes(row, column, rows, columns);
  range.load(aspects.join(","));
  return later(range, (loaded) => {
    const cells: Partial<Record<CellAspect, SheetValue[][]>> = {};
    for (const aspect of aspects) cells[aspect] = loaded[aspect];
    return cells as Record<Aspect, SheetValue[][]>;
  });
}

/** Queues the reading of where a range lies. */
export function queueRectangle(range: Excel.Range): () => Rectangle | null {
  range.load("rowIndex,columnIndex,rowCount,columnCount");
  return later(range, (loaded) =>
    loaded.isNullObject
      ? null
      : {
          row: loaded.rowIndex,
          column: loaded.columnIndex,
          rows: loaded.rowCount,
          columns: loaded.columnCount,
        }
  );
}

/** The sheet a range lies on. */
export function worksheetOf(range: Excel.Range): Excel.Worksheet {
  return range.worksheet;
}

/** The tables of a sheet. */
export function tablesOf(sheet: Excel.Worksheet): Excel.TableCollection {
  return sheet.tables;
}

/** The columns of a table. */
export function columnsOf(table: Excel.Table): Excel.TableColumnCollection {
  return table.columns;
}

/** How a range looks. */
export function formatOf(range: Excel.Range): Excel.RangeFormat {
  return range.format;
}

/** The chunks of at most `ROWS_PER_READ` rows of a span of rows. */
export function chunksOf(rows: Span, size: number = ROWS_PER_READ): Span[] {
  const chunks: Span[] = [];
  for (let first = rows.first; first <= rows.last; first += size) {
    chunks.push({ first, last: Math.min(first + size - 1, rows.last) });
  }
  return chunks;
}

/** Address of the first merged cells within a rectangle, null where there are none or none can be told (ExcelApi below 1.13). */
export async function mergedWithin(
  batch: Batch,
  sheetId: string,
  { row, column, rows, columns }: Rectangle
): Promise<string | null> {
  if (!isSupported("1.13")) return null;
  const sheet = batch.context.workbook.worksheets.getItem(sheetId);
  const merged = await patiently(batch, () => {
    const areas = sheet.getRangeByIndexes(row, column, rows, columns).getMergedAreasOrNullObject();
    areas.load("address");
    return areas;
  });
  if (merged.isNullObject) return null;
  const [first = ""] = merged.address.split(",");
  return first.slice(first.lastIndexOf("!") + 1);
}
