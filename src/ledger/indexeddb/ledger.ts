/** The ledger in the browser's IndexedDB: it lasts as long as the browser's profile. */
import { LedgerError, type Ledger } from "../ledger";
import { accessTo } from "./access";
import { batchStore } from "./batches";
import { categoryStore } from "./categories";
import { documentStore, fileStore } from "./documents";
import { asLedgerError, openDatabase, type Database } from "./database";
import { holderStore } from "./holders";
import { NO_RULES, ruleStore } from "./rules";
import { transactionStore } from "./transactions";

export interface IndexedDbLedgerOptions {
  /** Of the database. */
  name: string;
  /** Told when the browser takes the storage away while it is in use; calls then reject as `closed`. */
  onLost?: (reason: string) => void;
}

/**
 * Opens the ledger. Rejects with a `LedgerError`: `denied` where the browser gives no storage (a private
 * window, a partitioned frame), `closed` where another window holds an older version of it open.
 */
export async function openIndexedDbLedger({
  name,
  onLost = () => {},
}: IndexedDbLedgerOptions): Promise<Ledger> {
  // Some browsers have no such name in a private window, others a null.
  if (typeof indexedDB === "undefined" || !indexedDB)
    throw new LedgerError("denied", "This browser gives no storage here.");
  const database = await opened(name, onLost);
  return ledgerOver(database);
}

function opened(name: string, onLost: (reason: string) => void): Promise<Database> {
  return new Promise((resolve, reject) => {
    let isRefused = false;
    const opening = openDatabase(name, {
      blocked: () => {
        isRefused = true;
        const message = "Another window holds an older version of the storage.";
        reject(new LedgerError("closed", message));
      },
      blocking: (_current, _next, event) => {
        // The connection must go for the other window's sake; the event's target is the connection.
        (event.target as IDBDatabase).close();
        onLost("Another window needs a newer version of the storage.");
      },
      terminated: () => onLost("The browser closed the storage."),
    });
    opening.then(
      (database) => {
        if (isRefused) database.close();
        else resolve(database);
      },
      (error: unknown) => reject(asLedgerError(error))
    );
  });
}

function ledgerOver(database: Database): Ledger {
  const access = accessTo(database);
  const { log, read, write } = access;
  return {
    holders: holderStore(access),
    transactions: transactionStore(access),
    batches: batchStore(access),
    categories: categoryStore(access),
    rules: ruleStore(access),
    documents: documentStore(access),
    files: fileStore(access),

    status: () => ({ storage: "indexeddb", problem: null }),
    export: (tenant) =>
      read(async (transaction) => {
        const addresses = Array.from(log.index(tenant).all.oldestFirst(), ({ item }) => item);
        const records = await transaction.objectStore("holders").index("tenant").getAll(tenant);
        const sets = await transaction.objectStore("categories").index("tenant").getAll(tenant);
        const rules = await transaction.objectStore("rules").get(tenant);
        const ofHolders = await transaction
          .objectStore("holderRules")
          .index("tenant")
          .getAll(tenant);
        const documents = await transaction.objectStore("documents").index("tenant").getAll(tenant);
        return {
          version: 2,
          account_holders: records.map(({ holder }) => holder),
          transactions: await log.read(transaction, addresses),
          category_sets: sets.map(({ id, set }) => ({ id, set })),
          ruleset: rules?.ruleset ?? NO_RULES,
          holder_rulesets: ofHolders.map(({ holder, ruleset }) => ({
            account_holder_id: holder,
            ruleset,
          })),
          documents: documents.map(({ kind, document }) => ({ kind, document })),
        };
      }),
    clear: (tenant) =>
      write(async (transaction) => {
        for (const name of ["holders", "batches", "documents"] as const) {
          const store = transaction.objectStore(name);
          for (const key of await store.index("tenant").getAllKeys(tenant)) await store.delete(key);
        }
        for (const name of ["categories", "holderRules", "files"] as const) {
          const store = transaction.objectStore(name);
          for (const key of await store.index("tenant").getAllKeys(tenant)) await store.delete(key);
        }
        await transaction.objectStore("rules").delete(tenant);
        await log.forgetTenant(transaction, tenant);
      }),
    async close() {
      database.close();
    },
  };
}
