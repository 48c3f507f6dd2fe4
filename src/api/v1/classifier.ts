/** `/classifier/consumer` and `/classifier/business` (contract section 3). */
import { z } from "zod";
import { classify, createBatch, getBatchWithRows } from "../../service";
import { operation, replyTo, unwrap, type Operation, type Reply } from "../operation";
import { batchInput, INPUTS, readBatch, readTransaction, type Kind } from "./transaction-input";
import { batchReply, batchReplySchema, RESULTS, resultReply } from "./wire";

const tag = "Classifier";
const ORIGINS = { consumer: "v1_consumer", business: "v1_business" } as const;
/** v1 alone answers an unknown batch without a word. */
const NO_BATCH: Reply = { status: 404, headers: { "Content-Type": "text/plain" } };

const operationsOf = (kind: Kind): Operation[] => [
  operation({
    method: "post",
    path: `/classifier/${kind}`,
    summary: `Classify one transaction of a ${kind}; it is kept nowhere`,
    tag,
    invalidStatus: 400,
    body: INPUTS[kind],
    readBody: (json) => readTransaction(kind, unwrap(json, "body")),
    credits: () => 1,
    answers: { 200: { description: "What was found", schema: RESULTS[kind] } },
    async handle(ports, { tenant, body }) {
      const found = await classify(ports, tenant, body);
      return replyTo(found, (row) => resultReply(row, kind, ports.labelPath));
    },
  }),
  operation({
    method: "post",
    path: `/classifier/${kind}/batch`,
    summary: `Send many transactions of ${kind === "consumer" ? "consumers" : "businesses"} at once`,
    tag,
    invalidStatus: 400,
    body: batchInput(kind),
    readBody: (json, _query, pause) => readBatch(kind, unwrap(json, "body"), pause),
    credits: ({ body }) => body.length,
    answers: { 202: { description: "The batch, started", schema: batchReplySchema(kind) } },
    async handle(ports, { tenant, body }) {
      const sender = { origin: ORIGINS[kind], model: null };
      const batch = await createBatch(ports, tenant, body, sender);
      return { status: 202, body: batchReply(batch, null, kind, ports.labelPath) };
    },
  }),
  operation({
    method: "get",
    path: `/classifier/${kind}/batch/{id}`,
    summary: `A batch of ${kind} transactions, with what was found once it has finished`,
    tag,
    invalidStatus: 400,
    params: z.object({ id: z.string().min(1) }),
    answers: {
      200: { description: "The batch", schema: batchReplySchema(kind) },
      404: { description: "No such batch of this kind; an empty text", schema: null },
    },
    async handle(ports, { tenant, path }) {
      const found = await getBatchWithRows(ports, tenant, path.id, ORIGINS[kind]);
      if (!found.ok) return NO_BATCH;
      const { batch, rows } = found.value;
      return { status: 200, body: batchReply(batch, rows, kind, ports.labelPath) };
    },
  }),
];

export const classifierOperations: readonly Operation[] = [
  ...operationsOf("consumer"),
  ...operationsOf("business"),
];
