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
    "months" | "spending" | "earning" | "merchants" | "income" | "recurring" | "fees",
    string
  >;
  months: { lineChart: string; chart: (count: number) => string };
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

type ColumnWord =
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
