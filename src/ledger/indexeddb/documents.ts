/** Documents and files in the browser's database. */
import type { DocumentKind, DocumentStore, FileStore, TenantId } from "../ledger";
import { isWanted } from "../pages";
import { pageOfRecords, type Access } from "./access";
import type { DocumentRecord, Reading, Writing } from "./database";

/** The store of documents. */
export function documentStore({ read, write }: Access): DocumentStore {
  const ofKind = (transaction: Reading, tenant: TenantId, kind: DocumentKind) =>
    transaction.objectStore("documents").index("kind").getAll([tenant, kind]);

  return {
    create: (tenant, kind, document) =>
      write(async (transaction) => {
        const { id } = document;
        if ((await findDocument(transaction, tenant, kind, id)) !== undefined) return false;
        await transaction.objectStore("documents").add({ tenant, kind, id, document });
        return true;
      }),
    get: (tenant, kind, id) =>
      read(async (transaction) => {
        const record = await findDocument(transaction, tenant, kind, id);
        return record?.document ?? null;
      }),
    list: (tenant, kind, query) =>
      read(async (transaction) => {
        const records = await ofKind(transaction, tenant, kind);
        return pageOfRecords(
          records
            .filter(({ document }) => isWanted(document, query))
            .map(({ place, document }) => ({ place, item: document })),
          query,
          ({ created_at }) => created_at
        );
      }),
    count: (tenant, kind, filter) =>
      read(async (transaction) => {
        const records = await ofKind(transaction, tenant, kind);
        return records.filter(({ document }) => isWanted(document, filter)).length;
      }),
    change: (tenant, kind, id, change) =>
      write(async (transaction) => {
        const record = await findDocument(transaction, tenant, kind, id);
        const changed = record === undefined ? null : change(record.document);
        if (record === undefined || changed === null) return null;
        const document = { ...changed, id, created_at: record.document.created_at };
        await transaction.objectStore("documents").put({ ...record, document });
        return document;
      }),
    remove: (tenant, kind, id) =>
      write(async (transaction) => {
        const place = (await findDocument(transaction, tenant, kind, id))?.place;
        if (place === undefined) return false;
        await transaction.objectStore("documents").delete(place);
        return true;
      }),
  };
}

/** The store of files. */
export function fileStore({ read, write }: Access): FileStore {
  return {
    put: (tenant, id, bytes) =>
      write(async (transaction) => {
        await transaction.objectStore("files").put({ tenant, id, bytes });
      }),
    get: (tenant, id) =>
      read(async (transaction) => {
        const record = await transaction.objectStore("files").get([tenant, id]);
        return record?.bytes ?? null;
      }),
    remove: (tenant, id) =>
      write(async (transaction) => {
        const files = transaction.objectStore("files");
        if ((await files.getKey([tenant, id])) === undefined) return false;
        await files.delete([tenant, id]);
        return true;
      }),
  };
}

/** Forgets the documents and the rules that go with an account holder. */
export async function forgetWithHolder(
  transaction: Writing,
  tenant: TenantId,
  holder: string
): Promise<void> {
  await transaction.objectStore("holderRules").delete([tenant, holder]);
  const documents = transaction.objectStore("documents");
  for (const { place, document } of await documents.index("tenant").getAll(tenant))
    if (document.account_holder_id === holder && place !== undefined) await documents.delete(place);
}

function findDocument(
  transaction: Reading | Writing,
  tenant: TenantId,
  kind: DocumentKind,
  id: string
): Promise<DocumentRecord | undefined> {
  return (transaction as Reading).objectStore("documents").index("id").get([tenant, kind, id]);
}
