/** `/v3/corrections` and `/v3/explain` (additions of ours, docs/corrections.md). */
import { z } from "zod";
import {
  CorrectionExpected,
  CorrectionPattern,
  CorrectionPreview,
  Explanations,
  ForgottenCorrections,
  LearnedCorrection,
  LearnedCorrectionInput,
  LearnedCorrections,
  LearnedCorrectionsInput,
  page,
} from "../../model";
import {
  createCorrection,
  createCorrections,
  deleteCorrection,
  deleteCorrections,
  explainRows,
  getCorrection,
  listCorrections,
  portsWithModel,
  previewCorrections,
  switchCorrection,
  type BatchItem,
} from "../../service";
import { fieldErrors, invalid, problemReply } from "../errors";
import { shapeFault, USUAL_SHAPE } from "../json-shape";
import { operation, replyTo, unwrap, type BodyOutcome, type Operation } from "../operation";
import { listParameters, listQuery, pageReply } from "../paging";
import {
  incompleteParameter,
  modelParameter,
  readRowsV3,
  TransactionV3,
  type Incomplete,
} from "../transaction-input";
import { enrichedReply } from "./wire";

const tag = "Corrections";
const byId = z.object({ id: z.string().min(1) });

/** Most rows in one request. */
const MAXIMUM_ROWS = 1_000;
/** Most corrections tried in one request. */
const MAXIMUM_TRIED = 200;

const rowsOf = <Row extends z.ZodType>(row: Row) => ({
  transactions: z.array(row).max(MAXIMUM_ROWS, `at most ${MAXIMUM_ROWS} transactions at once`),
  /** Whose rows they are that name nobody. */
  account_holder_id: z.string().min(1).max(256).nullish(),
});
const tried = z
  .array(z.object({ pattern: CorrectionPattern, expected: CorrectionExpected }))
  .min(1)
  .max(MAXIMUM_TRIED, `at most ${MAXIMUM_TRIED} corrections at once`);

const ExplainInput = z.object(rowsOf(TransactionV3)).meta({ id: "ExplainInput" });
const UnreadExplainInput = z.object(rowsOf(z.unknown()));
const PreviewInput = z
  .object({ ...rowsOf(TransactionV3), corrections: tried })
  .meta({ id: "CorrectionPreviewInput" });
const UnreadPreviewInput = z.object({ ...rowsOf(z.unknown()), corrections: tried });

/** A body with rows, which are read row by row. */
async function readRows<Sent extends { transactions: unknown[] }>(
  schema: z.ZodType<Sent>,
  json: unknown,
  incomplete: Incomplete,
  pause: () => Promise<void>
): Promise<BodyOutcome<{ sent: Sent; items: BatchItem[] }>> {
  const body = unwrap(json, "body");
  const fault = shapeFault(body, USUAL_SHAPE);
  if (fault !== null) return { ok: false, errors: [fault] };
  const read = schema.safeParse(body);
  if (!read.success) return { ok: false, errors: fieldErrors(["body"], read.error, body) };
  const loc = ["body", "transactions"];
  const rows = await readRowsV3(read.data.transactions, { incomplete, loc, pause });
  return rows.ok ? { ok: true, body: { sent: read.data, items: rows.items } } : rows;
}

