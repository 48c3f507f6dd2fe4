/**
 * Writing one chunk of answers into the sheet (docs/writing.md). A request first asks what the target
 * cells and the rows' own cells hold, then lays down the record, then writes; Excel does these in
 * order, so the answer tells what was overwritten. What was not ours is put back.
 */
import type { Rectangle } from "./address";
import { literalOf, shownText } from "./guard";
import { type Batch, inHalves, patiently, unstoppable } from "./host";
import { queueChunkRecord } from "./lock-store";
import {
  ANSWERED_BLANK,
  blankCodes,
  cellState,
  codeOf,
  fieldPosition,
  isBlankCell,
  type KnownRow,
  type LockEntry,
  NEVER_WRITTEN,
  type ObservedCell,
  TAKEN_BACK,
} from "./locks";
import { type Observation, type ObservedColumns, queueObservation } from "./observe";
import { type ChunkRecord, runsOfRows } from "./records";
import { rectanglesToWrite } from "./rectangles";
import { PLAIN_FORMAT, queueNumberFormats } from "./number-formats";
import { contentOf, giveBack, type RowToGiveBack } from "./restoring";
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
export interface WriteTarget extends ObservedColumns {
  sheetId: string;
  run: number;
  area: number;
  answerVersion: string;
  /** What each of `columns` holds. */
  fields: readonly OutputField[];
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
  const all: ChunkOutcome = { cells: 0, rows: [], putBack: 0, moved: [], records: 0 };
  await inHalves(rows, async (some) => {
    const outcome = await writeOnce(batch, target, some, sequence + all.records);
    all.cells += outcome.cells;
    all.rows.push(...outcome.rows);
    all.putBack += outcome.putBack;
    all.moved.push(...outcome.moved);
    all.records += outcome.records;
  });
  return all;
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
    queueNumberFormats(
      sheet,
      rows.map(({ row }) => row),
      target.columns,
      (index, position) => plan.formats[index]?.[position]
    );
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
  /** Number formats to set, by row, then target: the rows were added since the column was made. */
  formats: (string | undefined)[][];
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
    formatted: [],
  };
  const formats: ChunkPlan["formats"] = rows.map(() => []);
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
      const format = target.numberFormats[position] ?? null;
      if (format !== null && cell.format === PLAIN_FORMAT && isBlankCell(cell) && shown !== null) {
        record.formatted.push({ index, field });
        const row = formats[index];
        if (row !== undefined) row[position] = format;
      }
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
  return { writes, formats, record, cells, isWritten };
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
  const restore: RowToGiveBack[] = [];
  let restored = 0;
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
    const overwritten = plan.writes[index]?.map((written, position): ObservedCell | undefined => {
      const [expected, actual] = [cells[index]?.[position], found.cells[index]?.[position]];
      if (written === undefined || expected === undefined || actual === undefined) return undefined;
      return hasMoved || isChanged(expected, actual) ? actual : undefined;
    });
    const count = overwritten?.filter((cell) => cell !== undefined).length ?? 0;
    if (overwritten === undefined || count === 0) return;
    restore.push({ row: row.row, cells: overwritten });
    restored += count;
    if (!hasMoved) foreign += count;
  });
  await giveBack(batch, sheet, target.columns, restore);
  if (takenBack.length > 0) {
    await patiently(unstoppable(batch), () =>
      queueChunkRecord(batch.context, {
        ...plan.record,
        sequence: sequence + 1,
        entries: takenBack,
        rows: [],
        former: [],
        formatted: [],
        untouched: takenBack.flatMap((_, index) =>
          target.fields.map((field) => ({ index, field }))
        ),
      })
    );
  }
  return {
    cells: restored,
    foreign,
    moved,
    records: takenBack.length > 0 ? 1 : 0,
  };
}

/** Whether another hand has changed a cell since it was checked. */
function isChanged(before: ObservedCell, now: ObservedCell): boolean {
  return before.value !== now.value || before.formula !== now.formula;
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
