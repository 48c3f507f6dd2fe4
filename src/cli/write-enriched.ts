/** Writes enriched rows as JSON lines, as text with commas, or as a workbook. */
import { type CellValue as SheetCell, writeXlsxStream, type ColumnDef } from "hucre/xlsx";
import { type CellValue, cellText, dateOfSerial, isDateFormat, isDateSerial } from "../columns";
import type { StatementTable } from "../statements";
import { ANSWER_COLUMNS, headersBeside, textOfCell, valueOfCell } from "./answer-columns";
import type { OutFormat } from "./arguments";
import type { Destination } from "./destination";
import { inertText } from "./inert";
import type { AnsweredRow } from "./send";

export interface EnrichedOutput {
  statement: StatementTable;
  /** Header texts of the user's columns. */
  headers: readonly string[];
  answers: AsyncIterable<AnsweredRow[]>;
}

/** Writes all rows in the wanted format; the caller finishes or abandons the destination. */
export async function writeEnriched(
  format: OutFormat,
  output: EnrichedOutput,
  destination: Destination
): Promise<void> {
  switch (format) {
    case "jsonl":
      return writeJsonLines(output, destination);
    case "csv":
      return writeCsv(output, destination);
    case "xlsx":
      return writeWorkbook(output, destination);
  }
}

async function writeJsonLines({ answers }: EnrichedOutput, destination: Destination) {
  for await (const chunk of answers) {
    await destination.write(chunk.map(({ answer }) => `${JSON.stringify(answer)}\n`).join(""));
  }
}

async function writeCsv(
  { statement, headers, answers }: EnrichedOutput,
  destination: Destination
): Promise<void> {
  const lines = (rows: string[][]) => rows.map((row) => `${textLine(row)}\n`).join("");
  await destination.write(lines([[...headers, ...headersBeside(headers)]]));
  for await (const chunk of answers) {
    await destination.write(
      lines(
        chunk.map(({ row, answer }) => [
          ...headers.map((_, column) =>
            ownText(
              statement.rows[row.row]?.[column] ?? null,
              statement.formats?.[row.row]?.[column] ?? null
            )
          ),
          ...ANSWER_COLUMNS.map(({ cell }) => textOfCell(cell(answer))),
        ])
      )
    );
  }
}

/** Cells as one line of a text file, each such that no program takes it for a formula. */
function textLine(cells: readonly string[]): string {
  return cells
    .map((cell) => {
      const text = inertText(cell);
      return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(",");
}

/** Cells that other programs would read as something else: RFC 4180, blanks at an end, a byte order mark. */
const NEEDS_QUOTES = /[",\r\n\ufeff]|^ | $/;

/** A cell of the user's own as text: a date of a workbook as an ISO date, not as its number. */
function ownText(cell: CellValue, format: string | null): string {
  return typeof cell === "number" && isDateFormat(format) && isDateSerial(cell)
    ? dateOfSerial(cell)
    : cellText(cell);
}

async function writeWorkbook(
  { statement, headers, answers }: EnrichedOutput,
  destination: Destination
): Promise<void> {
  const own = headers.map((header, column): ColumnDef => {
    const format = commonFormat(statement, column);
    return {
      header,
      width: columnWidth(statement, column, header, format),
      ...(format === null ? {} : { numFmt: format }),
    };
  });
  const beside = headersBeside(headers);
  const ours = ANSWER_COLUMNS.map(({ width, numberFormat }, index): ColumnDef => ({
    header: beside[index] ?? "",
    width,
    ...(numberFormat === null ? {} : { numFmt: numberFormat }),
  }));
  async function* rows(): AsyncGenerator<SheetCell[]> {
    for await (const chunk of answers) {
      for (const { row, answer } of chunk) {
        yield [
          ...headers.map((_, column) => statement.rows[row.row]?.[column] ?? null),
          ...ANSWER_COLUMNS.map(({ cell }) => valueOfCell(cell(answer))),
        ];
      }
    }
  }
  const stream = writeXlsxStream(rows(), {
    name: statement.sheet ?? "Transactions",
    columns: [...own, ...ours],
    freezePane: { rows: 1 },
  });
  for await (const bytes of stream as unknown as AsyncIterable<Uint8Array>) {
    await destination.write(bytes);
  }
}

/** The number format most cells of a column have; null where none has one. */
function commonFormat({ formats, table }: StatementTable, column: number): string | null {
  const counts = new Map<string, number>();
  for (const row of formats?.slice(table.firstDataRow) ?? []) {
    const format = row[column] ?? null;
    if (format !== null && format !== "General") counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  let best: string | null = null;
  for (const [format, count] of counts) {
    if (best === null || count > (counts.get(best) ?? 0)) best = format;
  }
  return best;
}

/** Characters that the first rows need, within reason. */
function columnWidth(
  { rows, table }: StatementTable,
  column: number,
  header: string,
  format: string | null
): number {
  if (isDateFormat(format)) return 12;
  let longest = header.length;
  for (const row of rows.slice(table.firstDataRow, table.firstDataRow + 200)) {
    longest = Math.max(longest, cellText(row[column]).length);
  }
  return Math.min(60, Math.max(8, longest + 2));
}
