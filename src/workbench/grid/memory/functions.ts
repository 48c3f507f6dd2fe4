/**
 * Excel's functions that the memory grid knows, by Microsoft's descriptions of them; those that
 * formulas of the add-in use. Arguments that are cells come as rows of values.
 */
import { type CellValue, type FunctionArgument } from "../grid";
import { isError, operate, single } from "./values";

type Values = readonly FunctionArgument[];
type Builtin = (values: Values) => CellValue;

/** The result of a built-in function; null where the name is none of them. */
export function builtIn(name: string, values: Values): CellValue | null {
  return FUNCTIONS.get(name)?.(values) ?? null;
}

const rowsOf = (value: FunctionArgument): CellValue[][] =>
  Array.isArray(value) ? value : [[value ?? ""]];

const cellsOf = (value: FunctionArgument): CellValue[] => rowsOf(value).flat();

const one = (value: FunctionArgument | undefined): CellValue =>
  value === undefined || value === null ? "" : single(value);

/** The figures among values; texts and truths in cells are passed over. An error is the result. */
function figures(values: Values, work: (found: number[]) => CellValue): CellValue {
  const found: number[] = [];
  for (const value of values.flatMap(cellsOf)) {
    if (isError(value)) return value;
    if (typeof value === "number") found.push(value);
  }
  return work(found);
}

/** Figures given one by one: whatever can be read as a figure; an error is the result. */
function scalars(values: Values, work: (...found: number[]) => CellValue): CellValue {
  const found: number[] = [];
  for (const value of values) {
    const cell = one(value);
    if (isError(cell)) return cell;
    const number = Number(cell);
    if (Number.isNaN(number)) return "#VALUE!";
    found.push(number);
  }
  return work(...found);
}

const total = (found: readonly number[]) => found.reduce((sum, value) => sum + value, 0);

/** Whether a cell meets a criterion, as `">=5"`, `"=Rent"`, `"Re*"`. */
export function meets(cell: CellValue, criterion: CellValue): boolean {
  if (typeof criterion !== "string") return operate("=", cell, criterion) === true && cell !== "";
  const [, operator = "", wanted = ""] = /^(<=|>=|<>|<|>|=)?(.*)$/s.exec(criterion) ?? [];
  if (wanted === "" && operator === "=") return cell === "";
  if (wanted === "" && operator === "<>") return cell !== "";
  const number = wanted.trim() === "" ? NaN : Number(wanted);
  const isNumber = !Number.isNaN(number);
  switch (operator) {
    case "":
    case "=":
      return isNumber ? cell === number || cell === wanted : matches(cell, wanted);
    case "<>":
      return isNumber ? cell !== number && cell !== wanted : !matches(cell, wanted);
    default:
      if (isNumber) return typeof cell === "number" && operate(operator, cell, number) === true;
      return typeof cell === "string" && cell !== "" && operate(operator, cell, wanted) === true;
  }
}

/** Text with `*` and `?`, and `~` before one of the three that is meant itself; ignoring case. */
function matches(cell: CellValue, pattern: string): boolean {
  if (typeof cell !== "string") return false;
  const source = pattern.replace(/~([*?~])|[\\^$.*+?()[\]{}|]/g, (found, escaped: unknown) => {
    if (typeof escaped === "string") return escaped === "~" ? "~" : `\\${escaped}`;
    if (found === "*") return ".*";
    return found === "?" ? "." : `\\${found}`;
  });
  return new RegExp(`^${source}$`, "isu").test(cell);
}

/** Which cells meet all criteria; null where the ranges are of different sizes. */
function selected(pairs: Values): boolean[] | null {
  const [first] = pairs;
  if (first === undefined) return null;
  const chosen = cellsOf(first).map(() => true);
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const cells = cellsOf(pairs[index] ?? null);
    if (cells.length !== chosen.length) return null;
    const criterion = one(pairs[index + 1]);
    cells.forEach((cell, at) => {
      if (!meets(cell, criterion)) chosen[at] = false;
    });
  }
  return chosen;
}

