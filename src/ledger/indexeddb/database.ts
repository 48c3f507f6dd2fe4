/**
 * The browser's database behind the ledger, its stores and its faults.
 *
 * Rows lie in **blocks** of up to a thousand: 25,000 rows are 25 puts, not 25,000. The **directory** is a
 * log: each entry says what a block holds, or what was forgotten; who reads it from the start knows
 * where every row lies. Nothing in the log is changed but erased rows, so that several windows may use
 * one database: each reads what was appended since it last looked, within the same transaction as what
 * it does next.
 */
import {
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPObjectStore,
  type IDBPTransaction,
  type OpenDBCallbacks,
  type StoreNames,
} from "idb";
import type { AccountHolder, CategorySet, Ruleset } from "../../model";
import {
  LedgerError,
  type DocumentKind,
  type KeptBatch,
  type LedgerRow,
  type StoredDocument,
  type TenantId,
} from "../ledger";

/** Version of the stores and of what lies in them: `upgrade` makes the stores an older one lacks. */
export const SCHEMA_VERSION = 5;

export interface HolderRecord {
  place?: number;
  tenant: TenantId;
  id: string;
  holder: AccountHolder;
}

export interface BatchRecord {
  place?: number;
  tenant: TenantId;
  id: string;
  batch: KeptBatch;
  /** Where its answers lie, in order. */
  pieces: { block: number; rows: number }[];
}

/** Keyed by tenant and id. */
export interface CategoryRecord {
  tenant: TenantId;
  id: string;
  set: CategorySet;
}

/** Keyed by tenant. */
export interface RulesetRecord {
  tenant: TenantId;
  /** Another one with each change; records of version 4 have none. */
  stamp?: string;
  ruleset: Ruleset;
}

/** Keyed by tenant and account holder. */
export interface HolderRulesetRecord {
  tenant: TenantId;
  holder: string;
  stamp?: string;
  ruleset: Ruleset;
}

export interface DocumentRecord {
  place?: number;
  tenant: TenantId;
  kind: DocumentKind;
  id: string;
  document: StoredDocument;
}

/** Keyed by tenant and id. */
export interface FileRecord {
  tenant: TenantId;
  id: string;
  bytes: Uint8Array;
}

/** What one block holds. */
export interface RowsEntry {
  n?: number;
  tenant: TenantId;
  kind: "rows";
  /** The batch whose answers these are. */
  batch: string | null;
  ids: string[];
  /** The holders that occur, and for each row which one: -1 is none. */
  holders: string[];
  holderAt: number[];
  /** Whether a row is in the ledger, or only a batch's answer. */
  kept: boolean[];
  /** One moment for all rows, or one for each. */
  createdAt: string | string[];
  /** Places in lists, where rows have others than those of their block. */
  places: number[] | null;
}

/** What was forgotten, for windows that have it in mind. */
export interface ForgottenEntry {
  n?: number;
  tenant: TenantId;
  kind: "transaction" | "holder" | "everything";
  id: string;
}

export type DirectoryEntry = RowsEntry | ForgottenEntry;

export interface BlockRecord {
  n: number;
  /** Null where a row was erased. */
  rows: (LedgerRow | null)[];
}

export interface LedgerSchema extends DBSchema {
  holders: {
    key: number;
    value: HolderRecord;
    indexes: { id: [string, string]; tenant: string };
  };
  batches: {
    key: number;
    value: BatchRecord;
    indexes: { id: [string, string]; tenant: string };
  };
  directory: { key: number; value: DirectoryEntry; indexes: { tenant: string } };
  blocks: { key: number; value: BlockRecord };
  categories: { key: [string, string]; value: CategoryRecord; indexes: { tenant: string } };
  rules: { key: TenantId; value: RulesetRecord; indexes: { stamp: [string, string] } };
  holderRules: {
    key: [string, string];
    value: HolderRulesetRecord;
    indexes: { tenant: string; stamp: [string, string, string] };
  };
  documents: {
    key: number;
    value: DocumentRecord;
    indexes: { id: [string, string, string]; kind: [string, string]; tenant: string };
  };
  files: { key: [string, string]; value: FileRecord; indexes: { tenant: string } };
}

const STORES = [
  "holders",
  "batches",
  "directory",
  "blocks",
  "categories",
  "rules",
  "holderRules",
  "documents",
  "files",
] as const;
type Stores = (typeof STORES)[number][];

