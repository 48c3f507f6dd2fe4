/**
 * Finds the table of bank rows in a block of cells: the header row below any lines of the bank's
 * letterhead, and the role of each column from its header and from what stands in it.
 */
import { readAmount } from "./amounts";
import { assignRoles } from "./assign";
import { parseDateText } from "./dates";
import { readHeader } from "./header-words";
import { currencyOfLetterhead } from "./letterhead";
import { type ColumnProfile, isDateFormat, profileColumn } from "./profile";
import type { RoleReason } from "./roles";
import { cellText, isBlank } from "./text";
import type { CellValue, ColumnMapping, ColumnRole } from "./types";

/** Rows looked at for a header, and rows below it looked at for content. */
const HEADER_SEARCH_ROWS = 100;
const SAMPLE_ROWS = 400;

export interface DetectOptions {
  /** Number formats of the same cells, where the host knows them: dates are told from plain numbers. */
  numberFormats?: readonly (readonly (string | null)[])[];
  /** True where row 0 is known to be the header (an Excel table). */
  firstRowIsHeader?: boolean;
}

export interface DetectedColumn {
  /** 0-based. */
  index: number;
  /** Text of the header cell, null where the table or this column has none. */
  header: string | null;
  role: ColumnRole | null;
  reason: RoleReason | null;
}

export interface DetectedTable {
  /** 0-based row of the header within the cells, null where the table has none. */
  headerRow: number | null;
  /** 0-based row in which the data begin. */
  firstDataRow: number;
  /** Texts of the header row by column, null where the table has none: for `classifyRow`. */
  headers: readonly (string | null)[] | null;
  columns: readonly DetectedColumn[];
  mapping: ColumnMapping;
  /** Currency that the lines above the table name, ISO 4217; null where they name none. */
  letterheadCurrency: string | null;
}

/**
 * Detects a table in cells (rows of columns; rows may be of different lengths). The first few hundred
 * rows are enough. Never fails: without any usable column the mapping is empty.
 */
export function detectTable(
  cells: readonly (readonly CellValue[])[],
  options: DetectOptions = {}
): DetectedTable {
  const width = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const headerRow =
    options.firstRowIsHeader === true && cells.length > 0 ? 0 : findHeaderRow(cells, options);
  const headerCells = headerRow === null ? null : (cells[headerRow] ?? []);
  const headers =
    headerCells === null
      ? null
      : Array.from({ length: width }, (_, index) => {
          const text = cellText(headerCells[index]).replace(/\s+/g, " ").trim();
          return text === "" ? null : text;
        });
  const firstDataRow = headerRow === null ? firstRowOfData(cells, options) : headerRow + 1;
  const sample: { row: readonly CellValue[]; formats: readonly (string | null)[] | null }[] = [];
  for (let index = firstDataRow; index < cells.length && sample.length < SAMPLE_ROWS; index += 1) {
    const row = cells[index] ?? [];
    if (row.every(isBlank)) continue;
    sample.push({ row, formats: options.numberFormats?.[index] ?? null });
  }
  const profiles: ColumnProfile[] = Array.from({ length: width }, (_, column) =>
    profileColumn(
      sample.map(({ row }) => row[column] ?? null),
      options.numberFormats === undefined
        ? null
        : sample.map(({ formats }) => formats?.[column] ?? null)
    )
  );
  const assigned = assignRoles(headers, profiles);
  const columns = Array.from({ length: width }, (_, index): DetectedColumn => {
    const found = assigned.get(index);
    return {
      index,
      header: headers?.[index] ?? null,
      role: found?.role ?? null,
      reason: found?.reason ?? null,
    };
  });
  const mapping: ColumnMapping = {};
  for (const { index, role } of columns) if (role !== null) mapping[role] = index;
  const letterheadCurrency = currencyOfLetterhead(cells.slice(0, headerRow ?? firstDataRow));
  return { headerRow, firstDataRow, headers, columns, mapping, letterheadCurrency };
}

/** Whether a cell can only be data: a date, an amount, a number. */
function isDatum(cell: CellValue, format: string | null): boolean {
  if (typeof cell === "number") return true;
  if (typeof cell !== "string") return false;
  if (isDateFormat(format)) return true;
  const text = cell.trim();
  return /\d/.test(text) && (parseDateText(text).kind !== "none" || readAmount(text, ".") !== null);
}

/** The row whose cells read most like headers; null where no row does. */
function findHeaderRow(
  cells: readonly (readonly CellValue[])[],
  options: DetectOptions
): number | null {
  let best: { row: number; score: number } | null = null;
  const until = Math.min(cells.length, HEADER_SEARCH_ROWS);
  for (let row = 0; row < until; row += 1) {
    const score = headerScore(cells[row] ?? [], options.numberFormats?.[row] ?? null);
    if (score > (best?.score ?? 0)) best = { row, score };
  }
  if (best !== null && best.score >= 1.2) return best.row;
  const data = firstRowOfData(cells, options);
  // A single known word heads a table when it stands right above the data, or is all there is.
  if (best !== null && best.score >= 0.6) {
    const only = (cells[best.row] ?? []).filter((cell) => !isBlank(cell)).length === 1;
    if (best.row === data - 1 || (only && best.row < 3) || best.row === 0) return best.row;
  }
  if (data > 0 && hasDateAndAmount(cells[data] ?? [], options.numberFormats?.[data] ?? null)) {
    const above = cells[data - 1] ?? [];
    const texts = above.filter((cell) => typeof cell === "string" && !isBlank(cell));
    const filled = above.filter((cell) => !isBlank(cell));
    const dataFilled = (cells[data] ?? []).filter((cell) => !isBlank(cell)).length;
    const wide = filled.length >= Math.max(2, Math.floor(dataFilled * 0.6));
    if (wide && texts.length === filled.length && above.every((cell) => !isDatum(cell, null))) {
      return data - 1;
    }
  }
  return null;
}

/** Sum over distinct roles of how well cells head them, less what can only be data. */
function headerScore(
  row: readonly CellValue[],
  formats: readonly (string | null)[] | null
): number {
  const roles = new Map<ColumnRole, number>();
  let data = 0;
  row.forEach((cell, index) => {
    if (isBlank(cell)) return;
    if (isDatum(cell, formats?.[index] ?? null)) {
      data += 1;
      return;
    }
    if (typeof cell !== "string") return;
    const [reading] = readHeader(cell);
    if (reading === undefined) return;
    roles.set(reading.role, Math.max(roles.get(reading.role) ?? 0, reading.strength / 3));
  });
  let score = 0;
  for (const strength of roles.values()) score += strength;
  return score - data;
}

function hasDateAndAmount(
  row: readonly CellValue[],
  formats: readonly (string | null)[] | null
): boolean {
  let dates = 0;
  let amounts = 0;
  row.forEach((cell, index) => {
    if (isBlank(cell)) return;
    const dated =
      (typeof cell === "string" && parseDateText(cell).kind !== "none") ||
      (typeof cell === "number" && isDateFormat(formats?.[index] ?? null));
    if (dated) dates += 1;
    else if (readAmount(cell, ".") !== null) amounts += 1;
  });
  return dates + amounts >= 2 && (dates > 0 || amounts > 1) && amounts > 0;
}

/** The first row with a date and an amount; row 0 where none has both. */
function firstRowOfData(cells: readonly (readonly CellValue[])[], options: DetectOptions): number {
  const until = Math.min(cells.length, HEADER_SEARCH_ROWS);
  for (let row = 0; row < until; row += 1) {
    if (hasDateAndAmount(cells[row] ?? [], options.numberFormats?.[row] ?? null)) return row;
  }
  return 0;
}
