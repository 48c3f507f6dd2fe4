/** What is done to batches from time to time: those that stand still, and those that ended long ago. */
import { timestamp } from "./enrich";
import type { ServicePorts } from "./ports";

/** How old what is found must be. */
export interface BatchAges {
  /** A batch that has not moved for so long stands still. */
  stalledMilliseconds: number;
  /** What a batch answered is kept for so long after its end. */
  keptMilliseconds: number;
}

/**
 * For a queue in memory: ends batches that no worker moves any more, because the page or process they
 * ran in is gone, with status `error` (the caller may send them again), and forgets old batches. Answers
 * how many were ended.
 */
export async function tidyBatches(
  { ledger, clock }: Pick<ServicePorts, "ledger" | "clock">,
  ages: BatchAges
): Promise<number> {
  const stalled = await ledger.batches.stalled(ago(clock.now(), ages.stalledMilliseconds));
  for (const { tenant, batch } of stalled)
    await ledger.batches.finish(tenant, batch.id, "error", timestamp(clock));
  await ledger.batches.prune(ago(clock.now(), ages.keptMilliseconds));
  return stalled.length;
}

/**
 * For a queue that lasts: puts batches that stand still into it again, for whoever took them in may have
 * died before that, and forgets old batches. A batch that only waits its turn is in the queue already
 * and stays there once.
 */
export async function reviveBatches(
  { ledger, clock, jobs }: Pick<ServicePorts, "ledger" | "clock" | "jobs">,
  ages: BatchAges
): Promise<void> {
  const stalled = await ledger.batches.stalled(ago(clock.now(), ages.stalledMilliseconds));
  for (const { tenant, batch } of stalled)
    await jobs.submit({ kind: "batch", tenant, id: batch.id });
  await ledger.batches.prune(ago(clock.now(), ages.keptMilliseconds));
}

function ago(now: number, milliseconds: number): string {
  return new Date(now - milliseconds).toISOString();
}
