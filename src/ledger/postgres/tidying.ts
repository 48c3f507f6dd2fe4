/** What a Postgres server does by itself, and the built-in one must be told to do: tidying up its tables. */
import type { BatchStore } from "../ledger";
import type { Database } from "./database";

const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;

/** Tables whose rows are replaced or deleted, the busiest first. */
const TABLES = [
  "transactions",
  "holders",
  "batches",
  "batch_items",
  "batch_results",
  "documents",
  "rulesets",
  "category_sets",
] as const;

/**
 * The same store of batches, which after old ones are forgotten also gives back the room of all rows that
 * are gone, at most once a day: in the built-in Postgres nobody else does.
 */
export function tidying(database: Database, batches: BatchStore): BatchStore {
  if (database.kind === "postgres") return batches;
  let tidied = Number.NEGATIVE_INFINITY;
  return {
    ...batches,
    async prune(before) {
      const pruned = await batches.prune(before);
      const now = performance.now();
      if (now - tidied >= DAY_MILLISECONDS) {
        tidied = now;
        // One by one, so that others have their turn between them.
        for (const table of TABLES) await database.execute(`VACUUM (ANALYZE) ntropy.${table}`);
      }
      return pruned;
    },
  };
}
