/** Where every row lies: the directory's log read into memory, rows appended to it, read and erased. */
import { BLOCK_ROWS, type BatchRow, type LedgerRow, type TenantId } from "../ledger";
import type { Entry } from "../log";
import { createRowIndex, type RowIndex } from "../row-index";
import type { DirectoryEntry, ForgottenEntry, Reading, Writing } from "./database";
import { rowsEntry } from "./rows-entry";

/** Where a row lies. */
export interface RowAddress {
  id: string;
  holderId: string | null;
  createdAt: string;
  block: number;
  /** Position in its block. */
  at: number;
}

/** What is known of a block without reading it. */
interface BlockFacts {
  tenant: TenantId;
  batch: string | null;
  rows: number;
  holders: ReadonlySet<string>;
}

/** Blocks kept in memory after they were written or read: results are asked for right after. */
const CACHED_BLOCKS = 32;
/** So many blocks without a batch, each less than half full, are made into full ones. */
const MAXIMUM_SMALL_BLOCKS = 64;

export interface RowLog {
  /** Reads what was appended since it last looked. First in every transaction. */
  catchUp(transaction: Reading): Promise<void>;
  /** Forgets what it knows, for a transaction failed: the next `catchUp` reads all. */
  reset(): void;
  index(tenant: TenantId): RowIndex<RowAddress>;
  /** Appends rows in blocks and answers which. */
  append(
    transaction: Writing,
    tenant: TenantId,
    rows: readonly BatchRow[],
    options?: { batch?: string; places?: number[] }
  ): Promise<{ block: number; rows: number }[]>;
  /** Rows in the order of their addresses; those erased meanwhile are left out. */
  read(transaction: Reading, addresses: readonly RowAddress[]): Promise<LedgerRow[]>;
  readBlock(transaction: Reading, block: number): Promise<(LedgerRow | null)[]>;
  forgetTransaction(transaction: Writing, tenant: TenantId, id: string): Promise<boolean>;
  forgetHolder(transaction: Writing, tenant: TenantId, holderId: string): Promise<void>;
  forgetTenant(transaction: Writing, tenant: TenantId): Promise<void>;
  /** Drops blocks nothing points to, and fills up those that are mostly empty. */
  compact(transaction: Writing): Promise<void>;
}

