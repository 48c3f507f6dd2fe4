/**
 * The ledger in the browser as it is used: what lasts where the browser allows it, and memory from the
 * moment it does not, with the reason for a notice (architecture, decision 12).
 */
import { openIndexedDbLedger } from "./indexeddb/ledger";
import {
  BATCH_ORIGINS,
  LedgerError,
  type KeptBatch,
  type Ledger,
  type LedgerStatus,
  type TenantId,
} from "./ledger";
import { createMemoryLedger } from "./memory";

export interface BrowserLedgerOptions {
  /** Of the database: one for each partition of the browser's storage. */
  name: string;
  /** Whose rows are carried over where storage is lost while it is in use. */
  tenants: readonly TenantId[];
}

/** Opens the browser's storage, or memory where it is denied. Never rejects. */
export async function openBrowserLedger({ name, tenants }: BrowserLedgerOptions): Promise<Ledger> {
  try {
    return fallingBack(await openIndexedDbLedger({ name }), tenants);
  } catch (error) {
    return createMemoryLedger(reasonOf(error));
  }
}

/**
 * A ledger that goes over to memory when the one it stands on fails (full, closed, broken): what can
 * still be read is carried over, and the call that failed is made again in memory.
 */
export function fallingBack(lasting: Ledger, tenants: readonly TenantId[]): Ledger {
  let current = lasting;
  let moving: Promise<void> | null = null;
  let isClosed = false;

  const move = async (error: unknown): Promise<void> => {
    const memory = createMemoryLedger(reasonOf(error));
    for (const tenant of tenants) {
      // What cannot be read any more is lost with the storage; the rest of the run goes on.
      await carryOver(lasting, memory, tenant).catch(() => {});
    }
    current = memory;
    await lasting.close().catch(() => {});
  };
  const call = async <Value>(use: (ledger: Ledger) => Promise<Value>): Promise<Value> => {
    if (moving !== null) await moving;
    try {
      return await use(current);
    } catch (error) {
      if (isClosed || !(error instanceof LedgerError) || current !== lasting) throw error;
      moving ??= move(error);
      await moving;
      return use(current);
    }
  };

  return {
    holders: {
      create: (...given) => call(({ holders }) => holders.create(...given)),
      put: (...given) => call(({ holders }) => holders.put(...given)),
      get: (...given) => call(({ holders }) => holders.get(...given)),
      getMany: (...given) => call(({ holders }) => holders.getMany(...given)),
      list: (...given) => call(({ holders }) => holders.list(...given)),
      page: (...given) => call(({ holders }) => holders.page(...given)),
      remove: (...given) => call(({ holders }) => holders.remove(...given)),
    },
    transactions: {
      putMany: (...given) => call(({ transactions }) => transactions.putMany(...given)),
      get: (...given) => call(({ transactions }) => transactions.get(...given)),
      list: (...given) => call(({ transactions }) => transactions.list(...given)),
      getMany: (...given) => call(({ transactions }) => transactions.getMany(...given)),
      byDate: (...given) => call(({ transactions }) => transactions.byDate(...given)),
      count: (...given) => call(({ transactions }) => transactions.count(...given)),
      ofPeriod: (...given) => call(({ transactions }) => transactions.ofPeriod(...given)),
      history: (...given) => call(({ transactions }) => transactions.history(...given)),
      replace: (...given) => call(({ transactions }) => transactions.replace(...given)),
      remove: (...given) => call(({ transactions }) => transactions.remove(...given)),
    },
    batches: {
      create: (...given) => call(({ batches }) => batches.create(...given)),
      items: (...given) => call(({ batches }) => batches.items(...given)),
      advance: (...given) => call(({ batches }) => batches.advance(...given)),
      finish: (...given) => call(({ batches }) => batches.finish(...given)),
      get: (...given) => call(({ batches }) => batches.get(...given)),
      list: (...given) => call(({ batches }) => batches.list(...given)),
      results: (...given) => call(({ batches }) => batches.results(...given)),
      stalled: (...given) => call(({ batches }) => batches.stalled(...given)),
      prune: (...given) => call(({ batches }) => batches.prune(...given)),
    },
    categories: {
      put: (...given) => call(({ categories }) => categories.put(...given)),
      get: (...given) => call(({ categories }) => categories.get(...given)),
      getMany: (...given) => call(({ categories }) => categories.getMany(...given)),
      list: (...given) => call(({ categories }) => categories.list(...given)),
      remove: (...given) => call(({ categories }) => categories.remove(...given)),
    },
    rules: {
      get: (...given) => call(({ rules }) => rules.get(...given)),
      getMany: (...given) => call(({ rules }) => rules.getMany(...given)),
      change: (...given) => call(({ rules }) => rules.change(...given)),
    },
    documents: {
      create: (...given) => call(({ documents }) => documents.create(...given)),
      get: (...given) => call(({ documents }) => documents.get(...given)),
      list: (...given) => call(({ documents }) => documents.list(...given)),
      count: (...given) => call(({ documents }) => documents.count(...given)),
      change: (...given) => call(({ documents }) => documents.change(...given)),
      remove: (...given) => call(({ documents }) => documents.remove(...given)),
    },
    files: {
      put: (...given) => call(({ files }) => files.put(...given)),
      get: (...given) => call(({ files }) => files.get(...given)),
      remove: (...given) => call(({ files }) => files.remove(...given)),
    },
    status: (): LedgerStatus => current.status(),
    export: (...given) => call((ledger) => ledger.export(...given)),
    clear: (...given) => call((ledger) => ledger.clear(...given)),
    async close() {
      isClosed = true;
      await current.close();
    },
  };
}

/** Rows a batch's answers are carried over at a time. */
const PIECE = 1_000;

async function carryOver(from: Ledger, to: Ledger, tenant: TenantId): Promise<void> {
  const exported = await from.export(tenant);
  const { account_holders, transactions, category_sets, ruleset } = exported;
  await to.rules.change(tenant, null, () => ruleset);
  for (const { account_holder_id, ruleset: rules } of exported.holder_rulesets)
    await to.rules.change(tenant, account_holder_id, () => rules);
  for (const { kind, document } of exported.documents)
    await to.documents.create(tenant, kind, document);
  for (const { id, set } of category_sets) await to.categories.put(tenant, id, set);
  for (const holder of account_holders) await to.holders.put(tenant, holder);
  await to.transactions.putMany(tenant, transactions);
  const everything = { limit: 10_000, after: null, createdAfter: null, createdBefore: null };
  const batches: KeptBatch[] = [];
  for (const origin of BATCH_ORIGINS) {
    const query = { ...everything, origin, status: null };
    batches.push(...(await from.batches.list(tenant, query)).items.reverse());
  }
  for (const batch of batches) {
    const rows = await from.batches.items(tenant, batch.id, 0, batch.total);
    await to.batches.create(tenant, { ...batch, status: "processing", progress: 0 }, rows);
    let carried = 0;
    for (let position = 0; position < batch.progress; position += PIECE) {
      const end = Math.min(position + PIECE, batch.progress);
      const answers = await from.batches.results(tenant, batch.id, position, end);
      await to.batches.advance(tenant, batch.id, {
        from: carried,
        rows: answers.map((row) => ({ row, kept: false })),
        at: batch.updated_at,
      });
      carried += answers.length;
    }
    if (batch.status !== "processing")
      await to.batches.finish(tenant, batch.id, batch.status, batch.updated_at);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : "The browser's storage failed.";
}
