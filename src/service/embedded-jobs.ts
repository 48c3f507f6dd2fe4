/** Jobs in the process that takes them: one after another, in slices, so that it stays responsive. */
import type { Job, JobEnd, Jobs, ServicePorts } from "./ports";
import type { JobTurns } from "./slices";

export interface EmbeddedJobsOptions extends Pick<ServicePorts, "pause"> {
  /** Does a job: `runJob` over the ports. */
  run: (job: Job, turns: JobTurns) => Promise<JobEnd>;
  /** Gives a job up: `abandonJob` over the ports. */
  abandon: (job: Job) => Promise<void>;
  /** Told of every fault, also where the job is tried again. */
  onFault?: (error: unknown) => void;
  /** How long after each fault in a row a job is tried again; after one more it is abandoned. */
  retryMilliseconds?: readonly number[];
}

const RETRY_MILLISECONDS = [100, 1_000];

/** A job with how often in a row it has failed. */
interface Waiting {
  job: Job;
  faults: number;
}

/** A queue in memory, first come first served. What waits goes with the process. */
export function createEmbeddedJobs(options: EmbeddedJobsOptions): Jobs {
  const { pause, run, abandon, onFault = () => {} } = options;
  const { retryMilliseconds = RETRY_MILLISECONDS } = options;
  const queue: Waiting[] = [];
  const isSame = (one: Job, other: Job) =>
    one.kind === other.kind && one.tenant === other.tenant && one.id === other.id;
  const later = new Map<ReturnType<typeof setTimeout>, Job>();
  let current: { job: Job; cancelled: boolean } | null = null;

  const add = (waiting: Waiting, afterMilliseconds: number): void => {
    if (afterMilliseconds > 0) {
      const timer = setTimeout(() => {
        later.delete(timer);
        add(waiting, 0);
      }, afterMilliseconds);
      later.set(timer, waiting.job);
      return;
    }
    queue.push(waiting);
    if (current === null && queue.length === 1) void work();
  };

  const afterFault = async ({ job, faults }: Waiting, error: unknown): Promise<void> => {
    onFault(error);
    const afterMilliseconds = retryMilliseconds[faults];
    if (afterMilliseconds !== undefined) return add({ job, faults: faults + 1 }, afterMilliseconds);
    // Where the storage itself is gone this fails too, and the first fault tells more.
    await abandon(job).catch(() => {});
  };

  const work = async (): Promise<void> => {
    for (let waiting = queue.shift(); waiting !== undefined; waiting = queue.shift()) {
      const { job } = waiting;
      const running = { job, cancelled: false };
      current = running;
      // The request that brought the job is answered before its work begins.
      await pause();
      try {
        if (!running.cancelled) {
          const turns = { pause, stopped: () => running.cancelled, spent: () => false };
          const end = await run(job, turns);
          if (end.state === "again" && !running.cancelled)
            add({ job, faults: 0 }, end.afterMilliseconds);
        }
      } catch (error) {
        await afterFault(waiting, error);
      }
      current = null;
    }
  };

  return {
    async submit(job, afterMilliseconds = 0) {
      add({ job, faults: 0 }, afterMilliseconds);
    },
    async cancel(job) {
      for (const [timer, other] of later) {
        if (!isSame(job, other)) continue;
        clearTimeout(timer);
        later.delete(timer);
      }
      const waiting = queue.findIndex((other) => isSame(job, other.job));
      if (waiting >= 0) queue.splice(waiting, 1);
      if (current !== null && isSame(job, current.job)) current.cancelled = true;
    },
  };
}
