/** `/v3/batches` (contract section 5.2). */
import { z } from "zod";
import { Batch, BatchResults, BatchStatus, MAXIMUM_BATCH_SIZE, page } from "../../model";
import {
  cancelBatch,
  createBatch,
  getBatch,
  getBatchResults,
  inActiveSets,
  listBatches,
  modelToUse,
  recurrenceOfRows,
  type BatchItem,
} from "../../service";
import { fieldErrors, invalid, problemReply } from "../errors";
import { operation, replyTo, unwrap, type BodyOutcome, type Operation } from "../operation";
import { listParameters, listQuery, pageReply } from "../paging";
import {
  incompleteParameter,
  modelParameter,
  readRowsV3,
  TransactionV3,
} from "../transaction-input";
import { includeParameter, NO_RECURRENCE } from "./transactions";
import { enrichedReply } from "./wire";

const tag = "Batches";
const byId = z.object({ id: z.string().min(1) });

const envelope = <Rows extends z.ZodType>(rows: Rows) =>
  z.object({
    operation: z.literal("POST /v3/transactions"),
    data: z
      .array(rows)
      .max(MAXIMUM_BATCH_SIZE, `a batch holds at most ${MAXIMUM_BATCH_SIZE} transactions`),
  });
const BatchInput = envelope(TransactionV3).meta({ id: "BatchInput" });
/** The same before its rows are read, which goes row by row. */
const UnreadBatchInput = envelope(z.unknown());

export const batchOperations: readonly Operation[] = [
  operation({
    method: "post",
    path: "/v3/batches",
    summary: "Send many transactions at once",
    tag,
    query: z.object({ ...incompleteParameter, ...modelParameter }),
    body: BatchInput,
    readBody: async (json, { incomplete }, pause): Promise<BodyOutcome<BatchItem[]>> => {
      const sent = unwrap(json, "body");
      const read = UnreadBatchInput.safeParse(sent);
      if (!read.success) return { ok: false, errors: fieldErrors(["body"], read.error, sent) };
      const loc = ["body", "data"];
      const rows = await readRowsV3(read.data.data, { incomplete, loc, pause });
      return rows.ok ? { ok: true, body: rows.items } : rows;
    },
    credits: ({ body }) => body.length,
    answers: { 200: { description: "The batch, processing", schema: Batch } },
    errors: [400, 409],
    async handle(ports, { tenant, body, query }) {
      const model = await modelToUse(ports, tenant, query.model_name);
      if (!model.ok) return problemReply(model.problem);
      const sender = { origin: "v3", model: model.value } as const;
      return { status: 200, body: await createBatch(ports, tenant, body, sender) };
    },
  }),
  operation({
    method: "get",
    path: "/v3/batches",
    summary: "List batches, newest first",
    tag,
    query: z.object({ ...listParameters(10), status: BatchStatus.optional() }),
    answers: { 200: { description: "A page", schema: page(Batch) } },
    async handle(ports, { tenant, query: parameters }) {
      const read = listQuery(parameters, parameters.status ?? null);
      if (!read.ok) return invalid(read.errors);
      const status = BatchStatus.nullable().safeParse(read.filter).data ?? null;
      const found = await listBatches(ports, tenant, { ...read.query, status });
      return { status: 200, body: pageReply(found, read.query, status, (batch) => batch) };
    },
  }),
  operation({
    method: "get",
    path: "/v3/batches/{id}",
    summary: "A batch with its progress",
    tag,
    params: byId,
    answers: { 200: { description: "The batch", schema: Batch } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return replyTo(await getBatch(ports, tenant, path.id), (batch) => batch);
    },
  }),
  operation({
    method: "get",
    path: "/v3/batches/{id}/results",
    summary: "What a completed batch answered, in the order it was sent",
    tag,
    params: byId,
    query: z.object(includeParameter),
    answers: { 200: { description: "The results", schema: BatchResults } },
    errors: [404, 409],
    async handle(ports, { tenant, path, query }) {
      const found = await getBatchResults(ports, tenant, path.id);
      if (!found.ok) return replyTo(found, () => undefined);
      const { batch, rows } = found.value;
      const recurrence =
        query.include === undefined ? null : await recurrenceOfRows(ports, tenant, rows);
      const shown = await inActiveSets(ports, tenant, rows);
      const results = shown.map((row) =>
        recurrence === null
          ? enrichedReply(row)
          : enrichedReply(row, recurrence.get(row.transaction.id) ?? NO_RECURRENCE)
      );
      const body = { id: batch.id, total: batch.total, status: batch.status, results };
      return { status: 200, body };
    },
  }),
  operation({
    method: "post",
    path: "/v3/batches/{id}/cancel",
    isAddition: true,
    summary: "Stop a batch; what it stored stays stored",
    tag,
    params: byId,
    answers: { 200: { description: "The batch", schema: Batch } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return replyTo(await cancelBatch(ports, tenant, path.id), (batch) => batch);
    },
  }),
];
