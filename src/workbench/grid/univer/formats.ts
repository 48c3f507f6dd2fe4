/** How cells, rows and columns look: formats, widths, heights, hidden and frozen ones. */
import { BooleanNumber, type ICellData, type IStyleData } from "@univerjs/core";
import {
  SetColDataMutation,
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetFrozenMutation,
  SetRangeValuesMutation,
  SetRowDataMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetRowHeightMutation,
  SetWorksheetRowIsAutoHeightMutation,
} from "@univerjs/sheets";
import { type Area, SHEET_COLUMNS, SHEET_ROWS } from "../area";
import { type CellFormat, DEFAULT_FORMAT, type GridEngine } from "../grid";
import { PIXELS_PER_POINT, type UniverBook } from "./book";
import { toRange } from "./ranges";
import { patchedStyle, readStyle, type StylePatch, stylePatch } from "./styles";

/** The members of the grid that concern looks. */
export type Formats = Pick<
  GridEngine,
  | "readNumberFormats"
  | "writeNumberFormats"
  | "setFormat"
  | "clearFormat"
  | "readFormat"
  | "columnWidth"
  | "setColumnWidth"
  | "autofitColumns"
  | "rowHeight"
  | "setRowHeight"
  | "autofitRows"
  | "hiddenRows"
  | "setRowsHidden"
  | "hiddenColumns"
  | "setColumnsHidden"
  | "freeze"
  | "frozen"
> & { numberFormatAt(sheet: string, row: number, column: number): string };

/** Pixels around a cell's text when a column is fitted to it, and the narrowest and widest fit. */
const FIT_MARGIN = 12;
const FIT_LEAST = 24;
const FIT_MOST = 600;
/** Rows that are measured when a column is fitted. */
const FIT_ROWS = 3000;

type CellStyle = ICellData["s"];

/** Says of a cell what it would otherwise take from its row or column. */
const GENERAL = { n: { pattern: "General" } } satisfies IStyleData;

/**
 * @param flush - tells Univer what was written and not yet shown.
 * @param changed - hears that cells of a sheet were formatted.
 */
