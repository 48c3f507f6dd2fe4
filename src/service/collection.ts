/** A kind of document with its type: what is read from a ledger is checked, never believed. */
import type { z } from "zod";
import type { DocumentKind, ListPage, ListQuery, ServicePorts, TenantId } from "./ports";

/** What documents of a kind are found by. */
export interface DocumentKeys {
  status?: string | null;
  subject?: string | null;
  accountHolderId?: string | null;
}

/** Which documents; what is left out is all. */
export interface CollectionFilter {
  statuses?: readonly string[] | null;
  subject?: string | null;
  accountHolderId?: string | null;
}

type Ports = Pick<ServicePorts, "ledger">;

export interface Collection<Item> {
  /** False, and nothing is changed, where the id is taken. */
  create(ports: Ports, tenant: TenantId, item: Item): Promise<boolean>;
  get(ports: Ports, tenant: TenantId, id: string): Promise<Item | null>;
  list(
    ports: Ports,
    tenant: TenantId,
    query: ListQuery & CollectionFilter
  ): Promise<ListPage<Item>>;
  count(ports: Ports, tenant: TenantId, filter?: CollectionFilter): Promise<number>;
  /** As `DocumentStore.change`: null where it does not exist or `change` made null. */
  change(
    ports: Ports,
    tenant: TenantId,
    id: string,
    change: (item: Item) => Item | null
  ): Promise<Item | null>;
  remove(ports: Ports, tenant: TenantId, id: string): Promise<boolean>;
}

/** Documents of a kind. Reading one that is not of the schema throws: the ledger is damaged. */
export function collection<Item extends { id: string; created_at: string }>(
  kind: DocumentKind,
  schema: z.ZodType<Item>,
  keysOf: (item: Item) => DocumentKeys
): Collection<Item> {
  const documentOf = (item: Item) => {
    const { status = null, subject = null, accountHolderId = null } = keysOf(item);
    const { id, created_at } = item;
    return { id, created_at, status, subject, account_holder_id: accountHolderId, body: item };
  };
  const filterOf = ({ statuses, subject, accountHolderId }: CollectionFilter) => ({
    statuses: statuses ?? null,
    subject: subject ?? null,
    accountHolderId: accountHolderId ?? null,
  });
  const itemOf = ({ body }: { body: unknown }): Item => schema.parse(body);

  return {
    create: ({ ledger }, tenant, item) => ledger.documents.create(tenant, kind, documentOf(item)),
    async get({ ledger }, tenant, id) {
      const document = await ledger.documents.get(tenant, kind, id);
      return document === null ? null : itemOf(document);
    },
    async list({ ledger }, tenant, query) {
      const page = await ledger.documents.list(tenant, kind, { ...query, ...filterOf(query) });
      return { items: page.items.map(itemOf), next: page.next };
    },
    count: ({ ledger }, tenant, filter = {}) =>
      ledger.documents.count(tenant, kind, filterOf(filter)),
    async change({ ledger }, tenant, id, change) {
      const changed = await ledger.documents.change(tenant, kind, id, (document) => {
        const item = change(itemOf(document));
        return item === null ? null : documentOf(item);
      });
      return changed === null ? null : itemOf(changed);
    },
    remove: ({ ledger }, tenant, id) => ledger.documents.remove(tenant, kind, id),
  };
}
