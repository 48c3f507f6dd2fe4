/**
 * What enriching answers. The keys are v3's; the optional ones after the first block are additions of
 * ours that the official SDK ignores: recurrence, confidence, evidence and notes on the row itself.
 */
import { z } from "zod";
import { ADDITION } from "./addition";
import {
  type AccountHolderType,
  Amount,
  Cadence,
  CalendarDate,
  EntryType,
  MerchantCategoryCode,
  Periodicity,
  RecurrenceType,
  Timestamp,
} from "./values";

/** An organisation a counterparty belongs to. */
export const ParentEntity = z
  .object({
    id: z.string().nullish(),
    name: z.string().nullish(),
    website: z.string().nullish(),
    phone_number: z.string().nullish(),
    tax_number: z.string().nullish(),
    naics2017: z.string().nullish(),
  })
  .meta({ id: "ParentEntity" });

const organisation = {
  id: z.string().nullish(),
  name: z.string().nullish(),
  /** Bare host, as in `aws.amazon.com`. Only ever one that the knowledge holds or the descriptor prints. */
  website: z.string().nullish(),
  logo: z.string().nullish(),
  mccs: z.array(MerchantCategoryCode).default([]),
  phone_number: z.string().nullish(),
  tax_number: z.string().nullish(),
  naics2017: z.string().nullish(),
  parent: ParentEntity.nullish(),
};

/** Who stands on the other side of the payment. */
export const Counterparty = z
  .object({ ...organisation, type: z.enum(["person", "organization"]) })
  .meta({ id: "Counterparty" });
export type Counterparty = z.infer<typeof Counterparty>;

/** A processor, wallet or platform that carried the payment between holder and counterparty. */
export const Intermediary = z.object(organisation).meta({ id: "Intermediary" });
export type Intermediary = z.infer<typeof Intermediary>;

/** Values of `categories.accounting`. */
export const AccountingCategory = z.enum([
  "operational expenses",
  "cost of goods sold",
  "revenue",
  "financing",
  "taxes",
]);
export type AccountingCategory = z.infer<typeof AccountingCategory>;

export const Categories = z
  .object({
    /** A label of the active set, or one of the special labels below. */
    general: z.string().nullable(),
    accounting: AccountingCategory.nullish(),
  })
  .meta({ id: "Categories" });
export type Categories = z.infer<typeof Categories>;

/** The engine's answer when the text does not say enough; better than a guess. */
export const NOT_ENOUGH_INFORMATION = "not enough information";
/** The only label where neither an account holder nor a holder type was given. */
export const MISSING_ACCOUNT_HOLDER = "missing account holder information";

export const StructuredLocation = z
  .object({
    street: z.string().nullish(),
    house_number: z.string().nullish(),
    city: z.string().nullish(),
    state: z.string().nullish(),
    postcode: z.string().nullish(),
    country_code: z.string().nullish(),
    country: z.string().nullish(),
    latitude: z.number().nullish(),
    longitude: z.number().nullish(),
    google_maps_url: z.string().nullish(),
    apple_maps_url: z.string().nullish(),
    store_number: z.string().nullish(),
  })
  .meta({ id: "StructuredLocation" });
export type StructuredLocation = z.infer<typeof StructuredLocation>;

export const Location = z
  .object({
    /** One line: `10 Union Square East, New York, NY 10003, US`. */
    raw_address: z.string().nullish(),
    structured: StructuredLocation.nullish(),
  })
  .meta({ id: "Location" });
export type Location = z.infer<typeof Location>;

export const TransactionErrorCode = z.enum(["account_holder_not_found", "internal_error"]);
export const TransactionError = z
  .object({ code: TransactionErrorCode, message: z.string() })
  .meta({ id: "TransactionError" });
export type TransactionError = z.infer<typeof TransactionError>;

/** Whether and when this payment comes again, as far as the holder's history tells. */
export const Recurrence = z
  .object({
    type: RecurrenceType,
    group_id: z.string().nullish(),
    periodicity: Periodicity.nullish(),
    cadence: Cadence.nullish(),
    next_date: CalendarDate.nullish(),
    next_amount: Amount.nullish(),
  })
  .meta({ id: "Recurrence" });
