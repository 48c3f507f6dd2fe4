/**
 * What the sheet's room says to the others: which rows are meant, which columns can be written, what
 * is remembered in the workbook, and what can be wrong with a sheet.
 */
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
  /** Name of the custom model that labels come from; the engine's own where there is none. */
  model?: string | null;
}

/** Why a sheet cannot be worked on, as data. Words: `src/strings`. */
export type WorkbookProblem =
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
  /** A column said to name account holders names more than any workbook has. */
  | { code: "too_many_holders"; sheet: string; count: number }
  | { code: "nothing_to_undo" }
  | { code: "host"; message: string };

/** What a cell can be given: text, a number, a truth, or null for an empty cell. Never a formula. */
export type OutputValue = string | number | boolean | null;
