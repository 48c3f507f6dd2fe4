/** Transactions in Postgres. */
import { BLOCK_ROWS, type LedgerRow, type TenantId, type TransactionStore } from "../ledger";
import type { Database } from "./database";
import { gather } from "./gather";
import type { Histories } from "./history";
import { dayOf, keyOf, keyOrNull, momentOf } from "./keys";
import { asPage, createConditions, pageOf, placeOf, type Placed } from "./lists";
import {
  PUT_ROWS,
  PUT_ROWS_AND_TELL,
  storedOf,
  valuesOfRows,
  type HistoryGrowth,
} from "./put-rows";

/** Most rows stored in one statement: it takes the built-in database some 25 ms. */
const MOST_ROWS = BLOCK_ROWS / 2;
/** Most rows looked for in one statement. */
const MOST_IDS = 2_000;

/** A row as it is stored. */
export const readRow = (json: string): LedgerRow => JSON.parse(json) as LedgerRow;

interface TenantRows {
  tenant: TenantId;
  rows: readonly LedgerRow[];
}

/** The store of transactions. */
export function transactionStore(database: Database, histories: Histories): TransactionStore {
  const putSome = gather(
    async (questions: readonly TenantRows[]) => {
      const rows = questions.flatMap(({ tenant, rows }) =>
        rows.map((row) => ({ tenant, row, kept: true }))
      );
      if (database.kind === "embedded") {
        const growth = await database.query<HistoryGrowth>(PUT_ROWS_AND_TELL, valuesOfRows(rows));
        histories.grow(growth, storedOf(rows));
      } else await database.query(PUT_ROWS, valuesOfRows(rows));
      return questions.map(() => null);
    },
    // The built-in database does one statement after another: a second one waits there in its order
    // while this thread makes ready what follows.
    {
      most: MOST_ROWS,
      weigh: ({ rows }) => rows.length,
      lanes: database.kind === "embedded" ? 2 : 1,
    }
  );
  const getMany = gather(
    async (questions: readonly { tenant: TenantId; ids: readonly string[] }[]) => {
      const wanted = questions.flatMap(({ tenant, ids }) => ids.map((id) => ({ tenant, id })));
      const found = await database.query<{ number: number; json: string }>(
        `SELECT number, row::text AS json
         FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS wanted (tenant, id, number)
         JOIN ntropy.transactions USING (tenant, id)`,
        [wanted.map(({ tenant }) => keyOf(tenant)), wanted.map(({ id }) => keyOf(id))]
      );
      const rows = new Map(found.map(({ number, json }) => [number, readRow(json)]));
      let number = 0;
      return questions.map(({ ids }) => {
        const ofQuestion = new Map<string, LedgerRow>();
        for (const id of ids) {
          const row = rows.get((number += 1));
          if (row !== undefined) ofQuestion.set(id, row);
        }
        return ofQuestion;
      });
    },
    { most: MOST_IDS, weigh: ({ ids }) => ids.length }
  );

  return {
    async putMany(tenant, rows) {
      const pieces: Promise<null>[] = [];
      for (let from = 0; from < rows.length; from += MOST_ROWS)
        pieces.push(putSome({ tenant, rows: rows.slice(from, from + MOST_ROWS) }));
      await Promise.all(pieces);
    },
    async get(tenant, id) {
      return (await getMany({ tenant, ids: [id] })).get(id) ?? null;
    },
    async getMany(tenant, ids) {
      return ids.length === 0 ? new Map() : getMany({ tenant, ids });
    },
    async list(tenant, query) {
      const conditions = createConditions();
      conditions.add("tenant = ?", keyOf(tenant));
      if (query.accountHolderId !== null)
        conditions.add("holder = ?", keyOf(query.accountHolderId));
      const rows = await database.query<Placed>(
        `SELECT place, row::text AS json FROM ntropy.transactions ${pageOf(conditions, query)}`,
        conditions.values
      );
      return asPage(rows, query.limit, ({ json }) => readRow(json));
    },
    async byDate(tenant, accountHolderId, { skip, limit, order }) {
      const direction = order === "ascending" ? "ASC" : "DESC";
      const rows = await database.query<{ json: string }>(
        `SELECT row::text AS json FROM ntropy.transactions WHERE tenant = $1 AND holder = $2
         ORDER BY day ${direction} NULLS LAST, place LIMIT $3::int OFFSET $4::int`,
        [keyOf(tenant), keyOf(accountHolderId), limit, skip]
      );
      const total = await this.count(tenant, accountHolderId);
      return { items: rows.map(({ json }) => readRow(json)), total };
    },
    async count(tenant, accountHolderId) {
      const [row] = await database.query<{ total: number }>(
        "SELECT count(*) AS total FROM ntropy.transactions WHERE tenant = $1 AND holder = $2",
        [keyOf(tenant), keyOf(accountHolderId)]
      );
      return row?.total ?? 0;
    },
    async ofPeriod(tenant, { accountHolderId, from, to, limit, after }) {
      const conditions = createConditions();
      conditions.add("tenant = ?", keyOf(tenant));
      if (accountHolderId !== null) conditions.add("holder = ?", keyOf(accountHolderId));
      conditions.add("day >= ?::int", dayOf(from));
      conditions.add("day <= ?::int", dayOf(to));
      if (after !== null) conditions.add("place > ?::bigint", placeOf(after));
      const rows = await database.query<Placed>(
        `SELECT place, row::text AS json FROM ntropy.transactions
         WHERE ${conditions.toString()} ORDER BY place LIMIT ${conditions.value(limit + 1)}::int`,
        conditions.values
      );
      return asPage(rows, limit, ({ json }) => readRow(json));
    },
    history: (tenant, accountHolderId) => histories.read(tenant, accountHolderId),
    async replace(tenant, row) {
      const { id, account_holder_id: holder, date } = row.transaction;
      const replaced = await database.query(
        `WITH known AS MATERIALIZED (
           SELECT 1 FROM ntropy.holders WHERE tenant = $1 AND id = $3 FOR NO KEY UPDATE
         )
         UPDATE ntropy.transactions SET holder = $3, created = $4, day = $5, row = $6
         WHERE tenant = $1 AND id = $2 AND ($3::text IS NULL OR EXISTS (SELECT FROM known))
         RETURNING 1`,
        [
          keyOf(tenant),
          keyOf(id),
          keyOrNull(holder),
          momentOf(row.created_at),
          dayOf(date),
          JSON.stringify(row),
        ]
      );
      return replaced.length > 0;
    },
    async remove(tenant, id) {
      const gone = await database.query(
        `WITH gone AS (
           DELETE FROM ntropy.transactions WHERE tenant = $1 AND id = $2 RETURNING holder
         ), renewed AS (
           UPDATE ntropy.holders SET epoch = nextval('ntropy.places')
           WHERE tenant = $1 AND id IN (SELECT holder FROM gone)
         )
         SELECT 1 FROM gone`,
        [keyOf(tenant), keyOf(id)]
      );
      return gone.length > 0;
    },
  };
}
