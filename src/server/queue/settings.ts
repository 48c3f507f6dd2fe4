/** How the queue behaves. Each has a default that suits a server; tests make the times short. */
import type { JobKind } from "../../service";

export interface QueueSettings {
  /**
   * A job whose worker has not been heard of for so long goes to another; at least 1 s. The library
   * looks for such jobs every third of it.
   */
  takeoverSeconds: number;
  /**
   * How often a worker looks for jobs of other processes. Those of its own it knows at once. A look is
   * one query that reads one index entry a kind.
   */
  pollMilliseconds: number;
  /** How long a job goes on while others of its kind wait; then it goes to the end of the line. */
  turnMilliseconds: number;
  /** How often a job is run again after a fault, or after the death of its worker, before it is given up. */
  retries: number;
  /** Wait before the first of them, in whole seconds; it doubles with each. */
  retrySeconds: number;
  /** Jobs of a kind that this process does at a time; 1 where it is left out. */
  atATime: Partial<Record<JobKind, number>>;
  /** How often old things are forgotten, once for all processes; at least a minute. */
  housekeepingSeconds: number;
  /** What batches answered is kept for so long after they ended; their transactions stay. */
  keptSeconds: number;
}

const DAY_SECONDS = 24 * 60 * 60;

export const QUEUE_SETTINGS: QueueSettings = {
  takeoverSeconds: 15,
  pollMilliseconds: 100,
  turnMilliseconds: 500,
  retries: 5,
  retrySeconds: 1,
  // Two batches, so that a small one need not wait for the turn of a big one; deliveries mostly wait
  // for the network.
  atATime: { batch: 2, delivery: 16 },
  housekeepingSeconds: 600,
  keptSeconds: 30 * DAY_SECONDS,
};
