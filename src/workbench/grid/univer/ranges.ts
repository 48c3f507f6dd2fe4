/** Rectangles of cells, between the host's words and Univer's. */
import { type IRange, RANGE_TYPE } from "@univerjs/core";
import { type Area, type Rectangle, SHEET_COLUMNS, SHEET_ROWS } from "../area";

/** A rectangle of cells as Univer writes it. */
export function toRange({ row, column, rows, columns }: Rectangle): IRange {
  return {
    startRow: row,
    endRow: row + rows - 1,
    startColumn: column,
    endColumn: column + columns - 1,
  };
}

/** A range of Univer's as an area; whole rows and columns reach to the end of an Excel sheet. */
export function toArea(sheet: string, range: IRange): Area {
  const { startRow, endRow, startColumn, endColumn, rangeType } = range;
  const wholeColumns =
    rangeType === RANGE_TYPE.COLUMN || rangeType === RANGE_TYPE.ALL || Number.isNaN(startRow);
  const wholeRows =
    rangeType === RANGE_TYPE.ROW || rangeType === RANGE_TYPE.ALL || Number.isNaN(startColumn);
  return {
    sheet,
    row: wholeColumns ? 0 : startRow,
    column: wholeRows ? 0 : startColumn,
    rows: wholeColumns ? SHEET_ROWS : endRow - startRow + 1,
    columns: wholeRows ? SHEET_COLUMNS : endColumn - startColumn + 1,
  };
}
