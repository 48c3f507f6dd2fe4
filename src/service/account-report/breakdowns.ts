/** One currency's totals, labels, merchants, months and fees. */
import {
  FeeKind,
  fromMinorUnits,
  type CalendarDate,
  type EntryType,
  type ReportFee,
  type ReportLabel,
  type ReportMerchant,
  type ReportMonth,
  type ReportTotals,
} from "../../model";
import { daysOfMonth, monthKey, monthsBetween, type Period } from "./periods";
import type { ReportRow } from "./rows";
import {
  byAmount,
  comparedSum,
  less,
  noSum,
  plus,
  sumOf,
  sumsBy,
  type ReportSlice,
  type Sum,
} from "./sums";

const DIRECTIONS: readonly EntryType[] = ["incoming", "outgoing"];

/** What came in, went out, and was moved between own accounts. */
export function totalsOf(slice: ReportSlice): ReportTotals {
  const only = (entryType: EntryType, isInternal: boolean) =>
    sumOf(slice, (row) => row.entryType === entryType && row.isInternal === isInternal);
  const incoming = only("incoming", false);
  const outgoing = only("outgoing", false);
  const told = (sum: Sum) => comparedSum(sum, slice.currency);
  return {
    incoming: told(incoming),
    outgoing: told(outgoing),
    net: told(less(incoming, outgoing)),
    moved_in: told(only("incoming", true)),
    moved_out: told(only("outgoing", true)),
  };
}

/** Each label each way, capitals making no difference, greatest first; incoming ones first. */
export function labelsOf(slice: ReportSlice): ReportLabel[] {
  const shown = new Map<string, { label: string; is_internal: boolean }>();
  const keyOf = ({ label, isInternal: is_internal }: ReportRow): string => {
    const key = label.toLowerCase();
    if (!shown.has(key)) shown.set(key, { label, is_internal });
    return key;
  };
  return DIRECTIONS.flatMap((entryType) =>
    [...sumsBy(slice, (row) => (row.entryType === entryType ? keyOf(row) : null))]
      .sort(byAmount)
      .map(([key, sum]) => ({
        ...(shown.get(key) ?? { label: key, is_internal: false }),
        entry_type: entryType,
        ...comparedSum(sum, slice.currency),
      }))
  );
}

/** The greatest merchants each way, and everything that is with none of them. */
export function merchantsOf(slice: ReportSlice, top: number) {
  const known = new Map<string, { name: string; website: string | null }>();
  const keyOf = (row: ReportRow): string | null => {
    if (row.merchant === null || row.isInternal) return null;
    const key = row.merchant.name.toLowerCase();
    if (!known.has(key)) known.set(key, row.merchant);
    return key;
  };
  const merchants: ReportMerchant[] = [];
  const others = { incoming: noSum(slice.before !== null), outgoing: noSum(slice.before !== null) };
  for (const entryType of DIRECTIONS) {
    const isThisWay = (row: ReportRow) => row.entryType === entryType;
    const sorted = [...sumsBy(slice, (row) => (isThisWay(row) ? keyOf(row) : null))].sort(byAmount);
    for (const [key, sum] of sorted.slice(0, top)) {
      const { name = key, website = null } = known.get(key) ?? {};
      const told = comparedSum(sum, slice.currency);
      merchants.push({ name, website, entry_type: entryType, ...told });
    }
    const unnamed = sumOf(
      slice,
      (row) => isThisWay(row) && !row.isInternal && row.merchant === null
    );
    others[entryType] = sorted.slice(top).reduce((all, [, sum]) => plus(all, sum), unnamed);
  }
  return {
    merchants,
    other_merchants: {
      incoming: comparedSum(others.incoming, slice.currency),
      outgoing: comparedSum(others.outgoing, slice.currency),
    },
  };
}

/** Money of one month, minor units. */
interface Flow {
  count: number;
  incoming: number;
  outgoing: number;
}

const NO_FLOW: Flow = { count: 0, incoming: 0, outgoing: 0 };

