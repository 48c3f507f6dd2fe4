/**
 * What the use cases lean on, as ports, so that no queue, timer, randomness or network leaks in.
 * A composition root (worker, server, command line, tests) hands in real ones.
 */
import type { Catalogue } from "../engine/catalogue";
import type { LabelMapper } from "../engine/custom";
import type { Engine } from "../engine/types";
import type { Ledger, TenantId } from "../ledger/ledger";
import type {
  AccountHolderType,
  CategorySet,
  EntryType,
  StatementFile,
  StatementInfo,
  StatementProblem,
  StatementRead,
  WebhookEvent,
} from "../model";

/** The time, as milliseconds since 1970 in UTC. */
export interface Clock {
  now(): number;
}

/** Makes ids nobody made before: UUIDs. */
export interface Ids {
  uuid(): string;
}

/** Work that goes on after its request was answered. */
export const JOB_KINDS = ["batch", "delivery", "statement", "training"] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** One piece of it: what `run-job.ts` does for that kind with the thing of that id. */
export interface Job {
  kind: JobKind;
  tenant: TenantId;
  id: string;
}

/** How a job's turn ended: it is done, or it is to be run again after some time. */
export type JobEnd = { state: "done" } | { state: "again"; afterMilliseconds: number };

/** Where jobs go: built in a queue in memory that works in slices; on the server a real queue. */
export interface Jobs {
  /**
   * Resolves when the job is sure to be done, not when it is done; it is begun after the time given. On
   * the server a job that is there already, waiting or under way, stays the one job it is.
   */
  submit(job: Job, afterMilliseconds?: number): Promise<void>;
  /** Asks for a job to be stopped at its next slice; one that is not there is no error. */
  cancel(job: Job): Promise<void>;
}

/** Where an event goes. */
export interface DeliveryRequest {
  url: string;
  /** Sent as header `X-Ntropy-Token`; never logged. Null sends none. */
  token: string | null;
  body: WebhookEvent;
  timeoutMilliseconds: number;
}

/** What came of it: the receiver's status, or why there was none. */
export type DeliveryAnswer =
  | { ok: true; status: number }
  | { ok: false; reason: "timeout" | "unreachable" | "address_forbidden" };

/** How events leave: on the server an HTTP POST, built in a call in the page. It never rejects. */
export interface Deliver {
  send(request: DeliveryRequest): Promise<DeliveryAnswer>;
}

/** Reads statement files, of whatever format; what cannot be read is a problem, never a rejection. */
export interface StatementReader {
  /** The whole file. */
  read(
    file: StatementFile
  ): Promise<{ ok: true; statement: StatementRead } | { ok: false; problem: StatementProblem }>;
  /** What the statement says of itself, from its first page where there are pages. */
  info(
    file: StatementFile
  ): Promise<{ ok: true; info: StatementInfo } | { ok: false; problem: StatementProblem }>;
}

/** How a label is spelled in v2: its path from general to specific. */
export type LabelPath = (
  label: string,
  entryType: EntryType,
  holderType: AccountHolderType
) => readonly string[];

/** The sets of our own labels that v3 names. */
export type OwnSetName = "consumer" | "business";

/** Our labels, and ours told in a set of a user's own. */
export interface CategoryLabels {
  ownSet(name: OwnSetName): CategorySet;
  /** Tells labels that we decided on for a holder of that type. */
  mapper(set: CategorySet, type: AccountHolderType): LabelMapper;
}

/** Counts in memory what rules did, and writes the counts to the ledger now and then. */
export interface RuleUsage {
  /**
   * A row was enriched and these rules ran on it.
   *
   * @param rules ids as evidence names them
   */
  add(tenant: TenantId, accountHolderId: string | null, rules: readonly string[]): void;
  /** Writes what was counted, where the last time is some seconds ago; it never rejects. */
  settle(): Promise<void>;
  /** Writes what was counted; it never rejects, and what could not be written is counted on. */
  write(): Promise<void>;
}

/** Everything the use cases need. */
export interface ServicePorts {
  ledger: Ledger;
  engine: Engine;
  clock: Clock;
  ids: Ids;
  jobs: Jobs;
  deliver: Deliver;
  statementReader: StatementReader;
  labelPath: LabelPath;
  catalogue: Catalogue;
  categories: CategoryLabels;
  /** Most bytes of a list of rules; `MAXIMUM_RULESET_BYTES` where it is left out. */
  maximumRulesetBytes?: number;
  /** Counts on how many rows each rule ran; where it is left out nobody counts. */
  ruleUsage?: RuleUsage;
  /** Lets messages, timers and other requests have their turn: a macrotask, not a microtask. */
  pause: () => Promise<void>;
}

export type { Catalogue, CatalogueQuery, KnownEntity } from "../engine/catalogue";
export type { Engine, EnrichmentAnswer, HistoryRow, HolderContext } from "../engine/types";
export type {
  BatchItem,
  BatchOrigin,
  DocumentKind,
  HolderPageQuery,
  KeptBatch,
  Ledger,
  LedgerExport,
  LedgerRow,
  LedgerStatus,
  NamedCategorySet,
  ListPage,
  ListQuery,
  NumberedPage,
  NumberedPageQuery,
  RuleScope,
  StoredDocument,
  TenantId,
} from "../ledger/ledger";
