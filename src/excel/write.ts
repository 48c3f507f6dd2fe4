/**
 * Writing one chunk of answers into the sheet (docs/writing.md). A request first asks what the target
 * cells and the rows' own cells hold, then lays down the record, then writes; Excel does these in
 * order, so the answer tells what was overwritten. What was not ours is put back.
 */
import type { Rectangle } from "./address";
import type { Span } from "./blocks";
import { officeCode } from "./errors";
import { literalOf, shownText } from "./guard";
import { rowFingerprint } from "./hash";
import { type Batch, patiently } from "./host";
import { queueChunkRecord } from "./lock-store";
import {
  ANSWERED_BLANK,
  blankCodes,
  cellState,
  codeOf,
  fieldPosition,
  isBlankCell,
  isFormulaCell,
  type KnownRow,
  type LockEntry,
  NEVER_WRITTEN,
  type ObservedCell,
  TAKEN_BACK,
} from "./locks";
import { type ColumnOwner, queueColumnsOf } from "./owned-columns";
import { queueCells, type SheetValue } from "./read";
import { type ChunkRecord, type FormerContent, runsOfRows } from "./records";
import { rectanglesToWrite } from "./rectangles";
import type { OutputField, OutputValue } from "./types";

/** A row with its answers, and where it was when it was read. */
export interface RowToWrite extends KnownRow {
  /** 0-based sheet row. */
  row: number;
  /** `rowFingerprint` of its source cells. */
  source: number;
  /** Codes of what we wrote there before, also under a former id; null where nothing. */
  codes: readonly string[] | null;
  /** One value for each target; undefined leaves the cell alone. */
  values: (OutputValue | undefined)[];
}

/** Where answers go, and by which cells a row is known. */
export interface WriteTarget {
  sheetId: string;
  run: number;
  area: number;
  answerVersion: string;
  fields: readonly OutputField[];
  /** Sheet column of each of `fields`. */
  columns: readonly number[];
  /** By what each of those columns is known, should it be moved meanwhile. */
  owners: readonly ColumnOwner[];
  /** Sheet columns of the cells that make a row's identity, ascending. */
  sourceColumns: readonly number[];
  /** Queues what else is to be on record, before the cells; told how many cells the chunk writes. */
  alongside: (context: Excel.RequestContext, cells: number) => void;
}

export interface ChunkOutcome {
  /** Cells that hold a new value of ours. */
  cells: number;
  /** Keys of the rows that got at least one. */
  rows: string[];
  /** Cells another hand had changed in the meantime. */
  putBack: number;
  /** Rows that were no longer where they had been. */
  moved: RowToWrite[];
  /** Records laid down. */
  records: number;
}

interface Observation {
  /** By row, then target. */
  cells: ObservedCell[][];
  /** By row. A row counts as moved, too, when one of our columns is no longer where it was. */
  sources: (number | null)[];
}

/** Rows that stand at most this far apart are read in one piece. */
const READ_GAP = 16;

/**
 * Writes rows (at most some 2,000). A request too large for the host is cut in half until it fits.
 *
 * @param sequence number of the first record to lay down
 */
export async function writeRows(
  batch: Batch,
  target: WriteTarget,
  rows: readonly RowToWrite[],
  sequence: number
): Promise<ChunkOutcome> {
  if (rows.length === 0) return { cells: 0, rows: [], putBack: 0, moved: [], records: 0 };
  try {
    return await writeOnce(batch, target, rows, sequence);
  } catch (error) {
    const code = officeCode(error);
    const tooLarge =
      code === "RequestPayloadSizeLimitExceeded" || code === "ResponsePayloadSizeLimitExceeded";
    if (!tooLarge || rows.length === 1) throw error;
    const half = Math.ceil(rows.length / 2);
    const first = await writeRows(batch, target, rows.slice(0, half), sequence);
    const second = await writeRows(batch, target, rows.slice(half), sequence + first.records);
    return {
      cells: first.cells + second.cells,
      rows: [...first.rows, ...second.rows],
      putBack: first.putBack + second.putBack,
      moved: [...first.moved, ...second.moved],
      records: first.records + second.records,
    };
  }
}

