/** The rows of a history that can be part of a series, and who each is with. */
import type { EntryType } from "../../model";
import { toDayNumber, toMinorUnits } from "../../model";
import { fold } from "../../knowledge";
import type { HistoryRow } from "../types";
import { heldTwins } from "./held";
import { shapeOf } from "./shape";

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
  "chargeback",
  "adjustment",
  "cashback",
  "tax refund",
  "refund to customer",
  "prenote",
]);

/** Banks' and shops' words for money that comes back. */
const BACK =
  /\b(?:refund\w*|rebate|return|returned|reversal|chargeback|storno|erstattung|rueckerstattung|ruckerstattung|gutschrift karte|retoure|remboursement|rembours|avoir|annulation|reembolso|devolucion|devol|abono compra|rimborso|reso|riaccredito|terugbetaling|retourbetaling|retour|storting retour|teruggave|estorno|zwrot|aterbetalning|tilbakebetaling|tilbagebetaling|hyvitys|palautus|vraceni|iade)\b/;

/** A merchant's trade alone makes incoming money a refund: wages of a shop, or a client's invoices. */
function isBack({ transaction }: HistoryRow, label: string): boolean {
  if (COMES_BACK.has(label)) return true;
  if (label === "reversal" && transaction.entry_type === "outgoing") return true;
  return transaction.entry_type === "incoming" && BACK.test(fold(transaction.description));
}

/** Groups a history by who stands on the other side. Rows without date or amount are left out. */
export function rowsByEntity(history: readonly HistoryRow[]): EntityRows[] {
  const held = heldTwins(history);
  const entities = new Map<string, EntityRows>();
  for (const source of history) {
    const { transaction, answer } = source;
    if (transaction.date === null || transaction.amount === null) continue;
    const label = answer.categories?.general ?? "";
    if (isBack(source, label)) continue;
    if (held.has(transaction.id)) continue;
    const day = toDayNumber(transaction.date);
    const amount = toMinorUnits(transaction.amount, transaction.currency);
    const { account_holder_id: holder, entry_type: direction, currency } = transaction;
    const key = `${holder ?? ""}\u0000${direction}\u0000${currency ?? ""}\u0000${entityOf(source)}`;
    let entity = entities.get(key);
    if (entity === undefined) {
      entity = { key, direction, currency, rows: [] };
      entities.set(key, entity);
    }
    entity.rows.push({ id: transaction.id, day, amount, label, source });
  }
  for (const { rows } of entities.values()) rows.sort(byDay);
  return [...entities.values()];
}

/** Oldest first; rows of one day by their ids, so that the order given changes nothing. */
export function byDay(a: SeriesRow, b: SeriesRow): number {
  return a.day - b.day || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Id and name: Amazon and Amazon Prime share a website and are two. Without a counterparty, its words. */
function entityOf({ transaction, answer }: HistoryRow): string {
  const counterparty = answer.entities?.counterparty ?? null;
  if (counterparty !== null && (counterparty.id ?? counterparty.name ?? null) !== null)
    return `${counterparty.id ?? ""}|${fold(counterparty.name ?? "")}`;
  return `${answer.categories?.general ?? ""}|${shapeOf(transaction.description)}`;
}