/**
 * Each month between the first and the latest row of the period. `all` are the rows of all days, which
 * tell what the month before the first was like; `covered` the days that the rows tell of.
 */
export function monthsOf(
  { currency, now }: ReportSlice,
  all: readonly ReportRow[],
  period: Period,
  covered: Period
): ReportMonth[] {
  const [first, latest] = endsOf(now);
  if (first === null || latest === null) return [];
  const flows = flowsByMonth(now);
  const allFlows = flowsByMonth(all);
  const isWhole = (month: string): boolean => {
    const { from, to } = daysOfMonth(month);
    return covered.from <= from && covered.to >= to;
  };
  const isPartial = (month: string): boolean => {
    const { from, to } = daysOfMonth(month);
    return !isWhole(month) || period.from > from || period.to < to;
  };
  let cumulative = 0;
  return monthsBetween(first, latest).map((month) => {
    const { count, incoming, outgoing } = flows.get(month) ?? {
      count: 0,
      incoming: 0,
      outgoing: 0,
    };
    const net = incoming - outgoing;
    cumulative += net;
    const earlier = monthBefore(month);
    const before =
      isWhole(earlier) && !isPartial(month) ? (allFlows.get(earlier) ?? NO_FLOW) : null;
    return {
      month,
      is_partial: isPartial(month),
      num_transactions: count,
      incoming: fromMinorUnits(incoming, currency),
      outgoing: fromMinorUnits(outgoing, currency),
      net: fromMinorUnits(net, currency),
      cumulative: fromMinorUnits(cumulative, currency),
      change:
        before === null
          ? null
          : fromMinorUnits(net - (before.incoming - before.outgoing), currency),
    };
  });
}

/** First and latest day of rows; nulls where there are none. */
export function endsOf(
  rows: readonly Pick<ReportRow, "date">[]
): [first: CalendarDate | null, latest: CalendarDate | null] {
  let first: CalendarDate | null = null;
  let latest: CalendarDate | null = null;
  for (const { date } of rows) {
    if (first === null || date < first) first = date;
    if (latest === null || date > latest) latest = date;
  }
  return [first, latest];
}

function flowsByMonth(rows: readonly ReportRow[]): Map<string, Flow> {
  const flows = new Map<string, Flow>();
  for (const { date, entryType, units, isInternal } of rows) {
    const month = monthKey(date);
    const flow = flows.get(month) ?? { count: 0, incoming: 0, outgoing: 0 };
    flows.set(month, flow);
    if (isInternal) continue;
    flow.count += 1;
    flow[entryType] += units;
  }
  return flows;
}

function monthBefore(month: string): string {
  const year = Number(month.slice(0, 4));
  const of = Number(month.slice(5, 7));
  return of === 1
    ? `${String(year - 1).padStart(4, "0")}-12`
    : `${month.slice(0, 5)}${String(of - 1).padStart(2, "0")}`;
}

/** Labels of what is paid to a bank, a lender or a processor of payments, as the taxonomy has them. */
const FEE_KINDS: Readonly<Partial<Record<string, FeeKind>>> = {
  "bank fee": "bank",
  "overdraft or insufficient funds fee": "overdraft",
  "interest payment": "interest",
  "merchant and payment processing fee": "processing",
};

/** Fees by kind, greatest first, and all together. Kinds that never came are left out. */
export function feesOf(slice: ReportSlice) {
  const sums: [FeeKind, Sum][] = FeeKind.options.map((kind) => [
    kind,
    sumOf(
      slice,
      ({ entryType, ownLabel }) => entryType === "outgoing" && FEE_KINDS[ownLabel ?? ""] === kind
    ),
  ]);
  const paid = sums.filter(([, sum]) => sum.units > 0 || (sum.before ?? 0) > 0).sort(byAmount);
  const fees: ReportFee[] = paid.map(([kind, sum]) => ({
    kind,
    ...comparedSum(sum, slice.currency),
  }));
  const total = sums.reduce((all, [, sum]) => plus(all, sum), noSum(slice.before !== null));
  return { fees, fees_total: comparedSum(total, slice.currency) };
}
