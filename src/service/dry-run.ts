/** Rules tried on rows without storing anything: which rows match, and what would be another (ours). */
import {
  ruledProperties,
  tryRules,
  type NamedRule,
  type RuleChange,
  type RuleFault,
  type TriedAnswer,
} from "../engine/rules";
import type { AccountHolder, CalendarDate, Rule, RuleJson } from "../model";
import { inActiveSets } from "./categories";
import { enrichRow, knownHolders, missingHolders, timestamp } from "./enrich";
import { done, stopped, type Outcome } from "./outcome";
import type { BatchItem, LedgerRow, ListQuery, RuleScope, ServicePorts, TenantId } from "./ports";
import { faultsOf, tooLarge } from "./rules";
import { correctionsInForce, readRules } from "./rules-in-force";

/** Rules times rows that one page may take: some seconds of work at the most. */
const MAXIMUM_TRIALS = 2_000_000;
/** Most matching rules that are named for one row. */
const MAXIMUM_NAMED_RULES = 50;
/** Rows between two turns for others. */
const ROWS_BETWEEN_PAUSES = 16;

/** The rules to try in the place of those in force. */
export type CandidateRules =
  | { kind: "in force" }
  | { kind: "list"; rules: readonly RuleJson[] }
  /** One more rule at a position counted from 0; behind the others where it is null. */
  | { kind: "one more"; rule: RuleJson; position: number | null };

/** The rows to try them on: those given, or stored ones, of one account holder where one is named. */
export type TrialRows = { query: ListQuery; accountHolderId: string | null } & (
  | { kind: "given"; items: readonly BatchItem[] }
  | { kind: "stored"; period: { from: CalendarDate; to: CalendarDate } | null }
);

export interface DryRun {
  /** Whose list is tried: everyone's, or an account holder's, which runs after everyone's. */
  scope: RuleScope;
  candidate: CandidateRules;
  rows: TrialRows;
}

/** One property of a row that would be another. */
export interface PropertyChange {
  property: RuleChange["property"];
  before: RuleChange["before"];
  after: RuleChange["after"];
  /** Positions of the tried rules that change it, in order. */
  rules: number[];
}

export interface TrialRow {
  id: string;
  /** Positions of the tried rules that match, the first fifty. */
  matched: number[];
  changes: PropertyChange[];
}

export interface DryRunPage {
  /** Rows that were looked at on this page. */
  rows: number;
  /** Those of them that a tried rule matches, or that would be another. */
  results: TrialRow[];
  /** Tried rules that match a row of this page, with how many they match and change. */
  rules: { index: number; id: string | null; matched: number; changed: number }[];
  next: string | null;
}

type Ports = Pick<
  ServicePorts,
  "ledger" | "engine" | "categories" | "clock" | "pause" | "maximumRulesetBytes"
>;

/**
 * Tries rules. What is told is the difference from the list that is in force; where that list itself is
 * tried, from an empty one. Each row is enriched anew, for rules run on what the engine and
 * learned corrections find. What account holders' own lists would make of a row after everyone's is not
 * told.
 */
export async function dryRun(
  ports: Ports,
  tenant: TenantId,
  run: DryRun
): Promise<Outcome<DryRunPage>> {
  const read = await listsOf(ports, tenant, run);
  if (!read.ok) return read;
  const lists = read.value;
  const most = Math.max(1, Math.floor(MAXIMUM_TRIALS / Math.max(1, lists.tried.length)));
  const found = await rowsOf(ports, tenant, run, most);
  if (!found.ok) return found;
  const { items, holders, next } = found.value;
  const inForce = { corrections: await correctionsInForce(ports, tenant), of: () => [] };
  const trials: Trial[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % ROWS_BETWEEN_PAUSES === 0) await ports.pause();
    const row = enrichRow(ports.engine, item, holders, timestamp(ports.clock), inForce);
    trials.push(tryOn(ports.engine, row, lists, run.scope));
  }
  return done({ ...(await pageOf(ports, tenant, trials, lists)), next });
}

