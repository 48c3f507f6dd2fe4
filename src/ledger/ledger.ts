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
  CalendarDate,
  CategorySet,
  EnrichedTransaction,
  Note,
  Ruleset,
  SaidOfTransaction,
  Timestamp,
  Transaction,
} from "../model";

/** Rows in one block: what is written, and counted as progress, at a time (architecture, decision 12). */
export const BLOCK_ROWS = 1_000;

/** Whose data it is: the owner of an API key. */
export type TenantId = string;

/** The engine's answer as it is kept: recurrence is read from the history each time, never kept. */
export type KeptAnswer = Omit<EnrichedTransaction, "created_at" | "recurrence"> & SaidOfTransaction;

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
  /** Rows to pass over first, for pages that are asked for by number; none where it is left out. */
  skip?: number;
}

export interface ListPage<Item> {
  items: Item[];
  /** Opaque; null where nothing follows. */
  next: string | null;
}

/** A page that is asked for by number. */
export interface NumberedPageQuery {
  /** Things to pass over first. */
  skip: number;
  /** Most things to answer, at least 1. */
  limit: number;
  order: "ascending" | "descending";
}

export interface NumberedPage<Item> {
  items: Item[];
  /** Of all pages. */
  total: number;
}

export interface HolderPageQuery extends NumberedPageQuery {
  /** Only those whose id or name holds this text, whatever its case; null is all. */
  text: string | null;
  /** Only those that have a name. */
  isNamed: boolean;
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
  /** A page by number, in the order they were made. */
  page(tenant: TenantId, query: HolderPageQuery): Promise<NumberedPage<AccountHolder>>;
  /**
   * Also removes its transactions and their batch rows, its rules and the documents that name it, for
   * good. False where it does not exist.
   */
  remove(tenant: TenantId, id: string): Promise<boolean>;
}

export interface PeriodQuery {
  accountHolderId: string | null;
  from: CalendarDate;
  to: CalendarDate;
  limit: number;
  /** Where the last piece ended: its `next`; null for the first. */
  after: string | null;
}

export interface TransactionStore {
  /** Later rows win over earlier ones of the same id, in the ledger and within `rows`. */
  putMany(tenant: TenantId, rows: readonly LedgerRow[]): Promise<void>;
  get(tenant: TenantId, id: string): Promise<LedgerRow | null>;
  list(
    tenant: TenantId,
    query: ListQuery & { accountHolderId: string | null }
  ): Promise<ListPage<LedgerRow>>;
  /** Those that exist, by id. */
  getMany(tenant: TenantId, ids: readonly string[]): Promise<Map<string, LedgerRow>>;
  /** An account holder's rows by date, those without one last, and among equal dates as they were stored. */
  byDate(
    tenant: TenantId,
    accountHolderId: string,
    query: NumberedPageQuery
  ): Promise<NumberedPage<LedgerRow>>;
  /** How many rows an account holder has. */
  count(tenant: TenantId, accountHolderId: string): Promise<number>;
  /**
   * Rows whose date lies in a period, both ends included, in pieces: of one account holder, or of all
   * where it is null, rows without a holder too. Rows without a date are in no period.
   */
  ofPeriod(tenant: TenantId, query: PeriodQuery): Promise<ListPage<LedgerRow>>;
  /**
   * All rows of an account holder, those stored first first. The same row is the same object as long as
   * nothing replaces it.
   */
  history(tenant: TenantId, accountHolderId: string): Promise<LedgerRow[]>;
  /** Puts `row` in the place of the row of the same id, which keeps its place in lists. False: no such row. */
  replace(tenant: TenantId, row: LedgerRow): Promise<boolean>;
  remove(tenant: TenantId, id: string): Promise<boolean>;
}

/** One row of a batch, waiting: the transaction as it was sent, and what was wrong with it. */
export interface BatchItem {
  transaction: Transaction;
  notes: Note[];
  /** v1: the caller's own closed list, of which the nearest label is answered. */
  possible_labels?: string[];
}

/** Where a batch was sent to: each version, and in v1 each kind, sees its own batches only. */
export const BATCH_ORIGINS = ["v3", "v2", "v1_consumer", "v1_business"] as const;
export type BatchOrigin = (typeof BATCH_ORIGINS)[number];

