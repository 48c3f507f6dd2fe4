/**
 * `/v3/evaluate` (an addition of ours): rows are answered among themselves and nothing is stored
 * (docs/functions.md). What formulas over ranges ask.
 */
import { z } from "zod";
import { AccountHolderType, IncomeGroup, Recurrence, RecurrenceGroup } from "../../model";
import { answersVersion, evaluateHistory, labelsInForce, type BatchItem } from "../../service";
import { fieldErrors } from "../errors";
import { operation, replyTo, unwrap, type BodyReader, type Operation } from "../operation";
import {
  incompleteParameter,
  readRowsV3,
  TransactionV3,
  type Incomplete,
} from "../transaction-input";
import { groupReply } from "./wire";

/** Most rows of one history. */
export const MAXIMUM_EVALUATED_ROWS = 50_000;

const tag = "Evaluation";

const HistoryReply = z
  .object({
    recurrence: z.array(Recurrence.nullable()),
    groups: z.array(RecurrenceGroup),
    income: z.array(IncomeGroup),
  })
  .meta({ id: "EvaluatedHistory" });
const LabelsReply = z
  .object({ incoming: z.array(z.string()), outgoing: z.array(z.string()) })
  .meta({ id: "LabelsInForce" });

export const evaluationOperations: readonly Operation[] = [
  operation({
    method: "post",
    path: "/v3/evaluate/history",
    isAddition: true,
    summary: "What comes again among rows, and what is income, without storing anything",
    tag,
    query: z.object(incompleteParameter),
    body: z.array(TransactionV3).max(MAXIMUM_EVALUATED_ROWS),
    readBody: readHistory(),
    credits: ({ body }) => body.length,
    answers: {
      200: {
        description: "Recurrence of each row in their order, recurring groups, income",
        schema: HistoryReply,
      },
    },
    errors: [400, 404],
    async handle(ports, { tenant, body }) {
      const found = await evaluateHistory(ports, tenant, body);
      return replyTo(found, ({ groups, ...rest }) => ({
        ...rest,
        groups: groups.map(groupReply),
      }));
    },
  }),
  operation({
    method: "get",
    path: "/v3/evaluate/labels",
    isAddition: true,
    summary: "The labels that rows may get, in the set in force",
    tag,
    query: z.object({ account_holder_type: AccountHolderType.default("consumer") }),
    answers: { 200: { description: "Labels by direction, as answered", schema: LabelsReply } },
    async handle(ports, { tenant, query }) {
      return { status: 200, body: await labelsInForce(ports, tenant, query.account_holder_type) };
    },
  }),
  operation({
    method: "get",
    path: "/v3/evaluate/version",
    isAddition: true,
    summary: "Names what decides the answer to a row without an account holder",
    tag,
    answers: {
      200: {
        description: "Another name may mean another answer",
        schema: z.object({ version: z.string() }),
      },
    },
    async handle(ports, { tenant }) {
      return { status: 200, body: { version: await answersVersion(ports, tenant) } };
    },
  }),
];

function readHistory(): BodyReader<BatchItem[], { incomplete: Incomplete }> {
  const Unread = z
    .array(z.unknown())
    .max(MAXIMUM_EVALUATED_ROWS, `at most ${MAXIMUM_EVALUATED_ROWS} transactions at once`);
  return async (json, { incomplete }, pause) => {
    const sent = unwrap(unwrap(json, "body"), "transactions");
    const read = Unread.safeParse(sent);
    if (!read.success) return { ok: false, errors: fieldErrors(["body"], read.error, sent) };
    const rows = await readRowsV3(read.data, { incomplete, loc: ["body"], pause });
    return rows.ok ? { ok: true, body: rows.items } : rows;
  };
}
