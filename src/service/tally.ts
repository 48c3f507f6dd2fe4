/** Counting transactions and their money exactly: whole minor units, each currency by itself. */
import {
  fromMinorUnits,
  toMinorUnits,
  type CalendarDate,
  type CurrencyStats,
  type FlowStats,
  type Transaction,
} from "../model";

/** Money one way, minor units. */
interface Flow {
  count: number;
  total: number;
  least: number;
  greatest: number;
}

/** What has been counted so far. */
export interface Tally {
  transactions: number;
  withoutAmount: number;
  first: CalendarDate | null;
  latest: CalendarDate | null;
  byCurrency: Map<string | null, { incoming: Flow; outgoing: Flow }>;
}

/** Nothing counted. */
export function emptyTally(): Tally {
  return {
    transactions: 0,
    withoutAmount: 0,
    first: null,
    latest: null,
    byCurrency: new Map(),
  };
}

/** Counts a transaction. */
export function count(tally: Tally, { date, amount, currency, entry_type }: Transaction): void {
  tally.transactions += 1;
  if (date !== null) {
    if (tally.first === null || date < tally.first) tally.first = date;
    if (tally.latest === null || date > tally.latest) tally.latest = date;
  }
  if (amount === null) {
    tally.withoutAmount += 1;
    return;
  }
  let flows = tally.byCurrency.get(currency);
  if (flows === undefined) {
    flows = { incoming: emptyFlow(), outgoing: emptyFlow() };
    tally.byCurrency.set(currency, flows);
  }
  const flow = flows[entry_type];
  const units = toMinorUnits(amount, currency);
  flow.count += 1;
  flow.total += units;
  flow.least = Math.min(flow.least, units);
  flow.greatest = Math.max(flow.greatest, units);
}

/** The figures of a tally, in currency units. */
export function statsOf({ transactions, withoutAmount, first, latest, byCurrency }: Tally) {
  return {
    num_transactions: transactions,
    num_without_amount: withoutAmount,
    first_transaction_date: first,
    latest_transaction_date: latest,
    by_currency: [...byCurrency]
      .sort(([one], [other]) => ((one ?? "") < (other ?? "") ? -1 : 1))
      .map(([currency, { incoming, outgoing }]): CurrencyStats => {
        return {
          iso_currency_code: currency,
          incoming: flowStats(incoming, currency),
          outgoing: flowStats(outgoing, currency),
          net_amount: fromMinorUnits(incoming.total - outgoing.total, currency),
        };
      }),
  };
}

function emptyFlow(): Flow {
  return { count: 0, total: 0, least: Number.POSITIVE_INFINITY, greatest: 0 };
}

function flowStats(
  { count: payments, total, least, greatest }: Flow,
  currency: string | null
): FlowStats {
  const isNone = payments === 0;
  return {
    num_transactions: payments,
    total_amount: fromMinorUnits(total, currency),
    average_amount: isNone ? null : fromMinorUnits(Math.round(total / payments), currency),
    min_amount: isNone ? null : fromMinorUnits(least, currency),
    max_amount: isNone ? null : fromMinorUnits(greatest, currency),
  };
}
