/** Recurrence over an account holder's whole history: groups, and what each row is among its fellows. */
import { v3 as uuidV3 } from "uuid";
import {
  type Counterparty,
  type EntryType,
  fromDayNumber,
  fromMinorUnits,
  type Recurrence,
  type RecurrenceType,
} from "../../model";
import type { HistoryRow, RecurrenceAnswer } from "../types";
import { nextAmountOf } from "./amounts";
import { earlySeries } from "./early";
import { nextDay, nextWeekdayOfMonth, SLOT_DAYS, SLOT_MONTHS } from "./grid";
import { groupOf, periodicityOf } from "./groups";
import { joinRenamed, type OwnedSeries } from "./joins";
import {
  type KnownTrade,
  tradeIndex,
  type TradeKnowledge,
  type Traits,
  traitsOf,
  typeOf,
} from "./nature";
import { orderOf } from "./order";
import { createEntityReader, type EntityRows, type SeriesRow } from "./rows";
import { findSeries } from "./series";
import { byStart, type Series } from "./stream";
import { distinctDays } from "./twins";

/** Namespace of group ids: the version-3 UUID of `recurrence.ntropy-excel.invalid`. */
const GROUP_NAMESPACE = uuidV3("recurrence.ntropy-excel.invalid", uuidV3.DNS);

/** One payment does not tell its rhythm: so many days more and it would be late if it were quarterly. */
const UNSURE_DAYS = 62;

/** A series with what an answer needs of it. */
export interface FoundSeries extends OwnedSeries {
  type: RecurrenceType;
  groupId: string;
  active: boolean;
  /** Day number of the next payment; null once it ended or is overdue. */
  next: number | null;
  /** Minor units. */
  nextAmount: number | null;
}

/** A history read. */
export interface ReadHistory {
  entities: readonly EntityRows[];
  /** By their first payment. Their rows are those of the entities. */
  series: readonly FoundSeries[];
  /** Day number of the newest payment either way; minus infinity where there is none. */
  newest: number;
}

/** Reads histories with some knowledge. */
export interface SeriesReader {
  /** Payments by who stands on the other side, and their series; `only` those one way. */
  read(history: readonly HistoryRow[], only?: EntryType): ReadHistory;
  /** Trade of a counterparty that the knowledge holds. */
  tradeOf(party: Counterparty | null): string | null;
}

/**
 * A reader over some knowledge; keep it, for it goes through the merchants once, and remembers what it
 * read of rows and entities that are the same when a history has grown.
 */
export function createSeriesReader(knowledge: TradeKnowledge): SeriesReader {
  const entitiesOf = createEntityReader();
  const readBefore = new WeakMap<readonly SeriesRow[], EntitySeries>();
  let trades: ReturnType<typeof tradeIndex> | null = null;
  const tradeOf = (party: Counterparty | null): KnownTrade | null => {
    trades ??= tradeIndex(knowledge);
    return party === null ? null : trades(party.id ?? null, party.name ?? null);
  };
  const traitsIn = (rows: readonly SeriesRow[], { direction }: EntityRows): Traits => {
    const last = rows.at(-1)?.source;
    const party = last?.answer.entities?.counterparty ?? null;
    return traitsOf({
      label: commonLabel(rows),
      direction,
      rhythm: tradeOf(party)?.rhythm ?? null,
      order: orderOf(last?.transaction.description ?? ""),
      isPerson: party?.type === "person",
    });
  };
  const seriesOf = (entity: EntityRows): EntitySeries => {
    let read = readBefore.get(entity.rows);
    if (read === undefined) {
      const series = findSeries(entity.rows, (rows) => traitsIn(rows, entity));
      const used = new Set(series.flatMap(({ rows }) => rows));
      read = { series, loose: entity.rows.filter((row) => !used.has(row)) };
      readBefore.set(entity.rows, read);
    }
    return read;
  };
  return {
    read(history, only) {
      const all = entitiesOf(history);
      let newest = Number.NEGATIVE_INFINITY;
      for (const { rows } of all) newest = Math.max(newest, rows.at(-1)?.day ?? newest);
      const entities = only === undefined ? all : all.filter(({ direction }) => direction === only);
      return { entities, series: findAll(entities, newest, seriesOf, traitsIn), newest };
    },
    tradeOf: (party) => tradeOf(party)?.name ?? null,
  };
}

