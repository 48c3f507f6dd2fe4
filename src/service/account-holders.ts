/** Use cases on account holders (contract sections 4.2 and 5.3). */
import type {
  AccountHolder,
  AccountHolderDetails,
  AccountHolderInput,
  AccountHolderType,
} from "../model";
import { timestamp } from "./enrich";
import { forgetFilesOf } from "./kept-statement";
import { forgetCorrections } from "./kept-corrections";
import { done, stopped, type Outcome } from "./outcome";
import type {
  HolderPageQuery,
  ListPage,
  ListQuery,
  NumberedPage,
  ServicePorts,
  TenantId,
} from "./ports";

/** What an account holder is made from; details are v2's. */
export type NewAccountHolder = AccountHolderInput & { details?: AccountHolderDetails };

/** Makes an account holder; one that is there already stops it and stays as it is. */
export async function createAccountHolder(
  { ledger, clock }: Pick<ServicePorts, "ledger" | "clock">,
  tenant: TenantId,
  input: NewAccountHolder
): Promise<Outcome<AccountHolder>> {
  const holder: AccountHolder = {
    id: input.id,
    type: input.type,
    name: input.name ?? null,
    category_id: input.category_id ?? null,
    ...(input.details === undefined ? {} : { details: input.details }),
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
  input: Omit<NewAccountHolder, "id">
): Promise<Outcome<AccountHolder>> {
  const earlier = await ledger.holders.get(tenant, id);
  if (earlier === null) return stopped({ code: "account_holder_not_found", ids: [id] });
  const holder: AccountHolder = {
    ...earlier,
    type: input.type,
    name: input.name ?? null,
    category_id: input.category_id === undefined ? earlier.category_id : input.category_id,
    ...(input.details === undefined ? {} : { details: input.details }),
  };
  await ledger.holders.put(tenant, holder);
  return done(holder);
}

/** Gives an account holder another name, or none. */
export async function renameAccountHolder(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string,
  name: string | null
): Promise<Outcome<AccountHolder>> {
  const earlier = await ledger.holders.get(tenant, id);
  if (earlier === null) return stopped({ code: "account_holder_not_found", ids: [id] });
  const holder: AccountHolder = { ...earlier, name };
  await ledger.holders.put(tenant, holder);
  return done(holder);
}

/** What of an account holder is changed; what is left out stays. */
export interface HolderChange {
  type?: AccountHolderType | undefined;
  name?: string | null | undefined;
  /** Null: the set of its type. */
  category_id?: string | null | undefined;
}

/** Changes some of what is known of an account holder; its transactions keep their answers. */
export async function changeAccountHolder(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string,
  { type, name, category_id: categoryId }: HolderChange
): Promise<Outcome<AccountHolder>> {
  const earlier = await ledger.holders.get(tenant, id);
  if (earlier === null) return stopped({ code: "account_holder_not_found", ids: [id] });
  const holder: AccountHolder = {
    ...earlier,
    ...(type === undefined ? {} : { type }),
    ...(name === undefined ? {} : { name }),
    ...(categoryId === undefined ? {} : { category_id: categoryId }),
  };
  await ledger.holders.put(tenant, holder);
  return done(holder);
}

/** How much is kept of an account holder: what goes with it. */
export interface HolderContents {
  holder: AccountHolder;
  transactions: number;
  /** Of its own list; those for everyone are not counted. */
  rules: number;
  reports: number;
  statements: number;
}

/** An account holder with what is kept of it. */
export async function accountHolderContents(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string
): Promise<Outcome<HolderContents>> {
  const holder = await ledger.holders.get(tenant, id);
  if (holder === null) return stopped({ code: "account_holder_not_found", ids: [id] });
  const documents = (kind: "report" | "statement") =>
    ledger.documents.count(tenant, kind, { statuses: null, subject: null, accountHolderId: id });
  return done({
    holder,
    transactions: await ledger.transactions.count(tenant, id),
    rules: (await ledger.rules.get(tenant, id)).rules.length,
    reports: await documents("report"),
    statements: await documents("statement"),
  });
}

/** A page of account holders by number, in the order they were made. */
export async function accountHolderPage(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  query: HolderPageQuery
): Promise<NumberedPage<AccountHolder>> {
  return ledger.holders.page(tenant, query);
}

/** An account holder and how many transactions it has. */
export async function getAccountHolderWithCount(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string
): Promise<Outcome<{ holder: AccountHolder; transactions: number }>> {
  const found = await getAccountHolder({ ledger }, tenant, id);
  if (!found.ok) return found;
  return done({
    holder: found.value,
    transactions: await ledger.transactions.count(tenant, id),
  });
}

/**
 * The mean confidence of an account holder's labels, three decimals; null where it has no row that was
 * labelled.
 */
export async function meanConfidence(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string
): Promise<number | null> {
  const history = await ledger.transactions.history(tenant, id);
  const known = history.flatMap(({ answer }) => answer.confidence ?? []);
  if (known.length === 0) return null;
  return Math.round((known.reduce((sum, one) => sum + one, 0) / known.length) * 1_000) / 1_000;
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

/** Removes an account holder, all its transactions, its statements and its learned corrections, for good. */
export async function deleteAccountHolder(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string
): Promise<Outcome<null>> {
  await forgetFilesOf({ ledger }, tenant, id);
  await forgetCorrections({ ledger }, tenant, ({ pattern }) => pattern.account_holder_id === id);
  const removed = await ledger.holders.remove(tenant, id);
  return removed ? done(null) : stopped({ code: "account_holder_not_found", ids: [id] });
}
