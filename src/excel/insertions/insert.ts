/**
 * Inserting sheets, refreshing them, taking them back (docs/inserted-sheets.md). Every failure comes
 * back as a problem; the workbook is then as it was before.
 */
import { officeCode, problemOf } from "../errors";
import { type Batch, patiently, reading, requireHost, unstoppable, writing } from "../host";
import { applyChange, HalfDone, Stopped } from "./apply";
import {
  hiddenSheetName,
  type InsertionRecord,
  nextNumber,
  queueForget,
  queueRecord,
  type StoredRecord,
} from "./record";
import {
  changesOf,
  findSheets,
  type FoundSheet,
  idsOf,
  inspect,
  type Inspection,
  readWorkbook,
  type WorkbookState,
} from "./state";
import type {
  InsertionInWorkbook,
  InsertionProblem,
  InsertionResult,
  InsertionUndo,
  InsertSheets,
  ListInsertions,
  SheetInsertion,
  UndoInsertion,
} from "./types";

/** Carries an expected problem to the edge. */
class Refused extends Error {
  constructor(readonly problem: InsertionProblem) {
    super(problem.code);
  }
}

/** See `InsertSheets`. */
export const insertSheets: InsertSheets = (insertion, options) =>
  attempt(() => {
    const { signal, at, evenIfEdited = false, onProgress = () => undefined } = options;
    requireHost();
    return writing(signal, async (batch) => {
      const { state, stored, inspected } = await lookAt(batch, insertion.id);
      const before = inspected.length === 0 ? null : stored;
      const edited = changedSheets(inspected, insertion);
      if (edited.length > 0 && !evenIfEdited) {
        throw new Refused({ code: "inserted_edited", sheets: edited });
      }
      if (before === null && stored !== null) await forget(batch, stored);
      const record: InsertionRecord = {
        id: insertion.id,
        number: before?.record.number ?? nextNumber(state.records, [...state.names.keys()]),
        at,
        state: "done",
        insertion,
        ...replaced(before?.record ?? null, inspected),
      };
      const sheets = await applyChange(batch, {
        state,
        record,
        underWay: { ...record, state: before === null ? "making" : "refreshing" },
        before,
        inspected,
        signal,
        onProgress,
        giveBack: NOTHING,
      });
      if (before === null) await activate(batch, sheets[0]?.name);
      const overwritten = edited.reduce((sum, { cells }) => sum + cells, 0);
      return { sheets, overwritten };
    });
  });

/** See `UndoInsertion`. */
export const undoInsertion: UndoInsertion = (id, { signal, evenIfEdited = false }) =>
  attempt(() => {
    requireHost();
    return writing(signal, async (batch): Promise<InsertionUndo> => {
      const { state, stored, inspected } = await lookAt(batch, id);
      if (stored === null) throw new Refused({ code: "nothing_inserted" });
      if (inspected.length === 0) {
        await forget(batch, stored);
        throw new Refused({ code: "nothing_inserted" });
      }
      const { record } = stored;
      const goesBack = record.former;
      const edited = changedSheets(inspected, goesBack);
      if (edited.length > 0 && !evenIfEdited) {
        throw new Refused({ code: "inserted_edited", sheets: edited });
      }
      const names = inspected.map(({ found }) => found.name);
      if (goesBack === null) {
        await deleteSheets(batch, state, stored, inspected);
        return { state: "deleted", sheets: names };
      }
      await applyChange(batch, {
        state,
        record: { ...record, state: "done", insertion: goesBack, former: null, ...NOTHING },
        underWay: { ...record, state: "refreshing" },
        before: stored,
        inspected,
        signal,
        onProgress: () => undefined,
        giveBack: record,
      });
      return { state: "taken_back", sheets: names };
    });
  });

/** See `ListInsertions`. */
export const listInsertions: ListInsertions = async () => {
  try {
    return await reading(async (batch) => {
      const state = await readWorkbook(batch);
      return state.records.flatMap(({ record }): InsertionInWorkbook[] => {
        const sheets = findSheets(state, record).map(({ name }) => name);
        if (sheets.length === 0) return [];
        return [{ id: record.id, at: record.at, sheets, wasRefresh: record.former !== null }];
      });
    });
  } catch {
    return [];
  }
};

/** The workbook, and what is in it of an insertion; one that was cut short is cleared away first. */
async function lookAt(
  batch: Batch,
  id: string
): Promise<{ state: WorkbookState; stored: StoredRecord | null; inspected: Inspection[] }> {
  let state = await readWorkbook(batch);
  const isHalfMade = ({ record }: StoredRecord) => record.id === id && record.state === "making";
  for (const halfMade of state.records.filter(isHalfMade)) {
    const found = findSheets(state, halfMade.record);
    if (await holdOursAlone(batch, halfMade.record, found))
      await deleteFound(batch, halfMade, found);
    else await forget(batch, halfMade);
    state = await readWorkbook(batch);
  }
  const stored = state.records.find(({ record }) => record.id === id) ?? null;
  if (stored === null) return { state, stored, inspected: [] };
  const { record } = stored;
  const found = findSheets(state, record);
  const inspected: Inspection[] = [];
  for (const sheet of found) {
    inspected.push(await inspect(batch, record, found, sheet));
  }
  return { state, stored, inspected };
}

