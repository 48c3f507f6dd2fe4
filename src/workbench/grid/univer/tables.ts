/** The tables that Univer's formulas may name. */
import { type ISuperTable } from "@univerjs/engine-formula";
import { type GridTable } from "../grid";
import { type UniverBook } from "./book";

/**
 * Gives formulas the tables of the workbook; those whose table has changed calculate anew.
 */
export function createTables(book: UniverBook, recalculate: (tables: readonly string[]) => void) {
  let known = new Map<string, string>();
  return (tables: readonly GridTable[]): void => {
    const next = new Map<string, string>();
    const changed: string[] = [];
    for (const { name, columns, body } of tables) {
      if (body === null) continue;
      const description = JSON.stringify([columns, body]);
      next.set(name, description);
      if (known.get(name) === description) continue;
      // Univer takes the first row for the header and leaves none out at the end.
      const range = {
        startRow: body.row - 1,
        endRow: body.row + body.rows - 1,
        startColumn: body.column,
        endColumn: body.column + body.columns - 1,
      };
      const titleMap = new Map(columns.map((column, index) => [column, index]));
      const table: ISuperTable = { sheetId: body.sheet, range, titleMap };
      book.tables.registerTable(book.unitId, name, table);
      changed.push(name);
    }
    for (const name of known.keys()) {
      if (next.has(name)) continue;
      book.tables.remove(book.unitId, name);
      changed.push(name);
    }
    known = next;
    if (changed.length > 0) recalculate(changed);
  };
}
