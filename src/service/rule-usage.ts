/**
 * How many rows each rule ran on, and when last. Counted in memory while rows are enriched and written
 * every few seconds, one document for each list: enriching a row writes nothing for it.
 */
import { z } from "zod";
import { Timestamp } from "../model";
import { collection } from "./collection";
import { timestamp } from "./enrich";
import type { RuleScope, RuleUsage, ServicePorts, TenantId } from "./ports";
import { HOLDER_PREFIX } from "./rules-in-force";

/** What one rule did. */
export const RuleUse = z.object({
  /** Rows it ran on; a row that is enriched again counts again. */
  rows: z.number().int(),
  last_run_at: Timestamp,
});
export type RuleUse = z.infer<typeof RuleUse>;

const KeptUsage = z.object({
  id: z.string(),
  created_at: Timestamp,
  account_holder_id: z.string().nullable(),
  /** By id of the rule. */
  uses: z.record(z.string(), RuleUse),
});
type KeptUsage = z.infer<typeof KeptUsage>;

const usages = collection("rule_usage", KeptUsage, ({ account_holder_id }) => ({
  accountHolderId: account_holder_id,
}));

/** Least time between two writes that nobody waits for. */
const MILLISECONDS_BETWEEN_WRITES = 5_000;

type Ports = Pick<ServicePorts, "ledger" | "clock">;

/** What is counted of one list and not written yet: rows by rule. */
interface Waiting {
  tenant: TenantId;
  scope: RuleScope;
  rows: Map<string, number>;
}

/** A list's document; that of everyone is named as no holder's is. */
const documentId = (scope: RuleScope): string =>
  scope === null ? "everyone" : `${HOLDER_PREFIX}${scope}`;

/** Counts for one process. What it did not write when it ends is not counted. */
export function createRuleUsage(ports: Ports): RuleUsage {
  let waiting = new Map<string, Waiting>();
  let writtenAt = ports.clock.now();
  let writing: Promise<void> = Promise.resolve();

  const count = (tenant: TenantId, scope: RuleScope, rule: string, rows: number): void => {
    const key = JSON.stringify([tenant, scope]);
    const list = waiting.get(key) ?? { tenant, scope, rows: new Map<string, number>() };
    waiting.set(key, list);
    list.rows.set(rule, (list.rows.get(rule) ?? 0) + rows);
  };

  const writeAll = async (): Promise<void> => {
    const lists = waiting;
    waiting = new Map();
    writtenAt = ports.clock.now();
    for (const list of lists.values()) {
      try {
        await writeList(ports, list);
      } catch {
        // The ledger could not: counting goes on, and the next write takes these along.
        for (const [rule, rows] of list.rows) count(list.tenant, list.scope, rule, rows);
      }
    }
  };
  const write = (): Promise<void> => {
    if (waiting.size > 0) writing = writing.then(writeAll);
    return writing;
  };

  return {
    add(tenant, accountHolderId, rules) {
      for (const rule of rules) {
        const isHolders = rule.startsWith(HOLDER_PREFIX);
        const id = isHolders ? rule.slice(HOLDER_PREFIX.length) : rule;
        count(tenant, isHolders ? accountHolderId : null, id, 1);
      }
    },
    async settle() {
      if (ports.clock.now() - writtenAt >= MILLISECONDS_BETWEEN_WRITES) await write();
    },
    write,
  };
}

/** Adds counts to what is kept of a list; rules that are no more are forgotten. */
async function writeList(ports: Ports, { tenant, scope, rows }: Waiting): Promise<void> {
  const { rules, off = [] } = await ports.ledger.rules.get(tenant, scope);
  const known = new Set([...rules, ...off].map(({ id }) => id));
  const at = timestamp(ports.clock);
  const id = documentId(scope);
  const add = (before: KeptUsage): KeptUsage => {
    const uses = Object.fromEntries(
      Object.entries(before.uses).filter(([rule]) => known.has(rule))
    );
    for (const [rule, more] of rows)
      if (known.has(rule)) uses[rule] = { rows: (uses[rule]?.rows ?? 0) + more, last_run_at: at };
    return { ...before, uses };
  };
  if ((await usages.change(ports, tenant, id, add)) !== null) return;
  const first = add({ id, created_at: at, account_holder_id: scope, uses: {} });
  if (await usages.create(ports, tenant, first)) return;
  await usages.change(ports, tenant, id, add);
}

/** What the rules of a list did, by id; those that never ran are absent. */
export async function readRuleUses(
  ports: Ports & Pick<ServicePorts, "ruleUsage">,
  tenant: TenantId,
  scope: RuleScope
): Promise<ReadonlyMap<string, RuleUse>> {
  await ports.ruleUsage?.write();
  const kept = await usages.get(ports, tenant, documentId(scope));
  return new Map(Object.entries(kept?.uses ?? {}));
}
