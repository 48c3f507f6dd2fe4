/** Batches in Postgres: what was sent and what was answered, in blocks of rows. */
import type { Batch } from "../../model";
import {
  BLOCK_ROWS,
  type BatchItem,
  type BatchStore,
  type KeptBatch,
  type LedgerRow,
} from "../ledger";
import type { BlockRows } from "./batch-results";
import type { Database } from "./database";
import { keyOf, momentOf } from "./keys";
import { asPage, createConditions, pageOf } from "./lists";
import type { Histories } from "./history";
import {
  GROWTH,
  ROW_VALUES,
  storedOf,
  storingRows,
  valuesOfRows,
  type HistoryGrowth,
} from "./put-rows";

interface BatchRecord {
  place: number;
  json: string;
  status: Batch["status"];
  progress: number;
  updated_at: string;
}

const COLUMNS = "place, batch::text AS json, status, progress, updated_at";

/** A batch was moved on, and no history grew. */
interface NoGrowth {
  tenant: null;
}

/** The tenant's own name stands beside its batch, for its key may be spelled otherwise. */
interface StoredBatch {
  tenant: string;
  batch: KeptBatch;
}

function readBatch({ json, status, progress, updated_at }: BatchRecord): StoredBatch {
  const { tenant, batch } = JSON.parse(json) as StoredBatch;
  return { tenant, batch: { ...batch, status, progress, updated_at } };
}

const [TENANT, BATCH, FROM, LENGTH, HOLDERS, UPDATED, UPDATED_AT] = [1, 2, 3, 4, 5, 6, 7].map(
  (number) => `$${ROW_VALUES + number}`
);
/** Moves a batch on and stores its answers in the same step, or nothing of either. */
const ADVANCE = `
  WITH moved AS (
    UPDATE ntropy.batches
    SET progress = ${FROM}::int + ${LENGTH}::int, updated = ${UPDATED}, updated_at = ${UPDATED_AT}
    WHERE tenant = ${TENANT}::text AND id = ${BATCH}::text AND status = 'processing'
      AND progress = ${FROM}::int
    RETURNING 1
  ),
  block AS (
    INSERT INTO ntropy.batch_results (tenant, batch, start, length, holders, rows)
    SELECT ${TENANT}::text, ${BATCH}::text, ${FROM}::int, ${LENGTH}::int, ${HOLDERS}::text[], $7::json
    FROM moved
  ),
  ${storingRows("EXISTS (SELECT FROM moved)")}`;
const ADVANCE_AND_TELL = `${ADVANCE},
  growth AS (${GROWTH})
  SELECT growth.* FROM moved LEFT JOIN growth ON true`;

