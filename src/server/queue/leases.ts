/**
 * Jobs in pg-boss's table, and the right of one worker to one of them for some seconds.
 *
 * pg-boss 10 has no heartbeat and ends a job by its id alone. Here a worker renews its lease, so that
 * long work is not taken for a dead worker's, and whoever lost a lease can neither end nor hand on the
 * job that is another's by now. A job is the row of an id made from kind, tenant and id, so that it is
 * there once; each time it is put there it has a new ticket, and pg-boss counts its runs.
 */
import { randomUUID } from "node:crypto";
import type PgBoss from "pg-boss";
import { v5 as uuidOf } from "uuid";
import { z } from "zod";
import type { Database } from "../../ledger/postgres/database";
import { JOB_KINDS, type Job } from "../../service";
import { ABANDONED, commandsOn, SCHEMA } from "./boss";

const NAMESPACE = "5b0d6d5e-0b58-4b8e-9a3c-2f1f0d1c7e64";

/** What a row holds: whose job it is and nothing of what it works on. */
const Payload = z.object({
  kind: z.enum(JOB_KINDS),
  tenant: z.string(),
  id: z.string(),
  ticket: z.string(),
});

/** The queues that hold jobs. */
export type JobQueue = Job["kind"] | typeof ABANDONED;

export interface Lease {
  job: Job;
  /** False where it is another's by now, or the job is gone. */
  renew(): Promise<boolean>;
  /** Takes the job out of the queue. */
  finish(): Promise<void>;
  /** Puts it at the end of the line. */
  handOn(afterMilliseconds: number): Promise<void>;
  /** Has it run again after a wait that grows, or given up where that was too often. */
  fail(error: unknown): Promise<void>;
}

export interface Leases {
  /** Puts a job there, unless it is there. */
  add(job: Job, afterMilliseconds: number): Promise<void>;
  /** Takes a job away, also one that is under way. */
  remove(job: Job): Promise<void>;
  /** Those queues in which a job could be taken now. */
  due(): Promise<ReadonlySet<JobQueue>>;
  /** How many jobs wait or are under way, of all processes. */
  count(): Promise<number>;
  /** Takes the first job, for as long as it is renewed in time; null where none is due. */
  take(queue: JobQueue): Promise<Lease | null>;
  /** Has all jobs run again that are under way: for a process that knows to be alone. */
  takeAllBack(): Promise<void>;
}

/** One row's run by one worker. */
const IS_OURS = `name = $1 AND id = $2 AND state = 'active' AND retry_count = $3
  AND data->>'ticket' = $4`;
const RENEW = `UPDATE ${SCHEMA}.job SET started_on = now() WHERE ${IS_OURS} RETURNING id`;
const FINISH = `DELETE FROM ${SCHEMA}.job WHERE ${IS_OURS} RETURNING id`;
const HOLD = `SELECT id FROM ${SCHEMA}.job WHERE ${IS_OURS} FOR UPDATE`;
const FORGET_ENDED = `DELETE FROM ${SCHEMA}.job
  WHERE name = $1 AND id = $2 AND state >= 'completed' RETURNING id`;
const TAKE_ALL_BACK = `UPDATE ${SCHEMA}.job SET started_on = '-infinity' WHERE state = 'active'`;
const QUEUES: readonly JobQueue[] = [...JOB_KINDS, ABANDONED];
const DUE = QUEUES.map(
  (queue) => `SELECT '${queue}' AS queue WHERE EXISTS (SELECT 1 FROM ${SCHEMA}.job
    WHERE name = '${queue}' AND state < 'active' AND start_after < now())`
).join(" UNION ALL ");
const COUNT = `SELECT count(*)::int AS jobs FROM ${SCHEMA}.job
  WHERE name = ANY($1) AND state < 'completed'`;

/** How many waiting jobs are looked at to see how many are of one tenant: it bounds what a look costs. */
const LOOKED_AT = 200;
const OF_TENANT = `SELECT count(*)::int AS waiting FROM (
  SELECT data->>'tenant' AS tenant FROM ${SCHEMA}.job
  WHERE name = $1 AND state < 'active' ORDER BY start_after DESC LIMIT ${LOOKED_AT}
) newest WHERE tenant = $2`;

