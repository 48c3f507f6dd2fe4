/**
 * One run: rows are sent chunk by chunk while the chunk before is written, then recurrence is written
 * in one last pass over the holder's whole history. Stopping keeps what is written.
 */
import { type Destination, destinationHost, destinationId } from "../client/destination";
import {
  type EngineStatus,
  type EnrichedColumns,
  type EnrichmentSession,
  type RunOptions,
  SessionError,
} from "../client/session";
import {
  type Batch,
  officeCode,
  type OutputField,
  type OutputValue,
  reading,
  saveChoices,
  writing,
} from "../excel";
import { type Answers, builtInAnswers, quietly, remoteAnswers } from "./answers";
import type { DecidedRow } from "./decide";
import { ModelStop } from "./model-stop";
import { mergeNotes } from "./note-words";
import { answerValue } from "./outputs";
import { type AnsweredRow, createPen, type Pen } from "./pen";
import { createProgress, type ProgressReport } from "./progress";
import {
  isAnswered,
  type OpenRequest,
  remember,
  type RunRequest,
  untilAborted,
} from "./run-request";
import type { LookUpHolders } from "./row-holders";
import { ServiceStop } from "./service-stop";
import { openPrepared, type Survey, survey } from "./survey";
import type { RunOutcome } from "./types";
import { writeRecurrence } from "./write-recurrence";

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
    survey(
      batch,
      await openPrepared(batch, preparation, choices),
      choices,
      version,
      lookUpIn(session, request.destination)
    )
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

/** Looks account holders up where rows are enriched; a service that cannot be asked now tells nothing. */
export function lookUpIn(session: EnrichmentSession, destination: Destination): LookUpHolders {
  const asking = destination.kind === "built_in" ? {} : { destination };
  return async (ids) => {
    try {
      const known = await session.ask("holders.known", { ids }, asking);
      return known === null ? null : new Map(known);
    } catch (error) {
      if (error instanceof SessionError) return null;
      throw error;
    }
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
  const { accountHolder, country, model = null } = choices.settings;
  if (signal.aborted) return false;
  const opening = openWith(request, {
    ...(destination.kind === "built_in" ? {} : { destination }),
    accountHolder,
    ...(state.rowHolders.length === 0 ? {} : { rowHolders: state.rowHolders }),
    country,
    model,
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

/** Opens the run where the model it names can be used; a run never goes on without it. */
async function openWith(
  { session, destination, signal }: OpenRequest,
  options: RunOptions
): Promise<string> {
  const { model = null } = options;
  if (model !== null) {
    const state = await session.ask("models.state", { name: model }, { destination, signal });
    if (state !== "ready") throw new ModelStop({ code: "model", name: model, state });
  }
  return session.openRun(options);
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
