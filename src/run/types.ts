/**
 * One Enrich run, from read to undo, as the pane and the ribbon see it. The pane shows a
 * `Preparation` (what was found in the sheet), lets the user change the mapping and the settings,
 * shows the `Plan` (what will happen), then starts the run and watches its progress.
 */
import type { ColumnMapping, TableConventions } from "../columns/types";
import type { EnrichmentSession } from "../client/session";
import type { AccountHolderType } from "../model";

/** Which rows the user means. */
export type Scope = "selection" | "table" | "region";

/** Columns we can write, in the order they appear. */
export const OUTPUT_FIELDS = [
  "label",
  "merchant",
  "recurrence",
  "website",
  "logo",
  "mcc",
  "location",
  "person",
  "intermediaries",
  "confidence",
  "next_date",
  "note",
] as const;
export type OutputField = (typeof OUTPUT_FIELDS)[number];
export const DEFAULT_OUTPUT_FIELDS: readonly OutputField[] = ["label", "merchant", "recurrence"];

/** What is remembered in the workbook and goes with the file; never a key. */
export interface WorkbookSettings {
  accountHolder: { id: string; type: AccountHolderType; name: string | null };
  fields: OutputField[];
  /** Country of the account, ISO 3166; null when unknown. */
  country: string | null;
  /** Currency of rows that name none; null when unknown. */
  currency: string | null;
}

/** Why a sheet or a row cannot be worked on, as data. Words: `src/taskpane/strings`. */
export type SheetProblem =
  | { code: "nothing_selected" }
  | { code: "empty_sheet"; sheet: string }
  | { code: "no_description_column"; sheet: string; headerRow: number | null }
  | { code: "several_areas"; count: number }
  | { code: "protected_sheet"; sheet: string }
  | { code: "cell_edit_mode" }
  | { code: "merged_cells"; address: string }
  | { code: "no_free_columns"; sheet: string; needed: number }
  | { code: "sheet_gone"; sheet: string }
  | { code: "rows_moved"; count: number }
  | { code: "newer_workbook"; version: number }
  | { code: "unsupported_host"; missing: string }
  | { code: "payload_too_large" }
  | { code: "nothing_to_undo" }
  | { code: "busy" }
  | { code: "engine"; message: string }
  | { code: "host"; message: string };

export type SkipReason = "blank" | "no_description" | "totals_row" | "header_row" | "hidden";

/** One column of the sheet, for the mapping editor. */
export interface SheetColumn {
  /** 0-based within the area. */
  index: number;
  /** The sheet's own letter, as `C`. */
  letter: string;
  header: string | null;
  /** Up to three cells as the sheet shows them. */
  samples: string[];
}

/** What was found in the sheet. */
export interface Preparation {
  sheetId: string;
  sheetName: string;
  tableName: string | null;
  /** Address of the rows read, as `B5:G120`. */
  address: string;
  /** 1-based sheet row of the header, null when there is none. */
  headerRow: number | null;
  columns: SheetColumn[];
  mapping: ColumnMapping;
  conventions: TableConventions;
  rowCount: number;
  hiddenRows: number;
  settings: WorkbookSettings;
}

/** What the user may change before the run. */
export interface RunChoices {
  mapping: ColumnMapping;
  conventions: TableConventions;
  settings: WorkbookSettings;
  includeHiddenRows: boolean;
  /** Also rewrite rows that hold an up-to-date answer of ours. */
  refreshUpToDate: boolean;
}

/** One output column: where it is or where it will be. */
export interface PlannedColumn {
  field: OutputField;
  header: string;
  letter: string;
  state: "existing" | "new";
}

/** What will happen, in rows. Every data row is in exactly one of these counts. */
export interface Plan {
  toFill: number;
  toUpdate: number;
  upToDate: number;
  /** Rows in which every target cell was edited by the user or holds foreign content. */
  locked: number;
  /** Single cells that stay as they are because the user edited them. */
  lockedCells: number;
  skipped: { reason: SkipReason; count: number; firstRow: number }[];
  /** Rows that will be answered with a note: what is wrong, how many, first 1-based sheet row. */
  noted: { code: string; count: number; firstRow: number }[];
  columns: PlannedColumn[];
  /** Rows left by a run that was stopped; such a run is continued, not begun again. */
  resumes: boolean;
}

export type RunPhase = "reading" | "enriching" | "recurrence" | "finishing";

export interface RunProgress {
  phase: RunPhase;
  done: number;
  total: number;
  rowsPerSecond: number;
  secondsLeft: number | null;
}

export interface RunOutcome {
  state: "completed" | "stopped";
  written: number;
  locked: number;
  skipped: number;
  noted: number;
  /** Cells another hand changed while we wrote; they were put back. */
  putBack: number;
  seconds: number;
}

export type Result<Value> = { ok: true; value: Value } | { ok: false; problem: SheetProblem };

export interface RunController {
  prepare(scope: Scope): Promise<Result<Preparation>>;
  plan(preparation: Preparation, choices: RunChoices): Promise<Result<Plan>>;
  run(
    preparation: Preparation,
    choices: RunChoices,
    options: { signal: AbortSignal; onProgress: (progress: RunProgress) => void }
  ): Promise<Result<RunOutcome>>;
  /** Restores every cell of the last run: formulas, values, number formats, leading apostrophes. */
  undoLastRun(): Promise<Result<{ cells: number }>>;
  /** Whether there is a run to undo, and what it was: for the button and its label. */
  lastRun(): Promise<{ sheetName: string; cells: number; at: string } | null>;
}

/** Milliseconds since some fixed moment; handed in so that tests own time. */
export type Clock = () => number;

export type CreateRunController = (session: EnrichmentSession, clock: Clock) => RunController;
