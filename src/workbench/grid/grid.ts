/**
 * The spreadsheet behind the emulated Excel host, as the host sees it. Two grids implement it: the
 * memory grid for tests and the visible Univer grid of the workbench.
 *
 * The grid owns what lies in the cells: contents, formats, hidden rows and columns, merged cells,
 * sheets, selection, formula results. All that refers to cells from outside (names, tables, XML
 * parts, protection, data validation, filters) lives once, in `host/book`, for both grids.
 *
 * Two rules keep the two apart:
 * - **The grid tells its listener only what the user did.** A change made through this interface is
 *   known to the caller and is not reported back.
 * - **The grid interprets nothing it is given.** What typing `1/2/2025` means is decided by the host
 *   (`host/input`), the grid gets a finished value and a number format. (What the user types into a
 *   visible grid is that grid's own affair.)
 *
 * Rows and columns are 0-based, sheets are named by their id, areas may reach beyond the last row
 * or column the grid keeps: reading there gives empty cells, writing grows the grid, and formatting
 * or clearing whole columns costs no more than the cells in use.
 */
import { type Area } from "./area";

/** What a cell shows as its value. `""` is an empty cell; errors are their text, as `#N/A`. */
export type CellValue = string | number | boolean;

/** A formula with its leading `=`, in English names and A1 references. */
export interface Formula {
  formula: string;
}

/** Text entered with a leading apostrophe: kept as text, whatever it looks like. */
export interface QuotedText {
  quoted: string;
}

/** What a cell holds. A plain string is that text, never a formula; `""` is an empty cell. */
export type CellContent = CellValue | Formula | QuotedText;

/** The text of the errors a cell can show. */
export const CELL_ERRORS: readonly string[] = [
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
  "#GETTING_DATA",
  "#SPILL!",
  "#CALC!",
  "#BUSY!",
  "#FIELD!",
  "#BLOCKED!",
  "#CONNECT!",
  "#UNKNOWN!",
];

/** `Excel.HorizontalAlignment`. */
export type HorizontalAlignment =
  | "General"
  | "Left"
  | "Center"
  | "Right"
  | "Fill"
  | "Justify"
  | "CenterAcrossSelection"
  | "Distributed";
/** `Excel.VerticalAlignment`. */
export type VerticalAlignment = "Top" | "Center" | "Bottom" | "Justify" | "Distributed";

/** How a cell looks. Colours are `#RRGGBB`, `""` for none; sizes are points. */
export interface CellFormat {
  numberFormat: string;
  fillColor: string;
  fontColor: string;
  fontName: string;
  fontSize: number;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  strikethrough: boolean;
  horizontalAlignment: HorizontalAlignment;
  verticalAlignment: VerticalAlignment;
  wrapText: boolean;
  indentLevel: number;
}

/** The format of a cell nobody formatted. */
export const DEFAULT_FORMAT: Readonly<CellFormat> = {
  numberFormat: "General",
  fillColor: "",
  fontColor: "#000000",
  fontName: "Calibri",
  fontSize: 11,
  bold: false,
  italic: false,
  underline: false,
  strikethrough: false,
  horizontalAlignment: "General",
  verticalAlignment: "Bottom",
  wrapText: false,
  indentLevel: 0,
};

/** Default width of a column and height of a row, in points. */
export const DEFAULT_COLUMN_WIDTH = 48;
/** Default height of a row, in points. */
export const DEFAULT_ROW_HEIGHT = 15;

/** `Excel.SheetVisibility`: a very hidden sheet is not offered to the user for showing. */
export type SheetVisibility = "Visible" | "Hidden" | "VeryHidden";

/** A sheet as its tab shows it. The order in the list is the order of the tabs. */
export interface SheetInfo {
  /** Never changes and is never used again. */
  id: string;
  name: string;
  visibility: SheetVisibility;
}

/** What is selected: at least one area, all on one sheet, the active cell in one of them. */
export interface Selection {
  areas: readonly Area[];
  activeCell: { sheet: string; row: number; column: number };
}

