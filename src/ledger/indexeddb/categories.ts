/** Category sets in the browser's database. */
import type { CategorySet } from "../../model";
import type { CategoryStore } from "../ledger";
import type { Access } from "./access";

/** The store of category sets. */
export function categoryStore({ read, write }: Access): CategoryStore {
  return {
    put: (tenant, id, set) =>
      write(async (transaction) => {
        await transaction.objectStore("categories").put({ tenant, id, set });
      }),
    get: (tenant, id) =>
      read(async (transaction) => {
        const record = await transaction.objectStore("categories").get([tenant, id]);
        return record?.set ?? null;
      }),
    getMany: (tenant, ids) =>
      read(async (transaction) => {
        const store = transaction.objectStore("categories");
        const records = await Promise.all(ids.map((id) => store.get([tenant, id])));
        return new Map(
          records.flatMap((record): [string, CategorySet][] =>
            record === undefined ? [] : [[record.id, record.set]]
          )
        );
      }),
    list: (tenant) =>
      read(async (transaction) => {
        const records = await transaction.objectStore("categories").index("tenant").getAll(tenant);
        return records.map(({ id, set }) => ({ id, set }));
      }),
    remove: (tenant, id) =>
      write(async (transaction) => {
        const store = transaction.objectStore("categories");
        if ((await store.getKey([tenant, id])) === undefined) return false;
        await store.delete([tenant, id]);
        return true;
      }),
  };
}
