/** A list in the order things came, from which things may go: append, remove, read newest first. */
import type { ListPage, ListQuery } from "./ledger";

/** One thing with its place in the order; places only grow and are never given twice. */
export interface Entry<Item> {
  readonly place: number;
  item: Item;
  live: boolean;
}

export interface Log<Item> {
  /** Adds an entry where its place says, which is nearly always the end. */
  add(entry: Entry<Item>): void;
  /** Counts out an entry that is no longer live, in this log and in every other one that holds it. */
  drop(entry: Entry<Item>): void;
  /** Live entries, oldest first. */
  oldestFirst(): IterableIterator<Entry<Item>>;
  /** Live entries placed before `place`, newest first. */
  newestFirst(place: number): IterableIterator<Entry<Item>>;
}

/** An empty log. Entries that are no longer live are swept out once they are half of it. */
export function createLog<Item>(): Log<Item> {
  let entries: Entry<Item>[] = [];
  let gone = 0;

  /** Index of the first entry placed at or after `place`. */
  const indexOf = (place: number): number => {
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const entry = entries[middle];
      if (entry !== undefined && entry.place < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    add(entry) {
      const last = entries[entries.length - 1];
      if (last === undefined || last.place < entry.place) entries.push(entry);
      else entries.splice(indexOf(entry.place), 0, entry);
    },
    drop(entry) {
      entry.live = false;
      gone += 1;
      if (gone * 2 <= entries.length || entries.length < 64) return;
      entries = entries.filter(({ live }) => live);
      gone = 0;
    },
    *oldestFirst() {
      for (const entry of entries) if (entry.live) yield entry;
    },
    *newestFirst(place) {
      for (let index = indexOf(place) - 1; index >= 0; index -= 1) {
        const entry = entries[index];
        if (entry?.live === true) yield entry;
      }
    },
  };
}

/** One page of what is wanted, newest first; `next` is the place of the last one given. */
export function pageOf<Item>(
  newestFirst: (place: number) => Iterable<Entry<Item>>,
  query: ListQuery,
  createdAt: (item: Item) => string,
  wanted: (item: Item) => boolean = () => true
): ListPage<Item> {
  const items: Item[] = [];
  let last: number | null = null;
  let toSkip = query.skip ?? 0;
  for (const entry of newestFirst(placeOf(query.after))) {
    const created = createdAt(entry.item);
    if (query.createdBefore !== null && created >= query.createdBefore) continue;
    if (query.createdAfter !== null && created <= query.createdAfter) continue;
    if (!wanted(entry.item)) continue;
    if (toSkip > 0) {
      toSkip -= 1;
      continue;
    }
    if (items.length === query.limit) return { items, next: String(last) };
    items.push(entry.item);
    last = entry.place;
  }
  return { items, next: null };
}

/** The place a page's `next` names; one that names none answers the empty page. */
function placeOf(after: string | null): number {
  if (after === null) return Number.POSITIVE_INFINITY;
  return /^\d{1,15}$/.test(after) ? Number(after) : 0;
}