/** The store of batches. */
export function batchStore(database: Database, histories: Histories): BatchStore {
  return {
    create: (tenant, batch, items) =>
      database.transaction(async (inside) => {
        await inside.query(
          `INSERT INTO ntropy.batches
             (tenant, id, created, updated, updated_at, origin, status, progress, batch)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [
            keyOf(tenant),
            keyOf(batch.id),
            momentOf(batch.created_at),
            momentOf(batch.updated_at),
            batch.updated_at,
            batch.origin,
            batch.status,
            batch.progress,
            JSON.stringify({ tenant, batch } satisfies StoredBatch),
          ]
        );
        for (let start = 0; start < items.length; start += BLOCK_ROWS) {
          const block = items.slice(start, start + BLOCK_ROWS);
          await inside.query(
            `INSERT INTO ntropy.batch_items (tenant, batch, start, length, items)
             VALUES ($1, $2, $3, $4, $5)`,
            [keyOf(tenant), keyOf(batch.id), start, block.length, JSON.stringify(block)]
          );
        }
      }),
    async items(tenant, id, from, to) {
      const blocks = await database.query<{ start: number; json: string }>(
        `SELECT start, items::text AS json FROM ntropy.batch_items
         WHERE tenant = $1 AND batch = $2 AND start < $4::int AND start + length > $3::int
         ORDER BY start`,
        [keyOf(tenant), keyOf(id), from, to]
      );
      return blocks.flatMap(({ start, json }) =>
        (JSON.parse(json) as BatchItem[]).slice(Math.max(0, from - start), to - start)
      );
    },
    async advance(tenant, id, { from, rows, at }) {
      const holders = new Set<string>();
      for (const { row } of rows) {
        const holder = row.transaction.account_holder_id;
        if (holder !== null) holders.add(keyOf(holder));
      }
      const toPut = rows.map(({ row, kept }) => ({ tenant, row, kept }));
      const values = [
        ...valuesOfRows(toPut),
        keyOf(tenant),
        keyOf(id),
        from,
        rows.length,
        [...holders],
        momentOf(at),
        at,
      ];
      if (database.kind !== "embedded")
        return (await database.query(`${ADVANCE} SELECT 1 FROM moved`, values)).length > 0;
      const moved = await database.query<HistoryGrowth | NoGrowth>(ADVANCE_AND_TELL, values);
      const growth = moved.filter((one): one is HistoryGrowth => one.tenant !== null);
      histories.grow(growth, storedOf(toPut));
      return moved.length > 0;
    },
    async finish(tenant, id, status, at) {
      const finished = await database.query(
        `WITH finished AS (
           UPDATE ntropy.batches SET status = $3, updated = $4, updated_at = $5
           WHERE tenant = $1 AND id = $2 AND status = 'processing' RETURNING 1
         ), forgotten AS (
           DELETE FROM ntropy.batch_items
           WHERE tenant = $1 AND batch = $2 AND EXISTS (SELECT FROM finished)
         )
         SELECT 1 FROM finished`,
        [keyOf(tenant), keyOf(id), status, momentOf(at), at]
      );
      return finished.length > 0;
    },
    async get(tenant, id) {
      const [record] = await database.query<BatchRecord>(
        `SELECT ${COLUMNS} FROM ntropy.batches WHERE tenant = $1 AND id = $2`,
        [keyOf(tenant), keyOf(id)]
      );
      return record === undefined ? null : readBatch(record).batch;
    },
    async list(tenant, query) {
      const conditions = createConditions();
      conditions.add("tenant = ?", keyOf(tenant));
      conditions.add("origin = ?", query.origin);
      if (query.status !== null) conditions.add("status = ?", query.status);
      const records = await database.query<BatchRecord>(
        `SELECT ${COLUMNS} FROM ntropy.batches ${pageOf(conditions, query)}`,
        conditions.values
      );
      return asPage(records, query.limit, (record) => readBatch(record).batch);
    },
    async results(tenant, id, from, to) {
      const blocks = await database.query<{ start: number; json: string }>(
        `SELECT start, rows::text AS json FROM ntropy.batch_results
         WHERE tenant = $1 AND batch = $2 AND start < $4::int AND start + length > $3::int
         ORDER BY start`,
        [keyOf(tenant), keyOf(id), from, to]
      );
      return blocks.flatMap(({ start, json }) =>
        (JSON.parse(json) as BlockRows)
          .slice(Math.max(0, from - start), to - start)
          .filter((row): row is LedgerRow => row !== null)
      );
    },
    async stalled(since) {
      const records = await database.query<BatchRecord>(
        `SELECT ${COLUMNS} FROM ntropy.batches WHERE status = 'processing' AND updated < $1
         ORDER BY place`,
        [momentOf(since)]
      );
      return records.map(readBatch);
    },
    async prune(before) {
      const pruned = await database.query(
        `WITH pruned AS (
           DELETE FROM ntropy.batches WHERE status <> 'processing' AND updated < $1
           RETURNING tenant, id
         ), results AS (
           DELETE FROM ntropy.batch_results WHERE (tenant, batch) IN (SELECT tenant, id FROM pruned)
         )
         SELECT 1 FROM pruned`,
        [momentOf(before)]
      );
      return pruned.length;
    },
  };
}
