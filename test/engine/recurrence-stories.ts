/** A small notation for payment histories, so that a test of recurrence reads like an account statement. */
import {
  addMonths,
  type CalendarDate,
  type EntryType,
  fromDayNumber,
  type RecurrenceGroup,
  toDayNumber,
  weekdayOf,
} from "../../src/model";
import type { HistoryRow } from "../../src/engine/types";
import type { Rhythm, TradeKnowledge } from "../../src/engine/recurrence/nature";

/** Somebody paid or paying, as the engine answered it. */
export interface Party {
  /** Null: nobody was found. */
  name: string | null;
  person?: boolean;
  label?: string;
  /** The bank's line; `#` becomes a number that changes with each payment. */
  line: string;
  direction?: EntryType;
  storeNumber?: string;
}

/** Payments of one party: amounts in currency units, one for all or one each. */
export function payments(
  party: Party,
  dates: readonly CalendarDate[],
  amounts: number | readonly number[]
): HistoryRow[] {
  const { name, person = false, label = "not enough information", line } = party;
  return dates.map((date, index) => {
    const amount = typeof amounts === "number" ? amounts : (amounts[index] ?? 0);
    const number = String(1000 + ((toDayNumber(date) * 37 + index * 101) % 9000));
    const description = line.replaceAll("#", number);
    const id = `${name ?? "nobody"} ${description} ${date} ${String(amount)} ${String(index)}`;
    return {
      transaction: {
        id,
        description,
        amount,
        date,
        entry_type: party.direction ?? "outgoing",
        currency: "EUR",
        account_holder_id: "holder",
        account_holder_type: null,
        account_holder_name: null,
        country: null,
        raw_address: null,
        mcc: null,
      },
      answer: {
        id,
        entities: {
          counterparty:
            name === null
              ? null
              : { type: person ? "person" : "organization", id: `id-${name}`, name, mccs: [] },
          intermediaries: [],
        },
        categories: { general: label },
        location:
          party.storeNumber === undefined
            ? null
            : { structured: { store_number: party.storeNumber } },
        confidence: 0.9,
        evidence: [],
        notes: [],
      },
    };
  });
}

/** So many dates, some months apart; days that a month lacks are its last. */
export function byMonth(first: CalendarDate, count: number, months = 1): CalendarDate[] {
  return Array.from({ length: count }, (_, index) => addMonths(first, index * months));
}

/** So many dates, some days apart. */
export function byDays(first: CalendarDate, count: number, days: number): CalendarDate[] {
  const start = toDayNumber(first);
  return Array.from({ length: count }, (_, index) => fromDayNumber(start + index * days));
}

/** Weekend days moved to the Friday before (`-1`) or the Monday after (`1`). */
export function offWeekend(dates: readonly CalendarDate[], way: -1 | 1): CalendarDate[] {
  return dates.map((date) => {
    let day = toDayNumber(date);
    while (weekdayOf(day) === 0 || weekdayOf(day) === 6) day += way;
    return fromDayNumber(day);
  });
}

/** Knowledge of nothing but some merchants' trades, by name. */
export function trades(
  merchants: Readonly<Record<string, { trade: string; rhythm: Rhythm }>>
): TradeKnowledge {
  const names = Object.entries(merchants);
  return {
    merchants: names.map(([name], trade) => ({
      name,
      website: null,
      websites: null,
      id: `id-${name}`,
      trade,
      countries: ["DE"],
      labels: null,
      mccs: [],
      parent: null,
      city: null,
    })),
    trades: names.map(([, { trade, rhythm }]) => ({
      name: trade,
      labels: {},
      mccs: [],
      rhythm,
      institution: false,
    })),
  };
}

/** A group in one line: `Filmbox: monthly subscription of 12, next 2025-01-05 9.99`, or `…, ended`. */
export function inWords(group: RecurrenceGroup): string {
  const next =
    group.is_active === true
      ? `next ${String(group.next_date)} ${String(group.next_amount)}`
      : "ended";
  const name = group.counterparty.name ?? "nobody";
  return `${name}: ${String(group.cadence)} ${String(group.type)} of ${String(group.transaction_ids.length)}, ${next}`;
}