/** The lists of a trial; each rule of the tried one is named by its position in it. */
interface Lists {
  /** Rules that run first, whatever is tried. */
  first: readonly NamedRule[];
  before: readonly NamedRule[];
  tried: readonly NamedRule[];
  /** By position: ids of the tried rules that are kept. */
  ids: readonly (string | null)[];
}

/** Rules that run first are named so, lest they be taken for tried ones. */
const FIRST = "first/";

async function listsOf(
  ports: Ports,
  tenant: TenantId,
  { scope, candidate }: DryRun
): Promise<Outcome<Lists>> {
  const { ledger } = ports;
  if (scope !== null && (await ledger.holders.get(tenant, scope)) === null)
    return stopped({ code: "account_holder_not_found", ids: [scope] });
  const { rules: inForce } = await ledger.rules.get(tenant, scope);
  const json = candidateJson(inForce, candidate);
  const problem = tooLarge(
    ports,
    json.map(({ rule }) => rule)
  );
  if (problem !== null) return stopped(problem);
  const faults = candidateFaults(candidate);
  if (faults.length > 0) return stopped({ code: "rule_invalid", faults });
  return done({
    first: scope === null ? [] : readRules((await ledger.rules.get(tenant, null)).rules, FIRST),
    before: candidate.kind === "in force" ? [] : readRules(inForce, FIRST),
    tried: readRules(json.map(({ rule }, index) => ({ id: String(index), rule }))),
    ids: json.map(({ id }) => id),
  });
}

type TriedRule = Pick<Rule, "rule"> & { id: string | null };

function candidateJson(inForce: readonly Rule[], candidate: CandidateRules): TriedRule[] {
  switch (candidate.kind) {
    case "in force":
      return [...inForce];
    case "list":
      return candidate.rules.map((rule) => ({ id: null, rule }));
    case "one more": {
      const list: TriedRule[] = [...inForce];
      list.splice(candidate.position ?? list.length, 0, { id: null, rule: candidate.rule });
      return list;
    }
  }
}

function candidateFaults(candidate: CandidateRules): RuleFault[] {
  switch (candidate.kind) {
    case "in force":
      return [];
    case "list":
      return faultsOf(candidate.rules).map(({ path, ...fault }) => ({
        ...fault,
        path: ["rules", ...path],
      }));
    case "one more":
      return faultsOf([candidate.rule]).map(({ path, ...fault }) => ({
        ...fault,
        path: ["rule", ...path.slice(1)],
      }));
  }
}

interface FoundRows {
  items: BatchItem[];
  holders: Map<string, AccountHolder>;
  next: string | null;
}

/** The rows of a page; nothing is made for those that name account holders with a type. */
async function rowsOf(
  { ledger, clock }: Ports,
  tenant: TenantId,
  { rows, scope }: DryRun,
  most: number
): Promise<Outcome<FoundRows>> {
  const { query, accountHolderId } = rows;
  const limit = Math.min(query.limit, most);
  if (rows.kind === "given") {
    const from = /^\d{1,9}$/.test(query.after ?? "") ? Number(query.after) : 0;
    const page = rows.items.slice(from, from + limit);
    const items = page.map((item) => withHolder(item, accountHolderId));
    const transactions = items.map(({ transaction }) => transaction);
    const holders = await knownHolders({ ledger, clock }, tenant, transactions);
    const missing = missingHolders(transactions, holders);
    if (missing.length > 0) return stopped({ code: "account_holder_not_found", ids: missing });
    const end = from + page.length;
    return done({ items, holders, next: end < rows.items.length ? String(end) : null });
  }
  const wanted = scope ?? accountHolderId;
  if (wanted !== null && (await ledger.holders.get(tenant, wanted)) === null)
    return stopped({ code: "account_holder_not_found", ids: [wanted] });
  const found =
    rows.period === null
      ? await ledger.transactions.list(tenant, { ...query, limit, accountHolderId: wanted })
      : await ledger.transactions.ofPeriod(tenant, {
          ...rows.period,
          accountHolderId: wanted,
          limit,
          after: query.after,
        });
  const items = found.items.map(({ transaction, answer }) => ({
    transaction,
    notes: answer.notes ?? [],
  }));
  const transactions = items.map(({ transaction }) => transaction);
  const holders = await knownHolders({ ledger, clock }, tenant, transactions);
  return done({ items, holders, next: found.next });
}

