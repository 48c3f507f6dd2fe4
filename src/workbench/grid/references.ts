/** How references follow cells that are inserted, deleted or moved. */
import {
  type Area,
  SHEET_COLUMNS,
  SHEET_ROWS,
  columnLetters,
  columnNumber,
  holds,
  onSheet,
  parseRectangle,
  type Rectangle,
} from "./area";
import { type StructureChange } from "./grid";

/** Where an area is after a change; null when all its cells were deleted. */
export function follow(area: Area, change: StructureChange): Area | null {
  if (area.sheet !== change.area.sheet) {
    return change.kind === "move" && covered(area, change.to) ? null : area;
  }
  if (change.kind === "move") {
    if (holds(change.area, area)) {
      return {
        ...area,
        sheet: change.to.sheet,
        row: area.row + change.to.row - change.area.row,
        column: area.column + change.to.column - change.area.column,
      };
    }
    return covered(area, change.to) ? null : area;
  }
  const vertical = change.shift === "down" || change.shift === "up";
  const across = vertical
    ? within(area.column, area.columns, change.area.column, change.area.columns)
    : within(area.row, area.rows, change.area.row, change.area.rows);
  if (!across) return area;
  if (vertical) {
    if (area.rows >= SHEET_ROWS) return area;
    const span = followSpan(
      change.kind,
      { first: area.row, count: area.rows },
      { first: change.area.row, count: change.area.rows },
      SHEET_ROWS
    );
    return span && { ...area, row: span.first, rows: span.count };
  }
  if (area.columns >= SHEET_COLUMNS) return area;
  const span = followSpan(
    change.kind,
    { first: area.column, count: area.columns },
    { first: change.area.column, count: change.area.columns },
    SHEET_COLUMNS
  );
  return span && { ...area, column: span.first, columns: span.count };
}

interface Span {
  first: number;
  count: number;
}

/**
 * Where a run of rows or columns is after others were inserted before or inside it, or deleted;
 * null when all of it was deleted or pushed off the sheet.
 */
export function followSpan(
  kind: "insert" | "delete",
  span: Span,
  changed: Span,
  limit: number
): Span | null {
  if (kind === "insert") {
    if (span.first >= changed.first) {
      const first = span.first + changed.count;
      const count = Math.min(span.count, limit - first);
      return count > 0 ? { first, count } : null;
    }
    if (span.first + span.count > changed.first) {
      return { first: span.first, count: Math.min(span.count + changed.count, limit - span.first) };
    }
    return span;
  }
  const end = changed.first + changed.count;
  const before = Math.max(0, Math.min(span.count, changed.first - span.first));
  const after = Math.max(0, Math.min(span.count, span.first + span.count - end));
  if (before + after === 0) return null;
  const first =
    span.first >= end ? span.first - changed.count : Math.min(span.first, changed.first);
  return { first, count: before + after };
}

function within(first: number, count: number, outerFirst: number, outerCount: number): boolean {
  return first >= outerFirst && first + count <= outerFirst + outerCount;
}

function covered(area: Area, by: Area): boolean {
  return area.sheet === by.sheet && holds(by, area);
}

/** A sheet's name as formulas write it: in quotes where it is not a plain word. */
export function quoteSheetName(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && parseRectangle(name) === null;
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** A sheet's name without the quotes formulas put around it. */
export function unquoteSheetName(name: string): string {
  return /^'.*'$/s.test(name) ? name.slice(1, -1).replaceAll("''", "'") : name;
}

const REFERENCE =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.(!])/gu;

/** A reference found in a formula, as written. */
export interface FoundReference {
  /** With its sheet and `$`, as written. */
  text: string;
  /** As in `Sheet1!`, unquoted; null when the formula names no sheet. */
  sheetName: string | null;
  rectangle: Rectangle;
}

