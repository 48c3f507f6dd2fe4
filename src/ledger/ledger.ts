/**
 * The ledger is what enrichment remembers: account holders, their transactions with our answers, and
 * the batches that were sent. This is the one port to it; memory, IndexedDB and Postgres stand behind
 * it and pass one contract test (test/ledger/contract.ts).
 *
 * - Every call names the **tenant**, the owner of an API key; nothing of one tenant is ever seen,
 *   changed or counted by a call that names another. Built in there is one tenant.
 * - A transaction's id is unique within its tenant; the same id again replaces the row, wherever it
 *   stood, and moves it to the newest place of lists.
 * - Removing an account holder removes its transactions and what batches answered for them.
 * - What a call has resolved is seen by every later call.
 * - Rows that are handed in or out belong to the ledger and are not changed by either side.
 *
 * Calls reject with a `LedgerError` where the storage itself fails; an absent thing is `null` or `false`.
 */
import type {
  AccountHolder,
  Batch,
  CategorySet,
  EnrichedTransaction,
  Note,
  Ruleset,
  Timestamp,
  Transaction,
} from "../model";

/** Rows in one block: what is written, and counted as progress, at a time (architecture, decision 12). */
export const BLOCK_ROWS = 1_000;

/** Whose data it is: the owner of an API key. */
export type TenantId = string;

/** The engine's answer as it is kept: recurrence is read from the history each time, never kept. */
export type KeptAnswer = Omit<EnrichedTransaction, "created_at" | "recurrence">;

/** One transaction with its answer. */
export interface LedgerRow {
  transaction: Transaction;
  answer: KeptAnswer;
  created_at: Timestamp;
}

/** One page of a list, newest first. */
export interface ListQuery {
  /** Most rows to answer, at least 1. */
  limit: number;
  /** Where the last page ended: its `next`; null for the first page. */
  after: string | null;
  /** Only what was created later than this moment. */
  createdAfter: Timestamp | null;
  /** Only what was created before this moment. */
  createdBefore: Timestamp | null;
}

export interface ListPage<Item> {
  items: Item[];
  /** Opaque; null where nothing follows. */
  next: string | null;
}

export interface AccountHolderStore {
  /** False, and nothing is changed, where the id is taken. */
  create(tenant: TenantId, holder: AccountHolder): Promise<boolean>;
  /** Creates or replaces; a replaced holder keeps its place in lists. */
  put(tenant: TenantId, holder: AccountHolder): Promise<void>;
  get(tenant: TenantId, id: string): Promise<AccountHolder | null>;
  /** Those that exist, by id. */
  getMany(tenant: TenantId, ids: readonly string[]): Promise<Map<string, AccountHolder>>;
  list(tenant: TenantId, query: ListQuery): Promise<ListPage<AccountHolder>>;
  /** Also removes its transactions and their batch rows, for good. False where it does not exist. */
  remove(tenant: TenantId, id: string): Promise<boolean>;
}

export interface TransactionStore {
  /** Later rows win over earlier ones of the same id, in the ledger and within `rows`. */
  putMany(tenant: TenantId, rows: readonly LedgerRow[]): Promise<void>;
  get(tenant: TenantId, id: string): Promise<LedgerRow | null>;
  list(
    tenant: TenantId,
    query: ListQuery & { accountHolderId: string | null }
  ): Promise<ListPage<LedgerRow>>;
  /** All rows of an account holder, those stored first first. */
  history(tenant: TenantId, accountHolderId: string): Promise<LedgerRow[]>;
  /** Puts `row` in the place of the row of the same id, which keeps its place in lists. False: no such row. */
  replace(tenant: TenantId, row: LedgerRow): Promise<boolean>;
  remove(tenant: TenantId, id: string): Promise<boolean>;
}

/** One row of a batch, waiting: the transaction as it was sent, and what was wrong with it. */
export interface BatchItem {
  transaction: Transaction;
  notes: Note[];
}

/** One row of a batch, answered. */
export interface BatchRow {
  row: LedgerRow;
  /** Whether it also goes into the ledger: rows in error and rows to be labelled only do not. */
  kept: boolean;
}

/** Rows of a batch that were just answered. */
export interface BatchAdvance {
  /** Position of the first of the rows: what the batch's progress must be. */
  from: number;
  rows: readonly BatchRow[];
  at: Timestamp;
}

