/** Rules and category sets in Postgres: things with revisions. */
import type { CategorySet, Ruleset } from "../../model";
import { LedgerError, type CategoryStore, type RuleScope, type RuleStore } from "../ledger";
import type { Database } from "./database";
import { createTurns } from "./in-turn";
import { keyOf } from "./keys";
import { revisedTable, type RevisedTable } from "./revisions";

/** What stands where no rule was ever made. */
export const NO_RULES: Ruleset = { lastId: 0, rules: [] };
/** So often other processes may be faster before a change is given up. */
const MOST_ATTEMPTS = 100;

/** A list's key: that of everyone is empty, which no account holder's is. */
export function scopeKey(scope: RuleScope): string {
  return scope === null ? "" : `:${keyOf(scope)}`;
}

/** The table of rules. */
export const rulesetTable = (database: Database): RevisedTable<Ruleset> =>
  revisedTable<Ruleset>(database, "ntropy.rulesets");

/** The table of category sets. */
export const categoryTable = (database: Database): RevisedTable<CategorySet> =>
  revisedTable<CategorySet>(database, "ntropy.category_sets");

/** The store of rules. */
export function ruleStore(table: RevisedTable<Ruleset>): RuleStore {
  const inTurn = createTurns();
  return {
    async get(tenant, scope) {
      const id = scopeKey(scope);
      return (await table.getMany(tenant, [id])).get(id)?.body ?? NO_RULES;
    },
    async getMany(tenant, accountHolderIds) {
      const found = await table.getMany(tenant, accountHolderIds.map(scopeKey));
      return new Map(
        accountHolderIds.flatMap((id): [string, Ruleset][] => {
          const ruleset = found.get(scopeKey(id))?.body;
          return ruleset === undefined ? [] : [[id, ruleset]];
        })
      );
    },
    change: (tenant, scope, change) =>
      inTurn(JSON.stringify([tenant, scope]), async () => {
        const id = scopeKey(scope);
        for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
          const before = (await table.getMany(tenant, [id])).get(id);
          const body = change(before?.body ?? NO_RULES);
          if (body === null) return null;
          const which = { tenant, id, name: scope, body };
          if (await table.put(which, before?.revision ?? null)) return body;
        }
        throw new LedgerError("failed", "Others were always faster in changing these rules.");
      }),
  };
}

/** The store of category sets. */
export function categoryStore(table: RevisedTable<CategorySet>): CategoryStore {
  return {
    async put(tenant, id, set) {
      await table.put({ tenant, id: keyOf(id), name: id, body: set }, "any");
    },
    async get(tenant, id) {
      return (await table.getMany(tenant, [keyOf(id)])).get(keyOf(id))?.body ?? null;
    },
    async getMany(tenant, ids) {
      const found = await table.getMany(tenant, ids.map(keyOf));
      return new Map(
        ids.flatMap((id): [string, CategorySet][] => {
          const set = found.get(keyOf(id))?.body;
          return set === undefined ? [] : [[id, set]];
        })
      );
    },
    async list(tenant) {
      const sets = await table.all(tenant);
      return sets
        .map(({ name, body }) => ({ id: String(name), set: body }))
        .sort((one, other) => (one.id < other.id ? -1 : 1));
    },
    remove: (tenant, id) => table.remove(tenant, keyOf(id)),
  };
}
