/** Where requests are counted: in this process, or on a Postgres server where all processes count together. */
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  type IRateLimiterOptions,
  type RateLimiterAbstract,
} from "rate-limiter-flexible";
import { migrate, type Database, type Migrations } from "../../ledger/postgres";

/** Makes what counts one kind of request. */
export type CreateLimiter = (options: IRateLimiterOptions) => RateLimiterAbstract;

const MIGRATIONS: Migrations = {
  name: "rate limits",
  steps: [
    `CREATE TABLE ntropy.rate_limits (
      key varchar(255) PRIMARY KEY,
      points integer NOT NULL DEFAULT 0,
      expire bigint
    )`,
  ],
};

/** The built-in database has one process, which counts in its memory. */
export async function openLimiter(database: Database): Promise<CreateLimiter> {
  if (database.kind === "embedded") return (options) => new RateLimiterMemory(options);
  await migrate(database, MIGRATIONS);
  const storeClient = {
    query: async ({ text, values }: { text: string; values: unknown[] }) => ({
      rows: await database.query(text, values),
    }),
  };
  return (options) =>
    new RateLimiterPostgres({
      ...options,
      storeClient,
      storeType: "client",
      schemaName: "ntropy",
      tableName: "rate_limits",
      tableCreated: true,
      clearExpiredByTimeout: true,
      // Whoever is over the limit is told so from memory until they may come again.
      inMemoryBlockOnConsumed: options.points,
    });
}
