/**
 * A rule as its builder draws it: a condition and steps, in the shapes people write. What the builder
 * has no shape for stays JSON in its place, so that any rule goes to a tree and back unchanged.
 */
import type { EditableProperty, RuleProperty } from "../../model";
import { conditionOf, jsonOfCondition } from "./condition-json";
import { jsonOfSteps, stepsOf } from "./step-json";

/** A rule as the wire spells it. */
export type RuleJson = Readonly<Record<string, unknown>>;

/** Properties that are compared as texts. */
export type TextProperty = Exclude<RuleProperty, "amount">;
export type TextTest = "is" | "contains" | "starts_with" | "ends_with";
export type AmountTest = "==" | "<" | "<=" | ">" | ">=";

/** When a rule does what it does. */
export type Condition =
  | { kind: "group"; mode: "all" | "any"; parts: Condition[] }
  | { kind: "not"; part: Condition }
  | {
      kind: "text";
      property: TextProperty;
      test: TextTest;
      text: string;
      /** Upper and lower case are one. */
      ignoresCase: boolean;
    }
  | { kind: "amount"; test: AmountTest; amount: number }
  | { kind: "label"; label: string }
  | { kind: "code"; code: number }
  | { kind: "always"; value: boolean }
  | { kind: "json"; json: unknown };

/** What a rule does. */
export type Step =
  | { kind: "set"; property: EditableProperty; text: string }
  | { kind: "add_label" | "remove_label"; label: string }
  | { kind: "set_labels"; labels: string[] }
  | { kind: "add_mcc" | "remove_mcc"; code: number }
  | { kind: "set_mcc"; codes: number[] }
  | { kind: "branch"; branch: Branch }
  | { kind: "json"; json: unknown };

/** A condition with what is done where it is met, and where it is not; null where nothing is said. */
export interface Branch {
  when: Condition;
  then: Step[] | null;
  otherwise: Step[] | null;
}

/** A whole rule; without a condition (null) it is one step alone. */
export interface RuleTree {
  when: Condition | null;
  then: Step[] | null;
  otherwise: Step[] | null;
}

/** The tree of a rule. Never fails: what is no rule is one step of JSON. */
export function treeOf(rule: unknown): RuleTree {
  const [step] = stepsOf([rule]);
  if (step?.kind === "branch") return step.branch;
  return { when: null, then: [step ?? { kind: "json", json: rule }], otherwise: null };
}

/** The rule of a tree, as the wire spells it. Several steps without a condition are done always. */
export function ruleOf({ when, then, otherwise }: RuleTree): unknown {
  const [only, ...others] = then ?? [];
  if (when === null && only !== undefined && others.length === 0 && otherwise === null)
    return jsonOfSteps([only])[0];
  return {
    if: when === null ? true : jsonOfCondition(when),
    ...(then === null ? {} : { then: jsonOfSteps(then) }),
    ...(otherwise === null ? {} : { else: jsonOfSteps(otherwise) }),
  };
}

/** The tree of a condition alone; see `treeOf`. */
export { conditionOf };

/** Whether some of a rule is drawn as JSON. */
export function hasJson({ when, then, otherwise }: RuleTree): boolean {
  const inCondition = (condition: Condition): boolean => {
    switch (condition.kind) {
      case "json":
        return true;
      case "group":
        return condition.parts.some(inCondition);
      case "not":
        return inCondition(condition.part);
      default:
        return false;
    }
  };
  const inStep = (step: Step): boolean =>
    step.kind === "json" || (step.kind === "branch" && hasJson(step.branch));
  return (
    (when !== null && inCondition(when)) || [...(then ?? []), ...(otherwise ?? [])].some(inStep)
  );
}
