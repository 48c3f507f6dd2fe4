/**
 * `/v3/rules/list` (additions of ours): everyone's rules or those of one account holder as their owner
 * keeps them, those that are switched off among them (docs/rules.md).
 */
import { z } from "zod";
import type { RuleJson } from "../../model";
import { changeRuleList, listAllRules, RuleUse, type ListStep, type UsedRule } from "../../service";
import { fieldErrors } from "../errors";
import { shapeFault, USUAL_SHAPE } from "../json-shape";
import { operation, replyTo, unwrap, type BodyOutcome, type Operation } from "../operation";
import { RuleInput } from "../rule-input";

const tag = "Rules";
/** Most steps of one change. */
const MAXIMUM_STEPS = 10_000;
/** A list of rules may be imported at once: its size in bytes is bounded, which the service does. */
const STEPS_SHAPE = { ...USUAL_SHAPE, values: Number.POSITIVE_INFINITY };

const HolderInput = z.string().min(1).max(256);
const position = z.number().int().min(0).max(1_000_000).nullish();

const StepInput = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("insert"),
    rule: RuleInput,
    is_on: z.boolean().default(true),
    position,
    id: z.string().max(32).nullish(),
  }),
  z.object({
    do: z.literal("change"),
    id: z.string().min(1).max(32),
    rule: RuleInput.nullish(),
    is_on: z.boolean().nullish(),
    position,
  }),
  z.object({ do: z.literal("remove"), id: z.string().min(1).max(32) }),
]);
const ChangeInput = z
  .object({
    account_holder_id: HolderInput.nullish(),
    changes: z.array(StepInput).max(MAXIMUM_STEPS, `at most ${MAXIMUM_STEPS} changes at once`),
  })
  .meta({ id: "RuleListChange" });

const ListedRuleReply = z
  .object({
    id: z.string(),
    position: z.number().int(),
    is_on: z.boolean(),
    usage: RuleUse.nullable(),
    rule: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "ListedRule" });

const listedRuleReply = ({ id, position: at, isOn, use, rule }: UsedRule) => ({
  id,
  position: at,
  is_on: isOn,
  usage: use,
  rule,
});

function stepOf(sent: z.output<typeof StepInput>): ListStep {
  switch (sent.do) {
    case "insert": {
      const rule: RuleJson = sent.rule;
      const { id = null, position: at = null } = sent;
      return { do: "insert", rule, isOn: sent.is_on, position: at, id };
    }
    case "change": {
      const { id, rule = null, is_on: isOn = null, position: at = null } = sent;
      return { do: "change", id, rule, isOn, position: at };
    }
    case "remove":
      return { do: "remove", id: sent.id };
  }
}

export const ruleListOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/v3/rules/list",
    isAddition: true,
    summary: "All rules in order, those that are switched off too, and what each did",
    tag,
    query: z.object({ account_holder_id: HolderInput.optional() }),
    answers: { 200: { description: "The rules", schema: z.array(ListedRuleReply) } },
    errors: [404],
    async handle(ports, { tenant, query }) {
      const found = await listAllRules(ports, tenant, query.account_holder_id ?? null);
      return replyTo(found, (rules) => rules.map(listedRuleReply));
    },
  }),
  operation({
    method: "post",
    path: "/v3/rules/list",
    isAddition: true,
    summary: "Insert, change, move, switch and remove rules, all at once or none",
    tag,
    body: ChangeInput,
    readBody: (json): BodyOutcome<z.output<typeof ChangeInput>> => {
      const body = unwrap(json, "body");
      const fault = shapeFault(body, STEPS_SHAPE);
      if (fault !== null) return { ok: false, errors: [fault] };
      const read = ChangeInput.safeParse(body);
      return read.success
        ? { ok: true, body: read.data }
        : { ok: false, errors: fieldErrors(["body"], read.error, body) };
    },
    answers: {
      200: { description: "The rules as they are then", schema: z.array(ListedRuleReply) },
    },
    errors: [400, 404, 413],
    async handle(ports, { tenant, body: { account_holder_id: scope = null, changes } }) {
      const changed = await changeRuleList(ports, tenant, scope, changes.map(stepOf));
      return replyTo(changed, (rules) => rules.map(listedRuleReply));
    },
  }),
];
