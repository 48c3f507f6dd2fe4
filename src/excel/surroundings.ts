/** What lies around a selection: tables, columns that stand together, blocks of rows. */
import { type Rectangle, rectangleOver, type Span } from "./address";
import { columnSpan, rowBlocks } from "./blocks";
import type { NamedPlace } from "./owned-columns";
import { chunksOf, queueCells, queueRectangle, type SheetValue } from "./read";

/** Rows looked at to see which columns stand together. */
const SAMPLE_ROWS = 300;
/** Columns looked at on each side of the selection, in sheets of unusual width. */
const SAMPLE_COLUMNS = 128;

/** A table of a sheet and where it lies. */
export interface TablePlace {
  id: string;
  name: string;
  whole: Rectangle;
  body: Rectangle;
  showHeaders: boolean;
}

/** The tables of a sheet that hold rows. */
export async function readTables(
  context: Excel.RequestContext,
  tables: readonly Excel.Table[]
): Promise<TablePlace[]> {
  if (tables.length === 0) return [];
  const queued = tables.map((table) => ({
    table,
    whole: queueRectangle(table.getRange()),
    body: queueRectangle(table.getDataBodyRange()),
  }));
  await context.sync();
  return queued.flatMap(({ table, whole, body }) => {
    const [outer, inner] = [whole(), body()];
    return outer === null || inner === null
      ? []
      : [
          {
            id: table.id,
            name: table.name,
            whole: outer,
            body: inner,
            showHeaders: table.showHeaders,
          },
        ];
  });
}

/**
 * The columns that stand together around a selection, by their topmost cells and those at its side.
 */
export async function spanAround(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  used: Rectangle,
  selection: Rectangle,
  places: readonly NamedPlace[],
  ownColumns: ReadonlySet<number>,
  sheetName: string
): Promise<Span | null> {
  const wanted: Span = {
    first: selection.column,
    last: selection.column + selection.columns - 1,
  };
  const usedLast = used.column + used.columns - 1;
  const first = Math.max(used.column, Math.min(wanted.first, usedLast) - SAMPLE_COLUMNS);
  const last = Math.min(usedLast, Math.max(wanted.first, used.column) + SAMPLE_COLUMNS);
  const top = { first: used.row, last: Math.min(used.row + used.rows, used.row + SAMPLE_ROWS) - 1 };
  const middle = Math.min(Math.max(selection.row, used.row), used.row + used.rows - 1);
  const around = {
    first: Math.max(used.row, middle - SAMPLE_ROWS / 2),
    last: Math.min(used.row + used.rows - 1, middle + SAMPLE_ROWS / 2),
  };
  const samples = [top, around].map((rows) =>
    queueCells(sheet, rectangleOver({ first, last }, rows), ["values"])
  );
  await context.sync();
  const filled = Array.from({ length: last - first + 1 }, () => false);
  for (const sample of samples) {
    for (const row of sample().values) {
      row.forEach((value, index) => {
        if (value !== "") filled[index] = true;
      });
    }
  }
  // Columns of ours do not hold a table together, unless the user moved them in between.
  for (const column of ownColumns) {
    const inside = places.some(
      ({ part, sheetName: on, place }) =>
        part === "data" &&
        on === sheetName &&
        column >= place.column &&
        column < place.column + place.columns
    );
    if (column >= first && column <= last) filled[column - first] = inside;
  }
  return columnSpan(filled, first, wanted);
}

/** Streams all rows of the span and tells the blocks that blank rows part. */
export async function readBlocks(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  used: Rectangle,
  columns: Span,
  ownColumns: ReadonlySet<number>
): Promise<Span[]> {
  const collected = rowBlocks();
  for (const rows of chunksOf({ first: used.row, last: used.row + used.rows - 1 })) {
    const cells = queueCells(sheet, rectangleOver(columns, rows), ["values"]);
    await context.sync();
    cells().values.forEach((row, index) => {
      collected.add(rows.first + index, isBlankRow(row, columns.first, ownColumns));
    });
  }
  return collected.blocks();
}

function isBlankRow(
  row: readonly SheetValue[],
  firstColumn: number,
  ownColumns: ReadonlySet<number>
): boolean {
  return row.every((value, index) => value === "" || ownColumns.has(firstColumn + index));
}
