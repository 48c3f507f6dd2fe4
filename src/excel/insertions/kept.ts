/**
 * A block of an inserted sheet as it stood, cell by cell: what a layout can no longer say once the user
 * has inserted or deleted rows in it. Given back by a failed refresh, and by undo.
 */
import type { Rectangle } from "../address";
import { type Batch, inHalves, patiently } from "../host";
import { type Entry, headersOf, type LaidCells } from "./cells";
import type { SheetLayout, TablePlace } from "./layout";
import { tablesOf } from "../read";
import type { ColumnToInsert } from "./types";

/** An Excel table within a block; its place is 0-based within the block. */
export interface KeptTable extends Rectangle {
  name: string;
  style: string;
}

/** A block as it stood. */
export interface KeptBlock {
  /** Id of the sheet in the insertion. */
  sheet: string;
  /** What the sheet was called, and where the block lay on it: formulas were written for that place. */
  name: string;
  place: Rectangle;
  /** As `range.formulas` takes them, row by row. */
  entries: Entry[][];
  formats: string[][];
  tables: KeptTable[];
}

/** The cells of a block to be written. */
export interface CellsToWrite {
  sheet: Excel.Worksheet;
  /** Where the first of `cells` lies on the sheet. */
  row: number;
  column: number;
  cells: LaidCells;
  /** Parts of them to be written, 0-based within them; all of them where none is named. */
  parts?: readonly Rectangle[];
}

/** Writes cells with their number formats, in requests that the host takes. */
export async function writeCells(batch: Batch, write: CellsToWrite): Promise<void> {
  const { sheet, row, column, cells } = write;
  const columns = cells.entries[0]?.length ?? 0;
  const whole = { row: 0, column: 0, rows: cells.entries.length, columns };
  for (const part of write.parts ?? [whole]) {
    const rows = Array.from({ length: part.rows }, (_, index) => part.row + index);
    const cut = <Value>(of: Value[][], some: readonly number[]) =>
      some.map((index) => (of[index] ?? []).slice(part.column, part.column + part.columns));
    await inHalves(rows, async (some) => {
      await patiently(batch, () => {
        const range = sheet.getRangeByIndexes(
          row + (some[0] ?? 0),
          column + part.column,
          some.length,
          part.columns
        );
        // Formats first: a date is then shown as one, and no entry is read by the format it had.
        range.numberFormat = cut(cells.formats, some);
        range.formulas = cut(cells.entries, some);
      });
    });
  }
}

/**
 * Writes a block as it stood: constants, then its tables, then formulas, which may look at the tables.
 *
 * @param parts what of the block is ours, 0-based within it
 */
export async function writeKept(
  batch: Batch,
  sheet: Excel.Worksheet,
  kept: KeptBlock,
  at: { row: number; column: number },
  parts: readonly Rectangle[]
): Promise<void> {
  const { entries, formats, tables } = kept;
  const constants = entries.map((cells) => cells.map((entry) => (isFormula(entry) ? "" : entry)));
  await writeCells(batch, { sheet, ...at, cells: { entries: constants, formats }, parts });
  for (const { name, style, row, column, rows, columns } of tables) {
    const taken = await takenNames(batch);
    await patiently(batch, () => {
      const cells = sheet.getRangeByIndexes(at.row + row, at.column + column, rows, columns);
      const made = tablesOf(sheet).add(cells, true);
      if (!taken.has(name.toLowerCase())) made.name = name;
      made.style = style;
    });
  }
  if (!entries.flat().some(isFormula)) return;
  await writeCells(batch, { sheet, ...at, cells: { entries, formats }, parts });
}

/** Names of all tables and all defined names, lower case. */
export async function takenNames({ context, patience }: Batch): Promise<Set<string>> {
  const { workbook } = context;
  const [tables, names] = await patiently({ context, patience }, () => {
    workbook.tables.load("items/name");
    workbook.names.load("items/name");
    return [workbook.tables, workbook.names] as const;
  });
  return new Set(
    [...tables.items, ...names.items].map(({ name }: { name: string }) => name.toLowerCase())
  );
}

/** Whether an entry computes. */
export function isFormula(entry: Entry): entry is string {
  return typeof entry === "string" && entry.startsWith("=");
}

/**
 * The layout that a block as it stood comes nearest to: its tables where they are found by their
 * headers, so that headings look like headings and charts draw the rows that were there.
 */
export function layoutAsKept(layout: SheetLayout, kept: KeptBlock): SheetLayout {
  const tables = new Map(layout.tables.map((table) => [table, asKept(table, kept)]));
  return {
    ...layout,
    rows: kept.place.rows,
    columns: kept.place.columns,
    tables: [...tables.values()],
    charts: layout.charts.flatMap((place) => {
      const { chart } = place;
      const table = tables.get(place.table) ?? place.table;
      const ids = new Set(table.table.columns.map(({ id }) => id));
      const series = chart.series.filter((id) => ids.has(id));
      if (series.length === 0 || !ids.has(chart.categories)) return [];
      return [{ ...place, table, chart: { ...chart, series } }];
    }),
  };
}

/** A table where it is, with the columns it has there. */
function asKept(place: TablePlace, { tables, entries }: KeptBlock): TablePlace {
  const headers = headersOf(place).map((header) => header.toLowerCase());
  const candidates = tables.map((table) => {
    const texts = (entries[table.row] ?? [])
      .slice(table.column, table.column + table.columns)
      .map((text) => String(text).replace(/^'/, "").toLowerCase());
    return { table, texts, shared: headers.filter((header) => texts.includes(header)).length };
  });
  const [best] = candidates.sort((one, other) => other.shared - one.shared);
  if (best === undefined || best.shared === 0) return place;
  const { table, texts } = best;
  const rows = Math.max(1, table.rows - 1);
  const columns = [...new Array<string>(table.column).fill(""), ...texts].map(
    (text): ColumnToInsert =>
      place.table.columns[headers.indexOf(text)] ?? {
        id: "",
        header: text,
        holds: { kind: "text" },
      }
  );
  return {
    table: { ...place.table, columns },
    titleRow: Math.max(0, table.row - (place.headerRow - place.titleRow)),
    headerRow: table.row,
    firstRow: table.row + 1,
    rows,
    totalRow: place.totalRow === null ? null : table.row + 1 + rows,
  };
}
