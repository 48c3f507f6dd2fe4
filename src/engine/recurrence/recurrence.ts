/** Recurrence over an account holder's whole history: groups, and what each row is among its fellows. */
import { v3 as uuidV3 } from "uuid";
import {
  type Cadence,
  type Counterparty,
  fromDayNumber,
  fromMinorUnits,
  type Periodicity,
  type Recurrence,
  type RecurrenceGroup,
  type RecurrenceType,
} from "../../model";
import type { Knowledge } from "../../knowledge";
import type { HistoryRow, RecurrenceAnswer } from "../types";
import { fixedShare, nextAmountOf } from "./amounts";
import { type CadenceFit, nextDay, SLOT_DAYS } from "./cadence";
import { type Nature, natureOf, rhythmIndex } from "./nature";
import { type EntityRows, rowsByEntity, type SeriesRow } from "./rows";
import { findSeries, type Series } from "./series";

/** Namespace of group ids: the version-3 UUID of `recurrence.ntropy-excel.invalid`. */
const GROUP_NAMESPACE = uuidV3("recurrence.ntropy-excel.invalid", uuidV3.DNS);

/** Days a step of a single, early payment is taken to have. */
const EARLY_DAYS = 30;

/** The wire's word for a cadence: v3 has none for semi-monthly and 28 days. */
export function periodicityOf(cadence: Cadence): Periodicity {
  return cadence === "semi_monthly" || cadence === "four_weekly" ? "other" : cadence;
}

/** A series with what an answer needs of it. */
export interface FoundSeries extends Series {
  entity: EntityRows;
  nature: Nature;
  type: RecurrenceType;
  groupId: string;
  active: boolean;
  /** Day number of the next payment; null once it ended. */
  next: number | null;
  /** Minor units. */
  nextAmount: number | null;
}

/** All series of a history. */
export function seriesOf(knowledge: Knowledge, history: readonly HistoryRow[]): FoundSeries[] {
  const rhythmOf = rhythmIndex(knowledge);
  const entities = rowsByEntity(history);
  let newest = Number.NEGATIVE_INFINITY;
  for (const { rows } of entities) newest = Math.max(newest, rows.at(-1)?.day ?? newest);
  const found: FoundSeries[] = [];
  for (const entity of entities) {
    const party = latest(entity.rows)?.source.answer.entities?.counterparty ?? null;
    const rhythm = rhythmOf(party?.id ?? null, party?.name ?? null);
    const nature = natureOf(commonLabel(entity.rows), entity.direction, rhythm);
    let series = findSeries(entity.rows, nature, entity.direction);
    if (series.length === 0 && rhythm === "subscription" && entity.direction === "outgoing")
      series = earlySubscription(entity.rows, newest);
    series
      .sort((a, b) => (a.rows[0]?.day ?? 0) - (b.rows[0]?.day ?? 0))
      .forEach((one, ordinal) => found.push(finished(one, entity, nature, ordinal, newest)));
  }
  return found;
}

/** Groups and rows of a holder's history. */
export function findRecurrence(
  knowledge: Knowledge,
  history: readonly HistoryRow[]
): RecurrenceAnswer {
  const byTransaction = new Map<string, Recurrence>();
  for (const { transaction } of history)
    if (transaction.date !== null && transaction.amount !== null)
      byTransaction.set(transaction.id, { type: "one off" });
  const groups = seriesOf(knowledge, history).map((series) => {
    const answer: Recurrence = {
      type: series.type,
      group_id: series.groupId,
      periodicity: periodicityOf(series.fit.cadence),
      cadence: series.fit.cadence,
      next_date: series.next === null ? null : fromDayNumber(series.next),
      next_amount:
        series.nextAmount === null
          ? null
          : fromMinorUnits(series.nextAmount, series.entity.currency),
    };
    for (const { id } of series.rows) byTransaction.set(id, answer);
    return groupOf(series);
  });
  groups.sort((a, b) =>
    a.end_date < b.end_date ? 1 : a.end_date > b.end_date ? -1 : a.id < b.id ? -1 : 1
  );
  return { groups, byTransaction };
}

