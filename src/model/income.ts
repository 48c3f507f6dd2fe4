/** Money that comes in from one source, as v2's income check answers (contract section 4.4). */
import { z } from "zod";
import { CalendarDate } from "./values";

/** The fifteen kinds of income of the contract (labels.json, income_check_types). */
export const IncomeType = z.enum([
  "possible income - please verify",
  "child support",
  "donations",
  "ecommerce",
  "freelance",
  "government benefits",
  "interest and dividends",
  "investment",
  "long term rent",
  "retirement funds",
  "rideshare and delivery",
  "salary",
  "short term rent",
  "social security",
  "unemployment insurance",
]);
export type IncomeType = z.infer<typeof IncomeType>;

/** v2 spells with hyphens what v3 spells with underscores. */
export const PayFrequency = z.enum([
  "daily",
  "weekly",
  "bi-weekly",
  "monthly",
  "bi-monthly",
  "quarterly",
  "semi-yearly",
  "yearly",
  "other",
]);
export type PayFrequency = z.infer<typeof PayFrequency>;

export const IncomeGroup = z
  .object({
    total_amount: z.number(),
    iso_currency_code: z.string(),
    income_type: IncomeType,
    source: z.string().nullable(),
    merchant_id: z.string().nullish(),
    first_payment_date: CalendarDate,
    latest_payment_date: CalendarDate,
    /** In words, as the contract has it: `1 year 4 months 15 days`. */
    duration: z.string(),
    is_active: z.boolean(),
    latest_payment_description: z.string(),
    pay_frequency: PayFrequency.nullable(),
    next_expected_payment_date: CalendarDate.nullable(),
    /** A decimal string: the SDK refuses a number here. */
    next_expected_payment_amount: z.string().nullable(),
    transaction_ids: z.array(z.string()),
  })
  .meta({ id: "IncomeGroup" });
export type IncomeGroup = z.infer<typeof IncomeGroup>;
