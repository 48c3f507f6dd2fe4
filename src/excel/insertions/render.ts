/** Formulas of ours as Excel takes them: English names, commas, A1 references, every name quoted. */
import { partsOf } from "../../model/calendar";
import { columnLetter } from "../address";
import { shownText } from "../guard";
import {
  call,
  type ColumnReference,
  type CriterionOperator,
  type Formula,
  isPlainReference,
  literal,
} from "./formula";
import { columnIn, openCell, type SheetLayout, tableIn, type TablePlace } from "./layout";

/** Longest text literal and longest formula that Excel takes. */
const LONGEST_LITERAL = 255;
const LONGEST_FORMULA = 8_192;
/** What Excel writes where a reference's cells are gone. */
const LOST = "#REF!";

/** A layout that has its place in the workbook. */
export interface PlacedLayout {
  layout: SheetLayout;
  /** Name of its sheet. */
  name: string;
  /** Where the block's first cell lies. */
  row: number;
  column: number;
  /** The user has deleted the sheet: nothing can be looked at there. */
  isGone: boolean;
}

/** From where a formula looks: its sheet, its table, its row among the table's rows. */
export interface Viewpoint {
  sheets: readonly PlacedLayout[];
  home: PlacedLayout;
  table: TablePlace;
  /** Null in the row of totals. */
  row: number | null;
}

/**
 * The text of a formula, `=` included.
 *
 * @throws RangeError where it names a part the insertion lacks, or is longer than Excel takes
 */
export function renderFormula(formula: Formula, from: Viewpoint): string {
  const text = `=${render(formula, from)}`;
  if (text.length > LONGEST_FORMULA) throw new RangeError("A formula is too long for Excel.");
  return text;
}

function render(formula: Formula, from: Viewpoint): string {
  switch (formula.part) {
    case "number":
      return number(formula.value);
    case "text":
      return quoted(formula.value);
    case "day": {
      const { year, month, day } = partsOf(formula.value);
      return `DATE(${year},${month},${day})`;
    }
    case "rows":
      return columnText(formula.of);
    case "here": {
      if (from.row === null) throw new RangeError("A row of totals has no row to look at.");
      const column = from.home.column + columnIn(from.table, formula.column);
      return `$${columnLetter(column)}${from.home.row + from.table.firstRow + from.row + 1}`;
    }
    case "column": {
      const { place, table, column } = find(formula, from);
      if (place.isGone) return LOST;
      const first = place.row + table.firstRow + 1;
      return `${sheetText(place, from)}$${column}$${first}:$${column}$${first + table.rows - 1}`;
    }
    case "total": {
      const { place, table, column } = find(formula, from);
      if (place.isGone) return LOST;
      if (table.totalRow === null) throw new RangeError("The table has no row of totals.");
      return `${sheetText(place, from)}$${column}$${place.row + table.totalRow + 1}`;
    }
    case "cell": {
      const { place, table, column } = find(formula, from);
      if (place.isGone) return LOST;
      if (formula.row < 0 || formula.row >= table.rows)
        throw new RangeError("There is no such row.");
      return `${sheetText(place, from)}$${column}$${place.row + table.firstRow + formula.row + 1}`;
    }
    case "criterion":
      return criterionText(formula.operator, formula.value, from);
    case "call":
      return `${formula.name}(${formula.arguments.map((each) => render(each, from)).join(",")})`;
    case "operation":
      return `(${render(formula.left, from)}${formula.operator}${render(formula.right, from)})`;
  }
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError("A figure in a formula is not finite.");
  return value < 0 ? `(${value})` : String(value);
}

function quoted(text: string): string {
  const shown = shownText(text);
  return `"${cutText(shown, LONGEST_LITERAL).replaceAll('"', '""')}"`;
}

/** The first code units, never half a character. */
function cutText(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}

/** A sheet's name in a reference: always in quotes, which every name may have. */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'!`;
}

/** A column of the user's rows. */
export function columnText(of: ColumnReference): string {
  if (of.kind === "table") {
    if (!isPlainReference(of.table, of.column)) throw new RangeError("A name needs escapes.");
    return `${of.table}[${of.column}]`;
  }
  const letter = columnLetter(of.column);
  const { first, last } = of.rows;
  return `${quotedSheet(of.sheet)}$${letter}$${first + 1}:$${letter}$${last + 1}`;
}

function sheetText(place: PlacedLayout, from: Viewpoint): string {
  return place === from.home ? "" : quotedSheet(place.name);
}

function find(
  part: { sheet?: string | undefined; table: string; column: string },
  from: Viewpoint
): { place: PlacedLayout; table: TablePlace; column: string } {
  const place =
    part.sheet === undefined
      ? from.home
      : from.sheets.find(({ layout }) => layout.sheet.id === part.sheet);
  if (place === undefined) throw new RangeError(`The insertion has no sheet ${part.sheet}.`);
  const table = tableIn(place.layout.tables, part.table);
  return { place, table, column: columnLetter(place.column + columnIn(table, part.column)) };
}

const WILDCARDS = /[*?~]/g;

/**
 * A criterion of SUMIFS and its like. Texts are compared as they stand: wildcards are escaped, and the
 * operator is always written, so that a text such as `>5` is none. Figures and days are joined on, for
 * Excel reads a criterion in the user's own language.
 */
function criterionText(operator: CriterionOperator, value: Formula, from: Viewpoint): string {
  if (value.part === "text") {
    const shown = shownText(value.value).replace(WILDCARDS, "~$&");
    const room = LONGEST_LITERAL - operator.length - 1;
    const pattern = shown.length > room ? `${cutText(shown, room).replace(/~$/, "")}*` : shown;
    return `"${operator}${pattern.replaceAll('"', '""')}"`;
  }
  return `"${operator}"&${render(holdsWildcards(value, from) ? escaped(value) : value, from)}`;
}

/** Whether a cell a criterion looks at holds a text with wildcards in it. */
function holdsWildcards(value: Formula, from: Viewpoint): boolean {
  const text = textAt(value, from);
  return text !== null && text.search(WILDCARDS) >= 0;
}

function textAt(value: Formula, from: Viewpoint): string | null {
  if (value.part !== "here" && value.part !== "cell") return null;
  const table = value.part === "here" ? from.table : find(value, from).table;
  const row = value.part === "here" ? from.row : value.row;
  const cell = row === null ? undefined : table.table.rows[row]?.[columnIn(table, value.column)];
  const { content } = openCell(cell);
  return typeof content === "string" ? content : null;
}

function escaped(value: Formula): Formula {
  const replaced = (of: Formula, what: string) =>
    call("SUBSTITUTE", of, literal(what), literal(`~${what}`));
  return replaced(replaced(replaced(value, "~"), "*"), "?");
}

/**
 * A formula without what Excel rewrites by itself as names and cells change: two formulas that mean
 * the same parts of the workbook have the same skeleton.
 */
export function skeletonOf(formula: string): string {
  return formula
    .replace(/("(?:[^"]|"")*")|'(?:[^']|'')*'!/g, (_, text: string | undefined) => text ?? "")
    .replace(
      /("(?:[^"]|"")*")|(?:[\p{L}_][\p{L}\p{N}_.]*!)?(?:[\p{L}_][\p{L}\p{N}_.]*\[(?:\[[^[\]]*\]|[^[\]]*)\]|\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|#REF!)/giu,
      (_, text: string | undefined) => text ?? "¤"
    )
    .replace(/("(?:[^"]|"")*")|[@\s]/g, (_, text: string | undefined) => text ?? "")
    .toUpperCase();
}
