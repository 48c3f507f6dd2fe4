/** One sheet of the memory grid: rows of cells and rows of formats, and how they move. */
import {
  type CellFormat,
  type CellValue,
  type FunctionResult,
  type QuotedText,
  type SheetInfo,
} from "../grid";
import {
  type Expression,
  parseFormula,
  type Reference,
  referencesIn,
  type StructuredReference,
} from "./formula";
import { type Area, type Rectangle, SHEET_COLUMNS, SHEET_ROWS, holds, intersection } from "../area";
import { followSpan } from "../references";

/** A call of a custom function that a cell made; `result` is undefined until the first one came. */
export interface CustomCall {
  result: FunctionResult | undefined;
  cancel: () => void;
}

/** A cell with a formula; it lies in its place for as long as the formula does. */
export interface FormulaCell {
  formula: string;
  /** Null when the formula is beyond this grid: it keeps its text and shows `#NAME?`. */
  expression: Expression | null;
  /** The references in the expression. */
  references: readonly (Reference | StructuredReference)[];
  value: CellValue;
  /** Rows and columns an array result covers from this cell on; null when it is one value. */
  spill: { rows: number; columns: number } | null;
  /** Calls of custom functions by function and arguments, so that equal calls are made once. */
  calls: Map<string, CustomCall>;
  /** Whether it must be calculated again. */
  stale: boolean;
}

/** A cell that shows a share of another cell's array. */
export interface SpilledCell {
  source: FormulaCell;
  value: CellValue;
}

/** What lies in a place of a sheet that is not empty. */
export type Cell = CellValue | QuotedText | FormulaCell | SpilledCell;

/** A format shared by all cells that look the same; never changed in place. */
export type SharedFormat = Readonly<CellFormat>;

/** A sheet of the memory grid; changed in place. */
export interface MemorySheet extends SheetInfo {
  /** By row, then column; holes are empty cells. */
  cells: (Cell | undefined)[][];
  formats: (SharedFormat | undefined)[][];
  /** Formats given to whole columns, under those of the cells. */
  columnFormats: Map<number, SharedFormat>;
  columnWidths: Map<number, number>;
  rowHeights: Map<number, number>;
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
  merges: Rectangle[];
  frozen: { rows: number; columns: number };
  /** How many cells hold a formula: 0 spares every write a search for them. */
  formulas: number;
}

/** Gives a formula cell its text, new or rewritten; it must then be calculated. */
export function setFormula(cell: FormulaCell, formula: string): void {
  cell.formula = formula;
  cell.expression = parseFormula(formula);
  cell.references = cell.expression ? referencesIn(cell.expression) : [];
}

/** A new formula cell, still to be calculated. */
export function formulaCell(formula: string): FormulaCell {
  const cell: FormulaCell = {
    formula,
    expression: null,
    references: [],
    value: "#NAME?",
    spill: null,
    calls: new Map(),
    stale: true,
  };
  setFormula(cell, formula);
  return cell;
}

/** A sheet without anything in it. */
export function emptySheet(id: string, name: string): MemorySheet {
  return {
    id,
    name,
    visibility: "Visible",
    cells: [],
    formats: [],
    columnFormats: new Map(),
    columnWidths: new Map(),
    rowHeights: new Map(),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    merges: [],
    frozen: { rows: 0, columns: 0 },
    formulas: 0,
  };
}

/** The value a cell shows. */
export function cellValue(cell: Cell | undefined): CellValue {
  if (cell === undefined) return "";
  if (typeof cell !== "object") return cell;
  return "quoted" in cell ? cell.quoted : cell.value;
}

/** Calls back for every cell of a rectangle that holds something, row by row. */
export function eachCell(
  sheet: MemorySheet,
  area: Rectangle,
  visit: (cell: Cell, row: number, column: number) => void
): void {
  const lastRow = Math.min(area.row + area.rows, sheet.cells.length);
  for (let row = area.row; row < lastRow; row++) {
    const cells = sheet.cells[row];
    if (!cells) continue;
    const lastColumn = Math.min(area.column + area.columns, cells.length);
    for (let column = area.column; column < lastColumn; column++) {
      const cell = cells[column];
      if (cell !== undefined) visit(cell, row, column);
    }
  }
}

/** Rows of an area, each cell looked up by the function its row gives. */
export function block<Value>(
  area: Area,
  ofRow: (row: number) => (column: number) => Value
): Value[][] {
  const rows = new Array<Value[]>(area.rows);
  for (let at = 0; at < area.rows; at++) {
    const ofColumn = ofRow(area.row + at);
    const row = new Array<Value>(area.columns);
    for (let across = 0; across < area.columns; across++)
      row[across] = ofColumn(area.column + across);
    rows[at] = row;
  }
  return rows;
}

