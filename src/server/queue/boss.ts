/** pg-boss over a `Database`: its tables lie beside the ledger's, in a schema of their own. */
import PgBoss from "pg-boss";
import type { Database } from "../../ledger/postgres/database";
import { JOB_KINDS, type JobKind } from "../../service";
import type { QueueSettings } from "./settings";

/** The schema of pg-boss's tables. */
export const SCHEMA = "pgboss";
/** Where jobs go that were run too often. */
export const ABANDONED = "abandoned";
export const HOUSEKEEPING = "housekeeping";

/** A queue of pg-boss: one for each kind of job, and two of our own. */
export type QueueName = JobKind | typeof ABANDONED | typeof HOUSEKEEPING;

/** Shortest time that pg-boss keeps ended jobs in its table; below, it warns. */
const SHORTEST_KEPT_SECONDS = 60;
const HOUSEKEEPING_MINUTES = 5;

/** pg-boss's commands on this database, or within this transaction. */
export function commandsOn(database: Database): PgBoss.Db {
  return {
    async executeSql(text: string, values?: unknown[]) {
      const script = scriptIn(text);
      if (script === null) return { rows: await database.query(text, values) };
      await database.transaction((within) => within.execute(script));
      return { rows: [] };
    },
  };
}

/**
 * The statements between BEGIN and COMMIT, or null for a statement on its own. Sent as they are they
 * would leave a pooled connection in a failed transaction where one of them fails.
 */
function scriptIn(text: string): string | null {
  return /^\s*BEGIN;([\s\S]*)COMMIT;\s*$/.exec(text)?.[1] ?? null;
}

/** Starts pg-boss with its queues; the first process on a database makes the tables. */
export async function startBoss(
  database: Database,
  settings: QueueSettings,
  onFault: (error: unknown) => void
): Promise<PgBoss> {
  const boss = new PgBoss({
    db: commandsOn(database),
    schema: SCHEMA,
    schedule: false,
    maintenanceIntervalSeconds: Math.max(1, Math.floor(settings.takeoverSeconds / 3)),
    archiveCompletedAfterSeconds: Math.max(SHORTEST_KEPT_SECONDS, settings.housekeepingSeconds),
    deleteAfterSeconds: settings.keptSeconds,
  });
  boss.on("error", onFault);
  await alone(database, () => makeTables(boss, settings));
  return boss;
}

/** Processes that start together make the tables one after another; any number nobody else uses will do. */
const LOCK = 0x6e747172;

async function alone(database: Database, make: () => Promise<void>): Promise<void> {
  // The built-in database has one process, and one connection, which a transaction would keep from it.
  if (database.kind === "embedded") return make();
  await database.transaction(async (inside) => {
    await inside.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    await make();
  });
}

async function makeTables(boss: PgBoss, settings: QueueSettings): Promise<void> {
  await boss.start();
  await createQueue(boss, ABANDONED, { expireInSeconds: settings.takeoverSeconds });
  await createQueue(boss, HOUSEKEEPING, { expireInMinutes: HOUSEKEEPING_MINUTES });
  const { retries: retryLimit, retrySeconds: retryDelay } = settings;
  for (const kind of JOB_KINDS) {
    await createQueue(boss, kind, {
      retryLimit,
      retryDelay,
      retryBackoff: retryDelay > 0,
      expireInSeconds: settings.takeoverSeconds,
      deadLetter: ABANDONED,
    });
  }
}

async function createQueue(
  boss: PgBoss,
  name: QueueName,
  options: Omit<PgBoss.Queue, "name">
): Promise<void> {
  // Only the first call makes it; the second puts these settings in the place of earlier ones.
  await boss.createQueue(name, { name, ...options });
  await boss.updateQueue(name, { name, ...options });
}
