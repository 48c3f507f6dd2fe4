/** Workbook files: what is read from .xlsx and .csv, as contents and formats for the grid. */
import { type Cell as FileCell, type CellStyle, type Workbook } from "hucre/xlsx";
import { type Rectangle } from "../grid/area";
import {
  type CellContent,
  type CellFormat,
  type HorizontalAlignment,
  type VerticalAlignment,
} from "../grid/grid";
import { type Culture } from "../host/culture";
import { interpretInput } from "../host/input";

/** A sheet of a file. */
export interface FileSheet {
  name: string;
  visibility: "Visible" | "Hidden" | "VeryHidden";
  contents: CellContent[][];
  /** By cell, null where it is General. */
  numberFormats: (string | null)[][];
  /** Looks other than number formats, in as few rectangles as is easy. */
  formats: { area: Rectangle; format: Partial<CellFormat> }[];
  /** Points by 0-based column. */
  columnWidths: Map<number, number>;
  rowHeights: Map<number, number>;
  hiddenRows: number[];
  hiddenColumns: number[];
  merges: Rectangle[];
  frozen: { rows: number; columns: number };
  /** Tables with their areas as `A1:D20`. */
  tables: { name: string; area: string; style: string | null }[];
}

/** What a file holds that the workbench shows. */
export interface FileWorkbook {
  sheets: FileSheet[];
  names: { name: string; formula: string; scope: string | null }[];
}

/** Width of a column: so many characters of 7 pixels and a margin of 5, in points. */
const columnPoints = (characters: number) => (characters * 7 + 5) * 0.75;

const HORIZONTAL: Record<string, HorizontalAlignment> = {
  general: "General",
  left: "Left",
  center: "Center",
  right: "Right",
  fill: "Fill",
  justify: "Justify",
  centerContinuous: "CenterAcrossSelection",
  distributed: "Distributed",
};
const VERTICAL: Record<string, VerticalAlignment> = {
  top: "Top",
  center: "Center",
  bottom: "Bottom",
  justify: "Justify",
  distributed: "Distributed",
};

/** A style's parts that the grid can show, number format aside. */
function formatOf({ font, fill, alignment }: CellStyle): Partial<CellFormat> {
  const format: Partial<CellFormat> = {};
  if (font?.bold) format.bold = true;
  if (font?.italic) format.italic = true;
  if (font?.underline) format.underline = true;
  if (font?.strikethrough) format.strikethrough = true;
  if (font?.color?.rgb) format.fontColor = `#${font.color.rgb.slice(-6).toUpperCase()}`;
  const filled = fill?.type === "pattern" && fill.pattern === "solid" ? fill.fgColor?.rgb : null;
  if (filled) format.fillColor = `#${filled.slice(-6).toUpperCase()}`;
  const horizontal = HORIZONTAL[alignment?.horizontal ?? ""];
  if (horizontal) format.horizontalAlignment = horizontal;
  const vertical = VERTICAL[alignment?.vertical ?? ""];
  if (vertical) format.verticalAlignment = vertical;
  if (alignment?.wrapText) format.wrapText = true;
  if (alignment?.indent) format.indentLevel = alignment.indent;
  return format;
}

/** A rectangle of cells of one look. */
interface Look {
  area: Rectangle;
  format: Partial<CellFormat>;
}

/** Cells of one look gathered into rectangles: along rows first, then rows of equal reach. */
function gather(cells: readonly { row: number; column: number; format: Partial<CellFormat> }[]) {
  const looks: Look[] = [];
  const growing = new Map<string, Look>();
  const sorted = [...cells].sort((one, other) => one.row - other.row || one.column - other.column);
  let index = 0;
  for (let first = sorted[index]; first; first = sorted[index]) {
    const { row, column, format } = first;
    const look = JSON.stringify(format);
    let columns = 0;
    for (let next: typeof first | undefined = first; next; next = sorted[index]) {
      if (next.row !== row || next.column !== column + columns) break;
      if (JSON.stringify(next.format) !== look) break;
      columns++;
      index++;
    }
    const key = `${column} ${columns} ${look}`;
    const above = growing.get(key);
    if (above && above.area.row + above.area.rows === row) {
      above.area.rows++;
      continue;
    }
    const started = { area: { row, column, rows: 1, columns }, format };
    growing.set(key, started);
    looks.push(started);
  }
  return looks;
}

