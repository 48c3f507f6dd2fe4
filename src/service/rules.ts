/**
 * Use cases on rules (contract sections 4.8 and 5.8, rules.md sections 1 and 4): one ordered list for
 * everyone, which v3 addresses by id and v2 by position, and one for each account holder that has some.
 */
import { readRule, type RuleFault } from "../engine/rules";
import {
  MAXIMUM_RULESET_BYTES,
  type Rule,
  type RuleJson,
  type Ruleset,
  type SwitchedOffRule,
} from "../model";
import { done, stopped, type Outcome, type Problem } from "./outcome";
import type { RuleScope, ServicePorts, TenantId } from "./ports";

type Ports = Pick<ServicePorts, "ledger" | "maximumRulesetBytes">;

/** A rule among others: by its id, or by its position, counted from 0. */
export type RuleAddress = { id: string } | { index: string };

/** Whether there is such an account holder; everyone's list is always there. */
export async function scopeProblem(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  scope: RuleScope
): Promise<Problem | null> {
  if (scope === null || (await ledger.holders.get(tenant, scope)) !== null) return null;
  return { code: "account_holder_not_found", ids: [scope] };
}

/** All rules of a list, in the order they run. */
export async function listRules(
  ports: Ports,
  tenant: TenantId,
  scope: RuleScope
): Promise<Outcome<Rule[]>> {
  const problem = await scopeProblem(ports, tenant, scope);
  if (problem !== null) return stopped(problem);
  return done((await ports.ledger.rules.get(tenant, scope)).rules);
}

/** A rule with its place in its list. */
export interface PlacedRule extends Rule {
  /** Counted from 0. */
  index: number;
}

/** Adds a rule behind the others. It runs on transactions that are enriched from now on. */
export async function createRule(
  ports: Ports,
  tenant: TenantId,
  scope: RuleScope,
  json: RuleJson
): Promise<Outcome<PlacedRule>> {
  const problem = await problemOf(ports, tenant, scope, [json], ({ path }) => path.slice(1));
  if (problem !== null) return stopped(problem);
  const outcome = await changeRuleset(ports, tenant, scope, ({ lastId, rules, ...rest }) => ({
    ...rest,
    lastId: lastId + 1,
    rules: [...rules, { id: String(lastId + 1), rule: json }],
  }));
  if (!outcome.ok) return outcome;
  const { lastId, rules } = outcome.value;
  return done({ id: String(lastId), rule: json, index: rules.length - 1 });
}

/**
 * Puts a list of rules in the place of all rules; each gets a new id. One at fault stops them all. Rules
 * that are switched off are not among them: they stay.
 */
export async function replaceRules(
  ports: Ports,
  tenant: TenantId,
  scope: RuleScope,
  list: readonly RuleJson[]
): Promise<Outcome<Rule[]>> {
  const problem = await problemOf(ports, tenant, scope, list, ({ path }) => path);
  if (problem !== null) return stopped(problem);
  const outcome = await changeRuleset(ports, tenant, scope, ({ lastId, off }) => ({
    lastId: lastId + list.length,
    rules: list.map((rule, index) => ({ id: String(lastId + index + 1), rule })),
    ...(off === undefined ? {} : { off: offWithin(off, list.length) }),
  }));
  return outcome.ok ? done(outcome.value.rules) : outcome;
}

/** Puts a rule in the place of another one, which keeps its id and its place in the order. */
export async function patchRule(
  ports: Ports,
  tenant: TenantId,
  scope: RuleScope,
  address: RuleAddress,
  json: RuleJson
): Promise<Outcome<PlacedRule>> {
  const problem = await problemOf(ports, tenant, scope, [json], ({ path }) => path.slice(1));
  if (problem !== null) return stopped(problem);
  return changeOne(ports, tenant, scope, address, (rules, index) =>
    rules.map((one, at) => (at === index ? { id: one.id, rule: json } : one))
  );
}

/** Forgets a rule and answers what it was. Answers that it changed stay as they are. */
export async function deleteRule(
  ports: Ports,
  tenant: TenantId,
  scope: RuleScope,
  address: RuleAddress
): Promise<Outcome<PlacedRule>> {
  const problem = await scopeProblem(ports, tenant, scope);
  if (problem !== null) return stopped(problem);
  return changeOne(ports, tenant, scope, address, (rules, index) =>
    rules.filter((_, at) => at !== index)
  );
}

