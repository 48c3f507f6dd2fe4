/** Works through jobs of all kinds, some of each at a time, until it is told to stop. */
import type { Job, JobEnd, JobTurns } from "../../service";
import { ABANDONED } from "./boss";
import type { JobQueue, Lease, Leases } from "./leases";
import type { QueueSettings } from "./settings";

export interface WorkersOptions {
  leases: Leases;
  settings: QueueSettings;
  run: (job: Job, turns: JobTurns) => Promise<JobEnd>;
  abandon: (job: Job) => Promise<void>;
  pause: () => Promise<void>;
  onFault: (error: unknown) => void;
}

export interface Workers {
  /** Looks for jobs now. */
  wake(): void;
  /** Stops a job at its next slice, if it is under way here. */
  cancel(job: Job): void;
  /**
   * Takes no more jobs; those under way end their turn, and what is left of them is for other workers.
   * Those that do not end in time are left to other workers as they are.
   */
  stop(milliseconds: number): Promise<void>;
}

interface Running {
  lease: Lease;
  queue: JobQueue;
  begun: number;
  isStopped: boolean;
  ended: Promise<void>;
}

/** Renewed so often, a lease outlives two renewals that fail. */
const RENEWALS = 4;

/** Starts looking for jobs. */
export function startWorkers(options: WorkersOptions): Workers {
  const { leases, settings, onFault } = options;
  const running = new Set<Running>();
  let crowded: ReadonlySet<JobQueue> = new Set();
  let stopping = false;
  let isWoken = false;
  let wakeUp: () => void = () => {};

  const wake = (): void => {
    isWoken = true;
    wakeUp();
  };
  const atATime = (queue: JobQueue): number =>
    queue === ABANDONED ? 1 : (settings.atATime[queue] ?? 1);
  const countOf = (queue: JobQueue): number =>
    [...running].filter((one) => one.queue === queue).length;

  const begin = (queue: JobQueue, lease: Lease): void => {
    const one: Running = {
      lease,
      queue,
      begun: performance.now(),
      isStopped: false,
      ended: Promise.resolve(),
    };
    running.add(one);
    const isSpent = (): boolean =>
      stopping ||
      (crowded.has(queue) && performance.now() - one.begun >= settings.turnMilliseconds);
    one.ended = work(options, one, isSpent).finally(() => {
      running.delete(one);
      wake();
    });
  };

  const look = async (): Promise<void> => {
    const full = new Set<JobQueue>();
    for (const queue of await leases.due()) {
      while (!stopping && countOf(queue) < atATime(queue)) {
        const lease = await leases.take(queue);
        if (lease === null) break;
        begin(queue, lease);
      }
      if (countOf(queue) >= atATime(queue)) full.add(queue);
    }
    crowded = full;
  };

  const sleep = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, settings.pollMilliseconds);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
      if (isWoken || stopping) wakeUp();
    });

  const keepLooking = async (): Promise<void> => {
    while (!stopping) {
      isWoken = false;
      try {
        await look();
      } catch (error) {
        onFault(error);
      }
      await sleep();
    }
  };
  const looking = keepLooking();

  return {
    wake,
    cancel(job) {
      for (const one of running) if (isSame(one.lease.job, job)) one.isStopped = true;
    },
    async stop(milliseconds) {
      stopping = true;
      wake();
      await looking;
      await withinTime(Promise.all([...running].map(({ ended }) => ended)), milliseconds);
      for (const one of running) {
        one.isStopped = true;
        await one.lease.handOn(0).catch(onFault);
      }
    },
  };
}

const isSame = (one: Job, other: Job): boolean =>
  one.kind === other.kind && one.tenant === other.tenant && one.id === other.id;

/** One turn of a job, its lease renewed all the while. */
async function work(
  { settings, run, abandon, pause, onFault }: WorkersOptions,
  one: Running,
  isSpent: () => boolean
): Promise<void> {
  const { lease, queue } = one;
  const renewing = setInterval(
    () => {
      lease.renew().then(
        (isOurs) => {
          if (!isOurs) one.isStopped = true;
        },
        // The next renewal may succeed; where none does the job goes to another and this one comes late.
        onFault
      );
    },
    (settings.takeoverSeconds * 1_000) / RENEWALS
  );
  try {
    const turns: JobTurns = { pause, stopped: () => one.isStopped, spent: isSpent };
    const end: JobEnd =
      queue === ABANDONED
        ? await abandon(lease.job).then(() => ({ state: "done" }))
        : await run(lease.job, turns);
    // Of a job that was stopped nothing is left, or it is another's.
    if (end.state === "done") await lease.finish();
    else await lease.handOn(end.afterMilliseconds);
  } catch (error) {
    onFault(error);
    await lease.fail(error).catch(onFault);
  } finally {
    clearInterval(renewing);
  }
}

/** Waits for it, but no longer than that. */
async function withinTime(wanted: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([wanted, over]);
  clearTimeout(timer);
}
