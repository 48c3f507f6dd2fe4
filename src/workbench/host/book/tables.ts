/** Tables: an area with a header row and columns that keep their ids when moved or renamed. */
import { type Area, onSheet, overlap, parseRectangle } from "../../grid/area";
import { type GridEngine, type StructureChange } from "../../grid/grid";
import { follow } from "../../grid/references";
import { HostError, invalidArgument, itemAlreadyExists } from "../rich-api/errors";

/** A column of a table; changed in place. */
export interface TableColumn {
  /** Never changes and is not used again in this table. */
  id: number;
  /** What the header cell says; for tables that show no headers. */
  name: string;
}

/** A table; changed in place. */
export interface Table {
  /** Never changes; `Table.id` on the wire is this. */
  id: string;
  name: string;
  area: Area;
  columns: TableColumn[];
  showHeaders: boolean;
  showTotals: boolean;
  style: string;
  showBandedRows: boolean;
  showBandedColumns: boolean;
  showFilterButton: boolean;
  highlightFirstColumn: boolean;
  highlightLastColumn: boolean;
}

/** The tables of a workbook. */
export interface Tables {
  all(): readonly Table[];
  onSheet(sheet: string): Table[];
  overlapping(area: Area): Table[];
  /** By id or name, ignoring case; null when there is none. */
  find(key: string): Table | null;
  /**
   * Makes a table of an area whose first row is its header; empty headers are named, repeated ones
   * numbered.
   * @throws HostError InvalidArgument when it would overlap another table
   */
  add(area: Area): Table;
  rename(table: Table, name: string): void;
  resize(table: Table, area: Area): void;
  delete(table: Table): void;
  /** Takes rows at a table's end into it, or leaves them out. */
  setRows(table: Table, rows: number): void;
  /** Makes the row below a table its row of totals, or leaves it out of the table again. */
  showTotals(table: Table, show: boolean): void;
  /** Where a table's data is, without header and totals; null when it has no row of data. */
  body(table: Table): Area | null;
  header(table: Table): Area | null;
  /** Writes a header and remembers the name. */
  renameColumn(table: Table, index: number, name: string): void;
  /** Makes the header cells of an area text, unique within their tables. */
  headersChanged(area: Area): void;
  follow(change: StructureChange): void;
  sheetDeleted(sheet: string): void;
}

