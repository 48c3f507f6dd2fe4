/** Cells inserted, deleted and merged, rows reordered. */
import { Direction, type ICellData, type IRange, RANGE_TYPE } from "@univerjs/core";
import {
  AddWorksheetMergeMutation,
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertColByRangeCommand,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowByRangeCommand,
  RemoveColByRangeCommand,
  RemoveRowByRangeCommand,
  RemoveWorksheetMergeMutation,
  ReorderRangeMutation,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
} from "@univerjs/sheets";
import { type Area, intersection, onSheet, SHEET_COLUMNS, SHEET_ROWS } from "../area";
import { type GridEngine, type StructureChange } from "../grid";
import { type UniverBook } from "./book";
import { toUniver } from "./cells";
import { toArea, toRange } from "./ranges";

/** The members of the grid that move cells about. */
export type Structure = Pick<
  GridEngine,
  "insertCells" | "deleteCells" | "reorderRows" | "merges" | "merge" | "unmerge"
>;

/**
 * @param flush - tells Univer what was written and not yet shown.
 * @param moved - hears of cells that moved, after they have.
 * @param changed - hears that a sheet's used area may be another.
 */
export function createStructure(
  book: UniverBook,
  flush: () => void,
  moved: (change: StructureChange) => void,
  changed: (sheet: string) => void
): Structure {
  const target = (sheet: string) => ({ unitId: book.unitId, subUnitId: sheet });

  /**
   * Runs commands of Univer's that work on the sheet shown and select what they did, leaving the
   * sheet shown and the selection as they were.
   */
  function keepingView(sheet: string, work: () => void): void {
    const shown = book.workbook.getActiveSheet().getSheetId();
    const selections = [...book.selections.getCurrentSelections()];
    book.quietly(() => {
      if (shown !== sheet) book.run(SetWorksheetActiveOperation.id, target(sheet));
      work();
      if (shown !== sheet) book.run(SetWorksheetActiveOperation.id, target(shown));
      if (selections.length > 0) {
        book.run(SetSelectionsOperation.id, { ...target(shown), selections });
      }
    });
  }

  /** These commands are declared asynchronous, but have done their work when they return. */
  function shift(id: string, range: IRange): void {
    void book.commands.executeCommand(id, { range });
  }

  return {
    insertCells(area, direction) {
      flush();
      const sheet = book.worksheet(area.sheet);
      const wholeRows = area.columns >= SHEET_COLUMNS;
      const wholeColumns = area.rows >= SHEET_ROWS;
      if (area.row >= sheet.getRowCount() || area.column >= sheet.getColumnCount()) return;
      keepingView(area.sheet, () => {
        if (wholeRows) {
          const range = toRange({ ...area, column: 0, columns: sheet.getColumnCount() });
          book.run(InsertRowByRangeCommand.id, {
            ...target(area.sheet),
            range: { ...range, rangeType: RANGE_TYPE.ROW },
            direction: Direction.UP,
          });
        } else if (wholeColumns) {
          const range = toRange({ ...area, row: 0, rows: sheet.getRowCount() });
          book.run(InsertColByRangeCommand.id, {
            ...target(area.sheet),
            range: { ...range, rangeType: RANGE_TYPE.COLUMN },
            direction: Direction.LEFT,
          });
        } else {
          const down = direction === "down";
          shift(
            (down ? InsertRangeMoveDownCommand : InsertRangeMoveRightCommand).id,
            toRange(area)
          );
        }
      });
      changed(area.sheet);
      moved({ kind: "insert", area, shift: direction });
    },

    deleteCells(area, direction) {
      flush();
      const sheet = book.worksheet(area.sheet);
      const wholeRows = area.columns >= SHEET_COLUMNS;
      const wholeColumns = area.rows >= SHEET_ROWS;
      const within = intersection(area, {
        row: 0,
        column: 0,
        rows: sheet.getRowCount(),
        columns: sheet.getColumnCount(),
      });
      if (!within) return;
      // A sheet of Univer's shrinks when rows go, and must not shrink to nothing.
      if (wholeRows) book.grow(area.sheet, sheet.getRowCount() + within.rows, 0);
      if (wholeColumns) book.grow(area.sheet, 0, sheet.getColumnCount() + within.columns);
      keepingView(area.sheet, () => {
        const range = toRange(within);
        if (wholeRows) {
          book.run(RemoveRowByRangeCommand.id, { ...target(area.sheet), range });
        } else if (wholeColumns) {
          book.run(RemoveColByRangeCommand.id, { ...target(area.sheet), range });
        } else {
          const up = direction === "up";
          shift((up ? DeleteRangeMoveUpCommand : DeleteRangeMoveLeftCommand).id, range);
        }
      });
      changed(area.sheet);
      moved({ kind: "delete", area, shift: direction });
    },

    reorderRows(area, order) {
      flush();
      const rowOrder: Record<number, number> = {};
      order.forEach((from, to) => (rowOrder[area.row + to] = area.row + from));
      book.run(ReorderRangeMutation.id, {
        ...target(area.sheet),
        range: toRange(area),
        order: rowOrder,
      });
      changed(area.sheet);
    },

    merges(area) {
      return book
        .worksheet(area.sheet)
        .getMergeData()
        .map((range) => toArea(area.sheet, range))
        .filter((merged) => intersection(merged, area) !== null);
    },

    merge(area) {
      flush();
      book.grow(area.sheet, area.row + area.rows, area.column + area.columns);
      const emptied: Record<number, Record<number, ICellData>> = {};
      for (let i = 0; i < area.rows; i++) {
        for (let j = 0; j < area.columns; j++) {
          if (i > 0 || j > 0) (emptied[area.row + i] ??= {})[area.column + j] = toUniver("");
        }
      }
      book.run(SetRangeValuesMutation.id, { ...target(area.sheet), cellValue: emptied });
      book.run(AddWorksheetMergeMutation.id, { ...target(area.sheet), ranges: [toRange(area)] });
      changed(area.sheet);
    },

    unmerge(area) {
      const ranges = this.merges(area).map((merged: Area) => toRange(onSheet(area.sheet, merged)));
      if (ranges.length === 0) return;
      book.run(RemoveWorksheetMergeMutation.id, { ...target(area.sheet), ranges });
    },
  };
}
