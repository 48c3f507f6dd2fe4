/** Where everything of an inserted sheet lies. Pure; rows and columns are 0-based within the sheet's block. */
import type { Rectangle } from "../address";
import type {
  CellContentToInsert,
  CellKind,
  CellToInsert,
  ChartToInsert,
  ColumnToInsert,
  SheetToInsert,
  TableToInsert,
} from "./types";

/** Rows and columns a chart takes, the gap below it, and the one left of it. */
const CHART_ROWS = 16;
const CHART_COLUMNS = 8;
const CHART_GAP = 1;
/** Blank rows between what stands below one another. */
const TABLE_GAP = 1;

export interface TablePlace {
  table: TableToInsert;
  titleRow: number;
  headerRow: number;
  /** First row of data. */
  firstRow: number;
  /** Rows of data; one blank one where the table has none. */
  rows: number;
  totalRow: number | null;
}

export interface ChartPlace {
  chart: ChartToInsert;
  table: TablePlace;
  place: Rectangle;
}

/** The layout of one sheet. */
export interface SheetLayout {
  sheet: SheetToInsert;
  /** Rows and columns of the block that holds all of our cells. */
  rows: number;
  columns: number;
  tables: TablePlace[];
  charts: ChartPlace[];
}

/** Lays a sheet out: title, notes, tables below one another, charts beside them. */
export function layOut(sheet: SheetToInsert): SheetLayout {
  let row = 1 + (sheet.notes?.length ?? 0) + TABLE_GAP;
  const tables = sheet.tables.map((table): TablePlace => {
    const titleRow = row;
    const headerRow = titleRow + 1 + (table.notes?.length ?? 0);
    const rows = Math.max(1, table.rows.length);
    const afterRows = headerRow + 1 + rows;
    const totalRow = table.totals === undefined ? null : afterRows;
    row = afterRows + (totalRow === null ? 0 : 1) + TABLE_GAP;
    return { table, titleRow, headerRow, firstRow: headerRow + 1, rows, totalRow };
  });
  const columns = Math.max(1, ...sheet.tables.map((table) => table.columns.length));
  const charts = (sheet.charts ?? []).map((chart, index): ChartPlace => ({
    chart,
    table: tableIn(tables, chart.table),
    place: {
      row: 1 + index * (CHART_ROWS + CHART_GAP),
      column: columns + CHART_GAP,
      rows: CHART_ROWS,
      columns: CHART_COLUMNS,
    },
  }));
  return { sheet, rows: row - TABLE_GAP, columns, tables, charts };
}

/** A table of a layout by its id. @throws RangeError where the insertion names one it lacks */
export function tableIn(tables: readonly TablePlace[], id: string): TablePlace {
  const found = tables.find(({ table }) => table.id === id);
  if (found === undefined) throw new RangeError(`The insertion has no table ${id}.`);
  return found;
}

/** Position of a column in its table. @throws RangeError where the table lacks it */
export function columnIn({ table }: TablePlace, id: string): number {
  const index = table.columns.findIndex((column) => column.id === id);
  if (index < 0) throw new RangeError(`The table ${table.id} has no column ${id}.`);
  return index;
}

/** What a cell says, and what it holds where that is not its column's kind. */
export function openCell(cell: CellToInsert | undefined): {
  content: CellContentToInsert;
  as: CellKind | null;
} {
  if (cell === undefined) return { content: null, as: null };
  if (typeof cell === "object" && cell !== null && "content" in cell) return cell;
  return { content: cell, as: null };
}

/** Points a column of a kind is wide unless something else is said. */
const WIDTHS: Readonly<Record<CellKind["kind"], number>> = {
  text: 150,
  count: 66,
  number: 80,
  money: 104,
  share: 66,
  date: 80,
  month: 66,
};

/** Width of each column of the block: the widest that a table asks for. */
export function widthsOf({ columns, tables }: SheetLayout): number[] {
  const widthOf = ({ width, holds }: ColumnToInsert) => width ?? WIDTHS[holds.kind];
  return Array.from({ length: columns }, (_, index) =>
    Math.max(
      ...tables.flatMap(({ table }) => {
        const column = table.columns[index];
        return column === undefined ? [] : [widthOf(column)];
      }),
      WIDTHS.count
    )
  );
}
