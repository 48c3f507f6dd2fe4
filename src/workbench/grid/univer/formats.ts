/** How cells look. */
import { type ICellData, type IStyleData } from "@univerjs/core";
import { SetColDataMutation, SetRangeValuesMutation, SetRowDataMutation } from "@univerjs/sheets";
import { type Area, SHEET_COLUMNS, SHEET_ROWS } from "../area";
import { type CellFormat, DEFAULT_FORMAT, type GridEngine } from "../grid";
import { type UniverBook } from "./book";
import { clipped, columnsOf, rowsOf, shared } from "./cover";
import { patchedStyle, readStyle, type StylePatch, stylePatch } from "./styles";

/** The members of the grid that concern the look of cells. */
export type Formats = Pick<
  GridEngine,
  "readNumberFormats" | "writeNumberFormats" | "setFormat" | "clearFormat" | "readFormat"
> & { numberFormatAt(sheet: string, row: number, column: number): string };

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
    const within = clipped(book, area);
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
      const within = clipped(book, area);
      const values = function* () {
        for (const row of rowsOf(within)) {
          for (const column of columnsOf(within)) yield read(row, column);
        }
      };
      return within.rows < 1 || within.columns < 1 ? DEFAULT_FORMAT[key] : shared(values());
    },
  };
}
