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
  const last = new Map<string, number>();
  rows.forEach(({ tenant, row, kept }, index) => {
    const { transaction } = row;
    const id = keyOf(transaction.id);
    tenants.push(keyOf(tenant));
    ids.push(id);
    holders.push(keyOrNull(transaction.account_holder_id));
    created.push(momentOf(row.created_at));
    days.push(dayOf(transaction.date));
    json.push(JSON.stringify(row));
    if (kept) last.set(JSON.stringify([tenant, id]), index);
  });
  const stored = new Set(last.values());
  const kept = rows.map((_, index) => stored.has(index));
  return [tenants, ids, holders, created, days, kept, `[${json.join(",")}]`];
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
    SELECT tenant, id FROM ntropy.holders
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
  )`;

/** The whole statement for rows that are stored by themselves. */
export const PUT_ROWS = `WITH ${storingRows()} SELECT 1`;
