/** The built-in Postgres (PGlite) as a `Database`: nothing to install, one process at a time. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { LedgerError } from "../ledger";
import type { Database } from "./database";
import { startEngineThread, type EngineThread } from "./engine-thread";
import { asLedgerError, persistently } from "./faults";
import { lockFolder, type FolderLock } from "./folder-lock";
import { createTurnstile } from "./turnstile";

/**
 * Opens the database in a folder, which is made where it is not there; null is one in memory, that ends
 * with the process. The folder belongs to one process at a time: a second one is refused with a
 * `LedgerError` `denied`. After a process was killed its rows are there as they were acknowledged; after
 * the machine lost its power they may not be.
 */
export async function openEmbedded(folder: string | null): Promise<Database> {
  if (folder === null) return overEngine(await startEngineThread(null), null);
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw asLedgerError(error);
  }
  const lock = await lockFolder(folder);
  try {
    return overEngine(await startEngineThread(join(folder, "data")), lock);
  } catch (error) {
    await lock.release();
    throw asLedgerError(error);
  }
}

function overEngine(engine: EngineThread, lock: FolderLock | null): Database {
  const { pass, alone } = createTurnstile();
  const inside = within(engine);
  let closing: Promise<void> | null = null;
  const checkOpen = (): void => {
    if (closing !== null) throw new LedgerError("closed", "The database is closed.");
    lock?.check();
  };
  const close = async (): Promise<void> => {
    await alone(() => engine.close());
    await lock?.release();
  };
  return {
    kind: "embedded",
    async query<Row>(sql: string, values?: readonly unknown[]) {
      checkOpen();
      return persistently(() => pass(() => inside.query<Row>(sql, values)));
    },
    async execute(sql) {
      checkOpen();
      await persistently(() => pass(() => inside.execute(sql)));
    },
    async transaction(use) {
      checkOpen();
      return persistently(() => alone(() => inTransaction(inside, use)));
    },
    async close() {
      closing ??= close();
      await closing;
    },
  };
}

async function inTransaction<Value>(
  inside: Database,
  use: (database: Database) => Promise<Value>
): Promise<Value> {
  await inside.execute("BEGIN");
  try {
    const value = await use(inside);
    await inside.execute("COMMIT");
    return value;
  } catch (error) {
    await inside.execute("ROLLBACK");
    throw error;
  }
}

/** The one connection there is; who uses it has the turn. */
function within(engine: EngineThread): Database {
  const database: Database = {
    kind: "embedded",
    async query<Row>(sql: string, values: readonly unknown[] = []) {
      try {
        return (await engine.query(sql, values)) as Row[];
      } catch (error) {
        throw asLedgerError(error);
      }
    },
    async execute(sql) {
      try {
        await engine.execute(sql);
      } catch (error) {
        throw asLedgerError(error);
      }
    },
    transaction: (use) => use(database),
    close: async () => {},
  };
  return database;
}