/** Calls back for every reference outside quotes and puts its answer in the reference's place. */
export function replaceReferences(
  formula: string,
  replace: (reference: FoundReference) => string
): string {
  return formula.replace(
    REFERENCE,
    (text: string, sheet: string | undefined, address: string | undefined, offset: number) => {
      if (address === undefined) return text;
      const before = formula[offset - 1];
      if (before !== undefined && /[\p{L}\p{N}_.$]/u.test(before)) return text;
      const rectangle = parseRectangle(address);
      if (!rectangle) return text;
      const sheetName = sheet === undefined ? null : unquoteSheetName(sheet.slice(0, -1));
      return replace({ text, sheetName, rectangle });
    }
  );
}

/**
 * A formula after a change: its references follow their cells, those to deleted cells become
 * `#REF!`.
 *
 * @param formula with its leading `=`
 * @param home the sheet a reference without a sheet means
 * @param sheetId finds a sheet by the name a formula uses, null when there is none
 */
export function followFormula(
  formula: string,
  home: string,
  change: StructureChange,
  sheetId: (name: string) => string | null
): string {
  return replaceReferences(formula, ({ text, sheetName, rectangle }) => {
    const sheet = sheetName === null ? home : sheetId(sheetName);
    if (sheet === null) return text;
    const before = onSheet(sheet, rectangle);
    const after = follow(before, change);
    if (after === before) return text;
    const prefix = text.slice(0, text.lastIndexOf("!") + 1);
    return prefix + (after ? rewrite(text.slice(prefix.length), after) : "#REF!");
  });
}

/** A formula after a sheet got another name; null when the sheet was deleted. */
export function renameSheetIn(formula: string, before: string, after: string | null): string {
  const folded = before.toLowerCase();
  return replaceReferences(formula, ({ text, sheetName }) => {
    if (sheetName?.toLowerCase() !== folded) return text;
    return after === null ? "#REF!" : quoteSheetName(after) + text.slice(text.lastIndexOf("!"));
  });
}

/** Moves the relative references of a formula, as copying its cell does; `$` stays in place. */
export function offsetFormula(formula: string, rows: number, columns: number): string {
  return replaceReferences(formula, ({ text, rectangle }) => {
    const prefix = text.slice(0, text.lastIndexOf("!") + 1);
    const corners = text.slice(prefix.length).split(":");
    const moved = corners.map((corner) => offsetCorner(corner, rows, columns));
    return moved.includes(null) || !rectangle ? `${prefix}#REF!` : prefix + moved.join(":");
  });
}

function offsetCorner(corner: string, rows: number, columns: number): string | null {
  const parts = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(corner);
  if (!parts) return null;
  const [, dollar = "", letters = "", otherDollar = "", digits = ""] = parts;
  const rowDollar = letters === "" ? dollar : otherDollar;
  const column = letters === "" ? null : columnNumber(letters) + (dollar === "" ? columns : 0);
  const row = digits === "" ? null : Number(digits) - 1 + (rowDollar === "" ? rows : 0);
  if ((column ?? 0) < 0 || (column ?? 0) >= SHEET_COLUMNS) return null;
  if ((row ?? 0) < 0 || (row ?? 0) >= SHEET_ROWS) return null;
  const columnText = column === null ? "" : dollar + columnLetters(column);
  return columnText + (row === null ? "" : rowDollar + (row + 1));
}

/** Writes an area with the `$` of the reference it replaces. */
function rewrite(written: string, area: Rectangle): string {
  const [first = "", last] = written.split(":");
  const corner = (pattern: string, row: number, column: number) => {
    const parts = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(pattern);
    const [, dollar = "", letters = "", otherDollar = "", digits = ""] = parts ?? [];
    const rowDollar = letters === "" ? dollar : otherDollar;
    return (
      (letters === "" ? "" : dollar + columnLetters(column)) +
      (digits === "" ? "" : rowDollar + (row + 1))
    );
  };
  const start = corner(first, area.row, area.column);
  if (last === undefined) return start;
  return `${start}:${corner(last, area.row + area.rows - 1, area.column + area.columns - 1)}`;
}
