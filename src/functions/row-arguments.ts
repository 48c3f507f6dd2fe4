/**
 * The arguments of a formula on rows: one cell, or a range of descriptions with ranges of the same size
 * or single values beside it. Whole columns end at their last description; a heading is no row.
 */
import { foldWords, readHeader } from "../columns";
import {
  ARGUMENTS,
  type FormulaCells,
  type FunctionWords,
  readArguments,
  type ReadArguments,
} from "./arguments";
import { type Cell, cellOf, gridOf, isBlankCell, usedHeight } from "./cells";

/** The arguments in the order of the formula, as Excel gave them. */
export type FormulaArguments = readonly [
  description: unknown,
  amount: unknown,
  entryType: unknown,
  date: unknown,
  currency: unknown,
  country: unknown,
  holderType: unknown,
];

type Grid = readonly (readonly unknown[])[];

/** What is to be answered: one cell, or cells in rows, where a heading is answered with a heading. */
export type RowArguments =
  | { ok: true; kind: "cell"; cell: ReadArguments }
  | { ok: true; kind: "range"; rows: (ReadArguments | "heading")[][] }
  | { ok: false; reason: string };

/** Reads the arguments. Ranges of other sizes than that of the descriptions are refused by name. */
export function readRowArguments(given: FormulaArguments, words: FunctionWords): RowArguments {
  const grids = given.map(gridOf);
  const descriptions = grids[0] ?? [[null]];
  const height = descriptions.length;
  const width = descriptions[0]?.length ?? 1;
  for (const [index, name] of ARGUMENTS.entries()) {
    const grid = grids[index];
    if (index === 0 || !grid || isSingle(grid)) continue;
    if (grid.length !== height)
      return refuse(
        words.unequal(words.arguments[name], grid.length, words.arguments.description, height)
      );
    if (grid.some((row) => row.length !== width))
      return refuse(words.unequalColumns(words.arguments[name]));
  }
  const cellsAt = (row: number, column: number): FormulaCells => {
    const at = (index: number): Cell => {
      const grid = grids[index];
      if (!grid) return null;
      return cellOf(isSingle(grid) ? grid[0]?.[0] : grid[row]?.[column]);
    };
    return {
      description: at(0),
      amount: at(1),
      entryType: at(2),
      date: at(3),
      currency: at(4),
      country: at(5),
      holderType: at(6),
    };
  };
  if (height === 1 && width === 1)
    return { ok: true, kind: "cell", cell: readArguments(cellsAt(0, 0), words) };
  const used = usedHeight(descriptions);
  const first = firstFilled(descriptions);
  const isHeading =
    first < used &&
    descriptions[first]?.every(
      (_, column) =>
        isBlankCell(cellOf(descriptions[first]?.[column])) || headsColumn(cellsAt(first, column))
    ) === true;
  return {
    ok: true,
    kind: "range",
    rows: Array.from({ length: Math.max(1, used) }, (_, row) =>
      Array.from({ length: width }, (_unused, column) => {
        const cells = cellsAt(row, column);
        if (isHeading && row === first && !isBlankCell(cells.description)) return "heading";
        return readArguments(cells, words);
      })
    ),
  };
}

const refuse = (reason: string): RowArguments => ({ ok: false, reason });

const isSingle = (grid: Grid): boolean => grid.length === 1 && grid[0]?.length === 1;

function firstFilled(grid: Grid): number {
  const first = grid.findIndex((row) => row.some((value) => !isBlankCell(cellOf(value))));
  return first === -1 ? grid.length : first;
}

/**
 * Whether cells are the headings of columns: the description is a word that banks head their text
 * with, or the date or the amount is words without a figure.
 */
export function headsColumn({ description, amount, date }: FormulaCells): boolean {
  return isWords(amount) || isWords(date) || isDescriptionHeading(description);
}

/** Text without a figure: no amount and no day. */
function isWords(cell: Cell): boolean {
  return typeof cell === "string" && !isBlankCell(cell) && !/\p{N}/u.test(cell);
}

/** The usual word or better, and nothing beside it. */
function isDescriptionHeading(cell: Cell): boolean {
  if (typeof cell !== "string") return false;
  const folded = foldWords(cell);
  return readHeader(cell).some(
    ({ role, strength, phrase }) => role === "description" && strength >= 2 && phrase === folded
  );
}
