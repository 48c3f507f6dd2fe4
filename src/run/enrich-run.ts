/**
 * One run: rows are sent chunk by chunk while the chunk before is written, then recurrence is written
 * in one last pass over the holder's whole history. Stopping keeps what is written.
 */
import { type Destination, destinationHost, destinationId } from "../client/destination";
import {
  type EngineStatus,
  type EnrichedColumns,
  type EnrichmentSession,
  SessionError,
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
import {
  type Answers,
  builtInAnswers,
  columnsOf,
  contentOf,
  inChunks,
  quietly,
  remoteAnswers,
} from "./answers";
import type { DecidedRow } from "./decide";
import { mergeNotes } from "./note-words";
import { answerValue, isRecurrenceField, recurrenceValue } from "./outputs";
import { type AnsweredRow, createPen, type Pen } from "./pen";
import { createProgress, type ProgressReport } from "./progress";
import type { Overrides } from "./reading";
import { ServiceStop } from "./service-stop";
import { openPrepared, type Survey, survey } from "./survey";
import type { Clock, Preparation, RunChoices, RunOutcome, RunProgress } from "./types";

export interface RunRequest {
  destination: Destination;
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

/** What a run counts beside what the pen has written. */
interface Tally {
  noted: number;
  /** Rows a remote destination does not take, answered on this computer. */
  builtIn: number;
}

/**
 * Runs. Rejects with a `WorkbookError`, an office.js error, a `SessionError`, or a `ServiceStop` where
 * a remote destination could not go on.
 */
export async function enrichRun(request: RunRequest): Promise<RunOutcome> {
  const { session, clock, preparation, choices, signal } = request;
  const began = clock();
  const progress = createProgress(clock, request.onProgress);
  progress.begin("reading", preparation.rowCount);
  const status = await session.status();
  const version = engineVersionOf(request.destination, status);
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
  const tally: Tally = { noted: 0, builtIn: 0 };
  const needed = state.rows.filter((row) => row.needsAnswer || row.needsRecurrence).length;
  const isNeeded = needed > 0;
  const open = { ...request, sent: request.sentTo(status) };
  const finished =
    isNeeded &&
    (await write(open, state, pen, progress, tally).catch((error: unknown) => {
      throw stopOf(error, request.destination, pen, needed);
    }));
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
    noted: tally.noted,
    builtIn: tally.builtIn,
    putBack: pen.written.putBack,
    seconds: (clock() - began) / 1000,
  };
}

/** Names what answers: the engine, or the destination in its place. */
export function engineVersionOf(destination: Destination, { version }: EngineStatus): string {
  return destination.kind === "built_in" ? version : destinationId(destination);
}

/** A destination's refusal with how far the run had come; any other error as it is. */
function stopOf(error: unknown, destination: Destination, pen: Pen, needed: number): unknown {
  if (destination.kind === "built_in" || !(error instanceof SessionError)) return error;
  const { rows } = pen.written;
  return new ServiceStop({
    code: "service",
    failure: error.code,
    host: destinationHost(destination),
    message: error.message,
    written: rows,
    remaining: Math.max(0, needed - rows),
  });
}

/** Answers whether the run came to its end; false when it was stopped. */
async function write(
  request: OpenRequest,
  state: Survey,
  pen: Pen,
  progress: ProgressReport,
  tally: Tally
): Promise<boolean> {
  const { session, choices, signal, destination } = request;
  const { accountHolder, country } = choices.settings;
  if (signal.aborted) return false;
  const opening = session.openRun({
    ...(destination.kind === "built_in" ? {} : { destination }),
    accountHolder,
    country,
  });
  const run = await untilAborted(opening, signal);
  if (run === null) {
    void opening.then((late) => session.closeRun(late)).catch(() => undefined);
    return false;
  }
  try {
    return await writing(signal, async (batch) => {
      const finished =
        (await writeAnswers(request, run, batch, state, pen, progress, tally)) &&
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
  tally: Tally
): Promise<boolean> {
  const { signal } = request;
  const rows = state.rows.filter(({ needsAnswer }) => needsAnswer);
  progress.begin("enriching", rows.length);
  if (signal.aborted) return false;
  const source = await answersFor(request, run, batch, state, pen, rows);
  for (const [index, chunk] of source.chunks.entries()) {
    const answers = await untilAborted(quietly(source.of(index)), signal);
    if (answers === null) return false;
    remember(request, chunk, answers);
    const answered = chunk.flatMap((decided, at): AnsweredRow[] =>
      // What was answered before stays, with its version, for the next run to bring up to date.
      isAnswered(answers, at) || decided.codes === null
        ? [answeredRow(state, decided, answers, at)]
        : []
    );
    count(tally, chunk, answers);
    await pen.write(batch, answered);
    await source.written(index);
    progress.advance(chunk.length);
    if (signal.aborted) return false;
  }
  await pen.catchUp(batch);
  return true;
}

async function answersFor(
  { session, destination, choices, signal }: OpenRequest,
  run: string,
  batch: Batch,
  { answerVersion }: Survey,
  pen: Pen,
  rows: readonly DecidedRow[]
): Promise<Answers> {
  const options = { session, run, rows, signal };
  if (destination.kind === "built_in") return builtInAnswers(options);
  const accountHolderId = choices.settings.accountHolder.id;
  return remoteAnswers({ ...options, destination, accountHolderId, answerVersion, batch, pen });
}

function count(tally: Tally, chunk: readonly DecidedRow[], answers: EnrichedColumns): void {
  for (const [index, { scanned }] of chunk.entries()) {
    const notes = mergeNotes(scanned.notes, answers.notes[index] ?? []);
    if (notes.length > 0) tally.noted++;
    if (notes.some(({ code }) => code === "built_in")) tally.builtIn++;
  }
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
  const missing = rows.filter(({ scanned }) => request.sent.get(scanned.id) !== contentOf(scanned));
  // A remote history lasts: what is on record as answered there is neither sent nor paid again.
  const isLasting = request.destination.kind !== "built_in";
  const known = missing.filter((row) => isLasting && row.isOnRecord);
  const unsent = missing.filter((row) => !(isLasting && row.isOnRecord));
  progress.begin("recurrence", missing.length + rows.length);
  for (const chunk of inChunks(known)) {
    if (signal.aborted) return false;
    const recalling = session.recall(run, columnsOf(chunk)).then(() => true);
    if ((await untilAborted(recalling, signal)) === null) return false;
    for (const { scanned } of chunk) request.sent.set(scanned.id, contentOf(scanned));
    progress.advance(chunk.length);
  }
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

/** The promise's value, or null as soon as the run is stopped. */
function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value | null> {
  if (signal.aborted) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const stop = () => resolve(null);
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
