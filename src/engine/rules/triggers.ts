/**
 * What must be so in a row for a rule to do anything at all, as far as it can be looked up: that a
 * property equals a literal, or contains one. A rule whose triggers are all absent does nothing; one
 * that is triggered is evaluated in full.
 */
import type { Expression, RuleAction, RuleProperty } from "../../model";

/** What is looked at: a property, the label or the codes, in the case it is compared in. */
export interface TriggerSource {
  reads: RuleProperty | "label" | "mcc";
  /** In the order they are applied. */
  folds: readonly ("to_lower" | "to_upper")[];
}

export interface Trigger {
  source: TriggerSource;
  how: "equals" | "contains";
  literal: string | number;
}

/** At least one of these must be met; an empty list is never met, null may be met by any row. */
export type Triggers = readonly Trigger[] | null;

/** How dear it is to be woken by a trigger: how many rows it may meet. */
export type TriggerCost = (trigger: Trigger) => number;

const NEVER: Triggers = [];

/** A source as a key. */
export function sourceKey({ reads, folds }: TriggerSource): string {
  return [reads, ...folds].join(" ");
}

/** A trigger as a key. */
export function triggerKey({ source, how, literal }: Trigger): string {
  return JSON.stringify([sourceKey(source), how, literal]);
}

/** Triggers of a rule; of several that would do, the cheapest. */
export function triggersOf(action: RuleAction, cost: TriggerCost): Triggers {
  switch (action.action) {
    case "if": {
      const met = cheaper(
        triggersOfCondition(action.condition, cost),
        anyOf(action.then.map((step) => triggersOf(step, cost))),
        cost
      );
      return anyOf([met, ...action.else.map((step) => triggersOf(step, cost))]);
    }
    case "remove_label":
      return labelled("label", action.value);
    case "remove_mcc":
      return labelled("mcc", action.value);
    case "set":
    case "add_label":
    case "set_labels":
    case "add_mcc":
    case "set_mcc":
      return null;
  }
}

/** Triggers of a condition being true. */
export function triggersOfCondition(expression: Expression, cost: TriggerCost): Triggers {
  switch (expression.call) {
    case "literal":
      return expression.value === true ? null : NEVER;
    case "get":
    case "!":
    case "<":
    case "<=":
    case ">":
    case ">=":
    case "to_lower":
    case "to_upper":
    case "+":
    case "-":
    case "*":
    case "/":
    case "//":
      return null;
    case "&&":
      return expression.operands
        .map((operand) => triggersOfCondition(operand, cost))
        .reduce((one, other) => cheaper(one, other, cost), null);
    case "||":
      return anyOf(expression.operands.map((operand) => triggersOfCondition(operand, cost)));
    case "has_label":
      return labelled("label", expression.operands[0]);
    case "has_mcc":
      return labelled("mcc", expression.operands[0]);
    case "==": {
      const [left, right] = expression.operands;
      return compared("equals", left, right) ?? compared("equals", right, left);
    }
    case "is_substring":
    case "starts_with":
    case "ends_with":
      return compared("contains", expression.operands[0], expression.operands[1]);
  }
}

function compared(
  how: Trigger["how"],
  read: Expression | undefined,
  literal: Expression | undefined
): Triggers {
  const source = read === undefined ? null : sourceOf(read);
  if (source === null || literal?.call !== "literal") return null;
  const { value } = literal;
  // Everything contains the empty text.
  if (typeof value === "boolean" || (how === "contains" && value === "")) return null;
  return [{ source, how, literal: value }];
}

function labelled(reads: "label" | "mcc", value: Expression | undefined): Triggers {
  if (value?.call !== "literal" || typeof value.value === "boolean") return null;
  return [{ source: { reads, folds: [] }, how: "equals", literal: value.value }];
}

function sourceOf(expression: Expression): TriggerSource | null {
  if (expression.call === "get") return { reads: expression.property, folds: [] };
  if (expression.call !== "to_lower" && expression.call !== "to_upper") return null;
  const [operand] = expression.operands;
  const source = operand === undefined ? null : sourceOf(operand);
  return source && { ...source, folds: [...source.folds, expression.call] };
}

function anyOf(all: readonly Triggers[]): Triggers {
  const triggers: Trigger[] = [];
  for (const one of all) {
    if (one === null) return null;
    for (const trigger of one) triggers.push(trigger);
  }
  return triggers;
}

function cheaper(one: Triggers, other: Triggers, cost: TriggerCost): Triggers {
  if (one === null) return other;
  if (other === null) return one;
  const sum = (triggers: readonly Trigger[]) =>
    triggers.reduce((total, trigger) => total + cost(trigger), 0);
  return sum(other) < sum(one) ? other : one;
}
