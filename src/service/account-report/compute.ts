/** The report itself, from rows and what the engine found in their history. Pure. */
import {
  fromMinorUnits,
  toMinorUnits,
  type AccountReport,
  type CalendarDate,
  type CurrencyReport,
  type IncomeGroup,
  type RecurrenceGroup,
  type ReportComparison,
  type ReportRecurring,
} from "../../model";
import { endsOf, feesOf, labelsOf, merchantsOf, monthsOf, totalsOf } from "./breakdowns";
import { indexCharges, type ChargeIndex } from "./double-charges";
import { incomeIn } from "./income";
import { coveredBy, isIn, periodBefore, reachesBackTo, type Period } from "./periods";
import { recurringOf } from "./recurring";
import type { ReportRow, ReportRows } from "./rows";

/** What is computed, and of what beside the rows. */
export interface ComputeOptions {
  from: CalendarDate | null;
  to: CalendarDate | null;
  comparison: ReportComparison;
  top: number;
  /** Of the rows' whole history. */
  groups: readonly RecurrenceGroup[];
  income: readonly IncomeGroup[];
  /** Those of some rows that only hold an amount which another row books. */
  onlyHeld: (ids: ReadonlySet<string>) => ReadonlySet<string>;
  /** How many rows that were named are not known. */
  unknown: number;
}

/** The report over rows of one account holder. */
export function computeReport(
  { rows, withoutAmount, withoutDate }: ReportRows,
  options: ComputeOptions
): Omit<AccountReport, "account_holder_id"> {
  const [first, latest] = endsOf([...rows, ...withoutAmount.map((date) => ({ date }))]);
  const from = options.from ?? first ?? options.to;
  const to = options.to ?? latest ?? options.from;
  const counts = { without_date: withoutDate, unknown: options.unknown };
  if (from === null || to === null || first === null || latest === null)
    return {
      from,
      to,
      before: null,
      first_date: first,
      latest_date: latest,
      counts: { ...counts, in_period: 0, without_amount: withoutAmount.length },
      currencies: [],
    };
  const period: Period = { from, to: to < from ? from : to };
  // A history that is told in full has nothing before it.
  const before = options.from === null ? null : periodBefore(period, options.comparison);
  const isCovered = before !== null && reachesBackTo(before, first);
  const inPeriod = rows.filter(({ date }) => isIn(period, date));
  const covered = coveredBy(first, latest);
  const scope: Scope = {
    ...options,
    period,
    before: isCovered ? before : null,
    covered,
    months: { from: options.from ?? covered.from, to: options.to ?? covered.to },
    rowById: new Map(rows.map((row) => [row.id, row])),
    charges: chargesOf(rows, options),
  };
  return {
    ...period,
    before: before === null ? null : { ...before, is_covered: isCovered },
    first_date: first,
    latest_date: latest,
    counts: {
      ...counts,
      in_period: inPeriod.length,
      without_amount: withoutAmount.filter((date) => isIn(period, date)).length,
    },
    currencies: byCurrency(inPeriod).map(([currency, now]) => {
      const all = rows.filter((row) => row.currency === currency);
      return currencyReport(currency, now, all, scope);
    }),
  };
}

interface Scope extends Pick<ComputeOptions, "groups" | "income" | "top"> {
  period: Period;
  /** Null where there is nothing to compare. */
  before: Period | null;
  covered: Period;
  /** The period, out to the ends of its months where all rows are told. */
  months: Period;
  rowById: ReadonlyMap<string, ReportRow>;
  charges: ChargeIndex;
}

function currencyReport(
  currency: string | null,
  now: readonly ReportRow[],
  all: readonly ReportRow[],
  scope: Scope
): CurrencyReport {
  const { period, before, top, groups, charges, rowById } = scope;
  const rowOf = (id: string) => rowById.get(id);
  const slice = {
    currency,
    now,
    before: before === null ? null : all.filter(({ date }) => isIn(before, date)),
  };
  const question = { currency, period, before, rowOf, charges };
  const recurring = recurringOf(groups, question);
  const [first = period.from, latest = period.to] = endsOf(now).map((end) => end ?? undefined);
  return {
    currency,
    num_transactions: now.length,
    first_date: first,
    latest_date: latest,
    totals: totalsOf(slice),
    labels: labelsOf(slice),
    ...merchantsOf(slice, top),
    months: monthsOf(slice, all, scope.months, scope.covered),
    income: incomeIn(scope.income, question),
    recurring,
    yearly_cost: {
      subscriptions: yearlyCost(recurring, currency, (type) => type === "subscription"),
      other: yearlyCost(recurring, currency, (type) => type !== "subscription"),
    },
    ...feesOf(slice),
  };
}

function yearlyCost(
  recurring: readonly ReportRecurring[],
  currency: string | null,
  isMeant: (type: ReportRecurring["type"]) => boolean
): number {
  const units = recurring
    .filter(({ type }) => isMeant(type))
    .reduce((sum, one) => sum + toMinorUnits(one.yearly_cost ?? 0, currency), 0);
  return fromMinorUnits(units, currency);
}

function chargesOf(
  rows: readonly ReportRow[],
  { groups, onlyHeld }: Pick<ComputeOptions, "groups" | "onlyHeld">
): ChargeIndex {
  const inSeries = new Set(groups.flatMap(({ transaction_ids: ids }) => ids));
  const names = new Set(
    rows.flatMap((row) => (inSeries.has(row.id) ? (row.merchant?.name.toLowerCase() ?? []) : []))
  );
  // Only what is paid to a merchant of a series can be its second charge.
  const candidates = rows.filter(
    ({ id, merchant }) =>
      !inSeries.has(id) && merchant !== null && names.has(merchant.name.toLowerCase())
  );
  const held = onlyHeld(new Set(candidates.map(({ id }) => id)));
  return indexCharges(candidates, inSeries, held);
}

/** Rows by currency: the one with the most rows first, of equals by the code. */
function byCurrency(rows: readonly ReportRow[]): [string | null, ReportRow[]][] {
  const groups = new Map<string | null, ReportRow[]>();
  for (const row of rows) {
    const same = groups.get(row.currency);
    if (same === undefined) groups.set(row.currency, [row]);
    else same.push(row);
  }
  return [...groups].sort(
    ([oneCode, one], [otherCode, other]) =>
      other.length - one.length || ((oneCode ?? "") < (otherCode ?? "") ? -1 : 1)
  );
}
