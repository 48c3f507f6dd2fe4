/** The rows of a history that can be part of a series, and who each is with. */
import type { EntryType } from "../../model";
import { toDayNumber, toMinorUnits } from "../../model";
import { fold } from "../../knowledge";
import type { HistoryRow } from "../types";
import { heldTwins, saysHeld } from "./held";
import { shapeOfFolded } from "./shape";

/** One payment in whole days and whole minor units. */
export interface SeriesRow {
  id: string;
  day: number;
  /** Minor units. */
  amount: number;
  label: string;
  /** The words of its descriptor without dates and references. */
  shape: string;
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
function isBack({ transaction }: HistoryRow, label: string, folded: string): boolean {
  if (COMES_BACK.has(label)) return true;
  if (label === "reversal" && transaction.entry_type === "outgoing") return true;
  return transaction.entry_type === "incoming" && BACK.test(folded);
}

/** What one row of a history says by itself. */
interface RowFacts {
  /** Whether its bank says that it only holds the amount. */
  isHeld: boolean;
  /** Whom the payment is with, and the payment; null where it can't be part of a series. */
  payment: { entity: string; row: SeriesRow } | null;
}

function factsOf(source: HistoryRow): RowFacts {
  const { transaction, answer } = source;
  const folded = fold(transaction.description);
  const isHeld = saysHeld(folded);
  const label = answer.categories?.general ?? "";
  if (transaction.date === null || transaction.amount === null || isBack(source, label, folded))
    return { isHeld, payment: null };
  const { id, account_holder_id: holder, entry_type: direction, currency } = transaction;
  const shape = shapeOfFolded(folded);
  const other = entityOf(source, shape);
  const row: SeriesRow = {
    id,
    day: toDayNumber(transaction.date),
    amount: toMinorUnits(transaction.amount, currency),
    label,
    shape,
    source,
  };
  const entity = `${holder ?? ""}\u0000${direction}\u0000${currency ?? ""}\u0000${other}`;
  return { isHeld, payment: { entity, row } };
}

/** Groups histories by who stands on the other side; rows that can't be part of a series are left out. */
export type EntityReader = (history: readonly HistoryRow[]) => EntityRows[];

/**
 * A reader that remembers what rows say, as long as they live, and the payments to an entity in their
 * order: where nothing was added to them they are the same list as the last time.
 */
export function createEntityReader(): EntityReader {
  const known = new WeakMap<HistoryRow, RowFacts>();
  const sortedBefore = new WeakMap<SeriesRow, Sorted>();
  const factsFor = (source: HistoryRow): RowFacts => {
    let facts = known.get(source);
    if (facts === undefined) {
      facts = factsOf(source);
      known.set(source, facts);
    }
    return facts;
  };
  const sorted = (given: SeriesRow[]): SeriesRow[] => {
    const [first] = given;
    if (first === undefined) return given;
    const now = sortedAnew(given, sortedBefore.get(first));
    sortedBefore.set(first, now);
    return now.rows;
  };

  return (history) => {
    const facts = history.map(factsFor);
    const held = history.filter((_, index) => facts[index]?.isHeld === true);
    const twins = heldTwins(held, history);
    const entities = new Map<string, EntityRows>();
    for (const { payment, isHeld } of facts) {
      if (payment === null) continue;
      const { entity: key, row } = payment;
      if (isHeld && twins.has(row.id)) continue;
      const entity = entities.get(key);
      if (entity !== undefined) entity.rows.push(row);
      else {
        const { entry_type: direction, currency } = row.source.transaction;
        entities.set(key, { key, direction, currency, rows: [row] });
      }
    }
    return Array.from(entities.values(), (entity) => ({ ...entity, rows: sorted(entity.rows) }));
  };
}

/** Rows as they were given, and the same oldest first. */
interface Sorted {
  given: readonly SeriesRow[];
  rows: SeriesRow[];
}

/** Rows sorted, on top of those that were sorted before where they begin with the same. */
function sortedAnew(given: readonly SeriesRow[], before: Sorted | undefined): Sorted {
  const isLonger = before !== undefined && before.given.every((row, index) => row === given[index]);
  if (!isLonger) return { given, rows: [...given].sort(byDay) };
  if (before.given.length === given.length) return before;
  // The engine's sort takes runs that are in order as they are: this costs little more than what is new.
  const added = given.slice(before.given.length).sort(byDay);
  return { given, rows: [...before.rows, ...added].sort(byDay) };
}

/** Oldest first; rows of one day by their ids, so that the order given changes nothing. */
export function byDay(a: SeriesRow, b: SeriesRow): number {
  return a.day - b.day || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Id and name: Amazon and Amazon Prime share a website and are two. Without a counterparty, its words. */
function entityOf({ answer }: HistoryRow, shape: string): string {
  const counterparty = answer.entities?.counterparty ?? null;
  if (counterparty !== null && (counterparty.id ?? counterparty.name ?? null) !== null)
    return `${counterparty.id ?? ""}|${fold(counterparty.name ?? "")}`;
  return `${answer.categories?.general ?? ""}|${shape}`;
}
