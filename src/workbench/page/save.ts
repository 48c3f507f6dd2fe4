/** Writes the grid to an .xlsx file. */
import { type Cell, type CellStyle, type TableDefinition, type WriteSheet } from "hucre/xlsx";
import { type Area, rectangleAddress, SHEET_COLUMNS, SHEET_ROWS } from "../grid/area";
import { type CellContent, type CellFormat, DEFAULT_FORMAT, type GridEngine } from "../grid/grid";
import { type Book } from "../host/book/book";

/** The parts of a cell's look that are written, number format aside. */
const LOOKS = [
  "fillColor",
  "fontColor",
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "horizontalAlignment",
  "verticalAlignment",
  "wrapText",
  "indentLevel",
] as const satisfies readonly (keyof CellFormat)[];

/** Characters in a column of so many points. */
const characters = (points: number) => Math.max(0, (points / 0.75 - 5) / 7);

const lowered = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

function styleOf(format: Partial<CellFormat>, numberFormat: string): CellStyle | undefined {
  const style: CellStyle = {};
  const { bold, italic, underline, strikethrough, fontColor } = format;
  if (bold || italic || underline || strikethrough || fontColor !== undefined) {
    style.font = {
      ...(bold ? { bold } : {}),
      ...(italic ? { italic } : {}),
      ...(underline ? { underline } : {}),
      ...(strikethrough ? { strikethrough } : {}),
      ...(fontColor === undefined ? {} : { color: { rgb: fontColor.slice(1) } }),
    };
  }
  if (format.fillColor) {
    style.fill = { type: "pattern", pattern: "solid", fgColor: { rgb: format.fillColor.slice(1) } };
  }
  const { horizontalAlignment, verticalAlignment, wrapText, indentLevel } = format;
  if (horizontalAlignment ?? verticalAlignment ?? wrapText ?? indentLevel) {
    const horizontal =
      horizontalAlignment === "CenterAcrossSelection"
        ? "centerContinuous"
        : horizontalAlignment && lowered(horizontalAlignment);
    style.alignment = {
      ...(horizontal ? { horizontal } : {}),
      ...(verticalAlignment ? { vertical: lowered(verticalAlignment) } : {}),
      ...(wrapText ? { wrapText } : {}),
      ...(indentLevel ? { indent: indentLevel } : {}),
    } as NonNullable<CellStyle["alignment"]>;
  }
  if (numberFormat !== "General") style.numFmt = numberFormat;
  return Object.keys(style).length === 0 ? undefined : style;
}

/** The stretches of an area that look the same in one respect, found by halving it. */
function* stretches<Key extends keyof CellFormat>(
  grid: GridEngine,
  area: Area,
  key: Key
): Generator<{ area: Area; value: CellFormat[Key] }> {
  const value = grid.readFormat(area, key);
  if (value !== null) {
    yield { area, value };
    return;
  }
  if (area.rows > 1) {
    const rows = area.rows >> 1;
    yield* stretches(grid, { ...area, rows }, key);
    yield* stretches(grid, { ...area, row: area.row + rows, rows: area.rows - rows }, key);
    return;
  }
  const columns = area.columns >> 1;
  yield* stretches(grid, { ...area, columns }, key);
  const rest = { ...area, column: area.column + columns, columns: area.columns - columns };
  yield* stretches(grid, rest, key);
}

/** The looks of an area's cells that are not as everywhere, by `row,column`. */
function looksOf(grid: GridEngine, area: Area): Map<string, Partial<CellFormat>> {
  const looks = new Map<string, Partial<CellFormat>>();
  for (const key of LOOKS) {
    for (const stretch of stretches(grid, area, key)) {
      if (stretch.value === DEFAULT_FORMAT[key]) continue;
      const { row, column, rows, columns } = stretch.area;
      for (let i = row; i < row + rows; i++) {
        for (let j = column; j < column + columns; j++) {
          const at = `${i},${j}`;
          looks.set(at, { ...looks.get(at), [key]: stretch.value });
        }
      }
    }
  }
  return looks;
}

function cellOf(content: CellContent, value: CellContent): Partial<Cell> {
  if (typeof content === "object") {
    if ("quoted" in content) return { value: content.quoted, type: "string" };
    const result = typeof value === "object" ? null : value;
    return {
      value: result,
      type: "formula",
      formula: content.formula.slice(1),
      formulaResult: result,
    };
  }
  if (content === "") return { value: null, type: "empty" };
  return { value: content, type: typeof content as "string" | "number" | "boolean" };
}

function sheetOf(grid: GridEngine, book: Book, id: string): WriteSheet {
  const info = grid.sheets().find((sheet) => sheet.id === id);
  const used = grid.usedArea(id, "contentsOrFormats");
  const rows = used ? used.row + used.rows : 0;
  const columns = used ? used.column + used.columns : 0;
  const area: Area = { sheet: id, row: 0, column: 0, rows, columns };
  const cells = new Map<string, Partial<Cell>>();
  if (rows > 0 && columns > 0) {
    const contents = grid.readContents(area);
    const values = grid.readValues(area);
    const numberFormats = grid.readNumberFormats(area);
    const looks = looksOf(grid, area);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const content = contents[row]?.[column] ?? "";
        const format = looks.get(`${row},${column}`) ?? {};
        const style = styleOf(format, numberFormats[row]?.[column] ?? "General");
        if (content === "" && !style) continue;
        const cell = cellOf(content, values[row]?.[column] ?? "");
        cells.set(`${row},${column}`, style ? { ...cell, style } : cell);
      }
    }
  }
  const hiddenColumns = new Set(grid.hiddenColumns(id, 0, columns));
  const frozen = grid.frozen(id);
  return {
    name: info?.name ?? "Sheet",
    hidden: info?.visibility === "Hidden",
    veryHidden: info?.visibility === "VeryHidden",
    rows: Array.from({ length: rows }, () => new Array<null>(columns).fill(null)),
    cells,
    columns: Array.from({ length: columns }, (_, column) => ({
      width: characters(grid.columnWidth({ ...area, column, columns: 1 }) ?? 48),
      ...(hiddenColumns.has(column) ? { hidden: true } : {}),
    })),
    rowDefs: new Map(grid.hiddenRows(id, 0, rows).map((row) => [row, { hidden: true }])),
    merges: grid.merges({ ...area, rows: SHEET_ROWS, columns: SHEET_COLUMNS }).map((merge) => ({
      startRow: merge.row,
      startCol: merge.column,
      endRow: merge.row + merge.rows - 1,
      endCol: merge.column + merge.columns - 1,
    })),
    ...(frozen.rows > 0 || frozen.columns > 0 ? { freezePane: frozen } : {}),
    tables: book.tables.onSheet(id).map((table): TableDefinition => ({
      name: table.name,
      displayName: table.name,
      range: rectangleAddress(table.area),
      columns: table.columns.map(({ name }) => ({ name })),
      style: table.style,
      showAutoFilter: table.showFilterButton,
    })),
  };
}

/** The whole workbook as the bytes of an .xlsx file. What only the host keeps (settings, XML parts) is not in it. */
export async function toXlsx(grid: GridEngine, book: Book): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre/xlsx");
  await grid.calculated();
  return writeXlsx({ sheets: grid.sheets().map(({ id }) => sheetOf(grid, book, id)) });
}