function contentOf(
  cell: FileCell | undefined,
  value: unknown,
  serial: (date: Date) => number
): CellContent {
  if (cell?.formula) return { formula: `=${cell.formula}` };
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return serial(value);
  if (typeof value === "number" || typeof value === "boolean") return value;
  return String(value);
}

/** What an .xlsx file holds. Charts, pictures, comments and conditional formats are left out. */
export function fromXlsx(file: Workbook, serial: (date: Date) => number): FileWorkbook {
  const sheets = file.sheets.map((sheet): FileSheet => {
    const columns = sheet.columns ?? [];
    const contents = sheet.rows.map((row) =>
      row.map((value) => contentOf(undefined, value, serial))
    );
    const numberFormats = sheet.rows.map((row) => row.map((): string | null => null));
    const looks: { row: number; column: number; format: Partial<CellFormat> }[] = [];
    for (const [key, cell] of sheet.cells ?? []) {
      const [row = 0, column = 0] = key.split(",").map(Number);
      const line = (contents[row] ??= []);
      while (line.length <= column) line.push("");
      line[column] = contentOf(cell, cell.value, serial);
      const formatLine = (numberFormats[row] ??= []);
      while (formatLine.length <= column) formatLine.push(null);
      formatLine[column] = cell.style?.numFmt ?? null;
      const format = cell.style ? formatOf(cell.style) : {};
      if (Object.keys(format).length > 0) looks.push({ row, column, format });
    }
    const rowDefs = [...(sheet.rowDefs ?? [])];
    return {
      name: sheet.name,
      visibility: sheet.veryHidden ? "VeryHidden" : sheet.hidden ? "Hidden" : "Visible",
      contents,
      numberFormats,
      formats: gather(looks),
      columnWidths: new Map(
        columns.flatMap(({ width }, index) =>
          width === undefined ? [] : [[index, columnPoints(width)] as const]
        )
      ),
      rowHeights: new Map(
        rowDefs.flatMap(([row, { height }]) =>
          height === undefined ? [] : [[row, height] as const]
        )
      ),
      hiddenRows: rowDefs.filter(([, { hidden }]) => hidden).map(([row]) => row),
      hiddenColumns: columns.flatMap(({ hidden }, index) => (hidden ? [index] : [])),
      merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
        row: startRow,
        column: startCol,
        rows: endRow - startRow + 1,
        columns: endCol - startCol + 1,
      })),
      frozen: { rows: sheet.freezePane?.rows ?? 0, columns: sheet.freezePane?.columns ?? 0 },
      tables: (sheet.tables ?? []).flatMap(({ name, displayName, range, style }) =>
        range ? [{ name: displayName ?? name, area: range, style: style ?? null }] : []
      ),
    };
  });
  const names = (file.namedRanges ?? []).map(({ name, range, scope }) => ({
    name,
    formula: range.startsWith("=") ? range : `=${range}`,
    scope: scope ?? null,
  }));
  return { sheets, names };
}

/** A table of text as Excel opens a .csv file: each field as if it had been typed. */
export function fromCsv(name: string, rows: readonly string[][], culture: Culture): FileWorkbook {
  const typed = rows.map((row) => row.map((text) => interpretInput(text, false, culture)));
  const widest = rows.reduce<number[]>((widths, row) => {
    row.forEach((text, column) => {
      widths[column] = Math.max(widths[column] ?? 0, Math.min(text.length, 60));
    });
    return widths;
  }, []);
  return {
    names: [],
    sheets: [
      {
        name,
        visibility: "Visible",
        contents: typed.map((row) => row.map(({ content }) => content)),
        numberFormats: typed.map((row) => row.map(({ numberFormat }) => numberFormat)),
        formats: [],
        columnWidths: new Map(
          widest.map((length, column) => [column, columnPoints(Math.max(length + 2, 8))] as const)
        ),
        rowHeights: new Map(),
        hiddenRows: [],
        hiddenColumns: [],
        merges: [],
        frozen: { rows: 0, columns: 0 },
        tables: [],
      },
    ],
  };
}
