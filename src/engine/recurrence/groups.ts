/** A series as the contract's group. */
import {
  type Cadence,
  type Counterparty,
  fromDayNumber,
  fromMinorUnits,
  type Periodicity,
  type RecurrenceGroup,
} from "../../model";
import { isEssential } from "./nature";
import type { FoundSeries } from "./recurrence";
import type { SeriesRow } from "./rows";

/** Days a step of a single, early payment is taken to have. */
const EARLY_DAYS = 30;

/** The wire's word for a cadence: v3 has none for semi-monthly and 28 days. */
export function periodicityOf(cadence: Cadence): Periodicity {
  return cadence === "semi_monthly" || cadence === "four_weekly" ? "other" : cadence;
}

/** The group of the contract, with our additions (type, cadence, currency, next date and amount). */
export function groupOf(series: FoundSeries): RecurrenceGroup {
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
    is_essential: entity.direction === "outgoing" && isEssential(last?.label ?? ""),
  };
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

/** The contract wants a counterparty also where nobody is named (interest, fees). */
function nameless(): Counterparty {
  return { type: "organization", id: null, name: null, website: null, logo: null, mccs: [] };
}
