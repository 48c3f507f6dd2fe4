/**
 * The small words of the language: which way money flows, who holds the account, what a date and a
 * currency are. Everything else in `model/` is built from them.
 *
 * Property names are those of the wire (Ntropy v3, snake case), so that a transaction has one
 * spelling from the sheet to the ledger and back.
 */
import { z } from "zod";

// The pane's content security policy forbids `eval`; zod then must not try to compile its parsers.
z.config({ jitless: true });

/** Direction of the money, always seen from the account holder: outgoing = the holder pays. */
export const EntryType = z.enum(["incoming", "outgoing"]);
export type EntryType = z.infer<typeof EntryType>;

/** What the API accepts as a direction: also the bank's words, debit (= outgoing) and credit (= incoming). */
export const EntryTypeInput = z
  .enum(["incoming", "outgoing", "credit", "debit"])
  .transform((word): EntryType =>
    word === "credit" ? "incoming" : word === "debit" ? "outgoing" : word
  );

/** Holder types of all API versions. v3 knows consumer and business only. */
export const AccountHolderType = z.enum(["consumer", "business", "freelance", "unknown"]);
export type AccountHolderType = z.infer<typeof AccountHolderType>;

/** A day of the calendar without time or zone, `YYYY-MM-DD`. */
export const CalendarDate = z.iso.date();
export type CalendarDate = z.infer<typeof CalendarDate>;

/** A moment, ISO 8601 in UTC, as in `2024-05-01T09:30:00.000Z`. */
export const Timestamp = z.iso.datetime({ offset: true });
export type Timestamp = z.infer<typeof Timestamp>;

/** ISO 4217 code in capitals. Membership of the list is checked where the contract asks for it. */
export const CurrencyCode = z.string().regex(/^[A-Z]{3}$/, "must be a three-letter ISO 4217 code");
export type CurrencyCode = z.infer<typeof CurrencyCode>;

/** ISO 3166-1 alpha-2 code, with an ISO 3166-2 subdivision where one is known: `US`, `US-CA`. */
export const CountryCode = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, "must be an ISO 3166 code such as US or US-CA");
export type CountryCode = z.infer<typeof CountryCode>;

/** Merchant category code, ISO 18245, as a number (leading zeros are lost: 742 is 0742). */
export const MerchantCategoryCode = z.number().int().min(0).max(9999);
export type MerchantCategoryCode = z.infer<typeof MerchantCategoryCode>;

/** Money in currency units (12.5 is twelve and a half), never negative: the entry type carries the sign. */
export const Amount = z.number().min(0).max(1e15);
export type Amount = z.infer<typeof Amount>;

/** How often something comes again, in the v3 spelling (underscores). */
export const Periodicity = z.enum([
  "daily",
  "weekly",
  "bi_weekly",
  "monthly",
  "bi_monthly",
  "quarterly",
  "semi_yearly",
  "yearly",
  "other",
]);
export type Periodicity = z.infer<typeof Periodicity>;

/** The finer cadence of our own answers: the two that v3 has no word for stand beside its own. */
export const Cadence = z.enum([...Periodicity.options, "semi_monthly", "four_weekly"]);
export type Cadence = z.infer<typeof Cadence>;

/** What a payment is among its fellows. */
export const RecurrenceType = z.enum(["subscription", "recurring", "one off"]);
export type RecurrenceType = z.infer<typeof RecurrenceType>;
