/** Cells of a kind within an area: visible, blank, constants, formulas. */
import { type Area, intersection, onSheet } from "../../grid/area";
import { type Book, valueType } from "../book/book";
import { wordArgument } from "../rich-api/arguments";
import { notImplemented } from "../rich-api/errors";

const CELL_TYPES = [
  "Visible",
  "Blanks",
  "Constants",
  "Formulas",
  "ConditionalFormats",
  "DataValidations",
  "SameConditionalFormat",
  "SameDataValidation",
] as const;

/** `Excel.SpecialCellValueType` and the value types it stands for. */
const VALUE_TYPES: Record<string, readonly string[]> = {
  All: ["Double", "Boolean", "String", "Error"],
  Errors: ["Error"],
  ErrorsLogical: ["Error", "Boolean"],
  ErrorsNumbers: ["Error", "Double"],
  ErrorsText: ["Error", "String"],
  ErrorsLogicalNumber: ["Error", "Boolean", "Double"],
  ErrorsLogicalText: ["Error", "Boolean", "String"],
  ErrorsNumberText: ["Error", "Double", "String"],
  Logical: ["Boolean"],
  LogicalNumbers: ["Boolean", "Double"],
  LogicalText: ["Boolean", "String"],
  LogicalNumbersText: ["Boolean", "Double", "String"],
  Numbers: ["Double"],
  NumbersText: ["Double", "String"],
  Text: ["String"],
};

/** The rows or columns of a span that are not hidden, as runs. */
export function runs(
  first: number,
  count: number,
  hidden: readonly number[]
): { first: number; count: number }[] {
  const found: { first: number; count: number }[] = [];
  let start = first;
  for (const at of [...hidden, first + count]) {
    if (at > start) found.push({ first: start, count: at - start });
    start = at + 1;
  }
  return found;
}

/** The parts of an area that are not hidden, row by row. */
export function visibleAreas(book: Book, area: Area): Area[] {
  const { sheet } = area;
  const columns = runs(
    area.column,
    area.columns,
    book.grid.hiddenColumns(sheet, area.column, area.columns)
  );
  return runs(area.row, area.rows, book.grid.hiddenRows(sheet, area.row, area.rows)).flatMap(
    (rows) =>
      columns.map((across) => ({
        sheet,
        row: rows.first,
        rows: rows.count,
        column: across.first,
        columns: across.count,
      }))
  );
}

/** `Range.getSpecialCells`: the areas of the cells of a kind, empty when there are none. */
export function specialCells(
  book: Book,
  area: Area,
  typeArgument: unknown,
  valueTypeArgument: unknown
): Area[] {
  const type = wordArgument(typeArgument, CELL_TYPES);
  if (type === "Visible") return visibleAreas(book, area);
  if (type !== "Blanks" && type !== "Constants" && type !== "Formulas") {
    throw notImplemented(`Range.getSpecialCells("${type}")`);
  }
  const used = book.grid.usedArea(area.sheet, "contentsOrFormats");
  const part = used && intersection(area, used);
  if (!part) return [];
  const searched = onSheet(area.sheet, part);
  const wanted = wordArgument(valueTypeArgument, Object.keys(VALUE_TYPES), "All");
  const types = VALUE_TYPES[wanted] ?? [];
  const contents = book.grid.readContents(searched);
  const values = book.grid.readValues(searched);
  return columnRuns(searched, (row, column) => {
    const content = contents[row]?.[column] ?? "";
    if (type === "Blanks") return content === "";
    const isFormula = typeof content === "object" && "formula" in content;
    if (content === "" || isFormula !== (type === "Formulas")) return false;
    return types.includes(valueType(values[row]?.[column] ?? ""));
  });
}

/** Chosen cells as areas, runs down each column. */
function columnRuns(area: Area, chosen: (row: number, column: number) => boolean): Area[] {
  const found: Area[] = [];
  for (let column = 0; column < area.columns; column++) {
    let start: number | null = null;
    for (let row = 0; row <= area.rows; row++) {
      const is = row < area.rows && chosen(row, column);
      if (is && start === null) start = row;
      if (!is && start !== null) {
        found.push({
          sheet: area.sheet,
          row: area.row + start,
          rows: row - start,
          column: area.column + column,
          columns: 1,
        });
        start = null;
      }
    }
  }
  return found;
}
