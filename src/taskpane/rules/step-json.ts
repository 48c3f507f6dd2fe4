/** Steps of a rule between JSON and the shapes of the builder. */
import type { EditableProperty } from "../../model";
import { conditionOf, jsonOfCondition } from "./condition-json";
import { isObject, oneOf, soleEntry } from "./json-value";
import type { Branch, Step } from "./rule-tree";

/** What a rule may set, in the order a person looks for it. */
export const EDITABLE_PROPERTIES = [
  "merchant",
  "website",
  "person",
  "location",
  "logo",
  "merchant_id",
  "transaction_type",
] as const satisfies readonly EditableProperty[];

const LABEL_STEPS = ["add_label", "remove_label"] as const;
const CODE_STEPS = ["add_mcc", "remove_mcc"] as const;

const MAXIMUM_DEPTH = 128;

/** The shapes of steps; JSON where there is none for one. */
export function stepsOf(json: readonly unknown[], depth = 0): Step[] {
  return json.map(
    (one) => (depth < MAXIMUM_DEPTH ? drawn(one, depth + 1) : null) ?? { kind: "json", json: one }
  );
}

function drawn(json: unknown, depth: number): Step | null {
  const branch = branchOf(json, depth);
  if (branch !== null) return { kind: "branch", branch };
  const setter = setterOf(json);
  if (setter !== null) return setter;
  const entry = soleEntry(json);
  if (entry === null) return null;
  const [key, given] = entry;
  const labelStep = oneOf(LABEL_STEPS, key);
  if (labelStep !== undefined)
    return typeof given === "string" ? { kind: labelStep, label: given } : null;
  const codeStep = oneOf(CODE_STEPS, key);
  if (codeStep !== undefined)
    return typeof given === "number" ? { kind: codeStep, code: given } : null;
  if (!Array.isArray(given)) return null;
  const values: readonly unknown[] = given;
  if (key === "set_labels") return allOf(values, isText, (labels) => ({ kind: key, labels }));
  if (key === "set_mcc") return allOf(values, isNumber, (codes) => ({ kind: key, codes }));
  return null;
}

function setterOf(json: unknown): Step | null {
  if (!isObject(json) || Object.keys(json).length !== 2) return null;
  const property = oneOf(EDITABLE_PROPERTIES, json["set"]);
  const { to } = json;
  return property !== undefined && typeof to === "string"
    ? { kind: "set", property, text: to }
    : null;
}

const BRANCH_KEYS: readonly string[] = ["if", "then", "else"];

function branchOf(json: unknown, depth: number): Branch | null {
  if (!isObject(json) || !Object.hasOwn(json, "if")) return null;
  if (Object.keys(json).some((key) => !BRANCH_KEYS.includes(key))) return null;
  const steps = (key: string): Step[] | null | undefined => {
    if (!Object.hasOwn(json, key)) return null;
    const list = json[key];
    return Array.isArray(list) ? stepsOf(list, depth) : undefined;
  };
  const then = steps("then");
  const otherwise = steps("else");
  if (then === undefined || otherwise === undefined) return null;
  return { when: conditionOf(json["if"]), then, otherwise };
}

const isText = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => typeof value === "number";

function allOf<Value>(
  values: readonly unknown[],
  is: (value: unknown) => value is Value,
  make: (values: Value[]) => Step
): Step | null {
  const read = values.filter(is);
  return read.length === values.length ? make(read) : null;
}

/** Steps as the wire spells them. */
export function jsonOfSteps(steps: readonly Step[]): unknown[] {
  return steps.map(jsonOfStep);
}

function jsonOfStep(step: Step): unknown {
  switch (step.kind) {
    case "set":
      return { set: step.property, to: step.text };
    case "add_label":
    case "remove_label":
      return { [step.kind]: step.label };
    case "set_labels":
      return { set_labels: step.labels };
    case "add_mcc":
    case "remove_mcc":
      return { [step.kind]: step.code };
    case "set_mcc":
      return { set_mcc: step.codes };
    case "branch": {
      const { when, then, otherwise } = step.branch;
      return {
        if: jsonOfCondition(when),
        ...(then === null ? {} : { then: jsonOfSteps(then) }),
        ...(otherwise === null ? {} : { else: jsonOfSteps(otherwise) }),
      };
    }
    case "json":
      return step.json;
  }
}
