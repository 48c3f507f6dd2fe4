/** Pages of things that are all at hand: for ledgers that keep them, or where they lie, in memory. */
import type { AccountHolder } from "../model";
import type {
  DocumentFilter,
  HolderPageQuery,
  LedgerRow,
  ListPage,
  NumberedPage,
  NumberedPageQuery,
  PeriodQuery,
  StoredDocument,
} from "./ledger";

/** A page by number of items in ascending order. */
export function numberedPage<Item>(
  ascending: readonly Item[],
  { skip, limit, order }: NumberedPageQuery
): NumberedPage<Item> {
  const items = order === "ascending" ? ascending : [...ascending].reverse();
  return { items: items.slice(skip, skip + limit), total: ascending.length };
}

/** Whether an account holder is one of those a page shows. */
export function isOnHolderPage(holder: AccountHolder, { text, isNamed }: HolderPageQuery): boolean {
  if (isNamed && (holder.name ?? "") === "") return false;
  if (text === null) return true;
  const sought = text.toLowerCase();
  return [holder.id, holder.name ?? ""].some((value) => value.toLowerCase().includes(sought));
}

/** Rows by date; those without one come last in either order, equal dates as they were stored. */
export function byDate(
  rows: readonly LedgerRow[],
  { skip, limit, order }: NumberedPageQuery
): NumberedPage<LedgerRow> {
  const sign = order === "ascending" ? 1 : -1;
  const sorted = [...rows].sort(({ transaction: one }, { transaction: other }) => {
    if (one.date === other.date) return 0;
    if (one.date === null) return 1;
    if (other.date === null) return -1;
    return one.date < other.date ? -sign : sign;
  });
  return { items: sorted.slice(skip, skip + limit), total: rows.length };
}

/** A piece of the rows of a period; `next` is a position among them. */
export function pieceOfPeriod(
  rows: readonly LedgerRow[],
  { from, to, limit, after }: PeriodQuery
): ListPage<LedgerRow> {
  const inside = rows.filter(
    ({ transaction: { date } }) => date !== null && date >= from && date <= to
  );
  const start = after === null ? 0 : /^\d{1,15}$/.test(after) ? Number(after) : inside.length;
  const end = start + limit;
  return { items: inside.slice(start, end), next: end < inside.length ? String(end) : null };
}

/** Whether a document is one of those that are asked for. */
export function isWanted(document: StoredDocument, filter: DocumentFilter): boolean {
  const { statuses, subject, accountHolderId } = filter;
  return (
    (statuses === null || (document.status !== null && statuses.includes(document.status))) &&
    (subject === null || document.subject === subject) &&
    (accountHolderId === null || document.account_holder_id === accountHolderId)
  );
}
