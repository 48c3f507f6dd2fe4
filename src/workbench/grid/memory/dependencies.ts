/** Which formula cells there are, and what they depend on. */
import { type Area, meet, type Rectangle } from "../area";
import { type FunctionArgument, type FunctionCall, type FunctionDescription } from "../grid";
import { type Reference, type StructuredReference } from "./formula";
import { eachCell, type FormulaCell, type MemorySheet } from "./sheet";
import { single } from "./values";

/** Beyond so many changed areas their bounding rectangle is looked at instead. */
const MAXIMUM_DIRTY_AREAS = 32;

/** A formula cell and where it stands. */
export interface Placed {
  cell: FormulaCell;
  sheet: MemorySheet;
  row: number;
  column: number;
}

/** Every formula cell of the sheets. */
export function* formulaCells(sheets: readonly MemorySheet[]): Generator<Placed> {
  for (const sheet of sheets) {
    if (sheet.formulas === 0) continue;
    for (let row = 0; row < sheet.cells.length; row++) {
      const cells = sheet.cells[row];
      if (!cells) continue;
      for (let column = 0; column < cells.length; column++) {
        const cell = cells[column];
        if (typeof cell === "object" && "formula" in cell) yield { cell, sheet, row, column };
      }
    }
  }
}

/** Changed areas, few enough to look through for every formula. */
export function merged(areas: Area[]): Area[] {
  if (areas.length <= MAXIMUM_DIRTY_AREAS) return areas;
  const bySheet = new Map<string, Area>();
  for (const area of areas) {
    const known = bySheet.get(area.sheet);
    if (!known) {
      bySheet.set(area.sheet, { ...area });
      continue;
    }
    const bottom = Math.max(known.row + known.rows, area.row + area.rows);
    const right = Math.max(known.column + known.columns, area.column + area.columns);
    known.row = Math.min(known.row, area.row);
    known.column = Math.min(known.column, area.column);
    known.rows = bottom - known.row;
    known.columns = right - known.column;
  }
  return [...bySheet.values()];
}

/** Whether a formula refers to a cell of the changed areas. */
export function depends(
  { cell, sheet }: Placed,
  areas: readonly Area[],
  sheetNamed: (name: string) => MemorySheet | undefined,
  columnOf: (reference: StructuredReference) => Reference | null
): boolean {
  if (areas.length === 0) return false;
  for (const reference of cell.references) {
    const found = reference.kind === "structured" ? columnOf(reference) : reference;
    if (found === null) continue;
    const { sheetName, rectangle } = found;
    const id = sheetName === null ? sheet.id : sheetNamed(sheetName)?.id;
    for (const area of areas) if (meet(area, rectangle) && area.sheet === id) return true;
  }
  return false;
}

/** Whether something other than the array itself lies where an array wants to spill. */
export function blocked(sheet: MemorySheet, area: Rectangle, by: FormulaCell): boolean {
  let found = false;
  eachCell(sheet, area, (cell) => {
    if (cell === by) return;
    if (typeof cell === "object" && "source" in cell && cell.source === by) return;
    found = true;
  });
  return found;
}

/** Arguments as the function's description asks for them; left-out optional ones are null. */
export function shapeArguments(
  description: FunctionDescription,
  values: readonly FunctionArgument[]
): FunctionCall["arguments"] {
  const shape = (value: FunctionArgument, matrix: boolean): FunctionArgument => {
    if (value === null) return null;
    if (matrix) return Array.isArray(value) ? value : [[value]];
    return single(value);
  };
  const shaped: FunctionCall["arguments"] = [];
  description.parameters.forEach((parameter, index) => {
    const matrix = parameter.dimensionality === "matrix";
    if (!parameter.repeating) {
      shaped.push(shape(values[index] ?? null, matrix));
      return;
    }
    shaped.push(values.slice(index).map((value) => shape(value, matrix)));
  });
  return shaped;
}
