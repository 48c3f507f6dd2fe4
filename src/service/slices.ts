/** Long work in slices, so that the process it runs in stays responsive. */
import type { AccountHolder, Timestamp } from "../model";
import { enrichRow } from "./enrich";
import type { BatchItem, LedgerRow, ServicePorts } from "./ports";
import type { RulesInForce } from "./rules-in-force";

/** Longest time and most rows between two turns for others. */
export const SLICE_MILLISECONDS = 30;
export const SLICE_ROWS = 500;
/** The clock is looked at every so many rows: a row takes some 20 to 100 microseconds. */
const ROWS_BETWEEN_LOOKS = 16;

/** How others get their turn. */
export interface Turns {
  /** Lets messages, timers and other requests have their turn. */
  pause(): Promise<void>;
  /** Asked after each pause: whether the work is no longer wanted. */
  stopped(): boolean;
}

/** How a job shares its worker with other jobs. */
export interface JobTurns extends Turns {
  /**
   * Asked where work may be left and taken up again: whether the job has had its time and should end its
   * turn with `again`. A job that cannot be left midway need not ask.
   */
  spent(): boolean;
}

/** Asks the engine about rows, in slices; null where the work was stopped meanwhile. */
export async function enrichRows(
  { engine, clock }: Pick<ServicePorts, "engine" | "clock">,
  items: readonly BatchItem[],
  holders: ReadonlyMap<string, AccountHolder>,
  createdAt: Timestamp,
  rules: RulesInForce,
  turns: Turns
): Promise<LedgerRow[] | null> {
  const rows: LedgerRow[] = [];
  let inSlice = 0;
  let begun = clock.now();
  for (const item of items) {
    const isLook = inSlice > 0 && inSlice % ROWS_BETWEEN_LOOKS === 0;
    if (inSlice >= SLICE_ROWS || (isLook && clock.now() - begun >= SLICE_MILLISECONDS)) {
      await turns.pause();
      if (turns.stopped()) return null;
      inSlice = 0;
      begun = clock.now();
    }
    rows.push(enrichRow(engine, item, holders, createdAt, rules));
    inSlice += 1;
  }
  return rows;
}
