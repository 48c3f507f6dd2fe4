/** The tables that Univer's formulas may name. */
import { type ISuperTable, type ReferenceNodeFactory } from "@univerjs/engine-formula";
import { type GridTable } from "../grid";
import { type UniverBook } from "./book";

/** How Univer tells whether a word of a formula, such as `Bank1[Amount]`, names a table. */
interface TableWords {
  _checkTokenIsTableReference(token: string): boolean;
}

const judgesTableWords = (factory: object): factory is TableWords =>
  "_checkTokenIsTableReference" in factory;

/**
 * Lets formulas name tables with an underscore in their name, as Excel does: Univer's pattern for such
 * names leaves it out, and answers #NAME?.
 *
 * @throws Error where Univer no longer judges the words of formulas so
 */
export function allowUnderscores(factory: ReferenceNodeFactory): void {
  const judge: object = factory;
  if (!judgesTableWords(judge)) throw new Error("Univer judges the names of tables otherwise now.");
  const isTable = judge._checkTokenIsTableReference.bind(judge);
  judge._checkTokenIsTableReference = (token) =>
    isTable(token.replace(/^[^[]+/, (name) => name.replaceAll("_", "x")));
}

/**
 * Gives formulas the tables of the workbook; those whose table has changed calculate anew.
 */
export function createTables(book: UniverBook, recalculate: (tables: readonly string[]) => void) {
  allowUnderscores(book.references);
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
