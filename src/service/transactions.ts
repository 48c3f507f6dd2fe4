/** Use cases on single transactions (contract section 5.1) and on rows answered at once (4.1). */
import { withEarlierCorrections } from "../engine/corrections";
import { BLOCK_ROWS } from "../ledger/ledger";
import type { Transaction } from "../model";
import { enrichRow, missingHolders, resolveHolders, timestamp } from "./enrich";
import { done, stopped, type Outcome } from "./outcome";
import type { BatchItem, LedgerRow, ListPage, ListQuery, ServicePorts, TenantId } from "./ports";
import { rulesInForce } from "./rules-in-force";
import { enrichRows } from "./slices";
import { engineToUse } from "./training";

type EnrichPorts = Pick<ServicePorts, "ledger" | "engine" | "clock" | "pause" | "ruleUsage">;

/** Enriches one transaction and keeps it; an unknown account holder stops it. */
export async function createTransaction(
  ports: EnrichPorts,
  tenant: TenantId,
  item: BatchItem
): Promise<Outcome<LedgerRow>> {
  const rows = await enrichAndKeep(ports, tenant, [item], () => true);
  if (!rows.ok) return rows;
  const [row] = rows.value;
  if (row === undefined) throw new Error("One transaction went in and none came out.");
  return done(row);
}

/**
 * Enriches rows at once and answers them in their order, one for each, also where ids repeat (then
 * the last one is kept). Kept are the rows that name an account holder; the others are answered and
 * forgotten. One unknown account holder stops all of them (v2's rule, contract section 4.1). Labels
 * come from the custom model, where one is named.
 */
export async function enrichAtOnce(
  ports: EnrichPorts,
  tenant: TenantId,
  items: readonly BatchItem[],
  model: string | null = null
): Promise<Outcome<LedgerRow[]>> {
  const engine = await engineToUse(ports, tenant, model);
  return enrichAndKeep(
    { ...ports, engine },
    tenant,
    items,
    (row) => row.account_holder_id !== null
  );
}

/** While one block of rows is being stored the next is enriched. */
async function enrichAndKeep(
  ports: EnrichPorts,
  tenant: TenantId,
  items: readonly BatchItem[],
  toKeep: (transaction: Transaction) => boolean
): Promise<Outcome<LedgerRow[]>> {
  const transactions = items.map((item) => item.transaction);
  const holders = await resolveHolders(ports, tenant, transactions);
  const missing = missingHolders(transactions, holders);
  if (missing.length > 0) return stopped({ code: "account_holder_not_found", ids: missing });
  const turns = { pause: ports.pause, stopped: () => false };
  const rules = await rulesInForce(ports, tenant, transactions, toKeep);
  const createdAt = timestamp(ports.clock);
  const rows: LedgerRow[] = [];
  let storing: Promise<void> = Promise.resolve();
  for (let from = 0; from < items.length; from += BLOCK_ROWS) {
    if (from > 0) await turns.pause();
    if (from > 0) await ports.pause();
    const block = items.slice(from, from + BLOCK_ROWS);
    const answered = (await enrichRows(ports, block, holders, createdAt, rules, turns)) ?? [];
    rows.push(...answered);
    const kept = answered.filter(
      (row) => (row.answer.error ?? null) === null && toKeep(row.transaction)
    );
    await storing;
    if (kept.length === 0) continue;
    storing = ports.ledger.transactions.putMany(tenant, kept);
    // Its fault is met at the next `await storing`; until then it is not an unhandled one.
    storing.catch(() => {});
  }
  await storing;
  await ports.ruleUsage?.settle();
  return done(rows);
}

/** A transaction as it is kept. */
export async function getTransaction(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string
): Promise<Outcome<LedgerRow>> {
  const row = await ledger.transactions.get(tenant, id);
  return row === null ? stopped({ code: "transaction_not_found", id }) : done(row);
}

/** Transactions, newest first; of one account holder where its id is given. */
export async function listTransactions(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  query: ListQuery & { accountHolderId: string | null }
): Promise<ListPage<LedgerRow>> {
  return ledger.transactions.list(tenant, query);
}

/** Forgets a transaction. */
export async function deleteTransaction(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string
): Promise<Outcome<null>> {
  const removed = await ledger.transactions.remove(tenant, id);
  return removed ? done(null) : stopped({ code: "transaction_not_found", id });
}

/**
 * Moves a transaction to another account holder and asks the engine anew, for the holder's name may
 * matter; what a user corrected stays. Its holder before, if it had one, must be of the same type (contract section 5.1).
 */
export async function assignTransaction(
  ports: ServicePorts,
  tenant: TenantId,
  id: string,
  accountHolderId: string
): Promise<Outcome<LedgerRow>> {
  const row = await ports.ledger.transactions.get(tenant, id);
  if (row === null) return stopped({ code: "transaction_not_found", id });
  const before = row.transaction.account_holder_id;
  const holders = await ports.ledger.holders.getMany(
    tenant,
    before === null ? [accountHolderId] : [accountHolderId, before]
  );
  const to = holders.get(accountHolderId);
  if (to === undefined)
    return stopped({ code: "account_holder_not_found", ids: [accountHolderId] });
  const from = before === null ? undefined : holders.get(before);
  if (from !== undefined && from.type !== to.type)
    return stopped({ code: "account_holder_types_differ", from: from.type, to: to.type });
  const item: BatchItem = {
    transaction: {
      ...row.transaction,
      account_holder_id: to.id,
      account_holder_type: to.type,
      account_holder_name: to.name,
    },
    notes: row.answer.notes ?? [],
  };
  const rules = await rulesInForce(ports, tenant, [item.transaction]);
  const enriched = enrichRow(ports.engine, item, holders, row.created_at, rules);
  const moved = { ...enriched, answer: withEarlierCorrections(row.answer, enriched.answer) };
  const replaced = await ports.ledger.transactions.replace(tenant, moved);
  return replaced ? done(moved) : stopped({ code: "transaction_not_found", id });
}
