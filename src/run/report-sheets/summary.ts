/** The first sheet of an account report: the period, totals, months, fees. */
import {
  call,
  cellOf,
  type CellToInsert,
  type ChartToInsert,
  criterion,
  figure,
  type Formula,
  here,
  operation,
  type SheetToInsert,
  type TableToInsert,
} from "../../excel";
import type { ComparedSum, EntryType, FeeKind } from "../../model";
import {
  added,
  counted,
  type FormulaScope,
  inDays,
  ofCurrency,
  PERIOD,
  periodDays,
  sumOf,
} from "../report-formulas";
import {
  type ReportToInsert,
  TOTALS,
  type Maker,
  sumColumns,
  totalColumns,
  CHANGE,
  sumCells,
  emptyNote,
  ownAccountsNote,
  nameOf,
  titleOf,
} from "./maker";

/** The sheet of period, totals, months and fees, with charts of the months. */
export function summarySheet(given: ReportToInsert, maker: Maker): SheetToInsert {
  const { shown, words, notes } = given;
  const months = monthTable(given, maker);
  const charts: ChartToInsert[] =
    shown.months.length === 0
      ? []
      : [
          {
            id: "flow",
            title: words.months.chart(shown.months.length),
            type: "column",
            table: "months",
            categories: "month",
            series: ["in", "out"],
            ...(shown.currency === null ? {} : { valueAxis: shown.currency }),
          },
          {
            id: "cumulative",
            title: words.months.lineChart,
            type: "line",
            table: "months",
            categories: "month",
            series: ["cumulative"],
            ...(shown.currency === null ? {} : { valueAxis: shown.currency }),
          },
        ];
  return {
    id: "summary",
    name: nameOf(words.sheets.summary, given),
    title: titleOf(words.sheets.summary, given),
    notes: [...notes, ...ownAccountsNote(given)],
    tables: [periodTable(given, maker), totalsTable(given, maker), months, feeTable(given, maker)],
    charts,
  };
}

function periodTable({ report, words }: ReportToInsert, maker: Maker): TableToInsert {
  const { sheets, columns } = words;
  const days = (now: string | null, before: string | undefined): CellToInsert[] => [
    now === null ? null : { day: now },
    ...(maker.isCompared ? [before === undefined ? null : { day: before }] : []),
  ];
  return {
    id: PERIOD.table,
    title: sheets.period,
    ...(maker.scope === null ? {} : { notes: [sheets.periodNote] }),
    columns: [
      { id: "what", header: columns.day, holds: { kind: "text" } },
      { id: "now", header: columns.period, holds: { kind: "date" } },
      ...(maker.isCompared
        ? [{ id: "before", header: columns.before, holds: { kind: "date" as const } }]
        : []),
    ],
    rows: [
      [sheets.first, ...days(report.from, report.before?.from)],
      [sheets.last, ...days(report.to, report.before?.to)],
    ],
  };
}

function totalsTable(given: ReportToInsert, maker: Maker): TableToInsert {
  const { shown, words } = given;
  const { totals } = shown;
  const { scope } = maker;
  const way = (entryType: EntryType, word: string): CellToInsert[] => [
    word,
    ...sumCells(
      maker,
      maker.sums(entryType, totals[entryType], scope === null ? null : counted(scope))
    ),
  ];
  const difference = (column: string): CellToInsert => ({
    formula: operation(
      cellOf(TOTALS.table, column, TOTALS.rows.incoming),
      "-",
      cellOf(TOTALS.table, column, TOTALS.rows.outgoing)
    ),
  });
  const own = (entryType: EntryType, sum: ComparedSum, word: string): CellToInsert[][] =>
    sum.num_transactions === 0 ? [] : [[word, ...ownCells(entryType, sum)]];
  const ownCells = (entryType: EntryType, sum: ComparedSum): CellToInsert[] => {
    const label = scope?.columns.label ?? null;
    if (scope === null || label === null) return sumCells(maker, maker.sums(entryType, sum, null));
    const parts = scope.internal.map((one) =>
      maker.sums(entryType, sum, [
        ...ofCurrency(scope),
        [label, criterion("=", { part: "text", value: one })],
      ])
    );
    return sumCells(maker, {
      payments: { formula: added(parts.flatMap(({ payments }) => formulaIn(payments))) },
      amount: { formula: added(parts.flatMap(({ amount }) => formulaIn(amount))) },
      before: maker.isCompared
        ? { formula: added(parts.flatMap(({ before }) => formulaIn(before))) }
        : null,
    });
  };
  return {
    id: TOTALS.table,
    title: words.sheets.totals,
    columns: [
      { id: "what", header: words.columns.what, holds: { kind: "text" } },
      ...sumColumns(given, maker),
    ],
    rows: [
      way("incoming", words.totals.incoming),
      way("outgoing", words.totals.outgoing),
      [
        words.totals.net,
        difference("amount"),
        {
          formula: operation(
            cellOf(TOTALS.table, "payments", TOTALS.rows.incoming),
            "+",
            cellOf(TOTALS.table, "payments", TOTALS.rows.outgoing)
          ),
        },
        ...(maker.isCompared ? [difference("before"), CHANGE] : []),
      ],
      ...own("incoming", totals.moved_in, words.totals.movedIn),
      ...own("outgoing", totals.moved_out, words.totals.movedOut),
    ],
  };
}

