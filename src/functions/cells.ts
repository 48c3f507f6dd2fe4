/**
 * What Excel hands a function: one value, or rows of values. A cell may be a plain value, a data type
 * whose plain value stands inside, or an error; blank ones are null, empty text or nothing.
 */
import type { CellValue } from "../columns";

/** A cell as the functions know it. */
export type Cell = CellValue | CellFault;

/** A cell that shows an error, such as `#N/A`. */
export interface CellFault {
  error: string;
}

/** Excel's errors as text: hosts that pass errors on as values pass these. */
const ERRORS: ReadonlySet<string> = new Set(
  (
    "#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #GETTING_DATA #SPILL! #CONNECT! #BLOCKED! #UNKNOWN! " +
    "#FIELD! #CALC! #EXTERNAL! #BUSY! #PYTHON! #TIMEOUT!"
  ).split(" ")
);

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Whether a cell is an error. */
export function isFault(cell: Cell): cell is CellFault {
  return isObject(cell);
}

/** One value, whatever shape it comes in. */
export function cellOf(value: unknown): Cell {
  if (typeof value === "string") return ERRORS.has(value) ? { error: value } : value;
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (!isObject(value)) return null;
  // A data type holds what it counts as; an error is one that says so, or is a CustomFunctions.Error.
  if ("basicValue" in value) return cellOf(value.basicValue);
  if ("code" in value && typeof value.code === "string") return { error: value.code };
  if ("errorCode" in value) return { error: "#VALUE!" };
  return null;
}

/** Whether nothing stands in a cell, also where blanks do. */
export function isBlankCell(cell: Cell): boolean {
  return cell === null || (typeof cell === "string" && !/[^\s\u200b\ufeff]/.test(cell));
}

/** Values as rows; null for an argument that was left out. Nothing is read yet. */
export function gridOf(value: unknown): readonly (readonly unknown[])[] | null {
  if (value === null || value === undefined) return null;
  if (!Array.isArray(value)) return [[value]];
  const rows: readonly unknown[] = value;
  return rows.map((row: unknown): readonly unknown[] => (Array.isArray(row) ? row : [row]));
}

/**
 * Rows up to the last that holds anything: a whole column comes with all the rows below it, a million
 * in the worst case.
 */
export function usedHeight(grid: readonly (readonly unknown[])[]): number {
  let height = grid.length;
  while (height > 0 && (grid[height - 1] ?? []).every((value) => isBlankCell(cellOf(value))))
    height -= 1;
  return height;
}

/** The one value of an argument; undefined where there are several. */
export function singleOf(value: unknown): Cell | undefined {
  const grid = gridOf(value);
  if (grid === null) return null;
  const [row] = grid;
  return grid.length === 1 && row !== undefined && row.length === 1 ? cellOf(row[0]) : undefined;
}
