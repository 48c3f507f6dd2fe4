/**
 * Files of bank rows and what is read from them. One record per format knows its own files by their
 * content and reads them; errors are data, their words are added where a person reads them.
 */
import type { CellValue, DetectedTable } from "../columns";
import type { WrittenStatement } from "./written";

/** A file as bytes, with the name to use in messages. */
export interface StatementSource {
  name: string;
  bytes: Uint8Array;
}

/** What a file may hold at most; each guards memory and time against hostile or mistaken files. */
export interface StatementLimits {
  /** Bytes of the file. */
  bytes: number;
  /** Bytes that a compressed file says it unpacks to. */
  expandedBytes: number;
  /** Rows of one sheet, letterhead and blanks included. */
  rows: number;
  columns: number;
}

export const DEFAULT_LIMITS: StatementLimits = {
  bytes: 256 * 1024 * 1024,
  expandedBytes: 1024 * 1024 * 1024,
  rows: 1_048_576,
  columns: 1_024,
};

/** Where in a file: 1-based row (of text formats the line), column letter; null where the trouble has no such place. */
export interface StatementPlace {
  file: string;
  sheet: string | null;
  row: number | null;
  column: string | null;
}

/** Why a file cannot be read. */
export type StatementErrorCode =
  | "empty_file"
  | "unknown_format"
  | "old_excel_format"
  | "password_protected"
  | "damaged"
  | "too_many_bytes"
  | "expands_too_far"
  | "too_many_rows"
  | "too_many_columns"
  | "unclosed_quote"
  | "has_doctype"
  | "too_deep"
  | "no_statement"
  | "row_unreadable"
  | "date_unreadable"
  | "amount_unreadable"
  | "no_table"
  | "no_description_column";

export interface StatementError extends StatementPlace {
  code: StatementErrorCode;
  /** A limit that was passed, a word from the reader; null where the code says all. */
  detail: string | null;
}

/** A sheet or text file as rows of cells, with what its columns mean. */
export interface StatementTable {
  kind: "table";
  file: string;
  /** Name of the worksheet, null where the format has none. */
  sheet: string | null;
  /** Every row from the top of the file; the row at index i is row i + 1 for a person. */
  rows: readonly (readonly CellValue[])[];
  /** Number formats of the same cells, null where the format has none. */
  formats: readonly (readonly (string | null)[])[] | null;
  table: DetectedTable;
}

export type StatementReading =
  { ok: true; content: StatementContent } | { ok: false; error: StatementError };

/** What a file holds: rows of cells whose meaning is found, or a statement that says all itself. */
export type StatementContent =
  StatementTable | { kind: "statement"; file: string; statement: WrittenStatement };

export type StatementFormat = "xlsx" | "csv" | "mt940" | "ofx" | "qif" | "camt053";

/** One format. */
export interface StatementReader {
  format: StatementFormat;
  /** Whether the bytes are of this format; the file's name is not looked at. */
  detect(source: StatementSource): boolean;
  read(source: StatementSource, limits: StatementLimits): Promise<StatementReading>;
}
