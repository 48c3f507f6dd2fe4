/**
 * One run: rows are sent chunk by chunk while the chunk before is written, then recurrence is written
 * in one last pass over the holder's whole history. Stopping keeps what is written.
 */
import type {
  EngineStatus,
  EnrichedColumns,
  EnrichmentSession,
  TransactionColumns,
} from "../client/session";
import {
  type Batch,
  codeOf,
  fieldPosition,
  NEVER_WRITTEN,
  officeCode,
  type OutputField,
  type OutputValue,
  reading,
  saveChoices,
  shownText,
  writing,
} from "../excel";
import type { DecidedRow } from "./decide";
import { mergeNotes } from "./note-words";
import { answerValue, isRecurrenceField, recurrenceValue } from "./outputs";
import { type AnsweredRow, createPen, type Pen } from "./pen";
import { createProgress, type ProgressReport } from "./progress";
import type { Overrides } from "./reading";
import type { ScannedRow } from "./scan";
import { openPrepared, type Survey, survey } from "./survey";
import type { Clock, Preparation, RunChoices, RunOutcome, RunProgress } from "./types";

/** Rows per chunk: small ones first, so that the first answers show and Stop bites at once. */
const CHUNK_SIZES = [250, 500, 1_000, 2_000] as const;

export interface RunRequest {
  session: EnrichmentSession;
  clock: Clock;
  preparation: Preparation;
  choices: RunChoices;
  overrides: Overrides;
  signal: AbortSignal;
  onProgress: (progress: RunProgress) => void;
  /** Ids the account holder's history is known to hold, with their content; grows with what is sent. */
  sentTo: (status: EngineStatus) => Map<string, string>;
}

/** A request of which is known what the engine that answers it was sent already. */
interface OpenRequest extends RunRequest {
  sent: Map<string, string>;
}

/** Runs. Rejects with a `WorkbookError`, an office.js error or a `SessionError`. */
export async function enrichRun(request: RunRequest): Promise<RunOutcome> {
  const { session, clock, preparation, choices, signal } = request;
  const began = clock();
  const progress = createProgress(clock, request.onProgress);
  progress.begin("reading", preparation.rowCount);
  const status = await session.status();
  const { version } = status;
  const state = await reading(async (batch) =>
    survey(batch, await openPrepared(batch, preparation, choices), choices, version)
  );
  progress.advance(preparation.rowCount);
  const headers = state.reading.headers ?? [];
  const remember = { headers, overrides: request.overrides };
  const pen = createPen(state, {
    preparation,
    settings: choices.settings,
    remember,
    at: new Date().toISOString(),
  });
  const notedRows = { count: 0 };
  const isNeeded = state.rows.some((row) => row.needsAnswer || row.needsRecurrence);
  const finished =
    isNeeded &&
    (await write({ ...request, sent: request.sentTo(status) }, state, pen, progress, notedRows));
  if (!pen.hasBegun) {
    await writing(signal, (batch) =>
      saveChoices(batch, preparation.sheetId, choices.settings, remember)
    ).catch((error: unknown) => {
      if (!isStopped(error, signal)) throw error;
    });
  }
  return {
    state: finished || !isNeeded ? "completed" : "stopped",
    written: pen.written.rows,
    locked: state.rows.filter(({ decision }) => decision === "locked").length,
    skipped: state.skipped.length,
    noted: notedRows.count,
    putBack: pen.written.putBack,
    seconds: (clock() - began) / 1000,
  };
}