export type Recurrence = z.infer<typeof Recurrence>;

/** One thing that decided a part of the answer, as data; words are added where a person reads it. */
export const Evidence = z
  .object({
    /** Which part of the answer it speaks for. */
    field: z.enum(["counterparty", "intermediary", "category", "location", "person"]),
    /** What kind of thing decided. */
    source: z.enum([
      "knowledge",
      "website",
      "mcc",
      "words",
      "rail",
      "model",
      "custom model",
      "holder name",
      "input",
      "rule",
      /** A learned correction (docs/corrections.md). */
      "correction",
      "user",
    ]),
    /** The piece of the descriptor, the rule's or the correction's id, or the code that decided. */
    detail: z.string(),
  })
  .meta({ id: "Evidence" });
export type Evidence = z.infer<typeof Evidence>;

/** Something wrong with the input that did not stop the answer. */
export const Note = z
  .object({
    code: z.enum([
      "description_missing",
      "description_too_long",
      "amount_missing",
      "amount_unreadable",
      "date_missing",
      "date_unreadable",
      "currency_missing",
      "currency_unknown",
      "entry_type_missing",
      "country_unknown",
      "not_enriched",
      /** Enriched by the add-in itself, because the destination chosen does not take such a row. */
      "built_in",
    ]),
    /** The offending value as given, or null. */
    value: z.string().nullish(),
  })
  .meta({ id: "Note" });
export type Note = z.infer<typeof Note>;

/** v2's word for whose payment it is. */
export const TransactionType = z.enum(["business", "consumer", "unknown"]);
export type TransactionType = z.infer<typeof TransactionType>;

/** That of an account holder's transactions, where nobody says otherwise; null is no holder. */
export function transactionTypeOf(holder: AccountHolderType | null): TransactionType {
  return holder === "freelance" ? "business" : (holder ?? "unknown");
}

/** What a user says of a transaction that v3 has no place for. */
export interface SaidOfTransaction {
  /** By a rule or a correction. */
  transaction_type?: TransactionType;
  /** By a correction, against what the history tells. */
  recurrence_type?: RecurrenceType;
}

/** One enriched transaction, as v3 answers it, with our additions. */
export const EnrichedTransaction = z
  .object({
    id: z.string(),
    created_at: Timestamp,
    entities: z
      .object({ counterparty: Counterparty.nullable(), intermediaries: z.array(Intermediary) })
      .nullable(),
    categories: Categories.nullable(),
    location: Location.nullable(),
    error: TransactionError.nullish(),
    recurrence: Recurrence.nullish().meta(ADDITION),
    /** 0 to 1, three decimals; calibrated so that it is the chance of the label being right. */
    confidence: z.number().min(0).max(1).nullish().meta(ADDITION),
    evidence: z.array(Evidence).nullish().meta(ADDITION),
    notes: z.array(Note).nullish().meta(ADDITION),
  })
  .meta({ id: "EnrichedTransaction" });
export type EnrichedTransaction = z.infer<typeof EnrichedTransaction>;

/** One series of payments that come again, as `POST /v3/account_holders/{id}/recurring_groups` answers. */
export const RecurrenceGroup = z
  .object({
    id: z.string(),
    start_date: CalendarDate,
    end_date: CalendarDate,
    total_amount: z.number(),
    average_amount: z.number(),
    periodicity_in_days: z.number(),
    periodicity: Periodicity,
    counterparty: Counterparty,
    categories: Categories,
    /** Oldest first. */
    transaction_ids: z.array(z.string()),
    entry_type: EntryType,
    /** Additions of ours from here on. */
    type: RecurrenceType.nullish().meta(ADDITION),
    cadence: Cadence.nullish().meta(ADDITION),
    currency: z.string().nullish().meta(ADDITION),
    next_date: CalendarDate.nullish().meta(ADDITION),
    next_amount: Amount.nullish().meta(ADDITION),
    is_active: z.boolean().nullish().meta(ADDITION),
    /** Whether a home or a firm cannot do without it. */
    is_essential: z.boolean().nullish(),
  })
  .meta({ id: "RecurrenceGroup" });
export type RecurrenceGroup = z.infer<typeof RecurrenceGroup>;
