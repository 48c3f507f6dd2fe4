/**
 * Rows that are answered and forgotten (docs/functions.md): those that are sent are the whole history,
 * and nothing of them is kept. What decides an answer has a name, by which a caller may keep it.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import {
  AccountHolderType,
  type CategorySet,
  type IncomeGroup,
  type Recurrence,
  type RecurrenceGroup,
} from "../model";
import { groupsInActiveSets } from "./categories";
import { knownHolders, missingHolders, timestamp } from "./enrich";
import { done, stopped, type Outcome } from "./outcome";
import type { BatchItem, ServicePorts, TenantId } from "./ports";
import { rulesInForce } from "./rules-in-force";
import { enrichRows } from "./slices";

type Ports = Pick<ServicePorts, "ledger" | "engine" | "categories" | "clock" | "pause">;

/** What rows tell among themselves. */
export interface EvaluatedHistory {
  /** In the order of the rows; null for those without date or amount. */
  recurrence: (Recurrence | null)[];
  /** Both ways, newest end date first. */
  groups: RecurrenceGroup[];
  /** Greatest total first. */
  income: IncomeGroup[];
}

/**
 * Recurrence and income of rows that are a history by themselves. Of rows with one id the last stands,
 * as in a ledger. Rows that name account holders need those to be there; none is made.
 */
export async function evaluateHistory(
  ports: Ports,
  tenant: TenantId,
  items: readonly BatchItem[]
): Promise<Outcome<EvaluatedHistory>> {
  const transactions = items.map(({ transaction }) => transaction);
  const holders = await knownHolders(ports, tenant, transactions);
  const missing = missingHolders(transactions, holders);
  if (missing.length > 0) return stopped({ code: "account_holder_not_found", ids: missing });
  const rules = await rulesInForce(ports, tenant, transactions);
  const turns = { pause: ports.pause, stopped: () => false };
  const at = timestamp(ports.clock);
  const rows = (await enrichRows(ports, items, holders, at, rules, turns)) ?? [];
  const answered = rows.filter(({ answer }) => (answer.error ?? null) === null);
  const history = [...new Map(answered.map((row) => [row.transaction.id, row])).values()];
  await ports.pause();
  const { groups, byTransaction } = ports.engine.recurrence(history);
  await ports.pause();
  return done({
    recurrence: transactions.map(({ id }) => byTransaction.get(id) ?? null),
    groups: await groupsInActiveSets(ports, tenant, groups, history),
    income: ports.engine.income(history),
  });
}

/** Hashes of what a ledger hands out, which is the same object until it changes. */
const hashes = new WeakMap<object, string>();

function hashOf(value: object): string {
  const known = hashes.get(value);
  if (known !== undefined) return known;
  const hash = bytesToHex(sha256(new TextEncoder().encode(JSON.stringify(value)))).slice(0, 32);
  hashes.set(value, hash);
  return hash;
}

/**
 * Names what decides the answer to a row without an account holder: the engine with its knowledge,
 * learned corrections, everyone's rules, and the sets of labels in force. Another name may mean another answer.
 */
export async function answersVersion(
  { ledger, engine }: Pick<ServicePorts, "ledger" | "engine">,
  tenant: TenantId
): Promise<string> {
  const [everyones, sets] = await Promise.all([
    ledger.rules.get(tenant, null),
    ledger.categories.getMany(tenant, AccountHolderType.options),
  ]);
  const setHash = (set: CategorySet | undefined) => (set === undefined ? "" : hashOf(set));
  const listHash = (list: readonly unknown[]) => (list.length === 0 ? "" : hashOf(list));
  const parts = [
    listHash(everyones.rules),
    listHash(everyones.learned ?? []),
    ...AccountHolderType.options.map((type) => setHash(sets.get(type))),
  ];
  return parts.every((part) => part === "") ? engine.version : `${engine.version}+${hashOf(parts)}`;
}
