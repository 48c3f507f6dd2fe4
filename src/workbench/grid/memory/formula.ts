/**
 * The formulas the memory grid can calculate: literals, references, columns of tables,
 * `+ - * / & = <> < > <= >=`, IF, IFERROR, the functions of `functions.ts`, and the add-in's custom
 * functions. Enough to test custom functions in cells and the formulas of reports; a formula beyond it
 * keeps its text and shows `#NAME?`.
 */
import { type CellValue, type FunctionArgument, type FunctionResult } from "../grid";
import { type Rectangle, parseRectangle } from "../area";
import { unquoteSheetName } from "../references";
import { builtIn } from "./functions";
import { arithmetic, isError, operate, single } from "./values";

/** Cells a formula refers to. */
export interface Reference {
  kind: "reference";
  /** Null for the formula's own sheet. */
  sheetName: string | null;
  rectangle: Rectangle;
}

/** A column of a table, without header and totals: `Table1[Amount]`. */
export interface StructuredReference {
  kind: "structured";
  table: string;
  column: string;
}

/** A parsed formula. */
export type Expression =
  | { kind: "literal"; value: CellValue | CellValue[][] }
  | Reference
  | StructuredReference
  | { kind: "missing" }
  | { kind: "negative"; of: Expression }
  | { kind: "operation"; operator: string; left: Expression; right: Expression }
  | { kind: "call"; name: string; arguments: Expression[] };

/** What a formula needs of the grid while it is calculated. */
export interface Surroundings {
  read(reference: Reference): CellValue[][];
  /** The cells of a table's column; null when there is no such table or column. */
  column(reference: StructuredReference): Reference | null;
  /** Null when no custom function has that name; "busy" until its result is there. */
  custom(
    name: string,
    values: FunctionArgument[],
    references: (Reference | null)[]
  ): FunctionResult | "busy" | null;
}

/** The result of a formula; "busy" while it waits for a custom function. */
export type Outcome = { value: FunctionResult } | "busy";

const TOKEN =
  /\s*(?:(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w:]))|"(?<text>(?:[^"]|"")*)"|(?<error>(?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?#[A-Z/0]+[!?]?)|(?<structured>[\p{L}_][\p{L}\p{N}_.]*\[(?:\[[^[\]]+\]|[^[\]]+)\])|(?<reference>(?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?\$?(?:[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.(!]))|(?<name>[\p{L}_][\p{L}\p{N}_.]*)|(?<sign><>|<=|>=|[-+*/&=<>(),;{}]))/uy;

type Token = {
  kind: "number" | "text" | "error" | "structured" | "reference" | "name" | "sign";
  text: string;
};

function tokens(source: string): Token[] | null {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.trimEnd().length) {
    const match = TOKEN.exec(source);
    if (!match?.groups) return null;
    for (const [kind, text] of Object.entries(match.groups)) {
      if (text !== undefined) found.push({ kind: kind as Token["kind"], text });
    }
  }
  return found;
}

const PRECEDENCE: readonly (readonly string[])[] = [
  ["=", "<>", "<", ">", "<=", ">="],
  ["&"],
  ["+", "-"],
  ["*", "/"],
];

/** Parses a formula with its leading `=`; null when it is beyond this grid. */
export function parseFormula(formula: string): Expression | null {
  const list = tokens(formula.slice(1));
  if (!list) return null;
  let at = 0;
  const sign = (text: string) => {
    const token = list[at];
    if (token?.kind !== "sign" || token.text !== text) return false;
    at++;
    return true;
  };
  const operation = (level: number): Expression | null => {
    const operators = PRECEDENCE[level];
    if (!operators) return operand();
    let left = operation(level + 1);
    for (;;) {
      const token = list[at];
      if (!left || token?.kind !== "sign" || !operators.includes(token.text)) return left;
      at++;
      const right = operation(level + 1);
      if (!right) return null;
      left = { kind: "operation", operator: token.text, left, right };
    }
  };
  const list_ = (end: string): Expression[] | null => {
    const found: Expression[] = [];
    if (sign(end)) return found;
    for (;;) {
      const next = list[at];
      const empty = next?.kind === "sign" && (next.text === "," || next.text === end);
      const item: Expression | null = empty ? { kind: "missing" } : operation(0);
      if (!item) return null;
      found.push(item);
      if (sign(end)) return found;
      if (!sign(",")) return null;
    }
  };
  const operand = (): Expression | null => {
    if (sign("-")) {
      const of = operand();
      return of && { kind: "negative", of };
    }
    if (sign("+")) return operand();
    if (sign("(")) {
      const inner = operation(0);
      return inner && sign(")") ? inner : null;
    }
    if (sign("{")) return constantArray();
    const token = list[at++];
    switch (token?.kind) {
      case "number":
        return { kind: "literal", value: Number(token.text) };
      case "text":
        return { kind: "literal", value: token.text.replaceAll('""', '"') };
      case "error":
        return { kind: "literal", value: token.text.slice(token.text.indexOf("#")) };
      case "structured":
        return structured(token.text);
      case "reference":
        return reference(token.text);
      case "name": {
        if (sign("(")) {
          const values = list_(")");
          return values && { kind: "call", name: token.text.toUpperCase(), arguments: values };
        }
        if (/^(true|false)$/i.test(token.text)) {
          return { kind: "literal", value: token.text.toLowerCase() === "true" };
        }
        return null;
      }
      default:
        return null;
    }
  };
  const constantArray = (): Expression | null => {
    const rows: CellValue[][] = [[]];
    for (;;) {
      const item = operand();
      const value = item?.kind === "negative" ? item.of : item;
      if (value?.kind !== "literal" || Array.isArray(value.value)) return null;
      const negative = item?.kind === "negative" && typeof value.value === "number";
      rows.at(-1)?.push(negative ? -Number(value.value) : value.value);
      if (sign("}")) return { kind: "literal", value: rows };
      if (sign(";")) rows.push([]);
      else if (!sign(",")) return null;
    }
  };
  const whole = operation(0);
  return at === list.length ? whole : null;
}

