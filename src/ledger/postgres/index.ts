/** The ledger in Postgres, and the database under it. Not for the browser. */
export { openEmbedded, openPostgres, type Database, type PostgresOptions } from "./database";
export { openPostgresLedger } from "./ledger";
export { migrate, type Migrations } from "./migrations";
