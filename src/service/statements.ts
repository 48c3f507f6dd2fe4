/** Use cases on bank statements (contract sections 4.9 and 5.7); v2 and v3 see the same ones. */
import {
  MAXIMUM_STATEMENT_BYTES,
  type AccountHolderType,
  type BankStatementResults,
  type StatementFile,
  type StatementInfo,
  type StatementStatus,
} from "../model";
import { timestamp } from "./enrich";
import { fileId, resultsId, STATEMENTS, storedResults, type KeptStatement } from "./kept-statement";
import { isLeftAlone } from "./left-alone";
import { done, stopped, type Outcome } from "./outcome";
import type { ListPage, ListQuery, ServicePorts, TenantId } from "./ports";

type Ports = Pick<ServicePorts, "ledger">;
type AskPorts = Pick<ServicePorts, "ledger" | "clock" | "jobs">;

/** Which statements. */
export interface StatementFilter {
  status: StatementStatus | null;
  accountHolderId: string | null;
}

/** For whom a statement of v2 is read; a holder that does not exist is made of that type. */
export interface StatementHolder {
  /** Null: one is made for the statement alone, with the statement's id. */
  id: string | null;
  type: AccountHolderType | null;
}

/** Takes a file in. It is read by a job; `holder` is null where its rows are not to be enriched (v3). */
export async function createStatement(
  ports: Pick<ServicePorts, "ledger" | "clock" | "ids" | "jobs">,
  tenant: TenantId,
  file: StatementFile,
  holder: StatementHolder | null
): Promise<Outcome<KeptStatement>> {
  const size = file.bytes.byteLength;
  if (size >= MAXIMUM_STATEMENT_BYTES)
    return stopped({ code: "statement_too_large", maximumBytes: MAXIMUM_STATEMENT_BYTES });
  const id = ports.ids.uuid();
  const statement: KeptStatement = {
    id,
    created_at: timestamp(ports.clock),
    name: file.name === "" ? null : file.name,
    filename: file.name,
    status: "processing",
    file: { no_pages: 0, size },
    error: null,
    currency: file.currency,
    enrichment:
      holder === null
        ? null
        : {
            account_holder_id: holder.id ?? id,
            account_type: await typeOf(ports, tenant, holder),
            batch_id: ports.ids.uuid(),
            was_queued: false,
          },
    summary: null,
  };
  await ports.ledger.files.put(tenant, fileId(id), file.bytes);
  await STATEMENTS.create(ports, tenant, statement);
  await ports.jobs.submit({ kind: "statement", tenant, id });
  return done(statement);
}

/** That of the holder where there is one, else the one asked for, else business (contract section 4.9). */
async function typeOf(
  { ledger }: Ports,
  tenant: TenantId,
  { id, type }: StatementHolder
): Promise<AccountHolderType> {
  const known = id === null ? null : await ledger.holders.get(tenant, id);
  return known?.type ?? type ?? "business";
}

/** One statement. The job of one that was left alone is submitted again. */
export async function getStatement(
  ports: AskPorts,
  tenant: TenantId,
  id: string
): Promise<Outcome<KeptStatement>> {
  const statement = await STATEMENTS.get(ports, tenant, id);
  if (statement !== null && isLost(ports, statement)) await revive(ports, tenant, id);
  return orMissing(statement, id);
}

function isLost({ clock }: Pick<AskPorts, "clock">, statement: KeptStatement): boolean {
  const { status, revived_at, created_at } = statement;
  return status === "processing" && isLeftAlone(revived_at ?? created_at, clock);
}

/** Of several who find it lost at once, one submits it. */
async function revive(ports: AskPorts, tenant: TenantId, id: string): Promise<void> {
  const revived = await STATEMENTS.change(ports, tenant, id, (statement) =>
    isLost(ports, statement) ? { ...statement, revived_at: timestamp(ports.clock) } : null
  );
  if (revived !== null) await ports.jobs.submit({ kind: "statement", tenant, id });
}

/** The same, and whether v2 is to call it queued: the first time that one of v2's is asked for. */
export async function pollStatement(
  ports: AskPorts,
  tenant: TenantId,
  id: string
): Promise<Outcome<{ statement: KeptStatement; isQueued: boolean }>> {
  const marked = await STATEMENTS.change(ports, tenant, id, (statement) =>
    statement.enrichment === null || statement.enrichment.was_queued
      ? null
      : { ...statement, enrichment: { ...statement.enrichment, was_queued: true } }
  );
  if (marked !== null) return done({ statement: marked, isQueued: true });
  const found = await getStatement(ports, tenant, id);
  return found.ok ? done({ statement: found.value, isQueued: false }) : found;
}

