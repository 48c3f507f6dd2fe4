/** The ledger in memory: for tests, the command line, and where the browser denies storage. */
import type { AccountHolder, CategorySet, Ruleset } from "../model";
import {
  LedgerError,
  type BatchItem,
  type DocumentKind,
  type KeptBatch,
  type Ledger,
  type LedgerRow,
  type LedgerStatus,
  type NamedCategorySet,
  type RuleScope,
  type StoredDocument,
  type TenantId,
} from "./ledger";
import { createLog, pageOf, type Entry, type Log } from "./log";
import { byDate, isOnHolderPage, isWanted, numberedPage, pieceOfPeriod } from "./pages";
import { createRowIndex, type RowIndex } from "./row-index";

interface BatchState {
  batch: KeptBatch;
  items: readonly BatchItem[];
  /** Null where the row's account holder was removed. */
  results: (LedgerRow | null)[];
}

interface Tenant {
  holders: Map<string, Entry<AccountHolder>>;
  holderLog: Log<AccountHolder>;
  rows: RowIndex<LedgerRow>;
  batches: Map<string, Entry<BatchState>>;
  batchLog: Log<BatchState>;
  categories: Map<string, CategorySet>;
  rulesets: Map<RuleScope, Ruleset>;
  documents: Map<DocumentKind, Documents>;
  files: Map<string, Uint8Array>;
}

interface Documents {
  byId: Map<string, Entry<StoredDocument>>;
  log: Log<StoredDocument>;
}

const NO_RULES: Ruleset = { lastId: 0, rules: [] };

const emptyTenant = (): Tenant => ({
  holders: new Map(),
  holderLog: createLog(),
  rows: createRowIndex({
    idOf: ({ transaction }) => transaction.id,
    holderOf: ({ transaction }) => transaction.account_holder_id,
  }),
  batches: new Map(),
  batchLog: createLog(),
  categories: new Map(),
  rulesets: new Map(),
  documents: new Map(),
  files: new Map(),
});

/**
 * An empty ledger in memory. `problem` says why it is only memory, where something better was wanted
 * (see `LedgerStatus`).
 */