async function changeOne(
  ports: Ports,
  tenant: TenantId,
  scope: RuleScope,
  address: RuleAddress,
  make: (rules: readonly Rule[], index: number) => Rule[]
): Promise<Outcome<PlacedRule>> {
  let found: PlacedRule | null = null;
  const outcome = await changeRuleset(ports, tenant, scope, ({ lastId, rules, off }) => {
    const index = positionOf(rules, address);
    const before = rules[index];
    if (before === undefined) return notFound(rules, address);
    const changed = make(rules, index);
    found = { ...(changed.length < rules.length ? before : (changed[index] ?? before)), index };
    const behindIt = changed.length < rules.length ? offWithout(off, index) : off;
    return { lastId, rules: changed, ...(behindIt === undefined ? {} : { off: behindIt }) };
  });
  if (!outcome.ok) return outcome;
  if (found === null) throw new Error("A rule was changed and none was found.");
  return done(found);
}

/** Switched-off rules in a list of so many rules that are on. */
const offWithin = (off: readonly SwitchedOffRule[], length: number): SwitchedOffRule[] =>
  off.map((one) => ({ ...one, behind: Math.min(one.behind, length) }));

/** Switched-off rules where the rule that is on at `index` goes. */
const offWithout = (
  off: readonly SwitchedOffRule[] | undefined,
  index: number
): SwitchedOffRule[] | undefined =>
  off?.map((one) => (one.behind > index ? { ...one, behind: one.behind - 1 } : one));

function positionOf(rules: readonly Rule[], address: RuleAddress): number {
  if ("id" in address) return rules.findIndex(({ id }) => id === address.id);
  return /^\d{1,9}$/.test(address.index) ? Number(address.index) : -1;
}

function notFound(rules: readonly Rule[], address: RuleAddress): Problem {
  return "id" in address
    ? { code: "rule_not_found", id: address.id }
    : { code: "rule_index_not_found", index: address.index, count: rules.length };
}

/** What stands in the way of rules, before they are put into a list: the list, their size, their faults. */
async function problemOf(
  ports: Ports,
  tenant: TenantId,
  scope: RuleScope,
  list: readonly RuleJson[],
  placeOf: (fault: RuleFault) => RuleFault["path"]
): Promise<Problem | null> {
  const problem = (await scopeProblem(ports, tenant, scope)) ?? tooLarge(ports, list);
  if (problem !== null) return problem;
  const faults = faultsOf(list).map((fault) => ({ ...fault, path: placeOf(fault) }));
  return faults.length > 0 ? { code: "rule_invalid", faults } : null;
}

/** So many faults say enough. */
const MAXIMUM_FAULTS = 50;

/** What is wrong with rules, the first faults of them all; paths begin with a rule's position. */
export function faultsOf(list: readonly RuleJson[]): RuleFault[] {
  const faults: RuleFault[] = [];
  for (const [index, json] of list.entries()) {
    const read = readRule(json);
    if (read.ok) continue;
    for (const fault of read.faults) faults.push({ ...fault, path: [index, ...fault.path] });
    if (faults.length >= MAXIMUM_FAULTS) break;
  }
  return faults.slice(0, MAXIMUM_FAULTS);
}

/**
 * Changes a list as one step; a problem, or a list that became too large, leaves it as it was. What was
 * learned beside it stays.
 */
export async function changeRuleset(
  ports: Ports,
  tenant: TenantId,
  scope: RuleScope,
  make: (ruleset: Ruleset) => Ruleset | Problem
): Promise<Outcome<Ruleset>> {
  let problem: Problem | null = null;
  const changed = await ports.ledger.rules.change(tenant, scope, (before) => {
    const made = make(before);
    problem =
      "code" in made
        ? made
        : tooLarge(
            ports,
            [...made.rules, ...(made.off ?? [])].map(({ rule }) => rule)
          );
    if ("code" in made || problem !== null) return null;
    return before.learned === undefined ? made : { ...made, learned: before.learned };
  });
  if (problem !== null) return stopped(problem);
  if (changed === null) throw new Error("Rules were neither changed nor refused.");
  return done(changed);
}

/** Whether rules are larger together than a list may be: as JSON in UTF-8. */
export function tooLarge(
  { maximumRulesetBytes: maximumBytes = MAXIMUM_RULESET_BYTES }: Ports,
  rules: readonly RuleJson[]
): Problem | null {
  const json = JSON.stringify(rules);
  // Bytes are counted only where units do not decide.
  if (json.length * 3 <= maximumBytes) return null;
  if (new TextEncoder().encode(json).byteLength <= maximumBytes) return null;
  return { code: "rules_too_large", maximumBytes };
}
