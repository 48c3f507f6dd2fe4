/**
 * The engine's face: transactions and knowledge in, enriched transactions out. Pure: no clock, no
 * randomness, no input or output; the same input gives the same answer on every host.
 */
import type { LabelWords } from "./rules/label-words";
import type {
  AccountHolderType,
  EnrichedTransaction,
  IncomeGroup,
  Recurrence,
  RecurrenceGroup,
  SaidOfTransaction,
  Transaction,
} from "../model";

/** Whose account a row belongs to, as far as labelling needs it. Null: neither holder nor type was given. */
export interface HolderContext {
  type: AccountHolderType;
  name: string | null;
}

/** All of an answer but what the ledger adds: when it was made, and recurrence, which needs history. */
export type EnrichmentAnswer = Omit<EnrichedTransaction, "created_at" | "recurrence"> &
  SaidOfTransaction;

/** One row of an account holder's history. */
export interface HistoryRow {
  transaction: Transaction;
  answer: EnrichmentAnswer;
}

export interface RecurrenceAnswer {
  /** Newest end date first. */
  groups: RecurrenceGroup[];
  /** By transaction id; rows without date or amount are absent. */
  byTransaction: ReadonlyMap<string, Recurrence>;
}

export interface Engine {
  /** Changes whenever an answer could: code and knowledge. */
  readonly version: string;
  /** Merchants known. */
  readonly merchants: number;
  enrich(transaction: Transaction, holder: HolderContext | null): EnrichmentAnswer;
  /** What rules find labels by; each is found by itself alone where this is left out. */
  readonly labelWords?: LabelWords;
  /** Groups of an account holder's whole history, in any order. */
  recurrence(history: readonly HistoryRow[]): RecurrenceAnswer;
  /** Income groups of an account holder's whole history, greatest total first. */
  income(history: readonly HistoryRow[]): IncomeGroup[];
}
