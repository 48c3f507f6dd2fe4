/** What the sheets of an account report are made from: sums as formulas where the rows allow it, else as figures. */
import { type CellToInsert, type ColumnToInsert, here, operation } from "../../excel";
import type { AccountReport, ComparedSum, CurrencyReport, EntryType } from "../../model";
import { minorUnitDigits } from "../../model/money";
import {
  type Condition,
  countOf,
  type FormulaScope,
  inDays,
  periodDays,
  sumOf,
} from "../report-formulas";
import type { ReportSource } from "../report-source";
import type { ReportSheetWords } from "./words";

/** What the sheets are made from. */
export interface ReportToInsert {
  report: AccountReport;
  /** The one of its currencies that is meant. */
  shown: CurrencyReport;
  source: ReportSource;
  words: ReportSheetWords;
  /** Lines below the title, already in words. */
  notes: readonly string[];
  /** `reportInsertionId` */
  id: string;
}

/** Rows of the table of totals that other tables look at. */
export const TOTALS = { table: "totals", rows: { incoming: 0, outgoing: 1 } } as const;

/** Whether sums on the sheets are formulas, and why not. */
export function formulaScope({
  report,
  shown,
  source,
}: Pick<ReportToInsert, "report" | "shown" | "source">):
  | { ok: true; scope: FormulaScope }
  | { ok: false; reason: Exclude<ReportSource, { ok: true }>["reason"] | "labels" } {
  if (!source.ok) return source;
  const internal = internalLabels(shown);
  // Without a column of labels no formula can leave money between own accounts out.
  if (internal.length > 0 && source.columns.label === null) return { ok: false, reason: "labels" };
  if (report.currencies.length > 1 && source.columns.currency === null)
    return { ok: false, reason: "currencies" };
  const digits = minorUnitDigits(shown.currency);
  return {
    ok: true,
    scope: { columns: source.columns, currency: shown.currency, internal, digits },
  };
}

/** Labels of money between own accounts, each once. */
export function internalLabels({ labels }: CurrencyReport): string[] {
  return [...new Set(labels.filter(({ is_internal: is }) => is).map(({ label }) => label))];
}

/** Makes cells: formulas where the rows allow it, else the figures of the report. */
export interface Maker {
  /** Whether there is a period before to compare with. */
  isCompared: boolean;
  scope: FormulaScope | null;
  /** A sum one way in the period and the one before it, with its change. */
  sums(
    way: EntryType,
    value: ComparedSum,
    conditions: readonly Condition[] | null
  ): { payments: CellToInsert; amount: CellToInsert; before: CellToInsert };
  money: ColumnToInsert["holds"];
}

/** What makes the cells of one report. */
export function makerOf(given: ReportToInsert): Maker {
  const { report, shown } = given;
  const found = formulaScope(given);
  const scope = found.ok ? found.scope : null;
  const isCompared = report.before?.is_covered === true;
  return {
    isCompared,
    scope,
    money: { kind: "money", currency: shown.currency },
    sums(way, value, conditions) {
      if (scope === null || conditions === null)
        return {
          payments: value.num_transactions,
          amount: value.amount,
          before: value.amount_before,
        };
      const during = (which: "now" | "before") => [
        ...inDays(scope, periodDays(which)),
        ...conditions,
      ];
      return {
        payments: { formula: countOf(scope, way, during("now")) },
        amount: { formula: sumOf(scope, way, during("now")) },
        before: isCompared ? { formula: sumOf(scope, way, during("before")) } : null,
      };
    },
  };
}

/** Columns that tell a sum: amount, payments, and where there is one the period before. */
export function sumColumns(
  { words }: ReportToInsert,
  { isCompared, money }: Maker
): ColumnToInsert[] {
  const { columns } = words;
  return [
    { id: "amount", header: columns.amount, holds: money },
    { id: "payments", header: columns.payments, holds: { kind: "count" } },
    ...(isCompared
      ? [
          { id: "before", header: columns.before, holds: money },
          { id: "change", header: columns.change, holds: money },
        ]
      : []),
  ];
}

/** Columns that a row of totals adds up. */
export function totalColumns({ isCompared }: Maker): Record<string, "sum"> {
  return {
    amount: "sum",
    payments: "sum",
    ...(isCompared ? { before: "sum" as const, change: "sum" as const } : {}),
  };
}

/** What a sum has changed by against the period before. */
export const CHANGE: CellToInsert = { formula: operation(here("amount"), "-", here("before")) };

/** The cells of `sumColumns`, from left to right. */
export function sumCells(
  { isCompared }: Maker,
  { amount, payments, before }: ReturnType<Maker["sums"]>
): CellToInsert[] {
  return [amount, payments, ...(isCompared ? [before, CHANGE] : [])];
}

/** What stands above a table without rows: why, and what to do. */
export function emptyNote(rows: readonly unknown[], note: string): { notes?: string[] } {
  return rows.length === 0 ? { notes: [note] } : {};
}

/** Says which labels are left out of sums; nothing where none is. */
export function ownAccountsNote({ shown, words }: ReportToInsert): string[] {
  const internal = internalLabels(shown);
  return internal.length === 0 ? [] : [words.sheets.ownAccounts(internal.join(", "))];
}

/** A sheet's name: with the currency where a report has several. */
export function nameOf(name: string, { report, shown }: ReportToInsert): string {
  return report.currencies.length > 1 ? `${name} ${shown.currency ?? "–"}` : name;
}

/** A title with the currency its sums are in. */
export function titleOf(title: string, { shown }: ReportToInsert): string {
  return shown.currency === null ? title : `${title} (${shown.currency})`;
}
