/** Sends a file's rows through the API in batches, and reads the answers back in their order. */
import { type Client, RequestError } from "../client/client";
import { sleepOnTimers } from "../client/transport";
import { type EnrichedTransaction, MAXIMUM_BATCH_SIZE, type Note } from "../model";
import type { PreparedFile, PreparedHolder, PreparedRow } from "./prepare";

/** Batches that have been worked through; recurrence can be asked for only now. */
export interface SentFile {
  batches: readonly { id: string; rows: readonly PreparedRow[] }[];
}

/** Makes the account holders, then sends all rows. `onProgress` is told rows done so far. */
export async function sendRows(
  client: Client,
  { rows, holders }: PreparedFile,
  onProgress: (done: number) => void
): Promise<SentFile> {
  for (const holder of holders) await makeHolder(client, holder);
  const batches: { id: string; rows: readonly PreparedRow[] }[] = [];
  let done = 0;
  for (let from = 0; from < rows.length; from += MAXIMUM_BATCH_SIZE) {
    const chunk = rows.slice(from, from + MAXIMUM_BATCH_SIZE);
    let batch = await client.createBatch(chunk.map(({ input }) => input));
    while (batch.status === "processing") {
      await sleepOnTimers(20);
      batch = await client.getBatch(batch.id);
      onProgress(done + batch.progress);
    }
    if (batch.status === "error") {
      throw new RequestError("engine_failed", "The rows could not be enriched.", null);
    }
    done += chunk.length;
    onProgress(done);
    batches.push({ id: batch.id, rows: chunk });
  }
  return { batches };
}

/** v3 knows consumers and businesses; v2 all four types. */
async function makeHolder(client: Client, holder: PreparedHolder): Promise<void> {
  if (holder.type === "consumer" || holder.type === "business") {
    await client.createAccountHolder(holder);
  } else {
    await client.createAccountHolderV2(holder);
  }
}

export interface AnsweredRow {
  row: PreparedRow;
  answer: EnrichedTransaction;
}

/** Every row with its answer and the recurrence that the whole history gives it, batch by batch. */
export async function* answersOf(client: Client, sent: SentFile): AsyncGenerator<AnsweredRow[]> {
  for (const { id, rows } of sent.batches) {
    const answers = await client.batchResults(id, { recurrence: true });
    yield rows.map((row, index) => {
      const answer = answers[index];
      if (answer === undefined) throw new Error("A row came back without an answer.");
      const notes = mergeNotes(row.notes, answer.notes ?? []);
      return { row, answer: notes.length === 0 ? answer : { ...answer, notes } };
    });
  }
}

/** What the row's reading saw says more than what the API missed for it. */
const SAME_AS: Readonly<Partial<Record<Note["code"], Note["code"]>>> = {
  amount_missing: "amount_unreadable",
  date_missing: "date_unreadable",
  currency_missing: "currency_unknown",
};

function mergeNotes(ofRow: readonly Note[], ofAnswer: readonly Note[]): Note[] {
  const codes = new Set(ofRow.map(({ code }) => code));
  return [
    ...ofRow,
    ...ofAnswer.filter(({ code }) => {
      const fuller = SAME_AS[code];
      return !codes.has(code) && (fuller === undefined || !codes.has(fuller));
    }),
  ];
}
