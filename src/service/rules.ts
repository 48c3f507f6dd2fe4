/** Use cases on rules (contract section 5.8, rules.md sections 1 and 4): one ordered list per tenant. */
import { readRule, type NamedRule, type RuleFault } from "../engine/rules";
import type { Rule, RuleJson, Ruleset } from "../model";
import { done, stopped, type Outcome, type Problem } from "./outcome";
import type { ServicePorts, TenantId } from "./ports";

/** Most bytes of all rules of a tenant, as JSON in UTF-8 (contract section 1, row 6). */
export const MAXIMUM_RULESET_BYTES = 2 * 1024 * 1024;

type Ports = Pick<ServicePorts, "ledger">;

/** All rules, in the order they run. */
export async function listRules({ ledger }: Ports, tenant: TenantId): Promise<Rule[]> {
  return (await ledger.rules.get(tenant, null)).rules;
}

/** Adds a rule behind the others. It runs on transactions that are enriched from now on. */
export async function createRule(
  ports: Ports,
  tenant: TenantId,
  json: RuleJson
): Promise<Outcome<Rule>> {
  const faults = faultsOf(json, []);
  if (faults.length > 0) return stopped({ code: "rule_invalid", faults });
  const outcome = await change(ports, tenant, ({ lastId, rules }) => ({
    lastId: lastId + 1,
    rules: [...rules, { id: String(lastId + 1), rule: json }],
  }));
  if (!outcome.ok) return outcome;
  const created = outcome.value.rules.at(-1);
  if (created === undefined) throw new Error("A rule was added and none is there.");
  return done(created);
}

/** Puts a list of rules in the place of all rules; each gets a new id. One at fault stops them all. */
export async function replaceRules(
  ports: Ports,
  tenant: TenantId,
  list: readonly RuleJson[]
): Promise<Outcome<Rule[]>> {
  const faults = list.flatMap((json, index) => faultsOf(json, [index]));
  if (faults.length > 0) return stopped({ code: "rule_invalid", faults });
  const outcome = await change(ports, tenant, ({ lastId }) => ({
    lastId: lastId + list.length,
    rules: list.map((rule, index) => ({ id: String(lastId + index + 1), rule })),
  }));
  return outcome.ok ? done(outcome.value.rules) : outcome;
}

/** Puts a rule in the place of another one, which keeps its id and its place in the order. */
export async function patchRule(
  ports: Ports,
  tenant: TenantId,
  id: string,
  json: RuleJson
): Promise<Outcome<Rule>> {
  const faults = faultsOf(json, []);
  if (faults.length > 0) return stopped({ code: "rule_invalid", faults });
  const outcome = await change(ports, tenant, ({ lastId, rules }) =>
    rules.some((one) => one.id === id)
      ? { lastId, rules: rules.map((one) => (one.id === id ? { id, rule: json } : one)) }
      : { code: "rule_not_found", id }
  );
  return outcome.ok ? done({ id, rule: json }) : outcome;
}

/** Forgets a rule. Answers that it changed stay as they are. */
export async function deleteRule(
  ports: Ports,
  tenant: TenantId,
  id: string
): Promise<Outcome<{ id: string }>> {
  const outcome = await change(ports, tenant, ({ lastId, rules }) =>
    rules.some((one) => one.id === id)
      ? { lastId, rules: rules.filter((one) => one.id !== id) }
      : { code: "rule_not_found", id }
  );
  return outcome.ok ? done({ id }) : outcome;
}

/** The rules that run on what is enriched now. One an older version took and this one does not is left out. */
export async function rulesToApply({ ledger }: Ports, tenant: TenantId): Promise<NamedRule[]> {
  const { rules } = await ledger.rules.get(tenant, null);
  return rules.flatMap(({ id, rule }): NamedRule[] => {
    const read = readRule(rule);
    return read.ok ? [{ id, action: read.rule }] : [];
  });
}

function faultsOf(json: RuleJson, place: (string | number)[]): RuleFault[] {
  const read = readRule(json);
  if (read.ok) return [];
  return read.faults.map((fault) => ({ ...fault, path: [...place, ...fault.path] }));
}

/** Changes the list as one step; a problem, or a list that became too large, leaves it as it was. */
async function change(
  { ledger }: Ports,
  tenant: TenantId,
  make: (ruleset: Ruleset) => Ruleset | Problem
): Promise<Outcome<Ruleset>> {
  let problem: Problem | null = null;
  const changed = await ledger.rules.change(tenant, null, (before) => {
    const made = make(before);
    problem = "code" in made ? made : tooLarge(made);
    return "code" in made || problem !== null ? null : made;
  });
  if (problem !== null) return stopped(problem);
  if (changed === null) throw new Error("Rules were neither changed nor refused.");
  return done(changed);
}

function tooLarge({ rules }: Ruleset): Problem | null {
  const json = JSON.stringify(rules.map(({ rule }) => rule));
  if (new TextEncoder().encode(json).byteLength <= MAXIMUM_RULESET_BYTES) return null;
  return { code: "rules_too_large", maximumBytes: MAXIMUM_RULESET_BYTES };
}
