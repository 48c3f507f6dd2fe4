/** The methods of `Excel.Range` that lead from a range to another. */
import {
  type Area,
  bounding,
  intersection,
  liesOnSheet,
  onSheet,
  parseRectangle,
  type Rectangle,
  SHEET_COLUMNS,
  SHEET_ROWS,
} from "../../grid/area";
import { unquoteSheetName } from "../../grid/references";
import { type Book } from "../book/book";
import { booleanArgument, integerArgument } from "../rich-api/arguments";
import { invalidArgument, itemNotFound } from "../rich-api/errors";
import { type HostObject } from "../rich-api/host-type";
import { areaOf, type RangeState, rangeType } from "./range";

/**
 * The area an argument means: a range, an address with or without its sheet, a name or a table.
 *
 * @param sheet what an address without a sheet belongs to
 * @throws HostError InvalidArgument when it means none, ItemNotFound when its sheet does not exist
 */
export function areaArgument(book: Book, sheet: string, value: unknown): Area {
  const range = rangeType.stateOf(value);
  if (range) return areaOf(range);
  if (typeof value !== "string") throw invalidArgument();
  const text = value.replace(/^=/, "");
  const split = text.lastIndexOf("!");
  const rectangle = parseRectangle(text.slice(split + 1));
  if (rectangle) {
    const owner = split < 0 ? sheet : book.findSheet(unquoteSheetName(text.slice(0, split)));
    if (owner === null) throw itemNotFound();
    return onSheet(owner, rectangle);
  }
  const name = book.names.find(text, sheet) ?? book.names.find(text, null);
  const named = name && book.names.area(name);
  if (named) return named;
  const table = book.tables.find(text);
  if (!table) throw invalidArgument();
  return book.tables.body(table) ?? table.area;
}

/** A range of a sheet. @throws HostError InvalidArgument when it is empty or off the sheet */
export function rangeAt(book: Book, sheet: string, rectangle: Rectangle): HostObject {
  if (!liesOnSheet(rectangle)) throw invalidArgument();
  return rangeType.of({ book, area: onSheet(sheet, rectangle) });
}

function at(range: RangeState, change: (area: Area) => Partial<Rectangle>): HostObject {
  const area = areaOf(range);
  return rangeAt(range.book, area.sheet, { ...area, ...change(area) });
}

function shared(range: RangeState, other: unknown): HostObject | null {
  const area = areaOf(range);
  const with_ = areaArgument(range.book, area.sheet, other);
  const rectangle = with_.sheet === area.sheet ? intersection(area, with_) : null;
  return rectangle && rangeAt(range.book, area.sheet, rectangle);
}

/** The used part of a range; null when nothing in it is used. */
function used(range: RangeState, valuesOnly: unknown): HostObject | null {
  const area = areaOf(range);
  const by = booleanArgument(valuesOnly) ? "contents" : "contentsOrFormats";
  const sheetUsed = range.book.grid.usedArea(area.sheet, by);
  const part = sheetUsed && intersection(area, sheetUsed);
  if (!sheetUsed || !part) return null;
  const rows = range.book.grid.readContents(onSheet(area.sheet, part));
  const filledRows = rows.map((row) => row.some((content) => content !== ""));
  const width = part.columns;
  const filledColumns = Array.from({ length: width }, (_, column) =>
    rows.some((row) => row[column] !== "")
  );
  const [top, bottom] = [filledRows.indexOf(true), filledRows.lastIndexOf(true)];
  const [left, right] = [filledColumns.indexOf(true), filledColumns.lastIndexOf(true)];
  if (top < 0) return null;
  return rangeAt(range.book, area.sheet, {
    row: part.row + top,
    rows: bottom - top + 1,
    column: part.column + left,
    columns: right - left + 1,
  });
}

