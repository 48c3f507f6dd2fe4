/** The ledger in memory: for tests, the command line, and where the browser denies storage. */
import type { AccountHolder, Batch, CategorySet, Ruleset } from "../model";
import {
  LedgerError,
  type BatchItem,
  type Ledger,
  type LedgerRow,
  type LedgerStatus,
  type TenantId,
} from "./ledger";
import { createLog, pageOf, type Entry, type Log } from "./log";
import { createRowIndex, type RowIndex } from "./row-index";

interface KeptBatch {
  batch: Batch;
  items: readonly BatchItem[];
  /** Null where the row's account holder was removed. */
  results: (LedgerRow | null)[];
}

interface Tenant {
  holders: Map<string, Entry<AccountHolder>>;
  holderLog: Log<AccountHolder>;
  rows: RowIndex<LedgerRow>;
  batches: Map<string, Entry<KeptBatch>>;
  batchLog: Log<KeptBatch>;
  categories: Map<string, CategorySet>;
  ruleset: Ruleset;
}

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
  ruleset: { lastId: 0, rules: [] },
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
      async remove(tenantId, id) {
        const tenant = of(tenantId);
        const entry = tenant.holders.get(id);
        if (entry === undefined) return false;
        tenant.holders.delete(id);
        tenant.holderLog.drop(entry);
        tenant.rows.forgetHolder(id);
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
      async history(tenantId, accountHolderId) {
        const log = of(tenantId).rows.ofHolder(accountHolderId);
        return log === undefined ? [] : Array.from(log.oldestFirst(), (entry) => entry.item);
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
        const entry = entryOf<KeptBatch>({ batch, items, results: [] });
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
          (kept) => query.status === null || kept.batch.status === query.status
        );
        return { items: page.items.map((kept) => kept.batch), next: page.next };
      },
      async results(tenantId, id, from, to) {
        const results = of(tenantId).batches.get(id)?.item.results ?? [];
        return results.slice(from, to).filter((row) => row !== null);
      },
      async stalled(since) {
        checkOpen();
        const stalled: { tenant: TenantId; batch: Batch }[] = [];
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
      async remove(tenantId, id) {
        return of(tenantId).categories.delete(id);
      },
    },

    rules: {
      async get(tenantId) {
        return of(tenantId).ruleset;
      },
      async change(tenantId, change) {
        const tenant = of(tenantId);
        const changed = change(tenant.ruleset);
        if (changed !== null) tenant.ruleset = changed;
        return changed;
      },
    },

    status: () => status,
    async export(tenantId) {
      const tenant = of(tenantId);
      return {
        version: 1,
        account_holders: Array.from(tenant.holderLog.oldestFirst(), (entry) => entry.item),
        transactions: Array.from(tenant.rows.all.oldestFirst(), (entry) => entry.item),
        category_sets: [...tenant.categories]
          .map(([id, set]) => ({ id, set }))
          .sort((one, other) => (one.id < other.id ? -1 : 1)),
        ruleset: tenant.ruleset,
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
