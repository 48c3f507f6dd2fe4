/** What an account holder's whole history tells (contract sections 4.4 and 4.5). */
import { z } from "zod";
import { IncomeGroup, RecurringPaymentV2 } from "../../model";
import { incomeGroups, recurringPayments } from "../../service";
import { operation, replyTo, type Operation } from "../operation";
import { recurringPaymentReplyV2 } from "./wire";

const tag = "Account holders";
const byId = z.object({ id: z.string().min(1) });

export const holderHistoryOperationsV2: readonly Operation[] = [
  operation({
    method: "post",
    path: "/v2/account-holder/{id}/income",
    summary: "What an account holder earns, by source",
    tag,
    params: byId,
    answers: { 200: { description: "The income groups", schema: z.array(IncomeGroup) } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return replyTo(await incomeGroups(ports, tenant, path.id), (groups) => groups);
    },
  }),
  operation({
    method: "post",
    path: "/v2/account-holder/{id}/recurring-payments",
    summary: "What an account holder pays again and again: subscriptions and bills",
    tag,
    params: byId,
    answers: { 200: { description: "The groups", schema: z.array(RecurringPaymentV2) } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      const found = await recurringPayments(ports, tenant, path.id);
      return replyTo(found, (groups) =>
        groups.map((group) => recurringPaymentReplyV2(group, ports.labelPath))
      );
    },
  }),
];