/** The cells around a range up to the nearest blank rows and columns: Ctrl+Shift+8. */
function surroundingRegion(range: RangeState): HostObject {
  const area = areaOf(range);
  const sheetUsed = range.book.grid.usedArea(area.sheet, "contents");
  if (!sheetUsed) return rangeAt(range.book, area.sheet, area);
  const cells = range.book.grid.readContents(sheetUsed);
  const filled = (part: Rectangle): boolean => {
    const inUse = intersection(part, sheetUsed);
    if (!inUse) return false;
    for (let row = inUse.row; row < inUse.row + inUse.rows; row++) {
      for (let column = inUse.column; column < inUse.column + inUse.columns; column++) {
        const content = cells[row - sheetUsed.row]?.[column - sheetUsed.column];
        if (content !== undefined && content !== "") return true;
      }
    }
    return false;
  };
  let region: Rectangle = {
    row: area.row,
    column: area.column,
    rows: area.rows,
    columns: area.columns,
  };
  for (;;) {
    const { row, column, rows, columns } = region;
    const left = Math.max(0, column - 1);
    const width = Math.min(SHEET_COLUMNS, column + columns + 1) - left;
    const top = Math.max(0, row - 1);
    const height = Math.min(SHEET_ROWS, row + rows + 1) - top;
    const around: Rectangle[] = [
      { row: row - 1, rows: 1, column: left, columns: width },
      { row: row + rows, rows: 1, column: left, columns: width },
      { row: top, rows: height, column: column - 1, columns: 1 },
      { row: top, rows: height, column: column + columns, columns: 1 },
    ];
    const grown = around.find((strip) => liesOnSheet(strip) && filled(strip));
    if (!grown) return rangeAt(range.book, area.sheet, region);
    region = bounding(
      region,
      grown.rows === 1 ? { ...grown, column, columns } : { ...grown, row, rows }
    );
  }
}

type RangeMethods = Record<string, (range: RangeState, ...values: unknown[]) => HostObject | null>;

/** Named as in the documentation, each answers a range. */
export const rangeGeometry: RangeMethods = {
  getAbsoluteResizedRange: (range, rows, columns) =>
    at(range, () => ({ rows: integerArgument(rows), columns: integerArgument(columns) })),
  getBoundingRect: (range, other) =>
    at(range, (area) => {
      const with_ = areaArgument(range.book, area.sheet, other);
      if (with_.sheet !== area.sheet) throw invalidArgument();
      return bounding(area, with_);
    }),
  getCell: (range, row, column) =>
    at(range, (area) => ({
      row: area.row + integerArgument(row),
      column: area.column + integerArgument(column),
      rows: 1,
      columns: 1,
    })),
  getColumn: (range, column) =>
    at(range, (area) => ({ column: area.column + integerArgument(column), columns: 1 })),
  getColumnsAfter: (range, count) =>
    at(range, (area) => {
      const columns = integerArgument(count, 1);
      if (columns < 0) return { column: area.column + area.columns + columns, columns: -columns };
      return { column: area.column + area.columns, columns };
    }),
  getColumnsBefore: (range, count) =>
    at(range, (area) => {
      const columns = integerArgument(count, 1);
      if (columns < 0) return { column: area.column, columns: -columns };
      return { column: area.column - columns, columns };
    }),
  getEntireColumn: (range) => at(range, () => ({ row: 0, rows: SHEET_ROWS })),
  getEntireRow: (range) => at(range, () => ({ column: 0, columns: SHEET_COLUMNS })),
  getIntersection: (range, other) => {
    const found = shared(range, other);
    if (!found) throw itemNotFound();
    return found;
  },
  getIntersectionOrNullObject: shared,
  getLastCell: (range) =>
    at(range, (area) => ({
      row: area.row + area.rows - 1,
      column: area.column + area.columns - 1,
      rows: 1,
      columns: 1,
    })),
  getLastColumn: (range) =>
    at(range, (area) => ({ column: area.column + area.columns - 1, columns: 1 })),
  getLastRow: (range) => at(range, (area) => ({ row: area.row + area.rows - 1, rows: 1 })),
  getOffsetRange: (range, rows, columns) =>
    at(range, (area) => ({
      row: area.row + integerArgument(rows),
      column: area.column + integerArgument(columns),
    })),
  getResizedRange: (range, rows, columns) =>
    at(range, (area) => ({
      rows: area.rows + integerArgument(rows),
      columns: area.columns + integerArgument(columns),
    })),
  getRow: (range, row) => at(range, (area) => ({ row: area.row + integerArgument(row), rows: 1 })),
  getRowsAbove: (range, count) =>
    at(range, (area) => {
      const rows = integerArgument(count, 1);
      if (rows < 0) return { row: area.row, rows: -rows };
      return { row: area.row - rows, rows };
    }),
  getRowsBelow: (range, count) =>
    at(range, (area) => {
      const rows = integerArgument(count, 1);
      if (rows < 0) return { row: area.row + area.rows + rows, rows: -rows };
      return { row: area.row + area.rows, rows };
    }),
  getSurroundingRegion: surroundingRegion,
  getUsedRange: (range, valuesOnly) =>
    used(range, valuesOnly) ?? at(range, () => ({ rows: 1, columns: 1 })),
  getUsedRangeOrNullObject: used,
};
