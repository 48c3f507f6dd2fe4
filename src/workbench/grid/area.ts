/** Rectangles of cells and how they are written: `B2:D10`, `B:D`, `2:10`. Rows and columns are 0-based. */

/** Rows and columns of an Excel sheet. */
export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;

/** A rectangle without its sheet. */
export interface Rectangle {
  /** First row, 0-based. */
  row: number;
  /** First column, 0-based. */
  column: number;
  /** Number of rows, at least 1; `SHEET_ROWS` when it holds whole columns. */
  rows: number;
  /** Number of columns, at least 1; `SHEET_COLUMNS` when it holds whole rows. */
  columns: number;
}

/** A rectangle of one sheet, named by the sheet's id. */
export interface Area extends Rectangle {
  sheet: string;
}

/** The letters of a 0-based column: 0 is `A`, 27 is `AB`. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The 0-based column of its letters, in either case. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (let index = 0; index < letters.length; index++) {
    column = column * 26 + (letters.charCodeAt(index) & 31);
  }
  return column - 1;
}

/** Writes a rectangle as Excel does, without `$` and without the sheet. */
export function rectangleAddress({ row, column, rows, columns }: Rectangle): string {
  const lastColumn = columnLetters(column + columns - 1);
  if (rows >= SHEET_ROWS && columns >= SHEET_COLUMNS) return `1:${SHEET_ROWS}`;
  if (rows >= SHEET_ROWS) return `${columnLetters(column)}:${lastColumn}`;
  if (columns >= SHEET_COLUMNS) return `${row + 1}:${row + rows}`;
  const first = columnLetters(column) + (row + 1);
  return rows === 1 && columns === 1 ? first : `${first}:${lastColumn}${row + rows}`;
}

/** Reads `A1`, `A1:C3`, `A:C` or `1:3`, with or without `$`; null when it is none of them. */
export function parseRectangle(address: string): Rectangle | null {
  const plain = address.replaceAll("$", "").trim();
  const cells = /^([A-Za-z]{1,3})(\d{1,7})(?::([A-Za-z]{1,3})(\d{1,7}))?$/.exec(plain);
  if (cells) {
    const [, firstLetters = "", firstRow = "", lastLetters = firstLetters, lastRow = firstRow] =
      cells;
    return spanning(
      +firstRow - 1,
      columnNumber(firstLetters),
      +lastRow - 1,
      columnNumber(lastLetters)
    );
  }
  const wholeColumns = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(plain);
  if (wholeColumns) {
    const [, first = "", last = ""] = wholeColumns;
    return spanning(0, columnNumber(first), SHEET_ROWS - 1, columnNumber(last));
  }
  const wholeRows = /^(\d{1,7}):(\d{1,7})$/.exec(plain);
  if (wholeRows) {
    const [, first = "", last = ""] = wholeRows;
    return spanning(+first - 1, 0, +last - 1, SHEET_COLUMNS - 1);
  }
  return null;
}

/** The rectangle between two corners, null when a corner lies outside the sheet. */
function spanning(
  row: number,
  column: number,
  otherRow: number,
  otherColumn: number
): Rectangle | null {
  const rectangle = {
    row: Math.min(row, otherRow),
    column: Math.min(column, otherColumn),
    rows: Math.abs(otherRow - row) + 1,
    columns: Math.abs(otherColumn - column) + 1,
  };
  return liesOnSheet(rectangle) ? rectangle : null;
}

/** Whether a rectangle is not empty and lies within the sheet. */
export function liesOnSheet({ row, column, rows, columns }: Rectangle): boolean {
  return (
    row >= 0 &&
    column >= 0 &&
    rows >= 1 &&
    columns >= 1 &&
    row + rows <= SHEET_ROWS &&
    column + columns <= SHEET_COLUMNS
  );
}

/** What two rectangles share, null when they share nothing. */
export function intersection(one: Rectangle, other: Rectangle): Rectangle | null {
  const row = Math.max(one.row, other.row);
  const column = Math.max(one.column, other.column);
  const rows = Math.min(one.row + one.rows, other.row + other.rows) - row;
  const columns = Math.min(one.column + one.columns, other.column + other.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

/** Whether two rectangles share a cell: `intersection` without making one. */
export function meet(one: Rectangle, other: Rectangle): boolean {
  return (
    one.row < other.row + other.rows &&
    other.row < one.row + one.rows &&
    one.column < other.column + other.columns &&
    other.column < one.column + one.columns
  );
}

/** The smallest rectangle that holds both. */
export function bounding(one: Rectangle, other: Rectangle): Rectangle {
  const row = Math.min(one.row, other.row);
  const column = Math.min(one.column, other.column);
  return {
    row,
    column,
    rows: Math.max(one.row + one.rows, other.row + other.rows) - row,
    columns: Math.max(one.column + one.columns, other.column + other.columns) - column,
  };
}

/** Whether the first rectangle holds all of the second. */
export function holds(outer: Rectangle, inner: Rectangle): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    inner.row + inner.rows <= outer.row + outer.rows &&
    inner.column + inner.columns <= outer.column + outer.columns
  );
}

/** The same rectangle on a sheet. */
export function onSheet(sheet: string, { row, column, rows, columns }: Rectangle): Area {
  return { sheet, row, column, rows, columns };
}

/** Whether two areas lie on the same sheet and share a cell. */
export function overlap(one: Area, other: Area): boolean {
  return one.sheet === other.sheet && meet(one, other);
}
