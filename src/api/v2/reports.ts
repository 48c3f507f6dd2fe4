/** `/v2/report` (contract section 4.6). */
import { z } from "zod";
import { ReportInputV2, ReportStatusV2, ReportV2, type ExpectedValues } from "../../model";
import {
  countReports,
  createReport,
  getReport,
  listReports,
  reportStatusOf,
  reportV2,
} from "../../service";
import { failure } from "../errors";
import { operation, replyTo, type Operation } from "../operation";
import { skipOf, wholeNumber } from "../paging";

const tag = "Reports";

const ReportsV2 = z
  .object({ pages: z.number().int(), reports: z.array(ReportV2) })
  .meta({ id: "ReportsV2" });

export const reportOperationsV2: readonly Operation[] = [
  operation({
    method: "post",
    path: "/v2/report",
    summary: "Report a wrong answer, with what was expected",
    tag,
    body: ReportInputV2,
    answers: { 200: { description: "The report, open", schema: ReportV2 } },
    errors: [404],
    async handle(ports, { tenant, body }) {
      const { transaction_id, notes, webhook_url, ...values } = body;
      const expected: ExpectedValues = values;
      const made = await createReport(ports, tenant, {
        transaction_id,
        description: notes ?? "",
        fields: Object.keys(expected),
        expected,
        webhook_url: webhook_url ?? null,
      });
      return replyTo(made, reportV2);
    },
  }),
  operation({
    method: "get",
    path: "/v2/report",
    summary: "List reports, newest first; pages are counted from 0",
    tag,
    query: z.object({
      page: wholeNumber(0, 1_000_000).default(0),
      per_page: wholeNumber(1, 10_000).default(1_000),
      status: ReportStatusV2.optional(),
      transaction_id: ReportInputV2.shape.transaction_id.optional(),
    }),
    answers: { 200: { description: "A page, and how many there are", schema: ReportsV2 } },
    async handle(ports, { tenant, query: { page, per_page, status, transaction_id } }) {
      const filter = {
        status: status === undefined ? null : reportStatusOf(status),
        transactionId: transaction_id ?? null,
      };
      const found = await listReports(ports, tenant, {
        ...filter,
        limit: per_page,
        skip: skipOf(page, per_page),
        after: null,
        createdAfter: null,
        createdBefore: null,
      });
      const pages = Math.ceil((await countReports(ports, tenant, filter)) / per_page);
      return { status: 200, body: { pages, reports: found.items.map(reportV2) } };
    },
  }),
  operation({
    method: "get",
    path: "/v2/report/{id}",
    summary: "One report",
    tag,
    params: z.object({ id: z.string().min(1) }),
    answers: { 200: { description: "The report", schema: ReportV2 } },
    errors: [400, 404],
    async handle(ports, { tenant, path }) {
      if (!z.guid().safeParse(path.id).success)
        return failure(400, "id must be a UUID, as the report was answered with.");
      return replyTo(await getReport(ports, tenant, path.id), reportV2);
    },
  }),
];