/** Statements, newest first. Jobs of those that were left alone are submitted again. */
export async function listStatements(
  ports: AskPorts,
  tenant: TenantId,
  query: ListQuery & StatementFilter
): Promise<ListPage<KeptStatement>> {
  const statuses = query.status === null ? null : [query.status];
  const page = await STATEMENTS.list(ports, tenant, { ...query, statuses });
  for (const one of page.items) if (isLost(ports, one)) await revive(ports, tenant, one.id);
  return page;
}

/** Renames a statement. */
export async function renameStatement(
  ports: Ports,
  tenant: TenantId,
  id: string,
  name: string
): Promise<Outcome<KeptStatement>> {
  const renamed = await STATEMENTS.change(ports, tenant, id, (statement) => ({
    ...statement,
    name,
  }));
  return orMissing(renamed, id);
}

/** What was read from a statement. */
export async function getStatementResults(
  ports: AskPorts,
  tenant: TenantId,
  id: string
): Promise<Outcome<BankStatementResults>> {
  const found = await getStatement(ports, tenant, id);
  if (!found.ok) return found;
  const { status, error } = found.value;
  if (status === "processing") return stopped({ code: "statement_not_ready", id });
  if (error !== null) return stopped({ code: "statement_unreadable", message: error.message });
  const results = await storedResults(ports, tenant, id);
  // It may have been deleted between the two looks.
  return results === null ? stopped({ code: "statement_not_found", id }) : done(results);
}

/** What a statement says of itself, read from the file at once where the job has not come to it yet. */
export async function getStatementInfo(
  ports: AskPorts & Pick<ServicePorts, "statementReader">,
  tenant: TenantId,
  id: string
): Promise<Outcome<StatementInfo>> {
  const found = await getStatement(ports, tenant, id);
  if (!found.ok) return found;
  const { summary, error } = found.value;
  if (summary !== null) return done(summary.info);
  if (error !== null) return stopped({ code: "statement_unreadable", message: error.message });
  const bytes = await ports.ledger.files.get(tenant, fileId(id));
  if (bytes === null) return stopped({ code: "statement_not_found", id });
  const { filename: name, currency } = found.value;
  const read = await ports.statementReader.info({ name, bytes, currency });
  return read.ok
    ? done(read.info)
    : stopped({ code: "statement_unreadable", message: read.problem.message });
}

/** Forgets a statement, its file, what was read from it and its enriched transactions. */
export async function deleteStatement(
  ports: AskPorts,
  tenant: TenantId,
  id: string
): Promise<Outcome<null>> {
  const found = await getStatement(ports, tenant, id);
  if (!found.ok) return found;
  await ports.jobs.cancel({ kind: "statement", tenant, id });
  await forgetRead(ports, tenant, found.value);
  await STATEMENTS.remove(ports, tenant, id);
  return done(null);
}

/** Removes all there is of a statement but itself. */
export async function forgetRead(
  ports: AskPorts,
  tenant: TenantId,
  { id, enrichment }: KeptStatement
): Promise<void> {
  if (enrichment !== null) await forgetRows(ports, tenant, id, enrichment);
  await ports.ledger.files.remove(tenant, resultsId(id));
  await ports.ledger.files.remove(tenant, fileId(id));
}

async function forgetRows(
  { ledger, clock, jobs }: AskPorts,
  tenant: TenantId,
  id: string,
  { account_holder_id, batch_id }: NonNullable<KeptStatement["enrichment"]>
): Promise<void> {
  await ledger.batches.finish(tenant, batch_id, "error", timestamp(clock));
  await jobs.cancel({ kind: "batch", tenant, id: batch_id });
  const results = await storedResults({ ledger }, tenant, id);
  for (const { transactions } of results?.accounts ?? [])
    for (const row of transactions) await ledger.transactions.remove(tenant, row.id);
  // The holder that was made for this statement alone.
  if (account_holder_id === id) await ledger.holders.remove(tenant, id);
}

function orMissing(statement: KeptStatement | null, id: string): Outcome<KeptStatement> {
  return statement === null ? stopped({ code: "statement_not_found", id }) : done(statement);
}
