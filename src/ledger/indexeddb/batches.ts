/** Batches in the browser's database. */
import type { BatchItem, BatchStore, KeptBatch, LedgerRow, TenantId } from "../ledger";
import { pageOfRecords, withoutOrphans, type Access } from "./access";
import type { BatchRecord, Reading, Writing } from "./database";
import type { RowLog } from "./row-log";

/** The store of batches. Rows that a batch still waits for do not outlive their window (see the port). */
export function batchStore({ log, read, write }: Access): BatchStore {
  const waiting = new Map<string, readonly BatchItem[]>();
  const waitingKey = (tenant: TenantId, id: string) => JSON.stringify([tenant, id]);

  return {
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
          ({ batch }) =>
            batch.origin === query.origin &&
            (query.status === null || batch.status === query.status)
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
        return records.flatMap(({ tenant, batch }): { tenant: TenantId; batch: KeptBatch }[] =>
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
  };
}

function findBatch(
  transaction: Reading | Writing,
  tenant: TenantId,
  id: string
): Promise<BatchRecord | undefined> {
  return (transaction as Reading).objectStore("batches").index("id").get([tenant, id]);
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
