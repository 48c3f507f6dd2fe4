/**
 * One way to speak SQL to two databases: a Postgres server, and the Postgres that is built in (PGlite).
 * Values come out alike from both: `bigint` as a number, JSON as what it says, bytes as a `Uint8Array`,
 * dates and timestamps as Postgres prints them.
 *
 * Calls reject with a `LedgerError`. A statement on its own that lost to another one (a deadlock) is
 * sent again before it does; within a transaction it is the transaction that is run again.
 */
export interface Database {
  /** One statement; `$1` and so on stand for the values. */
  query<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Several statements without values. */
  execute(sql: string): Promise<void>;
  /**
   * All that `use` does through the database it is given, or nothing where it rejects. It may be called
   * more than once. Within a transaction this is part of the outer one.
   */
  transaction<Value>(use: (database: Database) => Promise<Value>): Promise<Value>;
  readonly kind: "embedded" | "postgres";
  /** Waits for what is under way. No call may follow. */
  close(): Promise<void>;
}

/** Within a transaction: its statements may take long, for they delete what may be very much. */
export const LONG_DELETION = "SET LOCAL statement_timeout = '10min'";

export { openEmbedded } from "./embedded";
export { openPostgres, type PostgresOptions } from "./server";
