/** What is read from an account holder's whole history: recurrence and income (contract 4.4, 5.4). */
import type { IncomeGroup, Recurrence, RecurrenceGroup } from "../model";
import { done, stopped, type Outcome } from "./outcome";
import type { LedgerRow, ServicePorts, TenantId } from "./ports";

type HistoryPorts = Pick<ServicePorts, "ledger" | "engine">;

/** Recurrence groups of an account holder, newest end date first. */
export async function recurringGroups(
  { ledger, engine }: HistoryPorts,
  tenant: TenantId,
  accountHolderId: string
): Promise<Outcome<RecurrenceGroup[]>> {
  const holder = await ledger.holders.get(tenant, accountHolderId);
  if (holder === null) return stopped({ code: "account_holder_not_found", ids: [accountHolderId] });
  const history = await ledger.transactions.history(tenant, accountHolderId);
  return done(engine.recurrence(history).groups);
}

/** Income groups of an account holder, greatest total first. */
export async function incomeGroups(
  { ledger, engine }: HistoryPorts,
  tenant: TenantId,
  accountHolderId: string
): Promise<Outcome<IncomeGroup[]>> {
  const holder = await ledger.holders.get(tenant, accountHolderId);
  if (holder === null) return stopped({ code: "account_holder_not_found", ids: [accountHolderId] });
  const history = await ledger.transactions.history(tenant, accountHolderId);
  return done(engine.income(history));
}

/** Recurrence of rows, each among its account holder's whole history. */
export interface RowRecurrence {
  recurrence: Recurrence | null;
  group: RecurrenceGroup | null;
}

/**
 * What is known of the recurrence of rows, by transaction id. Rows without an account holder have no
 * history and are absent; so are rows without date or amount.
 */
export async function recurrenceOfRows(
  { ledger, engine }: HistoryPorts,
  tenant: TenantId,
  rows: readonly LedgerRow[]
): Promise<Map<string, RowRecurrence>> {
  const ids = new Map<string, string[]>();
  for (const { transaction, answer } of rows) {
    const holderId = transaction.account_holder_id;
    if (holderId === null || (answer.error ?? null) !== null) continue;
    const ofHolder = ids.get(holderId);
    if (ofHolder === undefined) ids.set(holderId, [transaction.id]);
    else ofHolder.push(transaction.id);
  }
  const found = new Map<string, RowRecurrence>();
  for (const [holderId, ofHolder] of ids) {
    const history = await ledger.transactions.history(tenant, holderId);
    const { groups, byTransaction } = engine.recurrence(history);
    const byGroup = new Map(groups.map((group) => [group.id, group]));
    for (const id of ofHolder) {
      const recurrence = byTransaction.get(id);
      if (recurrence === undefined) continue;
      const group = byGroup.get(recurrence.group_id ?? "");
      found.set(id, { recurrence, group: group ?? null });
    }
  }
  return found;
}
