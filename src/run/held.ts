/** Which of a row's cells still hold what we wrote there. */
import {
  cellState,
  fieldPosition,
  type LockEntry,
  NEVER_WRITTEN,
  type ObservedCell,
  type OutputField,
} from "../excel";

/** How many of a row's cells, in the order of the fields, hold the values an entry says we wrote. */
export function cellsHeld(
  fields: readonly OutputField[]
): (row: { cells: readonly ObservedCell[] }, entry: LockEntry) => number {
  const positions = fields.map(fieldPosition);
  return ({ cells }, { codes }) =>
    positions.reduce((count, position, index) => {
      const cell = cells[index];
      const code = codes[position] ?? NEVER_WRITTEN;
      return count + (cell !== undefined && code.length > 1 && isOurs(cell, code) ? 1 : 0);
    }, 0);
}

function isOurs(cell: ObservedCell, code: string): boolean {
  return cellState(cell, code) === "ours";
}
