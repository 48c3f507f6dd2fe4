/** Which cells belong together: the columns and rows of the table of data around a selection. Pure. */

import type { Span } from "./address";

/** This many blank rows in a row end a table; bank exports have a few between their parts. */
export const ROWS_THAT_PART = 5;

/**
 * The columns that stand together around the chosen ones: from `chosen` outwards to the next blank
 * column on either side. Where all of `chosen` is blank, the nearest filled columns are meant.
 *
 * @param filled whether a column of the used range holds anything, by its index from `first`
 * @returns null where no column is filled
 */
export function columnSpan(filled: readonly boolean[], first: number, chosen: Span): Span | null {
  const holds = (column: number) => filled[column - first] === true;
  const columns = filled.map((_, index) => first + index).filter(holds);
  if (columns.length === 0) return null;
  const distance = (column: number) => Math.max(chosen.first - column, column - chosen.last, 0);
  const within = columns.filter((column) => distance(column) === 0);
  const nearest = columns.reduce((best, column) =>
    distance(column) < distance(best) ? column : best
  );
  let from = within[0] ?? nearest;
  let to = within.at(-1) ?? nearest;
  while (holds(from - 1)) from--;
  while (holds(to + 1)) to++;
  return { first: from, last: to };
}

/** Collects, row by row, the blocks of rows that `ROWS_THAT_PART` or more blank rows part. */
export interface RowBlocks {
  add(row: number, isBlank: boolean): void;
  blocks(): Span[];
}

export function rowBlocks(): RowBlocks {
  const found: Span[] = [];
  return {
    add(row, isBlank) {
      if (isBlank) return;
      const current = found.at(-1);
      if (current !== undefined && row - current.last <= ROWS_THAT_PART) current.last = row;
      else found.push({ first: row, last: row });
    },
    blocks: () => found,
  };
}

/** The block a row lies in, else the nearest one, the one below first. */
export function blockAt(blocks: readonly Span[], row: number): Span | null {
  let best: Span | null = null;
  let least = Infinity;
  for (const block of blocks) {
    const distance =
      row < block.first ? block.first - row : row > block.last ? row - block.last + 0.5 : 0;
    if (distance < least) {
      best = block;
      least = distance;
    }
  }
  return best;
}
