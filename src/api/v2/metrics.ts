/** Figures over an account holder's ledger (contract section 4.3; docs/metrics.md). */
import { z } from "zod";
import { MetricName, Metrics } from "../../model";
import { metricsOf } from "../../service";
import { operation, replyTo, type Operation } from "../operation";
import { DateInput } from "../transaction-input";

const Question = z
  .object({
    metrics: z.array(MetricName).max(100),
    start: DateInput,
    end: DateInput,
  })
  .refine(({ start, end }) => start <= end, {
    path: ["end"],
    message: "must not be before start",
  })
  .meta({ id: "MetricsQuestion" });

export const metricOperationsV2: readonly Operation[] = [
  operation({
    method: "post",
    path: "/v2/account-holder/{id}/query",
    summary: "What an account holder took in and spent in a period: in all, by label, by merchant",
    tag: "Account holders",
    params: z.object({ id: z.string().min(1) }),
    body: Question,
    answers: { 200: { description: "The metrics asked for", schema: Metrics } },
    errors: [404],
    async handle(ports, { tenant, path, body }) {
      return replyTo(await metricsOf(ports, tenant, path.id, body), (metrics) => metrics);
    },
  }),
];
