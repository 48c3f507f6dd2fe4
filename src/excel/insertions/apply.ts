/**
 * Brings an insertion's sheets to what they are to hold: makes those that are missing, writes the
 * others anew where they lie. All of it or, where anything fails, nothing.
 */
import { type Rectangle, touches } from "../address";
import { type Batch, patiently, unstoppable } from "../host";
import { queueNoName } from "../owned-columns";
import { queueFormulas, restoringLiteral } from "../restoring";
import type { EditedCell } from "./cells";
import type { KeptBlock } from "./kept";
import { layOut } from "./layout";
import { movedTo, type Move } from "./moved-references";
import { freeSheetName } from "./names";
import {
  hiddenSheetName,
  type InsertionRecord,
  queueForget,
  queueRecord,
  readRecords,
} from "./record";
import type { PlacedLayout } from "./render";
import {
  chartNamesIn,
  type FoundSheet,
  type Inspection,
  placedAt,
  type WorkbookState,
} from "./state";
import type { InsertedSheet } from "./types";
import { clearSheet, stepsOf, writeSheet } from "./write-sheet";

/** A sheet as it will be. */
interface Site {
  home: PlacedLayout;
  /** What stood there before and comes back; null where the layout says all. */
  kept: KeptBlock | null;
  /** Rows and columns of its block. */
  size: Pick<Rectangle, "rows" | "columns">;
  /** The sheet it is written to; null for one to be made. */
  found: FoundSheet | null;
  /** The sheet that stays as it is, for the user's cells are in the way. */
  former: FoundSheet | null;
}

/** What is to be brought about. */
export interface Change {
  state: WorkbookState;
  /** What the record is to say when it is done. */
  record: InsertionRecord;
  /** What it says until then: cut short, the next call finds all it needs. */
  underWay: InsertionRecord;
  /** The record so far, and the part it lies in; null for a first insertion. */
  before: { part: string; record: InsertionRecord } | null;
  /** The sheets that are there, with what the user has done to them. */
  inspected: readonly Inspection[];
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
  /** Cells to be laid over what is written, and blocks that come back as they stood. */
  giveBack: Pick<InsertionRecord, "edits" | "kept">;
}

/** Thrown where the user has stopped it. */
export class Stopped extends Error {}

/** Names of sheets that are not as they were after a failure, and what failed. */
export class HalfDone extends Error {
  constructor(
    readonly reason: unknown,
    readonly left: string[]
  ) {
    super("An insertion failed and could not be taken back.");
  }
}

/** Carries out a change; answers what became of each sheet. */
export async function applyChange(batch: Batch, change: Change): Promise<InsertedSheet[]> {
  const sites = planSites(change);
  try {
    return await carryOut(batch, change, sites);
  } catch (error) {
    try {
      await rollBack(unstoppable(batch), change, sites);
    } catch {
      throw new HalfDone(error, await namesLeft(batch, change, sites));
    }
    throw error;
  }
}

function planSites({ state, record, inspected, giveBack }: Change): Site[] {
  const taken = state.sheets.map(({ name }) => name);
  return record.insertion.sheets.map((sheet): Site => {
    const layout = layOut(sheet);
    const kept = giveBack.kept.find((one) => one.sheet === sheet.id) ?? null;
    const { rows, columns } = kept?.place ?? layout;
    const size = { rows, columns };
    const inspection = inspected.find(({ found }) => found.id === sheet.id);
    const found = inspection?.found ?? null;
    if (found !== null && inspection !== undefined) {
      const { row, column } = found.block;
      const isFree = !inspection.additions.some((cell) =>
        touches({ ...cell, rows: 1, columns: 1 }, { row, column, ...size })
      );
      if (isFree) {
        const home = { layout, name: found.name, row, column, isGone: false };
        return { home, kept, size, found, former: null };
      }
    }
    const name = freeSheetName(sheet.name, taken);
    taken.push(name);
    const home = { layout, name, row: 0, column: 0, isGone: false };
    return { home, kept, size, found: null, former: found };
  });
}

