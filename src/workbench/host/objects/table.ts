/** `Excel.Table` and `Excel.TableCollection`; columns and rows are in `table-parts`. */
import { type Area, holds, rectangleAddress } from "../../grid/area";
import { type Book } from "../book/book";
import { assertUnlocked, deleteCells, insertCells } from "../book/cells";
import { type Table } from "../book/tables";
import { EventNumber, WORKBOOK_TARGET } from "../events";
import { booleanArgument, integerArgument, textArgument } from "../rich-api/arguments";
import { HostError, invalidArgument, itemNotFound } from "../rich-api/errors";
import { hostType, type HostObject, type TypedHostType } from "../rich-api/host-type";
import { autoFilterType } from "./auto-filter";
import { eventMethods } from "./event-methods";
import { rangeType } from "./range";
import { areaArgument } from "./range-geometry";
import { sortFields, sortRows } from "./range-sort";
import { tableColumnCollectionType, tableRowCollectionType } from "./table-parts";
import { worksheetType } from "./worksheet";

/** A table of a workbook. */
export interface TableState {
  readonly book: Book;
  readonly table: Table;
}

/** Which tables: of the workbook, of a sheet, or touching an area. */
export interface TableCollectionState {
  readonly book: Book;
  /** Id of the sheet whose tables these are. */
  readonly sheet?: string;
  /** Only tables that share cells with this area, or lie in it. */
  readonly within?: Area;
  readonly fullyContained?: boolean;
}

/** @throws HostError ItemNotFound when the table was deleted */
export function existing({ book, table }: TableState): Table {
  if (!book.tables.all().includes(table)) throw itemNotFound();
  return table;
}

/** Where a table's data is; one blank row where it has none, as Excel keeps it. */
export function bodyOf(state: TableState): Area {
  const table = existing(state);
  const body = state.book.tables.body(table);
  if (!body) throw new HostError("InvalidOperation", "The table has no data rows.");
  return body;
}

function flag(name: keyof Table & `${"show" | "highlight"}${string}`) {
  return {
    get: (state: TableState) => existing(state)[name],
    set: (state: TableState, value: unknown) => {
      existing(state)[name] = booleanArgument(value) as never;
    },
  };
}

/**
 * A row of totals comes below the table and moves aside what stands there: "Total" in its first
 * column, the sum of figures (the count of anything else) in its last. Without it the row is taken out.
 */
function setTotals(state: TableState, show: boolean): void {
  const table = existing(state);
  if (table.showTotals === show) return;
  const { book } = state;
  const { area } = table;
  if (!show) {
    const row = { ...area, row: area.row + area.rows - 1, rows: 1 };
    assertUnlocked(book, row);
    book.tables.showTotals(table, false);
    deleteCells(book, row, "up");
    return;
  }
  const row = { ...area, row: area.row + area.rows, rows: 1 };
  assertUnlocked(book, row);
  insertCells(book, row, "down");
  const body = bodyOf(state);
  book.tables.showTotals(table, true);
  const last = { ...body, column: body.column + body.columns - 1, columns: 1 };
  const isFigures = book.grid.readValues(last).every(([value]) => typeof value !== "string");
  const words = new Array<string | null>(area.columns).fill(null);
  words[0] = "Total";
  const formula = `=SUBTOTAL(${isFigures ? 109 : 103},${rectangleAddress(last)})`;
  book.grid.writeContents(row, [
    words.map((word, index) =>
      area.columns > 1 && index === area.columns - 1 ? { formula } : word
    ),
  ]);
  book.contentsChanged(row, "addin");
}

const bandedRows = flag("showBandedRows");
const bandedColumns = flag("showBandedColumns");
const filterButton = flag("showFilterButton");
const highlightFirst = flag("highlightFirstColumn");
const highlightLast = flag("highlightLastColumn");

