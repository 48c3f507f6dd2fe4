/** `Excel.Worksheet` and `Excel.WorksheetCollection`. */
import { SHEET_COLUMNS, SHEET_ROWS } from "../../grid/area";
import {
  DEFAULT_COLUMN_WIDTH,
  DEFAULT_ROW_HEIGHT,
  type SheetInfo,
  type SheetVisibility,
} from "../../grid/grid";
import { type Book } from "../book/book";
import { EventNumber, WORKBOOK_TARGET } from "../events";
import {
  booleanArgument,
  integerArgument,
  textArgument,
  wordArgument,
} from "../rich-api/arguments";
import { HostError, invalidArgument, itemAlreadyExists, itemNotFound } from "../rich-api/errors";
import { hostType, type HostObject, type TypedHostType } from "../rich-api/host-type";
import { autoFilterType } from "./auto-filter";
import { chartCollectionType } from "./chart";
import { eventMethods } from "./event-methods";
import { namedItemCollectionType } from "./named-item";
import { areaArgument, rangeAt } from "./range-geometry";
import { areasOrNull } from "./range-areas";
import { rangeType } from "./range";
import { tableCollectionType } from "./table";
import { worksheetProtectionType } from "./worksheet-protection";

/** A sheet of a workbook. */
export interface WorksheetState {
  readonly book: Book;
  /** Its id. */
  readonly sheet: string;
}

const VISIBILITIES: readonly SheetVisibility[] = ["Visible", "Hidden", "VeryHidden"];

/** @throws HostError ItemNotFound when the sheet was deleted */
function infoOf({ book, sheet }: WorksheetState): SheetInfo {
  const info = book.grid.sheets().find(({ id }) => id === sheet);
  if (!info) throw itemNotFound();
  return info;
}

/** @throws HostError InvalidArgument for a name Excel would refuse, ItemAlreadyExists for one taken */
function assertSheetName(book: Book, name: string, except: string | null): void {
  const forbidden = /[\\/?*[\]:]/.test(name) || /^'|'$/.test(name);
  if (name === "" || name.length > 31 || forbidden) throw invalidArgument();
  const holder = book.findSheet(name);
  if (holder !== null && holder !== except) throw itemAlreadyExists();
}

function usedRange(state: WorksheetState, valuesOnly: unknown): HostObject | null {
  const { book, sheet } = state;
  infoOf(state);
  const by = booleanArgument(valuesOnly) ? "contents" : "contentsOrFormats";
  const area = book.grid.usedArea(sheet, by);
  return area && rangeType.of({ book, area });
}

function neighbour(state: WorksheetState, step: 1 | -1, visibleOnly: unknown): HostObject | null {
  const sheets = state.book.grid.sheets();
  let at = sheets.findIndex(({ id }) => id === state.sheet) + step;
  while (booleanArgument(visibleOnly) && sheets[at] && sheets[at]?.visibility !== "Visible") {
    at += step;
  }
  const found = sheets[at];
  return found ? worksheetType.of({ book: state.book, sheet: found.id }) : null;
}

function orNotFound(object: HostObject | null): HostObject {
  if (!object) throw itemNotFound();
  return object;
}

const SHEET_EVENTS = {
  SelectionChangedEvent: EventNumber.selectionChanged,
  DataChangedEvent: EventNumber.changed,
  ActivatedEvent: EventNumber.activated,
  DeactivatedEvent: EventNumber.deactivated,
  FormatChangedEvent: EventNumber.formatChanged,
  RowSortedEvent: EventNumber.rowSorted,
  RowHiddenChangedEvent: EventNumber.rowHiddenChanged,
  ProtectionChangedEvent: EventNumber.protectionChanged,
};

