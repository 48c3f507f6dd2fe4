/** How cells of the memory grid look: formats, widths and heights, hidden rows and columns. */
import { type Area, SHEET_COLUMNS, SHEET_ROWS } from "../area";
import {
  type CellFormat,
  DEFAULT_COLUMN_WIDTH,
  DEFAULT_FORMAT,
  DEFAULT_ROW_HEIGHT,
  type GridEngine,
} from "../grid";
import { block, cellValue, eachCell, type MemorySheet, type SharedFormat } from "./sheet";

/** Width of a character when columns are fitted to what they show, in points. */
const CHARACTER_WIDTH = 5.5;

type Appearance = Pick<
  GridEngine,
  | "readNumberFormats"
  | "writeNumberFormats"
  | "setFormat"
  | "clearFormat"
  | "readFormat"
  | "columnWidth"
  | "setColumnWidth"
  | "autofitColumns"
  | "rowHeight"
  | "setRowHeight"
  | "autofitRows"
  | "hiddenRows"
  | "setRowsHidden"
  | "hiddenColumns"
  | "setColumnsHidden"
  | "freeze"
  | "frozen"
>;

/** @param sheetOf the sheet of an id */
export function createAppearance(sheetOf: (id: string) => MemorySheet): Appearance {
  const formatAt = (sheet: MemorySheet, row: number, column: number): SharedFormat =>
    sheet.formats[row]?.[column] ?? sheet.columnFormats.get(column) ?? DEFAULT_FORMAT;

  const eachFormat = (area: Area, change: (format: SharedFormat) => SharedFormat) => {
    const sheet = sheetOf(area.sheet);
    const changed = new Map<SharedFormat, SharedFormat>();
    const next = (format: SharedFormat = DEFAULT_FORMAT) => {
      const after = changed.get(format) ?? change(format);
      changed.set(format, after);
      return after;
    };
    const wholeColumns = area.rows >= SHEET_ROWS;
    const lastRow = wholeColumns ? sheet.formats.length : area.row + area.rows;
    const lastColumn = Math.min(area.column + area.columns, SHEET_COLUMNS);
    for (let row = area.row; row < lastRow; row++) {
      const formats = wholeColumns ? sheet.formats[row] : (sheet.formats[row] ??= []);
      if (!formats) continue;
      for (let column = area.column; column < lastColumn; column++) {
        const own = formats[column];
        if (wholeColumns && own === undefined) continue;
        const under = sheet.columnFormats.get(column);
        const after = next(own ?? under);
        formats[column] = after === DEFAULT_FORMAT && under === undefined ? undefined : after;
      }
    }
    if (!wholeColumns) return;
    for (let column = area.column; column < lastColumn; column++) {
      const format = next(sheet.columnFormats.get(column));
      if (format === DEFAULT_FORMAT) sheet.columnFormats.delete(column);
      else sheet.columnFormats.set(column, format);
    }
  };

  return {
    readNumberFormats: (area) => {
      const sheet = sheetOf(area.sheet);
      return block(area, (row) => (column) => formatAt(sheet, row, column).numberFormat);
    },
    writeNumberFormats: (area, formats) => {
      const sheet = sheetOf(area.sheet);
      const derived = new Map<SharedFormat, Map<string, SharedFormat>>();
      for (let at = 0; at < area.rows; at++) {
        const row = (sheet.formats[area.row + at] ??= []);
        for (let across = 0; across < area.columns; across++) {
          const numberFormat = formats[at]?.[across];
          if (numberFormat === null || numberFormat === undefined) continue;
          const before = formatAt(sheet, area.row + at, area.column + across);
          if (before.numberFormat === numberFormat) continue;
          const known = derived.get(before) ?? new Map<string, SharedFormat>();
          derived.set(before, known);
          const format = known.get(numberFormat) ?? { ...before, numberFormat };
          known.set(numberFormat, format);
          row[area.column + across] = format;
        }
      }
    },
    setFormat: (area, format) => eachFormat(area, (before) => ({ ...before, ...format })),
    clearFormat: (area) => eachFormat(area, () => DEFAULT_FORMAT),
    readFormat: <Key extends keyof CellFormat>(area: Area, key: Key) => {
      const sheet = sheetOf(area.sheet);
      const first = formatAt(sheet, area.row, area.column)[key];
      // Below the last formatted row all rows look the same.
      const lastRow = Math.min(area.row + area.rows, Math.max(sheet.formats.length, area.row) + 1);
      for (let row = area.row; row < lastRow; row++) {
        for (let column = area.column; column < area.column + area.columns; column++) {
          if (formatAt(sheet, row, column)[key] !== first) return null;
        }
      }
      return first;
    },

    columnWidth: ({ sheet, column, columns }) =>
      common(sheetOf(sheet).columnWidths, column, columns, DEFAULT_COLUMN_WIDTH),
    setColumnWidth: ({ sheet, column, columns }, points) => {
      const { columnWidths } = sheetOf(sheet);
      for (let at = column; at < column + columns; at++) columnWidths.set(at, points);
    },
    autofitColumns: (area) => {
      const sheet = sheetOf(area.sheet);
      const longest = new Map<number, number>();
      eachCell(sheet, area, (cell, _row, column) => {
        const length = String(cellValue(cell)).length;
        if (length > (longest.get(column) ?? 0)) longest.set(column, length);
      });
      for (const [column, length] of longest) {
        sheet.columnWidths.set(column, Math.round((length + 2) * CHARACTER_WIDTH));
      }
    },
    rowHeight: ({ sheet, row, rows }) =>
      common(sheetOf(sheet).rowHeights, row, rows, DEFAULT_ROW_HEIGHT),
    setRowHeight: ({ sheet, row, rows }, points) => {
      const { rowHeights } = sheetOf(sheet);
      for (let at = row; at < row + rows; at++) rowHeights.set(at, points);
    },
    autofitRows: ({ sheet, row, rows }) => {
      const { rowHeights } = sheetOf(sheet);
      for (const at of [...rowHeights.keys()]) {
        if (at >= row && at < row + rows) rowHeights.delete(at);
      }
    },
    hiddenRows: (id, first, count) => between(sheetOf(id).hiddenRows, first, count),
    setRowsHidden: (id, first, count, hidden) =>
      setHidden(sheetOf(id).hiddenRows, first, count, hidden),
    hiddenColumns: (id, first, count) => between(sheetOf(id).hiddenColumns, first, count),
    setColumnsHidden: (id, first, count, hidden) =>
      setHidden(sheetOf(id).hiddenColumns, first, count, hidden),
    freeze: (id, rows, columns) => {
      sheetOf(id).frozen = { rows, columns };
    },
    frozen: (id) => sheetOf(id).frozen,
  };
}

function common(
  sizes: ReadonlyMap<number, number>,
  first: number,
  count: number,
  otherwise: number
): number | null {
  const size = sizes.get(first) ?? otherwise;
  for (let at = first; at < Math.min(first + count, first + SHEET_COLUMNS); at++) {
    if ((sizes.get(at) ?? otherwise) !== size) return null;
  }
  return size;
}

function between(places: ReadonlySet<number>, first: number, count: number): number[] {
  return [...places]
    .filter((place) => place >= first && place < first + count)
    .sort((one, other) => one - other);
}

function setHidden(places: Set<number>, first: number, count: number, hidden: boolean): void {
  if (hidden) for (let at = first; at < first + count; at++) places.add(at);
  else for (const at of [...places]) if (at >= first && at < first + count) places.delete(at);
}