/** @param grid where the header cells are, and the formulas that name tables */
export function createTables(grid: GridEngine): Tables {
  let tables: Table[] = [];
  let nextTable = 1;

  const header = (table: Table): Area | null =>
    table.showHeaders ? { ...table.area, rows: 1 } : null;

  /** Brings header cells and column names together: text, no blank, none twice. */
  const normalise = (table: Table) => {
    const area = header(table);
    if (!area) return;
    const [cells = []] = grid.readValues(area);
    const taken = new Set<string>();
    const names = table.columns.map((column, index) => {
      const value = cells[index] ?? "";
      const wanted = value === "" ? column.name || `Column${index + 1}` : String(value);
      const name = unique(wanted, taken);
      taken.add(name.toLowerCase());
      column.name = name;
      return name;
    });
    const changed = names.map((name, index) => (cells[index] === name ? null : name));
    if (changed.some((name) => name !== null)) grid.writeContents(area, [changed]);
  };

  const assertFree = (area: Area, except: Table | null) => {
    if (tables.some((table) => table !== except && overlap(table.area, area))) {
      throw new HostError("InvalidArgument", "A table can't overlap another table.");
    }
  };

  const publish = () => {
    grid.defineTables(
      tables.map((table) => ({
        name: table.name,
        columns: table.columns.map(({ name }) => name),
        body: api.body(table),
      }))
    );
  };

  const newColumn = (table: Pick<Table, "columns">, name: string): TableColumn => ({
    id: Math.max(0, ...table.columns.map(({ id }) => id)) + 1,
    name,
  });

  const api: Tables = {
    all: () => tables,
    onSheet: (sheet) => tables.filter((table) => table.area.sheet === sheet),
    overlapping: (area) => tables.filter((table) => overlap(table.area, area)),
    find: (key) => {
      const folded = key.toLowerCase();
      return (
        tables.find((table) => table.id === key || table.name.toLowerCase() === folded) ?? null
      );
    },
    add: (area) => {
      assertFree(area, null);
      let number = nextTable;
      while (api.find(`Table${number}`)) number++;
      const table: Table = {
        id: `{7AB1E000-0000-4000-8000-${(nextTable++).toString(16).toUpperCase().padStart(12, "0")}}`,
        name: `Table${number}`,
        area,
        columns: Array.from({ length: area.columns }, (_, index) => ({ id: index + 1, name: "" })),
        showHeaders: true,
        showTotals: false,
        style: "TableStyleMedium2",
        showBandedRows: true,
        showBandedColumns: false,
        showFilterButton: true,
        highlightFirstColumn: false,
        highlightLastColumn: false,
      };
      tables.push(table);
      normalise(table);
      publish();
      return table;
    },
    rename: (table, name) => {
      if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name) || parseRectangle(name)) {
        throw invalidArgument();
      }
      const holder = api.find(name);
      if (holder && holder !== table) throw itemAlreadyExists();
      table.name = name;
      publish();
    },
    resize: (table, area) => {
      if (area.sheet !== table.area.sheet || area.row !== table.area.row) throw invalidArgument();
      assertFree(area, table);
      const shift = area.column - table.area.column;
      const before = table.columns;
      table.columns = [];
      for (let index = 0; index < area.columns; index++) {
        const known = before[index + shift];
        table.columns.push(known ?? newColumn({ columns: [...before, ...table.columns] }, ""));
      }
      table.area = area;
      normalise(table);
      publish();
    },
    delete: (table) => {
      tables = tables.filter((each) => each !== table);
      publish();
    },
    header,
    body: ({ area, showHeaders, showTotals }) => {
      const first = area.row + (showHeaders ? 1 : 0);
      const rows = area.rows - (showHeaders ? 1 : 0) - (showTotals ? 1 : 0);
      return rows > 0 ? { ...area, row: first, rows } : null;
    },
    renameColumn: (table, index, name) => {
      const column = table.columns[index];
      if (!column || name === "") throw invalidArgument();
      column.name = name;
      const area = header(table);
      if (area) {
        grid.writeContents({ ...area, column: area.column + index, columns: 1 }, [[name]]);
        normalise(table);
      }
      publish();
    },
    headersChanged: (area) => {
      const touched = tables.filter((table) => {
        const row = header(table);
        return row && overlap(row, area);
      });
      for (const table of touched) normalise(table);
      if (touched.length > 0) publish();
    },
    follow: (change) => {
      if (tables.length === 0) return;
      tables = tables.filter((table) => {
        const before = table.area;
        const after = follow(before, change);
        if (!after) return false;
        table.area = after;
        if (change.kind === "move" || after.columns === before.columns) return true;
        const first = change.area.column - before.column;
        if (change.kind === "insert") {
          for (let index = 0; index < after.columns - before.columns; index++) {
            table.columns.splice(first + index, 0, newColumn(table, ""));
          }
        } else {
          const from = Math.max(0, first);
          table.columns.splice(from, before.columns - after.columns);
        }
        normalise(table);
        return true;
      });
      publish();
    },
    sheetDeleted: (sheet) => {
      tables = tables.filter((table) => table.area.sheet !== sheet);
      publish();
    },
    setRows: (table, rows) => {
      table.area = { ...table.area, rows };
      publish();
    },
    showTotals: (table, show) => {
      table.showTotals = show;
      api.setRows(table, table.area.rows + (show ? 1 : -1));
    },
  };
  return api;
}

function unique(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLowerCase())) return name;
  let number = 2;
  while (taken.has(`${name}${number}`.toLowerCase())) number++;
  return name + number;
}

/** The column of a table as an area: with header and totals. */
export function columnArea(table: Table, index: number): Area {
  return onSheet(table.area.sheet, {
    ...table.area,
    column: table.area.column + index,
    columns: 1,
  });
}
