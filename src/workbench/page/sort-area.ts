/** Which rows the page's sort buttons sort, as Excel chooses them. */
import { type Area, intersection, onSheet } from "../grid/area";
import { type CellValue, type GridEngine } from "../grid/grid";

/** What is sorted: the rows of the area, by one of its columns (0-based within the sheet). */
export interface SortArea {
  area: Area;
  column: number;
}

const isBlank = (value: CellValue | undefined) => value === undefined || value === "";

/** The block of cells around a cell that blank rows and columns enclose. */
function currentRegion(grid: GridEngine, sheet: string, row: number, column: number): Area | null {
  const used = grid.usedArea(sheet, "contents");
  if (!used) return null;
  const values = grid.readValues(used);
  const at = (r: number, c: number) => values[r - used.row]?.[c - used.column];
  let [top, bottom, left, right] = [row, row, column, column];
  const anyInRow = (r: number) => {
    for (let c = left - 1; c <= right + 1; c++) if (!isBlank(at(r, c))) return true;
    return false;
  };
  const anyInColumn = (c: number) => {
    for (let r = top - 1; r <= bottom + 1; r++) if (!isBlank(at(r, c))) return true;
    return false;
  };
  for (let grown = true; grown;) {
    grown = false;
    if (top > used.row && anyInRow(top - 1)) [top, grown] = [top - 1, true];
    if (bottom < used.row + used.rows - 1 && anyInRow(bottom + 1)) {
      [bottom, grown] = [bottom + 1, true];
    }
    if (left > used.column && anyInColumn(left - 1)) [left, grown] = [left - 1, true];
    if (right < used.column + used.columns - 1 && anyInColumn(right + 1)) {
      [right, grown] = [right + 1, true];
    }
  }
  return { sheet, row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

/** Whether the first row names the columns: text all along, and another kind of value below some of it. */
function hasHeader(rows: readonly (readonly CellValue[])[]): boolean {
  const [first, second] = rows;
  if (!first || !second) return false;
  const named = first.every((value) => typeof value === "string");
  return named && second.some((value) => typeof value !== "string" && !isBlank(value));
}

/**
 * The selection when it has several rows, else the block around the active cell; without its
 * header row. Null when there are not two rows to sort.
 */
export function sortArea(grid: GridEngine): SortArea | null {
  const { areas, activeCell } = grid.selection();
  const [selected] = areas;
  const used = selected && grid.usedArea(selected.sheet, "contents");
  if (!selected || !used) return null;
  const several = selected.rows > 1 && intersection(selected, used);
  const area = several
    ? onSheet(selected.sheet, several)
    : currentRegion(grid, activeCell.sheet, activeCell.row, activeCell.column);
  if (!area) return null;
  const header = hasHeader(grid.readValues({ ...area, rows: Math.min(2, area.rows) })) ? 1 : 0;
  const rows = area.rows - header;
  if (rows < 2) return null;
  const inside = activeCell.column >= area.column && activeCell.column < area.column + area.columns;
  return {
    area: { ...area, row: area.row + header, rows },
    column: inside ? activeCell.column : area.column,
  };
}
