/** What a user says of a transaction, against what was found (contract section 4.2). */
import type { Intermediary, Location, TransactionType } from "./enrichment";
import type { RecurrenceType } from "./values";

/** Keys that are absent leave what was found; null takes it away. */
export interface Correction {
  /** Name of the organisation on the other side. */
  merchant?: string | null;
  /** Name of the person on the other side. */
  person?: string | null;
  /** Bare host. */
  website?: string | null;
  logo?: string | null;
  mccs?: number[];
  /** A label of ours or of the user's own. */
  label?: string | null;
  location?: Location | null;
  intermediaries?: Intermediary[];
  /** Null: as the account holder's type says. */
  transaction_type?: TransactionType | null;
  /** Null: as the history tells. */
  recurrence?: RecurrenceType | null;
}
