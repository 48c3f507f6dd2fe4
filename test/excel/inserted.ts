/** An insertion for tests, and what of a workbook must be as it was where one has failed. */
import {
  call,
  cellOf,
  columnOf,
  criterion,
  day,
  figure,
  here,
  literal,
  operation,
  rowsOf,
  totalOf,
} from "../../src/excel";
import type { ColumnReference, SheetInsertion, TableToInsert } from "../../src/excel";
import type { RunningExcel } from "../support/excel-host";

export const BANK = [
  ["Date", "Description", "Amount", "Label"],
  [46023, "LIDL", -40.5, "Groceries"],
  [46054, "REWE", -60, "Groceries"],
  [46055, "RENT", -900, "Rent"],
  [46057, "ACME", 2500, "Salary"],
];

const LABELS: ColumnReference = {
  kind: "range",
  sheet: "Bank",
  column: 3,
  rows: { first: 1, last: 4 },
};
const AMOUNTS: ColumnReference = { ...LABELS, column: 2 };
const DATES: ColumnReference = { ...LABELS, column: 0 };

export const money = { kind: "money", currency: "EUR" } as const;

/** The sum of the user's rows that bear the label of the same row here. */
export const sumOfLabel = call(
  "SUMIFS",
  rowsOf(AMOUNTS),
  rowsOf(LABELS),
  criterion("=", here("label")),
  rowsOf(DATES),
  criterion(">=", day("2026-01-01"))
);

/** A table of labels with their sums. */
export function labelTable(labels: readonly string[]): TableToInsert {
  return {
    id: "by-label",
    title: "By label",
    notes: ["Sums follow your rows."],
    columns: [
      { id: "label", header: "Label", holds: { kind: "text" } },
      { id: "sum", header: "Sum", holds: money },
      { id: "share", header: "Share", holds: { kind: "share" } },
    ],
    rows: labels.map((label) => [
      label,
      { formula: sumOfLabel },
      { formula: operation(here("sum"), "/", totalOf("by-label", "sum")) },
    ]),
    totals: { label: "Total", of: { sum: "sum" } },
  };
}

/** Two sheets with tables, notes and charts. */
export function report(labels = ["Groceries", "Rent"], title = "Account report"): SheetInsertion {
  return {
    id: "account-report",
    sheets: [
      {
        id: "summary",
        name: "Account report",
        title,
        notes: ["January to February 2026"],
        tables: [
          labelTable(labels),
          {
            id: "facts",
            title: "Facts",
            columns: [
              { id: "what", header: "What", holds: { kind: "text" } },
              { id: "value", header: "Value", holds: money },
            ],
            rows: [
              ["First row", { content: { day: "2026-01-01" }, as: { kind: "date" } }],
              ["Labels", { content: labels.length, as: { kind: "count" } }],
              ["Largest", { formula: call("MIN", columnOf("by-label", "sum")) }],
            ],
          },
        ],
        charts: [
          {
            id: "labels",
            title: "Spending by label",
            type: "bar",
            table: "by-label",
            categories: "label",
            series: ["sum"],
            valueAxis: "EUR",
          },
          {
            id: "shares",
            title: "Shares",
            type: "pie",
            table: "by-label",
            categories: "label",
            series: ["share"],
          },
        ],
      },
      {
        id: "detail",
        name: "Account detail",
        title: "Detail",
        tables: [
          {
            id: "months",
            title: "Months",
            columns: [
              { id: "month", header: "Month", holds: { kind: "month" } },
              { id: "in", header: "In", holds: money },
              { id: "of", header: "Of the first label", holds: money },
            ],
            rows: [
              [{ day: "2026-01-01" }, 2500, { formula: cellOf("by-label", "sum", 0, "summary") }],
              [{ day: "2026-02-01" }, 0, { formula: call("IF", figure(1), literal('a"b')) }],
            ],
          },
        ],
        charts: [
          {
            id: "months",
            title: "Months",
            type: "column",
            table: "months",
            categories: "month",
            series: ["in", "of"],
          },
        ],
      },
    ],
  };
}

/** What is in a workbook beyond the looks of its cells: to be the same before and after a failure. */
export function contentsOf({ host, grid }: RunningExcel): unknown {
  const cellsOf = (sheet: string) => {
    const used = grid.usedArea(sheet, "contents");
    return used && grid.readContents(used);
  };
  return structuredClone({
    sheets: grid.sheets().map(({ id, name, visibility }) => ({
      id,
      name,
      visibility,
      cells: cellsOf(id),
    })),
    names: host.book.names.all().map(({ name, formula, visible }) => ({ name, formula, visible })),
    tables: host.book.tables.all().map(({ name, area }) => ({ name, area })),
    charts: host.book.charts.all().map(({ name, series, title }) => ({ name, series, title })),
    parts: host.book.customXml.all().map(({ xml }) => xml),
  });
}

/**
 * Names, tables and charts in an order of their own: what was taken back may stand in another. Of the
 * records only how many there are: one that was read and written again has another order of keys.
 */
export function sorted(contents: unknown): unknown {
  if (typeof contents !== "object" || contents === null) return contents;
  return Object.fromEntries(
    Object.entries(contents).map(([key, value]) => [
      key,
      key === "parts"
        ? Array.isArray(value) && value.length
        : Array.isArray(value) && key !== "sheets"
          ? value.map((each) => JSON.stringify(each)).sort()
          : value,
    ])
  );
}
