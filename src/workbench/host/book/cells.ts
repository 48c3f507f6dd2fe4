/** Changes to cells by the API: checked against protection, interpreted as input, then reported. */
import { type Area, overlap, SHEET_COLUMNS, SHEET_ROWS } from "../../grid/area";
import { type CellContent, type CellFormat, type CellValue } from "../../grid/grid";
import { interpretInput, MAXIMUM_TEXT } from "../input";
import { accessDenied, HostError, invalidArgument } from "../rich-api/errors";
import { type Book } from "./book";
import { type ProtectionOption } from "./protection";

/** Most cells of one read or write. */
export const MAXIMUM_CELLS = 5_000_000;

/** @throws HostError AccessDenied when a cell of the area is locked on a protected sheet */
export function assertUnlocked(book: Book, area: Area): void {
  if (!book.protections.of(area.sheet)) return;
  if (book.locked.common(area) !== false) throw accessDenied();
}

/** @throws HostError RangeExceedsLimit when the area is more than one call may carry */
export function assertWithinLimit({ rows, columns }: Area): void {
  if (rows * columns > MAXIMUM_CELLS) {
    throw new HostError(
      "RangeExceedsLimit",
      "The cell count in the range has exceeded the supported number."
    );
  }
}

/** Checks that input has the area's rows and columns; one value stands for all of them. */
export function inputBlock(area: Area, input: unknown): readonly (readonly unknown[])[] {
  assertWithinLimit(area);
  if (!Array.isArray(input)) {
    const row = new Array<unknown>(area.columns).fill(input);
    return new Array<unknown[]>(area.rows).fill(row);
  }
  const fits =
    input.length === area.rows &&
    input.every((row) => Array.isArray(row) && row.length === area.columns);
  if (!fits) throw wrongSize();
  return input as unknown[][];
}

/** The refusal of input with other dimensions than its range. */
export function wrongSize(): HostError {
  return invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range."
  );
}

/** Writes values or formulas as if they were typed. Null leaves a cell as it is. */
export function writeInput(book: Book, area: Area, input: unknown): void {
  const rows = inputBlock(area, input);
  assertUnlocked(book, area);
  const { grid } = book;
  const formatsBefore = grid.readNumberFormats(area);
  let formats: (string | null)[][] | null = null;
  const contents = rows.map((row, atRow) =>
    row.map((value, column): CellContent | null => {
      if (value === null || value === undefined) return null;
      if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
        throw invalidArgument();
      }
      if (typeof value === "string" && value.length > MAXIMUM_TEXT) throw invalidArgument();
      const before = formatsBefore[atRow]?.[column] ?? "General";
      const { content, numberFormat } = interpretInput(value, before === "@", book.culture);
      if (numberFormat !== null && before === "General") {
        formats ??= rows.map(() => new Array<string | null>(area.columns).fill(null));
        const formatRow = formats[atRow];
        if (formatRow) formatRow[column] = numberFormat;
      }
      return content;
    })
  );
  dropHiddenByMerge(book, area, contents);
  // Reading makes a visible grid finish what it holds back: only where somebody listens.
  const isTold = area.rows * area.columns === 1 && book.hearsChanges(area.sheet);
  const valueBefore = isTold ? valueAt(book, area) : "";
  grid.writeContents(area, contents);
  if (formats) grid.writeNumberFormats(area, formats);
  const details = isTold ? { valueBefore, valueAfter: valueAt(book, area) } : undefined;
  book.contentsChanged(area, "addin", details);
}

function valueAt(book: Book, area: Area): CellValue {
  return book.grid.readValues(area)[0]?.[0] ?? "";
}

/** In a merged area only its first cell holds anything: what is written to the others is dropped. */
function dropHiddenByMerge(book: Book, area: Area, contents: (CellContent | null)[][]): void {
  for (const merged of book.grid.merges(area)) {
    for (let row = merged.row; row < merged.row + merged.rows; row++) {
      for (let column = merged.column; column < merged.column + merged.columns; column++) {
        if (row === merged.row && column === merged.column) continue;
        const cells = contents[row - area.row];
        if (cells?.[column - area.column] !== undefined) cells[column - area.column] = null;
      }
    }
  }
}

