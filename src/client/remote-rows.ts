/**
 * A chunk of rows between a remote destination and the API built in: what is fit goes there, what is
 * not is answered here and says so.
 */
import {
  MAXIMUM_BATCH_SIZE,
  type EnrichedTransaction,
  type IncompleteTransactionInput,
  type Note,
} from "../model";
import { RequestError, type Client } from "./client";
import { strictRow } from "./hosted";

/** Rows of one chunk, divided. */
export interface Division {
  /** As the destination takes them. */
  fit: IncompleteTransactionInput[];
  /** Ids of those it would refuse. */
  kept: ReadonlySet<string>;
}

/** Divides rows by what a destination takes; one that speaks our API takes all. */
export function divide(
  rows: readonly IncompleteTransactionInput[],
  { capabilities }: Client
): Division {
  if (capabilities.incompleteRows && capabilities.furtherInputs)
    return { fit: [...rows], kept: new Set() };
  const fit: IncompleteTransactionInput[] = [];
  const kept = new Set<string>();
  for (const row of rows) {
    const strict = strictRow(row);
    if (strict === null) kept.add(row.id);
    else fit.push(strict);
  }
  return { fit, kept };
}

/** Most bytes of a batch's body: what proxies before a service commonly let through is more. */
const MAXIMUM_BATCH_BYTES = 4_000_000;
/** Of a row beside its description, at most some hundred. */
const BYTES_BESIDE = 600;
/** Of a UTF-16 code unit as UTF-8. */
const BYTES_A_UNIT = 3;

/** Rows in batches that keep to the contract's limit and to a body's. */
export function inBatches(
  rows: readonly IncompleteTransactionInput[],
  { rows: mostRows, bytes: mostBytes } = { rows: MAXIMUM_BATCH_SIZE, bytes: MAXIMUM_BATCH_BYTES }
): IncompleteTransactionInput[][] {
  const batches: IncompleteTransactionInput[][] = [];
  let current: IncompleteTransactionInput[] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = BYTES_BESIDE + BYTES_A_UNIT * row.description.length;
    if (current.length > 0 && (current.length === mostRows || bytes + size > mostBytes)) {
      batches.push(current);
      current = [];
      bytes = 0;
    }
    current.push(row);
    bytes += size;
  }
  if (current.length > 0) batches.push(current);
  return batches;
}

/** Answers of batches by transaction id; null where the destination has lost or failed one. */
export async function answersOf(
  client: Client,
  batches: readonly string[],
  signal: AbortSignal
): Promise<Map<string, EnrichedTransaction> | null> {
  const answers = new Map<string, EnrichedTransaction>();
  for (const batch of batches) {
    try {
      for (const answer of await client.awaitBatch(batch, { signal }))
        answers.set(answer.id, answer);
    } catch (error) {
      if (isLost(error)) return null;
      throw error;
    }
  }
  return answers;
}

/** Unknown to the service by now, or ended as a whole: sent anew, the same rows may well be answered. */
function isLost(error: unknown): boolean {
  if (!(error instanceof RequestError)) return false;
  return error.status === 404 || (error.code === "engine_failed" && error.status === null);
}

const BUILT_IN: Note = { code: "built_in", value: null };

/** An answer made here because the destination does not take its row. */
export function labelledBuiltIn(answer: EnrichedTransaction): EnrichedTransaction {
  return { ...answer, notes: [...(answer.notes ?? []), BUILT_IN] };
}
