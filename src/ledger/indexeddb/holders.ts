/** Account holders in the browser's database. */
import type { AccountHolder } from "../../model";
import type { AccountHolderStore } from "../ledger";
import { isOnHolderPage, numberedPage } from "../pages";
import { pageOfRecords, type Access } from "./access";
import { forgetWithHolder } from "./documents";

/** The store of account holders. */
export function holderStore({ log, read, write }: Access): AccountHolderStore {
  return {
    create: (tenant, holder) =>
      write(async (transaction) => {
        const holders = transaction.objectStore("holders");
        if ((await holders.index("id").getKey([tenant, holder.id])) !== undefined) return false;
        await holders.add({ tenant, id: holder.id, holder });
        return true;
      }),
    put: (tenant, holder) =>
      write(async (transaction) => {
        const holders = transaction.objectStore("holders");
        const place = await holders.index("id").getKey([tenant, holder.id]);
        const record = { tenant, id: holder.id, holder };
        await holders.put(place === undefined ? record : { ...record, place });
      }),
    get: (tenant, id) =>
      read(async (transaction) => {
        const record = await transaction.objectStore("holders").index("id").get([tenant, id]);
        return record?.holder ?? null;
      }),
    getMany: (tenant, ids) =>
      read(async (transaction) => {
        const index = transaction.objectStore("holders").index("id");
        const records = await Promise.all(ids.map((id) => index.get([tenant, id])));
        return new Map(
          records.flatMap((record): [string, AccountHolder][] =>
            record === undefined ? [] : [[record.id, record.holder]]
          )
        );
      }),
    list: (tenant, query) =>
      read(async (transaction) => {
        const records = await transaction.objectStore("holders").index("tenant").getAll(tenant);
        return pageOfRecords(
          records.map(({ place, holder }) => ({ place, item: holder })),
          query,
          ({ created_at }) => created_at
        );
      }),
    page: (tenant, query) =>
      read(async (transaction) => {
        const records = await transaction.objectStore("holders").index("tenant").getAll(tenant);
        const holders = records.map(({ holder }) => holder);
        return numberedPage(
          holders.filter((holder) => isOnHolderPage(holder, query)),
          query
        );
      }),
    remove: (tenant, id) =>
      write(async (transaction) => {
        const holders = transaction.objectStore("holders");
        const place = await holders.index("id").getKey([tenant, id]);
        if (place === undefined) return false;
        await holders.delete(place);
        await forgetWithHolder(transaction, tenant, id);
        await log.forgetHolder(transaction, tenant, id);
        return true;
      }),
  };
}
