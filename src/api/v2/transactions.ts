/** `/v2/transactions/sync` (contract section 4.1). */
import { z } from "zod";
import { EnrichedTransactionV2 } from "../../model";
import { enrichAtOnce, recurrenceOfRows, type BatchItem } from "../../service";
import { fieldErrors, problemReply } from "../errors";
import { operation, replyTo, unwrap, type Operation } from "../operation";
import { incompleteParameter, readRowsV2, TransactionV2 } from "../transaction-input";
import { enrichedReplyV2 } from "./wire";

/** Most transactions in one request. */
export const MAXIMUM_SYNC_SIZE = 4_000;

const SyncInput = z.array(TransactionV2).max(MAXIMUM_SYNC_SIZE);
/** The same before its rows are read, which goes row by row. */
const UnreadSyncInput = z
  .array(z.unknown())
  .max(MAXIMUM_SYNC_SIZE, `at most ${MAXIMUM_SYNC_SIZE} transactions at once`);

export const transactionOperationsV2: readonly Operation[] = [
  operation({
    method: "post",
    path: "/v2/transactions/sync",
    summary: "Enrich transactions at once",
    tag: "Transactions",
    query: z.object({ ...incompleteParameter, model_name: z.string().min(1).optional() }),
    body: SyncInput,
    readBody: (
      json,
      { incomplete }
    ): { ok: true; body: BatchItem[] } | { ok: false; errors: ReturnType<typeof fieldErrors> } => {
      const sent = unwrap(unwrap(json, "body"), "transactions");
      const read = UnreadSyncInput.safeParse(sent);
      if (!read.success) return { ok: false, errors: fieldErrors(["body"], read.error, sent) };
      const rows = readRowsV2(read.data, incomplete, ["body"]);
      return rows.ok ? { ok: true, body: rows.items } : rows;
    },
    answers: {
      200: {
        description: "One answer for each transaction, in their order",
        schema: z.array(EnrichedTransactionV2),
      },
    },
    errors: [400, 404],
    async handle(ports, { tenant, body, query }) {
      if (query.model_name !== undefined)
        return problemReply({ code: "model_not_found", name: query.model_name });
      const found = await enrichAtOnce(ports, tenant, body);
      if (!found.ok) return replyTo(found, () => undefined);
      const recurrence = await recurrenceOfRows(ports, tenant, found.value);
      return replyTo(found, (rows) =>
        rows.map((row) => enrichedReplyV2(row, ports.labelPath, recurrence.get(row.transaction.id)))
      );
    },
  }),
];
