/** `/datasources/bank_statements`, which is v2's (contract section 4.9, docs/statements-api.md). */
import { z } from "zod";
import {
  BankStatementResultsV2,
  BankStatementV2,
  LedgerTransactionV2,
  StatementHolderType,
  StatementInfo,
  StatementStatusV2,
} from "../../model";
import {
  createStatement,
  deleteStatement,
  getStatementInfo,
  getStatementResults,
  pageOfStatements,
  pollStatement,
  renameStatement,
  statementRows,
} from "../../service";
import { failure, problemReply } from "../errors";
import { operation, replyTo, type Operation } from "../operation";
import { skipOf, wholeNumber } from "../paging";
import { fileOf, MAXIMUM_UPLOAD_BYTES, StatementUpload, statusOfWord } from "../statement-input";
import { CurrencyInput } from "../transaction-input";
import { resultsReplyV2, statementReplyV2 } from "./statement-wire";
import { ledgerRepliesV2 } from "./wire";

const tag = "Bank statements";
const base = "/datasources/bank_statements";
const byId = z.object({ id: z.string().min(1) });
const pageNumber = wholeNumber(0, 1_000_000).default(0);
const perPage = wholeNumber(1, 1_000);
const order = z.enum(["asc", "desc"]);
/** The other name of `per_page`; both work, and where both stand `per_page` counts. */
const pageSize = { per_page: perPage.optional(), page_size: perPage.optional() };
const Deleted = z.object({ status: z.literal("success") });
const notUuid = failure(400, "id must be a UUID, as the statement was answered with.");
const isUuid = (id: string): boolean => z.guid().safeParse(id).success;

export const statementOperationsV2: readonly Operation[] = [
  operation({
    method: "post",
    path: base,
    summary: "Send a bank statement to be read and enriched",
    tag,
    errorKey: "details",
    bodyKind: "multipart",
    maximumBodyBytes: MAXIMUM_UPLOAD_BYTES,
    query: z.object({
      account_holder_id: z.string().min(1).max(256).optional(),
      account_type: StatementHolderType.optional(),
      iso_currency_code: CurrencyInput.default("USD"),
    }),
    body: StatementUpload,
    answers: { 200: { description: "The statement, queued", schema: BankStatementV2 } },
    errors: [400, 413, 415],
    async handle(ports, { tenant, query, body }) {
      const file = await fileOf(body.file, query.iso_currency_code);
      const holder = { id: query.account_holder_id ?? null, type: query.account_type ?? null };
      const made = await createStatement(ports, tenant, file, holder);
      return replyTo(made, (statement) => statementReplyV2(statement, true));
    },
  }),
  operation({
    method: "get",
    path: base,
    summary: "List bank statements; pages are counted from 0",
    tag,
    errorKey: "details",
    query: z.object({
      status: StatementStatusV2.optional(),
      account_holder_id: z.string().min(1).max(256).optional(),
      page: pageNumber,
      ...pageSize,
      order_by: order.default("desc"),
      query: z.string().max(256).optional(),
    }),
    answers: { 200: { description: "A page", schema: z.array(BankStatementV2) } },
    async handle(ports, { tenant, query }) {
      const limit = query.per_page ?? query.page_size ?? 20;
      const found = await pageOfStatements(ports, tenant, {
        skip: skipOf(query.page, limit),
        limit,
        order: query.order_by === "asc" ? "ascending" : "descending",
        text: query.query ?? null,
        status: query.status === undefined ? null : statusOfWord(query.status),
        accountHolderId: query.account_holder_id ?? null,
      });
      return { status: 200, body: found.map((statement) => statementReplyV2(statement, false)) };
    },
  }),
  operation({
    method: "get",
    path: `${base}/{id}`,
    summary: "A bank statement; one that was just sent is queued once",
    tag,
    errorKey: "details",
    params: byId,
    answers: { 200: { description: "The statement", schema: BankStatementV2 } },
    errors: [400, 404],
    async handle(ports, { tenant, path }) {
      if (!isUuid(path.id)) return notUuid;
      const found = await pollStatement(ports, tenant, path.id);
      return replyTo(found, ({ statement, isQueued }) => statementReplyV2(statement, isQueued));
    },
  }),
  operation({
    method: "patch",
    path: `${base}/{id}`,
    summary: "Rename a bank statement",
    tag,
    errorKey: "details",
    params: byId,
    body: z.object({ name: z.string().min(1).max(1_024) }),
    answers: { 200: { description: "The statement", schema: BankStatementV2 } },
    errors: [404],
    async handle(ports, { tenant, path, body }) {
      const renamed = await renameStatement(ports, tenant, path.id, body.name);
      return replyTo(renamed, (statement) => statementReplyV2(statement, false));
    },
  }),
  operation({
    method: "delete",
    path: `${base}/{id}`,
    summary: "Forget a bank statement and its transactions",
    tag,
    errorKey: "details",
    params: byId,
    answers: { 200: { description: "Forgotten", schema: Deleted } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return replyTo(await deleteStatement(ports, tenant, path.id), () => ({ status: "success" }));
    },
  }),
  operation({
    method: "get",
    path: `${base}/{id}/transactions`,
    summary: "The rows of a bank statement, enriched; pages are counted from 0",
    tag,
    errorKey: "details",
    params: byId,
    query: z.object({
      page: pageNumber,
      ...pageSize,
      sort_by: z.enum(["date", "amount", "created_at"]).optional(),
      sort_order: order.default("asc"),
    }),
    answers: {
      200: {
        description: "A page, in the statement's order",
        schema: z.array(LedgerTransactionV2),
      },
    },
    errors: [400, 404, 409],
    async handle(ports, { tenant, path, query }) {
      const limit = query.per_page ?? query.page_size ?? 100;
      const found = await statementRows(ports, tenant, path.id, {
        skip: skipOf(query.page, limit),
        limit,
        order: query.sort_order === "desc" ? "descending" : "ascending",
        by: query.sort_by === "created_at" ? null : (query.sort_by ?? null),
      });
      if (!found.ok) return problemReply(found.problem);
      return { status: 200, body: await ledgerRepliesV2(ports, tenant, found.value) };
    },
  }),
  operation({
    method: "get",
    path: `${base}/{id}/statement-info`,
    summary: "What a bank statement says of itself, read at once",
    tag,
    errorKey: "details",
    params: byId,
    answers: { 200: { description: "Institution, holder, accounts", schema: StatementInfo } },
    errors: [400, 404],
    async handle(ports, { tenant, path }) {
      const found = await getStatementInfo(ports, tenant, path.id);
      return found.ok ? { status: 200, body: found.value } : problemReply(found.problem);
    },
  }),
  operation({
    method: "get",
    path: `${base}/{id}/results`,
    summary: "What was read from a bank statement, not enriched",
    tag,
    errorKey: "details",
    params: byId,
    answers: { 200: { description: "Accounts with their rows", schema: BankStatementResultsV2 } },
    errors: [400, 404, 409],
    async handle(ports, { tenant, path }) {
      return replyTo(await getStatementResults(ports, tenant, path.id), resultsReplyV2);
    },
  }),
];
