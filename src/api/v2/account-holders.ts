/** `/v2/account-holder` (contract sections 4.2 and 4.4). */
import { z } from "zod";
import { AccountHolderType, AccountHolderV2, IncomeGroup, RecurringPaymentV2 } from "../../model";
import {
  createAccountHolder,
  getAccountHolder,
  incomeGroups,
  recurringPayments,
  replaceAccountHolder,
} from "../../service";
import { operation, replyTo, type Operation } from "../operation";
import { accountHolderReplyV2, recurringPaymentReplyV2 } from "./wire";

const tag = "Account holders";
const byId = z.object({ id: z.string().min(1) });
const details = { type: AccountHolderType, name: z.string().max(1024).nullish() };

export const accountHolderOperationsV2: readonly Operation[] = [
  operation({
    method: "post",
    path: "/v2/account-holder",
    summary: "Make an account holder; without an id one is made up",
    tag,
    body: z.object({ id: z.string().min(1).max(256).nullish(), ...details }),
    answers: { 200: { description: "The account holder", schema: AccountHolderV2 } },
    errors: [400],
    async handle(ports, { tenant, body }) {
      const input = { ...body, id: body.id ?? ports.ids.uuid() };
      return replyTo(await createAccountHolder(ports, tenant, input), accountHolderReplyV2);
    },
  }),
  operation({
    method: "get",
    path: "/v2/account-holder/{id}",
    summary: "One account holder",
    tag,
    params: byId,
    answers: { 200: { description: "The account holder", schema: AccountHolderV2 } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return replyTo(await getAccountHolder(ports, tenant, path.id), accountHolderReplyV2);
    },
  }),
  operation({
    method: "put",
    path: "/v2/account-holder/{id}",
    summary: "Replace what is known of an account holder",
    tag,
    params: byId,
    body: z.object(details),
    answers: { 200: { description: "The account holder", schema: AccountHolderV2 } },
    errors: [404],
    async handle(ports, { tenant, path, body }) {
      const replaced = await replaceAccountHolder(ports, tenant, path.id, body);
      return replyTo(replaced, accountHolderReplyV2);
    },
  }),
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
