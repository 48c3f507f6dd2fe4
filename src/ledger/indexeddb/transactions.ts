/** Transactions in the browser's database. */
import type { LedgerRow, TenantId, TransactionStore } from "../ledger";
import { pageOf } from "../log";
import { byDate, pieceOfPeriod } from "../pages";
import { withoutOrphans, type Access } from "./access";
import type { Reading } from "./database";

/** The store of transactions. */
export function transactionStore({ log, read, write }: Access): TransactionStore {
  const historyOf = (
    transaction: Reading,
    tenant: TenantId,
    accountHolderId: string | null
  ): Promise<LedgerRow[]> => {
    const index = log.index(tenant);
    const rows = accountHolderId === null ? index.all : index.ofHolder(accountHolderId);
    return log.read(
      transaction,
      Array.from(rows?.oldestFirst() ?? [], ({ item }) => item)
    );
  };

  return {
    putMany: (tenant, rows) =>
      write(async (transaction) => {
        const answers = rows.map((row) => ({ row, kept: true }));
        const known = await withoutOrphans(transaction, tenant, answers);
        await log.append(
          transaction,
          tenant,
          known.filter(({ kept }) => kept)
        );
      }),
    get: (tenant, id) =>
      read(async (transaction) => {
        const address = log.index(tenant).get(id)?.item;
        if (address === undefined) return null;
        const [row] = await log.read(transaction, [address]);
        return row ?? null;
      }),
    list: (tenant, query) =>
      read(async (transaction) => {
        const index = log.index(tenant);
        const { accountHolderId } = query;
        const rows = accountHolderId === null ? index.all : index.ofHolder(accountHolderId);
        if (rows === undefined) return { items: [], next: null };
        const page = pageOf(rows.newestFirst, query, ({ createdAt }) => createdAt);
        return { items: await log.read(transaction, page.items), next: page.next };
      }),
    getMany: (tenant, ids) =>
      read(async (transaction) => {
        const index = log.index(tenant);
        const addresses = ids.flatMap((id) => index.get(id)?.item ?? []);
        const rows = await log.read(transaction, addresses);
        return new Map(rows.map((row) => [row.transaction.id, row]));
      }),
    byDate: (tenant, accountHolderId, query) =>
      read(async (transaction) =>
        byDate(await historyOf(transaction, tenant, accountHolderId), query)
      ),
    count: (tenant, accountHolderId) =>
      read(async () => {
        let rows = 0;
        for (const _ of log.index(tenant).ofHolder(accountHolderId)?.oldestFirst() ?? []) rows += 1;
        return rows;
      }),
    ofPeriod: (tenant, query) =>
      read(async (transaction) =>
        pieceOfPeriod(await historyOf(transaction, tenant, query.accountHolderId), query)
      ),
    history: (tenant, accountHolderId) =>
      read((transaction) => historyOf(transaction, tenant, accountHolderId)),
    replace: (tenant, row) =>
      write(async (transaction) => {
        const entry = log.index(tenant).get(row.transaction.id);
        if (entry === undefined) return false;
        const [answer] = await withoutOrphans(transaction, tenant, [{ row, kept: true }]);
        if (answer?.kept !== true) return false;
        await log.append(transaction, tenant, [answer], { places: [entry.place] });
        return true;
      }),
    remove: (tenant, id) => write((transaction) => log.forgetTransaction(transaction, tenant, id)),
  };
}
