/** Use cases on batches (contract sections 4.1 and 5.2): many rows sent at once, answered in the background. */
import type { AccountHolder, Batch, Transaction } from "../model";
import { BLOCK_ROWS } from "../ledger/ledger";
import { missingHolders, resolveHolders, timestamp } from "./enrich";
import { publish } from "./events";
import { done, stopped, type Outcome } from "./outcome";
import { amongPossibleLabels } from "./possible-labels";
import type {
  BatchItem,
  BatchOrigin,
  JobEnd,
  KeptBatch,
  LedgerRow,
  ListPage,
  ListQuery,
  ServicePorts,
  TenantId,
} from "./ports";
import { rulesInForce, type RulesInForce } from "./rules-in-force";
import { enrichRows, type JobTurns, type Turns } from "./slices";
import { engineToUse } from "./training";

/** How long a worker leaves a batch alone that another worker has moved on. */
const OVERTAKEN_MILLISECONDS = 1_000;

/** Where a batch was sent to, and the custom model its labels come from. */
export type BatchSender = Pick<KeptBatch, "origin" | "model">;

const FROM_V3: BatchSender = { origin: "v3", model: null };

/** Takes a batch in. It is worked through by the jobs port, which calls `processBatch`. */
export async function createBatch(
  { ledger, clock, ids, jobs }: Pick<ServicePorts, "ledger" | "clock" | "ids" | "jobs">,
  tenant: TenantId,
  items: readonly BatchItem[],
  sender: BatchSender = FROM_V3
): Promise<Batch> {
  const now = timestamp(clock);
  const batch: Batch = {
    id: ids.uuid(),
    operation: "POST /v3/transactions",
    status: "processing",
    created_at: now,
    updated_at: now,
    progress: 0,
    total: items.length,
  };
  await ledger.batches.create(tenant, { ...batch, ...sender }, items);
  await jobs.submit({ kind: "batch", tenant, id: batch.id });
  return batch;
}

/** The same where one unknown account holder stops all of it (v2's rule, contract section 4.1). */
export async function createBatchOfKnownHolders(
  ports: Pick<ServicePorts, "ledger" | "clock" | "ids" | "jobs">,
  tenant: TenantId,
  items: readonly BatchItem[],
  sender: BatchSender
): Promise<Outcome<Batch>> {
  const transactions = items.map((item) => item.transaction);
  const missing = missingHolders(transactions, await resolveHolders(ports, tenant, transactions));
  if (missing.length > 0) return stopped({ code: "account_holder_not_found", ids: missing });
  return done(await createBatch(ports, tenant, items, sender));
}

/** A batch with its progress. One that was sent to another version is not found. */
export async function getBatch(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string,
  origin: BatchOrigin = "v3"
): Promise<Outcome<Batch>> {
  const kept = await ledger.batches.get(tenant, id);
  return kept?.origin === origin ? done(batchOf(kept)) : stopped({ code: "batch_not_found", id });
}

/** A batch without what only we need to know of it. */
function batchOf({ origin: _origin, model: _model, ...batch }: KeptBatch): Batch {
  return batch;
}

/** Batches, newest first. */
export async function listBatches(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  query: ListQuery & { status: Batch["status"] | null }
): Promise<ListPage<Batch>> {
  const { items, next } = await ledger.batches.list(tenant, { ...query, origin: "v3" });
  return { items: items.map(batchOf), next };
}

/**
 * A completed batch's answers in the order they were sent. One that is still processing stops it; one
 * that failed as a whole has no results.
 */
export async function getBatchResults(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string
): Promise<Outcome<{ batch: Batch; rows: LedgerRow[] }>> {
  const found = await getBatch({ ledger }, tenant, id);
  if (!found.ok) return found;
  const batch = found.value;
  if (batch.status === "processing")
    return stopped({ code: "batch_not_ready", id, status: batch.status });
  const rows =
    batch.status === "completed" ? await ledger.batches.results(tenant, id, 0, batch.total) : [];
  return done({ batch, rows });
}

/**
 * A batch with what it has answered, in the order it was sent: null while it is under way; of one that
 * failed as a whole, what it had answered before.
 */
export async function getBatchWithRows(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string,
  origin: BatchOrigin
): Promise<Outcome<{ batch: Batch; rows: LedgerRow[] | null }>> {
  const found = await getBatch({ ledger }, tenant, id, origin);
  if (!found.ok) return found;
  const batch = found.value;
  if (batch.status === "processing") return done({ batch, rows: null });
  return done({ batch, rows: await ledger.batches.results(tenant, id, 0, batch.total) });
}

/**
 * Stops a batch (an operation of our own). What it had stored stays stored; its status becomes
 * `error`. A batch that has ended is answered as it is.
 */
export async function cancelBatch(
  ports: Pick<ServicePorts, "ledger" | "clock" | "jobs">,
  tenant: TenantId,
  id: string
): Promise<Outcome<Batch>> {
  const found = await getBatch(ports, tenant, id);
  if (!found.ok) return found;
  await endBatch(ports, tenant, id, "error");
  await ports.jobs.cancel({ kind: "batch", tenant, id });
  return getBatch(ports, tenant, id);
}

/**
 * Works through a batch from where it stands to its end, a block at a time: while one block is being
 * stored the next is enriched and the one after it is read. Ends early when its turn is spent, with every row stored that was
 * enriched, and storing nothing more when it is stopped or another worker has taken it over. Rejects
 * where the storage fails: the batch then stands where it stood, and may be taken up again.
 * Webhooks are told of the end by whoever brought it about; a batch that had ended before is told of
 * again, for who ended it may have died before telling.
 */
