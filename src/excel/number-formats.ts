/**
 * Number formats of single cells: rows added below a column since it was made have none, and a date
 * would show there as a figure.
 */
import { rectanglesToWrite } from "./rectangles";

/** The format of a cell that nobody has given one. */
export const PLAIN_FORMAT = "General";

/**
 * Queues number formats for cells.
 *
 * @param rows sheet rows, ascending
 * @param columns sheet columns, ascending
 * @param formatAt the format of the cell of `rows[index]`, `columns[position]`; undefined leaves it
 */
export function queueNumberFormats(
  sheet: Excel.Worksheet,
  rows: readonly number[],
  columns: readonly number[],
  formatAt: (index: number, position: number) => string | undefined
): void {
  const rectangles = rectanglesToWrite(
    rows,
    columns,
    (index, position) => formatAt(index, position) !== undefined
  );
  for (const { firstIndex, firstPosition, ...place } of rectangles) {
    const range = sheet.getRangeByIndexes(place.row, place.column, place.rows, place.columns);
    range.numberFormat = Array.from({ length: place.rows }, (_, row) =>
      Array.from(
        { length: place.columns },
        (__, column) => formatAt(firstIndex + row, firstPosition + column) ?? PLAIN_FORMAT
      )
    );
  }
}
