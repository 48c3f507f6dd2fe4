/** Rectangles of cells, and the letters people know them by. Rows and columns are 0-based. */

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

/** What two rectangles share, or null. */
export function intersectionOf(one: Rectangle, other: Rectangle): Rectangle | null {
  const row = Math.max(one.row, other.row);
  const column = Math.max(one.column, other.column);
  const rows = Math.min(one.row + one.rows, other.row + other.rows) - row;
  const columns = Math.min(one.column + one.columns, other.column + other.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}