/** `Excel.Table`. */
export const tableType: TypedHostType<TableState> = hostType<TableState>("Table", {
  properties: {
    highlightFirstColumn: highlightFirst.get,
    highlightLastColumn: highlightLast.get,
    id: ({ table }) => table.id,
    legacyId: ({ table }) => String(Number.parseInt(table.id.slice(-13, -1), 16)),
    name: (state) => existing(state).name,
    showBandedColumns: bandedColumns.get,
    showBandedRows: bandedRows.get,
    showFilterButton: filterButton.get,
    showHeaders: (state) => existing(state).showHeaders,
    showTotals: (state) => existing(state).showTotals,
    style: (state) => existing(state).style,
  },
  writable: {
    highlightFirstColumn: highlightFirst.set,
    highlightLastColumn: highlightLast.set,
    name: (state, name) => state.book.tables.rename(existing(state), textArgument(name)),
    showBandedColumns: bandedColumns.set,
    showBandedRows: bandedRows.set,
    showFilterButton: filterButton.set,
    showTotals: (state, value) => setTotals(state, booleanArgument(value)),
    style: (state, style) => {
      existing(state).style = textArgument(style);
    },
  },
  navigations: {
    autoFilter: (state) =>
      autoFilterType.of({
        book: state.book,
        owner: state.table.id,
        sheet: existing(state).area.sheet,
      }),
    columns: (state) => tableColumnCollectionType.of(state),
    rows: (state) => tableRowCollectionType.of(state),
    sort: (state) => tableSortType.of(state),
    worksheet: (state) => worksheetType.of({ book: state.book, sheet: existing(state).area.sheet }),
  },
  methods: {
    ...eventMethods<TableState>(
      {
        DataChangedEvent: EventNumber.tableChanged,
        SelectionChangedEvent: EventNumber.tableSelectionChanged,
      },
      ({ book }) => book.events,
      ({ table }) => table.id
    ),
    clearFilters: (state) => state.book.filters.clear(existing(state).id, null),
    convertToRange: (state) => {
      const table = existing(state);
      state.book.filters.remove(table.id);
      state.book.tables.delete(table);
      return rangeType.of({ book: state.book, area: table.area });
    },
    delete: (state) => {
      const { book } = state;
      const table = existing(state);
      assertUnlocked(book, table.area);
      book.filters.remove(table.id);
      book.tables.delete(table);
      book.grid.clearContents(table.area);
      book.grid.clearFormat(table.area);
      book.contentsChanged(table.area, "addin");
      book.events.raise(EventNumber.tableDeleted, [table.area.sheet, WORKBOOK_TARGET], {
        source: "Local",
        tableId: table.id,
        tableName: table.name,
        worksheetId: table.area.sheet,
      });
    },
    getDataBodyRange: (state) => rangeType.of({ book: state.book, area: bodyOf(state) }),
    getHeaderRowRange: (state) => {
      const area = state.book.tables.header(existing(state));
      if (!area) throw itemNotFound();
      return rangeType.of({ book: state.book, area });
    },
    getRange: (state) => rangeType.of({ book: state.book, area: existing(state).area }),
    getTotalRowRange: (state) => {
      const { area, showTotals } = existing(state);
      if (!showTotals) throw itemNotFound();
      return rangeType.of({
        book: state.book,
        area: { ...area, row: area.row + area.rows - 1, rows: 1 },
      });
    },
    reapplyFilters: (state) => state.book.filters.reapply(existing(state).id),
    resize: (state, range) => {
      const table = existing(state);
      state.book.tables.resize(table, areaArgument(state.book, table.area.sheet, range));
    },
  },
  id: ({ table }) => table.id,
});

/** `Excel.TableSort`. */
export const tableSortType: TypedHostType<TableState> = hostType<TableState>("TableSort", {
  methods: {
    apply: (state, fields, matchCase) => {
      const body = bodyOf(state);
      sortRows(state.book, body, sortFields(fields, body.columns), booleanArgument(matchCase));
    },
  },
});

function tablesOf({ book, sheet, within, fullyContained }: TableCollectionState): Table[] {
  return book.tables.all().filter((table) => {
    if (sheet !== undefined) return table.area.sheet === sheet;
    if (!within) return true;
    if (!book.tables.overlapping(within).includes(table)) return false;
    return !fullyContained || holds(within, table.area);
  });
}

function find(state: TableCollectionState, key: unknown): HostObject | null {
  const table = state.book.tables.find(String(key));
  return table && tablesOf(state).includes(table)
    ? tableType.of({ book: state.book, table })
    : null;
}

function itemsOf(state: TableCollectionState): HostObject[] {
  return tablesOf(state).map((table) => tableType.of({ book: state.book, table }));
}

/** `Excel.TableCollection`. */
export const tableCollectionType: TypedHostType<TableCollectionState> =
  hostType<TableCollectionState>("TableCollection", {
    properties: { count: (state) => tablesOf(state).length },
    methods: {
      ...eventMethods<TableCollectionState>(
        {
          DataChangedEvent: EventNumber.tableChanged,
          AddedEvent: EventNumber.tableAdded,
          DeletedEvent: EventNumber.tableDeleted,
        },
        ({ book }) => book.events,
        ({ sheet }) => sheet ?? WORKBOOK_TARGET
      ),
      add: ({ book, sheet }, address, hasHeaders) => {
        let area = areaArgument(book, sheet ?? book.grid.activeSheet(), address);
        assertUnlocked(book, area);
        if (!booleanArgument(hasHeaders)) {
          insertCells(book, { ...area, rows: 1 }, "down");
          area = { ...area, rows: area.rows + 1 };
        }
        const table = book.tables.add(area);
        book.events.raise(EventNumber.tableAdded, [area.sheet, WORKBOOK_TARGET], {
          source: "Local",
          tableId: table.id,
          worksheetId: area.sheet,
        });
        return tableType.of({ book, table });
      },
      getCount: (state) => tablesOf(state).length,
      getItemAt: (state, index) => {
        const item = itemsOf(state)[integerArgument(index)];
        if (!item) throw invalidArgument();
        return item;
      },
      getItemOrNullObject: find,
    },
    items: itemsOf,
    item: find,
  });

/** The tables of a range, as `Range.getTables` gives them. */
export const tableScopedCollectionType: TypedHostType<TableCollectionState> =
  hostType<TableCollectionState>("TableScopedCollection", {
    methods: {
      getCount: (state) => tablesOf(state).length,
      getFirst: (state) => {
        const [first] = itemsOf(state);
        if (!first) throw itemNotFound();
        return first;
      },
      getItemOrNullObject: find,
    },
    items: itemsOf,
    item: find,
  });
