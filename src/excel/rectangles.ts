/** Which rectangles to write so that every wanted cell is in one of them and no other cell is. */
import type { Rectangle } from "./address";

/**
 * Cuts a chunk's cells to write into rectangles: rows that follow each other and want the same
 * columns go together, and within them columns that stand side by side. A chunk in which every cell
 * is free gives one rectangle per block of adjacent columns.
 *
 * @param rows sheet rows, ascending
 * @param columns sheet columns, ascending
 * @param wanted whether the cell of `rows[index]`, `columns[position]` is to be written
 */
export function rectanglesToWrite(
  rows: readonly number[],
  columns: readonly number[],
  wanted: (index: number, position: number) => boolean
): (Rectangle & { firstIndex: number; firstPosition: number })[] {
  const found: (Rectangle & { firstIndex: number; firstPosition: number })[] = [];
  let start = 0;
  while (start < rows.length) {
    const mask = columns.map((_, position) => wanted(start, position));
    let end = start + 1;
    while (
      end < rows.length &&
      rows[end] === (rows[end - 1] ?? 0) + 1 &&
      mask.every((want, position) => wanted(end, position) === want)
    ) {
      end++;
    }
    for (let position = 0; position < columns.length;) {
      if (mask[position] !== true) {
        position++;
        continue;
      }
      let next = position + 1;
      while (mask[next] === true && columns[next] === (columns[next - 1] ?? 0) + 1) next++;
      found.push({
        row: rows[start] ?? 0,
        column: columns[position] ?? 0,
        rows: end - start,
        columns: next - position,
        firstIndex: start,
        firstPosition: position,
      });
      position = next;
    }
    start = end;
  }
  return found;
}
