/** `/v2/account-holder`: who the transactions belong to (contract section 4.2). */
import { z } from "zod";
import {
  AccountHolderDetails,
  AccountHolderType,
  AccountHolderV2,
  type AccountHolderDetails as Details,
} from "../../model";
import {
  accountHolderPage,
  createAccountHolder,
  deleteAccountHolder,
  getAccountHolderWithCount,
  meanConfidence,
  renameAccountHolder,
  replaceAccountHolder,
} from "../../service";
import { operation, replyTo, type Operation } from "../operation";
import { flag, numberedPageParameters, numberedPageQuery } from "./parameters";
import { accountHolderReplyV2 } from "./wire";

const tag = "Account holders";
const byId = z.object({ id: z.string().min(1) });
const name = z.string().max(1024).nullish();
const { industry, website, company } = AccountHolderDetails.shape;

const Replacement = z.object({
  type: AccountHolderType,
  name,
  industry: industry.optional(),
  website: website.optional(),
  company: company.unwrap().partial().nullish(),
});

export const accountHolderOperationsV2: readonly Operation[] = [
  operation({
    method: "post",
    path: "/v2/account-holder",
    summary: "Make an account holder; without an id one is made up",
    tag,
    body: Replacement.extend({ id: z.string().min(1).max(256).nullish() }).meta({
      id: "AccountHolderInputV2",
    }),
    answers: { 200: { description: "The account holder", schema: AccountHolderV2 } },
    errors: [400],
    async handle(ports, { tenant, body }) {
      const { id, type, name } = body;
      const input = { id: id ?? ports.ids.uuid(), type, name, details: detailsOf(body) };
      const made = await createAccountHolder(ports, tenant, input);
      return replyTo(made, (holder) => accountHolderReplyV2(holder));
    },
  }),
  operation({
    method: "get",
    path: "/v2/account-holder",
    summary: "List account holders",
    tag,
    query: z.object({
      ...numberedPageParameters("created_at", { usual: 50, most: 1_000 }),
      query: z.string().max(1024).optional(),
      named_only: flag.default(false),
      with_confidence: flag.default(false),
    }),
    answers: { 200: { description: "A page", schema: z.array(AccountHolderV2) } },
    async handle(ports, { tenant, query }) {
      const text = query.query === undefined || query.query === "" ? null : query.query;
      const asked = { ...numberedPageQuery(query), text, isNamed: query.named_only };
      const { items } = await accountHolderPage(ports, tenant, asked);
      const body: AccountHolderV2[] = [];
      for (const holder of items) {
        const confidence = query.with_confidence
          ? await meanConfidence(ports, tenant, holder.id)
          : null;
        body.push(accountHolderReplyV2(holder, confidence));
      }
      return { status: 200, body };
    },
  }),
  operation({
    method: "get",
    path: "/v2/account-holder/{id}",
    summary: "One account holder, and how many transactions it has",
    tag,
    params: byId,
    answers: {
      200: {
        description: "The account holder",
        schema: AccountHolderV2.extend({ num_transactions: z.number().int() }).meta({
          id: "AccountHolderWithCountV2",
        }),
      },
    },
    errors: [404],
    async handle(ports, { tenant, path }) {
      const found = await getAccountHolderWithCount(ports, tenant, path.id);
      return replyTo(found, ({ holder, transactions }) => ({
        ...accountHolderReplyV2(holder),
        num_transactions: transactions,
      }));
    },
  }),
  operation({
    method: "put",
    path: "/v2/account-holder/{id}",
    summary: "Replace what is known of an account holder",
    tag,
    params: byId,
    body: Replacement.meta({ id: "AccountHolderReplacementV2" }),
    answers: { 200: { description: "The account holder", schema: AccountHolderV2 } },
    errors: [404],
    async handle(ports, { tenant, path, body }) {
      const { type, name } = body;
      const input = { type, name, details: detailsOf(body) };
      const replaced = await replaceAccountHolder(ports, tenant, path.id, input);
      return replyTo(replaced, (holder) => accountHolderReplyV2(holder));
    },
  }),
  operation({
    method: "patch",
    path: "/v2/account-holder/{id}",
    summary: "Give an account holder another name",
    tag,
    params: byId,
    body: z.object({ name: z.string().max(1024).nullable() }),
    answers: { 200: { description: "The account holder", schema: AccountHolderV2 } },
    errors: [404],
    async handle(ports, { tenant, path, body }) {
      const renamed = await renameAccountHolder(ports, tenant, path.id, body.name);
      return replyTo(renamed, (holder) => accountHolderReplyV2(holder));
    },
  }),
  operation({
    method: "delete",
    path: "/v2/account-holder/{id}",
    summary: "Remove an account holder and its transactions, for good",
    tag,
    params: byId,
    answers: {
      200: {
        description: "Removed",
        schema: z.object({ status: z.enum(["success", "error"]) }),
      },
    },
    errors: [404],
    async handle(ports, { tenant, path }) {
      const removed = await deleteAccountHolder(ports, tenant, path.id);
      return replyTo(removed, () => ({ status: "success" }));
    },
  }),
];

function detailsOf({ industry, website, company }: z.output<typeof Replacement>): Details {
  return {
    industry: industry ?? null,
    website: website ?? null,
    company:
      company === undefined || company === null
        ? null
        : { loan_state: company.loan_state ?? null, logo: company.logo ?? null },
  };
}
