/** `/v3/transactions` (contract section 5.1). */
import { z } from "zod";
import { ADDITION, EnrichedTransaction, page } from "../../model";
import {
  assignTransaction,
  createTransaction,
  deleteTransaction,
  getTransaction,
  inActiveSets,
  listTransactions,
  recurrenceOfRows,
  shownOutcome,
} from "../../service";
import { fieldErrors, invalid } from "../errors";
import { emptyReply, operation, replyTo, unwrap, type Operation } from "../operation";
import { listParameters, listQuery, pageReply } from "../paging";
import { incompleteParameter, readRowsV3, TransactionV3 } from "../transaction-input";
import { enrichedReply, TransactionReply, transactionReply } from "./wire";

const tag = "Transactions";
const byId = z.object({ id: z.string().min(1) });
const AssignInput = z.object({ account_holder_id: z.string().min(1).max(256) });
/** Ours: recurrence costs a walk through the holder's history, so it is answered when asked for. */
export const includeParameter = {
  include: z
    .enum(["recurrence"])
    .optional()
    .meta({ ...ADDITION, description: "What to answer beside the transaction" }),
};

export const transactionOperations: readonly Operation[] = [
  operation({
    method: "post",
    path: "/v3/transactions",
    summary: "Enrich one transaction and keep it",
    tag,
    query: z.object(incompleteParameter),
    body: TransactionV3,
    readBody: async (json, { incomplete }, pause) => {
      const read = await readRowsV3([unwrap(json, "body")], { incomplete, loc: [], pause });
      if (!read.ok) {
        // The one row stands at the body itself, not at a place in a list.
        const errors = read.errors.map((error) => ({
          ...error,
          loc: ["body", ...error.loc.slice(1)],
        }));
        return { ok: false, errors };
      }
      const [item] = read.items;
      if (item === undefined) throw new Error("One row was read and none came out.");
      return { ok: true, body: item };
    },
    credits: () => 1,
    answers: { 200: { description: "The enriched transaction", schema: EnrichedTransaction } },
    errors: [404],
    async handle(ports, { tenant, body }) {
      const made = await createTransaction(ports, tenant, body);
      return replyTo(await shownOutcome(ports, tenant, made), (row) => enrichedReply(row));
    },
  }),
  operation({
    method: "get",
    path: "/v3/transactions",
    summary: "List transactions, newest first",
    tag,
    query: z.object({
      ...listParameters(25),
      ...includeParameter,
      account_holder_id: z.string().min(1).max(256).optional(),
      dataset_id: z.string().optional(),
    }),
    answers: { 200: { description: "A page", schema: page(TransactionReply) } },
    async handle(ports, { tenant, query: parameters }) {
      const read = listQuery(parameters, parameters.account_holder_id ?? null);
      if (!read.ok) return invalid(read.errors);
      const { query, filter } = read;
      const found = await listTransactions(ports, tenant, { ...query, accountHolderId: filter });
      const shown = { ...found, items: await inActiveSets(ports, tenant, found.items) };
      if (parameters.include === undefined)
        return {
          status: 200,
          body: pageReply(shown, query, filter, (row) => transactionReply(row)),
        };
      const recurrence = await recurrenceOfRows(ports, tenant, found.items);
      const render = (row: (typeof found.items)[number]) =>
        transactionReply(row, recurrence.get(row.transaction.id) ?? NO_RECURRENCE);
      return { status: 200, body: pageReply(shown, query, filter, render) };
    },
  }),
  operation({
    method: "get",
    path: "/v3/transactions/{id}",
    summary: "One transaction",
    tag,
    params: byId,
    query: z.object(includeParameter),
    answers: { 200: { description: "The transaction", schema: TransactionReply } },
    errors: [404],
    async handle(ports, { tenant, path, query }) {
      const found = await getTransaction(ports, tenant, path.id);
      const shown = await shownOutcome(ports, tenant, found);
      if (!found.ok || query.include === undefined)
        return replyTo(shown, (row) => transactionReply(row));
      const recurrence = await recurrenceOfRows(ports, tenant, [found.value]);
      return replyTo(shown, (row) =>
        transactionReply(row, recurrence.get(row.transaction.id) ?? NO_RECURRENCE)
      );
    },
  }),
  operation({
    method: "delete",
    path: "/v3/transactions/{id}",
    summary: "Forget a transaction",
    tag,
    params: byId,
    answers: { 204: { description: "Forgotten", schema: null } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return emptyReply(await deleteTransaction(ports, tenant, path.id));
    },
  }),
  operation({
    method: "post",
    path: "/v3/transactions/{id}/assign",
    summary: "Move a transaction to another account holder of the same type",
    tag,
    params: byId,
    // Versions of the SDK send it beside the address, and then no body.
    query: z.object({ account_holder_id: AssignInput.shape.account_holder_id.optional() }),
    body: AssignInput,
    readBody: (json, query) => {
      const sent = json ?? query;
      const read = AssignInput.safeParse(unwrap(sent, "body"));
      return read.success
        ? { ok: true, body: read.data }
        : { ok: false, errors: fieldErrors(["body"], read.error, sent) };
    },
    answers: { 200: { description: "The transaction", schema: TransactionReply } },
    errors: [400, 404],
    async handle(ports, { tenant, path, body }) {
      const moved = await assignTransaction(ports, tenant, path.id, body.account_holder_id);
      return replyTo(await shownOutcome(ports, tenant, moved), (row) => transactionReply(row));
    },
  }),
];

/** What is answered for rows whose history says nothing: the key stands, for it was asked for. */
export const NO_RECURRENCE = { recurrence: null, group: null };
