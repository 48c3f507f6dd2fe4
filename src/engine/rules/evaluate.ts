/**
 * What an expression comes to. A value that is not there (null) makes a comparison false and a
 * calculation null; so does a division by zero. Comparisons mind upper and lower case.
 */
import type { Expression, PAIR_CALLS, UNARY_CALLS } from "../../model";
import { containsText } from "./find-text";
import { codesOf, labelWordsIn, readProperty, type RuleState, type RuleValue } from "./state";

type Calculation = "+" | "-" | "*" | "/" | "//";
type Unary = (typeof UNARY_CALLS)[number];
type Pair = (typeof PAIR_CALLS)[number];

/** The value of an expression whose types were checked. */
export function evaluate(expression: Expression, state: RuleState): RuleValue {
  if (expression.call === "literal") return expression.value;
  if (expression.call === "get") return readProperty(state, expression.property);
  const { call, operands } = expression;
  const [first, second] = operands;
  switch (call) {
    // Short-circuit: operands behind the one that decides are not looked at.
    case "&&":
      for (const operand of operands) if (evaluate(operand, state) !== true) return false;
      return true;
    case "||":
      for (const operand of operands) if (evaluate(operand, state) === true) return true;
      return false;
    case "+":
    case "-":
    case "*":
    case "/":
    case "//":
      return calculateAll(call, operands, state);
    case "!":
    case "to_lower":
    case "to_upper":
    case "has_label":
    case "has_mcc":
      return first === undefined ? null : evaluateOne(call, evaluate(first, state), state);
    case "==":
    case "<":
    case "<=":
    case ">":
    case ">=":
    case "is_substring":
    case "starts_with":
    case "ends_with": {
      const left = first === undefined ? null : evaluate(first, state);
      // Nothing compares with what is not there.
      if (left === null || second === undefined) return false;
      return comparePair(call, left, evaluate(second, state));
    }
  }
}

function evaluateOne(call: Unary, value: RuleValue, state: RuleState): RuleValue {
  switch (call) {
    case "!":
      return value !== true;
    case "to_lower":
      return isText(value) ? value.toLowerCase() : null;
    case "to_upper":
      return isText(value) ? value.toUpperCase() : null;
    case "has_label":
      return isText(value) && labelWordsIn(state).includes(value);
    case "has_mcc":
      return isNumber(value) && codesOf(state).includes(value);
  }
}

function comparePair(call: Pair, left: RuleValue, right: RuleValue): boolean {
  switch (call) {
    case "==":
      return left === right;
    case "<":
      return isNumber(left) && isNumber(right) && left < right;
    case "<=":
      return isNumber(left) && isNumber(right) && left <= right;
    case ">":
      return isNumber(left) && isNumber(right) && left > right;
    case ">=":
      return isNumber(left) && isNumber(right) && left >= right;
    case "is_substring":
      return isText(left) && isText(right) && containsText(left, right);
    case "starts_with":
      return isText(left) && isText(right) && left.startsWith(right);
    case "ends_with":
      return isText(left) && isText(right) && left.endsWith(right);
  }
}

const isNumber = (value: RuleValue): value is number => typeof value === "number";
const isText = (value: RuleValue): value is string => typeof value === "string";

/** From left to right; null where an operand is none or a step has no finite result. */
function calculateAll(
  call: Calculation,
  operands: readonly Expression[],
  state: RuleState
): RuleValue {
  let result: number | null = null;
  for (const [index, operand] of operands.entries()) {
    const value = evaluate(operand, state);
    if (!isNumber(value)) return null;
    result = index === 0 || result === null ? value : calculate(call, result, value);
    if (!Number.isFinite(result)) return null;
  }
  return result;
}

function calculate(call: Calculation, left: number, right: number): number {
  switch (call) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "//":
      // The name is Python's: the quotient rounded down.
      return Math.floor(left / right);
  }
}