function finished(
  series: Series,
  entity: EntityRows,
  nature: Nature,
  ordinal: number,
  newest: number
): FoundSeries {
  const { fit, rows } = series;
  const next = nextDay(fit);
  const slot = SLOT_DAYS[fit.cadence];
  const active = newest <= next + Math.max(5, slot * 0.6);
  const amounts = amountsBySlot(rows);
  return {
    ...series,
    entity,
    nature,
    type: typeOf(nature, rows),
    groupId: uuidV3(`${entity.key}\u0000${ordinal}`, GROUP_NAMESPACE),
    active,
    next: active ? next : null,
    nextAmount: active ? nextAmountOf(amounts, Math.round(365 / slot)) : null,
  };
}

/** Several payments on one day are one slot of their sum. */
function amountsBySlot(rows: readonly SeriesRow[]): number[] {
  const sums = new Map<number, number>();
  for (const { day, amount } of rows) sums.set(day, (sums.get(day) ?? 0) + amount);
  return [...sums.values()];
}

/** A fixed price at a shop or an unknown firm is a subscription; a bill, a loan or income is recurring. */
function typeOf(nature: Nature, rows: readonly SeriesRow[]): RecurrenceType {
  if (nature === "subscription") return "subscription";
  if (nature === "bill" || nature === "income" || nature === "money") return "recurring";
  return fixedShare(rows.map(({ amount }) => amount)) >= 0.6 ? "subscription" : "recurring";
}

/** One or two payments to a service that is paid by subscription: a series that has just begun. */
function earlySubscription(rows: readonly SeriesRow[], newest: number): Series[] {
  const last = latest(rows);
  if (last === undefined || rows.length !== 1 || newest - last.day > EARLY_DAYS * 12) return [];
  const fit: CadenceFit = {
    cadence: "monthly",
    hits: 0,
    missed: 0,
    longestPause: 0,
    irregular: 0,
    looseness: 0,
    lastNominal: last.day,
    anchors: [],
  };
  return [{ fit, rows: [last] }];
}

const latest = (rows: readonly SeriesRow[]): SeriesRow | undefined => rows.at(-1);

/** The label most rows of an entity have; of equals the latest. */
function commonLabel(rows: readonly SeriesRow[]): string {
  const counts = new Map<string, number>();
  let best = "";
  for (const { label } of rows) {
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    if (count >= (counts.get(best) ?? 0)) best = label;
  }
  return best;
}

/** Floor of the median gap in days between different days; 30 for a single payment. */
export function daysBetween(rows: readonly SeriesRow[]): number {
  const days = [...new Set(rows.map(({ day }) => day))].sort((a, b) => a - b);
  if (days.length < 2) return EARLY_DAYS;
  const gaps = days
    .slice(1)
    .map((day, index) => day - (days[index] ?? 0))
    .sort((a, b) => a - b);
  const half = Math.floor(gaps.length / 2);
  const upper = gaps[half] ?? 0;
  return Math.floor(gaps.length % 2 === 1 ? upper : ((gaps[half - 1] ?? 0) + upper) / 2);
}

function groupOf(series: FoundSeries): RecurrenceGroup {
  const { rows, entity, fit } = series;
  const total = rows.reduce((sum, { amount }) => sum + amount, 0);
  const last = rows.at(-1);
  const answer = last?.source.answer;
  return {
    id: series.groupId,
    start_date: fromDayNumber(rows[0]?.day ?? 0),
    end_date: fromDayNumber(last?.day ?? 0),
    total_amount: fromMinorUnits(total, entity.currency),
    average_amount: fromMinorUnits(Math.round(total / rows.length), entity.currency),
    periodicity_in_days: daysBetween(rows),
    periodicity: periodicityOf(fit.cadence),
    counterparty: answer?.entities?.counterparty ?? nameless(),
    categories: answer?.categories ?? { general: null },
    transaction_ids: rows.map(({ id }) => id),
    entry_type: entity.direction,
    type: series.type,
    cadence: fit.cadence,
    currency: entity.currency,
    next_date: series.next === null ? null : fromDayNumber(series.next),
    next_amount:
      series.nextAmount === null ? null : fromMinorUnits(series.nextAmount, entity.currency),
    is_active: series.active,
  };
}

/** The contract wants a counterparty also where nobody is named (interest, fees). */
function nameless(): Counterparty {
  return { type: "organization", id: null, name: null, website: null, logo: null, mccs: [] };
}
