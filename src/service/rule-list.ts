/**
 * A list of rules as its owner keeps it (an addition of ours): with the rules that are switched off in
 * their places, changed by several steps at once, of which one that cannot be done stops all.
 */
import type { Rule, RuleJson, Ruleset, SwitchedOffRule } from "../model";
import { done, stopped, type Outcome, type Problem } from "./outcome";
import type { RuleScope, ServicePorts, TenantId } from "./ports";
import { readRuleUses, type RuleUse } from "./rule-usage";
import { changeRuleset, faultsOf, scopeProblem } from "./rules";

/** A rule in its place. */
export interface ListedRule extends Rule {
  isOn: boolean;
}

/** A rule in its place, with what it did. */
export interface UsedRule extends ListedRule {
  /** Counted from 0 among all, whether on or off. */
  position: number;
  use: RuleUse | null;
}

/** One step of a change. Positions count from 0 among all rules, as the steps before left them. */
export type ListStep =
  /** Behind the others where there is no position. An id that was given before and is free is kept. */
  | { do: "insert"; rule: RuleJson; isOn: boolean; position: number | null; id: string | null }
  /** What is null stays; `position` is where the rule stands afterwards. */
  | {
      do: "change";
      id: string;
      rule: RuleJson | null;
      isOn: boolean | null;
      position: number | null;
    }
  | { do: "remove"; id: string };

type Ports = Pick<ServicePorts, "ledger" | "clock" | "ruleUsage" | "maximumRulesetBytes">;

/** All rules of a list in order, those that are switched off among them. */
export async function listAllRules(
  ports: Ports,
  tenant: TenantId,
  scope: RuleScope
): Promise<Outcome<UsedRule[]>> {
  const problem = await scopeProblem(ports, tenant, scope);
  if (problem !== null) return stopped(problem);
  return done(await withUses(ports, tenant, scope, await ports.ledger.rules.get(tenant, scope)));
}

/** Changes a list by steps, and answers what it is then. All steps are done or none. */
export async function changeRuleList(
  ports: Ports,
  tenant: TenantId,
  scope: RuleScope,
  steps: readonly ListStep[]
): Promise<Outcome<UsedRule[]>> {
  const problem = (await scopeProblem(ports, tenant, scope)) ?? faultsIn(steps);
  if (problem !== null) return stopped(problem);
  const outcome = await changeRuleset(ports, tenant, scope, (before) => {
    let lastId = before.lastId;
    const rules = listed(before);
    for (const step of steps) {
      if (step.do === "insert") {
        const id = freeId(step.id, rules, lastId) ?? String((lastId += 1));
        rules.splice(step.position ?? rules.length, 0, { id, rule: step.rule, isOn: step.isOn });
        continue;
      }
      const at = rules.findIndex(({ id }) => id === step.id);
      const rule = rules[at];
      if (rule === undefined) return { code: "rule_not_found", id: step.id };
      rules.splice(at, 1);
      if (step.do === "remove") continue;
      rules.splice(step.position ?? at, 0, {
        id: rule.id,
        rule: step.rule ?? rule.rule,
        isOn: step.isOn ?? rule.isOn,
      });
    }
    return rulesetOf(lastId, rules);
  });
  return outcome.ok ? done(await withUses(ports, tenant, scope, outcome.value)) : outcome;
}

function faultsIn(steps: readonly ListStep[]): Problem | null {
  const faults = steps.flatMap((step, index) => {
    if (step.do === "remove" || step.rule === null) return [];
    return faultsOf([step.rule]).map((fault) => ({
      ...fault,
      path: ["changes", index, "rule", ...fault.path.slice(1)],
    }));
  });
  return faults.length > 0 ? { code: "rule_invalid", faults } : null;
}

/** An id that may be given again: it was given before, and no rule has it. */
function freeId(
  wanted: string | null,
  rules: readonly ListedRule[],
  lastId: number
): string | null {
  if (wanted === null || !/^[1-9]\d{0,14}$/.test(wanted) || Number(wanted) > lastId) return null;
  return rules.some(({ id }) => id === wanted) ? null : wanted;
}

/** All rules of a list, whether on or off, in order. */
export function listed({ rules, off = [] }: Ruleset): ListedRule[] {
  const all: ListedRule[] = [];
  let next = 0;
  const offBefore = (on: number): void => {
    for (let one = off[next]; one !== undefined && one.behind <= on; one = off[next]) {
      all.push({ id: one.id, rule: one.rule, isOn: false });
      next += 1;
    }
  };
  rules.forEach((rule, on) => {
    offBefore(on);
    all.push({ ...rule, isOn: true });
  });
  offBefore(Number.POSITIVE_INFINITY);
  return all;
}

function rulesetOf(lastId: number, all: readonly ListedRule[]): Ruleset {
  const rules: Rule[] = [];
  const off: SwitchedOffRule[] = [];
  for (const { id, rule, isOn } of all)
    if (isOn) rules.push({ id, rule });
    else off.push({ id, rule, behind: rules.length });
  return { lastId, rules, ...(off.length > 0 ? { off } : {}) };
}

async function withUses(
  ports: Ports,
  tenant: TenantId,
  scope: RuleScope,
  ruleset: Ruleset
): Promise<UsedRule[]> {
  const uses = await readRuleUses(ports, tenant, scope);
  return listed(ruleset).map((rule, position) => ({
    ...rule,
    position,
    use: uses.get(rule.id) ?? null,
  }));
}
