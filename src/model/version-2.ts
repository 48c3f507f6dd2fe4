/**
 * What v2 answers (contract sections 4.1 and 4.2), for both ends of the wire: the API spells it, the
 * client reads it.
 */
import { z } from "zod";
import { AccountHolderDetails } from "./account-holder";
import { ADDITION } from "./addition";
import { AccountingCategory, Evidence, Note, TransactionType } from "./enrichment";
import { PayFrequency } from "./income";
import { AccountHolderType, CalendarDate, EntryType, RecurrenceType, Timestamp } from "./values";

const text = z.string().nullable();

export const LocationStructuredV2 = z.object({
  address: text,
  house_number: text,
  city: text,
  state: text,
  postcode: text,
  /** Two letters. */
  country: text,
  country_name: text,
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  google_maps_url: text,
  apple_maps_url: text,
  store_number: text,
});

export const RecurrenceGroupV2 = z.object({
  id: z.string(),
  first_payment_date: CalendarDate.nullable(),
  latest_payment_date: CalendarDate.nullable(),
  total_amount: z.number().nullable(),
  average_amount: z.number().nullable(),
  periodicity_in_days: z.number().nullable(),
  periodicity: PayFrequency.nullable(),
  /** Website of the other party, or `unknown`. */
  other_party: z.string(),
  /** The first hundred. */
  transaction_ids: z.array(z.string()),
});

/** v2's enriched transaction; `label`, `accounting`, `evidence` and `notes` are additions of ours. */
export const EnrichedTransactionV2 = z
  .object({
    transaction_id: z.string(),
    labels: z.array(z.string()).nullable(),
    label_group: text,
    merchant: text,
    merchant_id: text,
    website: text,
    logo: text,
    person: text,
    mcc: z.array(z.number().int()).nullable(),
    location: text,
    location_structured: LocationStructuredV2.nullable(),
    intermediaries: z
      .array(z.object({ id: text, name: text, website: text, logo: text }))
      .nullable(),
    recurrence: RecurrenceType.nullable(),
    recurrence_group: RecurrenceGroupV2.nullable(),
    recurrence_group_id: text,
    transaction_type: TransactionType,
    confidence: z.number().min(0).max(1).nullable(),
    created_at: Timestamp,
    error: text,
    error_details: text,
    label: text.meta(ADDITION),
    accounting: AccountingCategory.nullable().meta(ADDITION),
    evidence: z.array(Evidence).meta(ADDITION),
    notes: z.array(Note).meta(ADDITION),
  })
  .meta({ id: "EnrichedTransactionV2" });
export type EnrichedTransactionV2 = z.infer<typeof EnrichedTransactionV2>;

/** An asynchronous batch of v2 (contract section 4.1). */
export const BatchResultV2 = z
  .object({
    id: z.string(),
    /** `error`: at least one transaction failed; the results of the others stand beside it. */
    status: z.enum(["started", "finished", "error"]),
    created_at: Timestamp,
    updated_at: Timestamp,
    /** Transactions done so far. */
    progress: z.number().int().nullable(),
    total: z.number().int().nullable(),
    /** In the order they were sent; null while the batch is under way. */
    results: z.array(EnrichedTransactionV2).nullable(),
  })
  .meta({ id: "BatchResultV2" });
export type BatchResultV2 = z.infer<typeof BatchResultV2>;

/** Payments of an account holder that come again (contract section 4.5). */
export const RecurringPaymentV2 = z
  .object({
    recurrence_group_id: z.string(),
    type: z.enum(["subscription", "bill"]),
    /** Whether a home or a firm cannot do without it. */
    is_essential: z.boolean(),
    /** Judged by the newest payment of the account holder, not by today. */
    is_active: z.boolean(),
    periodicity: PayFrequency.nullable(),
    periodicity_in_days: z.number(),
    latest_payment_amount: z.number().nullable(),
    average_amount: z.number(),
    total_amount: z.number(),
    iso_currency_code: text,
    entry_type: EntryType,
    merchant: text,
    merchant_id: text,
    website: text,
    logo: text,
    labels: z.array(z.string()).nullable(),
    first_payment_date: CalendarDate,
    latest_payment_date: CalendarDate,
    /** When it was due, where the group has ended. */
    next_expected_payment_date: CalendarDate,
    latest_payment_description: z.string(),
    /** Newest first. */
    transaction_ids: z.array(z.string()),
  })
  .meta({ id: "RecurringPaymentV2" });
export type RecurringPaymentV2 = z.infer<typeof RecurringPaymentV2>;

/** A row of an account holder's ledger: what was sent with what was found; `mcc` is what was found. */
export const LedgerTransactionV2 = EnrichedTransactionV2.extend({
  description: z.string(),
  entry_type: EntryType,
  amount: z.number().nullable(),
  iso_currency_code: text,
  date: CalendarDate.nullable(),
  account_holder_id: text,
  account_holder_type: AccountHolderType.nullable(),
  account_holder_name: text,
  country: text,
}).meta({ id: "LedgerTransactionV2" });
export type LedgerTransactionV2 = z.infer<typeof LedgerTransactionV2>;

export const AccountHolderV2 = z
  .object({
    id: z.string(),
    type: AccountHolderType,
    name: text,
    industry: text,
    website: text,
    company: AccountHolderDetails.shape.company,
    created_at: Timestamp,
    /** Of the labels of its transactions; only in lists, where it is asked for. */
    mean_labeler_confidence: z.number().nullable(),
    total_revenue: z.number().nullable(),
    application_time: text,
    alerts: z.record(z.string(), z.unknown()),
    review_percentage: z.number().nullable(),
  })
  .meta({ id: "AccountHolderV2" });
export type AccountHolderV2 = z.infer<typeof AccountHolderV2>;
