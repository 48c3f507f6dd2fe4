/**
 * Rules in the browser's database: one record for each tenant, and one for each holder that has some.
 * Each change gives a record a stamp of its own, so that a list is read again only where this window or
 * another one changed it.
 */
import type { Ruleset } from "../../model";
import type { RuleScope, RuleStore, TenantId } from "../ledger";
import type { Access } from "./access";
import type { Reading } from "./database";

/** What stands where no rule was ever made. */
export const NO_RULES: Ruleset = { lastId: 0, rules: [] };

/** Lists kept in memory after they were read or written. */
const CACHED_RULESETS = 256;
/** Sorts behind every stamp. */
const LAST_STAMP = "\uffff";

/** The store of rules. */
export function ruleStore({ read, write }: Access): RuleStore {
  const cache = createCache();

  const find = async (
    transaction: Reading,
    tenant: TenantId,
    scope: RuleScope
  ): Promise<Ruleset | null> => {
    const stamp = await stampOf(transaction, tenant, scope);
    const known = cache.get(tenant, scope, stamp);
    if (known !== null) return known;
    const record =
      scope === null
        ? await transaction.objectStore("rules").get(tenant)
        : await transaction.objectStore("holderRules").get([tenant, scope]);
    if (record === undefined) return null;
    if (stamp !== null) cache.set(tenant, scope, stamp, record.ruleset);
    return record.ruleset;
  };

  return {
    get: (tenant, scope) =>
      read(async (transaction) => (await find(transaction, tenant, scope)) ?? NO_RULES),
    getMany: (tenant, ids) =>
      read(async (transaction) => {
        const found = new Map<string, Ruleset>();
        const store = transaction.objectStore("holderRules");
        if ((await store.index("tenant").count(tenant)) === 0) return found;
        const rulesets = await Promise.all(ids.map((id) => find(transaction, tenant, id)));
        rulesets.forEach((ruleset, position) => {
          const id = ids[position];
          if (ruleset !== null && id !== undefined) found.set(id, ruleset);
        });
        return found;
      }),
    change: (tenant, scope, change) =>
      write(async (transaction) => {
        const before = await find(transaction as Reading, tenant, scope);
        const ruleset = change(before ?? NO_RULES);
        if (ruleset === null) return null;
        const stamp = crypto.randomUUID();
        if (scope === null) await transaction.objectStore("rules").put({ tenant, stamp, ruleset });
        else
          await transaction
            .objectStore("holderRules")
            .put({ tenant, holder: scope, stamp, ruleset });
        // Where this is not stored in the end, no record has the stamp.
        cache.set(tenant, scope, stamp, ruleset);
        return ruleset;
      }),
  };
}

/** The stamp of a list, read without the list; null where there is none, or an older version made it. */
async function stampOf(
  transaction: Reading,
  tenant: TenantId,
  scope: RuleScope
): Promise<string | null> {
  if (scope === null) {
    const range = IDBKeyRange.bound([tenant], [tenant, LAST_STAMP]);
    const at = await transaction.objectStore("rules").index("stamp").openKeyCursor(range);
    return at?.key[1] ?? null;
  }
  const range = IDBKeyRange.bound([tenant, scope], [tenant, scope, LAST_STAMP]);
  const at = await transaction.objectStore("holderRules").index("stamp").openKeyCursor(range);
  return at?.key[2] ?? null;
}

interface Cache {
  /** The list that had that stamp, where it is known. */
  get(tenant: TenantId, scope: RuleScope, stamp: string | null): Ruleset | null;
  set(tenant: TenantId, scope: RuleScope, stamp: string, ruleset: Ruleset): void;
}

function createCache(): Cache {
  const known = new Map<string, { stamp: string; ruleset: Ruleset }>();
  const keyOf = (tenant: TenantId, scope: RuleScope) => JSON.stringify([tenant, scope]);
  return {
    get(tenant, scope, stamp) {
      const found = known.get(keyOf(tenant, scope));
      return found !== undefined && found.stamp === stamp ? found.ruleset : null;
    },
    set(tenant, scope, stamp, ruleset) {
      const key = keyOf(tenant, scope);
      // The one set last goes last.
      known.delete(key);
      known.set(key, { stamp, ruleset });
      const [oldest] = known.keys();
      if (known.size > CACHED_RULESETS && oldest !== undefined) known.delete(oldest);
    },
  };
}