/** Answers whether the run came to its end; false when it was stopped. */
async function write(
  request: OpenRequest,
  state: Survey,
  pen: Pen,
  progress: ProgressReport,
  noted: { count: number }
): Promise<boolean> {
  const { session, choices, signal } = request;
  const { accountHolder, country } = choices.settings;
  if (signal.aborted) return false;
  const opening = session.openRun({ accountHolder, country });
  const run = await untilAborted(opening, signal);
  if (run === null) {
    void opening.then((late) => session.closeRun(late)).catch(() => undefined);
    return false;
  }
  try {
    return await writing(signal, async (batch) => {
      const finished =
        (await writeAnswers(request, run, batch, state, pen, progress, noted)) &&
        (await writeRecurrence(request, run, batch, state, pen, progress));
      if (finished) progress.begin("finishing", 0);
      await pen.close(batch, finished);
      return finished;
    });
  } catch (error) {
    if (isStopped(error, signal)) return false;
    throw error;
  } finally {
    // Not waited for: an engine that hangs must not keep a stopped run from ending.
    void session.closeRun(run).catch(() => undefined);
  }
}

/** Whether an error only says that the run was stopped: while a cell was being edited, or while it waited. */
function isStopped(error: unknown, { aborted }: AbortSignal): boolean {
  const code = officeCode(error);
  return aborted && (code === "InvalidOperationInCellEditMode" || code === "cancelled");
}

async function writeAnswers(
  request: OpenRequest,
  run: string,
  batch: Batch,
  state: Survey,
  pen: Pen,
  progress: ProgressReport,
  noted: { count: number }
): Promise<boolean> {
  const { session, signal } = request;
  const rows = state.rows.filter(({ needsAnswer }) => needsAnswer);
  const chunks = inChunks(rows);
  const send = (chunk: readonly DecidedRow[] | undefined) =>
    chunk === undefined ? null : quietly(session.enrich(run, columnsOf(chunk)));
  progress.begin("enriching", rows.length);
  let next = signal.aborted ? null : send(chunks[0]);
  for (const [index, chunk] of chunks.entries()) {
    const answers = next === null ? null : await untilAborted(next, signal);
    if (answers === null) return false;
    remember(request, chunk, answers);
    next = send(chunks[index + 1]);
    const answered = chunk.flatMap((decided, at): AnsweredRow[] =>
      // What was answered before stays, with its version, for the next run to bring up to date.
      isAnswered(answers, at) || decided.codes === null
        ? [answeredRow(state, decided, answers, at)]
        : []
    );
    noted.count += chunk.filter(
      ({ scanned }, at) => mergeNotes(scanned.notes, answers.notes[at] ?? []).length > 0
    ).length;
    await pen.write(batch, answered);
    progress.advance(chunk.length);
    if (signal.aborted) return false;
  }
  await pen.catchUp(batch);
  return true;
}

/** Puts down which of these rows the account holder's history holds now. */
function remember(
  { sent }: OpenRequest,
  rows: readonly DecidedRow[],
  answers: EnrichedColumns
): void {
  for (const [index, { scanned }] of rows.entries()) {
    if (isAnswered(answers, index)) sent.set(scanned.id, contentOf(scanned));
    else sent.delete(scanned.id);
  }
}

/** Whether a row was answered; one that was not gets a note alone, and the next run fills it. */
function isAnswered({ notes }: EnrichedColumns, index: number): boolean {
  return notes[index]?.some(({ code }) => code === "not_enriched") !== true;
}

/** What a row says, for a row under the user's own id may have been corrected since it was sent. */
function contentOf({ descriptionHint, moneyHint, fields }: ScannedRow): string {
  return `${descriptionHint}${moneyHint}${fields.entry_type ?? ""}${fields.currency ?? ""}`;
}

const NOTE_ONLY: readonly OutputField[] = ["note"];

function answeredRow(
  state: Survey,
  decided: DecidedRow,
  answers: EnrichedColumns,
  index: number
): AnsweredRow {
  const values = new Map<OutputField, OutputValue | undefined>();
  const fields = isAnswered(answers, index) ? state.fields : NOTE_ONLY;
  for (const field of fields) {
    values.set(field, answerValue(field, answers, index, decided.scanned.notes));
  }
  return { decided, values };
}

