/** Rectangles of cells, and the letters people know them by. Rows and columns are 0-based. */

/** A span of whole numbers, both ends included. */
export interface Span {
  first: number;
  last: number;
}

/** Columns of a sheet, fixed by Excel. */
export const SHEET_COLUMNS = 16_384;

export interface Rectangle {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** The letters of a 0-based column: 0 is `A`, 27 is `AB`. */
export function columnLetter(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `B5:G120` of a rectangle, a single cell as `B5`. */
export function addressOf({ row, column, rows, columns }: Rectangle): string {
  const first = `${columnLetter(column)}${row + 1}`;
  const last = `${columnLetter(column + columns - 1)}${row + rows}`;
  return first === last ? first : `${first}:${last}`;
}

/** The rectangle of `B5:G120` or `B5`, with or without `$` and sheet name; null for anything else. */
export function rectangleOf(address: string): Rectangle | null {
  const local = address.slice(address.lastIndexOf("!") + 1).replaceAll("$", "");
  const match = /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/i.exec(local);
  if (match === null) return null;
  const [, left = "", top = "", right = left, bottom = top] = match;
  const column = columnNumber(left);
  const row = Number(top) - 1;
  return {
    row,
    column,
    rows: Number(bottom) - row,
    columns: columnNumber(right) - column + 1,
  };
}

/** The rectangle that spans of rows and columns make. */
export function rectangleOver(columns: Span, rows: Span): Rectangle {
  return {
    row: rows.first,
    column: columns.first,
    rows: rows.last - rows.first + 1,
    columns: columns.last - columns.first + 1,
  };
}

/** Whether two rectangles share a cell. */
export function touches(one: Rectangle, other: Rectangle): boolean {
  return (
    one.row < other.row + other.rows &&
    other.row < one.row + one.rows &&
    one.column < other.column + other.columns &&
    other.column < one.column + one.columns
  );
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}
