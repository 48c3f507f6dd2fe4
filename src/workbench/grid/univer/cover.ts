/** What an area covers of a sheet as Univer keeps it, which ends long before Excel's does. */
import { type Area } from "../area";
import { type UniverBook } from "./book";

/** What the area covers of the sheet as it is now; formatting beyond it grows the sheet by little. */
export function clipped(book: UniverBook, area: Area): Area {
  const sheet = book.worksheet(area.sheet);
  if (area.row + area.rows > sheet.getRowCount() && area.rows <= 10_000) {
    book.grow(area.sheet, area.row + area.rows, 0);
  }
  if (area.column + area.columns > sheet.getColumnCount() && area.columns <= 1000) {
    book.grow(area.sheet, 0, area.column + area.columns);
  }
  return {
    ...area,
    rows: Math.min(area.rows, sheet.getRowCount() - area.row),
    columns: Math.min(area.columns, sheet.getColumnCount() - area.column),
  };
}

/** The value that all share, null where they differ or there is none. */
export function shared<Value>(values: Iterable<Value>): Value | null {
  let first: Value | undefined;
  for (const value of values) {
    if (first === undefined) first = value;
    else if (value !== first) return null;
  }
  return first ?? null;
}

/** The columns of an area, from left to right. */
export function* columnsOf({ column, columns }: Area): Generator<number> {
  for (let at = column; at < column + columns; at++) yield at;
}
/** The rows of an area, from top to bottom. */
export function* rowsOf({ row, rows }: Area): Generator<number> {
  for (let at = row; at < row + rows; at++) yield at;
}