/** A log that has read nothing yet. */
export function createRowLog(): RowLog {
  let indexes = new Map<TenantId, RowIndex<RowAddress>>();
  let blocks = new Map<number, BlockFacts>();
  let cache = new Map<number, (LedgerRow | null)[]>();
  let seen = 0;
  let resets = 0;

  const indexOf = (tenant: TenantId): RowIndex<RowAddress> => {
    let index = indexes.get(tenant);
    if (index === undefined) {
      index = createRowIndex({ idOf: ({ id }) => id, holderOf: ({ holderId }) => holderId });
      indexes.set(tenant, index);
    }
    return index;
  };

  const apply = (entry: DirectoryEntry, n: number): void => {
    seen = Math.max(seen, n);
    const index = indexOf(entry.tenant);
    switch (entry.kind) {
      case "rows":
        blocks.set(n, {
          tenant: entry.tenant,
          batch: entry.batch,
          rows: entry.ids.length,
          holders: new Set(entry.holders),
        });
        entry.ids.forEach((id, at) => {
          if (entry.kept[at] !== true) return;
          const { createdAt } = entry;
          const address: RowAddress = {
            id,
            holderId: entry.holders[entry.holderAt[at] ?? -1] ?? null,
            createdAt: typeof createdAt === "string" ? createdAt : (createdAt[at] ?? ""),
            block: n,
            at,
          };
          index.keep(address, entry.places?.[at] ?? n * BLOCK_ROWS + at);
        });
        return;
      case "transaction":
        index.forget(entry.id);
        return;
      case "holder":
        index.forgetHolder(entry.id);
        cache.clear();
        return;
      case "everything":
        indexes.delete(entry.tenant);
        for (const [block, { tenant }] of blocks) if (tenant === entry.tenant) blocks.delete(block);
        cache.clear();
    }
  };

  const remember = (block: number, rows: (LedgerRow | null)[]): void => {
    cache.set(block, rows);
    if (cache.size <= CACHED_BLOCKS) return;
    const [oldest] = cache.keys();
    if (oldest !== undefined) cache.delete(oldest);
  };

  const log = async (transaction: Writing, entry: ForgottenEntry): Promise<void> => {
    apply(entry, await transaction.objectStore("directory").add(entry));
  };

  const drop = async (transaction: Writing, block: number): Promise<void> => {
    blocks.delete(block);
    cache.delete(block);
    await Promise.all([
      transaction.objectStore("blocks").delete(block),
      transaction.objectStore("directory").delete(block),
    ]);
  };

  const readBlock = async (transaction: Reading, block: number) => {
    const cached = cache.get(block);
    if (cached !== undefined) {
      // The most recently used one goes last.
      cache.delete(block);
      cache.set(block, cached);
      return cached;
    }
    const rows = (await transaction.objectStore("blocks").get(block))?.rows ?? [];
    remember(block, rows);
    return rows;
  };

  const append: RowLog["append"] = async (transaction, tenant, rows, options = {}) => {
    const pieces: { block: number; rows: number }[] = [];
    for (let from = 0; from < rows.length; from += BLOCK_ROWS) {
      const part = rows.slice(from, from + BLOCK_ROWS);
      const places = options.places?.slice(from, from + BLOCK_ROWS) ?? null;
      const entry = rowsEntry(tenant, part, options.batch ?? null, places);
      const n = await transaction.objectStore("directory").add(entry);
      const record = { n, rows: part.map(({ row }) => row) };
      await transaction.objectStore("blocks").put(record);
      remember(n, record.rows);
      apply(entry, n);
      pieces.push({ block: n, rows: part.length });
    }
    return pieces;
  };

  const read: RowLog["read"] = async (transaction, addresses) => {
    const found = new Map<number, (LedgerRow | null)[]>();
    const wanted = [...new Set(addresses.map(({ block }) => block))];
    const contents = await Promise.all(wanted.map((block) => readBlock(transaction, block)));
    wanted.forEach((block, position) => found.set(block, contents[position] ?? []));
    return addresses.flatMap(({ block, at }) => found.get(block)?.[at] ?? []);
  };

  /** Blocks that no batch needs, by tenant. */
  const freeBlocks = async (transaction: Reading, tenant: TenantId): Promise<number[]> => {
    const batches = transaction.objectStore("batches").index("id");
    const needed = new Map<string, boolean>();
    const free: number[] = [];
    for (const [n, facts] of blocks) {
      if (facts.tenant !== tenant) continue;
      const { batch } = facts;
      if (batch !== null && !needed.has(batch))
        needed.set(batch, (await batches.getKey([tenant, batch])) !== undefined);
      if (batch === null || needed.get(batch) === false) free.push(n);
    }
    return free;
  };

  const compactTenant = async (transaction: Writing, tenant: TenantId): Promise<void> => {
    const free = new Map<number, Entry<RowAddress>[]>();
    for (const block of await freeBlocks(transaction, tenant)) free.set(block, []);
    for (const entry of indexOf(tenant).all.oldestFirst()) free.get(entry.item.block)?.push(entry);
    const sparse = [...free].filter(([, live]) => live.length < BLOCK_ROWS / 2);
    const isWorthIt = sparse.length > 1 || sparse.some(([block, live]) => isDead(block, live));
    if (!isWorthIt) return;
    const moving = sparse.flatMap(([, live]) => live).sort((one, other) => one.place - other.place);
    const contents = new Map<number, (LedgerRow | null)[]>();
    for (const [block] of sparse) contents.set(block, await readBlock(transaction, block));
    const rows: BatchRow[] = [];
    const places: number[] = [];
    for (const { item, place } of moving) {
      const row = contents.get(item.block)?.[item.at] ?? null;
      if (row === null) continue;
      rows.push({ row, kept: true });
      places.push(place);
    }
    await append(transaction, tenant, rows, { places });
    for (const [block] of sparse) await drop(transaction, block);
  };
  const isDead = (block: number, live: readonly unknown[]): boolean =>
    live.length * 2 < (blocks.get(block)?.rows ?? 0);

  return {
    index: indexOf,
    readBlock,
    read,

    async catchUp(transaction) {
      let asked: number;
      do {
        asked = resets;
        const appended = await transaction
          .objectStore("directory")
          .getAll(IDBKeyRange.lowerBound(seen, true));
        // A transaction before this one failed meanwhile: what was asked for is not enough.
        if (asked !== resets) continue;
        for (const entry of appended) {
          const n = entry.n ?? 0;
          // Another transaction may have read the same entries meanwhile.
          if (n > seen) apply(entry, n);
        }
      } while (asked !== resets);
    },

    reset() {
      indexes = new Map();
      blocks = new Map();
      cache = new Map();
      seen = 0;
      resets += 1;
    },

    async append(transaction, tenant, rows, options) {
      const pieces = await append(transaction, tenant, rows, options);
      let small = 0;
      for (const facts of blocks.values())
        if (facts.tenant === tenant && facts.batch === null && facts.rows < BLOCK_ROWS / 2)
          small += 1;
      if (small > MAXIMUM_SMALL_BLOCKS) await compactTenant(transaction, tenant);
      return pieces;
    },

    async forgetTransaction(transaction, tenant, id) {
      const entry = indexOf(tenant).get(id);
      if (entry === undefined) return false;
      const { block, at } = entry.item;
      await log(transaction, { tenant, kind: "transaction", id });
      const batch = blocks.get(block)?.batch ?? null;
      const isAnswer =
        batch !== null &&
        (await transaction.objectStore("batches").index("id").getKey([tenant, batch])) !==
          undefined;
      if (isAnswer) return true;
      const rows = (await transaction.objectStore("blocks").get(block))?.rows;
      if (rows === undefined) return true;
      rows[at] = null;
      cache.delete(block);
      if (rows.every((row) => row === null)) await drop(transaction, block);
      else await transaction.objectStore("blocks").put({ n: block, rows });
      return true;
    },

    async forgetHolder(transaction, tenant, holderId) {
      for (const [block, facts] of [...blocks]) {
        if (facts.tenant !== tenant || !facts.holders.has(holderId)) continue;
        const entry = await transaction.objectStore("directory").get(block);
        const rows = (await transaction.objectStore("blocks").get(block))?.rows;
        if (entry?.kind !== "rows" || rows === undefined) continue;
        const which = entry.holders.indexOf(holderId);
        entry.holderAt.forEach((holder, at) => {
          if (holder !== which) return;
          rows[at] = null;
          entry.ids[at] = "";
          entry.kept[at] = false;
        });
        entry.holders[which] = "";
        cache.delete(block);
        const holders = new Set(facts.holders);
        holders.delete(holderId);
        blocks.set(block, { ...facts, holders });
        if (rows.every((row) => row === null)) await drop(transaction, block);
        else {
          await transaction.objectStore("directory").put(entry);
          await transaction.objectStore("blocks").put({ n: block, rows });
        }
      }
      await log(transaction, { tenant, kind: "holder", id: holderId });
    },

    async forgetTenant(transaction, tenant) {
      const keys = await transaction.objectStore("directory").index("tenant").getAllKeys(tenant);
      for (const key of keys) await drop(transaction, key);
      await log(transaction, { tenant, kind: "everything", id: "" });
    },

    async compact(transaction) {
      for (const tenant of indexes.keys()) await compactTenant(transaction, tenant);
      // What was forgotten before the oldest block is in no block.
      const oldest = blocks.size === 0 ? seen + 1 : Math.min(...blocks.keys());
      await transaction.objectStore("directory").delete(IDBKeyRange.upperBound(oldest, true));
    },
  };
}
