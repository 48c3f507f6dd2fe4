/** `/v3/account_holders` and their recurring groups (contract sections 5.3 and 5.4). */
import { z } from "zod";
import {
  AccountHolder as KeptAccountHolder,
  AccountHolderInput,
  AccountHolderType,
  page,
  RecurrenceGroup,
} from "../../model";
import {
  accountHolderContents,
  changeAccountHolder,
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

/** As it is kept, with the types that v3's own answers do not know. */
const HolderAsKept = AccountHolder.meta({ id: "AccountHolderAsKept" });
const counted = z.number().int();
const HolderContents = AccountHolder.extend({
  transactions: counted,
  rules: counted,
  reports: counted,
  statements: counted,
}).meta({ id: "AccountHolderContents" });
const HolderChangeInput = z
  .strictObject({
    type: AccountHolderType.optional(),
    name: z.string().max(1024).nullish(),
    category_id: z.string().min(1).max(256).nullish(),
  })
  .meta({ id: "AccountHolderChange" });

function holderAsKept({
  details: _,
  category_id: categoryId = null,
  ...holder
}: KeptAccountHolder) {
  return { ...holder, category_id: categoryId };
}

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
    method: "patch",
    path: "/v3/account_holders/{id}",
    summary: "Change an account holder's type, name or set of labels; what is left out stays",
    tag,
    isAddition: true,
    params: byId,
    body: HolderChangeInput,
    answers: { 200: { description: "The account holder", schema: HolderAsKept } },
    errors: [404],
    async handle(ports, { tenant, path, body }) {
      return replyTo(await changeAccountHolder(ports, tenant, path.id, body), holderAsKept);
    },
  }),
  operation({
    method: "get",
    path: "/v3/account_holders/{id}/contents",
    summary: "An account holder, and how much would go with it",
    tag,
    isAddition: true,
    params: byId,
    answers: { 200: { description: "How much is kept", schema: HolderContents } },
    errors: [404],
    async handle(ports, { tenant, path }) {
      const found = await accountHolderContents(ports, tenant, path.id);
      return replyTo(found, ({ holder, ...counts }) => ({ ...holderAsKept(holder), ...counts }));
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
