/** What came twice in one period of its rhythm: the same amount from the same merchant again, too early. */
import { toDayNumber, type DoubleCharge } from "../../model";
import type { ReportRow } from "./rows";

/** Fastest rhythm, days, in which a second equal payment is strange: visits to a shop are not. */
const SLOWEST_HABIT_DAYS = 13;
/** Share of a step before which a second charge is too early to be the next one. */
const EARLY = 0.6;

/** Outgoing payments that are in no series, by whom and how much was paid, oldest first. */
export type ChargeIndex = ReadonlyMap<string, readonly ReportRow[]>;

/** Indexes the payments that are in no series, without those that only hold an amount booked later. */
export function indexCharges(
  rows: readonly ReportRow[],
  inSeries: ReadonlySet<string>,
  onlyHeld: ReadonlySet<string>
): ChargeIndex {
  const index = new Map<string, ReportRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null || inSeries.has(row.id) || onlyHeld.has(row.id)) continue;
    const same = index.get(key);
    if (same === undefined) index.set(key, [row]);
    else same.push(row);
  }
  for (const same of index.values()) same.sort((a, b) => (a.date < b.date ? -1 : 1));
  return index;
}

/** Second charges of a series, oldest first; amounts in minor units. `days`: one step of its rhythm. */
export function doubleCharges(
  rows: readonly ReportRow[],
  days: number,
  charges: ChargeIndex
): DoubleCharge[] {
  if (days < SLOWEST_HABIT_DAYS) return [];
  const found: DoubleCharge[] = [];
  const seen = new Set<string>();
  rows.forEach((row, place) => {
    const others = [...(charges.get(keyOf(row) ?? "") ?? []), ...rows.slice(place + 1, place + 2)];
    for (const other of others) {
      if (other.units !== row.units || seen.has(other.id)) continue;
      const gap = toDayNumber(other.date) - toDayNumber(row.date);
      if (gap < 0 || gap >= EARLY * days) continue;
      seen.add(other.id);
      found.push({
        first_date: row.date,
        second_date: other.date,
        amount: row.units,
        transaction_ids: [row.id, other.id],
      });
    }
  });
  return found.sort((a, b) => (a.second_date < b.second_date ? -1 : 1));
}

function keyOf({ entryType, merchant, currency, units }: ReportRow): string | null {
  if (entryType !== "outgoing" || merchant === null || units === 0) return null;
  return `${merchant.name.toLowerCase()}\u0000${currency ?? ""}\u0000${String(units)}`;
}
