/** The rows of a located block, chunk by chunk, as they are read for enriching. */
import type { Rectangle } from "./address";
import type { Span } from "./address";
import { type Batch, patiently } from "./host";
import type { Located } from "./locate";
import type { ObservedCell } from "./locks";
import { chunksOf, queueCells, type SheetValue } from "./read";
import type { OutputField } from "./types";

/** At most `ROWS_PER_READ` rows. */
export interface RowChunk {
  /** 0-based sheet row of the first. */
  first: number;
  /** Cells of the block's columns; columns of ours among them read as blank. */
  values: SheetValue[][];
  /** Number formats by column of the block, only where asked for; rows of equal formats are one array. */
  formats: (string | null)[][] | null;
  /** Our cells by row, then in the order of the asked fields; blank where a column is not there yet. */
  owned: ObservedCell[][];
}

export interface StreamOptions {
  rows: Span;
  /** Columns of the block, 0-based within it, whose number formats matter. */
  formatColumns: readonly number[];
  /** Fields whose cells are wanted. */
  fields: readonly OutputField[];
}

const BLANK: ObservedCell = { value: "", formula: "" };

/** Reads rows from top to bottom and hands them on; each request gives way to the host. */
export async function streamRows(
  batch: Batch,
  located: Located,
  { rows, formatColumns, fields }: StreamOptions,
  take: (chunk: RowChunk) => void
): Promise<void> {
  const sheet = batch.context.workbook.worksheets.getItem(located.sheetId);
  const width = located.columns.last - located.columns.first + 1;
  const place = (chunk: Span, column: number, columns: number): Rectangle => ({
    row: chunk.first,
    column,
    rows: chunk.last - chunk.first + 1,
    columns,
  });
  const ours = [...located.ownColumns]
    .map((column) => column - located.columns.first)
    .filter((column) => column >= 0 && column < width);
  const ownedColumns = fields.map((field) => located.owned.get(field));
  const present = ownedColumns.filter((column) => column !== undefined);

  for (const chunk of chunksOf(rows)) {
    const read = await patiently(batch, () => ({
      values: queueCells(sheet, place(chunk, located.columns.first, width), ["values"]),
      formats: formatColumns.map((column) =>
        queueCells(sheet, place(chunk, located.columns.first + column, 1), ["numberFormat"])
      ),
      owned: present.map((column) =>
        queueCells(sheet, place(chunk, column, 1), ["values", "formulas"])
      ),
    }));
    const { values } = read.values();
    for (const row of values) for (const column of ours) row[column] = "";
    const owned = new Map(read.owned.map((cells, index) => [present[index], cells()]));
    take({
      first: chunk.first,
      values,
      formats:
        formatColumns.length === 0
          ? null
          : formatRows(
              width,
              formatColumns,
              read.formats.map((cells) => cells().numberFormat)
            ),
      owned: values.map((_, row) =>
        ownedColumns.map((column): ObservedCell => {
          const cells = column === undefined ? undefined : owned.get(column);
          if (cells === undefined) return BLANK;
          return { value: cells.values[row]?.[0] ?? "", formula: cells.formulas[row]?.[0] ?? "" };
        })
      ),
    });
  }
}

function formatRows(
  width: number,
  columns: readonly number[],
  read: readonly SheetValue[][][]
): (string | null)[][] {
  const known = new Map<string, (string | null)[]>();
  const [firstColumn = []] = read;
  return firstColumn.map((_, row) => {
    const key = read.map((cells) => String(cells[row]?.[0] ?? "")).join("\u0001");
    const found = known.get(key);
    if (found !== undefined) return found;
    const formats = Array.from({ length: width }, (): string | null => null);
    columns.forEach((column, index) => {
      formats[column] = String(read[index]?.[row]?.[0] ?? "General");
    });
    known.set(key, formats);
    return formats;
  });
}

/** The first rows of a block, with all that detection looks at. */
export interface Sample {
  values: SheetValue[][];
  numberFormats: string[][];
  text: SheetValue[][];
}

/** Reads the first rows of a block; columns of ours among them read as blank. */
export async function readSample(batch: Batch, located: Located, rows: number): Promise<Sample> {
  const sheet = batch.context.workbook.worksheets.getItem(located.sheetId);
  const { first, last } = located.columns;
  const read = await patiently(batch, () =>
    queueCells(
      sheet,
      {
        row: located.rows.first,
        column: first,
        rows: Math.min(rows, located.rows.last - located.rows.first + 1),
        columns: last - first + 1,
      },
      ["values", "numberFormat", "text"]
    )
  );
  const { values, numberFormat, text } = read();
  for (const column of located.ownColumns) {
    if (column < first || column > last) continue;
    for (const row of [...values, ...text]) row[column - first] = "";
  }
  return { values, numberFormats: numberFormat.map((row) => row.map(String)), text };
}

/** The cells of one row of the block as they are now; columns of ours among them read as blank. */
export async function readBlockRow(
  batch: Batch,
  located: Located,
  row: number
): Promise<SheetValue[]> {
  const sheet = batch.context.workbook.worksheets.getItem(located.sheetId);
  const { first, last } = located.columns;
  const read = await patiently(batch, () =>
    queueCells(sheet, { row, column: first, rows: 1, columns: last - first + 1 }, ["values"])
  );
  const [cells = []] = read().values;
  return cells.map((cell, index) => (located.ownColumns.has(first + index) ? "" : cell));
}

/** Single cells of one row, by column. */
export async function readCellsOfRow(
  batch: Batch,
  sheetId: string,
  row: number,
  columns: readonly number[]
): Promise<Map<number, SheetValue>> {
  const sheet = batch.context.workbook.worksheets.getItem(sheetId);
  const read = await patiently(batch, () =>
    columns.map((column) => queueCells(sheet, { row, column, rows: 1, columns: 1 }, ["values"]))
  );
  return new Map(columns.map((column, index) => [column, read[index]?.().values[0]?.[0] ?? ""]));
}
