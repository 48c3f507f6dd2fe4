/** The words on the sheets of an account report. */
import type { Cadence, FeeKind, IncomeType, PayFrequency, RecurrenceType } from "../../model";

/** The words on the sheets, in the user's language. */
export interface ReportSheetWords {
  sheets: Record<
    "summary" | "labels" | "merchants" | "recurring" | "period" | "first" | "last" | "totals",
    string
  > & {
    periodNote: string;
    ownAccounts: (labels: string) => string;
    topMerchants: (count: number) => string;
  };
  columns: Record<ColumnWord, string>;
  totals: Record<"incoming" | "outgoing" | "net" | "movedIn" | "movedOut", string>;
  sections: Record<
    "months" | "spending" | "earning" | "merchants" | "payers" | "income" | "recurring" | "fees",
    string
  >;
  months: { lineChart: string; changeNote: string; chart: (count: number) => string };
  /** Why a part is empty, and what to do. */
  none: Record<
    | "labels"
    | "merchants"
    | "payers"
    | "income"
    | "recurring"
    | "prices"
    | "doubled"
    | "fees"
    | "months",
    string
  >;
  recurring: {
    types: Record<RecurrenceType, string>;
    cadences: Record<Cadence, string>;
    unnamed: string;
    active: string;
    endedState: string;
    priceChanges: string;
    doubleCharges: string;
  };
  income: {
    types: Record<IncomeType, string>;
    frequencies: Record<PayFrequency, string>;
    unnamed: string;
    irregular: string;
  };
  fees: { kinds: Record<FeeKind, string>; total: string };
  others: string;
}

/** Columns of the sheets' tables that are called by a word. */
export type ColumnWord =
  | "what"
  | "label"
  | "merchant"
  | "month"
  | "amount"
  | "before"
  | "change"
  | "share"
  | "payments"
  | "in"
  | "out"
  | "net"
  | "cumulative"
  | "name"
  | "type"
  | "rhythm"
  | "latest"
  | "latestDate"
  | "next"
  | "nextAmount"
  | "yearly"
  | "state"
  | "date"
  | "from"
  | "to"
  | "source"
  | "again"
  | "period"
  | "day"
  | "total";
