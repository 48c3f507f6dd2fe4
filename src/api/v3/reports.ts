/** `/v3/reports` (contract section 5.10). */
import { z } from "zod";
import {
  LearnedReport,
  LearnedReportInput,
  page,
  Report,
  ReportDecision,
  ReportInput,
  ReportStatus,
} from "../../model";
import {
  createLearnedReport,
  createReport,
  decideReport,
  deleteReport,
  getReport,
  listReports,
  reportV3,
} from "../../service";
import { invalid } from "../errors";
import { emptyReply, operation, replyTo, type Operation } from "../operation";
import { listParameters, listQuery, pageReply } from "../paging";

const tag = "Reports";
const byId = z.object({ id: z.string().min(1) });

export const reportOperations: readonly Operation[] = [
  operation({
    method: "post",
    path: "/v3/reports",
    summary: "Report a wrong answer; a transaction that is not known is 404",
    tag,
    body: ReportInput,
    answers: { 200: { description: "The report, open", schema: Report } },
    errors: [404],
    async handle(ports, { tenant, body }) {
      return replyTo(await createReport(ports, tenant, { ...body, webhook_url: null }), reportV3);
    },
  }),
  operation({
    method: "post",
    path: "/v3/reports/learn",
    isAddition: true,
    summary: "Report a wrong answer and learn from it: both are kept, or neither",
    tag,
    body: LearnedReportInput,
    answers: {
      200: { description: "The report, resolved, and the correction", schema: LearnedReport },
    },
    errors: [400, 404],
    async handle(ports, { tenant, body }) {
      return replyTo(await createLearnedReport(ports, tenant, body), ({ report, correction }) => ({
        report: reportV3(report),
        correction,
      }));
    },
  }),
  operation({
    method: "get",
    path: "/v3/reports",
    summary: "List reports, newest first",
    tag,
    query: z.object({ ...listParameters(10), status: ReportStatus.optional() }),
    answers: { 200: { description: "A page", schema: page(Report) } },
    async handle(ports, { tenant, query: parameters }) {
      const read = listQuery(parameters, parameters.status ?? null);
      if (!read.ok) return invalid(read.errors);
      const status = ReportStatus.nullable().safeParse(read.filter).data ?? null;
      const found = await listReports(ports, tenant, {
        ...read.query,
        status,
        transactionId: null,
      });
      return { status: 200, body: pageReply(found, read.query, status, reportV3) };
    },
  }),
  operation({
    method: "get",
    path: "/v3/reports/{id}",
    summary: "One report",
    tag,
    params: byId,
    answers: { 200: { description: "The report", schema: Report } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return replyTo(await getReport(ports, tenant, path.id), reportV3);
    },
  }),
  operation({
    method: "patch",
    path: "/v3/reports/{id}",
    isAddition: true,
    summary: "Say what became of a report; webhooks are told",
    tag,
    params: byId,
    body: ReportDecision,
    answers: { 200: { description: "The report", schema: Report } },
    errors: [404],
    async handle(ports, { tenant, path, body }) {
      return replyTo(await decideReport(ports, tenant, path.id, body), reportV3);
    },
  }),
  operation({
    method: "delete",
    path: "/v3/reports/{id}",
    summary: "Forget a report",
    tag,
    params: byId,
    answers: { 204: { description: "Forgotten", schema: null } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return emptyReply(await deleteReport(ports, tenant, path.id));
    },
  }),
];
