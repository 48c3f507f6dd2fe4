/** The rows of a history that can be part of a series, and who each is with. */
import type { EntryType } from "../../model";
import { toDayNumber, toMinorUnits } from "../../model";
import { fold } from "../../knowledge";
import type { HistoryRow } from "../types";

/** One payment in whole days and whole minor units. */
export interface SeriesRow {
  id: string;
  day: number;
  /** Minor units. */
  amount: number;
  label: string;
  source: HistoryRow;
}

/** All payments one way between the holder and one counterparty in one currency, oldest first. */
export interface EntityRows {
  key: string;
  direction: EntryType;
  currency: string | null;
  rows: SeriesRow[];
}

/** Labels of money that comes back: never part of a series and never breaking one. */
const COMES_BACK: ReadonlySet<string> = new Set([
  "refund",
  "reversal",
  "chargeback",
  "adjustment",
  "cashback",
  "tax refund",
  "refund to customer",
  "prenote",
]);

/** Groups a history by who stands on the other side. Rows without date or amount are left out. */
export function rowsByEntity(history: readonly HistoryRow[]): EntityRows[] {
  const entities = new Map<string, EntityRows>();
  for (const source of history) {
    const { transaction, answer } = source;
    if (transaction.date === null || transaction.amount === null) continue;
    const label = answer.categories?.general ?? "";
    if (COMES_BACK.has(label)) continue;
    const key = [
      transaction.account_holder_id ?? "",
      transaction.entry_type,
      transaction.currency ?? "",
      entityOf(source),
    ].join("\u0000");
    let entity = entities.get(key);
    if (entity === undefined) {
      entity = {
        key,
        direction: transaction.entry_type,
        currency: transaction.currency,
        rows: [],
      };
      entities.set(key, entity);
    }
    entity.rows.push({
      id: transaction.id,
      day: toDayNumber(transaction.date),
      amount: toMinorUnits(transaction.amount, transaction.currency),
      label,
      source,
    });
  }
  for (const { rows } of entities.values())
    rows.sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return [...entities.values()];
}

/** Id and name: Amazon and Amazon Prime share a website and are two. Without a counterparty, its words. */
function entityOf({ transaction, answer }: HistoryRow): string {
  const counterparty = answer.entities?.counterparty ?? null;
  if (counterparty !== null && (counterparty.id ?? counterparty.name ?? null) !== null)
    return `${counterparty.id ?? ""}|${fold(counterparty.name ?? "")}`;
  return `${answer.categories?.general ?? ""}|${wordsAlone(transaction.description)}`;
}

/** The letters of a descriptor, without numbers and codes, which change from payment to payment. */
export function wordsAlone(description: string): string {
  return fold(description)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== "" && !/\d/.test(word))
    .join(" ");
}