/** The smallest rectangle that holds every filled place of the matrices; null when there is none. */
export function usedRectangle(...matrices: (unknown[] | undefined)[][]): Rectangle | null {
  let top = Infinity;
  let bottom = -1;
  let left = Infinity;
  let right = -1;
  for (const matrix of matrices) {
    for (let row = 0; row < matrix.length; row++) {
      const places = matrix[row];
      if (!places) continue;
      let first = 0;
      while (first < places.length && places[first] === undefined) first++;
      if (first === places.length) continue;
      let last = places.length - 1;
      while (places[last] === undefined) last--;
      if (row < top) top = row;
      if (row > bottom) bottom = row;
      if (first < left) left = first;
      if (last > right) right = last;
    }
  }
  if (bottom < 0) return null;
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

/** Moves cells, formats and what belongs to rows and columns; formulas' references are not touched. */
export function shiftCells(
  sheet: MemorySheet,
  kind: "insert" | "delete",
  area: Rectangle,
  shift: "down" | "right" | "up" | "left"
): void {
  const vertical = shift === "down" || shift === "up";
  for (const matrix of [sheet.cells, sheet.formats] as (unknown[] | undefined)[][]) {
    if (vertical) shiftVertically(matrix, kind, area);
    else shiftHorizontally(matrix, kind, area);
  }
  if (vertical && area.columns >= SHEET_COLUMNS) {
    sheet.hiddenRows = new Set(
      [...sheet.hiddenRows].flatMap((row) => moved(kind, row, area.row, area.rows, SHEET_ROWS))
    );
    sheet.rowHeights = movedKeys(kind, sheet.rowHeights, area.row, area.rows, SHEET_ROWS);
  }
  if (!vertical && area.rows >= SHEET_ROWS) {
    const { column, columns } = area;
    sheet.hiddenColumns = new Set(
      [...sheet.hiddenColumns].flatMap((at) => moved(kind, at, column, columns, SHEET_COLUMNS))
    );
    sheet.columnWidths = movedKeys(kind, sheet.columnWidths, column, columns, SHEET_COLUMNS);
    sheet.columnFormats = movedKeys(kind, sheet.columnFormats, column, columns, SHEET_COLUMNS);
  }
}

function moved(
  kind: "insert" | "delete",
  at: number,
  first: number,
  count: number,
  limit: number
): number[] {
  const span = followSpan(kind, { first: at, count: 1 }, { first, count }, limit);
  return span ? [span.first] : [];
}

function movedKeys<Value>(
  kind: "insert" | "delete",
  map: Map<number, Value>,
  first: number,
  count: number,
  limit: number
): Map<number, Value> {
  return new Map(
    [...map].flatMap(([at, value]) =>
      moved(kind, at, first, count, limit).map((to): [number, Value] => [to, value])
    )
  );
}

function shiftVertically(
  matrix: (unknown[] | undefined)[],
  kind: "insert" | "delete",
  area: Rectangle
): void {
  const last = matrix.length;
  if (area.column === 0 && area.columns >= SHEET_COLUMNS) {
    if (area.row >= last) return;
    const blank = kind === "insert" ? new Array<unknown[] | undefined>(area.rows) : [];
    const tail = matrix.slice(kind === "insert" ? area.row : area.row + area.rows);
    matrix.length = area.row;
    for (const rows of [blank, tail]) for (const row of rows) matrix.push(row);
    return;
  }
  const take = (from: number, to: number) => {
    const source = matrix[from];
    const target = (matrix[to] ??= []);
    const width = Math.max(source?.length ?? 0, target.length);
    const end = Math.min(area.column + area.columns, width);
    for (let column = area.column; column < end; column++) target[column] = source?.[column];
  };
  if (kind === "insert") {
    for (let row = last - 1; row >= area.row; row--) take(row, row + area.rows);
    for (let row = area.row; row < Math.min(area.row + area.rows, matrix.length); row++) {
      blank(matrix[row], area.column, area.columns);
    }
  } else {
    for (let row = area.row; row < last; row++) take(row + area.rows, row);
  }
}

function blank(row: unknown[] | undefined, column: number, columns: number): void {
  if (!row) return;
  for (let at = column; at < Math.min(column + columns, row.length); at++) row[at] = undefined;
}

function shiftHorizontally(
  matrix: (unknown[] | undefined)[],
  kind: "insert" | "delete",
  area: Rectangle
): void {
  for (let row = area.row; row < Math.min(area.row + area.rows, matrix.length); row++) {
    const places = matrix[row];
    if (!places || places.length <= area.column) continue;
    if (kind === "insert") {
      const holes: unknown[] = new Array(area.columns).fill(undefined);
      places.splice(area.column, 0, ...holes);
      if (places.length > SHEET_COLUMNS) places.length = SHEET_COLUMNS;
    } else places.splice(area.column, area.columns);
  }
}

/** Forgets the merged areas that lie inside the rectangle. */
export function dropMerges(sheet: MemorySheet, area: Rectangle): void {
  sheet.merges = sheet.merges.filter((merged) => !holds(area, merged));
}

/** The merged areas that share a cell with the rectangle. */
export function mergesIn(sheet: MemorySheet, area: Rectangle): Rectangle[] {
  return sheet.merges.filter((merged) => intersection(merged, area) !== null);
}
