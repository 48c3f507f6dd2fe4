/** What is paid again and again: what it costs, when it comes next, what became dearer, what came twice. */
import { SLOT_DAYS } from "../../engine/recurrence/grid";
import {
  fromMinorUnits,
  toMinorUnits,
  type Cadence,
  type RecurrenceGroup,
  type ReportRecurring,
} from "../../model";
import { doubleCharges, type ChargeIndex } from "./double-charges";
import { isIn, type Period } from "./periods";
import { priceChanges } from "./price-changes";
import type { ReportRow } from "./rows";
import { comparedSum, noSum } from "./sums";

/** Payments in a year. */
const PER_YEAR: Readonly<Record<Exclude<Cadence, "other">, number>> = {
  daily: 365,
  weekly: 52,
  bi_weekly: 26,
  semi_monthly: 24,
  four_weekly: 13,
  monthly: 12,
  bi_monthly: 6,
  quarterly: 4,
  semi_yearly: 2,
  yearly: 1,
};

/** What a period's recurring payments are read from. */
export interface RecurringQuestion {
  currency: string | null;
  period: Period;
  before: Period | null;
  rowOf: (id: string) => ReportRow | undefined;
  charges: ChargeIndex;
}

/** Groups of outgoing payments with one in the period, or still going on in it. */
export function recurringOf(
  groups: readonly RecurrenceGroup[],
  question: RecurringQuestion
): ReportRecurring[] {
  const { currency, period } = question;
  return groups
    .filter(
      (group) =>
        group.entry_type === "outgoing" &&
        group.start_date <= period.to &&
        (group.end_date >= period.from || group.is_active === true)
    )
    .flatMap((group) => {
      const rows = group.transaction_ids.flatMap((id) => question.rowOf(id) ?? []);
      const latest = rows.at(-1);
      return latest === undefined || latest.currency !== currency || latest.isInternal
        ? []
        : [recurring(group, rows, latest, question)];
    })
    .sort(
      (one, other) =>
        Number(other.is_active) - Number(one.is_active) ||
        (other.yearly_cost ?? 0) - (one.yearly_cost ?? 0) ||
        other.amount - one.amount ||
        (one.group_id < other.group_id ? -1 : 1)
    );
}

function recurring(
  group: RecurrenceGroup,
  rows: readonly ReportRow[],
  latest: ReportRow,
  { currency, period, before, charges }: RecurringQuestion
): ReportRecurring {
  const sum = noSum(before !== null);
  for (const { date, units } of rows) {
    if (isIn(period, date)) {
      sum.count += 1;
      sum.units += units;
    }
    if (before !== null && isIn(before, date)) sum.before = (sum.before ?? 0) + units;
  }
  const isActive = group.is_active === true;
  const cadence = group.cadence ?? group.periodicity;
  const nextAmount = group.next_amount ?? null;
  const usual = nextAmount === null ? latest.units : toMinorUnits(nextAmount, currency);
  const days = cadence === "other" ? group.periodicity_in_days : SLOT_DAYS[cadence];
  return {
    group_id: group.id,
    name: latest.merchant?.name ?? group.counterparty.name ?? null,
    label: latest.label,
    type: group.type ?? "recurring",
    cadence,
    is_essential: group.is_essential ?? false,
    is_active: isActive,
    first_date: group.start_date,
    latest_date: group.end_date,
    latest_amount: fromMinorUnits(latest.units, currency),
    next_date: group.next_date ?? null,
    next_amount: nextAmount,
    yearly_cost: isActive
      ? fromMinorUnits(Math.round(usual * perYear(cadence, days)), currency)
      : null,
    price_changes: priceChanges(rows, currency),
    double_charges: doubleCharges(rows, days, charges)
      .filter(({ second_date: date }) => isIn(period, date))
      .map((charge) => ({ ...charge, amount: fromMinorUnits(charge.amount, currency) })),
    ...comparedSum(sum, currency),
  };
}

function perYear(cadence: Cadence, days: number): number {
  return cadence === "other" ? 365 / Math.max(1, days) : PER_YEAR[cadence];
}
