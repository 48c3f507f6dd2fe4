/** The job that reads a statement's file, and in v2 sends its rows to be enriched. */
import type { BankStatementResults, StatementProblem, StatementRead } from "../model";
import { createBatch } from "./batches";
import { resolveHolders } from "./enrich";
import type { BatchItem, JobEnd, ServicePorts, TenantId } from "./ports";
import { fileId, type KeptStatement } from "./kept-statement";
import { endStatement, storeResults, tellStatement } from "./statement-ends";
import { forgetRead, getStatement } from "./statements";

type Ports = Pick<ServicePorts, "ledger" | "clock" | "ids" | "jobs" | "statementReader">;

/** What a caller is told where a reader fails on a file in a way it has no word for. */
const UNREAD: StatementProblem = {
  code: "internal_error",
  message: "The file could not be read because of a fault of the service. Send it again.",
};

/** Reads a statement. May run again, or twice at once: the same rows get the same ids. */
export async function readStatementJob(
  ports: Ports,
  tenant: TenantId,
  id: string
): Promise<JobEnd> {
  const found = await getStatement(ports, tenant, id);
  if (!found.ok) return { state: "done" };
  const statement = found.value;
  if (statement.status === "processing") await readAndEnd(ports, tenant, statement);
  else await tellStatement(ports, tenant, statement);
  return { state: "done" };
}

/** Ends a statement that no worker could read, with an error. */
export async function abandonStatement(ports: Ports, tenant: TenantId, id: string): Promise<void> {
  await endStatement(ports, tenant, id, { status: "error", error: UNREAD });
}

async function readAndEnd(ports: Ports, tenant: TenantId, statement: KeptStatement): Promise<void> {
  const { id } = statement;
  const reading = await read(ports, tenant, statement);
  if (!reading.ok) {
    await endStatement(ports, tenant, id, { status: "error", error: reading.problem });
    return;
  }
  const results = await storeResults(ports, tenant, id, reading.statement);
  if (statement.enrichment !== null) await enrich(ports, tenant, statement.enrichment, results);
  const end = { status: "completed", read: reading.statement } as const;
  // One that was deleted while it was read leaves nothing behind.
  if (!(await endStatement(ports, tenant, id, end))) await forgetRead(ports, tenant, statement);
}

async function read(
  ports: Ports,
  tenant: TenantId,
  { id, filename, currency }: KeptStatement
): Promise<{ ok: true; statement: StatementRead } | { ok: false; problem: StatementProblem }> {
  const bytes = await ports.ledger.files.get(tenant, fileId(id));
  if (bytes === null) return { ok: false, problem: UNREAD };
  try {
    return await ports.statementReader.read({ name: filename, bytes, currency });
  } catch {
    // A file that trips a reader will trip it again.
    return { ok: false, problem: UNREAD };
  }
}

/** Sends the rows as a batch of v2, for the holder, who is made where there is none. */
async function enrich(
  ports: Ports,
  tenant: TenantId,
  { account_holder_id, account_type, batch_id }: NonNullable<KeptStatement["enrichment"]>,
  { accounts }: BankStatementResults
): Promise<void> {
  const items = accounts.flatMap(({ transactions }) =>
    transactions.map((row) => itemOf(row, account_holder_id, account_type))
  );
  await resolveHolders(
    ports,
    tenant,
    items.slice(0, 1).map((item) => item.transaction)
  );
  const sender = { origin: "v2", model: null } as const;
  if ((await ports.ledger.batches.get(tenant, batch_id)) === null)
    await createBatch({ ...ports, ids: { uuid: () => batch_id } }, tenant, items, sender);
  else await ports.jobs.submit({ kind: "batch", tenant, id: batch_id });
}

/** A row of a statement as the engine takes it. */
function itemOf(
  row: BankStatementResults["accounts"][number]["transactions"][number],
  account_holder_id: string,
  account_holder_type: NonNullable<KeptStatement["enrichment"]>["account_type"]
): BatchItem {
  const { id, description, amount, entry_type, currency, date } = row;
  return {
    transaction: {
      id,
      description,
      amount,
      entry_type,
      currency,
      date,
      account_holder_id,
      account_holder_type,
      account_holder_name: null,
      country: null,
      raw_address: null,
      mcc: null,
    },
    notes: [],
  };
}
