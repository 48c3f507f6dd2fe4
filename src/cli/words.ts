/** The words for what goes wrong with a file and for what is noted of a row. */
import type { Cadence, Note, RecurrenceType } from "../model";
import type { StatementError } from "../statements";

/** One line for a person: file, sheet, row and column first, then what is wrong and what to do. */
export function statementErrorWords(error: StatementError): string {
  const place = [
    printable(error.file),
    ...(error.sheet === null ? [] : [`sheet "${printable(error.sheet)}"`]),
    ...(error.row === null ? [] : [`row ${error.row}`]),
    ...(error.column === null ? [] : [`column ${printable(error.column)}`]),
  ].join(", ");
  return `${place}: ${problemWords(error)}`;
}

function problemWords({ code, detail }: StatementError): string {
  switch (code) {
    case "empty_file":
      return "there is nothing in this file.";
    case "unknown_format":
      return "this is no file of bank rows that is known: CSV, Excel (.xlsx), MT940, CAMT.053, OFX or QIF.";
    case "old_excel_format":
      return "this is an Excel 97 workbook (.xls); save it as .xlsx first.";
    case "password_protected":
      return "this workbook is protected with a password; save it without one first.";
    case "damaged":
      return `this file is damaged${detail === null ? "" : ` (${printable(detail)})`}.`;
    case "too_many_bytes":
      return `this file is larger than ${megabytes(detail)}.`;
    case "expands_too_far":
      return `this workbook unpacks to more than ${megabytes(detail)}.`;
    case "too_many_rows":
      return `there are more than ${detail ?? "too many"} rows.`;
    case "too_many_columns":
      return `there are more than ${detail ?? "too many"} columns.`;
    case "unclosed_quote":
      return 'a quote (") is opened here and never closed.';
    case "has_doctype":
      return "the file has a document type (<!DOCTYPE), which statements have not.";
    case "too_deep":
      return "elements are nested too deep here.";
    case "no_statement":
      return "the file holds no account and no transactions; export it again.";
    case "row_unreadable":
      return `"${printable(detail ?? "")}" is no transaction.`;
    case "date_unreadable":
      return `"${printable(detail ?? "")}" is no date.`;
    case "amount_unreadable":
      return `"${printable(detail ?? "")}" is no amount.`;
    case "no_table":
      return "no sheet holds a table of transactions.";
    case "no_description_column":
      return `no column holds descriptions of transactions${detail === null ? "" : `; the columns are ${printable(detail)}`}.`;
  }
}

const megabytes = (bytes: string | null) => `${Math.round(Number(bytes ?? 0) / 1_048_576)} MB`;

/** Text from a file on one line of a terminal: no control characters that could steer it. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").slice(0, 200);
}

/** One note, without a full stop. */
function noteWords({ code, value }: Note): string {
  const quoted = value ? `: ${value}` : "";
  switch (code) {
    case "description_missing":
      return "No description";
    case "description_too_long":
      return "Description longer than 1,024 characters; only the beginning was read";
    case "amount_missing":
      return "No amount";
    case "amount_unreadable":
      return `Amount not understood${quoted}`;
    case "date_missing":
      return "No date";
    case "date_unreadable":
      return `Date not understood${quoted}`;
    case "currency_missing":
      return "No currency";
    case "currency_unknown":
      return `Currency not known${quoted}`;
    case "entry_type_missing":
      return "Not said whether money came in or went out; taken as money out";
    case "country_unknown":
      return `Country not known${quoted}`;
    case "not_enriched":
      return "Could not be enriched";
    case "built_in":
      return "Enriched on this computer";
  }
}

/** All notes of a row on one line, null where there is none. */
export function notesWords(notes: readonly Note[]): string | null {
  return notes.length === 0 ? null : notes.map(noteWords).join("; ");
}

const CADENCES: Readonly<Record<Cadence, string>> = {
  daily: "daily",
  weekly: "weekly",
  bi_weekly: "every two weeks",
  semi_monthly: "twice a month",
  four_weekly: "every four weeks",
  monthly: "monthly",
  bi_monthly: "every two months",
  quarterly: "quarterly",
  semi_yearly: "twice a year",
  yearly: "yearly",
  other: "",
};

/** `subscription, monthly`, `one off`; null where nothing is known. */
export function recurrenceWords(
  type: RecurrenceType | null,
  cadence: Cadence | null
): string | null {
  const rhythm = cadence === null ? "" : CADENCES[cadence];
  return type === null || type === "one off" || rhythm === "" ? type : `${type}, ${rhythm}`;
}
