/** `/v3/account_holders` and their recurring groups (contract sections 5.3 and 5.4). */
import { z } from "zod";
import {
  AccountHolder as KeptAccountHolder,
  AccountHolderInput,
  page,
  RecurrenceGroup,
} from "../../model";
import {
  createAccountHolder,
  deleteAccountHolder,
  getAccountHolder,
  listAccountHolders,
  shownRecurringGroups,
} from "../../service";
import { invalid } from "../errors";
import { emptyReply, operation, replyTo, type Operation } from "../operation";
import { listParameters, listQuery, pageReply } from "../paging";
import { accountHolderReply, groupReply } from "./wire";

const tag = "Account holders";
const byId = z.object({ id: z.string().min(1) });
/** Details are v2's alone. */
const AccountHolder = KeptAccountHolder.omit({ details: true }).meta({ id: "AccountHolder" });
/** v3 knows two types (contract section 1, row 12). */
const AccountHolderInputV3 = AccountHolderInput.extend({
  type: z.enum(["consumer", "business"]),
}).meta({ id: "AccountHolderInput" });

export const accountHolderOperations: readonly Operation[] = [
  operation({
    method: "post",
    path: "/v3/account_holders",
    summary: "Make an account holder",
    tag,
    body: AccountHolderInputV3,
    answers: { 200: { description: "The account holder", schema: AccountHolder } },
    errors: [400],
    async handle(ports, { tenant, body }) {
      return replyTo(await createAccountHolder(ports, tenant, body), accountHolderReply);
    },
  }),
  operation({
    method: "get",
    path: "/v3/account_holders",
    summary: "List account holders, newest first",
    tag,
    query: z.object(listParameters(10)),
    answers: { 200: { description: "A page", schema: page(AccountHolder) } },
    async handle(ports, { tenant, query: parameters }) {
      const read = listQuery(parameters, null);
      if (!read.ok) return invalid(read.errors);
      const found = await listAccountHolders(ports, tenant, read.query);
      return { status: 200, body: pageReply(found, read.query, null, accountHolderReply) };
    },
  }),
  operation({
    method: "get",
    path: "/v3/account_holders/{id}",
    summary: "One account holder",
    tag,
    params: byId,
    answers: { 200: { description: "The account holder", schema: AccountHolder } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return replyTo(await getAccountHolder(ports, tenant, path.id), accountHolderReply);
    },
  }),
  operation({
    method: "delete",
    path: "/v3/account_holders/{id}",
    summary: "Remove an account holder and its transactions, for good",
    tag,
    params: byId,
    answers: { 204: { description: "Removed", schema: null } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      return emptyReply(await deleteAccountHolder(ports, tenant, path.id));
    },
  }),
  operation({
    method: "post",
    path: "/v3/account_holders/{id}/recurring_groups",
    summary: "What comes again in an account holder's history",
    tag,
    params: byId,
    answers: { 200: { description: "The groups", schema: z.array(RecurrenceGroup) } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      const found = await shownRecurringGroups(ports, tenant, path.id);
      return replyTo(found, (groups) => groups.map(groupReply));
    },
  }),
];
