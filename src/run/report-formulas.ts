/** Sums over the user's own rows, as formulas. */
import {
  call,
  cellOf,
  type ColumnReference,
  criterion,
  type CriterionOperator,
  figure,
  type Formula,
  literal,
  operation,
  rowsOf,
} from "../excel";
import type { EntryType } from "../model";
import type { SourceColumns } from "./report-source";

/** A column and what its cells must be. */
export type Condition = readonly [of: ColumnReference, is: Formula];

/** What formulas of one report add up. */
export interface FormulaScope {
  columns: SourceColumns;
  /** ISO 4217; null for rows that name none. */
  currency: string | null;
  /** Labels of money between own accounts. */
  internal: readonly string[];
  /** Decimals of the currency. */
  digits: number;
}

/** The table of days on the first sheet, which all sums look at. */
export const PERIOD = { sheet: "summary", table: "period" } as const;

/** The first and the last day of a period: `now` or `before`. */
export function periodDays(which: "now" | "before"): { from: Formula; to: Formula } {
  const at = (row: number) => cellOf(PERIOD.table, which, row, PERIOD.sheet);
  return { from: at(0), to: at(1) };
}

/** Rows of some days, both included; a time of day behind the last one counts. */
export function inDays({ columns }: FormulaScope, { from, to }: { from: Formula; to: Formula }) {
  return [
    [columns.date, criterion(">=", from)],
    [columns.date, criterion("<", operation(to, "+", figure(1)))],
  ] satisfies Condition[];
}

/** Rows of the report's currency that are not between own accounts. */
export function counted({ columns, currency, internal }: FormulaScope): Condition[] {
  const { label } = columns;
  return [
    ...ofCurrency({ columns, currency }),
    ...(label === null
      ? []
      : internal.map((one): Condition => [label, criterion("<>", literal(one))])),
  ];
}

/** Rows of the report's currency. */
export function ofCurrency({
  columns,
  currency,
}: Pick<FormulaScope, "columns" | "currency">): Condition[] {
  return columns.currency === null
    ? []
    : [[columns.currency, criterion("=", literal(currency ?? ""))]];
}

/** What moved one way in the rows that meet all conditions, rounded to the currency's decimals. */
export function sumOf(
  { columns, digits }: FormulaScope,
  way: EntryType,
  conditions: readonly Condition[]
): Formula {
  const tested = conditions.flatMap(([of, is]) => [rowsOf(of), is]);
  const part = (amount: ColumnReference, sign: "<" | ">", ...more: Formula[]): Formula =>
    call("SUMIFS", rowsOf(amount), ...tested, ...more, rowsOf(amount), criterion(sign, figure(0)));
  /** Amounts whatever their sign: what is above nought less what is below. */
  const sizes = (amount: ColumnReference, ...more: Formula[]) =>
    operation(part(amount, ">", ...more), "-", part(amount, "<", ...more));
  const { money } = columns;
  const rounded = (formula: Formula) => call("ROUND", formula, figure(digits));
  switch (money.kind) {
    case "signed": {
      const sign = signOf(money.outgoing, way);
      const sum = part(money.amount, sign);
      return rounded(sign === "<" ? operation(figure(0), "-", sum) : sum);
    }
    case "sides": {
      const amount = way === "outgoing" ? money.debit : money.credit;
      return amount === null ? figure(0) : rounded(sizes(amount));
    }
    case "typed": {
      const { amount, type, words } = money;
      const sums = words[way].map((word) =>
        sizes(amount, rowsOf(type), criterion("=", literal(word)))
      );
      return sums.length === 0 ? figure(0) : rounded(added(sums));
    }
  }
}

/** How many rows moved money one way. */
export function countOf(
  { columns }: FormulaScope,
  way: EntryType,
  conditions: readonly Condition[]
): Formula {
  const tested = conditions.flatMap(([of, is]) => [rowsOf(of), is]);
  const part = (amount: ColumnReference, sign: CriterionOperator, ...more: Formula[]): Formula =>
    call("COUNTIFS", ...tested, ...more, rowsOf(amount), criterion(sign, figure(0)));
  const either = (amount: ColumnReference, ...more: Formula[]) =>
    operation(part(amount, ">", ...more), "+", part(amount, "<", ...more));
  const { money } = columns;
  switch (money.kind) {
    case "signed": {
      // A row of nought is one of money out.
      const sign = signOf(money.outgoing, way);
      return part(money.amount, way === "outgoing" ? `${sign}=` : sign);
    }
    case "sides": {
      const amount = way === "outgoing" ? money.debit : money.credit;
      return amount === null ? figure(0) : either(amount);
    }
    case "typed": {
      const { amount, type, words } = money;
      const counts = words[way].map((word) =>
        either(amount, rowsOf(type), criterion("=", literal(word)))
      );
      return counts.length === 0 ? figure(0) : added(counts);
    }
  }
}

/** All of some values together. */
export function added(values: readonly Formula[]): Formula {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : call("SUM", ...values);
}

function signOf(outgoing: "<" | ">", way: EntryType): "<" | ">" {
  const incoming = outgoing === "<" ? ">" : "<";
  return way === "outgoing" ? outgoing : incoming;
}
