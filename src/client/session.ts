/**
 * What the main thread sees of enrichment: column arrays in, column arrays out, over a message port
 * to the worker. Inside the worker the typed client speaks HTTP-shaped requests to the API, built in
 * or remote; JSON and zod never run on the main thread, and no message holds more than
 * `MAXIMUM_COLUMN_ROWS` rows.
 */
import type {
  AccountHolderType,
  CalendarDate,
  Cadence,
  EntryType,
  Evidence,
  Note,
  Periodicity,
  RecurrenceType,
} from "../model";
import type { ConnectionReport } from "./connection";
import type { Destination, RemoteDestination } from "./destination";
import type { FormulaAnswer, FormulaColumns } from "./formulas/types";
import type { Ask } from "./questions";

export type { FormulaAnswer, FormulaColumns } from "./formulas/types";

/** Most rows in one message between the main thread and the worker. */
export const MAXIMUM_COLUMN_ROWS = 2_000;

/** Rows to enrich, a column an array, all of the same length; null where the row says nothing. */
export interface TransactionColumns {
  /** Stable row identities (architecture, decision 4), unique within a run. */
  id: string[];
  description: string[];
  /** Currency units, not negative. */
  amount: (number | null)[];
  entryType: (EntryType | null)[];
  currency: (string | null)[];
  date: (CalendarDate | null)[];
  country: (string | null)[];
  mcc: (number | null)[];
  /** Ids of `RunOptions.rowHolders`; null, or no such column, where it is the run's own holder. */
  accountHolder?: (string | null)[];
}

/** Answers for the same rows in the same order. */
export interface EnrichedColumns {
  id: string[];
  label: (string | null)[];
  merchant: (string | null)[];
  website: (string | null)[];
  logo: (string | null)[];
  /** The likeliest codes, best first. */
  mcc: number[][];
  /** One line. */
  location: (string | null)[];
  person: (string | null)[];
  intermediaries: string[][];
  /** 0 to 1. */
  confidence: (number | null)[];
  evidence: Evidence[][];
  notes: Note[][];
}

/** Recurrence of rows already enriched in this run, read from the holder's whole history. */
export interface RecurrenceColumns {
  id: string[];
  type: (RecurrenceType | null)[];
  periodicity: (Periodicity | null)[];
  cadence: (Cadence | null)[];
  nextDate: (CalendarDate | null)[];
  nextAmount: (number | null)[];
}

/** Whose rows a run holds. The id is made for the workbook and kept in it (architecture, decision 4). */
export interface RunAccountHolder {
  id: string;
  type: AccountHolderType;
  name: string | null;
}

/** Whose some of a run's rows are, by what the sheet says of it. */
export interface RowAccountHolder {
  id: string;
  /** Null where the sheet does not say: then one that is known stays what it is. */
  type: AccountHolderType | null;
  /** Of one that is made. */
  typeWhenNew: AccountHolderType;
  /** Null: one that is known keeps its name. */
  name: string | null;
}

export interface RunOptions {
  /** Built in where none is named. */
  destination?: Destination;
  accountHolder: RunAccountHolder;
  /** Other account holders that rows name. */
  rowHolders?: readonly RowAccountHolder[];
  /** Country of the account, ISO 3166; helps to tell merchants and dates apart. */
  country: string | null;
  /** Name of the custom model that labels come from. */
  model?: string | null;
}

/** Where the ledger lives and whether it will survive a reload. */
export interface EngineStatus {
  /** Names the engine and its knowledge; rows written under another version may be worth updating. */
  version: string;
  merchants: number;
  storage: "indexeddb" | "memory";
  /** Why storage is only memory, for the notice in the pane; null when it is durable. */
  storageProblem: string | null;
  /** How often the engine was started in this page: with a new start, what only memory held is gone. */
  starts: number;
}

/** What stopped a call, as data; the words are added where a person reads them. */
export type SessionErrorCode =
  | "cancelled"
  | "engine_failed"
  /** Not reached, or no answer. */
  | "network"
  /** Reached, and too busy for us after every try. */
  | "busy"
  /** A wrong key. */
  | "unauthorized"
  /** No key, or one that may not do this. */
  | "forbidden"
  | "quota_exceeded"
  | "rejected";

/** One thing wrong with what was asked. */
export interface Fault {
  /** Where in what was sent, as keys and 0-based indexes; empty for all of it. */
  path: (string | number)[];
  message: string;
}

/** Errors cross the message port as data: `{ code, message, status, faults }`. */
export class SessionError extends Error {
  constructor(
    readonly code: SessionErrorCode,
    message: string,
    /** Of the answer that refused; null where there was none. */
    readonly status: number | null = null,
    /** What is wrong where, as far as the answer says. */
    readonly faults: readonly Fault[] = []
  ) {
    super(message);
    this.name = "SessionError";
  }
}

/**
 * The worker's face towards the pane, the ribbon commands and the custom functions. All methods are
 * asynchronous; they reject with a `SessionError`.
 */
export interface EnrichmentSession {
  /** Resolves when knowledge is loaded and the ledger is open. */
  status(): Promise<EngineStatus>;
  /** Makes sure the holder exists (its type and name brought up to date) and returns a run's key. */
  openRun(options: RunOptions): Promise<string>;
  /** Sends one chunk as a v3 batch and waits for its results. At most `MAXIMUM_COLUMN_ROWS` rows. */
  enrich(run: string, rows: TransactionColumns): Promise<EnrichedColumns>;
  /**
   * Sends one chunk to the run's remote destination and returns at once. The ids of its batches: with
   * them `collect` finds the answers, after a reload too. None where no row is fit to be sent.
   */
  submit(run: string, rows: TransactionColumns): Promise<string[]>;
  /**
   * Waits for batches of a remote destination and answers these rows, in their order; null where the
   * destination no longer has such a batch. Rows it was not sent are answered built in, with a note.
   */
  collect(
    run: string,
    rows: TransactionColumns,
    batches: string[]
  ): Promise<EnrichedColumns | null>;
  /**
   * Tells the run of rows its destination was sent in an earlier session: nothing is sent again, but
   * what is worked out on this computer needs them.
   */
  recall(run: string, rows: TransactionColumns): Promise<void>;
  /** Computes recurrence over the holder's history once, then answers for ids by chunks. */
  computeRecurrence(run: string): Promise<{ groups: number }>;
  recurrenceOf(run: string, ids: string[]): Promise<RecurrenceColumns>;
  /** Ends the run, finished or not: later calls with its key are rejected, nothing stored is lost. */
  closeRun(run: string): Promise<void>;
  /**
   * Answers rows of custom functions and stores nothing in the ledger (decision 10); null where the
   * engine failed on one. What this device answered before is not worked out again.
   */
  evaluate(rows: FormulaColumns): Promise<(FormulaAnswer | null)[]>;
  /** Asks a destination who it is and whether it takes the key; sends no row and costs nothing. */
  testConnection(destination: RemoteDestination): Promise<ConnectionReport>;
  /** Asks one question of a panel; see `questions/`. */
  ask: Ask;
}
