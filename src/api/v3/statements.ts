/** `/v3/bank_statements` (contract section 5.7, docs/statements-api.md). */
import { z } from "zod";
import {
  BankStatement,
  BankStatementResults,
  page,
  StatementInfo,
  StatementStatus,
  StatementStatusV2,
} from "../../model";
import {
  createStatement,
  deleteStatement,
  getStatement,
  getStatementInfo,
  getStatementResults,
  listStatements,
  statementV3,
} from "../../service";
import { invalid, problemReply } from "../errors";
import { emptyReply, operation, replyTo, type Operation } from "../operation";
import { listParameters, listQuery, pageReply } from "../paging";
import { fileOf, MAXIMUM_UPLOAD_BYTES, StatementUpload, statusOfWord } from "../statement-input";

const tag = "Bank statements";
const byId = z.object({ id: z.string().min(1) });
/** Both vocabularies are taken (contract section 1, row 4). */
const StatusWord = z.enum([...StatementStatus.options, ...StatementStatusV2.options]);
/** v3 does not say what a statement's currency is where the statement does not. */
const CURRENCY = "USD";

export const statementOperations: readonly Operation[] = [
  operation({
    method: "post",
    path: "/v3/bank_statements",
    summary: "Send a bank statement to be read",
    tag,
    bodyKind: "multipart",
    maximumBodyBytes: MAXIMUM_UPLOAD_BYTES,
    body: StatementUpload,
    answers: { 200: { description: "The statement, processing", schema: BankStatement } },
    errors: [400, 413, 415],
    async handle(ports, { tenant, body }) {
      const file = await fileOf(body.file, CURRENCY);
      return replyTo(await createStatement(ports, tenant, file, null), statementV3);
    },
  }),
  operation({
    method: "get",
    path: "/v3/bank_statements",
    summary: "List bank statements, newest first",
    tag,
    query: z.object({ ...listParameters(10), status: StatusWord.optional() }),
    answers: { 200: { description: "A page", schema: page(BankStatement) } },
    async handle(ports, { tenant, query: parameters }) {
      const asked = parameters.status === undefined ? null : statusOfWord(parameters.status);
      const read = listQuery(parameters, asked);
      if (!read.ok) return invalid(read.errors);
      const status = StatementStatus.nullable().safeParse(read.filter).data ?? null;
      const found = await listStatements(ports, tenant, {
        ...read.query,
        status,
        accountHolderId: null,
      });
      return { status: 200, body: pageReply(found, read.query, status, statementV3) };
    },
  }),
  operation({
    method: "get",
    path: "/v3/bank_statements/{id}",
    summary: "A bank statement, and how far it is",
    tag,
    params: byId,
    answers: { 200: { description: "The statement", schema: BankStatement } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return replyTo(await getStatement(ports, tenant, path.id), statementV3);
    },
  }),
  operation({
    method: "delete",
    path: "/v3/bank_statements/{id}",
    summary: "Forget a bank statement, its file and what was read from it",
    tag,
    params: byId,
    answers: { 204: { description: "Forgotten", schema: null } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return emptyReply(await deleteStatement(ports, tenant, path.id));
    },
  }),
  operation({
    method: "get",
    path: "/v3/bank_statements/{id}/results",
    summary: "What was read from a bank statement",
    tag,
    params: byId,
    answers: { 200: { description: "Accounts with their rows", schema: BankStatementResults } },
    errors: [400, 404, 409],
    async handle(ports, { tenant, path }) {
      const found = await getStatementResults(ports, tenant, path.id);
      return found.ok ? { status: 200, body: found.value } : problemReply(found.problem);
    },
  }),
  operation({
    method: "post",
    path: "/v3/bank_statements/{id}/verify",
    summary: "What a bank statement says of itself, read at once",
    tag,
    params: byId,
    answers: { 200: { description: "Institution, holder, accounts", schema: StatementInfo } },
    errors: [400, 404],
    async handle(ports, { tenant, path }) {
      const found = await getStatementInfo(ports, tenant, path.id);
      return found.ok ? { status: 200, body: found.value } : problemReply(found.problem);
    },
  }),
];
