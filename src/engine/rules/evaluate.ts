/**
 * What an expression comes to. A value that is not there (null) makes a comparison false and a
 * calculation null; so does a division by zero. Comparisons mind upper and lower case.
 */
import type { Expression } from "../../model";
import { containsText } from "./find-text";
import { codesOf, labelOf, readProperty, type RuleState, type RuleValue } from "./state";

/** The value of an expression whose types were checked. */
export function evaluate(expression: Expression, state: RuleState): RuleValue {
  if (expression.call === "literal") return expression.value;
  if (expression.call === "get") return readProperty(state, expression.property);
  const { call, operands } = expression;
  // Short-circuit: operands behind the one that decides are not looked at.
  if (call === "&&") return operands.every((operand) => evaluate(operand, state) === true);
  if (call === "||") return operands.some((operand) => evaluate(operand, state) === true);
  const values = operands.map((operand) => evaluate(operand, state));
  const [first = null, second = null] = values;
  switch (call) {
    case "!":
      return first !== true;
    case "==":
      return first !== null && first === second;
    case "<":
    case "<=":
    case ">":
    case ">=":
      return typeof first === "number" && typeof second === "number"
        ? compare(call, first, second)
        : false;
    case "is_substring":
      return isText(first) && isText(second) && containsText(first, second);
    case "starts_with":
      return isText(first) && isText(second) && first.startsWith(second);
    case "ends_with":
      return isText(first) && isText(second) && first.endsWith(second);
    case "to_lower":
      return isText(first) ? first.toLowerCase() : null;
    case "to_upper":
      return isText(first) ? first.toUpperCase() : null;
    case "has_label":
      return first !== null && labelOf(state) === first;
    case "has_mcc":
      return typeof first === "number" && codesOf(state).includes(first);
    case "+":
    case "-":
    case "*":
    case "/":
    case "//":
      return values.reduce((left, right) =>
        typeof left === "number" && typeof right === "number" ? calculate(call, left, right) : null
      );
  }
}

const isText = (value: RuleValue): value is string => typeof value === "string";

function compare(call: "<" | "<=" | ">" | ">=", left: number, right: number): boolean {
  switch (call) {
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
  }
}

/** One step of a calculation from left to right; null where it has no finite result. */
function calculate(call: "+" | "-" | "*" | "/" | "//", left: number, right: number): number | null {
  const results = {
    "+": () => left + right,
    "-": () => left - right,
    "*": () => left * right,
    "/": () => left / right,
    // The name is Python's: the quotient rounded down.
    "//": () => Math.floor(left / right),
  };
  const result = results[call]();
  return Number.isFinite(result) ? result : null;
}
