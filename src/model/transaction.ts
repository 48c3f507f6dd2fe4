/**
 * A transaction is one line of a bank statement: on a **date**, an **amount** of a **currency** moved
 * out of or into the account of an **account holder**, and the bank printed a **description** (the
 * descriptor). Enriching it finds the **counterparty** (who was paid, or who paid), the
 * **intermediaries** that carried the payment, the **category**, the **location** and whether it
 * comes again. Rules of the fields: Ntropy v3 `TransactionInput`, contract section 5.1.
 */
import { z } from "zod";
import { ADDITION } from "./addition";
import {
  AccountHolderType,
  Amount,
  CalendarDate,
  CountryCode,
  CurrencyCode,
  type EntryType,
  EntryTypeInput,
  MerchantCategoryCode,
} from "./values";

/** Longest descriptor the API takes, in UTF-16 code units. */
export const MAXIMUM_DESCRIPTION_LENGTH = 1024;
/** Longest id of a transaction in v2; v3 and v1 take 256. */
export const MAXIMUM_TRANSACTION_ID_LENGTH = 512;

/** Where the caller says the transaction took place. */
export const LocationInput = z.object({
  raw_address: z.string().max(1024).nullish(),
  country: CountryCode.nullish(),
});
export type LocationInput = z.infer<typeof LocationInput>;

const common = {
  id: z.string().min(1).max(256),
  description: z.string().max(MAXIMUM_DESCRIPTION_LENGTH),
  account_holder_id: z.string().min(1).max(256).nullish(),
  location: LocationInput.nullish(),
  /** Our extra inputs (documented as additions to v3): used where given, never required. */
  account_holder_type: AccountHolderType.nullish().meta(ADDITION),
  account_holder_name: z.string().max(1024).nullish().meta(ADDITION),
  mcc: MerchantCategoryCode.nullish().meta(ADDITION),
};

/** What `POST /v3/transactions` takes: the strict contract, every required field present. */
export const TransactionInput = z.object({
  ...common,
  date: CalendarDate,
  amount: Amount,
  entry_type: EntryTypeInput,
  currency: CurrencyCode,
});
export type TransactionInput = z.input<typeof TransactionInput>;

/** The same with `?incomplete=answer`: amount, date and currency may be missing; the answer notes it. */
export const IncompleteTransactionInput = z.object({
  ...common,
  date: CalendarDate.nullish(),
  amount: Amount.nullish(),
  entry_type: EntryTypeInput.nullish(),
  currency: CurrencyCode.nullish(),
});
export type IncompleteTransactionInput = z.input<typeof IncompleteTransactionInput>;

/**
 * A transaction as the engine and the ledger know it: every field stands, null where nothing is
 * known. A missing entry type has been taken as outgoing before this point.
 */
export interface Transaction {
  id: string;
  description: string;
  /** Currency units, not negative; null when the row gave none. */
  amount: number | null;
  entry_type: EntryType;
  currency: string | null;
  date: CalendarDate | null;
  account_holder_id: string | null;
  account_holder_type: AccountHolderType | null;
  account_holder_name: string | null;
  /** Where the caller says it took place, else where the account is kept. */
  country: string | null;
  raw_address: string | null;
  mcc: number | null;
}
