/**
 * `/v2/rules` and `/v2/rules/account-holder/{id}` (contract section 4.8, rules.md section 4). Everyone's
 * list is the one v3 serves; rules are addressed by their position.
 */
import { z } from "zod";
import { RuleJson } from "../../model";
import {
  createRule,
  deleteRule,
  listRules,
  patchRule,
  replaceRules,
  type RuleScope,
} from "../../service";
import { operation, replyTo, type Operation } from "../operation";
import { readRuleList, RuleInput } from "../rule-input";

const tag = "Rules";
const Rules = z.array(RuleJson);
const RuleIndex = z.object({ index: z.number().int().min(0) }).meta({ id: "RuleIndex" });
/** An index that is none is 400, not 422: the use case reads it. */
const index = { index: z.string().min(1) };
const accountHolder = { account_holder_id: z.string().min(1) };

/** A kind of list: where it is, and whose. */
interface RuleLists {
  /** Path of the list itself. */
  root: string;
  /** Path before `/append` and `/{index}`. */
  base: string;
  /** For summaries. */
  whose: string;
  params: z.ZodObject;
  indexParams: z.ZodObject;
  scopeOf: (path: Record<string, unknown>) => RuleScope;
  errors: readonly number[];
}

/** The operations on one kind of list. */
function ruleOperationsAt(lists: RuleLists): Operation[] {
  const { root, base, whose, params, indexParams, scopeOf, errors } = lists;
  return [
    operation({
      method: "get",
      path: root,
      summary: `All rules ${whose}, in the order they run`,
      tag,
      params,
      answers: { 200: { description: "The rules", schema: Rules } },
      errors,
      async handle(ports, { tenant, path }) {
        const found = await listRules(ports, tenant, scopeOf(path));
        return replyTo(found, (rules) => rules.map(({ rule }) => rule));
      },
    }),
    operation({
      method: "post",
      path: root,
      summary: `Put a list of rules in the place of all rules ${whose}`,
      tag,
      params,
      body: z.array(RuleInput),
      readBody: readRuleList,
      answers: { 200: { description: "The rules", schema: Rules } },
      errors: [400, 413, ...errors],
      async handle(ports, { tenant, path, body }) {
        const replaced = await replaceRules(ports, tenant, scopeOf(path), body);
        return replyTo(replaced, (rules) => rules.map(({ rule }) => rule));
      },
    }),
    operation({
      method: "post",
      path: `${base}/append`,
      summary: `Add a rule behind the others ${whose}`,
      tag,
      params,
      body: RuleInput,
      answers: { 200: { description: "Where the rule stands", schema: RuleIndex } },
      errors: [400, 413, ...errors],
      async handle(ports, { tenant, path, body }) {
        return replyTo(await createRule(ports, tenant, scopeOf(path), body), indexReply);
      },
    }),
    operation({
      method: "patch",
      path: `${base}/{index}`,
      summary: `Put a rule in the place of another one ${whose}; indexes count from 0`,
      tag,
      params: indexParams,
      body: RuleInput,
      answers: { 200: { description: "Where the rule stands", schema: RuleIndex } },
      errors: [400, 413, ...errors],
      async handle(ports, { tenant, path, body }) {
        const address = { index: String(path.index) };
        return replyTo(await patchRule(ports, tenant, scopeOf(path), address, body), indexReply);
      },
    }),
    operation({
      method: "delete",
      path: `${base}/{index}`,
      summary: `Forget a rule ${whose}; those behind it move up`,
      tag,
      params: indexParams,
      answers: { 200: { description: "Where the rule stood", schema: RuleIndex } },
      errors: [400, ...errors],
      async handle(ports, { tenant, path }) {
        const address = { index: String(path.index) };
        return replyTo(await deleteRule(ports, tenant, scopeOf(path), address), indexReply);
      },
    }),
  ];
}

const indexReply = ({ index }: { index: number }) => ({ index });

const ofHolder = "/v2/rules/account-holder/{account_holder_id}";

export const ruleOperationsV2: readonly Operation[] = [
  ...ruleOperationsAt({
    root: "/v2/rules/",
    base: "/v2/rules",
    whose: "for everyone",
    params: z.object({}),
    indexParams: z.object(index),
    scopeOf: () => null,
    errors: [],
  }),
  ...ruleOperationsAt({
    root: ofHolder,
    base: ofHolder,
    whose: "of an account holder",
    params: z.object(accountHolder),
    indexParams: z.object({ ...accountHolder, ...index }),
    scopeOf: ({ account_holder_id }) => String(account_holder_id),
    errors: [404],
  }),
];
