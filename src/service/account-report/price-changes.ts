/** When what is paid again and again got another price. */
import { isSamePrice } from "../../engine/recurrence/amounts";
import { fromMinorUnits, type PriceChange } from "../../model";
import type { ReportRow } from "./rows";

/** Share of neighbouring payments with one price from which on a payment has a price at all. */
const FIXED_SHARE = 0.5;

/**
 * The changes of a fixed price, oldest first. One payment of another price between two of the same one
 * (a part payment, a discount) is no change. What has a new amount nearly every time (a bill by usage, a
 * rate of exchange) has no price that could change.
 */
export function priceChanges(
  rows: readonly Pick<ReportRow, "date" | "units">[],
  currency: string | null
): PriceChange[] {
  const isSame = fixedBy(rows, (one, other) => one === other)
    ? (one: number, other: number) => one === other
    : fixedBy(rows, isSamePrice)
      ? isSamePrice
      : null;
  if (isSame === null) return [];
  const changes: PriceChange[] = [];
  rows.forEach(({ date, units }, index) => {
    const earlier = rows[index - 1];
    if (earlier === undefined || isSame(earlier.units, units)) return;
    if (isException(rows, index, isSame) || isException(rows, index - 1, isSame)) return;
    changes.push({
      date,
      from: fromMinorUnits(earlier.units, currency),
      to: fromMinorUnits(units, currency),
    });
  });
  return changes;
}

type SamePrice = (one: number, other: number) => boolean;

/** With two payments one pair tells nothing: a second price is a change. */
function fixedBy(rows: readonly Pick<ReportRow, "units">[], isSame: SamePrice): boolean {
  let same = 0;
  for (let index = 1; index < rows.length; index++)
    if (isSame(rows[index]?.units ?? 0, rows[index - 1]?.units ?? 0)) same += 1;
  return rows.length >= 3 && same >= FIXED_SHARE * (rows.length - 1);
}

/** Whether a payment stands alone between two of one price. */
function isException(
  rows: readonly Pick<ReportRow, "units">[],
  index: number,
  isSame: SamePrice
): boolean {
  const [before, own, after] = [rows[index - 1], rows[index], rows[index + 1]];
  if (before === undefined || own === undefined || after === undefined) return false;
  return isSame(before.units, after.units) && !isSame(before.units, own.units);
}