/** Sets number formats cell by cell. */
export function writeNumberFormats(book: Book, area: Area, input: unknown): void {
  assertFormattable(book, area);
  if (typeof input === "string") {
    book.grid.setFormat(area, { numberFormat: input });
  } else {
    const rows = inputBlock(area, input);
    const formats = rows.map((row) =>
      row.map((format) => {
        if (format !== null && typeof format !== "string") throw invalidArgument();
        return format === "" ? "General" : format;
      })
    );
    book.grid.writeNumberFormats(area, formats);
  }
  book.formatChanged(area, "addin");
}

/** Sets parts of the format of every cell. */
export function setFormat(book: Book, area: Area, format: Partial<CellFormat>): void {
  assertFormattable(book, area);
  book.grid.setFormat(area, format);
  book.formatChanged(area, "addin");
}

/** @throws HostError AccessDenied when the sheet is protected and formats may not be changed */
export function assertFormattable(book: Book, area: Area): void {
  book.protections.assertAllowed(area.sheet, "allowFormatCells");
}

/** `Range.clear`: contents, formats, hyperlinks, or all. */
export function clearCells(
  book: Book,
  area: Area,
  applyTo: "All" | "Formats" | "Contents" | "Hyperlinks" | "RemoveHyperlinks"
): void {
  assertUnlocked(book, area);
  if (applyTo === "All" || applyTo === "Contents") {
    book.grid.clearContents(area);
    book.contentsChanged(area, "addin");
  }
  if (applyTo === "All" || applyTo === "Formats") {
    book.grid.clearFormat(area);
    book.formatChanged(area, "addin");
  }
  if (applyTo === "All" || applyTo === "Hyperlinks" || applyTo === "RemoveHyperlinks") {
    book.hyperlinks.set(area, null);
  }
  if (applyTo === "All") book.validations.set(area, null);
}

/** Inserts cells, moving the others; a table is only moved or grown whole. */
export function insertCells(book: Book, area: Area, shift: "down" | "right"): void {
  assertStructure(book, area, "allowInsertRows", "allowInsertColumns");
  assertTablesStayWhole(book, area, shift === "down");
  book.grid.insertCells(area, shift);
  book.structureChanged({ kind: "insert", area, shift }, "addin");
}

/** Deletes cells, moving the others. */
export function deleteCells(book: Book, area: Area, shift: "up" | "left"): void {
  assertStructure(book, area, "allowDeleteRows", "allowDeleteColumns");
  assertTablesStayWhole(book, area, shift === "up");
  book.grid.deleteCells(area, shift);
  book.structureChanged({ kind: "delete", area, shift }, "addin");
}

function assertStructure(
  book: Book,
  area: Area,
  ofRows: ProtectionOption,
  ofColumns: ProtectionOption
): void {
  const option =
    area.columns >= SHEET_COLUMNS ? ofRows : area.rows >= SHEET_ROWS ? ofColumns : null;
  book.protections.assertAllowed(area.sheet, option);
}

/** @throws HostError InvalidOperation when cells of a table would move away from its others */
function assertTablesStayWhole(book: Book, area: Area, vertical: boolean): void {
  const moving: Area = vertical
    ? { ...area, rows: SHEET_ROWS - area.row }
    : { ...area, columns: SHEET_COLUMNS - area.column };
  for (const { area: table } of book.tables.onSheet(area.sheet)) {
    if (!overlap(table, moving)) continue;
    const whole = vertical
      ? area.column <= table.column && area.column + area.columns >= table.column + table.columns
      : area.row <= table.row && area.row + area.rows >= table.row + table.rows;
    if (!whole) {
      throw new HostError(
        "InvalidOperation",
        "This operation is not allowed. The operation is attempting to shift cells in a table on your worksheet."
      );
    }
  }
}
