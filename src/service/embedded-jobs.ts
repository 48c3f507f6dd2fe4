/** Jobs in the process that takes them: one after another, in slices, so that it stays responsive. */
import { processBatch } from "./batches";
import type { Job, Jobs, ServicePorts } from "./ports";

export interface EmbeddedJobsOptions extends Pick<
  ServicePorts,
  "ledger" | "engine" | "clock" | "pause"
> {
  /** Told of a fault; the batch has by then ended with status `error`. */
  onFault?: (error: unknown) => void;
}

/** A queue in memory, first come first served. */
export function createEmbeddedJobs(options: EmbeddedJobsOptions): Jobs {
  const { ledger, engine, clock, pause, onFault = () => {} } = options;
  const queue: Job[] = [];
  const isSame = (one: Job, other: Job) => one.tenant === other.tenant && one.id === other.id;
  let current: { job: Job; cancelled: boolean } | null = null;

  const work = async (): Promise<void> => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
      const running = { job, cancelled: false };
      current = running;
      // The request that brought the job is answered before its work begins.
      await pause();
      try {
        if (!running.cancelled)
          await processBatch({ ledger, engine, clock }, job.tenant, job.id, {
            pause,
            stopped: () => running.cancelled,
          });
      } catch (error) {
        onFault(error);
      }
      current = null;
    }
  };

  return {
    async submit(job) {
      queue.push(job);
      if (current === null && queue.length === 1) void work();
    },
    async cancel(job) {
      const waiting = queue.findIndex((other) => isSame(job, other));
      if (waiting >= 0) queue.splice(waiting, 1);
      if (current !== null && isSame(job, current.job)) current.cancelled = true;
    },
  };
}
