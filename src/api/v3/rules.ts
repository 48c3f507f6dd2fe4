/** `/v3/rules` (contract section 5.8, rules.md section 4). */
import { z } from "zod";
import type { Rule } from "../../model";
import { createRule, deleteRule, listRules, patchRule, replaceRules } from "../../service";
import { operation, replyTo, type Operation } from "../operation";
import { readRuleList, RuleInput } from "../rule-input";

const tag = "Rules";
const byId = z.object({ id: z.string().min(1) });

/** A rule with its id beside its own keys; the id is a decimal number as text. */
const RuleReply = z.looseObject({ id: z.string() }).meta({ id: "Rule" });
const RuleId = z.object({ id: z.string() });

const ruleReply = ({ id, rule }: Rule) => ({ ...rule, id });

export const ruleOperations: readonly Operation[] = [
  operation({
    method: "post",
    path: "/v3/rules",
    summary: "Add a rule behind the others",
    tag,
    body: RuleInput,
    answers: { 200: { description: "The rule with its id", schema: RuleReply } },
    errors: [400, 413],
    async handle(ports, { tenant, body }) {
      return replyTo(await createRule(ports, tenant, null, body), ruleReply);
    },
  }),
  operation({
    method: "get",
    path: "/v3/rules",
    summary: "All rules, in the order they run",
    tag,
    answers: { 200: { description: "The rules", schema: z.array(RuleReply) } },
    async handle(ports, { tenant }) {
      return replyTo(await listRules(ports, tenant, null), (rules) => rules.map(ruleReply));
    },
  }),
  operation({
    method: "post",
    path: "/v3/rules/replace",
    summary: "Put a list of rules in the place of all rules",
    tag,
    body: z.array(RuleInput),
    readBody: readRuleList,
    answers: { 200: { description: "The rules with their ids", schema: z.array(RuleReply) } },
    errors: [400, 413],
    async handle(ports, { tenant, body }) {
      return replyTo(await replaceRules(ports, tenant, null, body), (rules) =>
        rules.map(ruleReply)
      );
    },
  }),
  operation({
    method: "patch",
    path: "/v3/rules/{id}",
    summary: "Put a rule in the place of another one",
    tag,
    params: byId,
    body: RuleInput,
    answers: { 200: { description: "The rule with its id", schema: RuleReply } },
    errors: [400, 413],
    async handle(ports, { tenant, path, body }) {
      return replyTo(await patchRule(ports, tenant, null, { id: path.id }, body), ruleReply);
    },
  }),
  operation({
    method: "delete",
    path: "/v3/rules/{id}",
    summary: "Forget a rule",
    tag,
    params: byId,
    answers: { 200: { description: "The id of the rule that was", schema: RuleId } },
    errors: [400],
    async handle(ports, { tenant, path }) {
      const deleted = await deleteRule(ports, tenant, null, { id: path.id });
      return replyTo(deleted, ({ id }) => ({ id }));
    },
  }),
];
