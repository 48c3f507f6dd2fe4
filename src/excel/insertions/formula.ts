/**
 * Formulas of our own making, built from parts and never from text: names are quoted, texts are
 * literals, criteria mean the text itself whatever wildcards or signs it holds. What a formula points
 * to is a part of the insertion or a column of the user's rows; where that lies is filled in when it is
 * written.
 */
import type { CalendarDate } from "../../model";
import type { Span } from "../address";

/** A whole column of the user's rows, without its header. */
export type ColumnReference =
  /** Of an Excel table: grows with the table and follows renaming. Name and header need no escapes. */
  | { kind: "table"; table: string; column: string }
  /** Of a plain range: absolute cells. Rows and column are 0-based. */
  | { kind: "range"; sheet: string; column: number; rows: Span };

const PLAIN_TABLE = /^[\p{L}_][\p{L}\p{N}_.]*$/u;
const PLAIN_HEADER = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_ ]*[\p{L}\p{N}_])?$/u;

/**
 * Whether a column can be named by table and header without further brackets and escapes; columns with
 * other headers are referred to by cells, which every host reads alike.
 */
export function isPlainReference(table: string, header: string): boolean {
  return PLAIN_TABLE.test(table) && PLAIN_HEADER.test(header);
}

/** Functions a formula of ours may call: those of every Excel since 2019, in English names. */
export const FORMULA_FUNCTIONS = [
  "ABS",
  "AND",
  "AVERAGEIFS",
  "COUNT",
  "COUNTA",
  "COUNTIFS",
  "DATE",
  "EDATE",
  "IF",
  "IFERROR",
  "MAX",
  "MAXIFS",
  "MIN",
  "MINIFS",
  "MONTH",
  "NOT",
  "OR",
  "ROUND",
  "SUBSTITUTE",
  "SUM",
  "SUMIFS",
  "SUMPRODUCT",
  "YEAR",
] as const;
export type FormulaFunction = (typeof FORMULA_FUNCTIONS)[number];

export type FormulaOperator = "+" | "-" | "*" | "/" | "&" | "=" | "<>" | "<" | "<=" | ">" | ">=";

/** How a criterion compares, for SUMIFS and its like. */
export type CriterionOperator = "=" | "<>" | "<" | "<=" | ">" | ">=";

export type Formula =
  | { part: "number"; value: number }
  | { part: "text"; value: string }
  | { part: "day"; value: CalendarDate }
  | { part: "rows"; of: ColumnReference }
  /** The cell of the same row in another column of the same table. */
  | { part: "here"; column: string }
  /** All rows of a column of a table; of this sheet unless one is named. */
  | { part: "column"; sheet?: string; table: string; column: string }
  /** A cell of the row of totals of a table. */
  | { part: "total"; sheet?: string; table: string; column: string }
  /** One cell of a table, by its row among the table's rows, 0-based. */
  | { part: "cell"; sheet?: string; table: string; column: string; row: number }
  /** For SUMIFS and its like; a text is meant as it stands, blank text means blank cells. */
  | { part: "criterion"; operator: CriterionOperator; value: Formula }
  | { part: "call"; name: FormulaFunction; arguments: readonly Formula[] }
  | { part: "operation"; operator: FormulaOperator; left: Formula; right: Formula };

/** A figure. */
export const figure = (value: number): Formula => ({ part: "number", value });
/** A text, as a literal: at most 255 UTF-16 units (Excel's limit for literals), the rest is cut. */
export const literal = (value: string): Formula => ({ part: "text", value });
/** A day, as DATE(year, month, day). */
export const day = (value: CalendarDate): Formula => ({ part: "day", value });
/** All of a column of the user's rows. */
export const rowsOf = (of: ColumnReference): Formula => ({ part: "rows", of });
/** The cell in another column of the same row. */
export const here = (column: string): Formula => ({ part: "here", column });
/** All rows of a column of one of the inserted tables. */
export const columnOf = (table: string, column: string, sheet?: string): Formula => ({
  part: "column",
  table,
  column,
  ...(sheet === undefined ? {} : { sheet }),
});
/** A cell of an inserted table's row of totals. */
export const totalOf = (table: string, column: string, sheet?: string): Formula => ({
  part: "total",
  table,
  column,
  ...(sheet === undefined ? {} : { sheet }),
});
/** One cell of an inserted table, by its 0-based row. */
export const cellOf = (table: string, column: string, row: number, sheet?: string): Formula => ({
  part: "cell",
  table,
  column,
  row,
  ...(sheet === undefined ? {} : { sheet }),
});
/** What a cell must be, for SUMIFS, COUNTIFS … */
export const criterion = (operator: CriterionOperator, value: Formula): Formula => ({
  part: "criterion",
  operator,
  value,
});
/** A call: `call("SUMIFS", rowsOf(amount), rowsOf(label), criterion("=", here("label")))`. */
export const call = (name: FormulaFunction, ...values: Formula[]): Formula => ({
  part: "call",
  name,
  arguments: values,
});
/** Two values and what is done with them; it is bracketed. */
export const operation = (left: Formula, operator: FormulaOperator, right: Formula): Formula => ({
  part: "operation",
  operator,
  left,
  right,
});
