/** The answers of someone who knows the truth, to test the scorer and the generator themselves. */
import {
  type IncomeGroup,
  type RecurrenceGroup,
  type RecurrenceType,
  toDayNumber,
} from "../../../src/model";
import type { RecurrenceAnswer } from "../../../src/engine/types";
import type { IncomeVariant, RecurrenceVariant } from "./types";

/** Just what a reading of the variant says (the first one unless told). */
export function perfectAnswer(variant: RecurrenceVariant, reading = 0): RecurrenceAnswer {
  const byId = new Map(variant.transactions.map((row) => [row.id, row]));
  const types = new Map<string, RecurrenceType>(
    variant.transactions.map(({ id }) => [id, "one off"])
  );
  const expected = variant.readings[reading]?.groups ?? [];
  const groups = expected.map((truth, index): RecurrenceGroup => {
    const rows = truth.memberIds.flatMap((id) => byId.get(id) ?? []);
    const dates = rows.map(({ date }) => date ?? "").sort();
    const cadence = truth.cadences[0] ?? "other";
    const type = truth.types[0] ?? "recurring";
    for (const id of truth.memberIds) types.set(id, type);
    const total = rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
    return {
      id: `oracle-${index}`,
      start_date: dates[0] ?? "",
      end_date: dates[dates.length - 1] ?? "",
      total_amount: total,
      average_amount: total / Math.max(1, rows.length),
      periodicity_in_days: 0,
      periodicity: cadence === "semi_monthly" || cadence === "four_weekly" ? "other" : cadence,
      counterparty: { type: "organization", name: truth.name, mccs: [] },
      categories: { general: null },
      transaction_ids: truth.memberIds,
      entry_type: truth.entryType,
      type,
      cadence,
      next_date: truth.nextDate?.dates[0] ?? null,
      next_amount: truth.nextAmount?.amounts[0] ?? null,
      is_active: truth.isActive,
    };
  });
  return {
    groups,
    byTransaction: new Map([...types].map(([id, type]) => [id, { type }])),
  };
}

/** Somebody who finds nothing at all. */
export const EMPTY_ANSWER: RecurrenceAnswer = { groups: [], byTransaction: new Map() };

/** Just what an income variant says. */
export function perfectIncome(variant: IncomeVariant): IncomeGroup[] {
  const byId = new Map(variant.transactions.map((row) => [row.id, row]));
  return variant.groups.map((truth): IncomeGroup => {
    const rows = truth.memberIds.flatMap((id) => byId.get(id) ?? []);
    const dates = rows.map(({ date }) => date ?? "").sort();
    const total = rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
    return {
      total_amount: total,
      iso_currency_code: rows[0]?.currency ?? "USD",
      income_type: truth.types[0] ?? "possible income - please verify",
      source: truth.sourceWords[0] ?? null,
      first_payment_date: dates[0] ?? "",
      latest_payment_date: dates[dates.length - 1] ?? "",
      duration: `${toDayNumber(dates[dates.length - 1] ?? "") - toDayNumber(dates[0] ?? "")} days`,
      is_active: truth.isActive ?? true,
      latest_payment_description: "",
      pay_frequency: truth.frequencies[0] ?? null,
      next_expected_payment_date: truth.nextDate?.dates[0] ?? null,
      next_expected_payment_amount:
        truth.nextAmount === null ? null : String(truth.nextAmount.amounts[0]),
      transaction_ids: truth.memberIds,
    };
  });
}
