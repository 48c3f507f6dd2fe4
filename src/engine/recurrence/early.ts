/** Series that have just begun: one or two payments to somebody who is paid again by nature. */
import { isEvenPrice } from "./amounts";
import { fitCadences } from "./cadence";
import type { Traits } from "./nature";
import type { SeriesRow } from "./rows";
import { type Series, singleFit } from "./stream";
import { distinctDays } from "./twins";

/** How old the only payment may be, days before the newest of the history. */
const OLDEST = 365;

/**
 * A series of one or two payments, where a subscription service is paid or the bank's words say that
 * it comes again; null elsewhere. Trials (0) do not count.
 */
export function earlySeries(
  all: readonly SeriesRow[],
  traits: Traits,
  newest: number
): Series | null {
  if (traits.direction === "incoming" || traits.isOwn) return null;
  if (!traits.isService && traits.order !== "renewed" && traits.order !== "standing") return null;
  const rows = all.filter(({ amount }) => amount > 0);
  const last = rows.at(-1);
  if (last === undefined || newest - last.day > OLDEST || rows.some(isInShop)) return null;
  if (rows.length === 1) return { fit: singleFit("monthly", last.day), rows };
  if (rows.length > 2 || !isEvenPrice(rows.map(({ amount }) => amount))) return null;
  const fit = fitCadences(distinctDays(rows)).find(({ cadence }) => cadence === "monthly");
  return fit === undefined ? null : { fit, rows };
}

/** A store number tells a visit: a service of the same name is not what was paid. */
function isInShop({ source }: SeriesRow): boolean {
  return (source.answer.location?.structured?.store_number ?? null) !== null;
}
