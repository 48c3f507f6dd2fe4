/**
 * The workbook around the cells: what refers to cells from outside and has to follow them. One book
 * for both grids. Changes to cells go through `book/cells`, which tells the book.
 */
import { type Area, rectangleAddress, SHEET_COLUMNS, SHEET_ROWS } from "../../grid/area";
import {
  CELL_ERRORS,
  type CellValue,
  type GridEngine,
  type Selection,
  type SheetChange,
  type StructureChange,
} from "../../grid/grid";
import { quoteSheetName } from "../../grid/references";
import { type Culture } from "../culture";
import { EventNumber, type EventHub, WORKBOOK_TARGET } from "../events";
import { itemNotFound } from "../rich-api/errors";
import { type AreaValues, createAreaValues } from "./area-values";
import { type Charts, createCharts } from "./charts";
import { type CustomXmlParts, createCustomXmlParts } from "./custom-xml";
import { createNames, type Names } from "./names";
import { createProtections, type Protections } from "./protection";
import { createTables, type Tables } from "./tables";
import { createFilters, type Filters } from "./filters";
import { type DataValidation } from "./data-validation";

/** Who changed something: the add-in through the API, or the user in the grid. */
export type ChangeSource = "addin" | "user";

/** What a cell held before and after, for changes of one cell. */
export interface ChangeDetails {
  valueBefore: CellValue;
  valueAfter: CellValue;
}

/** The workbook as the object model works on it. */
export interface Book {
  readonly grid: GridEngine;
  readonly culture: Culture;
  readonly events: EventHub;
  readonly names: Names;
  readonly tables: Tables;
  readonly customXml: CustomXmlParts;
  readonly protections: Protections;
  readonly filters: Filters;
  readonly charts: Charts;
  /** `Range.format.protection.locked`. */
  readonly locked: AreaValues<boolean>;
  readonly validations: AreaValues<DataValidation | null>;
  readonly hyperlinks: AreaValues<unknown>;
  /** `workbook.settings`, by key. */
  readonly settings: Map<string, unknown>;
  calculationMode: "Automatic" | "AutomaticExceptTables" | "Manual";
  readonly fileName: string;
  /** `workbook.properties`, by documented name. */
  readonly properties: Map<string, string>;
  /** By sheet id. */
  readonly tabColors: Map<string, string>;

  /** The sheet of an id or a name (ignoring case); null when there is none. */
  findSheet(key: string): string | null;
  sheetName(sheet: string): string;
  /** As `'My sheet'!A1:B2`. */
  address(area: Area): string;
  /** As `='My sheet'!$A$1:$B$2`, for names. */
  referenceFormula(area: Area): string;

  /** Whether the add-in listens to changes of a sheet's contents. */
  hearsChanges(sheet: string): boolean;
  /** Notes that contents changed; the event is raised by `flush`. */
  contentsChanged(area: Area, source: ChangeSource, details?: ChangeDetails): void;
  /** Moves everything that refers to cells, once the cells themselves have moved. */
  structureChanged(change: StructureChange, source: ChangeSource): void;
  formatChanged(area: Area, source: ChangeSource): void;
  /** Rows of an area came into another order. */
  rowsSorted(area: Area, source: ChangeSource): void;
  rowsHidden(area: Area, hidden: boolean): void;
  selectionChanged(selection: Selection): void;
  sheetsChanged(change: SheetChange, source: ChangeSource): void;
  /** Raises the events of the changes noted since: touching blocks as one. */
  flush(): void;
  /** Hears every structure change, after the book's own state has followed it. */
  onStructureChange(listener: (change: StructureChange) => void): void;
}

interface NotedChange {
  area: Area;
  source: ChangeSource;
  details?: ChangeDetails;
}

