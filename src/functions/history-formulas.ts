/** Formulas that read rows as a history: what comes again, and what is income. */
import type { FormulaHistory } from "../client/formulas/types";
import { CADENCE_WORDS } from "../columns/cadence-words";
import type { Cadence } from "../model";
import { columnsOf } from "./arguments";
import { type CellResult, notAvailable, textCell } from "./outcome";
import {
  askFor,
  begin,
  dataOf,
  type HistoryArguments,
  readHistory,
  type Working,
} from "./range-formula";
import type { TableRow } from "./read-table";

/** Headings are English, as all that is written into workbooks: other formulas may look for them. */
const RECURRENCE_HEADING = ["Type", "Period", "Next date"];
const RECURRING_HEADING = [
  "Paid to",
  "Label",
  "Type",
  "Period",
  "Average",
  "Currency",
  "Payments",
  "First",
  "Latest",
  "Next date",
  "Next amount",
  "Active",
];
const INCOME_HEADING = [
  "Source",
  "Type",
  "Total",
  "Currency",
  "Period",
  "Payments",
  "First",
  "Latest",
  "Next date",
  "Next amount",
  "Active",
];

type Invocation = CustomFunctions.CancelableInvocation;

/** Type, period and next date for each row of the columns. */
export async function recurrenceRows(
  given: HistoryArguments,
  invocation: Invocation
): Promise<CellResult[][]> {
  const working = begin(invocation);
  const rows = await readHistory(working, given);
  const { recurrence } = await historyOf(working, rows);
  let next = 0;
  return rows.map((row): CellResult[] => {
    switch (row.kind) {
      case "heading":
        return RECURRENCE_HEADING;
      case "skipped":
        return ["", "", ""];
      case "fault":
        return [notAvailable(row.reason), "", ""];
      case "data": {
        const at = next++;
        const type = recurrence.type[at] ?? null;
        const date = recurrence.nextDate[at] ?? null;
        return [type ?? "", periodOf(recurrence.cadence[at] ?? null), date ?? ""];
      }
    }
  });
}

/** What is paid again and again. */
export async function recurringTable(
  given: HistoryArguments,
  invocation: Invocation
): Promise<CellResult[][]> {
  const working = begin(invocation);
  const { groups } = await historyOf(working, await readHistory(working, given));
  const paid = groups.filter(({ entryType }) => entryType === "outgoing");
  if (paid.length === 0) throw notAvailable(working.words.noneRecurring);
  return [
    RECURRING_HEADING,
    ...paid.map((group): CellResult[] => [
      textCell(group.name),
      textCell(group.label),
      group.type ?? "",
      periodOf(group.cadence),
      group.average,
      group.currency ?? "",
      group.payments,
      group.first,
      group.latest,
      group.nextDate ?? "",
      group.nextAmount ?? "",
      group.isActive,
    ]),
  ];
}

/** Sources of income. */
export async function incomeTable(
  given: HistoryArguments,
  invocation: Invocation
): Promise<CellResult[][]> {
  const working = begin(invocation);
  const { income } = await historyOf(working, await readHistory(working, given));
  if (income.length === 0) throw notAvailable(working.words.noIncome);
  return [
    INCOME_HEADING,
    ...income.map((one): CellResult[] => [
      textCell(one.source),
      one.type,
      one.total,
      one.currency ?? "",
      one.frequency === null ? "" : periodOf(cadenceOf(one.frequency)),
      one.payments,
      one.first,
      one.latest,
      one.nextDate ?? "",
      one.nextAmount ?? "",
      one.isActive,
    ]),
  ];
}

function historyOf(working: Working, rows: readonly TableRow[]): Promise<FormulaHistory> {
  const calls = dataOf(rows).map(({ call }) => call);
  return askFor(working, "formulas.history", columnsOf(calls));
}

const periodOf = (cadence: Cadence | null): string =>
  cadence === null ? "" : CADENCE_WORDS[cadence];

/** v2 spells with hyphens what has underscores elsewhere. */
function cadenceOf(frequency: NonNullable<FormulaHistory["income"][number]["frequency"]>): Cadence {
  switch (frequency) {
    case "bi-weekly":
      return "bi_weekly";
    case "bi-monthly":
      return "bi_monthly";
    case "semi-yearly":
      return "semi_yearly";
    case "daily":
    case "weekly":
    case "monthly":
    case "quarterly":
    case "yearly":
    case "other":
      return frequency;
  }
}
