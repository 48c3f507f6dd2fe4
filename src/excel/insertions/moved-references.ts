/** Formulas of a block as it stood, for the place where the block lies by now. */
import { columnLetter, rectangleOf, touches } from "../address";
import { isFormula, type KeptBlock } from "./kept";

/** Where a block lies by now, for formulas that were written when it lay elsewhere. */
export interface Move {
  kept: KeptBlock;
  name: string;
  row: number;
  column: number;
}

/** A block with formulas that mean the same cells as before, wherever the blocks have gone since. */
export function movedTo(kept: KeptBlock, moves: readonly Move[]): KeptBlock {
  const isThere = moves.every(
    ({ kept: { name, place }, ...now }) =>
      name === now.name && place.row === now.row && place.column === now.column
  );
  if (isThere) return kept;
  const entries = kept.entries.map((cells) =>
    cells.map((entry) => (isFormula(entry) ? moveReferences(entry, kept, moves) : entry))
  );
  return { ...kept, entries };
}

/** A text literal; or a reference to cells, with the name of its sheet where it has one. */
const TOKEN =
  /("(?:[^"]|"")*")|(?:(?:'((?:[^']|'')*)'|([\p{L}_][\p{L}\p{N}_.]*))!)?(?<![\p{L}\p{N}_.$[])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?::(\$?)([A-Z]{1,3})(\$?)(\d{1,7}))?(?![\p{L}\p{N}_.(])/gu;

function moveReferences(formula: string, home: KeptBlock, moves: readonly Move[]): string {
  return formula.replace(TOKEN, (token: string, ...found: (string | undefined)[]) => {
    const [text, quoted, plain] = found;
    if (text !== undefined) return token;
    const named = quoted?.replaceAll("''", "'") ?? plain;
    const move = moves.find(({ kept }) => sameName(kept.name, named ?? home.name));
    if (move === undefined) return token;
    const sheet = named === undefined ? "" : `'${move.name.replaceAll("'", "''")}'!`;
    const cells = token.slice(token.lastIndexOf("!") + 1);
    return sheet + movedCells(cells, move);
  });
}

/** References to cells of the block go with it; those to the user's own cells stay. */
function movedCells(cells: string, { kept: { place }, row, column }: Move): string {
  const moved = cells.split(":").map((corner) => {
    const at = rectangleOf(corner);
    const [, across = "", down = ""] = /^(\$?)[A-Z]+(\$?)/i.exec(corner) ?? [];
    if (at === null || !touches(at, place)) return null;
    const letter = columnLetter(at.column + column - place.column);
    return `${across}${letter}${down}${at.row + row - place.row + 1}`;
  });
  return moved.includes(null) ? cells : moved.join(":");
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