async function writeOnce(
  batch: Batch,
  target: WriteTarget,
  allRows: readonly RowToWrite[],
  sequence: number
): Promise<ChunkOutcome> {
  const sheet = batch.context.workbook.worksheets.getItem(target.sheetId);
  const checked = await patiently(batch, () => queueObservation(batch, sheet, target, allRows));
  const before = checked();
  const still = allRows.map((row, index) => before.sources[index] === row.source);
  const rows = allRows.filter((_, index) => still[index]);
  const cells = before.cells.filter((_, index) => still[index]);
  const moved = allRows.filter((_, index) => !still[index]);
  if (rows.length === 0) return { cells: 0, rows: [], putBack: 0, moved, records: 0 };

  const plan = planChunk(target, rows, cells, sequence);
  const rectangles = rectanglesToWrite(
    rows.map(({ row }) => row),
    target.columns,
    (index, position) => plan.writes[index]?.[position] !== undefined
  );
  const verified = await patiently(batch, () => {
    batch.context.application.suspendScreenUpdatingUntilNextSync();
    const observed = queueObservation(batch, sheet, target, rows);
    queueChunkRecord(batch.context, plan.record);
    target.alongside(batch.context, plan.cells);
    for (const { firstIndex, firstPosition, ...rectangle } of rectangles) {
      queueWrite(sheet, rectangle, (row, column) =>
        literal(plan.writes[firstIndex + row]?.[firstPosition + column] ?? null)
      );
    }
    return observed;
  });
  const found = verified();
  const restored = await putBack(batch, sheet, target, { rows, cells, plan, found, sequence });
  return {
    cells: plan.cells - restored.cells,
    rows: rows
      .filter((row, index) => plan.isWritten[index] === true && !restored.moved.includes(row))
      .map(({ key }) => key),
    putBack: restored.foreign,
    moved: [...moved, ...restored.moved],
    records: 1 + restored.records,
  };
}

interface ChunkPlan {
  /** By row, then target: undefined leaves the cell alone. */
  writes: (OutputValue | undefined)[][];
  record: ChunkRecord;
  cells: number;
  /** By row: whether any of its cells is written. */
  isWritten: boolean[];
}

/** Decides cell by cell what is written, and what the record says of it. */
function planChunk(
  target: WriteTarget,
  rows: readonly RowToWrite[],
  observed: readonly ObservedCell[][],
  sequence: number
): ChunkPlan {
  const record: ChunkRecord = {
    run: target.run,
    area: target.area,
    sequence,
    fields: [...target.fields],
    entries: [],
    rows: runsOfRows(rows.map(({ row }) => row)),
    former: [],
    untouched: [],
  };
  let cells = 0;
  const writes = rows.map((row, index) => {
    const codes = blankCodes();
    const out = target.fields.map((field, position): OutputValue | undefined => {
      const cell = observed[index]?.[position];
      const value = row.values[position];
      if (cell === undefined || value === undefined) return undefined;
      const known = row.codes?.[fieldPosition(field)] ?? NEVER_WRITTEN;
      const state = cellState(cell, known);
      if (state === "locked" || state === "cleared") {
        // Under a new id the cell stays locked only if its code goes with it.
        if (known !== NEVER_WRITTEN) {
          codes[fieldPosition(field)] = known;
          record.untouched.push({ index, field });
        }
        return undefined;
      }
      const shown = typeof value === "string" ? shownText(value) : value;
      const code = codeOf(shown);
      codes[fieldPosition(field)] = code;
      if (code === (isBlankCell(cell) ? ANSWERED_BLANK : codeOf(cell.value))) {
        record.untouched.push({ index, field });
        return undefined;
      }
      if (!isBlankCell(cell)) record.former.push({ index, field, content: contentOf(cell) });
      cells++;
      return shown;
    });
    record.entries.push({
      key: row.key,
      descriptionHint: row.descriptionHint,
      moneyHint: row.moneyHint,
      codes,
      answerVersion: target.answerVersion,
    } satisfies LockEntry);
    return out;
  });
  const isWritten = writes.map((row) => row.some((value) => value !== undefined));
  return { writes, record, cells, isWritten };
}

interface WrittenChunk {
  rows: readonly RowToWrite[];
  cells: readonly ObservedCell[][];
  plan: ChunkPlan;
  found: Observation;
  sequence: number;
}

/** Gives back what the request itself saw being overwritten though it was not ours. */
async function putBack(
  batch: Batch,
  sheet: Excel.Worksheet,
  target: WriteTarget,
  { rows, cells, plan, found, sequence }: WrittenChunk
): Promise<{ cells: number; foreign: number; moved: RowToWrite[]; records: number }> {
  const restore: { row: number; column: number; cell: ObservedCell }[] = [];
  const moved: RowToWrite[] = [];
  const takenBack: LockEntry[] = [];
  let foreign = 0;
  rows.forEach((row, index) => {
    const hasMoved = found.sources[index] !== row.source;
    if (hasMoved) {
      moved.push(row);
      takenBack.push({
        key: row.key,
        descriptionHint: row.descriptionHint,
        moneyHint: row.moneyHint,
        codes: takenBackCodes(row, target.fields),
        answerVersion: target.answerVersion,
      });
    }
    plan.writes[index]?.forEach((written, position) => {
      const [expected, actual] = [cells[index]?.[position], found.cells[index]?.[position]];
      const column = target.columns[position];
      if (written === undefined || expected === undefined || actual === undefined) return;
      if (column === undefined) return;
      const changed = actual.value !== expected.value || actual.formula !== expected.formula;
      if (!changed && !hasMoved) return;
      restore.push({ row: row.row, column, cell: actual });
      if (!hasMoved) foreign++;
    });
  });
  if (restore.length === 0 && moved.length === 0) {
    return { cells: 0, foreign: 0, moved, records: 0 };
  }
  await patiently(batch, () => {
    if (takenBack.length > 0) {
      queueChunkRecord(batch.context, {
        ...plan.record,
        sequence: sequence + 1,
        entries: takenBack,
        rows: [],
        former: [],
        untouched: takenBack.flatMap((_, index) =>
          target.fields.map((field) => ({ index, field }))
        ),
      });
    }
    for (const { row, column, cell } of restore) {
      const range = sheet.getRangeByIndexes(row, column, 1, 1);
      range.formulas = [[restoringLiteral(contentOf(cell))]];
    }
  });
  return {
    cells: restore.length,
    foreign,
    moved,
    records: takenBack.length > 0 ? 1 : 0,
  };
}

