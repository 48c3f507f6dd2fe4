/** Columns and rows of `Excel.Table`. */
import { type Area } from "../../grid/area";
import { type CellValue } from "../../grid/grid";
import { assertUnlocked, deleteCells, insertCells, writeInput } from "../book/cells";
import { columnArea, type TableColumn } from "../book/tables";
import { integerArgument, textArgument } from "../rich-api/arguments";
import { HostError, invalidArgument, itemNotFound } from "../rich-api/errors";
import { hostType, type HostObject, type TypedHostType } from "../rich-api/host-type";
import { columnFilterType } from "./auto-filter";
import { rangeType } from "./range";
import { bodyOf, existing, type TableState } from "./table";

interface TableColumnState extends TableState {
  readonly column: TableColumn;
}

/** Where the column stands now. @throws HostError ItemNotFound when it was deleted */
function indexOf(state: TableColumnState): number {
  const index = existing(state).columns.indexOf(state.column);
  if (index < 0) throw itemNotFound();
  return index;
}

function areaOfColumn(state: TableColumnState): Area {
  return columnArea(existing(state), indexOf(state));
}

function bodyOfColumn(state: TableColumnState): Area {
  const body = bodyOf(state);
  return { ...body, column: body.column + indexOf(state), columns: 1 };
}

/** `Excel.TableColumn`. */
export const tableColumnType: TypedHostType<TableColumnState> = hostType<TableColumnState>(
  "TableColumn",
  {
    properties: {
      id: (state) => (indexOf(state), state.column.id),
      index: indexOf,
      name: (state) => (indexOf(state), state.column.name),
      values: (state) => state.book.grid.readValues(areaOfColumn(state)),
    },
    writable: {
      name: (state, name) => {
        assertUnlocked(state.book, areaOfColumn(state));
        state.book.tables.renameColumn(existing(state), indexOf(state), textArgument(name));
        state.book.contentsChanged({ ...areaOfColumn(state), rows: 1 }, "addin");
      },
      values: (state, values) => writeInput(state.book, areaOfColumn(state), values),
    },
    navigations: {
      filter: (state) =>
        columnFilterType.of({
          book: state.book,
          owner: existing(state).id,
          sheet: existing(state).area.sheet,
          place: () => ({ area: existing(state).area, column: indexOf(state) }),
        }),
    },
    methods: {
      delete: (state) => {
        const table = existing(state);
        if (table.columns.length === 1) {
          throw new HostError("InvalidOperation", "The last column of a table can't be deleted.");
        }
        assertUnlocked(state.book, areaOfColumn(state));
        deleteCells(state.book, areaOfColumn(state), "left");
      },
      getDataBodyRange: (state) => rangeType.of({ book: state.book, area: bodyOfColumn(state) }),
      getHeaderRowRange: (state) =>
        rangeType.of({ book: state.book, area: { ...areaOfColumn(state), rows: 1 } }),
      getRange: (state) => rangeType.of({ book: state.book, area: areaOfColumn(state) }),
    },
    id: ({ column }) => column.id,
  }
);

function columnsOf(state: TableState): HostObject[] {
  return existing(state).columns.map((column) => tableColumnType.of({ ...state, column }));
}

/** A column by its name (ignoring case) or its id. */
function findColumn(state: TableState, key: unknown): HostObject | null {
  const { columns } = existing(state);
  const folded = String(key).toLowerCase();
  const column =
    columns.find(({ id }) => id === key) ??
    columns.find(({ name }) => name.toLowerCase() === folded) ??
    null;
  return column && tableColumnType.of({ ...state, column });
}

/** Writes the values of an added column: header first where there is one, or data alone. */
function writeColumn(state: TableState, index: number, values: unknown): void {
  const area = columnArea(existing(state), index);
  if (Array.isArray(values) && values.length === area.rows - 1) {
    writeInput(state.book, { ...area, row: area.row + 1, rows: area.rows - 1 }, values);
  } else writeInput(state.book, area, values);
}

