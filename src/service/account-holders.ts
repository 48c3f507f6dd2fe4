/** Use cases on account holders (contract sections 4.2 and 5.3). */
import type { AccountHolder, AccountHolderInput } from "../model";
import { timestamp } from "./enrich";
import { done, stopped, type Outcome } from "./outcome";
import type { ListPage, ListQuery, ServicePorts, TenantId } from "./ports";

/** Makes an account holder; one that is there already stops it and stays as it is. */
export async function createAccountHolder(
  { ledger, clock }: Pick<ServicePorts, "ledger" | "clock">,
  tenant: TenantId,
  input: AccountHolderInput
): Promise<Outcome<AccountHolder>> {
  const holder: AccountHolder = {
    id: input.id,
    type: input.type,
    name: input.name ?? null,
    category_id: input.category_id ?? null,
    created_at: timestamp(clock),
  };
  const created = await ledger.holders.create(tenant, holder);
  return created ? done(holder) : stopped({ code: "account_holder_exists", id: input.id });
}

/**
 * Replaces what is known of an account holder (v2 PUT). Its transactions keep the answers they have
 * until they are sent again, also where its type changes.
 */
export async function replaceAccountHolder(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string,
  input: Omit<AccountHolderInput, "id">
): Promise<Outcome<AccountHolder>> {
  const earlier = await ledger.holders.get(tenant, id);
  if (earlier === null) return stopped({ code: "account_holder_not_found", ids: [id] });
  const holder: AccountHolder = {
    ...earlier,
    type: input.type,
    name: input.name ?? null,
    category_id: input.category_id === undefined ? earlier.category_id : input.category_id,
  };
  await ledger.holders.put(tenant, holder);
  return done(holder);
}

/** One account holder. */
export async function getAccountHolder(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string
): Promise<Outcome<AccountHolder>> {
  const holder = await ledger.holders.get(tenant, id);
  return holder === null ? stopped({ code: "account_holder_not_found", ids: [id] }) : done(holder);
}

/** Account holders, newest first. */
export async function listAccountHolders(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  query: ListQuery
): Promise<ListPage<AccountHolder>> {
  return ledger.holders.list(tenant, query);
}

/** Removes an account holder and all its transactions, for good. */
export async function deleteAccountHolder(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string
): Promise<Outcome<null>> {
  const removed = await ledger.holders.remove(tenant, id);
  return removed ? done(null) : stopped({ code: "account_holder_not_found", ids: [id] });
}
