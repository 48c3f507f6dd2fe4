/** Jobs in the process that takes them: one after another, in slices, so that it stays responsive. */
import type { Job, JobEnd, Jobs, ServicePorts } from "./ports";
import type { Turns } from "./slices";

export interface EmbeddedJobsOptions extends Pick<ServicePorts, "pause"> {
  /** Does a job: `runJob` over the ports. */
  run: (job: Job, turns: Turns) => Promise<JobEnd>;
  /** Told of a fault; a batch has by then ended with status `error`. */
  onFault?: (error: unknown) => void;
}

/** A queue in memory, first come first served. What waits goes with the process. */
export function createEmbeddedJobs(options: EmbeddedJobsOptions): Jobs {
  const { pause, run, onFault = () => {} } = options;
  const queue: Job[] = [];
  const isSame = (one: Job, other: Job) =>
    one.kind === other.kind && one.tenant === other.tenant && one.id === other.id;
  const later = new Map<ReturnType<typeof setTimeout>, Job>();
  let current: { job: Job; cancelled: boolean } | null = null;

  const work = async (): Promise<void> => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
      const running = { job, cancelled: false };
      current = running;
      // The request that brought the job is answered before its work begins.
      await pause();
      try {
        if (!running.cancelled) {
          const end = await run(job, { pause, stopped: () => running.cancelled });
          if (end.state === "again") await jobs.submit(job, end.afterMilliseconds);
        }
      } catch (error) {
        onFault(error);
      }
      current = null;
    }
  };

  const jobs: Jobs = {
    async submit(job, afterMilliseconds = 0) {
      if (afterMilliseconds > 0) {
        const timer = setTimeout(() => {
          later.delete(timer);
          void jobs.submit(job);
        }, afterMilliseconds);
        later.set(timer, job);
        return;
      }
      queue.push(job);
      if (current === null && queue.length === 1) void work();
    },
    async cancel(job) {
      for (const [timer, other] of later) {
        if (!isSame(job, other)) continue;
        clearTimeout(timer);
        later.delete(timer);
      }
      const waiting = queue.findIndex((other) => isSame(job, other));
      if (waiting >= 0) queue.splice(waiting, 1);
      if (current !== null && isSame(job, current.job)) current.cancelled = true;
    },
  };
  return jobs;
}