/**
 * Cells inserted or deleted, the rest moving. `area` is where they went in, or what was taken out;
 * for whole rows it is `SHEET_COLUMNS` wide, for whole columns `SHEET_ROWS` high. `move` is a cut
 * and paste: `area` went to `to`, of the same size, references following it.
 */
export type StructureChange =
  | { kind: "insert"; area: Area; shift: "down" | "right" }
  | { kind: "delete"; area: Area; shift: "up" | "left" }
  | { kind: "move"; area: Area; to: Area };

/** What the user did to the sheets themselves. */
export type SheetChange =
  | { kind: "added" | "deleted" | "activated" | "renamed" | "moved"; sheet: string }
  | { kind: "visibility"; sheet: string; visibility: SheetVisibility };

/** Hears what the user does in the grid, never what was done through `GridEngine`. */
export interface GridListener {
  /** Contents were typed, pasted, filled, cleared or sorted by the user. One call an action. */
  cellsChanged(area: Area): void;
  /** Formats alone were changed by the user. */
  formatChanged(area: Area): void;
  /** Cells were inserted, deleted or moved by the user. Called after the cells have moved. */
  structureChanged(change: StructureChange): void;
  /** Called also for selections the host made: Excel raises the event for those too. */
  selectionChanged(selection: Selection): void;
  sheetsChanged(change: SheetChange): void;
}

/** A parameter of a custom function, as functions.json describes it. */
export interface FunctionParameter {
  name: string;
  description?: string;
  /** `matrix` takes a 2-D array, anything else one value. */
  dimensionality?: "scalar" | "matrix";
  optional?: boolean;
  repeating?: boolean;
}

/** A custom function, as functions.json describes it, with the name cells use. */
export interface FunctionDescription {
  /** What the add-in associated it under. */
  id: string;
  /** Full name in a formula, as `NTROPY.LABEL`. Cells may write it in any case. */
  name: string;
  description?: string;
  parameters: readonly FunctionParameter[];
  returnsMatrix: boolean;
  stream: boolean;
  cancelable: boolean;
  requiresAddress: boolean;
  requiresParameterAddresses: boolean;
}

/** An argument: one value, or rows of values for a matrix parameter; null where it was left out. */
export type FunctionArgument = CellValue | null | CellValue[][];

/** A result: one value or rows of values that spill; errors are their text. */
export type FunctionResult = CellValue | CellValue[][];

/** One call of a custom function from a cell. */
export interface FunctionCall {
  functionId: string;
  /** One for each parameter; a repeating parameter gets all its values as one array. */
  arguments: (FunctionArgument | FunctionArgument[])[];
  /** The calling cell. */
  cell: { sheet: string; row: number; column: number };
  /** Addresses of the arguments that are references, `""` for the others; for functions that ask. */
  argumentAddresses?: string[];
  /** Called once; for a streaming function each time it has a new result. Never called synchronously. */
  onResult(result: FunctionResult): void;
}

/** The add-in's custom functions, for the grid's formula engine to call. */
export interface FunctionHost {
  readonly functions: readonly FunctionDescription[];
  /**
   * Starts a call and returns at once; the cell shows `#BUSY!` until `onResult`. The returned
   * function cancels it: call it when the cell is changed or cleared before the result came, and
   * when a streaming cell goes away.
   */
  call(call: FunctionCall): () => void;
}

/** Which cells count as used: those with contents, or also those somebody formatted. */
export type UsedBy = "contents" | "contentsOrFormats";

/** A table, as formulas name its columns: `Table1[Amount]`. */
export interface GridTable {
  name: string;
  columns: readonly string[];
  /** Its rows without header and totals; null when there are none. */
  body: Area | null;
}

/** What a grid does for the host. Unknown sheet ids are a bug of the caller and throw. */
export interface GridEngine {
  // Sheets

  sheets(): readonly SheetInfo[];
  /** Adds a sheet after the last one and returns its id. The name was checked by the host. */
  addSheet(name: string): string;
  deleteSheet(sheet: string): void;
  renameSheet(sheet: string, name: string): void;
  /** Moves a sheet to a 0-based place among the tabs. */
  moveSheet(sheet: string, position: number): void;
  setSheetVisibility(sheet: string, visibility: SheetVisibility): void;
  activeSheet(): string;
  activateSheet(sheet: string): void;