const rowIdOf = ({ kind, tenant, id }: Job): string =>
  uuidOf(JSON.stringify([kind, tenant, id]), NAMESPACE);

export function createLeases(boss: PgBoss, database: Database): Leases {
  const { add, finish, forgetEnded } = createRows(boss);

  const leaseOf = (queue: JobQueue, row: PgBoss.JobWithMetadata<unknown>): Lease => {
    const { ticket, ...job } = Payload.parse(row.data);
    const ours = [queue, row.id, row.retryCount, ticket];
    return {
      job,
      renew: async () => (await database.query(RENEW, ours)).length > 0,
      finish: () =>
        database.transaction(async (within) => {
          await finish(within, ours);
          // What was given up is kept by pg-boss as failed until its owner has been told.
          if (queue === ABANDONED) await forgetEnded(within, job);
        }),
      handOn: (afterMilliseconds) =>
        database.transaction(async (within) => {
          if (await finish(within, ours)) await add(within, job, afterMilliseconds);
        }),
      fail: (error) =>
        database.transaction(async (within) => {
          const held = await within.query(HOLD, ours);
          if (held.length > 0)
            await boss.fail(queue, row.id, factsOf(error), { db: commandsOn(within) });
        }),
    };
  };

  return {
    add: (job, afterMilliseconds) => add(database, job, afterMilliseconds),
    async remove(job) {
      await boss.deleteJob(job.kind, rowIdOf(job));
    },
    async due() {
      const rows = await database.query<{ queue: JobQueue }>(DUE);
      return new Set(rows.map(({ queue }) => queue));
    },
    async count() {
      const [row] = await database.query<{ jobs: number }>(COUNT, [QUEUES]);
      return row?.jobs ?? 0;
    },
    async take(queue) {
      const [row] = await boss.fetch<unknown>(queue, { includeMetadata: true });
      return row === undefined ? null : leaseOf(queue, row);
    },
    async takeAllBack() {
      await database.query(TAKE_ALL_BACK);
      await boss.expire();
    },
  };
}

/** What is done to rows, on the database or within a transaction. */
function createRows(boss: PgBoss) {
  const send = async (on: Database, job: Job, afterMilliseconds: number): Promise<boolean> => {
    const made = await boss.send(
      job.kind,
      { ...job, ticket: randomUUID() },
      {
        id: rowIdOf(job),
        priority: await priorityOf(on, job),
        startAfter: afterMilliseconds / 1_000,
        db: commandsOn(on),
      }
    );
    return made !== null;
  };
  const forgetEnded = async (on: Database, job: Job): Promise<boolean> =>
    (await on.query(FORGET_ENDED, [job.kind, rowIdOf(job)])).length > 0;
  return {
    forgetEnded,
    finish: async (on: Database, ours: readonly unknown[]): Promise<boolean> =>
      (await on.query(FINISH, ours)).length > 0,
    async add(on: Database, job: Job, afterMilliseconds: number): Promise<void> {
      if (await send(on, job, afterMilliseconds)) return;
      // One that was given up stands in the way of the same job sent anew.
      if (await forgetEnded(on, job)) await send(on, job, afterMilliseconds);
    },
  };
}

/**
 * A tenant's tenth waiting job comes after the ninth of every other tenant: who sends much at once makes
 * himself wait, not the others.
 */
async function priorityOf(on: Database, { kind, tenant }: Job): Promise<number> {
  const [row] = await on.query<{ waiting: number }>(OF_TENANT, [kind, tenant]);
  return row === undefined ? 0 : -row.waiting;
}

/** What is kept of a fault: never its words, which may hold values of rows. */
function factsOf(error: unknown): { name: string; code: string | null } {
  const name = error instanceof Error ? error.name : "unknown";
  const code = error instanceof Error && "code" in error ? String(error.code) : null;
  return { name, code };
}
