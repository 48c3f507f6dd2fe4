/** Which row holds which transaction id, in the order rows came, and by account holder. */
import { createLog, type Entry, type Log } from "./log";

/** How the index reads its items: whole rows in memory, or where a row lies in the browser's storage. */
export interface RowIndexOptions<Item> {
  idOf: (item: Item) => string;
  holderOf: (item: Item) => string | null;
}

export interface RowIndex<Item> {
  get(id: string): Entry<Item> | undefined;
  /** Puts an item at a place; the item with the same id before goes. */
  keep(item: Item, place: number): void;
  /** Takes an item out; false where there is none of that id. */
  forget(id: string): boolean;
  /** Takes out all items of a holder. */
  forgetHolder(holderId: string): void;
  /** All items in the order of their places. */
  readonly all: Log<Item>;
  /** A holder's items in the order of their places; undefined where it never had any. */
  ofHolder(holderId: string): Log<Item> | undefined;
}

/** An empty index. */
export function createRowIndex<Item>({ idOf, holderOf }: RowIndexOptions<Item>): RowIndex<Item> {
  const byId = new Map<string, Entry<Item>>();
  const byHolder = new Map<string, Log<Item>>();
  const all = createLog<Item>();

  const forget = (entry: Entry<Item>): void => {
    const holderId = holderOf(entry.item);
    byId.delete(idOf(entry.item));
    all.drop(entry);
    if (holderId !== null) byHolder.get(holderId)?.drop(entry);
  };

  return {
    all,
    get: (id) => byId.get(id),
    ofHolder: (holderId) => byHolder.get(holderId),
    keep(item, place) {
      const earlier = byId.get(idOf(item));
      if (earlier !== undefined) forget(earlier);
      const entry: Entry<Item> = { place, item, live: true };
      byId.set(idOf(item), entry);
      all.add(entry);
      const holderId = holderOf(item);
      if (holderId === null) return;
      let ofHolder = byHolder.get(holderId);
      if (ofHolder === undefined) {
        ofHolder = createLog();
        byHolder.set(holderId, ofHolder);
      }
      ofHolder.add(entry);
    },
    forget(id) {
      const entry = byId.get(id);
      if (entry === undefined) return false;
      forget(entry);
      return true;
    },
    forgetHolder(holderId) {
      const entries = [...(byHolder.get(holderId)?.oldestFirst() ?? [])];
      for (const entry of entries) forget(entry);
      byHolder.delete(holderId);
    },
  };
}
