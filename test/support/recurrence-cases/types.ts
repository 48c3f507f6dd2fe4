/** What a case of the list is: a history, and what a person would answer about it. */
import type {
  Cadence,
  CalendarDate,
  EntryType,
  IncomeType,
  PayFrequency,
  Transaction,
} from "../../../src/model";
import type { HolderContext } from "../../../src/engine/types";

/** What a next date must come near: any of the dates, within the tolerance. */
export interface ExpectedDate {
  dates: CalendarDate[];
  toleranceDays: number;
}

/** What a next amount must come near: any of the amounts, within the share (0.02 = 2 %). */
export interface ExpectedAmount {
  amounts: number[];
  tolerance: number;
}

/** One series as a person sees it. */
export interface ExpectedGroup {
  /** `tested`: what the case is about. `companion`: another series in the same history. */
  role: "tested" | "companion";
  name: string;
  entryType: EntryType;
  memberIds: string[];
  /** Rows that may be in the group or not, such as a trial. */
  optionalIds: string[];
  /**
   * The second row of a slot (a double charge, a pending twin) by the id of the slot's member:
   * either of the two may stand for the slot, or both.
   */
  twinIds: Record<string, string>;
  /** Any of these is right. */
  cadences: Cadence[];
  /** Any of these is right. */
  types: ("subscription" | "recurring")[];
  isActive: boolean;
  /** Null where nothing comes any more: then the date and amount are not judged. */
  nextDate: ExpectedDate | null;
  nextAmount: ExpectedAmount | null;
}

/** One right way to see the history. Most have one; a few (split payroll) have two. */
export interface Reading {
  name: string;
  groups: ExpectedGroup[];
}

interface VariantBase {
  caseNumber: number;
  title: string;
  seed: number;
  /** What this variant varies, in words, for the report. */
  summary: string;
  holder: HolderContext;
  country: string;
  /** In the order the bank or the user gave them: sorted, reversed or partly out of order. */
  transactions: Transaction[];
}

export interface RecurrenceVariant extends VariantBase {
  kind: "positive" | "negative";
  readings: Reading[];
  /** Rows that must be answered "one off". */
  oneOffIds: string[];
  /** An ended group over these rows alone is no mistake; an active one is. */
  endedGroupsAllowed: string[];
}

/** One source of income as a person sees it. */
export interface ExpectedIncome {
  name: string;
  memberIds: string[];
  optionalIds: string[];
  /** Any of these is right. */
  types: IncomeType[];
  /** Any of these is right; empty: not judged. */
  frequencies: PayFrequency[];
  /** Null: not judged, as with gifts that come when they come. */
  isActive: boolean | null;
  nextDate: ExpectedDate | null;
  nextAmount: ExpectedAmount | null;
  /** Words one of which the source must hold, case and accents folded; empty: not judged. */
  sourceWords: string[];
}

export interface IncomeVariant extends VariantBase {
  groups: ExpectedIncome[];
  /** Incoming rows that are no income. A group that holds one is false. */
  notIncomeIds: string[];
}