function formulaIn(cell: CellToInsert): Formula[] {
  return typeof cell === "object" && cell !== null && "formula" in cell ? [cell.formula] : [];
}

function monthTable({ shown, words }: ReportToInsert, { scope, money }: Maker): TableToInsert {
  const { columns } = words;
  const flow = (way: EntryType, amount: number): CellToInsert =>
    scope === null ? amount : { formula: flowOf(scope, way, periodDaysOf(here("month"))) };
  const change = (index: number): CellToInsert => {
    const { change: told } = shown.months[index] ?? { change: null };
    if (told === null) return null;
    const earlier = shown.months[index - 1];
    const isWhole = earlier !== undefined && !earlier.is_partial;
    if (!isWhole && scope === null) return told;
    const before =
      isWhole || scope === null ? cellOf("months", "net", index - 1) : netOfMonthBefore(scope);
    return { formula: operation(here("net"), "-", before) };
  };
  return {
    id: "months",
    title: words.sections.months,
    notes: [shown.months.length === 0 ? words.none.months : words.months.changeNote],
    columns: [
      { id: "month", header: columns.month, holds: { kind: "month" } },
      { id: "in", header: columns.in, holds: money },
      { id: "out", header: columns.out, holds: money },
      { id: "net", header: columns.net, holds: money },
      { id: "cumulative", header: columns.cumulative, holds: money },
      { id: "change", header: columns.change, holds: money },
    ],
    rows: shown.months.map(({ month, incoming, outgoing }, index) => [
      { day: `${month}-01` },
      flow("incoming", incoming),
      flow("outgoing", outgoing),
      { formula: operation(here("in"), "-", here("out")) },
      {
        formula:
          index === 0
            ? here("net")
            : operation(cellOf("months", "cumulative", index - 1), "+", here("net")),
      },
      change(index),
    ]),
    totals: { label: columns.total, of: { in: "sum", out: "sum", net: "sum" } },
  };
}

interface Days {
  from: Formula;
  to: Formula;
}

/** The days of a month that are in the period. */
function periodDaysOf(month: Formula): Days {
  const { from, to } = periodDays("now");
  const last = operation(call("EDATE", month, figure(1)), "-", figure(1));
  return { from: call("MAX", month, from), to: call("MIN", last, to) };
}

/** What the whole month before left over, also where it is not in the period. */
function netOfMonthBefore(scope: FormulaScope): Formula {
  const days = {
    from: call("EDATE", here("month"), figure(-1)),
    to: operation(here("month"), "-", figure(1)),
  };
  return operation(flowOf(scope, "incoming", days), "-", flowOf(scope, "outgoing", days));
}

function flowOf(scope: FormulaScope, way: EntryType, days: Days): Formula {
  return sumOf(scope, way, [...inDays(scope, days), ...counted(scope)]);
}

/** Our labels of fees, by kind: where the label itself is shown, a formula can look for it. */
const FEE_LABELS: Readonly<Record<FeeKind, string>> = {
  bank: "bank fee",
  overdraft: "overdraft or insufficient funds fee",
  interest: "interest payment",
  processing: "merchant and payment processing fee",
};

function feeTable(given: ReportToInsert, maker: Maker): TableToInsert {
  const { shown, words } = given;
  const label = maker.scope?.columns.label ?? null;
  return {
    id: "fees",
    title: words.sections.fees,
    ...emptyNote(shown.fees, words.none.fees),
    columns: [
      { id: "what", header: words.columns.what, holds: { kind: "text" } },
      ...sumColumns(given, maker),
    ],
    rows: shown.fees.map((fee) => {
      const own = FEE_LABELS[fee.kind];
      const shownAs = shown.labels.find(
        (one) => one.label.toLowerCase() === own && one.entry_type === "outgoing"
      );
      const isSame = shownAs?.amount === fee.amount && maker.scope !== null && label !== null;
      return [
        words.fees.kinds[fee.kind],
        ...sumCells(
          maker,
          maker.sums(
            "outgoing",
            fee,
            isSame && maker.scope !== null
              ? [...counted(maker.scope), [label, criterion("=", { part: "text", value: own })]]
              : null
          )
        ),
      ];
    }),
    totals: { label: words.fees.total, of: totalColumns(maker) },
  };
}
