/** `/v3/rules/dry_run` (an addition of ours): what rules would do, with nothing stored (docs/rules.md). */
import { z } from "zod";
import { type CalendarDate, type RuleJson } from "../../model";
import {
  dryRun,
  portsWithModel,
  type BatchItem,
  type CandidateRules,
  type DryRun,
} from "../../service";
import { fieldErrors, invalid, problemReply } from "../errors";
import { shapeFault, USUAL_SHAPE } from "../json-shape";
import { operation, replyTo, unwrap, type BodyOutcome, type Operation } from "../operation";
import { listParameters, listQuery, pageReply } from "../paging";
import { RuleInput, RuleList } from "../rule-input";
import {
  DateInput,
  incompleteParameter,
  modelParameter,
  readRowsV3,
  TransactionV3,
} from "../transaction-input";

/** Most rows in one request. */
const MAXIMUM_TRIAL_ROWS = 1_000;
/** A whole list of rules stands beside the rows. */
const TRIAL_SHAPE = { ...USUAL_SHAPE, values: 1_000_000 };

const bodyOf = <Row extends z.ZodType, Rules extends z.ZodType<RuleJson[]>>(
  row: Row,
  rules: Rules
) =>
  z
    .object({
      rules: rules.optional(),
      rule: RuleInput.optional(),
      position: z.number().int().min(0).nullish(),
      list: z.enum(["everyone", "account_holder"]).default("everyone"),
      account_holder_id: z.string().min(1).max(256).nullish(),
      transactions: z
        .array(row)
        .max(MAXIMUM_TRIAL_ROWS, `at most ${MAXIMUM_TRIAL_ROWS} transactions at once`)
        .optional(),
      from: DateInput.nullish(),
      to: DateInput.nullish(),
    })
    .refine(({ rules, rule }) => rules === undefined || rule === undefined, {
      path: ["rule"],
      error: "rules and rule exclude each other: give one of them, or none for the rules in force",
    })
    .refine(({ list, account_holder_id: id }) => list === "everyone" || (id ?? null) !== null, {
      path: ["account_holder_id"],
      error: "must name the account holder whose list is tried",
    });
const DryRunInput = bodyOf(TransactionV3, z.array(RuleInput)).meta({ id: "DryRunInput" });
/** The same before its rows are read, which goes row by row, as do rules. */
const UnreadDryRunInput = bodyOf(z.unknown(), RuleList);
type Unread = z.output<typeof UnreadDryRunInput>;

const value = z.union([z.string(), z.array(z.number().int())]).nullable();
const TrialRowReply = z.object({
  id: z.string(),
  matched: z.array(z.number().int()),
  changes: z.array(
    z.object({
      property: z.string(),
      before: value,
      after: value,
      rules: z.array(z.number().int()),
    })
  ),
});
const DryRunReply = z
  .object({
    next_cursor: z.string().nullable(),
    rows: z.number().int(),
    data: z.array(TrialRowReply),
    rules: z.array(
      z.object({
        index: z.number().int(),
        id: z.string().nullable(),
        matched: z.number().int(),
        changed: z.number().int(),
      })
    ),
  })
  .meta({ id: "DryRun" });

export const ruleTrialOperations: readonly Operation[] = [
  operation({
    method: "post",
    path: "/v3/rules/dry_run",
    isAddition: true,
    summary: "Try rules on rows without storing anything",
    tag: "Rules",
    query: z.object({ ...listParameters(100), ...incompleteParameter, ...modelParameter }),
    body: DryRunInput,
    readBody: async (
      json,
      { incomplete },
      pause
    ): Promise<BodyOutcome<{ sent: Unread; items: BatchItem[] | null }>> => {
      const body = unwrap(json, "body");
      const fault = shapeFault(body, TRIAL_SHAPE);
      if (fault !== null) return { ok: false, errors: [fault] };
      const read = UnreadDryRunInput.safeParse(body);
      if (!read.success) return { ok: false, errors: fieldErrors(["body"], read.error, body) };
      const sent = read.data;
      if (sent.transactions === undefined) return { ok: true, body: { sent, items: null } };
      const loc = ["body", "transactions"];
      const rows = await readRowsV3(sent.transactions, { incomplete, loc, pause });
      return rows.ok ? { ok: true, body: { sent, items: rows.items } } : rows;
    },
    answers: { 200: { description: "Rows that match, and a page's counts", schema: DryRunReply } },
    errors: [400, 404, 409, 413],
    async handle(ports, { tenant, query: parameters, body: { sent, items } }) {
      const read = listQuery(parameters, null);
      if (!read.ok) return invalid(read.errors);
      const { query } = read;
      const accountHolderId = sent.account_holder_id ?? null;
      const rows: DryRun["rows"] =
        items === null
          ? { kind: "stored", query, accountHolderId, period: periodOf(sent) }
          : { kind: "given", query, accountHolderId, items };
      const scope = sent.list === "everyone" ? null : accountHolderId;
      const using = await portsWithModel(ports, tenant, parameters.model_name);
      if (!using.ok) return problemReply(using.problem);
      const found = await dryRun(using.value, tenant, {
        scope,
        candidate: candidateOf(sent),
        rows,
      });
      return replyTo(found, ({ results, next, rows: looked, rules }) => ({
        ...pageReply({ items: results, next }, query, null, (row) => row),
        rows: looked,
        rules,
      }));
    },
  }),
];

function candidateOf({ rules, rule, position = null }: Unread): CandidateRules {
  const list: RuleJson[] | undefined = rules;
  if (list !== undefined) return { kind: "list", rules: list };
  return rule === undefined ? { kind: "in force" } : { kind: "one more", rule, position };
}

const FIRST_DAY: CalendarDate = "0001-01-01";
const LAST_DAY: CalendarDate = "9999-12-31";

function periodOf({ from, to }: Unread): { from: CalendarDate; to: CalendarDate } | null {
  if ((from ?? null) === null && (to ?? null) === null) return null;
  return { from: from ?? FIRST_DAY, to: to ?? LAST_DAY };
}