/** A workbook around a grid's cells, with nothing in it yet. */
export function createBook(grid: GridEngine, culture: Culture, events: EventHub): Book {
  const listeners: ((change: StructureChange) => void)[] = [];
  let noted: NotedChange[] = [];
  let nameOfSheet = new Map(grid.sheets().map(({ id, name }) => [id, name]));
  let active = grid.activeSheet();

  const sheetId = (name: string): string | null => book.findSheet(name);

  const raiseChanged = ({ area, source, details }: NotedChange) => {
    const message = {
      address: rectangleAddress(area),
      referenceId: `${area.sheet}!${rectangleAddress(area)}`,
      worksheetId: area.sheet,
      changeType: "RangeEdited",
      source: "Local",
      triggerSource: triggerSource(source),
      shiftDirection: "None",
      ...(details && {
        ...details,
        valueTypeBefore: valueType(details.valueBefore),
        valueTypeAfter: valueType(details.valueAfter),
      }),
    };
    events.raise(EventNumber.changed, [area.sheet, WORKBOOK_TARGET], message);
    for (const table of book.tables.overlapping(area)) {
      const targets = [table.id, area.sheet, WORKBOOK_TARGET];
      events.raise(EventNumber.tableChanged, targets, { ...message, tableId: table.id });
    }
  };

  const book: Book = {
    grid,
    culture,
    events,
    names: createNames(grid),
    tables: createTables(grid),
    customXml: createCustomXmlParts(),
    protections: createProtections(),
    filters: createFilters(grid),
    charts: createCharts(),
    locked: createAreaValues(true),
    validations: createAreaValues<DataValidation | null>(null),
    hyperlinks: createAreaValues<unknown>(null),
    settings: new Map(),
    calculationMode: "Automatic",
    fileName: "Book1.xlsx",
    properties: new Map(),
    tabColors: new Map(),

    findSheet: (key) => {
      const folded = key.toLowerCase();
      const sheets = grid.sheets();
      const found =
        sheets.find(({ id }) => id === key) ??
        sheets.find(({ name }) => name.toLowerCase() === folded);
      return found?.id ?? null;
    },
    sheetName: (sheet) => {
      const found = grid.sheets().find(({ id }) => id === sheet);
      if (!found) throw itemNotFound();
      return found.name;
    },
    address: (area) => `${quoteSheetName(book.sheetName(area.sheet))}!${rectangleAddress(area)}`,
    referenceFormula: (area) => {
      const absolute = rectangleAddress(area).replace(/[A-Z]+|\d+/g, (part) => `$${part}`);
      return `=${quoteSheetName(book.sheetName(area.sheet))}!${absolute}`;
    },

    hearsChanges: (sheet) =>
      events.isRegistered(EventNumber.changed, sheet) ||
      events.isRegistered(EventNumber.changed, WORKBOOK_TARGET),
    contentsChanged: (area, source, details) => {
      book.tables.headersChanged(area);
      const last = noted.at(-1);
      const grown = last?.source === source ? stacked(last.area, area) : null;
      if (last && grown) noted[noted.length - 1] = { area: grown, source };
      else noted.push({ area, source, ...(details && { details }) });
    },
    structureChanged: (change, source) => {
      book.flush();
      book.names.follow(change, sheetId);
      book.tables.follow(change);
      book.filters.follow(change);
      book.charts.follow(change);
      book.locked.follow(change);
      book.validations.follow(change);
      book.hyperlinks.follow(change);
      for (const listener of listeners) listener(change);
      for (const message of structureMessages(change)) {
        events.raise(EventNumber.changed, [change.area.sheet, WORKBOOK_TARGET], {
          ...message,
          referenceId: `${change.area.sheet}!${String(message.address)}`,
          worksheetId: change.area.sheet,
          source: "Local",
          triggerSource: triggerSource(source),
        });
      }
    },
    formatChanged: (area) => {
      events.raise(EventNumber.formatChanged, [area.sheet, WORKBOOK_TARGET], {
        address: rectangleAddress(area),
        worksheetId: area.sheet,
        source: "Local",
      });
    },
    rowsSorted: (area, source) => {
      book.contentsChanged(area, source);
      events.raise(EventNumber.rowSorted, [area.sheet, WORKBOOK_TARGET], {
        address: rectangleAddress(area),
        worksheetId: area.sheet,
        source: "Local",
      });
    },
    rowsHidden: ({ sheet, row, rows }, hidden) => {
      events.raise(EventNumber.rowHiddenChanged, [sheet, WORKBOOK_TARGET], {
        address: rectangleAddress({ row, rows, column: 0, columns: SHEET_COLUMNS }),
        changeType: hidden ? "Hidden" : "Unhidden",
        worksheetId: sheet,
        source: "Local",
      });
    },
    selectionChanged: (selection) => {
      const { sheet } = selection.activeCell;
      if (sheet !== active) {
        events.raise(EventNumber.deactivated, [active, WORKBOOK_TARGET], { worksheetId: active });
        events.raise(EventNumber.activated, [sheet, WORKBOOK_TARGET], { worksheetId: sheet });
        active = sheet;
      }
      events.raise(EventNumber.selectionChanged, [sheet, WORKBOOK_TARGET], {
        address: selection.areas.map(rectangleAddress).join(","),
        worksheetId: sheet,
      });
      const [area] = selection.areas;
      if (!area) return;
      for (const table of book.tables.onSheet(sheet)) {
        const inside = book.tables.overlapping(area).includes(table);
        events.raise(EventNumber.tableSelectionChanged, [table.id], {
          address: inside ? rectangleAddress(area) : "",
          isInsideTable: inside,
          tableId: table.id,
          worksheetId: sheet,
        });
      }
    },
    sheetsChanged: (change, source) => {
      const { sheet } = change;
      const message = { worksheetId: sheet, source: "Local", triggerSource: triggerSource(source) };
      switch (change.kind) {
        case "added":
          events.raise(EventNumber.added, [WORKBOOK_TARGET], message);
          break;
        case "deleted":
          book.names.sheetDeleted(sheet, nameOfSheet.get(sheet) ?? "");
          book.tables.sheetDeleted(sheet);
          book.filters.sheetDeleted(sheet);
          book.charts.sheetDeleted(sheet);
          book.tabColors.delete(sheet);
          events.raise(EventNumber.deleted, [sheet, WORKBOOK_TARGET], message);
          break;
        case "renamed": {
          const nameBefore = nameOfSheet.get(sheet) ?? "";
          const nameAfter = book.sheetName(sheet);
          book.names.sheetRenamed(nameBefore, nameAfter);
          events.raise(EventNumber.nameChanged, [sheet, WORKBOOK_TARGET], {
            ...message,
            nameBefore,
            nameAfter,
          });
          break;
        }
        case "moved":
        case "activated":
        case "visibility":
          break;
      }
      nameOfSheet = new Map(grid.sheets().map(({ id, name }) => [id, name]));
    },
    flush: () => {
      const changes = noted;
      noted = [];
      for (const change of changes) raiseChanged(change);
    },
    onStructureChange: (listener) => {
      listeners.push(listener);
    },
  };
  return book;
}

