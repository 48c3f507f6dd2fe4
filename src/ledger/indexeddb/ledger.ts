/** The ledger in the browser's IndexedDB: it lasts as long as the browser's profile. */
import type { AccountHolder, Batch } from "../../model";
import {
  LedgerError,
  type BatchItem,
  type BatchRow,
  type Ledger,
  type LedgerRow,
  type ListPage,
  type ListQuery,
  type TenantId,
} from "../ledger";
import { pageOf } from "../log";
import {
  asLedgerError,
  openDatabase,
  reading,
  writing,
  type BatchRecord,
  type Database,
  type Reading,
  type Writing,
} from "./database";
import { createRowLog, type RowLog } from "./row-log";

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
  const log = createRowLog();
  /** Rows that batches still wait for; a batch does not outlive its window (see the port). */
  const waiting = new Map<string, readonly BatchItem[]>();
  const waitingKey = (tenant: TenantId, id: string) => JSON.stringify([tenant, id]);

  const read = async <Value>(use: (transaction: Reading) => Promise<Value>): Promise<Value> => {
    try {
      const transaction = reading(database);
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
      await log.catchUp(transaction);
      const value = await use(transaction);
      await transaction.done;
      return value;
    } catch (error) {
      log.reset();
      throw asLedgerError(await abort(transaction, error));
    }
  };

  return {
    holders: {
      create: (tenant, holder) =>
        write(async (transaction) => {
          const holders = transaction.objectStore("holders");
          if ((await holders.index("id").getKey([tenant, holder.id])) !== undefined) return false;
          await holders.add({ tenant, id: holder.id, holder });
          return true;
        }),
      put: (tenant, holder) =>
        write(async (transaction) => {
          const holders = transaction.objectStore("holders");
          const place = await holders.index("id").getKey([tenant, holder.id]);
          const record = { tenant, id: holder.id, holder };
          await holders.put(place === undefined ? record : { ...record, place });
        }),
      get: (tenant, id) =>
        read(async (transaction) => {
          const record = await transaction.objectStore("holders").index("id").get([tenant, id]);
          return record?.holder ?? null;
        }),
      getMany: (tenant, ids) =>
        read(async (transaction) => {
          const index = transaction.objectStore("holders").index("id");
          const records = await Promise.all(ids.map((id) => index.get([tenant, id])));
          return new Map(
            records.flatMap((record): [string, AccountHolder][] =>
              record === undefined ? [] : [[record.id, record.holder]]
            )
          );
        }),
      list: (tenant, query) =>
        read(async (transaction) => {
          const records = await transaction.objectStore("holders").index("tenant").getAll(tenant);
          return pageOfRecords(
            records.map(({ place, holder }) => ({ place, item: holder })),
            query,
            ({ created_at }) => created_at
          );
        }),
      remove: (tenant, id) =>
        write(async (transaction) => {
          const holders = transaction.objectStore("holders");
          const place = await holders.index("id").getKey([tenant, id]);
          if (place === undefined) return false;
          await holders.delete(place);
          await log.forgetHolder(transaction, tenant, id);
          return true;
        }),
    },

    transactions: {
      putMany: (tenant, rows) =>
        write(async (transaction) => {
          const answers = rows.map((row) => ({ row, kept: true }));
          const known = await withoutOrphans(transaction, tenant, answers);
          await log.append(
            transaction,
            tenant,
            known.filter(({ kept }) => kept)
          );
        }),
      get: (tenant, id) =>
        read(async (transaction) => {
          const address = log.index(tenant).get(id)?.item;
          if (address === undefined) return null;
          const [row] = await log.read(transaction, [address]);
          return row ?? null;
        }),
      list: (tenant, query) =>
        read(async (transaction) => {
          const index = log.index(tenant);
          const { accountHolderId } = query;
          const rows = accountHolderId === null ? index.all : index.ofHolder(accountHolderId);
          if (rows === undefined) return { items: [], next: null };
          const page = pageOf(rows.newestFirst, query, ({ createdAt }) => createdAt);
          return { items: await log.read(transaction, page.items), next: page.next };
        }),
      history: (tenant, accountHolderId) =>
        read(async (transaction) => {
          const rows = log.index(tenant).ofHolder(accountHolderId);
          const addresses = Array.from(rows?.oldestFirst() ?? [], ({ item }) => item);
          return log.read(transaction, addresses);
        }),
      replace: (tenant, row) =>
        write(async (transaction) => {
          const entry = log.index(tenant).get(row.transaction.id);
          if (entry === undefined) return false;
          const [answer] = await withoutOrphans(transaction, tenant, [{ row, kept: true }]);
          if (answer?.kept !== true) return false;
          await log.append(transaction, tenant, [answer], { places: [entry.place] });
          return true;
        }),
      remove: (tenant, id) =>
        write((transaction) => log.forgetTransaction(transaction, tenant, id)),
    },

    batches: {
      async create(tenant, batch, items) {
        await write(async (transaction) => {
          const record: BatchRecord = { tenant, id: batch.id, batch, pieces: [] };
          await transaction.objectStore("batches").add(record);
        });
        waiting.set(waitingKey(tenant, batch.id), items);
      },
      async items(tenant, id, from, to) {
        return waiting.get(waitingKey(tenant, id))?.slice(from, to) ?? [];
      },
      advance: (tenant, id, { from, rows, at }) =>
        write(async (transaction) => {
          const record = await findBatch(transaction, tenant, id);
          if (record?.batch.status !== "processing" || record.batch.progress !== from) return false;
          const known = await withoutOrphans(transaction, tenant, rows);
          const pieces = await log.append(transaction, tenant, known, { batch: id });
          record.pieces.push(...pieces);
          record.batch = { ...record.batch, progress: from + rows.length, updated_at: at };
          await transaction.objectStore("batches").put(record);
          return true;
        }),
      async finish(tenant, id, status, at) {
        const isFinished = await write(async (transaction) => {
          const record = await findBatch(transaction, tenant, id);
          if (record?.batch.status !== "processing") return false;
          record.batch = { ...record.batch, status, updated_at: at };
          await transaction.objectStore("batches").put(record);
          return true;
        });
        waiting.delete(waitingKey(tenant, id));
        return isFinished;
      },
      get: (tenant, id) =>
        read(async (transaction) => (await findBatch(transaction, tenant, id))?.batch ?? null),
      list: (tenant, query) =>
        read(async (transaction) => {
          const records = await transaction.objectStore("batches").index("tenant").getAll(tenant);
          const wanted = records.filter(
            ({ batch }) => query.status === null || batch.status === query.status
          );
          return pageOfRecords(
            wanted.map(({ place, batch }) => ({ place, item: batch })),
            query,
            ({ created_at }) => created_at
          );
        }),
      results: (tenant, id, from, to) =>
        read(async (transaction) => {
          const record = await findBatch(transaction, tenant, id);
          return record === undefined ? [] : readPieces(log, transaction, record, from, to);
        }),
      stalled: (since) =>
        read(async (transaction) => {
          const records = await transaction.objectStore("batches").getAll();
          return records.flatMap(({ tenant, batch }): { tenant: TenantId; batch: Batch }[] =>
            batch.status === "processing" && batch.updated_at < since ? [{ tenant, batch }] : []
          );
        }),
      prune: (before) =>
        write(async (transaction) => {
          const batches = transaction.objectStore("batches");
          let pruned = 0;
          for (const { place, batch } of await batches.getAll()) {
            if (batch.status === "processing" || batch.updated_at >= before) continue;
            if (place !== undefined) await batches.delete(place);
            pruned += 1;
          }
          await log.compact(transaction);
          return pruned;
        }),
    },

    status: () => ({ storage: "indexeddb", problem: null }),
    export: (tenant) =>
      read(async (transaction) => {
        const addresses = Array.from(log.index(tenant).all.oldestFirst(), ({ item }) => item);
        const records = await transaction.objectStore("holders").index("tenant").getAll(tenant);
        return {
          version: 1,
          account_holders: records.map(({ holder }) => holder),
          transactions: await log.read(transaction, addresses),
        };
      }),
    clear: (tenant) =>
      write(async (transaction) => {
        for (const name of ["holders", "batches"] as const) {
          const store = transaction.objectStore(name);
          for (const key of await store.index("tenant").getAllKeys(tenant)) await store.delete(key);
        }
        await log.forgetTenant(transaction, tenant);
      }),
    async close() {
      waiting.clear();
      database.close();
    },
  };
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