async function carryOut(
  batch: Batch,
  { state, record, underWay, before, inspected, signal, onProgress, giveBack }: Change,
  sites: readonly Site[]
): Promise<InsertedSheet[]> {
  const homes = sites.map(({ home }) => home);
  const total = homes.reduce((sum, home) => sum + stepsOf(home), 1);
  let done = 0;
  const step = () => {
    if (signal.aborted) throw new Stopped();
    onProgress(done++, total);
  };
  step();
  // What is being done is on record before anything is made: cut short, the next call finds it.
  const part = await patiently(batch, () => {
    const added = queueRecord(batch, underWay, before?.part ?? null);
    added.load("id");
    return added;
  });
  const made = await makeSheets(batch, state, record.number, sites);
  const moves = sites.flatMap(({ kept, home: { name, row, column } }): Move[] =>
    kept === null ? [] : [{ kept, name, row, column }]
  );
  for (const [index, { home, kept, size, found }] of sites.entries()) {
    const sheetId = found?.sheetId ?? made[index]?.id ?? "";
    const { id } = home.layout.sheet;
    if (found !== null) {
      await clearSheet(batch, sheetId, found.ours, chartsOf([before?.record], id));
    }
    const block = kept === null ? null : movedTo(kept, moves);
    await writeSheet(
      batch,
      {
        home,
        sheets: homes,
        sheetId,
        number: record.number,
        isNew: found === null,
        kept: block === null ? undefined : { block, parts: [{ row: 0, column: 0, ...size }] },
      },
      step
    );
    if (kept !== null) continue;
    const edits = giveBack.edits.filter(({ sheet }) => sheet === id);
    await layOver(batch, sheetId, home, edits);
  }
  await patiently(batch, () => queueRecord(batch, record, part.id));
  await deleteDropped(batch, state, record, inspected);
  return sites.map(({ home, found, former }): InsertedSheet => {
    const { id } = home.layout.sheet;
    if (former !== null) return { id, name: home.name, state: "kept_beside", former: former.name };
    return { id, name: home.name, state: found === null ? "made" : "refreshed" };
  });
}

/**
 * Deletes the sheets that the insertion no longer has. While the first is there all can be taken back;
 * of the others, one that stays is deleted by the next change.
 */
async function deleteDropped(
  batch: Batch,
  state: WorkbookState,
  { number, insertion }: InsertionRecord,
  inspected: readonly Inspection[]
): Promise<void> {
  const dropped = inspected.filter(
    ({ found }) => !insertion.sheets.some(({ id }) => id === found.id)
  );
  const { context } = batch;
  for (const [index, { found }] of dropped.entries()) {
    try {
      await patiently(batch, () => {
        queueNoName(context, hiddenSheetName(number, found.id), new Set(state.names.keys()));
        context.workbook.worksheets.getItem(found.sheetId).delete();
      });
    } catch (error) {
      if (index === 0) throw error;
    }
  }
}

/** Makes the sheets that are missing, and points the hidden names at the cells of all. */
function makeSheets(
  batch: Batch,
  state: WorkbookState,
  number: number,
  sites: readonly Site[]
): Promise<({ id: string } | null)[]> {
  const { workbook } = batch.context;
  return patiently(batch, () =>
    sites.map(({ home, size, found }) => {
      const sheet =
        found === null
          ? workbook.worksheets.add(home.name)
          : workbook.worksheets.getItem(found.sheetId);
      if (found === null) sheet.load("id");
      const name = hiddenSheetName(number, home.layout.sheet.id);
      const { row, column } = home;
      queueBlockName(batch, state, name, sheet, { row, column, ...size });
      return found === null ? sheet : null;
    })
  );
}

function queueBlockName(
  { context }: Batch,
  { names }: WorkbookState,
  name: string,
  sheet: Excel.Worksheet,
  { row, column, rows, columns }: Rectangle
): void {
  if (names.has(name.toLowerCase())) context.workbook.names.getItem(name).delete();
  const cells = sheet.getRangeByIndexes(row, column, rows, columns);
  context.workbook.names.add(name, cells).visible = false;
}

/** Names of the charts that any of some records has on a sheet. */
function chartsOf(records: readonly (InsertionRecord | undefined)[], id: string): string[] {
  return records.flatMap((record) => (record === undefined ? [] : [...chartNamesIn(record, id)]));
}

