/**
 * Sheets of ours that are put into the workbook on demand, as data: what they hold, how the parts are
 * called among themselves, what became of them. Nothing here says where a cell lies: the layout is ours.
 *
 * Ids (of an insertion, a sheet, a table, a column, a chart) are of our own code's choosing, small
 * letters, digits and hyphens. They tie a refresh to what was inserted before, whatever the user has
 * renamed since. Texts may be untrusted: they stay text.
 */
import type { CalendarDate } from "../../model";
import type { WorkbookProblem } from "../types";
import type { Formula } from "./formula";

/** What a column or a cell holds, and so which number format it gets. */
export type CellKind =
  | { kind: "text" }
  /** A whole number. */
  | { kind: "count" }
  | { kind: "number" }
  /** An amount; with a currency (ISO 4217) its code is shown behind it. */
  | { kind: "money"; currency: string | null }
  /** A share: 0.25 is shown as 25.0%. */
  | { kind: "share" }
  | { kind: "date" }
  /** The first day of a month, shown as 2026-03. */
  | { kind: "month" };

/** What a cell says: a guarded text, a figure, a truth, a day, a formula of ours; null leaves it empty. */
export type CellContentToInsert =
  string | number | boolean | null | { day: CalendarDate } | { formula: Formula };

/** A cell of a table; with `as` where it is of another kind than its column. */
export type CellToInsert = CellContentToInsert | { content: CellContentToInsert; as: CellKind };

export interface ColumnToInsert {
  id: string;
  header: string;
  holds: CellKind;
  /** Points; what suits its kind unless given. */
  width?: number;
}

/** A real Excel table. */
export interface TableToInsert {
  id: string;
  /** The line above the table; also the wanted name of the Excel table. */
  title: string;
  /** Lines between title and table. */
  notes?: readonly string[];
  columns: readonly ColumnToInsert[];
  /** In the order of the columns. A table without rows is shown with one blank one. */
  rows: readonly (readonly CellToInsert[])[];
  /** The last row of the table: what it is called in the first column, and which columns it sums up. */
  totals?: { label: string; of: Readonly<Record<string, "sum" | Formula>> };
}

/** A native chart over columns of a table of the same sheet. */
export interface ChartToInsert {
  id: string;
  title: string;
  type: "column" | "bar" | "line" | "pie" | "stacked-column";
  /** Id of the table. */
  table: string;
  /** Id of the column whose cells name the points. */
  categories: string;
  /** Ids of the columns that are drawn, each a series; a pie has one. */
  series: readonly string[];
  /** What the axis of values is called; not for a pie. */
  valueAxis?: string;
  /** At most so many rows from the top of the table; all unless given. */
  rows?: number;
}

export interface SheetToInsert {
  id: string;
  /** The wanted name; made legal and free in the workbook. */
  name: string;
  /** First line of the sheet. */
  title: string;
  /** Lines below the title. */
  notes?: readonly string[];
  /** One below the other. */
  tables: readonly TableToInsert[];
  /** Beside the tables, one below the other. */
  charts?: readonly ChartToInsert[];
}

/** Sheets that are inserted, refreshed and undone together. */
export interface SheetInsertion {
  /** The same id refreshes what is there, as `account-report`. */
  id: string;
  sheets: readonly SheetToInsert[];
}

/** What became of one sheet. */
export interface InsertedSheet {
  /** Its id in the insertion. */
  id: string;
  /** As the workbook has it now. */
  name: string;
  /**
   * `kept_beside`: what the user has put below our cells was in the way of a refresh, so the content
   * went to a new sheet and the former one, `former`, stays as it was.
   */
  state: "made" | "refreshed" | "kept_beside";
  former?: string;
}

export interface InsertionOutcome {
  sheets: InsertedSheet[];
  /** Cells of ours that the user had changed and that were written over, as was agreed to. */
  overwritten: number;
}

/** What undoing an insertion did. */
export interface InsertionUndo {
  /** A first insertion's sheets are deleted, a refresh is taken back to what was there before. */
  state: "deleted" | "taken_back";
  /** Names of the sheets. */
  sheets: string[];
}

/** An insertion that is in the workbook. */
export interface InsertionInWorkbook {
  id: string;
  /** When it was last written, ISO 8601. */
  at: string;
  /** Names of its sheets as the user has them now; those the user deleted are not among them. */
  sheets: string[];
  /** Whether what undoing takes back is a refresh. */
  wasRefresh: boolean;
}

/** What stands in the way, as data. */
export type InsertionProblem =
  | WorkbookProblem
  /** The user has changed or added cells; ask, then call again with `evenIfEdited`. */
  | { code: "inserted_edited"; sheets: { name: string; cells: number }[] }
  /** The sheets are the only ones the user can see: Excel keeps one. */
  | { code: "last_sheet" }
  /** Nothing of this id is in the workbook (any more). */
  | { code: "nothing_inserted" }
  /** The user stopped it; the workbook is as it was. */
  | { code: "stopped" }
  /** The workbook's structure is protected: no sheet can be added or deleted. */
  | { code: "protected_workbook" }
  /** It failed on the way; `left` are names of sheets that could not be deleted or given back what they held. */
  | { code: "insertion_failed"; message: string; left: string[] };

export type InsertionResult<Value> =
  { ok: true; value: Value } | { ok: false; problem: InsertionProblem };

/** How an insertion is carried out. */
export interface InsertionOptions {
  signal: AbortSignal;
  /** When, ISO 8601. */
  at: string;
  /** The user has agreed that changed cells are lost. */
  evenIfEdited?: boolean;
  /** Tables and charts written so far, of how many. */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Puts sheets into the workbook, or refreshes those of the same id: all of them or, where anything
 * fails, none.
 */
export type InsertSheets = (
  insertion: SheetInsertion,
  options: InsertionOptions
) => Promise<InsertionResult<InsertionOutcome>>;

/** Takes back the last insertion or refresh of an id, in one step. */
export type UndoInsertion = (
  id: string,
  options: { signal: AbortSignal; evenIfEdited?: boolean }
) => Promise<InsertionResult<InsertionUndo>>;

/** What is in the workbook of ours, for buttons and their labels; nothing where that cannot be told. */
export type ListInsertions = () => Promise<InsertionInWorkbook[]>;
