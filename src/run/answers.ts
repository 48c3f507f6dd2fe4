/**
 * Where a run's answers come from, chunk by chunk: from the API built in, one chunk ahead of the pen;
 * or from a destination beyond this page, in batches that are put on record before anybody waits for
 * them, so that a run goes on after a reload with what was sent already.
 */
import type { Destination } from "../client/destination";
import { destinationId } from "../client/destination";
import {
  type EnrichedColumns,
  type EnrichmentSession,
  SessionError,
  type TransactionColumns,
} from "../client/session";
import { type Batch, fingerprint, readSentRows, type SentChunk, type SentRows } from "../excel";
import type { DecidedRow } from "./decide";
import type { Pen } from "./pen";
import type { ScannedRow } from "./scan";

/** Answers of a run's chunks. They are asked for in order. */
export interface Answers {
  readonly chunks: readonly (readonly DecidedRow[])[];
  of(index: number): Promise<EnrichedColumns>;
  /** A chunk's answers stand in the sheet. */
  written(index: number): Promise<void>;
}

export interface AnswersOptions {
  session: EnrichmentSession;
  run: string;
  rows: readonly DecidedRow[];
  signal: AbortSignal;
}

/** Rows per chunk: small ones first, so that the first answers show and Stop bites at once. */
const CHUNK_SIZES = [250, 500, 1_000, 2_000] as const;

/** Rows in chunks of growing size. */
export function inChunks<Item>(items: readonly Item[]): Item[][] {
  const chunks: Item[][] = [];
  for (let first = 0; first < items.length;) {
    const size = CHUNK_SIZES[Math.min(chunks.length, CHUNK_SIZES.length - 1)] ?? 2_000;
    chunks.push(items.slice(first, first + size));
    first += size;
  }
  return chunks;
}

/** Rows as the session takes them. */
export function columnsOf(rows: readonly DecidedRow[]): TransactionColumns {
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
    accountHolder: rows.map(({ scanned }) => scanned.accountHolder),
  };
}

/** What a row says, for a row under the user's own id may have been corrected since it was sent. */
export function contentOf(row: ScannedRow): string {
  const { descriptionHint, moneyHint, fields, accountHolder } = row;
  const { entry_type: entryType, currency } = fields;
  return `${descriptionHint}${moneyHint}${entryType ?? ""}${currency ?? ""}${accountHolder ?? ""}`;
}

/** A promise whose rejection is met later, when it is awaited, or never, when the run was stopped. */
export function quietly<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined);
  return promise;
}

/** Answers of the API built in: while a chunk is written the next one is worked on. */
export function builtInAnswers({ session, run, rows, signal }: AnswersOptions): Answers {
  const chunks = inChunks(rows);
  const asked = new Map<number, Promise<EnrichedColumns>>();
  const ask = (index: number): Promise<EnrichedColumns> => {
    const known = asked.get(index);
    if (known !== undefined) return known;
    const asking = quietly(session.enrich(run, columnsOf(chunks[index] ?? [])));
    asked.set(index, asking);
    return asking;
  };
  return {
    chunks,
    async of(index) {
      const answers = await ask(index);
      asked.delete(index);
      if (index + 1 < chunks.length && !signal.aborted) void ask(index + 1);
      return answers;
    },
    written: async () => undefined,
  };
}

export interface RemoteAnswersOptions extends AnswersOptions {
  destination: Destination;
  accountHolderId: string;
  answerVersion: string;
  batch: Batch;
  pen: Pen;
}

/** Chunks under way at once: the service always has work, and few batches are at stake. */
const MOST_UNDER_WAY = 3;

type Submission = { ok: true; batches: string[] } | { ok: false; error: unknown };

/** Answers of a destination beyond this page. What is on record as under way is not sent again. */
export async function remoteAnswers(options: RemoteAnswersOptions): Promise<Answers> {
  const { session, run, rows, signal, batch, pen, ...ours } = options;
  const header = {
    destination: destinationId(ours.destination),
    accountHolder: ours.accountHolderId,
    answerVersion: ours.answerVersion,
  };
  const resumed = resumedChunks(await readSentRows(batch), header, rows);
  const taken = new Set(resumed.flatMap((chunk) => chunk.rows));
  const chunks = [
    ...resumed.map((chunk) => chunk.rows),
    ...inChunks(rows.filter((row) => !taken.has(row))),
  ];
  const submissions = new Map<number, Submission>(
    resumed.map(({ batches }, index) => [index, { ok: true, batches }])
  );

  const underWay = (): SentRows | null => {
    const sent = [...submissions].flatMap(([index, submission]): SentChunk[] =>
      submission.ok && submission.batches.length > 0
        ? [{ batches: submission.batches, rows: (chunks[index] ?? []).map(rowCode).join("") }]
        : []
    );
    return sent.length === 0 ? null : { ...header, chunks: sent };
  };

  const submit = async (index: number): Promise<Submission> => {
    let submission: Submission;
    try {
      const batches = await session.submit(run, columnsOf(chunks[index] ?? []));
      submission = { ok: true, batches };
    } catch (error) {
      // Thrown when its turn comes: the chunks before it are answered and paid for.
      submission = { ok: false, error };
    }
    submissions.set(index, submission);
    // A stopped run is being closed just now, and that puts it on record.
    const when = signal.aborted ? "with_next" : "now";
    if (submission.ok) await pen.noteSent(batch, underWay(), when);
    return submission;
  };

  const collect = async (index: number): Promise<EnrichedColumns | null> => {
    const submission = submissions.get(index) ?? (await submit(index));
    if (!submission.ok) throw submission.error;
    return session.collect(run, columnsOf(chunks[index] ?? []), submission.batches);
  };

  return {
    chunks,
    async of(index) {
      for (let ahead = index; ahead < index + MOST_UNDER_WAY && ahead < chunks.length; ahead += 1) {
        if (signal.aborted) break;
        if (!(submissions.get(ahead) ?? (await submit(ahead))).ok) break;
      }
      const answers = await collect(index);
      if (answers !== null) return answers;
      submissions.delete(index);
      const again = await collect(index);
      if (again !== null) return again;
      throw new SessionError("engine_failed", "The service lost the rows it was sent.");
    },
    async written(index) {
      submissions.delete(index);
      await pen.noteSent(batch, underWay(), "with_next");
    },
  };
}

const CODE_LENGTH = 5;

/** Stands for a row and what it says. */
function rowCode({ scanned }: DecidedRow): string {
  return fingerprint(`${scanned.id} ${contentOf(scanned)}`, CODE_LENGTH);
}

/** Rows still to be answered of what is on record for the same destination, holder and choices. */
function resumedChunks(
  sent: SentRows | null,
  { destination, accountHolder, answerVersion }: Omit<SentRows, "chunks">,
  rows: readonly DecidedRow[]
): { rows: DecidedRow[]; batches: string[] }[] {
  if (sent === null || sent.destination !== destination) return [];
  if (sent.accountHolder !== accountHolder || sent.answerVersion !== answerVersion) return [];
  const left = new Map(rows.map((row) => [rowCode(row), row]));
  return sent.chunks.flatMap(({ batches, rows: codes }) => {
    const found: DecidedRow[] = [];
    for (let at = 0; at < codes.length; at += CODE_LENGTH) {
      const code = codes.slice(at, at + CODE_LENGTH);
      const row = left.get(code);
      if (row === undefined) continue;
      left.delete(code);
      found.push(row);
    }
    return found.length === 0 ? [] : [{ rows: found, batches }];
  });
}
