/** Where money comes from in a period, by source. */
import type { IncomeGroup, ReportIncome } from "../../model";
import { isIn, type Period } from "./periods";
import type { ReportRow } from "./rows";
import { byAmount, comparedSum, noSum, type Sum } from "./sums";

/** Sources with a payment in the period, or still going on in it; greatest amount first. */
export function incomeIn(
  groups: readonly IncomeGroup[],
  question: {
    currency: string | null;
    period: Period;
    before: Period | null;
    rowOf: (id: string) => ReportRow | undefined;
  }
): ReportIncome[] {
  const { currency, period, before, rowOf } = question;
  const sources: [string, Sum, IncomeGroup][] = groups
    .filter(
      (group) =>
        group.iso_currency_code === (currency ?? "") &&
        group.first_payment_date <= period.to &&
        (group.latest_payment_date >= period.from || group.is_active)
    )
    .map((group) => {
      const sum = noSum(before !== null);
      for (const id of group.transaction_ids) {
        const row = rowOf(id);
        if (row === undefined) continue;
        if (isIn(period, row.date)) {
          sum.count += 1;
          sum.units += row.units;
        }
        if (before !== null && isIn(before, row.date)) sum.before = (sum.before ?? 0) + row.units;
      }
      return [group.transaction_ids[0] ?? "", sum, group];
    });
  return sources
    .sort(([oneId, one], [otherId, other]) => byAmount([oneId, one], [otherId, other]))
    .map(([, sum, group]) => ({
      source: group.source,
      income_type: group.income_type,
      pay_frequency: group.pay_frequency,
      is_active: group.is_active,
      first_date: group.first_payment_date,
      latest_date: group.latest_payment_date,
      next_date: group.next_expected_payment_date,
      next_amount:
        group.next_expected_payment_amount === null
          ? null
          : Number(group.next_expected_payment_amount),
      ...comparedSum(sum, currency),
    }));
}