/** A function over the figures of a range whose cells meet criteria. */
function conditional(work: (found: number[]) => CellValue): Builtin {
  return ([range = null, ...pairs]) => {
    const chosen = selected(pairs);
    const cells = cellsOf(range);
    if (chosen === null || chosen.length !== cells.length) return "#VALUE!";
    return figures([[cells.filter((_, index) => chosen[index])]], work);
  };
}

const SERIAL_ORIGIN = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
const dateOf = (serial: number) => new Date(SERIAL_ORIGIN + Math.floor(serial) * DAY);
const serialOf = (year: number, month: number, date: number) =>
  (Date.UTC(year, month, date) - SERIAL_ORIGIN) / DAY;

function edate(serial: number, months = 0): number {
  const start = dateOf(serial);
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth() + Math.trunc(months)];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return serialOf(year, month, Math.min(start.getUTCDate(), last));
}

function round(value: number, digits = 0): number {
  const factor = 10 ** digits;
  return (Math.sign(value) * Math.round(Math.abs(value) * factor + 1e-9)) / factor;
}

const truth = (value: CellValue) => value !== "" && value !== 0 && value !== false;

/** SUBTOTAL's functions by number; those of hidden rows count the same here. */
const SUBTOTALS: Readonly<Record<number, (found: number[]) => CellValue>> = {
  1: (found) => (found.length === 0 ? "#DIV/0!" : total(found) / found.length),
  2: (found) => found.length,
  4: (found) => Math.max(...(found.length === 0 ? [0] : found)),
  5: (found) => Math.min(...(found.length === 0 ? [0] : found)),
  9: total,
};

function sumproduct(values: Values): CellValue {
  const columns = values.map(cellsOf);
  const [first = []] = columns;
  if (columns.some((cells) => cells.length !== first.length)) return "#VALUE!";
  return total(
    first.map((_, at) =>
      columns.reduce((product, cells) => {
        const cell = cells[at];
        return product * (typeof cell === "number" ? cell : 0);
      }, 1)
    )
  );
}

const FUNCTIONS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ["ABS", (values) => scalars(values, (value) => Math.abs(value ?? 0))],
  ["AND", (values) => values.flatMap(cellsOf).every(truth)],
  ["AVERAGEIFS", conditional((found) => SUBTOTALS[1]?.(found) ?? "#DIV/0!")],
  ["COUNT", (values) => figures(values, (found) => found.length)],
  ["COUNTA", (values) => values.flatMap(cellsOf).filter((cell) => cell !== "").length],
  ["COUNTIFS", (values) => selected(values)?.filter(Boolean).length ?? "#VALUE!"],
  [
    "DATE",
    (values) => scalars(values, (year = 0, month = 1, at = 1) => serialOf(year, month - 1, at)),
  ],
  ["EDATE", (values) => scalars(values, (serial = 0, months) => edate(serial, months))],
  ["MAX", (values) => figures(values, (found) => SUBTOTALS[4]?.(found) ?? 0)],
  ["MAXIFS", conditional((found) => SUBTOTALS[4]?.(found) ?? 0)],
  ["MIN", (values) => figures(values, (found) => SUBTOTALS[5]?.(found) ?? 0)],
  ["MINIFS", conditional((found) => SUBTOTALS[5]?.(found) ?? 0)],
  ["MONTH", (values) => scalars(values, (serial = 0) => dateOf(serial).getUTCMonth() + 1)],
  ["NOT", ([value]) => !truth(one(value))],
  ["OR", (values) => values.flatMap(cellsOf).some(truth)],
  ["ROUND", (values) => scalars(values, (value = 0, digits) => round(value, digits))],
  [
    "SUBSTITUTE",
    ([text = "", from = "", to = ""]) =>
      String(one(text)).replaceAll(String(one(from)), () => String(one(to))),
  ],
  [
    "SUBTOTAL",
    ([which, ...values]) =>
      Number(one(which)) % 100 === 3
        ? values.flatMap(cellsOf).filter((cell) => cell !== "").length
        : figures(values, (found) => SUBTOTALS[Number(one(which)) % 100]?.(found) ?? "#VALUE!"),
  ],
  ["SUM", (values) => figures(values, total)],
  ["SUMIFS", conditional(total)],
  ["SUMPRODUCT", sumproduct],
  ["YEAR", (values) => scalars(values, (serial = 0) => dateOf(serial).getUTCFullYear())],
]);