/**
 * Whether half-made sheets hold nothing but what we put there. Others are the user's by now, or a name
 * of ours has come to mean a sheet that never was: they stay.
 */
async function holdOursAlone(
  batch: Batch,
  record: InsertionRecord,
  found: readonly FoundSheet[]
): Promise<boolean> {
  for (const sheet of found) {
    if (changesOf(await inspect(batch, record, found, sheet), true) > 0) return false;
  }
  return true;
}

/** What a refresh replaces, as undo needs it: the last content that was whole. */
function replaced(
  record: InsertionRecord | null,
  inspected: readonly Inspection[]
): Pick<InsertionRecord, "former" | "edits" | "kept"> {
  if (record === null) return { former: null, ...NOTHING };
  const { state, insertion, former, edits, kept } = record;
  if (state === "refreshing" && former !== null) return { former, edits, kept };
  // Formulas look from sheet to sheet: where one block has moved, all are kept as they stood.
  return inspected.some(({ isReshaped }) => isReshaped)
    ? { former: insertion, edits: [], kept: inspected.map((one) => one.kept) }
    : {
        former: insertion,
        edits: inspected.flatMap((one) =>
          one.edits.map((edit) => ({ ...edit, sheet: one.found.id }))
        ),
        kept: [],
      };
}

/** Nothing of the user's to be given back. */
const NOTHING: Pick<InsertionRecord, "edits" | "kept"> = { edits: [], kept: [] };

/**
 * What the user would lose, by sheet. A sheet that stays loses only changed cells of ours; one that goes
 * loses what was added to it as well.
 *
 * @param next what comes in its place; null where all sheets go
 */
function changedSheets(
  inspected: readonly Inspection[],
  next: SheetInsertion | null
): { name: string; cells: number }[] {
  return inspected.flatMap((inspection) => {
    const goes = !next?.sheets.some(({ id }) => id === inspection.found.id);
    const cells = changesOf(inspection, goes);
    return cells === 0 ? [] : [{ name: inspection.found.name, cells }];
  });
}

async function forget(batch: Batch, { part, record }: StoredRecord): Promise<void> {
  const { names } = batch.context.workbook;
  await patiently(batch, () => names.load("items/name"));
  const ours = new Set(idsOf(record).map((id) => hiddenSheetName(record.number, id).toLowerCase()));
  await patiently(batch, () => {
    for (const { name } of names.items) {
      if (ours.has(name.toLowerCase())) names.getItem(name).delete();
    }
    queueForget(batch.context, part);
  });
}

/** Deletes an insertion's sheets; where that fails on the way, the rest goes with the next try. */
async function deleteSheets(
  batch: Batch,
  state: WorkbookState,
  stored: StoredRecord,
  inspected: readonly Inspection[]
): Promise<void> {
  const found = inspected.map((inspection) => inspection.found);
  const going = new Set(found.map(({ sheetId }) => sheetId));
  if (!state.sheets.some(({ id, isVisible }) => isVisible && !going.has(id))) {
    throw new Refused({ code: "last_sheet" });
  }
  await deleteFound(unstoppable(batch), stored, found);
}

async function deleteFound(
  batch: Batch,
  stored: StoredRecord,
  found: readonly FoundSheet[]
): Promise<void> {
  // Taken up by the next call, should this one be cut short.
  const part = await patiently(batch, () => {
    const added = queueRecord(batch, { ...stored.record, state: "making" }, stored.part);
    added.load("id");
    return added;
  });
  await patiently(batch, () => {
    for (const { sheetId } of found) batch.context.workbook.worksheets.getItem(sheetId).delete();
  });
  await forget(batch, { part: part.id, record: stored.record });
}

async function activate(batch: Batch, name: string | undefined): Promise<void> {
  if (name === undefined) return;
  try {
    await patiently(batch, () => batch.context.workbook.worksheets.getItem(name).activate());
  } catch {
    // The sheets are there; only the user's view stays where it was.
  }
}

async function attempt<Value>(work: () => Promise<Value>): Promise<InsertionResult<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, problem: insertionProblemOf(error) };
  }
}

function insertionProblemOf(error: unknown): InsertionProblem {
  if (error instanceof Refused) return error.problem;
  if (error instanceof Stopped) return { code: "stopped" };
  if (error instanceof HalfDone) {
    const message = error.reason instanceof Error ? error.reason.message : String(error.reason);
    return { code: "insertion_failed", message, left: error.left };
  }
  if (officeCode(error) === "AccessDenied") return { code: "protected_workbook" };
  const problem = problemOf(error, "");
  if (problem.code !== "host") return problem;
  return { code: "insertion_failed", message: problem.message, left: [] };
}
