/** Rules in the browser's database: one record for each tenant, and one for each holder that has some. */
import type { Ruleset } from "../../model";
import type { RuleScope, RuleStore, TenantId } from "../ledger";
import type { Access } from "./access";
import type { Reading, Writing } from "./database";

/** What stands where no rule was ever made. */
export const NO_RULES: Ruleset = { lastId: 0, rules: [] };

/** The store of rules. */
export function ruleStore({ read, write }: Access): RuleStore {
  return {
    get: (tenant, scope) => read((transaction) => rulesetOf(transaction, tenant, scope)),
    getMany: (tenant, ids) =>
      read(async (transaction) => {
        const store = transaction.objectStore("holderRules");
        const records = await Promise.all(ids.map((id) => store.get([tenant, id])));
        return new Map(
          records.flatMap((record): [string, Ruleset][] =>
            record === undefined ? [] : [[record.holder, record.ruleset]]
          )
        );
      }),
    change: (tenant, scope, change) =>
      write(async (transaction) => {
        const ruleset = change(await rulesetOf(transaction, tenant, scope));
        if (ruleset === null) return null;
        if (scope === null) await transaction.objectStore("rules").put({ tenant, ruleset });
        else await transaction.objectStore("holderRules").put({ tenant, holder: scope, ruleset });
        return ruleset;
      }),
  };
}

async function rulesetOf(
  transaction: Reading | Writing,
  tenant: TenantId,
  scope: RuleScope
): Promise<Ruleset> {
  const reading = transaction as Reading;
  const record =
    scope === null
      ? await reading.objectStore("rules").get(tenant)
      : await reading.objectStore("holderRules").get([tenant, scope]);
  return record?.ruleset ?? NO_RULES;
}
