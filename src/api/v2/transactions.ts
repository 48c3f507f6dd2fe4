/** `/v2/transactions/sync` and `/v2/transactions/async` (contract section 4.1). */
import { z } from "zod";
import { BatchResultV2, EnrichedTransactionV2, MAXIMUM_BATCH_SIZE } from "../../model";
import {
  createBatchOfKnownHolders,
  enrichAtOnce,
  getBatchWithRows,
  modelToUse,
  type BatchItem,
} from "../../service";
import { fieldErrors, problemReply } from "../errors";
import { operation, replyTo, unwrap, type BodyReader, type Operation } from "../operation";
import {
  incompleteParameter,
  readRowsV2,
  TransactionV2,
  type Incomplete,
} from "../transaction-input";
import { batchReplyV2, enrichedRepliesV2 } from "./wire";

/** Most transactions in one request. */
export const MAXIMUM_SYNC_SIZE = 4_000;

const tag = "Transactions";
/** `labeling` and `create_account_holders` of older clients are passed over: they have no effect. */
const query = z.object({
  ...incompleteParameter,
  model_name: z.string().min(1).max(256).optional(),
});

export const transactionOperationsV2: readonly Operation[] = [
  operation({
    method: "post",
    path: "/v2/transactions/sync",
    summary: "Enrich transactions at once",
    tag,
    query,
    body: z.array(TransactionV2).max(MAXIMUM_SYNC_SIZE),
    readBody: rowsReader(MAXIMUM_SYNC_SIZE),
    credits: ({ body }) => body.length,
    answers: {
      200: {
        description: "One answer for each transaction, in their order",
        schema: z.array(EnrichedTransactionV2),
      },
    },
    errors: [400, 404, 409],
    async handle(ports, { tenant, body, query: { model_name } }) {
      const model = await modelToUse(ports, tenant, model_name);
      if (!model.ok) return problemReply(model.problem);
      const found = await enrichAtOnce(ports, tenant, body, model.value);
      if (!found.ok) return problemReply(found.problem);
      return { status: 200, body: await enrichedRepliesV2(ports, tenant, found.value) };
    },
  }),
  operation({
    method: "post",
    path: "/v2/transactions/async",
    summary: "Send many transactions to be enriched in the background",
    tag,
    query,
    body: z.array(TransactionV2).max(MAXIMUM_BATCH_SIZE),
    readBody: rowsReader(MAXIMUM_BATCH_SIZE),
    credits: ({ body }) => body.length,
    answers: { 202: { description: "The batch, without results", schema: BatchResultV2 } },
    errors: [400, 404, 409],
    async handle(ports, { tenant, body, query: { model_name } }) {
      const model = await modelToUse(ports, tenant, model_name);
      if (!model.ok) return problemReply(model.problem);
      const sender = { origin: "v2", model: model.value } as const;
      const made = await createBatchOfKnownHolders(ports, tenant, body, sender);
      return replyTo(made, (batch) => batchReplyV2(batch, null), 202);
    },
  }),
  operation({
    method: "get",
    path: "/v2/transactions/async/{id}",
    summary: "A batch with its progress, and once it ended with its results",
    tag,
    params: z.object({ id: z.string().min(1) }),
    answers: { 200: { description: "The batch", schema: BatchResultV2 } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      const found = await getBatchWithRows(ports, tenant, path.id, "v2");
      if (!found.ok) return problemReply(found.problem);
      const { batch, rows } = found.value;
      const results = rows === null ? null : await enrichedRepliesV2(ports, tenant, rows);
      return { status: 200, body: batchReplyV2(batch, results) };
    },
  }),
];

/** Reads an array of transactions row by row, also where it stands in `{"transactions": …}`. */
function rowsReader(maximum: number): BodyReader<BatchItem[], { incomplete: Incomplete }> {
  const Unread = z.array(z.unknown()).max(maximum, `at most ${maximum} transactions at once`);
  return async (json, { incomplete }, pause) => {
    const sent = unwrap(unwrap(json, "body"), "transactions");
    const read = Unread.safeParse(sent);
    if (!read.success) return { ok: false, errors: fieldErrors(["body"], read.error, sent) };
    const rows = await readRowsV2(read.data, { incomplete, loc: ["body"], pause });
    return rows.ok ? { ok: true, body: rows.items } : rows;
  };
}