export function createFormats(
  book: UniverBook,
  flush: () => void,
  changed: (sheet: string) => void
): Formats {
  const target = (sheet: string) => ({ unitId: book.unitId, subUnitId: sheet });
  const styles = () => book.workbook.getStyles();
  const resolve = (style: CellStyle): IStyleData | null =>
    (typeof style === "string" ? styles().get(style) : style) ?? null;

  function hasFormatBehind(sheet: string, row: number, column: number): boolean {
    const worksheet = book.worksheet(sheet);
    return Boolean(worksheet.getRowStyle(row)?.n ?? worksheet.getColumnStyle(column)?.n);
  }

  /** What the area covers of the sheet as it is now; formatting beyond it grows the sheet by little. */
  function clipped(area: Area): Area {
    const sheet = book.worksheet(area.sheet);
    if (area.row + area.rows > sheet.getRowCount() && area.rows <= 10_000) {
      book.grow(area.sheet, area.row + area.rows, 0);
    }
    if (area.column + area.columns > sheet.getColumnCount() && area.columns <= 1000) {
      book.grow(area.sheet, 0, area.column + area.columns);
    }
    return {
      ...area,
      rows: Math.min(area.rows, sheet.getRowCount() - area.row),
      columns: Math.min(area.columns, sheet.getColumnCount() - area.column),
    };
  }

  /**
   * Gives every cell of an area a style made of the one it has. Whole columns and rows get theirs
   * as such, and only cells that have a style of their own are visited.
   *
   * @param general - whether the number format is to be General, whatever row and column have.
   */
  function restyle(
    area: Area,
    change: (style: IStyleData | null) => IStyleData | null,
    general: boolean
  ): void {
    flush();
    const wholeColumns = area.rows >= SHEET_ROWS;
    const wholeRows = area.columns >= SHEET_COLUMNS;
    const within = clipped(area);
    const sheet = book.worksheet(area.sheet);
    if (wholeColumns) {
      const columnData: Record<number, object> = {};
      for (let column = within.column; column < within.column + within.columns; column++) {
        const before = sheet.getColumnStyle(column) ?? null;
        columnData[column] = { s: change(before) };
      }
      book.run(SetColDataMutation.id, { ...target(area.sheet), columnData });
    } else if (wholeRows) {
      const rowData: Record<number, object> = {};
      for (let row = within.row; row < within.row + within.rows; row++) {
        rowData[row] = { s: change(sheet.getRowStyle(row) ?? null) };
      }
      book.run(SetRowDataMutation.id, { ...target(area.sheet), rowData });
    }
    const cells = sheet.getCellMatrix().getMatrix();
    const made = new Map<string, Record<string, unknown> | null>();
    const remade = (style: CellStyle, behind: boolean): Record<string, unknown> | null => {
      const key = `${behind} ${typeof style === "string" ? style : JSON.stringify(style)}`;
      const known = made.get(key);
      if (known !== undefined) return known;
      const before = resolve(style);
      const changed = change(before);
      const next = behind ? { ...changed, ...GENERAL } : changed;
      // Univer merges what it is given: what goes away must be named.
      const gone = Object.keys(before ?? {}).map((key) => [key, null]);
      const after = next === null ? null : { ...Object.fromEntries(gone), ...next };
      made.set(key, after);
      return after;
    };
    const cellValue: Record<number, Record<number, { s: Record<string, unknown> | null }>> = {};
    let any = false;
    for (let row = within.row; row < within.row + within.rows; row++) {
      const line = cells[row];
      for (let column = within.column; column < within.column + within.columns; column++) {
        const style = line?.[column]?.s ?? null;
        if ((wholeColumns || wholeRows) && style === null) continue;
        const after = remade(style, general && hasFormatBehind(area.sheet, row, column));
        if (after === null && style === null) continue;
        (cellValue[row] ??= {})[column] = { s: after };
        any = true;
      }
    }
    if (!any) return;
    changed(area.sheet);
    book.run(SetRangeValuesMutation.id, { ...target(area.sheet), cellValue }, { onlyLocal: true });
  }

  /** A reader of one part of the format, quick for many cells of one sheet. */
  function reader<Key extends keyof CellFormat>(
    sheetId: string,
    key: Key
  ): (row: number, column: number) => CellFormat[Key] {
    const sheet = book.worksheet(sheetId);
    const cells = sheet.getCellMatrix().getMatrix();
    const columnStyles = new Map<number, IStyleData | null>();
    const known = new Map<CellStyle, Map<IStyleData | null, CellFormat[Key]>>();
    return (row, column) => {
      const own = cells[row]?.[column]?.s ?? null;
      let behind = columnStyles.get(column);
      if (behind === undefined) {
        behind = sheet.getColumnStyle(column) ?? null;
        columnStyles.set(column, behind);
      }
      const ofRow = sheet.getRowStyle(row) ?? null;
      if (ofRow) return readStyle({ ...behind, ...ofRow, ...resolve(own) }, key);
      let values = known.get(own);
      if (!values) known.set(own, (values = new Map()));
      let value = values.get(behind);
      if (value === undefined) {
        value = readStyle({ ...behind, ...resolve(own) }, key);
        values.set(behind, value);
      }
      return value;
    };
  }

  const shared = <Value>(values: Iterable<Value>): Value | null => {
    let first: Value | undefined;
    for (const value of values) {
      if (first === undefined) first = value;
      else if (value !== first) return null;
    }
    return first ?? null;
  };

  function* columnsOf({ column, columns }: Area): Generator<number> {
    for (let at = column; at < column + columns; at++) yield at;
  }
  function* rowsOf({ row, rows }: Area): Generator<number> {
    for (let at = row; at < row + rows; at++) yield at;
  }

  return {
    numberFormatAt: (sheet, row, column) => reader(sheet, "numberFormat")(row, column),

    readNumberFormats(area) {
      const read = reader(area.sheet, "numberFormat");
      return Array.from({ length: area.rows }, (_, i) =>
        Array.from({ length: area.columns }, (_, j) => read(area.row + i, area.column + j))
      );
    },

    writeNumberFormats(area, formats) {
      flush();
      book.grow(area.sheet, area.row + area.rows, area.column + area.columns);
      const read = reader(area.sheet, "numberFormat");
      const cellValue: Record<number, Record<number, { s: StylePatch }>> = {};
      let any = false;
      for (let i = 0; i < area.rows; i++) {
        for (let j = 0; j < area.columns; j++) {
          const format = formats[i]?.[j];
          if (format === undefined || format === null) continue;
          const row = area.row + i;
          const column = area.column + j;
          if (read(row, column) === format) continue;
          const patch =
            format === "General" && hasFormatBehind(area.sheet, row, column)
              ? GENERAL
              : stylePatch({ numberFormat: format });
          (cellValue[row] ??= {})[column] = { s: patch };
          any = true;
        }
      }
      if (!any) return;
      changed(area.sheet);
      book.run(
        SetRangeValuesMutation.id,
        { ...target(area.sheet), cellValue },
        { onlyLocal: true }
      );
    },

    setFormat(area, format) {
      const patch = stylePatch(format);
      restyle(area, (style) => patchedStyle(style, patch), format.numberFormat === "General");
    },

    clearFormat: (area) => restyle(area, () => null, true),

    readFormat(area, key) {
      const read = reader(area.sheet, key);
      const within = clipped(area);
      const values = function* () {
        for (const row of rowsOf(within)) {
          for (const column of columnsOf(within)) yield read(row, column);
        }
      };
      return within.rows < 1 || within.columns < 1 ? DEFAULT_FORMAT[key] : shared(values());
    },

    columnWidth(area) {
      const sheet = book.worksheet(area.sheet);
      const widths = function* () {
        for (const column of columnsOf(clipped(area))) {
          yield sheet.getColVisible(column) ? sheet.getColumnWidth(column) / PIXELS_PER_POINT : 0;
        }
      };
      return shared(widths());
    },

    setColumnWidth(area, points) {
      const { sheet } = area;
      book.run(SetWorksheetColWidthMutation.id, {
        ...target(sheet),
        ranges: [toRange({ ...clipped(area), row: 0, rows: book.worksheet(sheet).getRowCount() })],
        colWidth: Math.round(points * PIXELS_PER_POINT),
      });
    },

    autofitColumns(area) {
      flush();
      const context = document.createElement("canvas").getContext("2d");
      if (!context) return;
      const within = clipped(area);
      const sheet = book.worksheet(area.sheet);
      const lastRow = Math.min(within.row + within.rows, sheet.getLastRowWithContent() + 1);
      const facade = book.facade.getActiveWorkbook()?.getSheetBySheetId(area.sheet);
      const rows = Math.min(lastRow - within.row, FIT_ROWS);
      if (!facade || rows < 1) return;
      const shown = facade
        .getRange(within.row, within.column, rows, within.columns)
        .getDisplayValues();
      const colWidth: Record<number, number> = {};
      for (const column of columnsOf(within)) {
        let widest = 0;
        shown.forEach((line, i) => {
          const text = String(line[column - within.column] ?? "");
          if (text === "") return;
          const style = sheet.getComposedCellStyle(within.row + i, column);
          const weight = style.bl === BooleanNumber.TRUE ? "bold " : "";
          context.font = `${weight}${style.fs ?? DEFAULT_FORMAT.fontSize}pt "${style.ff ?? DEFAULT_FORMAT.fontName}"`;
          for (const part of text.split("\n")) {
            widest = Math.max(widest, context.measureText(part).width);
          }
        });
        if (widest === 0) continue;
        colWidth[column] = Math.ceil(Math.min(Math.max(widest + FIT_MARGIN, FIT_LEAST), FIT_MOST));
      }
      for (const [column, width] of Object.entries(colWidth)) {
        const at = { row: 0, column: Number(column), rows: sheet.getRowCount(), columns: 1 };
        book.run(SetWorksheetColWidthMutation.id, {
          ...target(area.sheet),
          ranges: [toRange(at)],
          colWidth: width,
        });
      }
    },

    rowHeight(area) {
      const sheet = book.worksheet(area.sheet);
      const heights = function* () {
        for (const row of rowsOf(clipped(area))) {
          yield sheet.getRowVisible(row) ? sheet.getRowHeight(row) / PIXELS_PER_POINT : 0;
        }
      };
      return shared(heights());
    },

    setRowHeight(area, points) {
      const ranges = [toRange(clipped(area))];
      book.run(SetWorksheetRowIsAutoHeightMutation.id, {
        ...target(area.sheet),
        ranges,
        autoHeightInfo: BooleanNumber.FALSE,
      });
      book.run(SetWorksheetRowHeightMutation.id, {
        ...target(area.sheet),
        ranges,
        rowHeight: Math.round(points * PIXELS_PER_POINT),
      });
    },

    autofitRows(area) {
      flush();
      book.run(SetWorksheetRowIsAutoHeightMutation.id, {
        ...target(area.sheet),
        ranges: [toRange(clipped(area))],
        autoHeightInfo: BooleanNumber.TRUE,
      });
    },

    hiddenRows(sheet, first, count) {
      const worksheet = book.worksheet(sheet);
      const last = Math.min(first + count, worksheet.getRowCount());
      const hidden: number[] = [];
      for (let row = first; row < last; row++) {
        if (!worksheet.getRowVisible(row)) hidden.push(row);
      }
      return hidden;
    },

    setRowsHidden(sheet, first, count, hidden) {
      const area = clipped({ sheet, row: first, column: 0, rows: count, columns: 1 });
      if (area.rows < 1) return;
      const columns = book.worksheet(sheet).getColumnCount();
      book.run(hidden ? SetRowHiddenMutation.id : SetRowVisibleMutation.id, {
        ...target(sheet),
        ranges: [toRange({ ...area, columns })],
      });
    },

    hiddenColumns(sheet, first, count) {
      const worksheet = book.worksheet(sheet);
      const last = Math.min(first + count, worksheet.getColumnCount());
      const hidden: number[] = [];
      for (let column = first; column < last; column++) {
        if (!worksheet.getColVisible(column)) hidden.push(column);
      }
      return hidden;
    },

    setColumnsHidden(sheet, first, count, hidden) {
      const area = clipped({ sheet, row: 0, column: first, rows: 1, columns: count });
      if (area.columns < 1) return;
      const rows = book.worksheet(sheet).getRowCount();
      book.run(hidden ? SetColHiddenMutation.id : SetColVisibleMutation.id, {
        ...target(sheet),
        ranges: [toRange({ ...area, rows })],
      });
    },

    freeze(sheet, rows, columns) {
      book.run(SetFrozenMutation.id, {
        ...target(sheet),
        startRow: rows > 0 ? rows : -1,
        startColumn: columns > 0 ? columns : -1,
        ySplit: rows,
        xSplit: columns,
      });
    },

    frozen(sheet) {
      const { xSplit, ySplit } = book.worksheet(sheet).getFreeze();
      return { rows: ySplit, columns: xSplit };
    },
  };
}