export type Database = IDBPDatabase<LedgerSchema>;
export type Reading = IDBPTransaction<LedgerSchema, Stores, "readonly" | "readwrite">;
export type Writing = IDBPTransaction<LedgerSchema, Stores, "readwrite">;

/** Opens the database, making or upgrading its stores. Rejects with the browser's own error. */
export async function openDatabase(
  name: string,
  callbacks: Pick<OpenDBCallbacks<LedgerSchema>, "blocked" | "blocking" | "terminated">
): Promise<Database> {
  return openDB<LedgerSchema>(name, SCHEMA_VERSION, {
    ...callbacks,
    upgrade(database, from, _to, transaction) {
      for (const store of ["holders", "batches"] as const) {
        if (database.objectStoreNames.contains(store)) continue;
        const made = database.createObjectStore(store, { keyPath: "place", autoIncrement: true });
        made.createIndex("id", ["tenant", "id"], { unique: true });
        made.createIndex("tenant", "tenant");
      }
      if (!database.objectStoreNames.contains("directory")) {
        const directory = database.createObjectStore("directory", {
          keyPath: "n",
          autoIncrement: true,
        });
        directory.createIndex("tenant", "tenant");
        database.createObjectStore("blocks", { keyPath: "n" });
      }
      if (!database.objectStoreNames.contains("categories")) {
        const categories = database.createObjectStore("categories", { keyPath: ["tenant", "id"] });
        categories.createIndex("tenant", "tenant");
      }
      if (!database.objectStoreNames.contains("rules"))
        database.createObjectStore("rules", { keyPath: "tenant" });
      if (!database.objectStoreNames.contains("holderRules")) {
        const rules = database.createObjectStore("holderRules", { keyPath: ["tenant", "holder"] });
        rules.createIndex("tenant", "tenant");
      }
      if (from < 5) {
        transaction.objectStore("rules").createIndex("stamp", ["tenant", "stamp"]);
        const ofHolders = transaction.objectStore("holderRules");
        ofHolders.createIndex("stamp", ["tenant", "holder", "stamp"]);
      }
      if (!database.objectStoreNames.contains("documents")) {
        const documents = database.createObjectStore("documents", {
          keyPath: "place",
          autoIncrement: true,
        });
        documents.createIndex("id", ["tenant", "kind", "id"], { unique: true });
        documents.createIndex("kind", ["tenant", "kind"]);
        documents.createIndex("tenant", "tenant");
      }
      if (!database.objectStoreNames.contains("files")) {
        const files = database.createObjectStore("files", { keyPath: ["tenant", "id"] });
        files.createIndex("tenant", "tenant");
      }
      if (from > 0 && from < 4) void nameOrigins(transaction.objectStore("batches"));
    },
  });
}

/** Batches of v3 were the only ones before version 4. Its faults abort the upgrade by themselves. */
async function nameOrigins(
  batches: IDBPObjectStore<LedgerSchema, StoreNames<LedgerSchema>[], "batches", "versionchange">
): Promise<void> {
  for (let at = await batches.openCursor(); at !== null; at = await at.continue()) {
    const { batch, ...record } = at.value;
    await at.update({ ...record, batch: { ...batch, origin: "v3", model: null } });
  }
}

/** A transaction over all stores that only reads. */
export function reading(database: Database): Reading {
  return database.transaction([...STORES], "readonly") as Reading;
}

/** A transaction over all stores; what it wrote may wait in the system's buffers (no power-loss promise). */
export function writing(database: Database): Writing {
  return database.transaction([...STORES], "readwrite", { durability: "relaxed" });
}

/** A browser's fault as the ledger's. */
export function asLedgerError(error: unknown): LedgerError {
  if (error instanceof LedgerError) return error;
  const name = nameOf(error);
  const message = error instanceof Error ? error.message : String(error);
  const options = { cause: error };
  if (name === "QuotaExceededError")
    return new LedgerError("full", "The browser's storage is full.", options);
  if (name === "InvalidStateError" || name === "AbortError")
    return new LedgerError("closed", `The browser closed the storage: ${message}`, options);
  if (name === "SecurityError" || name === "NotAllowedError")
    return new LedgerError("denied", "The browser denies storage.", options);
  return new LedgerError("failed", `The browser's storage failed: ${message}`, options);
}

function nameOf(error: unknown): string {
  return error !== null && typeof error === "object" && "name" in error ? String(error.name) : "";
}
