/** What the directory says of a block of rows. */
import type { BatchRow, TenantId } from "../ledger";
import type { RowsEntry } from "./database";

/** The entry of rows that are appended as one block; `places` where they keep places of their own. */
export function rowsEntry(
  tenant: TenantId,
  rows: readonly BatchRow[],
  batch: string | null,
  places: number[] | null
): RowsEntry {
  const holders: string[] = [];
  const positions = new Map<string, number>();
  const holderAt = rows.map(({ row }) => {
    const holder = row.transaction.account_holder_id;
    if (holder === null) return -1;
    let position = positions.get(holder);
    if (position === undefined) {
      position = holders.push(holder) - 1;
      positions.set(holder, position);
    }
    return position;
  });
  const first = rows[0]?.row.created_at ?? "";
  const isSameMoment = rows.every(({ row }) => row.created_at === first);
  return {
    tenant,
    kind: "rows",
    batch,
    ids: rows.map(({ row }) => row.transaction.id),
    holders,
    holderAt,
    kept: rows.map(({ kept }) => kept),
    createdAt: isSameMoment ? first : rows.map(({ row }) => row.created_at),
    places,
  };
}
