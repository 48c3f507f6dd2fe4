/** `/classifier/report` (contract section 3). */
import { z } from "zod";
import { ReportInputV2, ReportStatusV2, Timestamp } from "../../model";
import { fileReport, reportV2 } from "../../service";
import { operation, type Operation } from "../operation";

const ReportV1 = z
  .object({
    id: z.string(),
    transaction_id: z.string(),
    status: ReportStatusV2,
    created_at: Timestamp,
  })
  .meta({ id: "ReportV1" });

export const reportOperationsV1: readonly Operation[] = [
  operation({
    method: "post",
    path: "/classifier/report",
    summary: "Report a wrong answer, with what was expected",
    tag: "Classifier",
    invalidStatus: 400,
    body: ReportInputV2,
    answers: { 201: { description: "The report, open", schema: ReportV1 } },
    async handle(ports, { tenant, body }) {
      const { transaction_id, notes, webhook_url, ...expected } = body;
      const filed = await fileReport(ports, tenant, {
        transaction_id,
        description: notes ?? "",
        fields: Object.keys(expected),
        expected,
        webhook_url: webhook_url ?? null,
      });
      const { id, status, created_at } = reportV2(filed);
      return { status: 201, body: { id, transaction_id, status, created_at } };
    },
  }),
];
