/** Account holders in Postgres. */
import type { AccountHolder } from "../../model";
import type { AccountHolderStore, TenantId } from "../ledger";
import { eraseFromResults } from "./batch-results";
import { LONG_DELETION, type Database } from "./database";
import { gather } from "./gather";
import { keyOf, momentOf } from "./keys";
import { asPage, createConditions, pageOf, type Placed } from "./lists";
import { scopeKey } from "./rules";

/** Most account holders asked for in one statement. */
const MOST_IDS = 2_000;

const read = (json: string): AccountHolder => JSON.parse(json) as AccountHolder;

/** Values of the columns of a holder, `$1` to `$6`. */
const valuesOf = (tenant: TenantId, holder: AccountHolder): unknown[] => [
  keyOf(tenant),
  keyOf(holder.id),
  momentOf(holder.created_at),
  keyOf(holder.id.toLowerCase()),
  keyOf((holder.name ?? "").toLowerCase()),
  JSON.stringify(holder),
];
const INSERT = `
  INSERT INTO ntropy.holders (tenant, id, created, lower_id, lower_name, holder)
  VALUES ($1, $2, $3, $4, $5, $6)`;

/** The store of account holders. */
export function holderStore(database: Database): AccountHolderStore {
  const getMany = gather(
    async (questions: readonly { tenant: TenantId; ids: readonly string[] }[]) => {
      const wanted = questions.flatMap(({ tenant, ids }) => ids.map((id) => ({ tenant, id })));
      const rows = await database.query<{ tenant: string; json: string }>(
        `SELECT tenant, holder::text AS json FROM ntropy.holders
         WHERE (tenant, id) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
        [wanted.map(({ tenant }) => keyOf(tenant)), wanted.map(({ id }) => keyOf(id))]
      );
      const found = new Map<string, Map<string, AccountHolder>>();
      for (const { tenant, json } of rows) {
        const holder = read(json);
        const ofTenant = found.get(tenant) ?? new Map<string, AccountHolder>();
        found.set(tenant, ofTenant.set(holder.id, holder));
      }
      return questions.map(({ tenant, ids }) => {
        const ofTenant = found.get(keyOf(tenant));
        return new Map(
          ids.flatMap((id): [string, AccountHolder][] => {
            const holder = ofTenant?.get(id);
            return holder === undefined ? [] : [[id, holder]];
          })
        );
      });
    },
    { most: MOST_IDS, weigh: ({ ids }) => ids.length }
  );

  return {
    async create(tenant, holder) {
      const sql = `${INSERT} ON CONFLICT DO NOTHING RETURNING 1`;
      return (await database.query(sql, valuesOf(tenant, holder))).length > 0;
    },
    async put(tenant, holder) {
      const sql = `${INSERT} ON CONFLICT (tenant, id) DO UPDATE SET created = excluded.created,
        lower_id = excluded.lower_id, lower_name = excluded.lower_name, holder = excluded.holder`;
      await database.query(sql, valuesOf(tenant, holder));
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
      const rows = await database.query<Placed>(
        `SELECT place, holder::text AS json FROM ntropy.holders ${pageOf(conditions, query)}`,
        conditions.values
      );
      return asPage(rows, query.limit, ({ json }) => read(json));
    },
    async page(tenant, { text, isNamed, skip, limit, order }) {
      const conditions = createConditions();
      conditions.add("tenant = ?", keyOf(tenant));
      if (isNamed) conditions.add("lower_name <> ?", "");
      if (text !== null && text !== "") {
        const sought = keyOf(text.toLowerCase());
        conditions.add("strpos(lower_id || chr(1) || lower_name, ?) > 0", sought);
      }
      const where = `FROM ntropy.holders WHERE ${conditions.toString()}`;
      const totals = await database.query<{ total: number }>(
        `SELECT count(*) AS total ${where}`,
        conditions.values
      );
      const direction = order === "ascending" ? "ASC" : "DESC";
      const some = `LIMIT ${conditions.value(limit)}::int OFFSET ${conditions.value(skip)}::int`;
      const rows = await database.query<{ json: string }>(
        `SELECT holder::text AS json ${where} ORDER BY place ${direction} ${some}`,
        conditions.values
      );
      return { items: rows.map(({ json }) => read(json)), total: totals[0]?.total ?? 0 };
    },
    remove: (tenant, id) =>
      database.transaction(async (inside) => {
        await inside.execute(LONG_DELETION);
        const who = [keyOf(tenant), keyOf(id)];
        // Rows that others are storing for this holder are there once the lock is had; later ones find
        // no holder.
        const [found] = await inside.query(
          "SELECT 1 FROM ntropy.holders WHERE tenant = $1 AND id = $2 FOR UPDATE",
          who
        );
        if (found === undefined) return false;
        await inside.query(
          "DELETE FROM ntropy.transactions WHERE tenant = $1 AND holder = $2",
          who
        );
        await inside.query("DELETE FROM ntropy.documents WHERE tenant = $1 AND holder = $2", who);
        await inside.query("DELETE FROM ntropy.rulesets WHERE tenant = $1 AND id = $2", [
          keyOf(tenant),
          scopeKey(id),
        ]);
        await eraseFromResults(inside, tenant, id);
        await inside.query("DELETE FROM ntropy.holders WHERE tenant = $1 AND id = $2", who);
        return true;
      }),
  };
}
