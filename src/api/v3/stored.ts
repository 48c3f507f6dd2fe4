/**
 * `/v3/stored` (an addition of ours): what is kept on the user's own device, to be seen, taken along and
 * forgotten (docs/holders-and-privacy.md). A service that keeps data of many refuses with 403.
 */
import { z } from "zod";
import { AccountHolder, CategorySet, EnrichedTransaction } from "../../model";
import { forgetStored, storedCounts, storedExport, type LedgerRow } from "../../service";
import { emptyReply, operation, replyTo, type Operation } from "../operation";

const tag = "What is kept";
const counted = z.number().int();

/** A kept row: what was sent, and what was answered. */
const StoredRow = z
  .object({
    transaction: z.record(z.string(), z.unknown()),
    answer: EnrichedTransaction.omit({ created_at: true, recurrence: true }).loose(),
    created_at: z.string(),
  })
  .meta({ id: "StoredTransaction" });

const StoredCounts = z
  .object({
    storage: z.enum(["memory", "indexeddb", "postgres"]),
    storage_problem: z.string().nullable(),
    account_holders: counted,
    transactions: counted,
    category_sets: counted,
    rules: counted,
    corrections: counted,
    reports: counted,
    models: counted,
    statements: counted,
    latest: z.array(StoredRow),
  })
  .meta({ id: "StoredCounts" });

/** With what stands beside the rules: those switched off, what is learned. */
const Ruleset = z.looseObject({ lastId: counted, rules: z.array(z.unknown()) });
const StoredExport = z
  .object({
    version: z.literal(2),
    account_holders: z.array(AccountHolder.meta({ id: "AccountHolderInFull" })),
    transactions: z.array(StoredRow),
    category_sets: z.array(z.object({ id: z.string(), set: CategorySet })),
    ruleset: Ruleset,
    holder_rulesets: z.array(z.object({ account_holder_id: z.string(), ruleset: Ruleset })),
    documents: z.array(z.object({ kind: z.string(), document: z.unknown() })),
  })
  .meta({ id: "StoredExport" });

export const storedOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/v3/stored",
    summary: "How much is kept on this device, and the rows kept last",
    tag,
    isAddition: true,
    answers: { 200: { description: "Counts", schema: StoredCounts } },
    errors: [403],
    async handle(ports, { tenant }) {
      return replyTo(await storedCounts(ports, tenant), (found) => ({
        storage: found.status.storage,
        storage_problem: found.status.problem,
        account_holders: found.accountHolders,
        transactions: found.transactions,
        category_sets: found.categorySets,
        rules: found.rules,
        corrections: found.corrections,
        reports: found.reports,
        models: found.models,
        statements: found.statements,
        latest: found.latest satisfies LedgerRow[],
      }));
    },
  }),
  operation({
    method: "get",
    path: "/v3/stored/export",
    summary: "All that is kept on this device, as one document",
    tag,
    isAddition: true,
    answers: { 200: { description: "Everything but files", schema: StoredExport } },
    errors: [403],
    async handle(ports, { tenant }) {
      return replyTo(await storedExport(ports, tenant), (all) => all);
    },
  }),
  operation({
    method: "delete",
    path: "/v3/stored",
    summary: "Forget all that is kept on this device, for good",
    tag,
    isAddition: true,
    answers: { 204: { description: "Forgotten", schema: null } },
    errors: [403],
    async handle(ports, { tenant }) {
      return emptyReply(await forgetStored(ports, tenant));
    },
  }),
];