export function createMemoryLedger(problem: string | null = null): Ledger {
  const tenants = new Map<TenantId, Tenant>();
  const status: LedgerStatus = { storage: "memory", problem };
  let place = 0;
  let closed = false;

  const checkOpen = (): void => {
    if (closed) throw new LedgerError("closed", "The ledger is closed.");
  };
  const of = (id: TenantId): Tenant => {
    checkOpen();
    let tenant = tenants.get(id);
    if (tenant === undefined) {
      tenant = emptyTenant();
      tenants.set(id, tenant);
    }
    return tenant;
  };
  const entryOf = <Item>(item: Item): Entry<Item> => ({ place: (place += 1), item, live: true });

  const keep = (tenant: Tenant, row: LedgerRow): void => {
    const { account_holder_id: holderId } = row.transaction;
    if (holderId !== null && !tenant.holders.has(holderId)) return;
    tenant.rows.keep(row, (place += 1));
  };
  const historyOf = (tenantId: TenantId, accountHolderId: string): LedgerRow[] => {
    const log = of(tenantId).rows.ofHolder(accountHolderId);
    return log === undefined ? [] : Array.from(log.oldestFirst(), ({ item }) => item);
  };
  const documentsOf = (tenantId: TenantId, kind: DocumentKind): Documents => {
    const { documents } = of(tenantId);
    let ofKind = documents.get(kind);
    if (ofKind === undefined) {
      ofKind = { byId: new Map(), log: createLog() };
      documents.set(kind, ofKind);
    }
    return ofKind;
  };
  const putHolder = (tenant: Tenant, holder: AccountHolder): void => {
    const earlier = tenant.holders.get(holder.id);
    if (earlier !== undefined) {
      earlier.item = holder;
      return;
    }
    const entry = entryOf(holder);
    tenant.holders.set(holder.id, entry);
    tenant.holderLog.add(entry);
  };

  return {
    holders: {
      async create(tenantId, holder) {
        const tenant = of(tenantId);
        if (tenant.holders.has(holder.id)) return false;
        putHolder(tenant, holder);
        return true;
      },
      async put(tenantId, holder) {
        putHolder(of(tenantId), holder);
      },
      async get(tenantId, id) {
        return of(tenantId).holders.get(id)?.item ?? null;
      },
      async getMany(tenantId, ids) {
        const { holders } = of(tenantId);
        const found = new Map<string, AccountHolder>();
        for (const id of ids) {
          const holder = holders.get(id)?.item;
          if (holder !== undefined) found.set(id, holder);
        }
        return found;
      },
      async list(tenantId, query) {
        const { holderLog } = of(tenantId);
        return pageOf(holderLog.newestFirst, query, (holder) => holder.created_at);
      },
      async page(tenantId, query) {
        const holders = Array.from(of(tenantId).holderLog.oldestFirst(), ({ item }) => item);
        return numberedPage(
          holders.filter((holder) => isOnHolderPage(holder, query)),
          query
        );
      },
      async remove(tenantId, id) {
        const tenant = of(tenantId);
        const entry = tenant.holders.get(id);
        if (entry === undefined) return false;
        tenant.holders.delete(id);
        tenant.holderLog.drop(entry);
        tenant.rows.forgetHolder(id);
        tenant.rulesets.delete(id);
        for (const { byId, log } of tenant.documents.values()) {
          for (const [documentId, document] of byId) {
            if (document.item.account_holder_id !== id) continue;
            byId.delete(documentId);
            log.drop(document);
          }
        }
        for (const { item: kept } of tenant.batches.values()) {
          kept.results.forEach((row, index) => {
            if (row?.transaction.account_holder_id === id) kept.results[index] = null;
          });
        }
        return true;
      },
    },

    transactions: {
      async putMany(tenantId, rows) {
        const tenant = of(tenantId);
        for (const row of rows) keep(tenant, row);
      },
      async get(tenantId, id) {
        return of(tenantId).rows.get(id)?.item ?? null;
      },
      async list(tenantId, query) {
        const { rows } = of(tenantId);
        const { accountHolderId } = query;
        const log = accountHolderId === null ? rows.all : rows.ofHolder(accountHolderId);
        if (log === undefined) return { items: [], next: null };
        return pageOf(log.newestFirst, query, (row) => row.created_at);
      },
      async getMany(tenantId, ids) {
        const { rows } = of(tenantId);
        const found = new Map<string, LedgerRow>();
        for (const id of ids) {
          const row = rows.get(id)?.item;
          if (row !== undefined) found.set(id, row);
        }
        return found;
      },
      async byDate(tenantId, accountHolderId, query) {
        return byDate(historyOf(tenantId, accountHolderId), query);
      },
      async count(tenantId, accountHolderId) {
        return historyOf(tenantId, accountHolderId).length;
      },
      async ofPeriod(tenantId, query) {
        const { accountHolderId } = query;
        const rows =
          accountHolderId === null
            ? Array.from(of(tenantId).rows.all.oldestFirst(), ({ item }) => item)
            : historyOf(tenantId, accountHolderId);
        return pieceOfPeriod(rows, query);
      },
      async history(tenantId, accountHolderId) {
        return historyOf(tenantId, accountHolderId);
      },
      async replace(tenantId, row) {
        const tenant = of(tenantId);
        const entry = tenant.rows.get(row.transaction.id);
        if (entry === undefined) return false;
        const { account_holder_id: holderId } = row.transaction;
        if (holderId !== null && !tenant.holders.has(holderId)) return false;
        tenant.rows.keep(row, entry.place);
        return true;
      },
      async remove(tenantId, id) {
        return of(tenantId).rows.forget(id);
      },
    },

    batches: {
      async create(tenantId, batch, items) {
        const tenant = of(tenantId);
        const entry = entryOf<BatchState>({ batch, items, results: [] });
        tenant.batches.set(batch.id, entry);
        tenant.batchLog.add(entry);
      },
      async items(tenantId, id, from, to) {
        return of(tenantId).batches.get(id)?.item.items.slice(from, to) ?? [];
      },
      async advance(tenantId, id, { from, rows, at }) {
        const tenant = of(tenantId);
        const kept = tenant.batches.get(id)?.item;
        if (kept === undefined || kept.batch.status !== "processing") return false;
        if (kept.batch.progress !== from) return false;
        for (const { row, kept: goesIntoLedger } of rows) {
          if (goesIntoLedger) keep(tenant, row);
          kept.results.push(row);
        }
        kept.batch = { ...kept.batch, progress: from + rows.length, updated_at: at };
        return true;
      },
      async finish(tenantId, id, batchStatus, at) {
        const kept = of(tenantId).batches.get(id)?.item;
        if (kept === undefined || kept.batch.status !== "processing") return false;
        kept.batch = { ...kept.batch, status: batchStatus, updated_at: at };
        kept.items = [];
        return true;
      },
      async get(tenantId, id) {
        return of(tenantId).batches.get(id)?.item.batch ?? null;
      },
      async list(tenantId, query) {
        const page = pageOf(
          of(tenantId).batchLog.newestFirst,
          query,
          (kept) => kept.batch.created_at,
          ({ batch }) =>
            batch.origin === query.origin &&
            (query.status === null || batch.status === query.status)
        );
        return { items: page.items.map((kept) => kept.batch), next: page.next };
      },
      async results(tenantId, id, from, to) {
        const results = of(tenantId).batches.get(id)?.item.results ?? [];
        return results.slice(from, to).filter((row) => row !== null);
      },
      async stalled(since) {
        checkOpen();
        const stalled: { tenant: TenantId; batch: KeptBatch }[] = [];
        for (const [id, tenant] of tenants) {
          for (const { item } of tenant.batches.values()) {
            if (item.batch.status === "processing" && item.batch.updated_at < since)
              stalled.push({ tenant: id, batch: item.batch });
          }
        }
        return stalled;
      },
      async prune(before) {
        checkOpen();
        let pruned = 0;
        for (const tenant of tenants.values()) {
          for (const [id, entry] of tenant.batches) {
            const { batch } = entry.item;
            if (batch.status === "processing" || batch.updated_at >= before) continue;
            tenant.batches.delete(id);
            tenant.batchLog.drop(entry);
            pruned += 1;
          }
        }
        return pruned;
      },
    },

    categories: {
      async put(tenantId, id, set) {
        of(tenantId).categories.set(id, set);
      },
      async get(tenantId, id) {
        return of(tenantId).categories.get(id) ?? null;
      },
      async getMany(tenantId, ids) {
        const { categories } = of(tenantId);
        const found = new Map<string, CategorySet>();
        for (const id of ids) {
          const set = categories.get(id);
          if (set !== undefined) found.set(id, set);
        }
        return found;
      },
      async list(tenantId) {
        return setsOf(of(tenantId));
      },
      async remove(tenantId, id) {
        return of(tenantId).categories.delete(id);
      },
    },

    rules: {
      async get(tenantId, scope) {
        return of(tenantId).rulesets.get(scope) ?? NO_RULES;
      },
      async getMany(tenantId, accountHolderIds) {
        const { rulesets } = of(tenantId);
        const found = new Map<string, Ruleset>();
        for (const id of accountHolderIds) {
          const ruleset = rulesets.get(id);
          if (ruleset !== undefined) found.set(id, ruleset);
        }
        return found;
      },
      async change(tenantId, scope, change) {
        const { rulesets } = of(tenantId);
        const changed = change(rulesets.get(scope) ?? NO_RULES);
        if (changed !== null) rulesets.set(scope, changed);
        return changed;
      },
    },

    documents: {
      async create(tenantId, kind, document) {
        const { byId, log } = documentsOf(tenantId, kind);
        if (byId.has(document.id)) return false;
        const entry = entryOf(document);
        byId.set(document.id, entry);
        log.add(entry);
        return true;
      },
      async get(tenantId, kind, id) {
        return documentsOf(tenantId, kind).byId.get(id)?.item ?? null;
      },
      async list(tenantId, kind, query) {
        const { log } = documentsOf(tenantId, kind);
        return pageOf(
          log.newestFirst,
          query,
          (document) => document.created_at,
          (document) => isWanted(document, query)
        );
      },
      async count(tenantId, kind, filter) {
        const all = Array.from(documentsOf(tenantId, kind).byId.values(), ({ item }) => item);
        return all.filter((document) => isWanted(document, filter)).length;
      },
      async change(tenantId, kind, id, change) {
        const entry = documentsOf(tenantId, kind).byId.get(id);
        const changed = entry === undefined ? null : change(entry.item);
        if (entry === undefined || changed === null) return null;
        const { created_at } = entry.item;
        entry.item = { ...changed, id, created_at };
        return entry.item;
      },
      async remove(tenantId, kind, id) {
        const { byId, log } = documentsOf(tenantId, kind);
        const entry = byId.get(id);
        if (entry === undefined) return false;
        byId.delete(id);
        log.drop(entry);
        return true;
      },
    },

    files: {
      async put(tenantId, id, bytes) {
        of(tenantId).files.set(id, bytes);
      },
      async get(tenantId, id) {
        return of(tenantId).files.get(id) ?? null;
      },
      async remove(tenantId, id) {
        return of(tenantId).files.delete(id);
      },
    },

    status: () => status,
    async export(tenantId) {
      const tenant = of(tenantId);
      return {
        version: 2,
        account_holders: Array.from(tenant.holderLog.oldestFirst(), (entry) => entry.item),
        transactions: Array.from(tenant.rows.all.oldestFirst(), (entry) => entry.item),
        category_sets: setsOf(tenant),
        ruleset: tenant.rulesets.get(null) ?? NO_RULES,
        holder_rulesets: [...tenant.rulesets]
          .flatMap(([id, ruleset]) => (id === null ? [] : [{ account_holder_id: id, ruleset }]))
          .sort((one, other) => (one.account_holder_id < other.account_holder_id ? -1 : 1)),
        documents: [...tenant.documents].flatMap(([kind, { log }]) =>
          Array.from(log.oldestFirst(), ({ item }) => ({ kind, document: item }))
        ),
      };
    },
    async clear(tenantId) {
      checkOpen();
      tenants.delete(tenantId);
    },
    async close() {
      closed = true;
      tenants.clear();
    },
  };
}

function setsOf({ categories }: Tenant): NamedCategorySet[] {
  return [...categories]
    .map(([id, set]) => ({ id, set }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}
