/** What the cells of some rows hold, and whether the rows are still where they were. */
import { rectangleOver, type Span } from "./address";
import { rowFingerprint } from "./hash";
import type { Batch } from "./host";
import type { ObservedCell } from "./locks";
import { type ColumnOwner, queueColumnsOf } from "./owned-columns";
import { queueCells, type SheetValue } from "./read";

/** Which cells of a row are looked at. */
export interface ObservedColumns {
  /** Sheet columns of ours. */
  columns: readonly number[];
  /** Number format for new figures in each of those columns; null where cells keep theirs. */
  numberFormats: readonly (string | null)[];
  /** By what each of those columns is known, should it be moved meanwhile. */
  owners: readonly ColumnOwner[];
  /** Sheet columns of the cells that make a row's identity, ascending. */
  sourceColumns: readonly number[];
}

export interface Observation {
  /** By row, then target. */
  cells: ObservedCell[][];
  /** By row. A row counts as moved, too, when one of our columns is no longer where it was. */
  sources: (number | null)[];
}

/** Rows that stand at most this far apart are read in one piece. */
const READ_GAP = 16;

/** Queues the reading of rows' target cells and of the cells that make their identity. */
export function queueObservation(
  { context }: Batch,
  sheet: Excel.Worksheet,
  target: ObservedColumns,
  rows: readonly { row: number }[]
): () => Observation {
  const columnsNow = queueColumnsOf(context, target.owners);
  const pieces = piecesOf(rows.map(({ row }) => row));
  const targetGroups = columnGroups(target.columns, 0);
  const sourceGroups = columnGroups(target.sourceColumns, 2);
  const formatted = target.columns.filter((_, position) => target.numberFormats[position] !== null);
  const read = pieces.map((piece) => ({
    piece,
    formats: formatted.map((column) => ({
      column,
      cells: queueCells(sheet, rectangleOver({ first: column, last: column }, piece.rows), [
        "numberFormat",
      ]),
    })),
    targets: targetGroups.map((group) => ({
      group,
      cells: queueCells(sheet, rectangleOver(group, piece.rows), ["values", "formulas"]),
    })),
    sources: sourceGroups.map((group) => ({
      group,
      cells: queueCells(sheet, rectangleOver(group, piece.rows), ["values"]),
    })),
  }));
  return () => {
    const observation: Observation = { cells: [], sources: [] };
    const now = columnsNow();
    const isInPlace = target.columns.every((column, position) => now[position] === column);
    for (const { piece, formats, targets, sources } of read) {
      const formatCells = new Map(formats.map(({ column, cells }) => [column, cells()]));
      const targetCells = targets.map(({ group, cells }) => ({ group, ...cells() }));
      const sourceCells = sources.map(({ group, cells }) => ({ group, ...cells() }));
      for (const index of piece.indexes) {
        const offset = (rows[index]?.row ?? 0) - piece.rows.first;
        observation.cells[index] = target.columns.map((column) => {
          const from = targetCells.find(({ group }) => within(column, group));
          const at = column - (from?.group.first ?? 0);
          const format = formatCells.get(column)?.numberFormat[offset]?.[0];
          return {
            value: from?.values[offset]?.[at] ?? "",
            formula: from?.formulas[offset]?.[at] ?? "",
            ...(format === undefined ? {} : { format: String(format) }),
          };
        });
        const source: SheetValue[] = target.sourceColumns.map((column) => {
          const from = sourceCells.find(({ group }) => within(column, group));
          return from?.values[offset]?.[column - from.group.first] ?? "";
        });
        observation.sources[index] = isInPlace ? rowFingerprint(source) : null;
      }
    }
    return observation;
  };
}

/** Pieces of rows to read at once: rows near each other, in ascending order. */
function piecesOf(rows: readonly number[]): { rows: Span; indexes: number[] }[] {
  const order = rows.map((_, index) => index).sort((a, b) => (rows[a] ?? 0) - (rows[b] ?? 0));
  const pieces: { rows: Span; indexes: number[] }[] = [];
  for (const index of order) {
    const row = rows[index] ?? 0;
    const current = pieces.at(-1);
    if (current !== undefined && row - current.rows.last <= READ_GAP) {
      current.rows.last = row;
      current.indexes.push(index);
    } else {
      pieces.push({ rows: { first: row, last: row }, indexes: [index] });
    }
  }
  return pieces;
}

/** Columns in groups that are read at once: at most `gap` unwanted columns between two wanted ones. */
function columnGroups(columns: readonly number[], gap: number): Span[] {
  const groups: Span[] = [];
  for (const column of [...columns].sort((one, other) => one - other)) {
    const current = groups.at(-1);
    if (current !== undefined && column - current.last <= gap + 1) current.last = column;
    else groups.push({ first: column, last: column });
  }
  return groups;
}

function within(column: number, group: Span): boolean {
  return column >= group.first && column <= group.last;
}
