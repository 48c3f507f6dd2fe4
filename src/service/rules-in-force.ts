/** The rules that run on rows: everyone's, then those of the row's account holder. */
import { compileRules, readRule, type CompiledRules, type NamedRule } from "../engine/rules";
import type { Rule, Ruleset, Transaction } from "../model";
import type { ServicePorts, TenantId } from "./ports";

/** Lists of rules for a row, in the order they run, by its account holder. */
export type RulesInForce = (accountHolderId: string | null) => readonly CompiledRules[];

/** Rules of account holders are named so in evidence, before their id. */
const HOLDER_PREFIX = "account_holder/";

const NO_RULES: readonly CompiledRules[] = [];

/** A ledger hands out the same list until it changes: reading and indexing one takes its time. */
const compiled = new WeakMap<Ruleset, CompiledRules>();
/** A changed list holds most of its rules unchanged. */
const actions = new WeakMap<Rule["rule"], NamedRule["action"] | null>();

/** The rules in force for these rows, read once for all of them. */
export async function rulesInForce(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  transactions: readonly Transaction[]
): Promise<RulesInForce> {
  const holders = new Set<string>();
  for (const { account_holder_id: id } of transactions) if (id !== null) holders.add(id);
  const [everyones, ofHolders] = await Promise.all([
    ledger.rules.get(tenant, null),
    holders.size === 0 ? new Map<string, Ruleset>() : ledger.rules.getMany(tenant, [...holders]),
  ]);
  const first = everyones.rules.length === 0 ? NO_RULES : [compiledOf(everyones, "")];
  const lists = new Map<string, readonly CompiledRules[]>();
  for (const [id, ruleset] of ofHolders)
    if (ruleset.rules.length > 0) lists.set(id, [...first, compiledOf(ruleset, HOLDER_PREFIX)]);
  return (holder) => (holder === null ? first : (lists.get(holder) ?? first));
}

/** A list made ready to run. A rule that an older version took and this one does not is left out. */
function compiledOf(ruleset: Ruleset, prefix: string): CompiledRules {
  const known = compiled.get(ruleset);
  if (known !== undefined) return known;
  const made = compileRules(readRules(ruleset.rules, prefix));
  compiled.set(ruleset, made);
  return made;
}

/** Rules, read and named; those that are at fault are left out. */
export function readRules(rules: readonly Rule[], prefix = ""): NamedRule[] {
  return rules.flatMap(({ id, rule }): NamedRule[] => {
    const action = actionOf(rule);
    return action === null ? [] : [{ id: `${prefix}${id}`, action }];
  });
}

function actionOf(rule: Rule["rule"]): NamedRule["action"] | null {
  const known = actions.get(rule);
  if (known !== undefined) return known;
  const read = readRule(rule);
  const action = read.ok ? read.rule : null;
  actions.set(rule, action);
  return action;
}
