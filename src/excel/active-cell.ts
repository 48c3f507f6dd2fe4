/** Where the user is in the workbook. */
import { reading } from "./host";
import { worksheetOf } from "./read";

/** The active cell: the selected one, or the one of a selection that typing would go to. */
export interface ActiveCell {
  sheetId: string;
  /** 0-based. */
  row: number;
  /** 0-based. */
  column: number;
}

/** Finds the active cell. Throws what Excel throws, for instance while a cell is edited. */
export function activeCell(): Promise<ActiveCell> {
  return reading(async ({ context }) => {
    const cell = context.workbook.getActiveCell();
    const sheet = worksheetOf(cell);
    cell.load("rowIndex,columnIndex");
    sheet.load("id");
    await context.sync();
    return { sheetId: sheet.id, row: cell.rowIndex, column: cell.columnIndex };
  });
}