/** What was on record for a row before this run stays so. */
function takenBackCodes(row: RowToWrite, fields: readonly OutputField[]): string[] {
  const codes = blankCodes();
  for (const field of fields) {
    const former = row.codes?.[fieldPosition(field)] ?? NEVER_WRITTEN;
    codes[fieldPosition(field)] = former === NEVER_WRITTEN ? TAKEN_BACK : former;
  }
  return codes;
}

/** Queues the reading of rows' target cells and of the cells that make their identity. */
function queueObservation(
  { context }: Batch,
  sheet: Excel.Worksheet,
  target: WriteTarget,
  rows: readonly RowToWrite[]
): () => Observation {
  const columnsNow = queueColumnsOf(context, target.owners);
  const pieces = piecesOf(rows.map(({ row }) => row));
  const targetGroups = columnGroups(target.columns, 0);
  const sourceGroups = columnGroups(target.sourceColumns, 2);
  const read = pieces.map((piece) => ({
    piece,
    targets: targetGroups.map((group) => ({
      group,
      cells: queueCells(sheet, rectangleOf(piece.rows, group), ["values", "formulas"]),
    })),
    sources: sourceGroups.map((group) => ({
      group,
      cells: queueCells(sheet, rectangleOf(piece.rows, group), ["values"]),
    })),
  }));
  return () => {
    const observation: Observation = { cells: [], sources: [] };
    const now = columnsNow();
    const isInPlace = target.columns.every((column, position) => now[position] === column);
    for (const { piece, targets, sources } of read) {
      const targetCells = targets.map(({ group, cells }) => ({ group, ...cells() }));
      const sourceCells = sources.map(({ group, cells }) => ({ group, ...cells() }));
      for (const index of piece.indexes) {
        const offset = (rows[index]?.row ?? 0) - piece.rows.first;
        observation.cells[index] = target.columns.map((column) => {
          const from = targetCells.find(({ group }) => within(column, group));
          const at = column - (from?.group.first ?? 0);
          return {
            value: from?.values[offset]?.[at] ?? "",
            formula: from?.formulas[offset]?.[at] ?? "",
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

function queueWrite(
  sheet: Excel.Worksheet,
  { row, column, rows, columns }: Rectangle,
  literalAt: (row: number, column: number) => string | number | boolean
): void {
  const range = sheet.getRangeByIndexes(row, column, rows, columns);
  range.values = Array.from({ length: rows }, (_, rowIndex) =>
    Array.from({ length: columns }, (__, columnIndex) => literalAt(rowIndex, columnIndex))
  );
}

/** What to hand to Excel so that the cell holds the value; text goes through the guard. */
function literal(value: OutputValue): string | number | boolean {
  if (value === null) return "";
  return typeof value === "string" ? literalOf(value) : value;
}

/** A cell's content as it is put on record. */
export function contentOf(cell: ObservedCell): FormerContent {
  if (isFormulaCell(cell)) return { formula: String(cell.formula) };
  return cell.value;
}

/** What to hand to `range.formulas` so that the cell holds a former content again. */
export function restoringLiteral(content: FormerContent): string | number | boolean {
  if (typeof content === "object") return content.formula;
  if (typeof content !== "string") return content;
  return readsAsSomethingElse(content) ? `'${content}` : content;
}

/**
 * Whether a text, entered without its apostrophe, would become something else: a formula, a number,
 * a date, a truth value, an error; or lose an apostrophe of its own.
 */
export function readsAsSomethingElse(text: string): boolean {
  if (text === "" || literalOf(text) === text) return false;
  if (!/^\p{L}/u.test(text) || !/^\p{L}/u.test(text.normalize("NFKC"))) return true;
  // With two words besides a figure it can no longer be a date (`March 5`) or a number (`1E5`).
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return !/\p{N}/u.test(text) || words.length < 2;
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

function rectangleOf(rows: Span, columns: Span): Rectangle {
  return {
    row: rows.first,
    column: columns.first,
    rows: rows.last - rows.first + 1,
    columns: columns.last - columns.first + 1,
  };
}
