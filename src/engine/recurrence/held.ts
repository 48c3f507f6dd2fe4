/** Amounts a bank holds and books days later: of the two rows only the booked one counts. */
import { fold } from "../../knowledge";
import { toDayNumber } from "../../model";
import type { HistoryRow } from "../types";
import { nameWords } from "./shape";

/** Words of banks for an amount held and not yet booked. */
const HELD =
  /\b(?:pending|authori[sz]ation|preauth|pre auth|vorgemerkt|vormerkung|autorisierung|en attente|en cours|autorisation|retencion|pendiente|in attesa|autorizzazione|reservering|gereserveerd|em processamento|blokada|reserverad|reservert|reserveret)\b/;

/** How long after it was held an amount is booked at the latest, days. */
const HELD_DAYS = 7;
/** Letters a name in common has at least. */
const SHORTEST_NAME = 4;
/** Booked rows of one amount looked at for a held one. */
const MOST_LOOKED_AT = 40;

/** Whether a descriptor, folded, has a bank's word for an amount held. */
export function saysHeld(folded: string): boolean {
  return HELD.test(folded);
}

/** Ids of the rows, of some, that only hold an amount which another row of the history books. */
export function onlyHeld(
  some: readonly HistoryRow[],
  history: readonly HistoryRow[]
): ReadonlySet<string> {
  const held = some.filter(({ transaction }) => saysHeld(fold(transaction.description)));
  return heldTwins(held, history);
}

/**
 * Ids of the rows, of those that say they hold an amount, that only hold what another row of the history
 * books: the same amount, days later, a name in common.
 */
export function heldTwins(
  held: readonly HistoryRow[],
  history: readonly HistoryRow[]
): ReadonlySet<string> {
  const twins = new Set<string>();
  if (held.length === 0) return twins;
  const booked = bookedLike(held, history);
  for (const { transaction } of held) {
    const rows = booked.get(keyOf(transaction));
    if (rows === undefined || transaction.date === null) continue;
    const words = new Set(
      nameWords(transaction.description).filter((word) => word.length >= SHORTEST_NAME)
    );
    const day = toDayNumber(transaction.date);
    const first = firstFrom(rows, day);
    for (let index = first; index < Math.min(rows.length, first + MOST_LOOKED_AT); index++) {
      const row = rows[index];
      if (row === undefined || row.day > day + HELD_DAYS) break;
      if (!nameWords(row.description).some((word) => words.has(word))) continue;
      twins.add(transaction.id);
      break;
    }
  }
  return twins;
}

interface Booked {
  day: number;
  description: string;
}

const keyOf = ({ entry_type, amount }: HistoryRow["transaction"]): string =>
  `${entry_type} ${String(amount)}`;

/** Booked rows that have the amount of a held one, by direction and amount, oldest first. */
function bookedLike(
  held: readonly HistoryRow[],
  history: readonly HistoryRow[]
): ReadonlyMap<string, readonly Booked[]> {
  const ids = new Set(held.map(({ transaction }) => transaction.id));
  const booked = new Map<string, Booked[]>();
  for (const { transaction } of held) booked.set(keyOf(transaction), []);
  for (const { transaction } of history) {
    const rows = booked.get(keyOf(transaction));
    if (rows === undefined || transaction.date === null || ids.has(transaction.id)) continue;
    rows.push({ day: toDayNumber(transaction.date), description: transaction.description });
  }
  for (const rows of booked.values()) rows.sort((a, b) => a.day - b.day);
  return booked;
}

/** Index of the first row on or after a day. */
function firstFrom(rows: readonly Booked[], day: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.day ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