/** `Excel.Worksheet`. */
export const worksheetType: TypedHostType<WorksheetState> = hostType<WorksheetState>("Worksheet", {
  properties: {
    enableCalculation: () => true,
    id: ({ sheet }) => sheet,
    name: (state) => infoOf(state).name,
    position: (state) => state.book.grid.sheets().findIndex(({ id }) => id === state.sheet),
    showGridlines: () => true,
    showHeadings: () => true,
    standardHeight: () => DEFAULT_ROW_HEIGHT,
    standardWidth: () => DEFAULT_COLUMN_WIDTH,
    tabColor: ({ book, sheet }) => book.tabColors.get(sheet) ?? "",
    tabId: (state) => state.book.grid.sheets().findIndex(({ id }) => id === state.sheet) + 1,
    visibility: (state) => infoOf(state).visibility,
  },
  writable: {
    name: (state, value) => {
      const name = textArgument(value);
      assertSheetName(state.book, name, state.sheet);
      state.book.grid.renameSheet(state.sheet, name);
      state.book.sheetsChanged({ kind: "renamed", sheet: state.sheet }, "addin");
    },
    position: ({ book, sheet }, value) => {
      const position = integerArgument(value);
      if (position < 0 || position >= book.grid.sheets().length) throw invalidArgument();
      book.grid.moveSheet(sheet, position);
      book.sheetsChanged({ kind: "moved", sheet }, "addin");
    },
    tabColor: ({ book, sheet }, value) => book.tabColors.set(sheet, textArgument(value)),
    visibility: (state, value) => {
      const visibility = wordArgument(value, VISIBILITIES);
      const others = state.book.grid
        .sheets()
        .filter(({ id, visibility: each }) => id !== state.sheet && each === "Visible");
      if (visibility !== "Visible" && others.length === 0) {
        throw new HostError("InvalidOperation", "A workbook must contain a visible worksheet.");
      }
      state.book.grid.setSheetVisibility(state.sheet, visibility);
    },
  },
  navigations: {
    autoFilter: ({ book, sheet }) => autoFilterType.of({ book, owner: sheet, sheet }),
    charts: ({ book, sheet }) => chartCollectionType.of({ book, sheet }),
    freezePanes: (state) => freezePanesType.of(state),
    names: ({ book, sheet }) => namedItemCollectionType.of({ book, scope: sheet }),
    protection: (state) => worksheetProtectionType.of(state),
    tables: ({ book, sheet }) => tableCollectionType.of({ book, sheet }),
  },
  methods: {
    ...eventMethods<WorksheetState>(
      SHEET_EVENTS,
      ({ book }) => book.events,
      ({ sheet }) => sheet
    ),
    activate: (state) => {
      infoOf(state);
      state.book.grid.activateSheet(state.sheet);
    },
    calculate: () => undefined,
    delete: (state) => {
      const { visibility } = infoOf(state);
      if (visibility === "VeryHidden") {
        throw new HostError("InvalidOperation", "A very hidden worksheet can't be deleted.");
      }
      const visible = state.book.grid.sheets().filter((each) => each.visibility === "Visible");
      if (visibility === "Visible" && visible.length < 2) {
        throw new HostError("InvalidOperation", "A workbook must contain a visible worksheet.");
      }
      state.book.grid.deleteSheet(state.sheet);
      state.book.sheetsChanged({ kind: "deleted", sheet: state.sheet }, "addin");
    },
    getCell: ({ book, sheet }, row, column) =>
      rangeAt(book, sheet, {
        row: integerArgument(row),
        column: integerArgument(column),
        rows: 1,
        columns: 1,
      }),
    getNext: (state, visibleOnly) => orNotFound(neighbour(state, 1, visibleOnly)),
    getNextOrNullObject: (state, visibleOnly) => neighbour(state, 1, visibleOnly),
    getPrevious: (state, visibleOnly) => orNotFound(neighbour(state, -1, visibleOnly)),
    getPreviousOrNullObject: (state, visibleOnly) => neighbour(state, -1, visibleOnly),
    getRange: (state, address) => {
      infoOf(state);
      const { book, sheet } = state;
      if (address === undefined || address === null || address === "") {
        return rangeAt(book, sheet, {
          row: 0,
          column: 0,
          rows: SHEET_ROWS,
          columns: SHEET_COLUMNS,
        });
      }
      return rangeType.of({ book, area: areaArgument(book, sheet, address) });
    },
    getRangeByIndexes: (state, row, column, rows, columns) => {
      infoOf(state);
      return rangeAt(state.book, state.sheet, {
        row: integerArgument(row),
        column: integerArgument(column),
        rows: integerArgument(rows),
        columns: integerArgument(columns),
      });
    },
    getRanges: ({ book, sheet }, addresses) =>
      areasOrNull(
        book,
        textArgument(addresses)
          .split(",")
          .map((address) => areaArgument(book, sheet, address))
      ),
    getUsedRange: (state, valuesOnly) =>
      usedRange(state, valuesOnly) ??
      rangeAt(state.book, state.sheet, { row: 0, column: 0, rows: 1, columns: 1 }),
    getUsedRangeOrNullObject: usedRange,
    _GetSheetById: ({ book }, id) => findWorksheet(book, id),
  },
  id: ({ sheet }) => sheet,
});