/** Gives cells back what the user had put there. */
async function layOver(
  batch: Batch,
  sheetId: string,
  { row, column }: PlacedLayout,
  edits: readonly EditedCell[]
): Promise<void> {
  if (edits.length === 0) return;
  const sheet = batch.context.workbook.worksheets.getItem(sheetId);
  await patiently(batch, () => {
    for (const edit of edits) {
      const cell = { row: row + edit.row, column: column + edit.column, rows: 1, columns: 1 };
      queueFormulas(sheet, cell, () => restoringLiteral(edit.content));
    }
  });
}

/** Takes back what was done: new sheets go, the others get back what they held. */
async function rollBack(
  batch: Batch,
  { state, record, before, inspected }: Change,
  sites: readonly Site[]
): Promise<void> {
  await deleteNew(batch, state, sites);
  const all = inspected.map((inspection) => inspection.found);
  const homes = before === null ? [] : placedAt(before.record.insertion, all);
  for (const { found, kept } of inspected) {
    const site = sites.find((one) => one.found === found);
    if (site === undefined || before === null) continue;
    const { id, sheetId, block, ours } = found;
    const { number } = record;
    await clearSheet(
      batch,
      sheetId,
      [...ours, { ...block, ...site.size }],
      chartsOf([before.record, record], id)
    );
    const home = homes.find(({ layout }) => layout.sheet.id === id) ?? site.home;
    const parts = ours.map(({ rows, columns }) => ({ row: 0, column: 0, rows, columns }));
    const write = { home, sheets: homes, sheetId, number, isNew: false };
    await writeSheet(batch, { ...write, kept: { block: kept, parts } }, () => undefined);
  }
  await restoreRecord(batch, record, before, all);
}

async function deleteNew(
  batch: Batch,
  state: WorkbookState,
  sites: readonly Site[]
): Promise<void> {
  const planned = new Set(
    sites.flatMap(({ home, found }) => (found === null ? [home.name.toLowerCase()] : []))
  );
  const known = new Set(state.sheets.map(({ id }) => id));
  const { worksheets } = batch.context.workbook;
  await patiently(batch, () => worksheets.load("items/id,items/name"));
  const added = worksheets.items.filter(
    ({ id, name }) => !known.has(id) && planned.has(name.toLowerCase())
  );
  if (added.length === 0) return;
  await patiently(batch, () => {
    for (const sheet of added) sheet.delete();
  });
}

/** Puts the record and the hidden names back as they were before. */
async function restoreRecord(
  batch: Batch,
  record: InsertionRecord,
  before: Change["before"],
  found: readonly FoundSheet[]
): Promise<void> {
  const { workbook } = batch.context;
  await patiently(batch, () => workbook.names.load("items/name"));
  const stored = await readRecords(batch);
  const prefix = hiddenSheetName(record.number, "").toLowerCase();
  await patiently(batch, () => {
    for (const { name } of workbook.names.items) {
      if (name.toLowerCase().startsWith(prefix)) workbook.names.getItem(name).delete();
    }
    for (const { id, sheetId, block } of found) {
      const { row, column, rows, columns } = block;
      const cells = workbook.worksheets
        .getItem(sheetId)
        .getRangeByIndexes(row, column, rows, columns);
      workbook.names.add(hiddenSheetName(record.number, id), cells).visible = false;
    }
    for (const { part, record: one } of stored) {
      if (one.id === record.id) queueForget(batch.context, part);
    }
    if (before !== null) queueRecord(batch, before.record, null);
  });
}

/** Sheets that were made and not deleted, and those that were being written anew. */
async function namesLeft(
  batch: Batch,
  { state }: Change,
  sites: readonly Site[]
): Promise<string[]> {
  try {
    const { worksheets } = batch.context.workbook;
    await patiently(unstoppable(batch), () => worksheets.load("items/id,items/name"));
    const known = new Set(state.sheets.map(({ id }) => id));
    const refreshed = new Set(sites.map(({ found }) => found?.sheetId));
    return worksheets.items
      .filter(({ id }) => !known.has(id) || refreshed.has(id))
      .map(({ name }) => name);
  } catch {
    return sites.map(({ home }) => home.name);
  }
}
