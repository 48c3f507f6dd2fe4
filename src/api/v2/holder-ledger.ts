/** The ledger of an account holder: pages, rows by id, corrections (contract section 4.2). */
import { z } from "zod";
import { EnrichedTransactionV2, LedgerTransactionV2 } from "../../model";
import {
  correctRows,
  ledgerPage,
  ledgerRows,
  type LedgerRow,
  type Outcome,
  type ServicePorts,
  type TenantId,
} from "../../service";
import { problemReply } from "../errors";
import { operation, type Operation, type Reply } from "../operation";
import { correctionOf, Corrections } from "./correction-input";
import { numberedPageParameters, numberedPageQuery } from "./parameters";
import { enrichedRepliesV2, ledgerRepliesV2 } from "./wire";

const tag = "Account holders";
const byId = z.object({ id: z.string().min(1) });
/** Most rows in one answer, of a page as by id. */
const MOST_ROWS = 10_000;
const Ids = z.array(z.string().min(1).max(5_000)).max(MOST_ROWS);

export const holderLedgerOperationsV2: readonly Operation[] = [
  operation({
    method: "get",
    path: "/v2/account-holder/{id}/transactions",
    summary: "Transactions of an account holder by date, page by page",
    tag,
    params: byId,
    query: z.object(numberedPageParameters("date", { usual: 1_000, most: MOST_ROWS })),
    answers: {
      200: {
        description: "A page, and how many there are",
        schema: z.object({
          transactions: z.array(LedgerTransactionV2),
          pages: z.number().int(),
        }),
      },
    },
    errors: [404],
    async handle(ports, { tenant, path, query }) {
      const found = await ledgerPage(ports, tenant, path.id, numberedPageQuery(query));
      if (!found.ok) return problemReply(found.problem);
      const { rows, total } = found.value;
      const transactions = await ledgerRepliesV2(ports, tenant, rows);
      return { status: 200, body: { transactions, pages: Math.ceil(total / query.per_page) } };
    },
  }),
  operation({
    method: "post",
    path: "/v2/account-holder/{id}/transactions",
    summary: "Transactions of an account holder by their ids",
    tag,
    params: byId,
    body: Ids,
    answers: {
      200: {
        description: "Those it has",
        schema: z.object({ transactions: z.array(LedgerTransactionV2) }),
      },
    },
    errors: [404],
    async handle(ports, { tenant, path, body }) {
      const found = await ledgerRows(ports, tenant, path.id, body);
      if (!found.ok) return problemReply(found.problem);
      const transactions = await ledgerRepliesV2(ports, tenant, found.value);
      return { status: 200, body: { transactions } };
    },
  }),
  operation({
    method: "put",
    path: "/v2/account-holder/{id}/transactions",
    summary: "Correct what was found in some transactions",
    tag,
    params: byId,
    body: z.object({ transaction_ids: Ids.min(1), corrections: Corrections }),
    answers: {
      200: { description: "The transactions, corrected", schema: z.array(EnrichedTransactionV2) },
    },
    errors: [404],
    async handle(ports, { tenant, path, body }) {
      const { transaction_ids: ids, corrections } = body;
      const correction = correctionOf(corrections);
      return correctedReply(
        ports,
        tenant,
        await correctRows(ports, tenant, path.id, ids, correction),
        (rows) => rows
      );
    },
  }),
  operation({
    method: "put",
    path: "/v2/account-holder/{id}/transactions/{transaction_id}",
    summary: "Correct what was found in a transaction",
    tag,
    params: byId.extend({ transaction_id: z.string().min(1).max(5_000) }),
    body: Corrections,
    answers: { 200: { description: "The transaction, corrected", schema: EnrichedTransactionV2 } },
    errors: [404],
    async handle(ports, { tenant, path, body }) {
      const correction = correctionOf(body);
      return correctedReply(
        ports,
        tenant,
        await correctRows(ports, tenant, path.id, [path.transaction_id], correction),
        ([row]) => row
      );
    },
  }),
];

async function correctedReply(
  ports: ServicePorts,
  tenant: TenantId,
  outcome: Outcome<LedgerRow[]>,
  render: (rows: EnrichedTransactionV2[]) => unknown
): Promise<Reply> {
  if (!outcome.ok) return problemReply(outcome.problem);
  return { status: 200, body: render(await enrichedRepliesV2(ports, tenant, outcome.value)) };
}
