/** From a file to a statement: accounts, balances, rows with exact money. */
import {
  createConventionEvidence,
  readAmount,
  readRow,
  type RowReading,
  type SettledConventions,
  type CellValue,
} from "../columns";
import type { StatementFile, StatementProblem, StatementRead } from "../model";
import { readStatement } from "./read-statement";
import { statementOf, type AccountRow } from "./reconcile";
import { DEFAULT_LIMITS, type StatementError, type StatementTable } from "./types";
import { statementOfWritten } from "./written-accounts";

/** Most rows of a statement: 50 MB of them would otherwise be some million. */
const MAXIMUM_ROWS = 100_000;
const LIMITS = { ...DEFAULT_LIMITS, expandedBytes: 512 * 1024 * 1024, rows: MAXIMUM_ROWS };

type Failed = { ok: false; problem: StatementProblem };

/**
 * Reads statements: tables, whose columns are found as in a sheet (docs/columns.md), and the formats of
 * docs/statement-formats.md. Other files are problems by name.
 */
export function statementReader() {
  return {
    read: readFile,
    async info(file: StatementFile) {
      const reading = await readFile(file);
      return reading.ok ? { ok: true as const, info: reading.statement.info } : reading;
    },
  };
}

type Read = { ok: true; statement: StatementRead } | Failed;

async function readFile({ name, bytes, currency }: StatementFile): Promise<Read> {
  const reading = await readStatement({ name, bytes }, LIMITS);
  if (!reading.ok) return unread(reading.error);
  const { content } = reading;
  return content.kind === "table"
    ? readTable(content, currency)
    : { ok: true, statement: statementOfWritten(content.statement, currency) };
}

function readTable(content: StatementTable, currency: string): Read {
  const missing = missingColumn(content);
  if (missing !== null) return invalid(`Its table has no column of ${missing}.`);
  const rows = rowsOf(content, currency);
  if (!rows.ok) return rows;
  if (rows.rows.length === 0) return invalid("Its table has no transactions.");
  return { ok: true, statement: statementOf(rows.rows) };
}

function missingColumn({ table: { mapping } }: StatementTable): string | null {
  if (mapping.date === undefined) return "dates";
  if (mapping.description === undefined) return "descriptions";
  const money = mapping.amount ?? mapping.debit ?? mapping.credit;
  return money === undefined ? "amounts" : null;
}

/** The rows that are transactions, in the order of the file. */
function rowsOf(
  { rows, formats, table }: StatementTable,
  currency: string
): { ok: true; rows: AccountRow[] } | Failed {
  const { mapping, firstDataRow, headers, letterheadCurrency } = table;
  const data = rows.slice(firstDataRow);
  const evidence = createConventionEvidence(mapping, headers);
  evidence.add(data, formats?.slice(firstDataRow));
  const settled = evidence.settle({ letterheadCurrency, currency });
  const read: AccountRow[] = [];
  for (const [index, cells] of data.entries()) {
    const reading = readRow(cells, mapping, settled.conventions, {
      headers,
      formats: formats?.[firstDataRow + index] ?? null,
    });
    const fault = reading.skip === null ? faultOf(reading) : null;
    if (fault !== null) return invalid(`Row ${firstDataRow + index + 1}: ${fault}`);
    const row = accountRow(reading, balanceOf(cells, mapping.balance, settled), currency);
    if (row !== null) read.push(row);
  }
  return { ok: true, rows: read };
}

/** What is wrong with a transaction whose date or amount stands there and is not readable: no row is lost silently. */
function faultOf({ notes }: RowReading): string | null {
  for (const { code, value } of notes) {
    if (code === "date_unreadable") return `"${value ?? ""}" is no date.`;
    if (code === "amount_unreadable") return `"${value ?? ""}" is no amount.`;
  }
  return null;
}

/** A row with date and amount; others carry a balance along or go on with a description. */
function accountRow(
  { fields, skip }: RowReading,
  running_balance: number | null,
  currency: string
): AccountRow | null {
  const { date, amount, entry_type, description, account } = fields;
  const isTransaction = skip === null || skip === "no_description";
  if (!isTransaction || date === null || amount === null) return null;
  return {
    account,
    row: {
      date,
      entry_type: entry_type ?? "outgoing",
      amount,
      currency: fields.currency ?? currency,
      description,
      running_balance,
      page_number: null,
    },
  };
}

function balanceOf(
  cells: readonly CellValue[],
  column: number | undefined,
  { conventions }: SettledConventions
): number | null {
  if (column === undefined) return null;
  const balance = readAmount(cells[column] ?? null, conventions.decimalMark);
  if (balance === null) return null;
  // A balance marked DR is overdrawn.
  const isOwed = balance.sign === -1 || balance.direction === "outgoing";
  return isOwed && balance.size > 0 ? -balance.size : balance.size;
}

function invalid(message: string): Failed {
  return { ok: false, problem: { code: "invalid_bank_statement", message } };
}

function unread(error: StatementError): Failed {
  const message = wordsOf(error);
  return error.code === "unknown_format" || error.code === "old_excel_format"
    ? { ok: false, problem: { code: "unsupported_file_type", message } }
    : invalid(message);
}

function wordsOf({ code, row, column, detail }: StatementError): string {
  switch (code) {
    case "empty_file":
      return "The file is empty.";
    case "unknown_format":
      return "Files of this kind cannot be read; send CSV, an Excel workbook (.xlsx), MT940, CAMT.053, OFX or QIF.";
    case "old_excel_format":
      return "Excel 97 workbooks cannot be read; save it as .xlsx.";
    case "password_protected":
      return "The file asks for a password; save it without one.";
    case "damaged":
      return "The file is damaged.";
    case "too_many_bytes":
    case "expands_too_far":
      return `The file holds more than ${detail ?? ""} bytes.`;
    case "too_many_rows":
      return `The table has more than ${detail ?? ""} rows.`;
    case "too_many_columns":
      return `The table has more than ${detail ?? ""} columns.`;
    case "unclosed_quote":
      return `A quotation mark is not closed in row ${row ?? ""}, column ${column ?? ""}.`;
    case "has_doctype":
      return `The file has a document type (<!DOCTYPE) in line ${row ?? ""}; statements have none.`;
    case "too_deep":
      return `Elements are nested too deep in line ${row ?? ""}.`;
    case "no_statement":
      return "The file holds no account and no transactions; export it again.";
    case "row_unreadable":
      return `Line ${row ?? ""}: "${detail ?? ""}" is no transaction.`;
    case "date_unreadable":
      return `Line ${row ?? ""}: "${detail ?? ""}" is no date.`;
    case "amount_unreadable":
      return `Line ${row ?? ""}: "${detail ?? ""}" is no amount.`;
    case "no_table":
      return "No table of transactions was found.";
    case "no_description_column":
      return "Its table has no column of descriptions.";
  }
}