export const correctionOperations: readonly Operation[] = [
  operation({
    method: "post",
    path: "/v3/explain",
    isAddition: true,
    summary: "Why rows are answered as they are; nothing is stored",
    tag,
    query: z.object({ ...incompleteParameter, ...modelParameter }),
    body: ExplainInput,
    readBody: (json, { incomplete }, pause) =>
      readRows(UnreadExplainInput, json, incomplete, pause),
    credits: ({ body: { items } }) => items.length,
    answers: { 200: { description: "For each row what decided", schema: Explanations } },
    errors: [400, 404, 409],
    async handle(ports, { tenant, query, body: { sent, items } }) {
      const accountHolderId = sent.account_holder_id ?? null;
      const using = await portsWithModel(ports, tenant, query.model_name);
      if (!using.ok) return problemReply(using.problem);
      const found = await explainRows(using.value, tenant, { items, accountHolderId });
      return replyTo(found, (rows) => ({
        data: rows.map(({ id, kept, engine, now, patterns }) => ({
          id,
          kept: kept === null ? null : enrichedReply(kept),
          engine: enrichedReply(engine),
          now: enrichedReply(now),
          patterns,
        })),
      }));
    },
  }),
  operation({
    method: "post",
    path: "/v3/corrections/preview",
    isAddition: true,
    summary: "What corrections would do to rows; nothing is stored",
    tag,
    query: z.object({ ...incompleteParameter, ...modelParameter }),
    body: PreviewInput,
    readBody: (json, { incomplete }, pause) =>
      readRows(UnreadPreviewInput, json, incomplete, pause),
    answers: { 200: { description: "Rows they are about, and counts", schema: CorrectionPreview } },
    errors: [400, 404, 409],
    async handle(ports, { tenant, query, body: { sent, items } }) {
      const accountHolderId = sent.account_holder_id ?? null;
      const rows = { items, accountHolderId };
      const using = await portsWithModel(ports, tenant, query.model_name);
      if (!using.ok) return problemReply(using.problem);
      const found = await previewCorrections(using.value, tenant, sent.corrections, rows);
      return replyTo(found, ({ rows: looked, results, candidates }) => ({
        rows: looked,
        data: results,
        corrections: candidates,
      }));
    },
  }),
  operation({
    method: "post",
    path: "/v3/corrections",
    isAddition: true,
    summary: "Learn a correction: payments like these are answered as expected from now on",
    tag,
    body: LearnedCorrectionInput,
    answers: { 200: { description: "The correction, in force", schema: LearnedCorrection } },
    errors: [400, 404],
    async handle(ports, { tenant, body }) {
      return replyTo(await createCorrection(ports, tenant, body), (correction) => correction);
    },
  }),
  operation({
    method: "post",
    path: "/v3/corrections/learn",
    isAddition: true,
    summary: "Learn corrections, all of them or none",
    tag,
    body: LearnedCorrectionsInput,
    answers: { 200: { description: "The corrections, in order", schema: LearnedCorrections } },
    errors: [400, 404],
    async handle(ports, { tenant, body: { corrections } }) {
      return replyTo(await createCorrections(ports, tenant, corrections), (data) => ({ data }));
    },
  }),
  operation({
    method: "post",
    path: "/v3/corrections/forget",
    isAddition: true,
    summary: "Forget learned corrections, all at once; those that are gone already are left out",
    tag,
    body: ForgottenCorrections,
    answers: { 200: { description: "What they were", schema: LearnedCorrections } },
    async handle(ports, { tenant, body: { ids } }) {
      return { status: 200, body: { data: await deleteCorrections(ports, tenant, ids) } };
    },
  }),
  operation({
    method: "get",
    path: "/v3/corrections",
    isAddition: true,
    summary: "List learned corrections, newest first",
    tag,
    query: z.object({
      ...listParameters(50),
      is_on: z.enum(["true", "false"]).optional(),
      report_id: z.string().min(1).max(256).optional(),
    }),
    answers: { 200: { description: "A page", schema: page(LearnedCorrection) } },
    async handle(ports, { tenant, query: parameters }) {
      const { is_on = "", report_id = "" } = parameters;
      // Which ones, as the cursor holds it: the switch, a blank, the report.
      const read = listQuery(parameters, `${is_on} ${report_id}`);
      if (!read.ok) return invalid(read.errors);
      const [isOn = "", reportId = ""] = (read.filter ?? "").split(" ");
      const found = await listCorrections(ports, tenant, {
        ...read.query,
        isOn: isOn === "" ? null : isOn === "true",
        reportId: reportId === "" ? null : reportId,
      });
      return {
        status: 200,
        body: pageReply(found, read.query, read.filter, (correction) => correction),
      };
    },
  }),
  operation({
    method: "get",
    path: "/v3/corrections/{id}",
    isAddition: true,
    summary: "One learned correction",
    tag,
    params: byId,
    answers: { 200: { description: "The correction", schema: LearnedCorrection } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return replyTo(await getCorrection(ports, tenant, path.id), (correction) => correction);
    },
  }),
  operation({
    method: "patch",
    path: "/v3/corrections/{id}",
    isAddition: true,
    summary: "Switch a learned correction on or off",
    tag,
    params: byId,
    body: z.object({ is_on: z.boolean() }).meta({ id: "CorrectionSwitch" }),
    answers: { 200: { description: "The correction", schema: LearnedCorrection } },
    errors: [404],
    async handle(ports, { tenant, path, body }) {
      const switched = await switchCorrection(ports, tenant, path.id, body.is_on);
      return replyTo(switched, (correction) => correction);
    },
  }),
  operation({
    method: "delete",
    path: "/v3/corrections/{id}",
    isAddition: true,
    summary: "Forget a learned correction",
    tag,
    params: byId,
    answers: { 200: { description: "What it was", schema: LearnedCorrection } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return replyTo(await deleteCorrection(ports, tenant, path.id), (correction) => correction);
    },
  }),
];
