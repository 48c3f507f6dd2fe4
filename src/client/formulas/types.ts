/** What custom functions ask and are answered, as plain data that crosses the worker's port. */
import type {
  AccountHolderType,
  AccountingCategory,
  Cadence,
  CalendarDate,
  EntryType,
  IncomeType,
  PayFrequency,
  RecurrenceType,
} from "../../model";

/** Calls of custom functions on single rows: what the cells gave, null where an argument was left out. */
export interface FormulaColumns {
  description: string[];
  /** Currency units, not negative. */
  amount: (number | null)[];
  entryType: (EntryType | null)[];
  currency: (string | null)[];
  date: (CalendarDate | null)[];
  country: (string | null)[];
  accountHolderType: (AccountHolderType | null)[];
}

/** What is known of one row; null, or an empty list, where nothing is. */
export interface FormulaAnswer {
  /** A label of the set in force, or one of the contract's words for not knowing. */
  label: string | null;
  /** The most general part of the label's path. */
  group: string | null;
  accounting: AccountingCategory | null;
  merchant: string | null;
  website: string | null;
  logo: string | null;
  /** The likeliest codes, best first. */
  mcc: number[];
  /** One line. */
  location: string | null;
  person: string | null;
  intermediaries: string[];
  /** 0 to 1. */
  confidence: number | null;
}

/** What comes again, of either direction. */
export interface FormulaGroup {
  entryType: EntryType;
  name: string | null;
  label: string | null;
  type: RecurrenceType | null;
  cadence: Cadence;
  currency: string | null;
  average: number;
  total: number;
  payments: number;
  first: CalendarDate;
  latest: CalendarDate;
  nextDate: CalendarDate | null;
  nextAmount: number | null;
  isActive: boolean;
}

/** Money that comes in from one source. */
export interface FormulaIncome {
  source: string | null;
  type: IncomeType;
  total: number;
  currency: string | null;
  frequency: PayFrequency | null;
  payments: number;
  first: CalendarDate;
  latest: CalendarDate;
  nextDate: CalendarDate | null;
  nextAmount: number | null;
  isActive: boolean;
}

/** What rows tell as a history by themselves. */
export interface FormulaHistory {
  /** A column an array, in the order of the rows; null for rows without date or amount. */
  recurrence: {
    type: (RecurrenceType | null)[];
    cadence: (Cadence | null)[];
    nextDate: (CalendarDate | null)[];
  };
  /** Newest end date first. */
  groups: FormulaGroup[];
  /** Greatest total first. */
  income: FormulaIncome[];
}
