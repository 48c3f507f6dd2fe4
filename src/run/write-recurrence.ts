/** The last pass of a run: recurrence is read from the holder's whole history and written. */
import {
  type Batch,
  codeOf,
  fieldPosition,
  NEVER_WRITTEN,
  type OutputField,
  type OutputValue,
  shownText,
} from "../excel";
import { columnsOf, contentOf, inChunks, quietly } from "./answers";
import type { DecidedRow } from "./decide";
import { isRecurrenceField, recurrenceValue } from "./outputs";
import type { AnsweredRow, Pen } from "./pen";
import type { ProgressReport } from "./progress";
import { type OpenRequest, remember, untilAborted } from "./run-request";
import type { Survey } from "./survey";

/** Answers whether it came to its end; false when the run was stopped. */
export async function writeRecurrence(
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
