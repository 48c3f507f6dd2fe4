/** Documents and files in Postgres. */
import {
  LedgerError,
  type DocumentFilter,
  type DocumentKind,
  type DocumentStore,
  type FileStore,
  type StoredDocument,
  type TenantId,
} from "../ledger";
import type { Database } from "./database";
import { createTurns } from "./in-turn";
import { keyOf, keyOrNull, momentOf } from "./keys";
import { asPage, createConditions, pageOf, type Conditions, type Placed } from "./lists";

/** So often other processes may be faster before a change is given up. */
const MOST_ATTEMPTS = 100;

/** A document as it is stored. */
export const readDocument = (json: string): StoredDocument => JSON.parse(json) as StoredDocument;

function matching(tenant: TenantId, kind: DocumentKind, filter: DocumentFilter): Conditions {
  const conditions = createConditions();
  conditions.add("tenant = ?", keyOf(tenant));
  conditions.add("kind = ?", kind);
  if (filter.statuses !== null)
    conditions.add("status = ANY (?::text[])", filter.statuses.map(keyOf));
  if (filter.subject !== null) conditions.add("subject = ?", keyOf(filter.subject));
  if (filter.accountHolderId !== null) conditions.add("holder = ?", keyOf(filter.accountHolderId));
  return conditions;
}

/** The store of documents. */
export function documentStore(database: Database): DocumentStore {
  const inTurn = createTurns();
  const find = async (tenant: TenantId, kind: DocumentKind, id: string) => {
    const [row] = await database.query<{ json: string; revision: number }>(
      `SELECT document::text AS json, revision FROM ntropy.documents
       WHERE tenant = $1 AND kind = $2 AND id = $3`,
      [keyOf(tenant), kind, keyOf(id)]
    );
    return row ?? null;
  };
  const columns = ({ status, subject, account_holder_id }: StoredDocument) => [
    keyOrNull(status),
    keyOrNull(subject),
    keyOrNull(account_holder_id),
  ];

  return {
    async create(tenant, kind, document) {
      const made = await database.query(
        `INSERT INTO ntropy.documents
           (tenant, kind, id, created, status, subject, holder, document)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING 1`,
        [
          keyOf(tenant),
          kind,
          keyOf(document.id),
          momentOf(document.created_at),
          ...columns(document),
          JSON.stringify(document),
        ]
      );
      return made.length > 0;
    },
    async get(tenant, kind, id) {
      const row = await find(tenant, kind, id);
      return row === null ? null : readDocument(row.json);
    },
    async list(tenant, kind, query) {
      const conditions = matching(tenant, kind, query);
      const rows = await database.query<Placed>(
        `SELECT place, document::text AS json FROM ntropy.documents ${pageOf(conditions, query)}`,
        conditions.values
      );
      return asPage(rows, query.limit, ({ json }) => readDocument(json));
    },
    async count(tenant, kind, filter) {
      const conditions = matching(tenant, kind, filter);
      const [row] = await database.query<{ total: number }>(
        `SELECT count(*) AS total FROM ntropy.documents WHERE ${conditions.toString()}`,
        conditions.values
      );
      return row?.total ?? 0;
    },
    change: (tenant, kind, id, change) =>
      inTurn(JSON.stringify([tenant, kind, id]), async () => {
        for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
          const row = await find(tenant, kind, id);
          const before = row === null ? null : readDocument(row.json);
          const changed = before === null ? null : change(before);
          if (row === null || before === null || changed === null) return null;
          const document = { ...changed, id, created_at: before.created_at };
          const stored = await database.query(
            `UPDATE ntropy.documents SET revision = nextval('ntropy.places'),
             status = $5, subject = $6, holder = $7, document = $8
           WHERE tenant = $1 AND kind = $2 AND id = $3 AND revision = $4 RETURNING 1`,
            [
              keyOf(tenant),
              kind,
              keyOf(id),
              row.revision,
              ...columns(document),
              JSON.stringify(document),
            ]
          );
          if (stored.length > 0) return document;
        }
        throw new LedgerError("failed", "Others were always faster in changing this document.");
      }),
    async remove(tenant, kind, id) {
      const gone = await database.query(
        "DELETE FROM ntropy.documents WHERE tenant = $1 AND kind = $2 AND id = $3 RETURNING 1",
        [keyOf(tenant), kind, keyOf(id)]
      );
      return gone.length > 0;
    },
  };
}

/** The store of files. */
export function fileStore(database: Database): FileStore {
  return {
    async put(tenant, id, bytes) {
      await database.query(
        `INSERT INTO ntropy.files (tenant, id, bytes) VALUES ($1, $2, $3)
         ON CONFLICT (tenant, id) DO UPDATE SET bytes = excluded.bytes`,
        [keyOf(tenant), keyOf(id), bytes]
      );
    },
    async get(tenant, id) {
      const [file] = await database.query<{ bytes: Uint8Array }>(
        "SELECT bytes FROM ntropy.files WHERE tenant = $1 AND id = $2",
        [keyOf(tenant), keyOf(id)]
      );
      return file?.bytes ?? null;
    },
    async remove(tenant, id) {
      const gone = await database.query(
        "DELETE FROM ntropy.files WHERE tenant = $1 AND id = $2 RETURNING 1",
        [keyOf(tenant), keyOf(id)]
      );
      return gone.length > 0;
    },
  };
}
