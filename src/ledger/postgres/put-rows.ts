/** Storing rows in one statement, whoever they belong to. */
import type { LedgerRow, TenantId } from "../ledger";
import { dayOf, keyOf, keyOrNull, momentOf } from "./keys";

/** A row to be stored, or one that only stands among those that are. */
export interface RowToPut {
  tenant: TenantId;
  row: LedgerRow;
  kept: boolean;
}

/** How many values `valuesOfRows` makes: `$1` to `$7`. */
export const ROW_VALUES = 7;

/**
 * Values of the statement: columns as arrays, and all rows as one JSON list. Of rows with one id only the
 * last is stored.
 */
export function valuesOfRows(rows: readonly RowToPut[]): unknown[] {
  const tenants: string[] = [];
  const ids: string[] = [];
  const holders: (string | null)[] = [];
  const created: number[] = [];
  const days: (number | null)[] = [];
  const json: string[] = [];
  for (const { tenant, row } of rows) {
    const { transaction } = row;
    tenants.push(keyOf(tenant));
    ids.push(keyOf(transaction.id));
    holders.push(keyOrNull(transaction.account_holder_id));
    created.push(momentOf(row.created_at));
    days.push(dayOf(transaction.date));
    json.push(JSON.stringify(row));
  }
  const stored = new Set(storedOf(rows));
  const kept = rows.map((row) => stored.has(row));
  return [tenants, ids, holders, created, days, kept, `[${json.join(",")}]`];
}

/** Those that are stored where their account holders exist, in their order: of equal ids the last. */
export function storedOf(rows: readonly RowToPut[]): RowToPut[] {
  const last = new Map<string, RowToPut>();
  for (const one of rows)
    if (one.kept) last.set(JSON.stringify([one.tenant, one.row.transaction.id]), one);
  const stored = new Set(last.values());
  return rows.filter((one) => stored.has(one));
}

/** What a statement that stored rows tells of an account holder's history. */
export interface HistoryGrowth {
  tenant: string;
  holder: string;
  epoch: number;
  /** Place of its last row before; null where it had none. */
  before: number | null;
  /** Place of its last row now. */
  last: number;
}

/**
 * The tables `sent`, `known` and `stored` of a statement that stores rows, where `condition` holds.
 * Account holders are locked before rows get their places (see `schema.ts`), always in one order; rows of
 * holders that are gone are not stored.
 */
export const storingRows = (condition = "true"): string => `
  sent AS MATERIALIZED (
    SELECT * FROM ROWS FROM (
      unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::int[], $6::boolean[]),
      json_array_elements($7::json)
    ) WITH ORDINALITY AS sent (tenant, id, holder, created, day, kept, row, number)
    WHERE kept AND ${condition}
  ),
  known AS MATERIALIZED (
    SELECT tenant, id, epoch FROM ntropy.holders
    WHERE (tenant, id) IN (SELECT tenant, holder FROM sent WHERE holder IS NOT NULL)
    ORDER BY tenant, id
    FOR NO KEY UPDATE
  ),
  stored AS (
    INSERT INTO ntropy.transactions (tenant, id, holder, place, created, day, row)
    SELECT tenant, id, holder, nextval('ntropy.places'), created, day, row
    FROM (
      SELECT sent.* FROM sent LEFT JOIN known ON known.tenant = sent.tenant AND known.id = sent.holder
      WHERE sent.holder IS NULL OR known.id IS NOT NULL
      ORDER BY number
    ) AS alive
    ON CONFLICT (tenant, id) DO UPDATE SET
      holder = excluded.holder, place = excluded.place, created = excluded.created,
      day = excluded.day, row = excluded.row
    RETURNING tenant, holder, place
  )`;

/** What a statement ends with that tells how histories grew: right only where no other one runs beside it. */
export const GROWTH = `
  SELECT known.tenant, known.id AS holder, known.epoch, (
    SELECT place FROM ntropy.transactions AS earlier
    WHERE earlier.tenant = known.tenant AND earlier.holder = known.id AND earlier.holder IS NOT NULL
    ORDER BY earlier.tenant DESC, earlier.holder DESC, place DESC LIMIT 1
  ) AS before, added.last
  FROM known
  JOIN (SELECT tenant, holder, max(place) AS last FROM stored GROUP BY tenant, holder) AS added
    ON added.tenant = known.tenant AND added.holder = known.id`;

/** The whole statement for rows that are stored by themselves. */
export const PUT_ROWS = `WITH ${storingRows()} SELECT 1`;
/** The same, telling `HistoryGrowth`. */
export const PUT_ROWS_AND_TELL = `WITH ${storingRows()} ${GROWTH}`;
