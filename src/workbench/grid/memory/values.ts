/** Values of cells: what operators make of them, and which are errors. */
import { CELL_ERRORS, type CellValue, type FunctionResult } from "../grid";

/** The one value of a result, the top left one of an array. */
export function single(value: FunctionResult): CellValue {
  return Array.isArray(value) ? (value[0]?.[0] ?? "") : value;
}

/** Whether a value is one of Excel's errors. */
export function isError(value: CellValue): boolean {
  return typeof value === "string" && value.startsWith("#") && CELL_ERRORS.includes(value);
}

/** Two values and an operator between them. */
export function operate(operator: string, left: CellValue, right: CellValue): CellValue {
  if (isError(left)) return left;
  if (isError(right)) return right;
  switch (operator) {
    case "&":
      return shown(left) + shown(right);
    case "=":
      return order(left, right) === 0;
    case "<>":
      return order(left, right) !== 0;
    case "<":
      return order(left, right) < 0;
    case ">":
      return order(left, right) > 0;
    case "<=":
      return order(left, right) <= 0;
    case ">=":
      return order(left, right) >= 0;
    default:
      return arithmetic(operator, left, right);
  }
}

/** A sum, difference, product or quotient; `#VALUE!` where a value is no figure. */
export function arithmetic(operator: string, left: CellValue, right: CellValue): CellValue {
  if (isError(right)) return right;
  const one = Number(left);
  const other = Number(right);
  if (Number.isNaN(one) || Number.isNaN(other)) return "#VALUE!";
  switch (operator) {
    case "+":
      return one + other;
    case "-":
      return one - other;
    case "*":
      return one * other;
    default:
      return other === 0 ? "#DIV/0!" : one / other;
  }
}

function shown(value: CellValue): string {
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
}

function order(left: CellValue, right: CellValue): number {
  const one = typeof left === "string" ? left.toLowerCase() : left;
  const other = typeof right === "string" ? right.toLowerCase() : right;
  return one === other ? 0 : one < other ? -1 : 1;
}