function triggerSource(source: ChangeSource): string {
  return source === "addin" ? "ThisLocalAddin" : "Unknown";
}

/** `Excel.RangeValueType` of a value. */
export function valueType(value: CellValue): string {
  if (value === "") return "Empty";
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  return value.startsWith("#") && CELL_ERRORS.includes(value) ? "Error" : "String";
}

/** One area out of two when the second stands right below or beside the first, or inside it. */
function stacked(one: Area, other: Area): Area | null {
  if (one.sheet !== other.sheet) return null;
  if (one.column === other.column && one.columns === other.columns) {
    if (one.row + one.rows === other.row) return { ...one, rows: one.rows + other.rows };
  }
  if (one.row === other.row && one.rows === other.rows) {
    if (one.column + one.columns === other.column) {
      return { ...one, columns: one.columns + other.columns };
    }
    if (one.column === other.column && one.columns === other.columns) return one;
  }
  return null;
}

function structureMessages(change: StructureChange): Record<string, unknown>[] {
  const address = rectangleAddress(change.area);
  if (change.kind === "move") {
    return [change.area, change.to].map((area) => ({
      address: rectangleAddress(area),
      changeType: "RangeEdited",
      shiftDirection: "None",
    }));
  }
  const { columns, rows } = change.area;
  const what = columns >= SHEET_COLUMNS ? "Row" : rows >= SHEET_ROWS ? "Column" : "Cell";
  const how = change.kind === "insert" ? "Inserted" : "Deleted";
  const shift = change.shift.charAt(0).toUpperCase() + change.shift.slice(1);
  return [{ address, changeType: what + how, shiftDirection: `ShiftCell${shift}` }];
}
