/** Money that comes in, by source: the fifteen kinds of income of the contract (section 4.4). */
import {
  addMonths,
  type CalendarDate,
  fromDayNumber,
  fromMinorUnits,
  type IncomeGroup,
  minorUnitDigits,
  type PayFrequency,
  toDayNumber,
} from "../../model";
import { periodicityOf } from "../recurrence/groups";
import { fixedShare } from "../recurrence/amounts";
import type { FoundSeries, SeriesReader } from "../recurrence/recurrence";
import { byDay, type EntityRows, type SeriesRow } from "../recurrence/rows";
import type { HistoryRow } from "../types";
import { incomeTypeOf } from "./types";

/** Income groups, greatest total first. */
export function incomeOf(reader: SeriesReader, history: readonly HistoryRow[]): IncomeGroup[] {
  const { entities, series, newest } = reader.read(history, "incoming");
  const ofEntity = new Map<EntityRows, FoundSeries[]>();
  const seriesOf = new Map<SeriesRow, FoundSeries>();
  for (const one of series) {
    const same = ofEntity.get(one.entity);
    if (same === undefined) ofEntity.set(one.entity, [one]);
    else same.push(one);
    for (const row of one.rows) seriesOf.set(row, one);
  }
  return entities
    .flatMap((entity) => {
      // A renamed payer's first payments belong to the series that goes on under the new name.
      const own = entity.rows.filter((row) => (seriesOf.get(row)?.entity ?? entity) === entity);
      return sourcesOf(own, entity.currency, ofEntity.get(entity) ?? []);
    })
    .flatMap((source) => {
      const group = groupOf(source, reader, newest);
      return group === null ? [] : [group];
    })
    .sort((a, b) => b.total_amount - a.total_amount);
}

/** The payments of one source, with their rhythm where they have one. */
interface Source {
  rows: SeriesRow[];
  currency: string | null;
  series: FoundSeries | null;
}

/** The sources behind one name: several where its series have different words each. */
function sourcesOf(
  rows: readonly SeriesRow[],
  currency: string | null,
  series: readonly FoundSeries[]
): Source[] {
  const longest = [...series].sort((a, b) => b.rows.length - a.rows.length)[0] ?? null;
  const all = [...new Set([...rows, ...series.flatMap((one) => one.rows)])].sort(byDay);
  const together: Source[] = [{ rows: all, currency, series: longest }];
  if (series.length < 2) return together;
  const ofShape = new Map<string, FoundSeries>();
  for (const one of series)
    for (const row of one.rows) {
      const { shape } = row;
      const other = ofShape.get(shape);
      if (other !== undefined && other !== one) return together;
      ofShape.set(shape, one);
    }
  const sources = new Map(series.map((one) => [one, [] as SeriesRow[]]));
  for (const row of all) {
    const own = ofShape.get(row.shape) ?? longest;
    if (own !== null) sources.get(own)?.push(row);
  }
  return [...sources].map(([one, own]) => ({ rows: own, currency, series: one }));
}

/** Fewest payments at odd amounts that may be income though nothing says so. */
const FEWEST_UNNAMED = 5;

/** Whether payments that nothing names may be income: a firm pays in a rhythm, much or often the same. */
function isPossible({ rows, series }: Source): boolean {
  const last = rows.at(-1);
  if (series === null || last?.source.answer.entities?.counterparty?.type === "person")
    return false;
  if (last?.label === "peer to peer transfer") return false;
  const amounts = series.rows.map(({ amount }) => amount);
  return fixedShare(amounts) >= 0.5 || amounts.length >= FEWEST_UNNAMED;
}

function groupOf(source: Source, reader: SeriesReader, newest: number): IncomeGroup | null {
  const { rows, currency, series } = source;
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return null;
  const counterparty = last.source.answer.entities?.counterparty ?? null;
  const type = incomeTypeOf(rows, reader.tradeOf(counterparty));
  if (type === "none" || (type === null && !isPossible(source))) return null;
  const total = rows.reduce((sum, { amount }) => sum + amount, 0);
  const active = series?.active ?? newest - last.day <= ACTIVE_DAYS;
  const next = series?.next ?? null;
  return {
    total_amount: fromMinorUnits(total, currency),
    iso_currency_code: currency ?? "",
    income_type: type ?? "possible income - please verify",
    source: counterparty?.name ?? null,
    merchant_id: counterparty?.type === "organization" ? (counterparty.id ?? null) : null,
    first_payment_date: fromDayNumber(first.day),
    latest_payment_date: fromDayNumber(last.day),
    duration: durationInWords(fromDayNumber(first.day), fromDayNumber(last.day)),
    is_active: active,
    latest_payment_description: last.source.transaction.description,
    pay_frequency: series === null ? null : frequencyOf(series),
    next_expected_payment_date: next === null ? null : fromDayNumber(next),
    next_expected_payment_amount:
      series === null || series.nextAmount === null
        ? null
        : fromMinorUnits(series.nextAmount, currency).toFixed(minorUnitDigits(currency)),
    transaction_ids: rows.map(({ id }) => id),
  };
}

/** Without a rhythm income counts as active for so many days after the last payment. */
const ACTIVE_DAYS = 62;

function frequencyOf({ fit }: FoundSeries): PayFrequency {
  const spelling: Partial<Record<ReturnType<typeof periodicityOf>, PayFrequency>> = {
    bi_weekly: "bi-weekly",
    bi_monthly: "bi-monthly",
    semi_yearly: "semi-yearly",
  };
  const periodicity = periodicityOf(fit.cadence);
  return spelling[periodicity] ?? (periodicity as PayFrequency);
}

/** `1 year 4 months 15 days`, whole calendar months first; `0 days` for a single day. */
export function durationInWords(first: CalendarDate, last: CalendarDate): string {
  let months = 0;
  while (addMonths(first, months + 1) <= last) months++;
  const days = toDayNumber(last) - toDayNumber(addMonths(first, months));
  const parts = [
    [Math.floor(months / 12), "year"],
    [months % 12, "month"],
    [days, "day"],
  ] as const;
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}${count === 1 ? "" : "s"}`);
  return words.length > 0 ? words.join(" ") : "0 days";
}