export async function processBatch(
  ports: Pick<ServicePorts, "ledger" | "engine" | "clock" | "jobs" | "categories" | "ruleUsage">,
  tenant: TenantId,
  id: string,
  turns: JobTurns
): Promise<JobEnd> {
  const { ledger, clock } = ports;
  const batch = await ledger.batches.get(tenant, id);
  if (batch?.status !== "processing") {
    await tellEnd(ports, tenant, id);
    return { state: "done" };
  }
  const engine = await engineToUse(ports, tenant, batch.model);
  let storing: Promise<boolean> = Promise.resolve(true);
  let from = batch.progress;
  let reading = readBlock(ports, tenant, batch, from);
  while (from < batch.total && (from === batch.progress || !turns.spent())) {
    const block = await reading;
    if (block === null) return missingRows(ports, tenant, id);
    const to = from + block.items.length;
    // Asked for before this block is stored, for a database may do one thing after another.
    reading = readBlock(ports, tenant, batch, to);
    const rows = await enrichBlock({ ...ports, engine }, block, turns);
    const isOurs = await storing;
    if (rows === null) return { state: "done" };
    if (!isOurs) return overtaken(ports, tenant, id);
    storing = ledger.batches.advance(tenant, id, {
      from,
      rows: rows.map((row) => ({ row, kept: isToBeKept(row, batch.origin) })),
      at: timestamp(clock),
    });
    // Its fault is met at the next `await storing`; until then it is not an unhandled one.
    storing.catch(() => {});
    from = to;
  }
  if (!(await storing)) return overtaken(ports, tenant, id);
  await (from < batch.total ? ports.ruleUsage?.settle() : ports.ruleUsage?.write());
  if (from < batch.total) return { state: "again", afterMilliseconds: 0 };
  await endBatch(ports, tenant, id, "completed");
  return { state: "done" };
}

/** Ends a batch that is processing, and tells webhooks of it. */
async function endBatch(
  ports: Pick<ServicePorts, "ledger" | "clock" | "jobs">,
  tenant: TenantId,
  id: string,
  status: "completed" | "error"
): Promise<void> {
  const isEnded = await ports.ledger.batches.finish(tenant, id, status, timestamp(ports.clock));
  if (isEnded) await tellEnd(ports, tenant, id);
}

/** Tells webhooks, which are v3's, of the end of a batch of v3. */
async function tellEnd(
  ports: Pick<ServicePorts, "ledger" | "clock" | "jobs">,
  tenant: TenantId,
  id: string
): Promise<void> {
  const kept = await ports.ledger.batches.get(tenant, id);
  if (kept === null || kept.origin !== "v3" || kept.status === "processing") return;
  const type = `batches.${kept.status}` as const;
  await publish(ports, tenant, { type, occasion: id, data: batchOf(kept) });
}

/** Whoever moved the batch on may be gone by now: as long as it has not ended, it is looked at again. */
async function overtaken(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string
): Promise<JobEnd> {
  const batch = await ledger.batches.get(tenant, id);
  if (batch?.status !== "processing") return { state: "done" };
  return { state: "again", afterMilliseconds: OVERTAKEN_MILLISECONDS };
}

/** Rows go when a batch ends; where it has not ended the storage has lost them, and no retry helps. */
async function missingRows(
  ports: Pick<ServicePorts, "ledger" | "clock" | "jobs">,
  tenant: TenantId,
  id: string
): Promise<JobEnd> {
  await abandonBatch(ports, tenant, id);
  return { state: "done" };
}

/** Ends a batch that cannot be worked through, with status `error`. */
export async function abandonBatch(
  ports: Pick<ServicePorts, "ledger" | "clock" | "jobs">,
  tenant: TenantId,
  id: string
): Promise<void> {
  await endBatch(ports, tenant, id, "error");
}

/** Rows in error are never kept; before v3 a row that names no account holder is only labelled. */
function isToBeKept({ transaction, answer }: LedgerRow, origin: BatchOrigin): boolean {
  return (answer.error ?? null) === null && isOfLedger(transaction, origin);
}

const isOfLedger = (transaction: Transaction, origin: BatchOrigin): boolean =>
  origin === "v3" || transaction.account_holder_id !== null;

/** Rows with what is to be known before they are enriched. */
interface Block {
  items: readonly BatchItem[];
  holders: ReadonlyMap<string, AccountHolder>;
  rules: RulesInForce;
}

/** The block that begins there; null where rows of it are missing, or there are none. Its fault is met by who awaits it. */
function readBlock(
  ports: Pick<ServicePorts, "ledger" | "clock" | "ruleUsage">,
  tenant: TenantId,
  { id, total, origin }: KeptBatch,
  from: number
): Promise<Block | null> {
  const read = async (): Promise<Block | null> => {
    if (from >= total) return null;
    const to = Math.min(from + BLOCK_ROWS, total);
    const items = await ports.ledger.batches.items(tenant, id, from, to);
    if (items.length !== to - from) return null;
    const transactions = items.map((item) => item.transaction);
    const holders = await resolveHolders(ports, tenant, transactions);
    const counts = (row: Transaction) => isOfLedger(row, origin);
    return { items, holders, rules: await rulesInForce(ports, tenant, transactions, counts) };
  };
  const reading = read();
  // The last one read may be awaited by nobody.
  reading.catch(() => {});
  return reading;
}

/** Answers of one block, or null where the work was stopped. */
async function enrichBlock(
  ports: Pick<ServicePorts, "ledger" | "engine" | "clock" | "categories">,
  { items, holders, rules }: Block,
  turns: Turns
): Promise<LedgerRow[] | null> {
  const enriched = await enrichRows(ports, items, holders, timestamp(ports.clock), rules, turns);
  const rows = enriched && (await amongPossibleLabels(ports, items, enriched, turns));
  await turns.pause();
  return turns.stopped() ? null : rows;
}