/** A row that names no account holder, as one of that account holder. */
export function withHolder(item: BatchItem, accountHolderId: string | null): BatchItem {
  const { transaction } = item;
  if (transaction.account_holder_id !== null || accountHolderId === null) return item;
  return { ...item, transaction: { ...transaction, account_holder_id: accountHolderId } };
}

interface Trial {
  row: LedgerRow;
  before: TriedAnswer;
  after: TriedAnswer;
}

function tryOn(
  { labelWords }: ServicePorts["engine"],
  row: LedgerRow,
  { first, before, tried }: Lists,
  scope: RuleScope
): Trial {
  const { transaction, answer } = row;
  // Rules of an account holder run on its own rows only.
  const isOther = scope !== null && transaction.account_holder_id !== scope;
  return {
    row,
    before: tryRules(isOther ? [first] : [first, before], transaction, answer, labelWords),
    after: tryRules(isOther ? [first] : [first, tried], transaction, answer, labelWords),
  };
}

/** What trials tell; labels are shown in the sets in force, those of rules as they stand. */
async function pageOf(
  ports: Ports,
  tenant: TenantId,
  trials: readonly Trial[],
  { ids }: Lists
): Promise<Omit<DryRunPage, "next">> {
  const shown = (tried: (trial: Trial) => TriedAnswer) =>
    inActiveSets(
      ports,
      tenant,
      trials.map((trial) => ({ ...trial.row, answer: tried(trial).answer }))
    );
  const before = await shown((trial) => trial.before);
  const after = await shown((trial) => trial.after);
  const counts = new Map<number, { matched: number; changed: number }>();
  const countOf = (rule: number) => {
    const count = counts.get(rule) ?? { matched: 0, changed: 0 };
    counts.set(rule, count);
    return count;
  };
  const results: TrialRow[] = [];
  trials.forEach((trial, index) => {
    const matched = positionsOf(trial.after.matched);
    const changers = new Set(positionsOf(trial.after.changes.map(({ rule }) => rule)));
    for (const rule of matched) countOf(rule).matched += 1;
    for (const rule of changers) countOf(rule).changed += 1;
    const changes = changesOf(trial, before[index], after[index]);
    if (matched.length === 0 && changers.size === 0 && changes.length === 0) return;
    const { id } = trial.row.transaction;
    results.push({ id, matched: matched.slice(0, MAXIMUM_NAMED_RULES), changes });
  });
  const rules = [...counts]
    .sort(([one], [other]) => one - other)
    .map(([index, count]) => ({ index, id: ids[index] ?? null, ...count }));
  return { rows: trials.length, results, rules };
}

/** Positions of tried rules among ids of rules. */
function positionsOf(rules: readonly string[]): number[] {
  return rules.filter((id) => !id.startsWith(FIRST)).map(Number);
}

const PROPERTIES = [
  "label",
  "merchant",
  "person",
  "merchant_id",
  "website",
  "logo",
  "mcc",
  "location",
  "transaction_type",
] as const satisfies RuleChange["property"][];

function changesOf(
  trial: Trial,
  before: LedgerRow | undefined,
  after: LedgerRow | undefined
): PropertyChange[] {
  const { transaction } = trial.row;
  const was = ruledProperties(transaction, { ...trial.before, ...answerOf(before) });
  const is = ruledProperties(transaction, { ...trial.after, ...answerOf(after) });
  return PROPERTIES.filter(
    (property) => JSON.stringify(was[property]) !== JSON.stringify(is[property])
  ).map((property) => {
    const changers = trial.after.changes.filter((change) => change.property === property);
    const rules = [...new Set(positionsOf(changers.map(({ rule }) => rule)))];
    return { property, before: was[property], after: is[property], rules };
  });
}

const answerOf = (row: LedgerRow | undefined) => (row === undefined ? {} : { answer: row.answer });
