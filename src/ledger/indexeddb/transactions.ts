/** Transactions in the browser's database. */
import type { TransactionStore } from "../ledger";
import { pageOf } from "../log";
import { withoutOrphans, type Access } from "./access";

/** The store of transactions. */
export function transactionStore({ log, read, write }: Access): TransactionStore {
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
    history: (tenant, accountHolderId) =>
      read(async (transaction) => {
        const rows = log.index(tenant).ofHolder(accountHolderId);
        const addresses = Array.from(rows?.oldestFirst() ?? [], ({ item }) => item);
        return log.read(transaction, addresses);
      }),
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
