/**
 * Things that are read far more often than they change, kept in this process by their revision: each
 * reading asks the database for revisions, and for what has another one than the one that is known. So
 * changes that other processes make are seen at once, and what is unchanged stays the same object.
 */
import type { TenantId } from "../ledger";
import type { Database } from "./database";
import { gather } from "./gather";
import { keyOf } from "./keys";
import { createRecent } from "./recent";

/** One thing with the name it was given. */
export interface Revised<Body> {
  revision: number;
  name: unknown;
  body: Body;
}

interface Which {
  tenant: TenantId;
  /** A key. */
  id: string;
}

export interface RevisedTable<Body> {
  /** Those that exist, by key. */
  getMany(tenant: TenantId, ids: readonly string[]): Promise<Map<string, Revised<Body>>>;
  /** All of a tenant, by key. */
  all(tenant: TenantId): Promise<Revised<Body>[]>;
  /**
   * Stores a body in the place of the one that has this revision; null is where there is none yet, and
   * `any` whatever is there. False, and nothing is changed, where another one is there.
   */
  put(
    which: Which & { name: unknown; body: Body },
    instead: number | null | "any"
  ): Promise<boolean>;
  remove(tenant: TenantId, id: string): Promise<boolean>;
}

/** Most things kept in this process. */
const MOST_KEPT = 10_000;
const MOST_ASKED = 2_000;

/** A table of things with revisions. */
export function revisedTable<Body>(
  database: Database,
  table: "ntropy.rulesets" | "ntropy.category_sets"
): RevisedTable<Body> {
  const kept = createRecent<Revised<Body>>(MOST_KEPT);
  const nameOf = ({ tenant, id }: Which): string => JSON.stringify([tenant, id]);

  const ask = gather(
    async (questions: readonly (readonly Which[])[]) => {
      const wanted = questions.flat();
      const rows = await database.query<{
        number: number;
        revision: number;
        name: string | null;
        body: string | null;
      }>(
        `SELECT number, revision,
           CASE WHEN revision <> known THEN name::text END AS name,
           CASE WHEN revision <> known THEN body::text END AS body
         FROM unnest($1::text[], $2::text[], $3::bigint[]) WITH ORDINALITY
           AS wanted (tenant, id, known, number)
         JOIN ${table} USING (tenant, id)`,
        [
          wanted.map(({ tenant }) => keyOf(tenant)),
          wanted.map(({ id }) => id),
          wanted.map((which) => kept.get(nameOf(which))?.revision ?? -1),
        ]
      );
      const found = new Map<number, Revised<Body>>();
      for (const { number, revision, name, body } of rows) {
        const which = wanted[number - 1];
        if (which === undefined) continue;
        const known = kept.get(nameOf(which));
        const current =
          body === null || known?.revision === revision
            ? known
            : { revision, name: JSON.parse(name ?? "null"), body: JSON.parse(body) as Body };
        if (current === undefined) throw new Error("A revision is known and its body is not.");
        kept.set(nameOf(which), current);
        found.set(number, current);
      }
      let number = 0;
      return questions.map((ids) => {
        const ofQuestion = new Map<string, Revised<Body>>();
        for (const { id } of ids) {
          const one = found.get((number += 1));
          if (one !== undefined) ofQuestion.set(id, one);
        }
        return ofQuestion;
      });
    },
    { most: MOST_ASKED, weigh: (ids) => ids.length }
  );

  return {
    async getMany(tenant, ids) {
      return ids.length === 0 ? new Map() : ask(ids.map((id) => ({ tenant, id })));
    },
    async all(tenant) {
      const rows = await database.query<{ revision: number; name: string; body: string }>(
        `SELECT revision, name::text AS name, body::text AS body FROM ${table} WHERE tenant = $1`,
        [keyOf(tenant)]
      );
      return rows.map(({ revision, name, body }) => ({
        revision,
        name: JSON.parse(name),
        body: JSON.parse(body) as Body,
      }));
    },
    async put({ tenant, id, name, body }, instead) {
      const values = [keyOf(tenant), id, JSON.stringify(name), JSON.stringify(body)];
      const onConflict =
        instead === null
          ? "DO NOTHING"
          : "(tenant, id) DO UPDATE SET revision = excluded.revision, body = excluded.body";
      const fresh = `
        INSERT INTO ${table} (tenant, id, revision, name, body)
        VALUES ($1, $2, nextval('ntropy.places'), $3, $4)
        ON CONFLICT ${onConflict} RETURNING revision`;
      const changed = `
        UPDATE ${table} SET revision = nextval('ntropy.places'), name = $3, body = $4
        WHERE tenant = $1 AND id = $2 AND revision = $5 RETURNING revision`;
      const [stored] =
        typeof instead === "number"
          ? await database.query<{ revision: number }>(changed, [...values, instead])
          : await database.query<{ revision: number }>(fresh, values);
      if (stored === undefined) return false;
      kept.set(nameOf({ tenant, id }), { revision: stored.revision, name, body });
      return true;
    },
    async remove(tenant, id) {
      const gone = await database.query(
        `DELETE FROM ${table} WHERE tenant = $1 AND id = $2 RETURNING 1`,
        [keyOf(tenant), id]
      );
      return gone.length > 0;
    },
  };
}
