/** Lists, newest first, page by page. */
import type { ListPage, ListQuery } from "../ledger";
import { momentOf } from "./keys";

/** Conditions of a statement, with their values. */
export interface Conditions {
  /** Adds `text`, in which `?` stands for the value. */
  add(text: string, value: unknown): void;
  /** What stands for a further value of the statement. */
  value(value: unknown): string;
  toString(): string;
  readonly values: readonly unknown[];
}

/** No condition yet. */
export function createConditions(): Conditions {
  const texts: string[] = [];
  const values: unknown[] = [];
  const place = (value: unknown): string => `$${values.push(value)}`;
  return {
    add(text, value) {
      texts.push(text.replace("?", place(value)));
    },
    value: place,
    toString: () => texts.join(" AND "),
    values,
  };
}

/** A row of a list: its place, and what it is, as JSON. */
export interface Placed {
  place: number;
  json: string;
}

/** The end of a statement that reads one page; one more than that tells whether others follow. */
export function pageOf(conditions: Conditions, query: ListQuery): string {
  if (query.after !== null) conditions.add("place < ?::bigint", placeOf(query.after));
  if (query.createdAfter !== null)
    conditions.add("created > ?::bigint", momentOf(query.createdAfter));
  if (query.createdBefore !== null)
    conditions.add("created < ?::bigint", momentOf(query.createdBefore));
  const limit = conditions.value(query.limit + 1);
  const skip = conditions.value(query.skip ?? 0);
  return `WHERE ${conditions.toString()} ORDER BY place DESC LIMIT ${limit}::int OFFSET ${skip}::int`;
}

/** The page of what was read. */
export function asPage<Row extends { place: number }, Item>(
  rows: readonly Row[],
  limit: number,
  read: (row: Row) => Item
): ListPage<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? String(last.place) : null;
  return { items: shown.map(read), next };
}

/** The place a page's `next` names; one that names none answers the empty page. */
export function placeOf(after: string): number {
  return /^\d{1,15}$/.test(after) ? Number(after) : 0;
}
