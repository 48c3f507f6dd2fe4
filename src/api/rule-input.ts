/** A rule as it comes in, in v2 and v3 alike. */
import { z } from "zod";
import { RuleJson } from "../model";
import { fieldErrors, MAXIMUM_FIELD_ERRORS } from "./errors";
import { shapeFault, USUAL_SHAPE } from "./json-shape";
import { unwrap, type BodyOutcome } from "./operation";

/** A rule's JSON; what an answer of ours or the SDK puts beside it (`id`, `request_id`) is left out. */
export const RuleInput = RuleJson.meta({
  id: "RuleInput",
  description: "An action, or a condition with actions",
  examples: [
    {
      if: { "==": [{ get: "website" }, "starbucks.com"] },
      then: [{ set_labels: ["coffee with clients"] }],
    },
  ],
}).transform((json) =>
  Object.fromEntries(Object.entries(json).filter(([key]) => key !== "id" && key !== "request_id"))
);

/** Of a list the size in bytes is bounded, which the service does. */
const LIST_SHAPE = { ...USUAL_SHAPE, values: Number.POSITIVE_INFINITY };

/** A list of rules, read one by one, up to as many errors as an answer tells. */
export const RuleList = z
  .custom<unknown[]>((sent) => Array.isArray(sent), "must be a list of rules")
  .transform((list, context): RuleJson[] => {
    const rules: RuleJson[] = [];
    for (const [index, json] of list.entries()) {
      if (context.issues.length >= MAXIMUM_FIELD_ERRORS) break;
      const rule = RuleInput.safeParse(json);
      if (rule.success) rules.push(rule.data);
      else
        context.addIssue({ code: "custom", path: [index], message: "must be a rule: an object" });
    }
    return rules;
  });

/** A list of rules as a body. */
export function readRuleList(json: unknown): BodyOutcome<RuleJson[]> {
  const sent = unwrap(json, "body");
  const fault = shapeFault(sent, LIST_SHAPE);
  if (fault !== null) return { ok: false, errors: [fault] };
  const read = RuleList.safeParse(sent);
  return read.success
    ? { ok: true, body: read.data }
    : { ok: false, errors: fieldErrors(["body"], read.error, sent) };
}
