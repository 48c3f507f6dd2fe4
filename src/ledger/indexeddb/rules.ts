/** Rules in the browser's database: one record for each tenant. */
import type { Ruleset } from "../../model";
import type { RuleStore } from "../ledger";
import type { Access } from "./access";

/** What stands where no rule was ever made. */
export const NO_RULES: Ruleset = { lastId: 0, rules: [] };

/** The store of rules. */
export function ruleStore({ read, write }: Access): RuleStore {
  return {
    get: (tenant) =>
      read(async (transaction) => {
        const record = await transaction.objectStore("rules").get(tenant);
        return record?.ruleset ?? NO_RULES;
      }),
    change: (tenant, change) =>
      write(async (transaction) => {
        const store = transaction.objectStore("rules");
        const changed = change((await store.get(tenant))?.ruleset ?? NO_RULES);
        if (changed !== null) await store.put({ tenant, ruleset: changed });
        return changed;
      }),
  };
}