  // Contents, in blocks of rows x columns

  /** Values as calculated; empty cells are `""`. Spilled cells hold their share of the array. */
  readValues(area: Area): CellValue[][];
  /** What was entered: formulas and quoted text as such, everything else its value. */
  readContents(area: Area): CellContent[][];
  /**
   * Replaces contents, keeping formats. `null` leaves a cell as it is; a formula starts to
   * calculate. The block has the area's rows and columns.
   */
  writeContents(area: Area, contents: readonly (readonly (CellContent | null)[])[]): void;
  /** Empties cells, keeping formats. */
  clearContents(area: Area): void;
  /** The smallest rectangle that holds every used cell; null on an empty sheet. */
  usedArea(sheet: string, by: UsedBy): Area | null;
  /** Whether the cell shows a value spilled into it or spills one itself. */
  isSpill(sheet: string, row: number, column: number): boolean;
  /**
   * Reorders the rows of an area: row `i` becomes what row `order[i]` was (0-based within the
   * area). Contents and formats move; row heights and hidden rows stay.
   */
  reorderRows(area: Area, order: readonly number[]): void;

  // Formats

  /** Number formats cell by cell. Read before every write of values: must not wait for contents. */
  readNumberFormats(area: Area): string[][];
  /** Number formats cell by cell; `null` leaves one as it is. */
  writeNumberFormats(area: Area, formats: readonly (readonly (string | null)[])[]): void;
  /** Sets the given parts of the format on every cell of the area. */
  setFormat(area: Area, format: Partial<CellFormat>): void;
  /** Back to the format of a cell nobody formatted. */
  clearFormat(area: Area): void;
  /** The value all cells of the area share, null where they differ. */
  readFormat<Key extends keyof CellFormat>(area: Area, key: Key): CellFormat[Key] | null;

  // Rows and columns

  /** Points. Null when the columns differ. */
  columnWidth(area: Area): number | null;
  setColumnWidth(area: Area, points: number): void;
  /** Widths that fit what the cells show. */
  autofitColumns(area: Area): void;
  rowHeight(area: Area): number | null;
  setRowHeight(area: Area, points: number): void;
  autofitRows(area: Area): void;
  /** 0-based hidden rows between `first` and `first + count - 1`, ascending. */
  hiddenRows(sheet: string, first: number, count: number): readonly number[];
  setRowsHidden(sheet: string, first: number, count: number, hidden: boolean): void;
  hiddenColumns(sheet: string, first: number, count: number): readonly number[];
  setColumnsHidden(sheet: string, first: number, count: number, hidden: boolean): void;
  /** Freezes that many rows and columns at the top left; 0 and 0 unfreezes. */
  freeze(sheet: string, rows: number, columns: number): void;
  frozen(sheet: string): { rows: number; columns: number };

  // Structure: contents, formats, merges, hidden rows and formulas' references move along

  insertCells(area: Area, shift: "down" | "right"): void;
  deleteCells(area: Area, shift: "up" | "left"): void;

  // Merged cells

  /** Merged areas that share a cell with the given one. */
  merges(area: Area): readonly Area[];
  /** Merges the area into one cell; what its other cells held is gone. */
  merge(area: Area): void;
  /** Takes apart every merged area that shares a cell with the given one. */
  unmerge(area: Area): void;

  // Selection

  selection(): Selection;
  /** Selects areas of one sheet, showing that sheet. The first cell of the first area is active. */
  select(areas: readonly Area[]): void;

  // Ties to the host

  /** One listener; a second call replaces the first. */
  listen(listener: GridListener): void;
  /** Gives the grid's formulas the add-in's custom functions; cells waiting for them calculate. */
  connectFunctions(functions: FunctionHost): void;
  /** Gives formulas the tables they may name; called again whenever one has changed. */
  defineTables(tables: readonly GridTable[]): void;
  /** Calculates the formulas of an area anew: custom functions are called again with the same arguments. */
  recalculate(area: Area): void;
  /** Resolves when no cell waits for a custom function that answers once. */
  calculated(): Promise<void>;
}