function reference(text: string): Reference | null {
  const split = text.lastIndexOf("!");
  const rectangle = parseRectangle(text.slice(split + 1));
  if (!rectangle) return null;
  const sheetName = split < 0 ? null : unquoteSheetName(text.slice(0, split));
  return { kind: "reference", sheetName, rectangle };
}

function structured(text: string): StructuredReference {
  const open = text.indexOf("[");
  const inner = text.slice(open + 1, -1);
  return {
    kind: "structured",
    table: text.slice(0, open),
    column: inner.startsWith("[") ? inner.slice(1, -1) : inner,
  };
}

/** Every reference in a formula. */
export function referencesIn(expression: Expression): (Reference | StructuredReference)[] {
  switch (expression.kind) {
    case "reference":
    case "structured":
      return [expression];
    case "negative":
      return referencesIn(expression.of);
    case "operation":
      return [...referencesIn(expression.left), ...referencesIn(expression.right)];
    case "call":
      return expression.arguments.flatMap(referencesIn);
    case "literal":
    case "missing":
      return [];
  }
}

/** Calculates a parsed formula. */
export function evaluate(expression: Expression, surroundings: Surroundings): Outcome {
  switch (expression.kind) {
    case "literal":
      return { value: expression.value };
    case "missing":
      return { value: "" };
    case "reference": {
      const rows = surroundings.read(expression);
      return { value: rows.length === 1 && rows[0]?.length === 1 ? single(rows) : rows };
    }
    case "structured": {
      const found = surroundings.column(expression);
      return found === null ? { value: "#REF!" } : evaluate(found, surroundings);
    }
    case "negative":
      return mapped(evaluate(expression.of, surroundings), (value) => arithmetic("-", 0, value));
    case "operation": {
      const left = evaluate(expression.left, surroundings);
      const right = evaluate(expression.right, surroundings);
      if (left === "busy" || right === "busy") return "busy";
      return { value: operate(expression.operator, single(left.value), single(right.value)) };
    }
    case "call":
      return call(expression, surroundings);
  }
}

function call(
  expression: Extract<Expression, { kind: "call" }>,
  surroundings: Surroundings
): Outcome {
  const { name } = expression;
  const [first, second, third] = expression.arguments;
  if (name === "IF" && first) {
    const condition = evaluate(first, surroundings);
    if (condition === "busy") return condition;
    const value = single(condition.value);
    if (isError(value)) return { value };
    const chosen = value === "" || value === 0 || value === false ? third : second;
    return chosen ? evaluate(chosen, surroundings) : { value: false };
  }
  if (name === "IFERROR" && first && second) {
    const outcome = evaluate(first, surroundings);
    const failed = outcome !== "busy" && isError(single(outcome.value));
    return failed ? evaluate(second, surroundings) : outcome;
  }
  const values: FunctionArgument[] = [];
  for (const argument of expression.arguments) {
    const outcome = evaluate(argument, surroundings);
    if (outcome === "busy") return outcome;
    values.push(argument.kind === "missing" ? null : outcome.value);
  }
  const own = builtIn(name, values);
  if (own !== null) return { value: own };
  const references = expression.arguments.map((argument) => {
    if (argument.kind === "structured") return surroundings.column(argument);
    return argument.kind === "reference" ? argument : null;
  });
  const result = surroundings.custom(name, values, references);
  if (result === "busy") return result;
  return { value: result ?? "#NAME?" };
}

function mapped(outcome: Outcome, map: (value: CellValue) => CellValue): Outcome {
  return outcome === "busy" ? outcome : { value: map(single(outcome.value)) };
}
