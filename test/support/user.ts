/** The user's hand in a memory grid: what is done here reaches the add-in as the user's doing. */
import { type Area } from "../../src/workbench/grid/area";
import { type MemoryGrid } from "../../src/workbench/grid/memory/memory-grid";
import { type ExcelHost } from "../../src/workbench/host/excel-host";
import { interpretInput } from "../../src/workbench/host/input";

export interface User {
  /** Types into a cell, or the same into every cell of an area. */
  type(address: string, input: string | number | boolean): void;
  /** Empties cells with the Delete key. */
  clear(address: string): void;
  select(...addresses: string[]): void;
  /** Whole rows, as `insertRows("Bank!3:4")`. */
  insertRows(address: string): void;
  deleteRows(address: string): void;
  /** Whole columns, as `insertColumns("Bank!B:B")`. */
  insertColumns(address: string): void;
  deleteColumns(address: string): void;
  /** Sorts rows: row `i` of the area becomes what row `order[i]` was. */
  sort(address: string, order: readonly number[]): void;
  hideRows(address: string): void;
  showRows(address: string): void;
  merge(address: string): void;
  renameSheet(name: string, to: string): void;
  deleteSheet(name: string): void;
  /** Protects a sheet, all its cells locked and nothing allowed. */
  protectSheet(name: string): void;
  unprotectSheet(name: string): void;
}

/** @param area finds the area of an address */
export function createUser(
  host: ExcelHost,
  grid: MemoryGrid,
  area: (address: string) => Area
): User {
  const sheetNamed = (name: string): string => {
    const sheet = host.book.findSheet(name);
    if (sheet === null) throw new Error(`There is no sheet ${name}.`);
    return sheet;
  };
  return {
    type: (address, input) => {
      const at = area(address);
      const formats = grid.readNumberFormats(at);
      const rows = formats.map((row) =>
        row.map((format) => interpretInput(input, format === "@", host.book.culture))
      );
      grid.writeContents(
        at,
        rows.map((row) => row.map(({ content }) => content))
      );
      grid.writeNumberFormats(
        at,
        rows.map((row, atRow) =>
          row.map(({ numberFormat }, column) =>
            formats[atRow]?.[column] === "General" ? numberFormat : null
          )
        )
      );
      grid.listener()?.cellsChanged(at);
    },
    clear: (address) => {
      grid.clearContents(area(address));
      grid.listener()?.cellsChanged(area(address));
    },
    select: (...addresses) => grid.select(addresses.map(area)),
    insertRows: (address) => {
      const at = area(address);
      grid.insertCells(at, "down");
      grid.listener()?.structureChanged({ kind: "insert", area: at, shift: "down" });
    },
    deleteRows: (address) => {
      const at = area(address);
      grid.deleteCells(at, "up");
      grid.listener()?.structureChanged({ kind: "delete", area: at, shift: "up" });
    },
    insertColumns: (address) => {
      const at = area(address);
      grid.insertCells(at, "right");
      grid.listener()?.structureChanged({ kind: "insert", area: at, shift: "right" });
    },
    deleteColumns: (address) => {
      const at = area(address);
      grid.deleteCells(at, "left");
      grid.listener()?.structureChanged({ kind: "delete", area: at, shift: "left" });
    },
    sort: (address, order) => {
      grid.reorderRows(area(address), order);
      grid.listener()?.cellsChanged(area(address));
    },
    hideRows: (address) => {
      const { sheet, row, rows } = area(address);
      grid.setRowsHidden(sheet, row, rows, true);
    },
    showRows: (address) => {
      const { sheet, row, rows } = area(address);
      grid.setRowsHidden(sheet, row, rows, false);
    },
    merge: (address) => grid.merge(area(address)),
    renameSheet: (name, to) => {
      const sheet = sheetNamed(name);
      grid.renameSheet(sheet, to);
      grid.listener()?.sheetsChanged({ kind: "renamed", sheet });
    },
    deleteSheet: (name) => {
      const sheet = sheetNamed(name);
      grid.deleteSheet(sheet);
      grid.listener()?.sheetsChanged({ kind: "deleted", sheet });
    },
    protectSheet: (name) => host.book.protections.protect(sheetNamed(name), {}, null),
    unprotectSheet: (name) => host.book.protections.unprotect(sheetNamed(name), null),
  };
}
