/** What a run is asked to do, and what it remembers of rows its engine or destination was sent. */
import type { Destination } from "../client/destination";
import type { EngineStatus, EnrichedColumns, EnrichmentSession } from "../client/session";
import { contentOf } from "./answers";
import type { DecidedRow } from "./decide";
import type { Overrides } from "./reading";
import type { Clock, Preparation, RunChoices, RunProgress } from "./types";

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
export interface OpenRequest extends RunRequest {
  sent: Map<string, string>;
}

/** Puts down which of these rows the account holder's history holds now. */
export function remember(
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
export function isAnswered({ notes }: EnrichedColumns, index: number): boolean {
  return notes[index]?.some(({ code }) => code === "not_enriched") !== true;
}

/** The promise's value, or null as soon as the run is stopped. */
export function untilAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal
): Promise<Value | null> {
  if (signal.aborted) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const stop = () => resolve(null);
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