async function writeRecurrence(
  request: OpenRequest,
  run: string,
  batch: Batch,
  state: Survey,
  pen: Pen,
  progress: ProgressReport
): Promise<boolean> {
  const { session, signal } = request;
  const fields = state.fields.filter(isRecurrenceField);
  if (fields.length === 0) return true;
  const rows = state.rows;
  // The history may have been lost with the browser's storage, or lie on another computer: what this
  // session has not sent is sent again; the same ids replace themselves.
  const unsent = rows.filter(({ scanned }) => request.sent.get(scanned.id) !== contentOf(scanned));
  progress.begin("recurrence", unsent.length + rows.length);
  for (const chunk of inChunks(unsent)) {
    if (signal.aborted) return false;
    const answers = await untilAborted(session.enrich(run, columnsOf(chunk)), signal);
    if (answers === null) return false;
    remember(request, chunk, answers);
    progress.advance(chunk.length);
  }
  if (signal.aborted) return false;
  if ((await untilAborted(session.computeRecurrence(run), signal)) === null) return false;
  const chunks = inChunks(rows);
  const ask = (chunk: readonly DecidedRow[] | undefined) =>
    chunk === undefined
      ? null
      : quietly(
          session.recurrenceOf(
            run,
            chunk.map(({ scanned }) => scanned.id)
          )
        );
  let next = ask(chunks[0]);
  for (const [index, chunk] of chunks.entries()) {
    const answers = next === null ? null : await untilAborted(next, signal);
    if (answers === null) return false;
    next = ask(chunks[index + 1]);
    const answered = chunk.flatMap((decided, at): AnsweredRow[] => {
      if (!request.sent.has(decided.scanned.id)) return [];
      const { amount, date } = decided.scanned.fields;
      // Without a day or an amount nothing can be said of it, whatever the history holds.
      const isPlaced = amount !== null && date !== null;
      const values = new Map(
        fields.map((field) => [field, isPlaced ? recurrenceValue(field, answers, at) : null])
      );
      return isOnRecord(decided, values) ? [] : [{ decided, values }];
    });
    await pen.write(batch, answered);
    progress.advance(chunk.length);
    if (signal.aborted) return false;
  }
  await pen.catchUp(batch);
  return true;
}

/** Whether the sheet already has these values by our record, so that nothing is to be written. */
function isOnRecord(
  { codes, needsRecurrence }: DecidedRow,
  values: ReadonlyMap<OutputField, OutputValue | undefined>
): boolean {
  if (needsRecurrence || codes === null) return false;
  return [...values].every(([field, value = null]) => {
    const shown = typeof value === "string" ? shownText(value) : value;
    const code = codes[fieldPosition(field)] ?? NEVER_WRITTEN;
    return code === codeOf(shown);
  });
}

/** Rows as the session takes them. */
function columnsOf(rows: readonly DecidedRow[]): TransactionColumns {
  const fields = rows.map(({ scanned }) => scanned.fields);
  return {
    id: rows.map(({ scanned }) => scanned.id),
    description: fields.map(({ description }) => description),
    amount: fields.map(({ amount }) => amount),
    entryType: fields.map(({ entry_type }) => entry_type),
    currency: fields.map(({ currency }) => currency),
    date: fields.map(({ date }) => date),
    country: fields.map(({ country }) => country),
    mcc: fields.map(({ mcc }) => mcc),
  };
}

function inChunks<Item>(items: readonly Item[]): Item[][] {
  const chunks: Item[][] = [];
  for (let first = 0; first < items.length;) {
    const size = CHUNK_SIZES[Math.min(chunks.length, CHUNK_SIZES.length - 1)] ?? 2_000;
    chunks.push(items.slice(first, first + size));
    first += size;
  }
  return chunks;
}

/** A promise whose rejection is met later, when it is awaited, or never, when the run was stopped. */
function quietly<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined);
  return promise;
}

/** The promise's value, or null as soon as the run is stopped. */
function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value | null> {
  if (signal.aborted) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const stop = () => resolve(null);
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