export interface BatchStore {
  /** `batch.progress` is 0, `batch.total` the number of items. */
  create(tenant: TenantId, batch: Batch, items: readonly BatchItem[]): Promise<void>;
  /**
   * The rows still to be answered, `from` (included) to `to` (excluded). Where the storage is the
   * browser's they are kept in memory only: a batch that was under way when the page went is empty.
   */
  items(tenant: TenantId, id: string, from: number, to: number): Promise<BatchItem[]>;
  /**
   * Stores answers, keeps those to be kept and moves progress on, all or nothing. False, and nothing
   * is changed, where the batch is not processing or its progress is not `from`: another worker was
   * faster, or it was stopped.
   */
  advance(tenant: TenantId, id: string, advance: BatchAdvance): Promise<boolean>;
  /** Ends a batch that is processing; false where it was not. */
  finish(
    tenant: TenantId,
    id: string,
    status: "completed" | "error",
    at: Timestamp
  ): Promise<boolean>;
  get(tenant: TenantId, id: string): Promise<Batch | null>;
  list(
    tenant: TenantId,
    query: ListQuery & { status: Batch["status"] | null }
  ): Promise<ListPage<Batch>>;
  /** Answers in the order the rows were sent, `from` (included) to `to` (excluded). */
  results(tenant: TenantId, id: string, from: number, to: number): Promise<LedgerRow[]>;
  /** Batches of all tenants that are processing and have not moved since that moment. */
  stalled(since: Timestamp): Promise<{ tenant: TenantId; batch: Batch }[]>;
  /** Forgets ended batches, of all tenants, that ended before that moment; their transactions stay. */
  prune(before: Timestamp): Promise<number>;
}

/** A category set with the id it is chosen by: an account holder type's, or a name. */
export interface NamedCategorySet {
  id: string;
  set: CategorySet;
}

/** Sets of labels that take the place of ours in what is answered; rows are kept in our labels. */
export interface CategoryStore {
  /** Creates or replaces. */
  put(tenant: TenantId, id: string, set: CategorySet): Promise<void>;
  get(tenant: TenantId, id: string): Promise<CategorySet | null>;
  /** Those that exist, by id. */
  getMany(tenant: TenantId, ids: readonly string[]): Promise<Map<string, CategorySet>>;
  /** False where it does not exist. */
  remove(tenant: TenantId, id: string): Promise<boolean>;
}

/** The rules of a tenant: one ordered list. */
export interface RuleStore {
  /** Empty where none were ever made. */
  get(tenant: TenantId): Promise<Ruleset>;
  /**
   * Puts what `change` makes of the list in its place, with no other change between. Where it makes
   * null nothing is stored. `change` may be called more than once. Answers what it made last.
   */
  change(tenant: TenantId, change: (ruleset: Ruleset) => Ruleset | null): Promise<Ruleset | null>;
}

/** Everything of one tenant, for a file of the user's own. */
export interface LedgerExport {
  version: 1;
  account_holders: AccountHolder[];
  transactions: LedgerRow[];
  /** By id. */
  category_sets: NamedCategorySet[];
  ruleset: Ruleset;
}

/** Where the rows lie. */
export interface LedgerStatus {
  storage: "memory" | "indexeddb" | "postgres";
  /** Why rows that should last do not, in a few words of the platform's; null where all is well. */
  problem: string | null;
}

export interface Ledger {
  readonly holders: AccountHolderStore;
  readonly transactions: TransactionStore;
  readonly batches: BatchStore;
  readonly categories: CategoryStore;
  readonly rules: RuleStore;
  status(): LedgerStatus;
  /** Holders oldest first, transactions in the order they were stored. Batches are not exported. */
  export(tenant: TenantId): Promise<LedgerExport>;
  /** Forgets everything of one tenant. */
  clear(tenant: TenantId): Promise<void>;
  /** No call may follow. */
  close(): Promise<void>;
}

/** The storage failed, not the caller: full, denied, gone. */
export class LedgerError extends Error {
  constructor(
    readonly code: "denied" | "full" | "closed" | "failed",
    message: string,
    options?: ErrorOptions
  ) {
    super(message, options);
    this.name = "LedgerError";
  }
}
