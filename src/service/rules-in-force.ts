/** What runs on rows after the engine: learned corrections, everyone's rules, then the account holder's. */
import { compileCorrections, NO_CORRECTIONS, type CompiledCorrections } from "../engine/learned";
import { compileRules, readRule, type CompiledRules, type NamedRule } from "../engine/rules";
import type { Rule, Ruleset, Transaction } from "../model";
import type { ServicePorts, TenantId } from "./ports";

/** What runs on rows, in this order. */
export interface RulesInForce {
  readonly corrections: CompiledCorrections;
  /** Lists of rules for a row, in the order they run, by its account holder. */
  readonly of: (accountHolderId: string | null) => readonly CompiledRules[];
  /** Told the rules that ran on a row, where somebody counts them. */
  readonly ran?: (row: Transaction, rules: readonly string[]) => void;
}

/** Rules of account holders are named so in evidence, before their id. */
export const HOLDER_PREFIX = "account_holder/";

const NO_RULES: readonly CompiledRules[] = [];

/** A ledger hands out the same list until it changes: reading and indexing one takes its time. */
const compiled = new WeakMap<Ruleset, CompiledRules>();
/** The same of learned corrections, which stand in everyone's list. */
const compiledCorrections = new WeakMap<Ruleset, CompiledCorrections>();
/** A changed list holds most of its rules unchanged. */
const actions = new WeakMap<Rule["rule"], NamedRule["action"] | null>();

/**
 * The rules in force for these rows, read once for all of them.
 *
 * @param counts of which rows it is counted what rules ran on them: those that are kept
 */
export async function rulesInForce(
  { ledger, ruleUsage }: Pick<ServicePorts, "ledger" | "ruleUsage">,
  tenant: TenantId,
  transactions: readonly Transaction[],
  counts: ((row: Transaction) => boolean) | null = null
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
  const isCounted = ruleUsage !== undefined && counts !== null;
  return {
    corrections: correctionsOf(everyones),
    of: (holder) => (holder === null ? first : (lists.get(holder) ?? first)),
    ...(isCounted && (first.length > 0 || lists.size > 0)
      ? {
          ran: (row, rules) => {
            if (counts(row)) ruleUsage.add(tenant, row.account_holder_id, rules);
          },
        }
      : {}),
  };
}

/** The learned corrections alone. */
export async function correctionsInForce(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId
): Promise<CompiledCorrections> {
  return correctionsOf(await ledger.rules.get(tenant, null));
}

function correctionsOf(everyones: Ruleset): CompiledCorrections {
  const { learned = [] } = everyones;
  if (learned.length === 0) return NO_CORRECTIONS;
  const known = compiledCorrections.get(everyones);
  if (known !== undefined) return known;
  const made = compileCorrections(learned);
  compiledCorrections.set(everyones, made);
  return made;
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
