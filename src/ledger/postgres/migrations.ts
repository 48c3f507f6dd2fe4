/** The database's tables, brought up to date in numbered steps. */
import { LedgerError } from "../ledger";
import type { Database } from "./database";

/** Steps of one subject, in order: a step that was ever released is never changed, only followed. */
export interface Migrations {
  /** Of the subject, as the record of steps knows it. */
  name: string;
  /** Several statements each; the first is step 1. */
  steps: readonly string[];
}

/** Processes that start together wait for each other here; any number that nobody else uses will do. */
const LOCK = 0x6e74726f;

/**
 * Takes the steps that were not yet taken, each for good and all of them or none. Processes that start
 * together take them once. Rejects with a `LedgerError` where the database has steps this version does
 * not know.
 */
export async function migrate(database: Database, { name, steps }: Migrations): Promise<void> {
  await database.transaction(async (inside) => {
    await inside.execute("SET LOCAL statement_timeout = 0");
    await inside.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    await inside.execute(`
      CREATE SCHEMA IF NOT EXISTS ntropy;
      CREATE TABLE IF NOT EXISTS ntropy.migrations (
        name text NOT NULL,
        version int NOT NULL,
        taken_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (name, version)
      )`);
    const [taken] = await inside.query<{ version: number }>(
      "SELECT coalesce(max(version), 0) AS version FROM ntropy.migrations WHERE name = $1",
      [name]
    );
    const version = taken?.version ?? 0;
    if (version > steps.length) throw newer(name, version, steps.length);
    for (let index = version; index < steps.length; index += 1) {
      await inside.execute(steps[index] ?? "");
      const values = [name, index + 1];
      await inside.query("INSERT INTO ntropy.migrations (name, version) VALUES ($1, $2)", values);
    }
  });
}

function newer(name: string, version: number, known: number): LedgerError {
  return new LedgerError(
    "denied",
    `The database was last used by a newer version of this program (its ${name} tables are at ` +
      `step ${version}, this version knows ${known}). Start that version, or restore a backup.`
  );
}
