/** Widths, heights, hidden and frozen rows and columns. */
import { BooleanNumber } from "@univerjs/core";
import {
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetFrozenMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetRowHeightMutation,
  SetWorksheetRowIsAutoHeightMutation,
} from "@univerjs/sheets";
import { DEFAULT_FORMAT, type GridEngine } from "../grid";
import { PIXELS_PER_POINT, type UniverBook } from "./book";
import { clipped, columnsOf, rowsOf, shared } from "./cover";
import { toRange } from "./ranges";

/** The members of the grid that concern rows and columns. */
export type RowsAndColumns = Pick<
  GridEngine,
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
>;

/** Pixels around a cell's text when a column is fitted to it, and the narrowest and widest fit. */
const FIT_MARGIN = 12;
const FIT_LEAST = 24;
const FIT_MOST = 600;
/** Rows that are measured when a column is fitted. */
const FIT_ROWS = 3000;

/**
 * @param flush - tells Univer what was written and not yet shown.
 */
export function createRowsAndColumns(book: UniverBook, flush: () => void): RowsAndColumns {
  const target = (sheet: string) => ({ unitId: book.unitId, subUnitId: sheet });

  return {
    columnWidth(area) {
      const sheet = book.worksheet(area.sheet);
      const widths = function* () {
        for (const column of columnsOf(clipped(book, area))) {
          yield sheet.getColVisible(column) ? sheet.getColumnWidth(column) / PIXELS_PER_POINT : 0;
        }
      };
      return shared(widths());
    },

    setColumnWidth(area, points) {
      const { sheet } = area;
      book.run(SetWorksheetColWidthMutation.id, {
        ...target(sheet),
        ranges: [
          toRange({ ...clipped(book, area), row: 0, rows: book.worksheet(sheet).getRowCount() }),
        ],
        colWidth: Math.round(points * PIXELS_PER_POINT),
      });
    },

    autofitColumns(area) {
      flush();
      const context = document.createElement("canvas").getContext("2d");
      if (!context) return;
      const within = clipped(book, area);
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
        for (const row of rowsOf(clipped(book, area))) {
          yield sheet.getRowVisible(row) ? sheet.getRowHeight(row) / PIXELS_PER_POINT : 0;
        }
      };
      return shared(heights());
    },

    setRowHeight(area, points) {
      const ranges = [toRange(clipped(book, area))];
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
        ranges: [toRange(clipped(book, area))],
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
      const area = clipped(book, { sheet, row: first, column: 0, rows: count, columns: 1 });
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
      const area = clipped(book, { sheet, row: 0, column: first, rows: 1, columns: count });
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
