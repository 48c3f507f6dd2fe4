/** The ledger in Postgres: for any number of processes on one server, or for one that brings its own. */
import type { Ledger, LedgerExport, TenantId } from "../ledger";
import { batchStore } from "./batches";
import { LONG_DELETION, type Database } from "./database";
import { documentStore, fileStore, readDocument } from "./documents";
import { createHistories } from "./history";
import { holderStore } from "./holders";
import { keyOf } from "./keys";
import { migrate } from "./migrations";
import { tidying } from "./tidying";
import { categoryStore, categoryTable, NO_RULES, rulesetTable, ruleStore } from "./rules";
import { LEDGER_MIGRATIONS } from "./schema";
import { readRow, transactionStore } from "./transactions";

/** Rows read in one statement of an export. */
const PIECE_ROWS = 4_000;

const TABLES = [
  "holders",
  "transactions",
  "batches",
  "batch_items",
  "batch_results",
  "category_sets",
  "rulesets",
  "documents",
  "files",
] as const;

export interface PostgresLedgerOptions {
  /** Most rows of histories kept in this process, of all account holders together: some 3 KB each. */
  historyRows?: number;
}

const HISTORY_ROWS = 150_000;

/**
 * Opens the ledger in a database, whose tables it brings up to date first. The database is the ledger's
 * to close.
 */
export async function openPostgresLedger(
  database: Database,
  { historyRows = HISTORY_ROWS }: PostgresLedgerOptions = {}
): Promise<Ledger> {
  await migrate(database, LEDGER_MIGRATIONS);
  const histories = createHistories(database, historyRows);
  const rulesets = rulesetTable(database);
  const categories = categoryStore(categoryTable(database));
  return {
    holders: holderStore(database),
    transactions: transactionStore(database, histories),
    batches: tidying(database, batchStore(database, histories)),
    categories,
    rules: ruleStore(rulesets),
    documents: documentStore(database),
    files: fileStore(database),
    status: () => ({ storage: "postgres", problem: null }),
    async export(tenant) {
      const lists = await rulesets.all(tenant);
      return {
        version: 2,
        account_holders: await allOf(database, "holders", "holder", tenant, JSON.parse),
        transactions: await allOf(database, "transactions", "row", tenant, readRow),
        category_sets: await categories.list(tenant),
        ruleset: lists.find(({ name }) => name === null)?.body ?? NO_RULES,
        holder_rulesets: lists
          .flatMap(({ name, body }) =>
            name === null ? [] : [{ account_holder_id: String(name), ruleset: body }]
          )
          .sort((one, other) => (one.account_holder_id < other.account_holder_id ? -1 : 1)),
        documents: await documentsOf(database, tenant),
      };
    },
    clear: (tenant) =>
      database.transaction(async (inside) => {
        await inside.execute(LONG_DELETION);
        for (const table of TABLES)
          await inside.query(`DELETE FROM ntropy.${table} WHERE tenant = $1`, [keyOf(tenant)]);
      }),
    close: () => database.close(),
  };
}

/** All of a table, oldest first, piece by piece. */
async function allOf<Item>(
  database: Database,
  table: "holders" | "transactions",
  column: "holder" | "row",
  tenant: TenantId,
  read: (json: string) => Item
): Promise<Item[]> {
  const items: Item[] = [];
  for (let last = 0; ;) {
    const rows = await database.query<{ place: number; json: string }>(
      `SELECT place, ${column}::text AS json FROM ntropy.${table}
       WHERE tenant = $1 AND place > $2 ORDER BY place LIMIT ${PIECE_ROWS}`,
      [keyOf(tenant), last]
    );
    for (const { json } of rows) items.push(read(json));
    last = rows.at(-1)?.place ?? last;
    if (rows.length < PIECE_ROWS) return items;
  }
}

async function documentsOf(
  database: Database,
  tenant: TenantId
): Promise<LedgerExport["documents"]> {
  const rows = await database.query<{
    kind: LedgerExport["documents"][number]["kind"];
    json: string;
  }>(
    `SELECT kind, document::text AS json FROM ntropy.documents WHERE tenant = $1
     ORDER BY kind, place`,
    [keyOf(tenant)]
  );
  return rows.map(({ kind, json }) => ({ kind, document: readDocument(json) }));
}
