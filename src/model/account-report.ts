/** What an account took in and paid in a period, as a report tells it (docs/account-reports.md). */
import { z } from "zod";
import { IncomeType, PayFrequency } from "./income";
import { CalendarDate, Cadence, EntryType, RecurrenceType } from "./values";

/** What a period's figures are held against. */
export const ReportComparison = z.enum(["period_before", "year_before", "none"]);
export type ReportComparison = z.infer<typeof ReportComparison>;

/** What a bank or a lender charges for; a report adds each up by itself. */
export const FeeKind = z.enum(["bank", "overdraft", "interest", "processing"]);
export type FeeKind = z.infer<typeof FeeKind>;

const text = z.string().nullable();
const count = z.number().int();
/** Currency units. */
const money = z.number();

/** A month of the calendar, `YYYY-MM`. */
export const CalendarMonth = z.string().regex(/^\d{4}-\d{2}$/);

/** A sum of the period beside that of the period before; both null where there is nothing to compare. */
const compared = {
  num_transactions: count,
  amount: money,
  amount_before: money.nullable(),
  /** `amount` less `amount_before`. */
  change: money.nullable(),
};
export const ComparedSum = z.object(compared).meta({ id: "ComparedSum" });
export type ComparedSum = z.infer<typeof ComparedSum>;

export const ReportTotals = z
  .object({
    incoming: ComparedSum,
    outgoing: ComparedSum,
    /** What came in less what went out. */
    net: ComparedSum,
    /** Between the holder's own accounts: in no other sum. */
    moved_in: ComparedSum,
    moved_out: ComparedSum,
  })
  .meta({ id: "ReportTotals" });
export type ReportTotals = z.infer<typeof ReportTotals>;

export const ReportLabel = z
  .object({
    label: z.string(),
    entry_type: EntryType,
    /** Whether it is money between own accounts, which is in no total. */
    is_internal: z.boolean(),
    ...compared,
  })
  .meta({ id: "ReportLabel" });
export type ReportLabel = z.infer<typeof ReportLabel>;

export const ReportMerchant = z
  .object({
    name: z.string(),
    website: text,
    entry_type: EntryType,
    ...compared,
  })
  .meta({ id: "ReportMerchant" });
export type ReportMerchant = z.infer<typeof ReportMerchant>;

export const ReportMonth = z
  .object({
    month: CalendarMonth,
    /** Whether the period holds only some of its days. */
    is_partial: z.boolean(),
    num_transactions: count,
    incoming: money,
    outgoing: money,
    net: money,
    /** Net of this and all earlier months of the period; nothing is known of what was there before. */
    cumulative: money,
    /** Of `net`, against the month before; null where one of the two is not told in full. */
    change: money.nullable(),
  })
  .meta({ id: "ReportMonth" });
export type ReportMonth = z.infer<typeof ReportMonth>;

export const ReportIncome = z
  .object({
    source: text,
    income_type: IncomeType,
    pay_frequency: PayFrequency.nullable(),
    is_active: z.boolean(),
    first_date: CalendarDate,
    latest_date: CalendarDate,
    next_date: CalendarDate.nullable(),
    next_amount: money.nullable(),
    ...compared,
  })
  .meta({ id: "ReportIncome" });
export type ReportIncome = z.infer<typeof ReportIncome>;

export const PriceChange = z
  .object({ date: CalendarDate, from: money, to: money })
  .meta({ id: "PriceChange" });
export type PriceChange = z.infer<typeof PriceChange>;

export const DoubleCharge = z
  .object({
    /** Of the charge that came as expected. */
    first_date: CalendarDate,
    /** Of the further one. */
    second_date: CalendarDate,
    amount: money,
    transaction_ids: z.array(z.string()),
  })
  .meta({ id: "DoubleCharge" });
export type DoubleCharge = z.infer<typeof DoubleCharge>;

export const ReportRecurring = z
  .object({
    group_id: z.string(),
    name: text,
    label: text,
    type: RecurrenceType,
    cadence: Cadence,
    is_essential: z.boolean(),
    is_active: z.boolean(),
    first_date: CalendarDate,
    latest_date: CalendarDate,
    latest_amount: money,
    next_date: CalendarDate.nullable(),
    next_amount: money.nullable(),
    /** What a year of it costs at the next amount; null once it has ended. */
    yearly_cost: money.nullable(),
    /** Over its whole life, oldest first. */
    price_changes: z.array(PriceChange),
    /** Those whose second charge is in the period, oldest first. */
    double_charges: z.array(DoubleCharge),
    ...compared,
  })
  .meta({ id: "ReportRecurring" });
export type ReportRecurring = z.infer<typeof ReportRecurring>;

export const ReportFee = z.object({ kind: FeeKind, ...compared }).meta({ id: "ReportFee" });
export type ReportFee = z.infer<typeof ReportFee>;

/** The report in one currency. Sums of different currencies are never added up. */
export const CurrencyReport = z
  .object({
    /** ISO 4217; null for rows that name none. */
    currency: text,
    num_transactions: count,
    first_date: CalendarDate,
    latest_date: CalendarDate,
    totals: ReportTotals,
    /** Greatest amount first; together with `is_internal` ones they are every row of the period. */
    labels: z.array(ReportLabel),
    /** Greatest amount first, at most `top` each way. */
    merchants: z.array(ReportMerchant),
    /** Rows with an organisation that `merchants` leaves out, and those with a person or nobody known. */
    other_merchants: z.object({ incoming: ComparedSum, outgoing: ComparedSum }),
    /** Each month from the first to the latest row of the period. */
    months: z.array(ReportMonth),
    /** Greatest amount first. */
    income: z.array(ReportIncome),
    /** Active ones first, then the dearest. */
    recurring: z.array(ReportRecurring),
    /** Of all active ones in `recurring`, by type. */
    yearly_cost: z.object({ subscriptions: money, other: money }),
    fees: z.array(ReportFee),
    fees_total: ComparedSum,
  })
  .meta({ id: "CurrencyReport" });
export type CurrencyReport = z.infer<typeof CurrencyReport>;

export const AccountReport = z
  .object({
    account_holder_id: z.string(),
    /** The days asked for; the first and latest day of all rows where none were, null without rows. */
    from: CalendarDate.nullable(),
    to: CalendarDate.nullable(),
    /** What the period is held against; null where nothing is. */
    before: z
      .object({
        from: CalendarDate,
        to: CalendarDate,
        /** Whether the rows reach back far enough; where not, nothing is compared. */
        is_covered: z.boolean(),
      })
      .nullable(),
    /** First and latest day of all rows given, in the period or not. */
    first_date: CalendarDate.nullable(),
    latest_date: CalendarDate.nullable(),
    counts: z.object({
      /** Rows in some sum of the period. */
      in_period: count,
      /** In the period and without an amount: in no sum. */
      without_amount: count,
      /** In no period. */
      without_date: count,
      /** Ids that were named and are not known: rows not enriched yet. */
      unknown: count,
    }),
    /** The one with the most transactions first. */
    currencies: z.array(CurrencyReport),
  })
  .meta({ id: "AccountReport" });
export type AccountReport = z.infer<typeof AccountReport>;
