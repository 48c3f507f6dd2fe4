/** How the stores get at the database: transactions that first catch up with what others wrote. */
import type { BatchRow, ListPage, ListQuery, TenantId } from "../ledger";
import { pageOf } from "../log";
import {
  asLedgerError,
  reading,
  writing,
  type Database,
  type Reading,
  type Writing,
} from "./database";
import { createRowLog, type RowLog } from "./row-log";

export interface Access {
  log: RowLog;
  /** Runs over one reading transaction; rejects with a `LedgerError`. */
  read<Value>(use: (transaction: Reading) => Promise<Value>): Promise<Value>;
  /** Runs over one writing transaction: all of it is stored, or nothing. Rejects with a `LedgerError`. */
  write<Value>(use: (transaction: Writing) => Promise<Value>): Promise<Value>;
}

/** Access to an open database. */
export function accessTo(database: Database): Access {
  const log = createRowLog();
  const read = async <Value>(use: (transaction: Reading) => Promise<Value>): Promise<Value> => {
    try {
      const transaction = reading(database);
      // What goes wrong shows in the request that met it.
      transaction.done.catch(() => {});
      await log.catchUp(transaction);
      return await use(transaction);
    } catch (error) {
      throw asLedgerError(error);
    }
  };
  const write = async <Value>(use: (transaction: Writing) => Promise<Value>): Promise<Value> => {
    let transaction: Writing | null = null;
    try {
      transaction = writing(database);
      transaction.done.catch(() => {});
      await log.catchUp(transaction);
      const value = await use(transaction);
      await transaction.done;
      return value;
    } catch (error) {
      log.reset();
      throw asLedgerError(await abort(transaction, error));
    }
  };

  return { log, read, write };
}

/** Undoes a transaction that failed and answers what went wrong first. */
async function abort(transaction: Writing | null, error: unknown): Promise<unknown> {
  if (transaction === null) return error;
  try {
    transaction.abort();
  } catch {
    // It has aborted by itself: then its own error says why (a full disk shows only there).
    return transaction.error ?? error;
  }
  await transaction.done.catch(() => {});
  return error;
}

/** Rows of account holders that are gone are answered, but not kept. */
export async function withoutOrphans(
  transaction: Writing,
  tenant: TenantId,
  rows: readonly BatchRow[]
): Promise<BatchRow[]> {
  const index = transaction.objectStore("holders").index("id");
  const isThere = new Map<string, boolean>();
  for (const { row, kept } of rows) {
    const holder = row.transaction.account_holder_id;
    if (!kept || holder === null || isThere.has(holder)) continue;
    isThere.set(holder, (await index.getKey([tenant, holder])) !== undefined);
  }
  return rows.map((answer) => {
    const holder = answer.row.transaction.account_holder_id;
    return holder !== null && isThere.get(holder) === false ? { ...answer, kept: false } : answer;
  });
}

/** One page of records that have places of their own. */
export function pageOfRecords<Item>(
  records: readonly { place?: number; item: Item }[],
  query: ListQuery,
  createdAt: (item: Item) => string
): ListPage<Item> {
  const entries = records
    .map(({ place = 0, item }) => ({ place, item, live: true }))
    .sort((one, other) => other.place - one.place);
  return pageOf((before) => entries.filter(({ place }) => place < before), query, createdAt);
}
