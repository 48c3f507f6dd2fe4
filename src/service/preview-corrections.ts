/** What learned corrections would do to rows, before they are learned (ours, docs/corrections.md). */
import { compileCorrections, matchingCorrections, NO_CORRECTIONS } from "../engine/learned";
import { ruledProperties, type RuleChange } from "../engine/rules";
import type { CorrectionExpected, CorrectionPattern, LearnedCorrection } from "../model";
import { inActiveSets } from "./categories";
import { withHolder } from "./dry-run";
import { enrichRow, knownHolders, missingHolders, timestamp } from "./enrich";
import { keptCorrections } from "./kept-corrections";
import { readPattern } from "./learned-corrections";
import { done, stopped, type Outcome } from "./outcome";
import type { BatchItem, LedgerRow, ServicePorts, TenantId } from "./ports";
import { rulesInForce, type RulesInForce } from "./rules-in-force";

/** Rows between two turns for others. */
const ROWS_BETWEEN_PAUSES = 16;

/** One to be tried. */
export interface CorrectionCandidate {
  pattern: CorrectionPattern;
  expected: CorrectionExpected;
}

/** One property of a row that would be another. */
export interface PreviewChange {
  property: RuleChange["property"] | "recurrence";
  before: RuleChange["before"];
  after: RuleChange["after"];
}

export interface PreviewedCorrections {
  /** Rows that were looked at. */
  rows: number;
  /** Those of them that a candidate is about. */
  results: { id: string; matched: number[]; changes: PreviewChange[] }[];
  /** For each candidate: rows it is about, those that would be another, and kept ones it overrides. */
  candidates: { index: number; matched: number; changed: number; overrides: string[] }[];
}

type Ports = Pick<ServicePorts, "ledger" | "engine" | "categories" | "clock" | "pause">;

/**
 * Tries corrections, all together, on rows. Nothing is stored, no account holder is made. What is told
 * is the difference from the answer that rows would get now, with the rules that run after corrections.
 */
export async function previewCorrections(
  ports: Ports,
  tenant: TenantId,
  candidates: readonly CorrectionCandidate[],
  rows: { items: readonly BatchItem[]; accountHolderId: string | null }
): Promise<Outcome<PreviewedCorrections>> {
  const items = rows.items.map((item) => withHolder(item, rows.accountHolderId));
  const transactions = items.map(({ transaction }) => transaction);
  const holders = await knownHolders(ports, tenant, transactions);
  const missing = missingHolders(transactions, holders);
  if (missing.length > 0) return stopped({ code: "account_holder_not_found", ids: missing });
  const tried: LearnedCorrection[] = [];
  for (const [index, { pattern, expected }] of candidates.entries()) {
    const read = await readPattern(ports, tenant, pattern, (id) => holders.has(id));
    if (!read.ok) return read;
    const created_at = timestamp(ports.clock);
    const id = `tried/${index}`;
    tried.push({ id, created_at, is_on: true, pattern: read.value, expected, report_id: null });
  }

  const kept = await keptCorrections(ports, tenant);
  const now = await rulesInForce(ports, tenant, transactions);
  const then: RulesInForce = { ...now, corrections: compileCorrections([...kept, ...tried]) };
  const bare: RulesInForce = { corrections: NO_CORRECTIONS, of: () => [] };
  const compiled = compileCorrections(tried);
  const createdAt = timestamp(ports.clock);
  const about: { matched: number[]; before: LedgerRow; after: LedgerRow }[] = [];
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % ROWS_BETWEEN_PAUSES === 0) await ports.pause();
    const { transaction, answer } = enrichRow(ports.engine, item, holders, createdAt, bare);
    const matching = matchingCorrections(compiled, transaction, answer);
    if (matching.length === 0) continue;
    const matched = matching.map((one) => tried.indexOf(one));
    const before = enrichRow(ports.engine, item, holders, createdAt, now);
    about.push({ matched, before, after: enrichRow(ports.engine, item, holders, createdAt, then) });
  }
  const before = await shown(
    ports,
    tenant,
    about.map((one) => one.before)
  );
  const after = await shown(
    ports,
    tenant,
    about.map((one) => one.after)
  );
  const results = about.map(({ matched }, index) => {
    const [was, is] = [before[index], after[index]];
    const changes = was === undefined || is === undefined ? [] : changesOf(was, is);
    return { id: was?.transaction.id ?? "", matched, changes };
  });
  return done({
    rows: items.length,
    results,
    candidates: tried.map((candidate, index) => {
      const own = results.filter(({ matched }) => matched.includes(index));
      return {
        index,
        matched: own.length,
        changed: own.filter(({ changes }) => changes.length > 0).length,
        overrides: kept
          .filter((one) => one.is_on && isOverridden(one, candidate))
          .map(({ id }) => id),
      };
    }),
  });
}

const shown = (ports: Ports, tenant: TenantId, rows: readonly LedgerRow[]) =>
  inActiveSets(ports, tenant, rows);

/** Whether both are about the same payments, of one holder at least, and expect something else of a property. */
function isOverridden(kept: LearnedCorrection, by: LearnedCorrection): boolean {
  if (patternKey(kept.pattern) !== patternKey(by.pattern)) return false;
  const holders = [kept, by].flatMap(({ pattern }) => pattern.account_holder_id ?? []);
  if (new Set(holders).size > 1) return false;
  const later: Readonly<Record<string, unknown>> = by.expected;
  return Object.entries(kept.expected).some(
    ([key, value]) => key in later && JSON.stringify(later[key]) !== JSON.stringify(value)
  );
}

function patternKey(pattern: CorrectionPattern): string {
  const { kind, entry_type } = pattern;
  const text = kind === "counterparty" ? pattern.counterparty_id : pattern.words;
  return JSON.stringify([kind, text, entry_type]);
}

function changesOf(was: LedgerRow, is: LedgerRow): PreviewChange[] {
  const [before, after] = [propertiesOf(was), propertiesOf(is)];
  return PREVIEWED.filter(
    (property) => JSON.stringify(before[property]) !== JSON.stringify(after[property])
  ).map((property) => ({ property, before: before[property], after: after[property] }));
}

const PREVIEWED = [
  "label",
  "merchant",
  "person",
  "website",
  "mcc",
  "location",
  "recurrence",
] as const satisfies PreviewChange["property"][];

function propertiesOf({ transaction, answer }: LedgerRow) {
  const recurrence = answer.recurrence_type ?? null;
  return { ...ruledProperties(transaction, { answer, transactionType: null }), recurrence };
}
