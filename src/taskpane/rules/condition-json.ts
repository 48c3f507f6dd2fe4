/** Conditions between JSON and the shapes of the builder. */
import { isObject, oneOf, soleEntry } from "./json-value";
import type { AmountTest, Condition, TextProperty, TextTest } from "./rule-tree";

/** Properties that are compared as texts, in the order a person looks for them. */
export const TEXT_PROPERTIES = [
  "description",
  "merchant",
  "website",
  "entry_type",
  "person",
  "location",
  "country",
  "account_holder_name",
  "account_holder_type",
  "account_holder_id",
  "transaction_type",
  "merchant_id",
  "logo",
] as const satisfies readonly TextProperty[];

export const AMOUNT_TESTS = [">", ">=", "<", "<=", "=="] as const satisfies readonly AmountTest[];

const TEXT_CALLS = {
  is: "==",
  contains: "is_substring",
  starts_with: "starts_with",
  ends_with: "ends_with",
} as const satisfies Record<TextTest, string>;

export const TEXT_TESTS = [
  "contains",
  "is",
  "starts_with",
  "ends_with",
] as const satisfies readonly TextTest[];

/** A condition that matters only to readers deeper than this stays JSON: no rule nests so deep. */
const MAXIMUM_DEPTH = 128;

/** The shape of a condition; JSON where there is none for it. */
export function conditionOf(json: unknown, depth = 0): Condition {
  return (depth < MAXIMUM_DEPTH ? drawn(json, depth + 1) : null) ?? { kind: "json", json };
}

function drawn(json: unknown, depth: number): Condition | null {
  if (typeof json === "boolean") return { kind: "always", value: json };
  const entry = soleEntry(json);
  if (entry === null) return null;
  const [call, given] = entry;
  if (call === "!") return { kind: "not", part: conditionOf(given, depth) };
  if (call === "has_label")
    return typeof given === "string" ? { kind: "label", label: given } : null;
  if (call === "has_mcc") return typeof given === "number" ? { kind: "code", code: given } : null;
  if (!Array.isArray(given)) return null;
  const operands: readonly unknown[] = given;
  if (call === "&&" || call === "||") {
    const parts = operands.map((part) => conditionOf(part, depth));
    return parts.length < 2 ? null : { kind: "group", mode: call === "&&" ? "all" : "any", parts };
  }
  return operands.length === 2 ? comparisonOf(call, operands[0], operands[1]) : null;
}

function comparisonOf(call: string, left: unknown, right: unknown): Condition | null {
  const lowered = isObject(left) && soleEntry(left)?.[0] === "to_lower";
  const property = propertyOf(lowered ? soleEntry(left)?.[1] : left);
  if (property === "amount") {
    const test = oneOf(AMOUNT_TESTS, call);
    return test !== undefined && !lowered && typeof right === "number"
      ? { kind: "amount", test, amount: right }
      : null;
  }
  const known = oneOf(TEXT_PROPERTIES, property);
  const test = TEXT_TESTS.find((one) => TEXT_CALLS[one] === call);
  if (known === undefined || test === undefined || typeof right !== "string") return null;
  // Compared with capitals it would never be met, which the builder has no words for.
  if (lowered && right !== right.toLowerCase()) return null;
  return { kind: "text", property: known, test, text: right, ignoresCase: lowered };
}

function propertyOf(json: unknown): unknown {
  const entry = soleEntry(json);
  return entry?.[0] === "get" ? entry[1] : undefined;
}

/** A condition as the wire spells it. A group of one is that one; a group of none is met always. */
export function jsonOfCondition(condition: Condition): unknown {
  switch (condition.kind) {
    case "group": {
      const [only, ...others] = condition.parts;
      if (only === undefined) return true;
      if (others.length === 0) return jsonOfCondition(only);
      return { [condition.mode === "all" ? "&&" : "||"]: condition.parts.map(jsonOfCondition) };
    }
    case "not":
      return { "!": jsonOfCondition(condition.part) };
    case "text": {
      const { property, test, text, ignoresCase } = condition;
      const left = { get: property };
      return {
        [TEXT_CALLS[test]]: ignoresCase ? [{ to_lower: left }, text.toLowerCase()] : [left, text],
      };
    }
    case "amount":
      return { [condition.test]: [{ get: "amount" }, condition.amount] };
    case "label":
      return { has_label: condition.label };
    case "code":
      return { has_mcc: condition.code };
    case "always":
      return condition.value;
    case "json":
      return condition.json;
  }
}

/** The path of a part of a group in the JSON of the group, which is the part itself where it is alone. */
export function partPath(
  group: Extract<Condition, { kind: "group" }>,
  index: number
): (string | number)[] {
  return group.parts.length < 2 ? [] : [group.mode === "all" ? "&&" : "||", index];
}