function findBatch(
  transaction: Reading | Writing,
  tenant: TenantId,
  id: string
): Promise<BatchRecord | undefined> {
  return (transaction as Reading).objectStore("batches").index("id").get([tenant, id]);
}

/** Rows of account holders that are gone are answered, but not kept. */
async function withoutOrphans(
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

/** A batch's answers from one position to another. */
async function readPieces(
  log: RowLog,
  transaction: Reading,
  record: BatchRecord,
  from: number,
  to: number
): Promise<LedgerRow[]> {
  const found: LedgerRow[] = [];
  let position = 0;
  for (const { block, rows: count } of record.pieces) {
    if (position < to && position + count > from) {
      const rows = await log.readBlock(transaction, block);
      const part = rows.slice(Math.max(0, from - position), to - position);
      for (const row of part) if (row !== null) found.push(row);
    }
    position += count;
  }
  return found;
}

function pageOfRecords<Item>(
  records: readonly { place?: number; item: Item }[],
  query: ListQuery,
  createdAt: (item: Item) => string
): ListPage<Item> {
  const entries = records
    .map(({ place = 0, item }) => ({ place, item, live: true }))
    .sort((one, other) => other.place - one.place);
  return pageOf((before) => entries.filter(({ place }) => place < before), query, createdAt);
}