/** A batch as it is kept. */
export interface KeptBatch extends Batch {
  origin: BatchOrigin;
  /** The custom model its labels come from. */
  model: string | null;
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
  create(tenant: TenantId, batch: KeptBatch, items: readonly BatchItem[]): Promise<void>;
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
  get(tenant: TenantId, id: string): Promise<KeptBatch | null>;
  list(
    tenant: TenantId,
    query: ListQuery & { origin: BatchOrigin; status: Batch["status"] | null }
  ): Promise<ListPage<KeptBatch>>;
  /** Answers in the order the rows were sent, `from` (included) to `to` (excluded). */
  results(tenant: TenantId, id: string, from: number, to: number): Promise<LedgerRow[]>;
  /** Batches of all tenants that are processing and have not moved since that moment. */
  stalled(since: Timestamp): Promise<{ tenant: TenantId; batch: KeptBatch }[]>;
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
  /** All of a tenant, by id. */
  list(tenant: TenantId): Promise<NamedCategorySet[]>;
  /** False where it does not exist. */
  remove(tenant: TenantId, id: string): Promise<boolean>;
}

/** Whose transactions rules run on: everyone's (null), or those of one account holder. */
export type RuleScope = string | null;

/** The rules of a tenant: one ordered list for everyone, and one for each account holder that has some. */
export interface RuleStore {
  /** Empty where none were ever made. The same object as long as nothing changes it. */
  get(tenant: TenantId, scope: RuleScope): Promise<Ruleset>;
  /** Lists of account holders that have rules, by holder; each the same object until it changes. */
  getMany(
    tenant: TenantId,
    accountHolderIds: readonly string[]
  ): Promise<ReadonlyMap<string, Ruleset>>;
  /**
   * Puts what `change` makes of the list in its place, with no other change between. Where it makes
   * null nothing is stored. `change` may be called more than once. Answers what it made last.
   */
  change(
    tenant: TenantId,
    scope: RuleScope,
    change: (ruleset: Ruleset) => Ruleset | null
  ): Promise<Ruleset | null>;
}

/** Kinds of small things that are read and written whole. */
export type DocumentKind =
  | "report"
  | "webhook"
  | "delivery"
  | "statement"
  | "model"
  | "model_candidate"
  | "hierarchy"
  | "usage"
  | "api_key"
  | "rule_usage";

/** A small thing of a kind; what is not to be searched by stands in its body. */
export interface StoredDocument {
  /** Unique within its tenant and kind. */
  id: string;
  created_at: Timestamp;
  status: string | null;
  /** What it is about, to find it by: a report's transaction, a delivery's webhook. */
  subject: string | null;
  /** The account holder with which it goes. */
  account_holder_id: string | null;
  /** JSON; its reader checks it (`service/collection.ts`). */
  body: unknown;
}

/** Which documents of a kind; null is all. */
export interface DocumentFilter {
  statuses: readonly string[] | null;
  subject: string | null;
  accountHolderId: string | null;
}

export interface DocumentStore {
  /** False, and nothing is changed, where the id is taken. */
  create(tenant: TenantId, kind: DocumentKind, document: StoredDocument): Promise<boolean>;
  get(tenant: TenantId, kind: DocumentKind, id: string): Promise<StoredDocument | null>;
  list(
    tenant: TenantId,
    kind: DocumentKind,
    query: ListQuery & DocumentFilter
  ): Promise<ListPage<StoredDocument>>;
  count(tenant: TenantId, kind: DocumentKind, filter: DocumentFilter): Promise<number>;
  /**
   * Puts what `change` makes of a document in its place, with no other change between; id and
   * `created_at` stay. `change` may be called more than once. Answers what is stored; null where it does
   * not exist or `change` made null, and then nothing is changed.
   */
  change(
    tenant: TenantId,
    kind: DocumentKind,
    id: string,
    change: (document: StoredDocument) => StoredDocument | null
  ): Promise<StoredDocument | null>;
  /** False where it does not exist. */
  remove(tenant: TenantId, kind: DocumentKind, id: string): Promise<boolean>;
}

/** Bytes by id: statement files, trained models. */
export interface FileStore {
  put(tenant: TenantId, id: string, bytes: Uint8Array): Promise<void>;
  get(tenant: TenantId, id: string): Promise<Uint8Array | null>;
  /** False where it does not exist. */
  remove(tenant: TenantId, id: string): Promise<boolean>;
}

/** Everything of one tenant, for a file of the user's own. */
export interface LedgerExport {
  version: 2;
  account_holders: AccountHolder[];
  transactions: LedgerRow[];
  /** By id. */
  category_sets: NamedCategorySet[];
  ruleset: Ruleset;
  /** By account holder. */
  holder_rulesets: { account_holder_id: string; ruleset: Ruleset }[];
  /** Oldest first within a kind; files are not exported. */
  documents: { kind: DocumentKind; document: StoredDocument }[];
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
  readonly documents: DocumentStore;
  readonly files: FileStore;
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
