/** The ledger in Postgres, and the database under it. Not for the browser. */
export { openEmbedded, openPostgres, type Database, type PostgresOptions } from "./database";
export { openPostgresLedger, type PostgresLedgerOptions } from "./ledger";
export { migrate, type Migrations } from "./migrations";
