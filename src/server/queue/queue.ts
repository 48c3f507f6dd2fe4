/**
 * The server's jobs, on Postgres by way of pg-boss: any number of processes share the work. What they
 * promise is told in docs/queue.md.
 */
import type { Database } from "../../ledger/postgres/database";
import { abandonJob, reviveBatches, runJob, type Jobs, type ServicePorts } from "../../service";
import { startBoss } from "./boss";
import { startHousekeeping } from "./housekeeping";
import { createLeases } from "./leases";
import { QUEUE_SETTINGS, type QueueSettings } from "./settings";
import { startWorkers, type Workers } from "./workers";

export interface QueueOptions {
  database: Database;
  /** Told of every fault, also where what failed is tried again. */
  onFault: (error: unknown) => void;
  settings?: Partial<QueueSettings>;
}

export interface Queue {
  jobs: Jobs;
  /** Begins to work through jobs in this process; a process that only answers requests does not call it. */
  work(ports: ServicePorts): void;
  /** How many jobs wait or are under way, of all processes. */
  count(): Promise<number>;
  /**
   * Takes no more jobs and waits for those under way: a batch until its block is stored. What does not
   * end within the time given is left to other workers. The database stays open.
   */
  stop(milliseconds?: number): Promise<void>;
}

/** A batch that was not moved for so long is looked after. It mostly waits its turn. */
const STALLED_MILLISECONDS = 5 * 60 * 1_000;
const STOP_MILLISECONDS = 10_000;

/** Makes the queue's tables where they are not there, and rejects where the database does not answer. */
export async function createQueue({ database, onFault, settings }: QueueOptions): Promise<Queue> {
  const chosen = { ...QUEUE_SETTINGS, ...settings };
  const boss = await startBoss(database, chosen, onFault);
  const leases = createLeases(boss, database);
  let workers: Workers | null = null;
  let endHousekeeping = async (): Promise<void> => {};

  const jobs: Jobs = {
    async submit(job, afterMilliseconds = 0) {
      await leases.add(job, afterMilliseconds);
      workers?.wake();
    },
    async cancel(job) {
      await leases.remove(job);
      workers?.cancel(job);
    },
  };
  // The built-in database has one process at a time: what is under way in it belonged to one that is gone.
  if (database.kind === "embedded") await leases.takeAllBack();

  return {
    jobs,
    count: () => leases.count(),
    work(ports) {
      workers = startWorkers({
        leases,
        settings: chosen,
        run: (job, turns) => runJob(ports, job, turns),
        abandon: (job) => abandonJob(ports, job),
        pause: ports.pause,
        onFault,
      });
      endHousekeeping = startHousekeeping({
        boss,
        everySeconds: chosen.housekeepingSeconds,
        keepHouse: () =>
          reviveBatches(ports, {
            stalledMilliseconds: STALLED_MILLISECONDS,
            keptMilliseconds: chosen.keptSeconds * 1_000,
          }),
        onFault,
      });
    },
    async stop(milliseconds = STOP_MILLISECONDS) {
      await endHousekeeping();
      await workers?.stop(milliseconds);
      await boss.stop({ graceful: false });
      // Its upkeep may be in the midst of a statement when the database closes: that is no fault.
      boss.removeAllListeners("error").on("error", () => {});
    },
  };
}
