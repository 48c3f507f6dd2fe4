/** The types of a rule (contract, rules.md section 2): checked once, when a rule is read. */
import {
  isCategoryCode,
  PAIR_CALLS,
  type Expression,
  type RuleAction,
  type RuleProperty,
} from "../../model";
import type { RuleFault } from "./fault";

type ValueType = "boolean" | "string" | "number";
type Path = (string | number)[];

/** Everything in a rule whose type does not fit where it stands. */
export function typeFaults(rule: RuleAction): RuleFault[] {
  const faults: RuleFault[] = [];
  checkAction(rule, [], faults);
  return faults;
}

function checkAction(action: RuleAction, path: Path, faults: RuleFault[]): void {
  switch (action.action) {
    case "if":
      expect("boolean", action.condition, [...path, "if"], faults);
      action.then.forEach((one, index) => checkAction(one, [...path, "then", index], faults));
      action.else.forEach((one, index) => checkAction(one, [...path, "else", index], faults));
      return;
    case "set":
      expect("string", action.to, [...path, "to"], faults);
      return;
    case "add_label":
    case "remove_label":
      expect("string", action.value, [...path, action.action], faults);
      return;
    case "add_mcc":
    case "remove_mcc":
      expectCode(action.value, [...path, action.action], faults);
      return;
    case "set_labels":
      action.values.forEach((value, index) =>
        expect("string", value, [...path, action.action, index], faults)
      );
      return;
    case "set_mcc":
      action.values.forEach((value, index) =>
        expectCode(value, [...path, action.action, index], faults)
      );
      return;
  }
}

function expect(wanted: ValueType, given: Expression, path: Path, faults: RuleFault[]): void {
  const found = typeOf(given, path, faults);
  if (found === wanted) return;
  faults.push({ path, message: `must be a ${wanted}, but is a ${found}`, code: "invalid_type" });
}

function expectCode(given: Expression, path: Path, faults: RuleFault[]): void {
  expect("number", given, path, faults);
  if (given.call !== "literal" || typeof given.value !== "number") return;
  if (isCategoryCode(given.value)) return;
  const message = "must be a merchant category code: a whole number from 0 to 9999";
  faults.push({ path, message, code: "invalid_value" });
}

/** The type an expression has; faults within it are added on the way. */
function typeOf(expression: Expression, path: Path, faults: RuleFault[]): ValueType {
  if (expression.call === "literal") {
    const { value } = expression;
    return typeof value === "string" ? "string" : typeof value === "number" ? "number" : "boolean";
  }
  if (expression.call === "get") return propertyType(expression.property);
  const { call, operands } = expression;
  const all = (wanted: ValueType): void =>
    operands.forEach((operand, index) =>
      expect(wanted, operand, operandPath(path, expression, index), faults)
    );
  switch (call) {
    case "&&":
    case "||":
    case "!":
      all("boolean");
      return "boolean";
    case "==":
      checkSame(expression, path, faults);
      return "boolean";
    case "<":
    case "<=":
    case ">":
    case ">=":
    case "has_mcc":
      all("number");
      return "boolean";
    case "is_substring":
    case "starts_with":
    case "ends_with":
    case "has_label":
      all("string");
      return "boolean";
    case "to_lower":
    case "to_upper":
      all("string");
      return "string";
    case "+":
    case "-":
    case "*":
    case "/":
    case "//":
      all("number");
      return "number";
  }
}

type CallExpression = Extract<Expression, { operands: Expression[] }>;

function checkSame(expression: CallExpression, path: Path, faults: RuleFault[]): void {
  const [first, second] = expression.operands.map((operand, index) =>
    typeOf(operand, operandPath(path, expression, index), faults)
  );
  if (first === second) return;
  const message = `compares a ${first} with a ${second}; both must be of one type`;
  faults.push({ path: [...path, "=="], message, code: "invalid_type" });
}

/** Operands stand in a list, but that of a call with one operand stands bare. */
function operandPath(path: Path, { call, operands }: CallExpression, index: number): Path {
  const isList = operands.length > 1 || PAIR_CALLS.some((pair) => pair === call);
  return isList ? [...path, call, index] : [...path, call];
}

function propertyType(property: RuleProperty): ValueType {
  return property === "amount" ? "number" : "string";
}
