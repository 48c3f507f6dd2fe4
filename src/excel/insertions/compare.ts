/** What the user has done to cells of ours. */
import type { Rectangle } from "../address";
import { isBlankCell, isFormulaCell, type ObservedCell } from "../locks";
import { restoringLiteral } from "../restoring";
import { cellsOf, type EditedCell, editsOf, type Entry, isHeld } from "./cells";
import type { KeptBlock } from "./kept";
import type { TablePlace } from "./layout";
import type { InsertionRecord } from "./record";
import { type PlacedLayout, skeletonOf } from "./render";
import type { SheetInsertion } from "./types";

/** Our cells of a sheet as they are. */
export interface CellsThere {
  /** Id of the sheet in the insertion. */
  id: string;
  /** The block that its hidden name means, and all cells that are ours. */
  block: Rectangle;
  ours: readonly Rectangle[];
  kept: KeptBlock;
  /** A cell by its place within the block. */
  at: (row: number, column: number) => ObservedCell;
}

/** How cells of ours differ from what they were given. */
export interface Comparison {
  /** Cells that hold something else, while the block is laid out as we did it. */
  edits: EditedCell[];
  /** How many things of the user's a change would write over. */
  changes: number;
  /** The block is no longer laid out as we did it. */
  isReshaped: boolean;
}

/**
 * Compares cells of ours with what is on record.
 *
 * @param place lays an insertion's sheets out where they are
 */
export function compare(
  record: InsertionRecord,
  there: CellsThere,
  place: (insertion: SheetInsertion) => PlacedLayout[]
): Comparison {
  if (record.state !== "done") {
    return {
      edits: [],
      changes: unexplained(contentsUnderWay(record, there.id, place), there),
      isReshaped: false,
    };
  }
  const laid = laidCells(record.insertion, there.id, place);
  if (laid === null) return { edits: [], changes: 0, isReshaped: false };
  const { entries, layout } = laid;
  const { block, kept, at } = there;
  if (layout.rows !== block.rows || layout.columns !== block.columns) {
    return { edits: [], changes: Math.max(1, strangers(entries, there)), isReshaped: true };
  }
  const edits = editsOf(entries, at);
  const isReshaped = !areAsLaid(layout.tables, kept.tables);
  return { edits, changes: edits.length, isReshaped };
}

/** Texts of ours on a sheet that were entered with an apostrophe, as they were entered. */
export function quotedTexts(
  { insertion, former }: InsertionRecord,
  id: string,
  place: (insertion: SheetInsertion) => PlacedLayout[]
): Set<string> {
  const entries = [insertion, former].flatMap((one) =>
    one === null ? [] : (laidCells(one, id, place)?.entries ?? []).flat()
  );
  return new Set(
    entries.filter((entry) => typeof entry === "string").filter((entry) => entry.startsWith("'"))
  );
}

function laidCells(
  insertion: SheetInsertion,
  id: string,
  place: (insertion: SheetInsertion) => PlacedLayout[]
): { entries: Entry[][]; layout: PlacedLayout["layout"] } | null {
  const placed = place(insertion);
  const home = placed.find(({ layout }) => layout.sheet.id === id);
  return home === undefined
    ? null
    : { entries: cellsOf(home, placed).entries, layout: home.layout };
}

/** Whether the tables still lie where the layout has them. */
function areAsLaid(places: readonly TablePlace[], tables: readonly Rectangle[]): boolean {
  return (
    places.length === tables.length &&
    places.every(({ table, headerRow, rows }) =>
      tables.some(
        (one) =>
          one.row === headerRow &&
          one.column === 0 &&
          one.rows === rows + 1 &&
          one.columns === table.columns.length
      )
    )
  );
}

/** How many cells hold what no cell of ours was given, wherever it stood. */
function strangers(entries: readonly (readonly Entry[])[], { kept, at }: CellsThere): number {
  const given = new Map<string, number>();
  for (const entry of entries.flat()) {
    const key = keyOf(entry, typeof entry === "string" && entry.startsWith("="));
    given.set(key, (given.get(key) ?? 0) + 1);
  }
  let count = 0;
  kept.entries.forEach((cells, row) => {
    cells.forEach((_, column) => {
      const cell = at(row, column);
      if (isBlankCell(cell)) return;
      const isFormula = isFormulaCell(cell);
      const key = keyOf(isFormula ? cell.formula : cell.value, isFormula);
      const left = given.get(key) ?? 0;
      if (left === 0) count++;
      else given.set(key, left - 1);
    });
  });
  return count;
}

function keyOf(content: Entry, isFormula: boolean): string {
  if (typeof content === "number") return content.toPrecision(14);
  if (typeof content === "boolean") return String(content);
  return isFormula ? skeletonOf(content) : `'${content.replace(/^'/, "")}`;
}

/** What the cells of a sheet may hold where a change was cut short. */
function contentsUnderWay(
  { insertion, former, edits, kept }: InsertionRecord,
  id: string,
  place: (insertion: SheetInsertion) => PlacedLayout[]
): (readonly (readonly Entry[])[])[] {
  const laid = [insertion, former].flatMap((one) => {
    const cells = one === null ? null : laidCells(one, id, place);
    return cells === null ? [] : [cells.entries];
  });
  const edited: Entry[][] = [];
  for (const { sheet, row, column, content } of edits) {
    if (sheet === id) (edited[row] ??= [])[column] = restoringLiteral(content);
  }
  return [
    ...laid,
    edited,
    ...kept.flatMap(({ sheet, entries }) => (sheet === id ? [entries] : [])),
  ];
}

/** How many filled cells none of the contents explains: the user has been there since. */
function unexplained(
  contents: readonly (readonly (readonly Entry[])[])[],
  { kept, ours, at }: CellsThere
): number {
  let count = 0;
  kept.entries.forEach((cells, row) => {
    cells.forEach((_, column) => {
      const cell = at(row, column);
      if (isBlankCell(cell)) return;
      if (!ours.some(({ rows, columns }) => row < rows && column < columns)) return;
      const isKnown = contents.some((entries) => {
        const entry = entries[row]?.[column];
        return entry !== undefined && entry !== "" && isHeld(cell, entry);
      });
      if (!isKnown) count++;
    });
  });
  return count;
}
