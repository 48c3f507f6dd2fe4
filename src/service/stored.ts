/**
 * All that is kept of one tenant: how much, the whole of it for a file, and its end. For a ledger on the
 * user's own device; one that serves many is looked after by whoever runs it.
 */
import { done, stopped, type Outcome } from "./outcome";
import type {
  DocumentKind,
  LedgerExport,
  LedgerRow,
  LedgerStatus,
  ServicePorts,
  TenantId,
} from "./ports";

type Ports = Pick<ServicePorts, "ledger">;

/** How much is kept, in pieces of each kind. */
export interface StoredCounts {
  status: LedgerStatus;
  accountHolders: number;
  /** Of account holders; others are not kept for good. */
  transactions: number;
  categorySets: number;
  rules: number;
  /** Learned from reports and edits. */
  corrections: number;
  reports: number;
  models: number;
  statements: number;
  /** The rows stored last, newest first. */
  latest: LedgerRow[];
}

/** Rows shown as samples. */
const LATEST_ROWS = 5;
const HOLDERS_AT_ONCE = 500;

/** Counts what is kept. */
export async function storedCounts(ports: Ports, tenant: TenantId): Promise<Outcome<StoredCounts>> {
  const { ledger } = ports;
  if (!isOwnDevice(ports)) return stopped({ code: "not_on_this_device" });
  const status = ledger.status();
  const documents = (kind: DocumentKind) =>
    ledger.documents.count(tenant, kind, {
      statuses: null,
      subject: null,
      accountHolderId: null,
    });
  const holderIds = await allHolderIds(ports, tenant);
  let transactions = 0;
  for (const id of holderIds) transactions += await ledger.transactions.count(tenant, id);
  const everyone = await ledger.rules.get(tenant, null);
  const ofHolders = await ledger.rules.getMany(tenant, holderIds);
  const rulesets = [everyone, ...ofHolders.values()];
  const latest = await ledger.transactions.list(tenant, { ...NEWEST, limit: LATEST_ROWS });
  return done({
    status,
    accountHolders: holderIds.length,
    transactions,
    categorySets: (await ledger.categories.list(tenant)).length,
    rules: rulesets.reduce((sum, { rules }) => sum + rules.length, 0),
    corrections: rulesets.reduce((sum, { learned = [] }) => sum + learned.length, 0),
    reports: await documents("report"),
    models: await documents("model"),
    statements: await documents("statement"),
    latest: latest.items,
  });
}

/** Kinds of documents that are the user's; the others serve the machinery. */
const EXPORTED: ReadonlySet<DocumentKind> = new Set(["report", "model", "statement", "hierarchy"]);

/** All that is kept, but for files (of models and statements) and what only the machinery needs. */
export async function storedExport(ports: Ports, tenant: TenantId): Promise<Outcome<LedgerExport>> {
  if (!isOwnDevice(ports)) return stopped({ code: "not_on_this_device" });
  const all = await ports.ledger.export(tenant);
  return done({ ...all, documents: all.documents.filter(({ kind }) => EXPORTED.has(kind)) });
}

/** Forgets all that is kept, for good. */
export async function forgetStored(ports: Ports, tenant: TenantId): Promise<Outcome<null>> {
  if (!isOwnDevice(ports)) return stopped({ code: "not_on_this_device" });
  await ports.ledger.clear(tenant);
  return done(null);
}

const NEWEST = { after: null, createdAfter: null, createdBefore: null, accountHolderId: null };

/** Memory and the browser's storage are the user's own; Postgres serves others too. */
function isOwnDevice({ ledger }: Ports): boolean {
  return ledger.status().storage !== "postgres";
}

async function allHolderIds({ ledger }: Ports, tenant: TenantId): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const { items, total } = await ledger.holders.page(tenant, {
      skip: ids.length,
      limit: HOLDERS_AT_ONCE,
      order: "ascending",
      text: null,
      isNamed: false,
    });
    ids.push(...items.map(({ id }) => id));
    if (items.length === 0 || ids.length >= total) return ids;
  }
}
