/**
 * One Enrich run, from read to undo, as the pane and the ribbon see it. The pane shows a
 * `Preparation` (what was found in the sheet), lets the user change the mapping and the settings,
 * shows the `Plan` (what will happen), then starts the run and watches its progress.
 */
import type { SettledConventions } from "../columns/conventions";
import type { ColumnMapping, TableConventions } from "../columns/types";
import type { Destination } from "../client/destination";
import type { EnrichmentSession } from "../client/session";
import type { LabelListOutcome } from "../excel/label-list";
import type { SelectedCells } from "../excel/selected-cells";
import type { OutputField, Scope, WorkbookProblem, WorkbookSettings } from "../excel/types";
import type { ModelProblem } from "./model-stop";
import type { HolderPlan } from "./row-holders";
import type { ServiceProblem } from "./service-stop";
import type { RowReferences } from "./row-references";
import type { ReportSource } from "./report-source";
import type { SheetRow, SheetRowsOptions } from "./sheet-rows";

export type { ModelProblem } from "./model-stop";
export type { HolderPlan } from "./row-holders";
export type { ServiceProblem } from "./service-stop";
export type { LabelListOutcome } from "../excel/label-list";
export type { ReferencedColumn, RowReferences } from "./row-references";
export type { AnswerCell, AnswerState, SheetRow, SheetRowsOptions } from "./sheet-rows";

export { DEFAULT_OUTPUT_FIELDS, OUTPUT_FIELDS } from "../excel/types";
export type { OutputField, Scope, WorkbookSettings } from "../excel/types";

/** Why a sheet or a run cannot go on, as data. Words: `src/strings`. */
export type SheetProblem =
  | WorkbookProblem
  | { code: "busy" }
  | { code: "engine"; message: string }
  | ServiceProblem
  | ModelProblem;

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
  /** Why the conventions were chosen: what nothing depends on need not be shown. */
  reasons: SettledConventions["reasons"];
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
  /** Only the rows of these ids, wherever in the table they are, hidden ones too; absent: those meant. */
  onlyRows?: ReadonlySet<string>;
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
  /** Rows still to be answered; where all are, those that only lack recurrence. */
  remaining: number;
  toUpdate: number;
  upToDate: number;
  /** Rows in which every target cell was edited by the user or holds foreign content. */
  locked: number;
  /** Single cells that stay as they are because the user edited them. */
  lockedCells: number;
  skipped: { reason: SkipReason; count: number; firstRow: number }[];
  /** Rows that will be answered with a note: what is wrong, how many, first 1-based sheet row. */
  noted: { code: string; count: number; firstRow: number }[];
  /** Account holders that the rows name; null where all are the workbook's. */
  holders: HolderPlan | null;
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
  /** Rows that the chosen destination does not take and that were answered on this computer. */
  builtIn: number;
  /** Cells another hand changed while we wrote; they were put back. */
  putBack: number;
  seconds: number;
}

/** What undoing did. */
export interface UndoOutcome {
  /** Cells given back what they held before the run. */
  cells: number;
  /** Cells left alone because the user has changed them since. */
  kept: number;
}

export type Result<Value> = { ok: true; value: Value } | { ok: false; problem: SheetProblem };

export interface RunController {
  prepare(scope: Scope): Promise<Result<Preparation>>;
  plan(preparation: Preparation, choices: RunChoices): Promise<Result<Plan>>;
  /** Every transaction of the table, as it stands. */
  rows(
    preparation: Preparation,
    choices: RunChoices,
    options?: SheetRowsOptions
  ): Promise<Result<SheetRow[]>>;
  /** The transaction in the active cell's row; null where that row holds none of this table. */
  activeRow(preparation: Preparation, choices: RunChoices): Promise<Result<SheetRow | null>>;
  /** What stands in the selected cells, wherever they are. */
  selectedCells(): Promise<Result<SelectedCells>>;
  /** Where the columns of the table's rows are, for formulas over them. */
  references(preparation: Preparation, choices: RunChoices): Promise<Result<RowReferences>>;
  /** The labels offered in the label column's list; null where it has none. */
  labelList(preparation: Preparation, choices: RunChoices): Promise<Result<string[] | null>>;
  /** Gives the label column a list to choose from, or brings the one it has up to date. */
  setLabelList(
    preparation: Preparation,
    choices: RunChoices,
    labels: readonly string[]
  ): Promise<Result<LabelListOutcome>>;
  /** Takes the list away; false where there was none. */
  removeLabelList(preparation: Preparation, choices: RunChoices): Promise<Result<boolean>>;
  /**
   * The columns of the table that formulas of a report can add up.
   *
   * @param accountHolder whose rows are meant, as `SheetRow.accountHolder` has it
   */
  reportSource(
    preparation: Preparation,
    choices: RunChoices,
    accountHolder: string | null
  ): Promise<Result<ReportSource>>;
  run(
    preparation: Preparation,
    choices: RunChoices,
    options: { signal: AbortSignal; onProgress: (progress: RunProgress) => void }
  ): Promise<Result<RunOutcome>>;
  /** Restores every cell of the last run: formulas, values, number formats, leading apostrophes. */
  undoLastRun(): Promise<Result<UndoOutcome>>;
  /** The ledger was emptied, wholly or of a holder: no row counts as sent any more. */
  forgetSent(): void;
  /** Whether there is a run to undo, and what it was: for the button and its label. */
  lastRun(): Promise<{ sheetName: string; cells: number; at: string } | null>;
}

/** Milliseconds since some fixed moment; handed in so that tests own time. */
export type Clock = () => number;

export type CreateRunController = (
  session: EnrichmentSession,
  clock: Clock,
  destination?: () => Destination
) => RunController;
