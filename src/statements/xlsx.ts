/** Excel workbooks: the sheet that holds a table of bank rows is found, hidden sheets last. */
import { EncryptedFileError } from "hucre";
import { type CellStyle, readXlsx, type Sheet } from "hucre/xlsx";
import {
  type CellValue,
  type ColumnMapping,
  type DetectedTable,
  detectTable,
  isBlank,
  isDateFormat,
  serialOfDate,
} from "../columns";
import { fromDayNumber } from "../model";
import { statementError } from "./places";
import type {
  StatementLimits,
  StatementReader,
  StatementReading,
  StatementSource,
  StatementTable,
} from "./types";
import { unpackedSize } from "./zip-size";

/** The container of password-protected workbooks and of Excel 97 files. */
const OLE2 = [0xd0, 0xcf, 0x11, 0xe0];
const DAY_IN_MILLISECONDS = 86_400_000;

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

export const xlsxReader: StatementReader = {
  format: "xlsx",
  detect: ({ bytes }) => startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, OLE2),
  read: readWorkbook,
};

async function readWorkbook(
  source: StatementSource,
  limits: StatementLimits
): Promise<StatementReading> {
  const fail = statementError(source.name);
  const { bytes } = source;
  if (bytes.length > limits.bytes) return fail("too_many_bytes", { detail: String(limits.bytes) });
  if (startsWith(bytes, OLE2)) {
    // Both kinds of file are OLE2; only a protected workbook names its encryption.
    const text = new TextDecoder("utf-16le").decode(bytes.subarray(0, bytes.length & ~1));
    return fail(text.includes("EncryptedPackage") ? "password_protected" : "old_excel_format");
  }
  const size = unpackedSize(bytes);
  if (size === null) return fail("damaged");
  if (size > limits.expandedBytes) {
    return fail("expands_too_far", { detail: String(limits.expandedBytes) });
  }
  let sheets: Sheet[];
  try {
    ({ sheets } = await readXlsx(bytes, { readStyles: true }));
  } catch (error) {
    if (error instanceof EncryptedFileError) return fail("password_protected");
    return fail("damaged", { detail: error instanceof Error ? error.message : null });
  }
  let best: { content: StatementTable; score: number } | null = null;
  let filled = false;
  for (const sheet of sheets) {
    if (sheet.rows.length > limits.rows) {
      return fail("too_many_rows", {
        sheet: sheet.name,
        row: limits.rows + 1,
        detail: String(limits.rows),
      });
    }
    const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
    if (width > limits.columns) {
      return fail("too_many_columns", { sheet: sheet.name, detail: String(limits.columns) });
    }
    const { rows, formats } = cellsOf(sheet);
    if (rows.length === 0) continue;
    filled = true;
    const table = detectTable(rows, { numberFormats: formats });
    const content: StatementTable = {
      kind: "table",
      file: source.name,
      sheet: sheet.name,
      rows,
      formats,
      table,
    };
    const hidden = sheet.hidden === true || sheet.veryHidden === true;
    const score = tableScore(table, rows.length) - (hidden ? 100 : 0);
    if (best === null || score > best.score) best = { content, score };
  }
  if (best !== null) return { ok: true, content: best.content };
  return fail(filled ? "no_table" : "empty_file");
}

/** A described table beats any other; among equals the longer one. */
function tableScore(table: DetectedTable, rowCount: number): number {
  const { mapping } = table;
  const money = mapping.amount ?? mapping.debit ?? mapping.credit;
  const main: (keyof ColumnMapping)[] = ["description", "date"];
  return (
    main.filter((role) => mapping[role] !== undefined).length * 20 +
    (money === undefined ? 0 : 20) +
    Object.keys(mapping).length +
    Math.min(10, Math.log10(rowCount + 1))
  );
}

/** Cells and number formats; dates as serial numbers, as a worksheet gives them. */
function cellsOf(sheet: Sheet): {
  rows: CellValue[][];
  formats: (string | null)[][];
} {
  const formats: (string | null)[][] = sheet.rows.map(() => []);
  for (const [key, cell] of sheet.cells ?? []) {
    const [row = 0, column = 0] = key.split(",").map(Number);
    const format = numberFormat(cell.style);
    const rowFormats = formats[row];
    if (format !== null && rowFormats !== undefined) rowFormats[column] = format;
  }
  const rows = sheet.rows.map((row, index) =>
    row.map((value, column): CellValue => {
      if (!(value instanceof Date)) {
        return value === "" ? null : value;
      }
      if (!Number.isFinite(value.getTime())) return null;
      const rowFormats = formats[index];
      if (rowFormats !== undefined && !isDateFormat(rowFormats[column] ?? null)) {
        rowFormats[column] = "yyyy-mm-dd";
      }
      const day = Math.floor(value.getTime() / DAY_IN_MILLISECONDS);
      const time = value.getTime() / DAY_IN_MILLISECONDS - day;
      return serialOfDate(fromDayNumber(day)) + Number(time.toFixed(9));
    })
  );
  while (rows.length > 0 && (rows[rows.length - 1] ?? []).every(isBlank)) {
    rows.pop();
    formats.pop();
  }
  return { rows, formats };
}

const numberFormat = (style: CellStyle | undefined): string | null => style?.numFmt ?? null;