/** Series of one entity, and its payments that are in none. */
interface EntitySeries {
  series: readonly Series[];
  loose: readonly SeriesRow[];
}

function findAll(
  entities: readonly EntityRows[],
  newest: number,
  seriesOf: (entity: EntityRows) => EntitySeries,
  traitsIn: (rows: readonly SeriesRow[], entity: EntityRows) => Traits
): FoundSeries[] {
  const found: OwnedSeries[] = [];
  const loose: { entity: EntityRows; rows: readonly SeriesRow[] }[] = [];
  for (const entity of entities) {
    const read = seriesOf(entity);
    for (const one of read.series) found.push({ ...one, entity });
    loose.push({ entity, rows: read.loose });
  }
  const joined = joinRenamed(found, loose, entities);
  const taken = new Set(joined.flatMap(({ rows }) => rows.map(({ id }) => id)));
  for (const entity of entities) {
    if (entity.rows.length > 3 || entity.rows.some(({ id }) => taken.has(id))) continue;
    const series = earlySeries(entity.rows, traitsIn(entity.rows, entity), newest);
    if (series !== null) joined.push({ ...series, entity });
  }
  return joined.sort(byStart).map((one) => finished(one, traitsIn(one.rows, one.entity), newest));
}

/** Groups and rows of a holder's history. */
export function recurrenceOf(
  reader: SeriesReader,
  history: readonly HistoryRow[]
): RecurrenceAnswer {
  const byTransaction = new Map<string, Recurrence>();
  const oneOff: Recurrence = { type: "one off" };
  for (const { transaction } of history)
    if (transaction.date !== null && transaction.amount !== null)
      byTransaction.set(transaction.id, oneOff);
  const groups = reader.read(history).series.map((series) => {
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

function finished(series: OwnedSeries, traits: Traits, newest: number): FoundSeries {
  const { fit, rows, entity } = series;
  const months = SLOT_MONTHS[fit.cadence];
  const next =
    (months === undefined ? null : nextWeekdayOfMonth(distinctDays(rows), months)) ?? nextDay(fit);
  const slot = SLOT_DAYS[fit.cadence];
  const isOnTime = newest <= next + Math.max(5, slot * 0.6);
  const active =
    series.isOver !== true && (isOnTime || (rows.length === 1 && newest <= next + UNSURE_DAYS));
  return {
    ...series,
    type: typeOf(traits, rows),
    // The first payment names a group, so that later rows leave its id alone.
    groupId: uuidV3(`${entity.direction}\u0000${rows[0]?.id ?? ""}`, GROUP_NAMESPACE),
    active,
    next: active && isOnTime ? next : null,
    nextAmount:
      active && isOnTime
        ? nextAmountOf(amountsBySlot(rows), Math.round(365 / slot), entity.direction === "incoming")
        : null,
  };
}

/** Several payments on one day are one slot of their sum. */
function amountsBySlot(rows: readonly SeriesRow[]): number[] {
  const sums = new Map<number, number>();
  for (const { day, amount } of rows) sums.set(day, (sums.get(day) ?? 0) + amount);
  return [...sums.values()];
}

/** The label most rows have; of equals the latest. */
function commonLabel(rows: readonly SeriesRow[]): string {
  const counts = new Map<string, number>();
  let best = "";
  let most = 0;
  for (const { label } of rows) {
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    if (count < most) continue;
    best = label;
    most = count;
  }
  return best;
}
