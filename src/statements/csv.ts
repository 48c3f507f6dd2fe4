/** Text files of rows: comma, semicolon, tab or bar between cells, in whatever encoding. */
import Papa from "papaparse";
import { type CellValue, type DetectedTable, detectTable, isBlank } from "../columns";
import { decodeText } from "./encoding";
import { columnLetter, statementError } from "./places";
import type { StatementLimits, StatementReader, StatementReading, StatementSource } from "./types";

const DELIMITERS = [",", ";", "\t", "|"] as const;
/** Rows by which the delimiter is chosen. */
const SNIFF_ROWS = 120;

export const csvReader: StatementReader = {
  format: "csv",
  detect: ({ bytes }) => bytes.length > 0 && looksLikeText(bytes),
  read: async (source, limits) => readCsv(source, limits),
};

/** No zip, no PDF, no other binary: control characters of a kind no text has are absent. */
function looksLikeText(bytes: Uint8Array): boolean {
  const { text, encoding } = decodeText(bytes.subarray(0, 65_536));
  if (
    /^(?:%PDF-|PK\u0003\u0004|\{\\rtf)/.test(text) ||
    /^\s*<(?:\?xml|!doctype|html)/i.test(text)
  ) {
    return false;
  }
  const controls = text.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0;
  // A multi-byte letter cut at the end of the sample decodes to one replacement character.
  const broken = encoding === "utf-8" ? (text.match(/\ufffd/g)?.length ?? 0) : 0;
  return controls <= text.length * 0.002 && broken <= 1 + text.length * 0.002;
}

function readCsv(source: StatementSource, limits: StatementLimits): StatementReading {
  const fail = statementError(source.name);
  if (source.bytes.length > limits.bytes) {
    return fail("too_many_bytes", { detail: String(limits.bytes) });
  }
  let { text } = decodeText(source.bytes);
  text = text.replace(/^\ufeff/, "");
  if (text.trim() === "") return fail("empty_file");
  // Excel's own hint stands alone in the first line, and is no row.
  const hint = /^sep=(.)\r?\n/i.exec(text);
  const delimiter = hint?.[1] ?? sniffDelimiter(text);
  const body = hint === null ? text : text.slice(hint[0].length);
  const rowsBefore = hint === null ? 0 : 1;

  const rows: CellValue[][] = Array.from({ length: rowsBefore }, () => []);
  const parsed = Papa.parse<string[]>(body, {
    delimiter,
    skipEmptyLines: false,
    preview: limits.rows + 1,
  });
  const unclosed = parsed.errors.find(({ code }) => code === "MissingQuotes");
  if (unclosed !== undefined) {
    const row = unclosed.row ?? 0;
    return fail("unclosed_quote", {
      row: row + rowsBefore + 1,
      column: columnLetter((parsed.data[row]?.length ?? 1) - 1),
    });
  }
  if (parsed.data.length > limits.rows) {
    return fail("too_many_rows", { row: limits.rows + 1, detail: String(limits.rows) });
  }
  for (const cells of parsed.data) {
    if (cells.length > limits.columns) {
      return fail("too_many_columns", { row: rows.length + 1, detail: String(limits.columns) });
    }
    rows.push(cells.map((cell) => (cell === "" ? null : cell)));
  }
  while (rows.length > 0 && (rows[rows.length - 1] ?? []).every(isBlank)) rows.pop();
  if (rows.length === 0) return fail("empty_file");
  return {
    ok: true,
    content: {
      kind: "table",
      file: source.name,
      sheet: null,
      rows,
      formats: null,
      table: detectTable(rows),
    },
  };
}

/** The delimiter whose table has the most columns that mean something, then the most even rows. */
function sniffDelimiter(text: string): string {
  const head = firstLines(text, SNIFF_ROWS);
  let best: { delimiter: string; score: number } = { delimiter: ",", score: -1 };
  for (const delimiter of DELIMITERS) {
    if (!head.includes(delimiter)) continue;
    const { data } = Papa.parse<string[]>(head, { delimiter, preview: SNIFF_ROWS });
    const filled = data.filter((row) => row.some((cell) => cell.trim() !== ""));
    const score = rolesFound(detectTable(filled)) + evenness(filled);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function rolesFound({ mapping }: DetectedTable): number {
  const { date, description, amount, debit, credit } = mapping;
  const main = [date, description, amount ?? debit ?? credit];
  return (
    main.filter((column) => column !== undefined).length * 2 + Object.keys(mapping).length * 0.25
  );
}

/** Between 0 and 1: the part of rows that have the commonest number of cells, of at least two. */
function evenness(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  }
  return rows.length === 0 ? 0 : Math.max(0, ...counts.values()) / rows.length;
}

function firstLines(text: string, count: number): string {
  let end = 0;
  for (let line = 0; line < count; line += 1) {
    const next = text.indexOf("\n", end);
    if (next === -1) return text;
    end = next + 1;
  }
  return text.slice(0, end);
}
