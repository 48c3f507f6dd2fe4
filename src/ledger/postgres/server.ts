/** A Postgres server as a `Database`, over a pool of connections. */
import pg from "pg";
import { LedgerError } from "../ledger";
import type { Database } from "./database";
import { asLedgerError, persistently } from "./faults";

export interface PostgresOptions {
  /** Most connections of this process at a time. */
  connections?: number;
}

const CONNECTIONS = 8;
const CONNECT_MILLISECONDS = 10_000;
/** A statement that takes longer has gone astray: the longest of ours read some thousand rows. */
const STATEMENT_MILLISECONDS = 60_000;

/** Types that come out as Postgres prints them: date and timestamps, which `pg` would make `Date`s of. */
const PRINTED: ReadonlySet<number> = new Set([1082, 1114, 1184]);
const BIGINT = 20;

const types: pg.CustomTypesConfig = {
  getTypeParser: (type, format) => {
    if (type === BIGINT) return Number;
    if (PRINTED.has(type)) return String;
    return pg.types.getTypeParser(type, format);
  },
};

/**
 * Opens a Postgres server, 15 or newer. Rejects with a `LedgerError` where it can't be reached or
 * refuses; later, connections that break are made anew.
 */
export async function openPostgres(
  url: string,
  { connections = CONNECTIONS }: PostgresOptions = {}
): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    statement_timeout: STATEMENT_MILLISECONDS,
    application_name: "ntropy",
    types,
  });
  // A connection that breaks while it is idle is replaced by the pool; calls meet their own faults.
  pool.on("error", () => {});
  try {
    await pool.query("SELECT 1");
  } catch (error) {
    await pool.end();
    throw asLedgerError(error);
  }
  return overPool(pool);
}

type Queryable = Pick<pg.ClientBase, "query">;

async function rowsOf<Row>(
  on: Queryable,
  sql: string,
  values: readonly unknown[] = []
): Promise<Row[]> {
  return (await on.query<Row & pg.QueryResultRow>(sql, [...values])).rows;
}

function overPool(pool: pg.Pool): Database {
  let closing: Promise<void> | null = null;
  const checkOpen = (): void => {
    if (closing !== null) throw new LedgerError("closed", "The database is closed.");
  };
  return {
    kind: "postgres",
    async query<Row>(sql: string, values?: readonly unknown[]) {
      checkOpen();
      return persistently(() => rowsOf<Row>(pool, sql, values));
    },
    async execute(sql) {
      checkOpen();
      await persistently(() => pool.query(sql));
    },
    async transaction(use) {
      checkOpen();
      return persistently(() => inTransaction(pool, use));
    },
    async close() {
      closing ??= pool.end();
      await closing;
    },
  };
}

async function inTransaction<Value>(
  pool: pg.Pool,
  use: (database: Database) => Promise<Value>
): Promise<Value> {
  const client = await pool.connect();
  let broken = false;
  // A connection that breaks says so here too, between two statements; the next one meets the fault.
  const onBroken = (): void => {
    broken = true;
  };
  client.on("error", onBroken);
  try {
    await client.query("BEGIN");
    const value = await use(overClient(client));
    await client.query("COMMIT");
    return value;
  } catch (error) {
    // Where even that fails the connection is gone, and with it what was begun.
    await client.query("ROLLBACK").catch(onBroken);
    throw error;
  } finally {
    client.off("error", onBroken);
    client.release(broken);
  }
}

function overClient(client: Queryable): Database {
  const database: Database = {
    kind: "postgres",
    async query<Row>(sql: string, values?: readonly unknown[]) {
      try {
        return await rowsOf<Row>(client, sql, values);
      } catch (error) {
        throw asLedgerError(error);
      }
    },
    async execute(sql) {
      try {
        await client.query(sql);
      } catch (error) {
        throw asLedgerError(error);
      }
    },
    transaction: (use) => use(database),
    close: async () => {},
  };
  return database;
}