/** `Excel.TableColumnCollection`. */
export const tableColumnCollectionType: TypedHostType<TableState> = hostType<TableState>(
  "TableColumnCollection",
  {
    properties: { count: (state) => existing(state).columns.length },
    methods: {
      add: (state, at, values, name) => {
        const table = existing(state);
        const count = table.columns.length;
        const wanted = integerArgument(at, count);
        const index = wanted < 0 ? count : wanted;
        if (index > count) throw invalidArgument();
        const { area } = table;
        const added = { ...area, column: area.column + index, columns: 1 };
        assertUnlocked(state.book, added);
        insertCells(state.book, added, "right");
        if (index === count) {
          state.book.tables.resize(table, { ...area, columns: area.columns + 1 });
        } else if (index === 0) {
          // Cells inserted at the left edge push the table; it grows back over them.
          state.book.tables.resize(table, { ...area, columns: area.columns + 1 });
        }
        if (values !== undefined && values !== null) writeColumn(state, index, values);
        if (typeof name === "string") state.book.tables.renameColumn(table, index, name);
        const column = table.columns[index];
        if (!column) throw itemNotFound();
        return tableColumnType.of({ ...state, column });
      },
      getCount: (state) => existing(state).columns.length,
      getItemAt: (state, index) => {
        const item = columnsOf(state)[integerArgument(index)];
        if (!item) throw invalidArgument();
        return item;
      },
      getItemOrNullObject: findColumn,
    },
    items: columnsOf,
    item: findColumn,
  }
);

interface TableRowState extends TableState {
  readonly index: number;
}

function areaOfRow(state: TableRowState): Area {
  const body = bodyOf(state);
  if (state.index < 0 || state.index >= body.rows) throw itemNotFound();
  return { ...body, row: body.row + state.index, rows: 1 };
}

/** `Excel.TableRow`. */
export const tableRowType: TypedHostType<TableRowState> = hostType<TableRowState>("TableRow", {
  properties: {
    index: ({ index }) => index,
    values: (state): CellValue[][] => state.book.grid.readValues(areaOfRow(state)),
  },
  writable: { values: (state, values) => writeInput(state.book, areaOfRow(state), values) },
  methods: {
    delete: (state) => {
      assertUnlocked(state.book, areaOfRow(state));
      deleteCells(state.book, areaOfRow(state), "up");
    },
    getRange: (state) => rangeType.of({ book: state.book, area: areaOfRow(state) }),
  },
});

function rowCount(state: TableState): number {
  return state.book.tables.body(existing(state))?.rows ?? 0;
}

/** `Excel.TableRowCollection`. */
export const tableRowCollectionType: TypedHostType<TableState> = hostType<TableState>(
  "TableRowCollection",
  {
    properties: { count: rowCount },
    methods: {
      add: (state, at, values) => {
        const table = existing(state);
        const count = rowCount(state);
        const wanted = integerArgument(at, count);
        const index = wanted < 0 ? count : wanted;
        if (index > count) throw invalidArgument();
        const given: unknown[] = Array.isArray(values) ? values : [values];
        const rows = Array.isArray(given[0]) ? given : [given];
        const first = table.area.row + (table.showHeaders ? 1 : 0);
        const added = { ...table.area, row: first + index, rows: rows.length };
        assertUnlocked(state.book, added);
        const before = table.area;
        insertCells(state.book, added, "down");
        state.book.tables.setRows(table, before.rows + rows.length);
        if (values !== undefined && values !== null) writeInput(state.book, added, rows);
        return tableRowType.of({ ...state, index });
      },
      getCount: rowCount,
      getItemAt: (state, index) => tableRowType.of({ ...state, index: integerArgument(index) }),
    },
    items: (state) =>
      Array.from({ length: rowCount(state) }, (_, index) => tableRowType.of({ ...state, index })),
  }
);