/** `Excel.WorksheetFreezePanes`. */
export const freezePanesType: TypedHostType<WorksheetState> = hostType<WorksheetState>(
  "WorksheetFreezePanes",
  {
    methods: {
      freezeAt: ({ book, sheet }, range) => {
        const area = areaArgument(book, sheet, range);
        book.grid.freeze(sheet, area.row + area.rows, area.column + area.columns);
      },
      freezeColumns: ({ book, sheet }, count) =>
        book.grid.freeze(sheet, 0, integerArgument(count, 1)),
      freezeRows: ({ book, sheet }, count) => book.grid.freeze(sheet, integerArgument(count, 1), 0),
      getLocationOrNullObject: ({ book, sheet }) => {
        const { rows, columns } = book.grid.frozen(sheet);
        if (rows === 0 && columns === 0) return null;
        return rangeAt(book, sheet, {
          row: 0,
          column: 0,
          rows: rows || SHEET_ROWS,
          columns: columns || SHEET_COLUMNS,
        });
      },
      unfreeze: ({ book, sheet }) => book.grid.freeze(sheet, 0, 0),
    },
  }
);

/** The sheet of an id or a name; null when there is none. */
export function findWorksheet(book: Book, key: unknown): HostObject | null {
  const sheet = book.findSheet(textArgument(key));
  return sheet === null ? null : worksheetType.of({ book, sheet });
}

function edge(book: Book, from: "first" | "last", visibleOnly: unknown): HostObject {
  const sheets = book.grid
    .sheets()
    .filter(({ visibility }) => !booleanArgument(visibleOnly) || visibility === "Visible");
  const found = from === "first" ? sheets[0] : sheets.at(-1);
  if (!found) throw itemNotFound();
  return worksheetType.of({ book, sheet: found.id });
}

/** `Excel.WorksheetCollection`. */
export const worksheetCollectionType: TypedHostType<Book> = hostType<Book>("WorksheetCollection", {
  methods: {
    ...eventMethods<Book>(
      {
        ...SHEET_EVENTS,
        AddedEvent: EventNumber.added,
        DeletedEvent: EventNumber.deleted,
        EventNameChanged: EventNumber.nameChanged,
      },
      (book) => book.events,
      () => WORKBOOK_TARGET
    ),
    add: (book, wanted) => {
      let name = wanted;
      if (name === undefined || name === null || name === "") {
        let number = 1;
        while (book.findSheet(`Sheet${number}`) !== null) number++;
        name = `Sheet${number}`;
      }
      assertSheetName(book, textArgument(name), null);
      const sheet = book.grid.addSheet(textArgument(name));
      book.sheetsChanged({ kind: "added", sheet }, "addin");
      return worksheetType.of({ book, sheet });
    },
    getActiveWorksheet: (book) => worksheetType.of({ book, sheet: book.grid.activeSheet() }),
    getCount: (book, visibleOnly) =>
      book.grid
        .sheets()
        .filter(({ visibility }) => !booleanArgument(visibleOnly) || visibility === "Visible")
        .length,
    getFirst: (book, visibleOnly) => edge(book, "first", visibleOnly),
    getItemOrNullObject: findWorksheet,
    getLast: (book, visibleOnly) => edge(book, "last", visibleOnly),
  },
  items: (book) => book.grid.sheets().map(({ id }) => worksheetType.of({ book, sheet: id })),
  item: findWorksheet,
});
