/**
 * Brings an insertion's sheets to what they are to hold: makes those that are missing, writes the
 * others anew where they lie. All of it or, where anything fails, nothing.
 */
import type { Rectangle } from "../address";
import { type Batch, patiently, unstoppable } from "../host";
import { queueNoName } from "../owned-columns";
import { queueFormulas, restoringLiteral } from "../restoring";
import type { EditedCell } from "./cells";
import { layOut } from "./layout";
import { freeSheetName } from "./names";
import {
  hiddenSheetName,
  type InsertionRecord,
  queueForget,
  queueRecord,
  readRecords,
} from "./record";
import type { PlacedLayout } from "./render";
import { type FoundSheet, type Inspection, placedAt, type WorkbookState } from "./state";
import type { InsertedSheet } from "./types";
import { chartName, clearSheet, stepsOf, writeSheet } from "./write-sheet";

/** A sheet as it will be. */
interface Site {
  home: PlacedLayout;
  /** The sheet it is written to; null for one to be made. */
  found: FoundSheet | null;
  /** The sheet that stays as it is, for the user's cells are in the way. */
  former: FoundSheet | null;
}

/** What is to be brought about. */
export interface Change {
  state: WorkbookState;
  /** What the record is to say when it is done; its `state` is filled in on the way. */
  record: InsertionRecord;
  /** The record so far, and the part it lies in; null for a first insertion. */
  before: { part: string; record: InsertionRecord } | null;
  /** The sheets that are there, with what the user has done to them. */
  inspected: readonly Inspection[];
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
  /** Cells to be laid over what is written. */
  giveBack: InsertionRecord["edits"];
}

/** Thrown where the user has stopped it. */
export class Stopped extends Error {}

/** Names of sheets that could not be taken away after a failure, and what failed. */
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

function planSites({ state, record, inspected }: Change): Site[] {
  const taken = state.sheets.map(({ name }) => name);
  return record.insertion.sheets.map((sheet): Site => {
    const layout = layOut(sheet);
    const inspection = inspected.find(({ found }) => found.id === sheet.id);
    const found = inspection?.found ?? null;
    if (found !== null && inspection !== undefined) {
      const { row, column } = found.block;
      const isFree = !inspection.additions.some(
        (cell) =>
          cell.row >= row &&
          cell.row < row + layout.rows &&
          cell.column >= column &&
          cell.column < column + layout.columns
      );
      if (isFree) {
        const home = { layout, name: found.name, row, column, isGone: false };
        return { home, found, former: null };
      }
    }
    const name = freeSheetName(sheet.name, taken);
    taken.push(name);
    const home = { layout, name, row: 0, column: 0, isGone: false };
    return { home, found: null, former: found };
  });
}

async function carryOut(
  batch: Batch,
  { state, record, before, inspected, signal, onProgress, giveBack }: Change,
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
    const underWay = before === null ? ("making" as const) : ("refreshing" as const);
    const added = queueRecord(batch, { ...record, state: underWay }, before?.part ?? null);
    added.load("id");
    return added;
  });
  const made = await makeSheets(batch, state, record.number, sites);
  for (const [index, site] of sites.entries()) {
    const { home, found } = site;
    const sheetId = found?.sheetId ?? made[index]?.id ?? "";
    if (found !== null) await clearSheet(batch, sheetId, found.block, chartNamesOf(before, found));
    await writeSheet(
      batch,
      { home, sheets: homes, sheetId, number: record.number, isNew: found === null },
      step
    );
    await layOver(
      batch,
      sheetId,
      home,
      giveBack.filter(({ sheet }) => sheet === home.layout.sheet.id)
    );
  }
  const dropped = inspected.filter(
    ({ found }) => !record.insertion.sheets.some(({ id }) => id === found.id)
  );
  await patiently(batch, () => {
    for (const { found } of dropped) {
      batch.context.workbook.worksheets.getItem(found.sheetId).delete();
      queueNoName(
        batch.context,
        hiddenSheetName(record.number, found.id),
        new Set(state.names.keys())
      );
    }
    queueRecord(batch, { ...record, state: "done" }, part.id);
  });
  return sites.map(({ home, found, former }): InsertedSheet => {
    const { id } = home.layout.sheet;
    if (former !== null) return { id, name: home.name, state: "kept_beside", former: former.name };
    return { id, name: home.name, state: found === null ? "made" : "refreshed" };
  });
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
    sites.map(({ home, found }) => {
      const sheet =
        found === null
          ? workbook.worksheets.add(home.name)
          : workbook.worksheets.getItem(found.sheetId);
      if (found === null) sheet.load("id");
      queueBlockName(batch, state, number, home, sheet);
      return found === null ? sheet : null;
    })
  );
}

function queueBlockName(
  { context }: Batch,
  { names }: WorkbookState,
  number: number,
  { layout, row, column }: PlacedLayout,
  sheet: Excel.Worksheet
): void {
  const name = hiddenSheetName(number, layout.sheet.id);
  if (names.has(name.toLowerCase())) context.workbook.names.getItem(name).delete();
  const cells = sheet.getRangeByIndexes(row, column, layout.rows, layout.columns);
  context.workbook.names.add(name, cells).visible = false;
}

function chartNamesOf(before: Change["before"], { id }: FoundSheet): string[] {
  if (before === null) return [];
  const { number, insertion, former } = before.record;
  const specs = [insertion, ...(former === null ? [] : [former])];
  const ids = specs.flatMap(({ sheets }) =>
    (sheets.find((sheet) => sheet.id === id)?.charts ?? []).map((chart) => chart.id)
  );
  return [...new Set(ids)].map((chart) => chartName(number, chart));
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
  const found = inspected.map((inspection) => inspection.found);
  if (before !== null) {
    const former = before.record.insertion;
    const homes = placedAt(former, found);
    for (const home of homes) {
      const site = sites.find(({ home: now }) => now.layout.sheet.id === home.layout.sheet.id);
      const at = found.find(({ id }) => id === home.layout.sheet.id);
      const inspection = inspected.find((one) => one.found === at);
      if (site === undefined || site.found === null || at === undefined || inspection === undefined)
        continue;
      await clearSheet(batch, at.sheetId, bounding(at.block, site.home), [
        ...chartNamesOf(before, at),
        ...(record.insertion.sheets.find(({ id }) => id === at.id)?.charts ?? []).map(({ id }) =>
          chartName(record.number, id)
        ),
      ]);
      const write = { home, sheets: homes, sheetId: at.sheetId, number: record.number };
      await writeSheet(batch, { ...write, isNew: false }, () => undefined);
      await layOver(batch, at.sheetId, home, inspection.edits);
    }
  }
  await restoreRecord(batch, record, before, found);
}

/** The block as it was, and as it may have been written meanwhile. */
function bounding(block: Rectangle, written: PlacedLayout): Rectangle {
  return {
    ...block,
    rows: Math.max(block.rows, written.layout.rows),
    columns: Math.max(block.columns, written.layout.columns),
  };
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

async function namesLeft(
  batch: Batch,
  { state }: Change,
  sites: readonly Site[]
): Promise<string[]> {
  try {
    const { worksheets } = batch.context.workbook;
    await patiently(unstoppable(batch), () => worksheets.load("items/id,items/name"));
    const known = new Set(state.sheets.map(({ id }) => id));
    return worksheets.items.filter(({ id }) => !known.has(id)).map(({ name }) => name);
  } catch {
    return sites.map(({ home }) => home.name);
  }
}
