/** The sheets of an account report by label and by merchant: parts of all money, each with its share. */
import {
  call,
  cellOf,
  type CellToInsert,
  type ChartToInsert,
  criterion,
  figure,
  here,
  operation,
  type SheetToInsert,
  type TableToInsert,
} from "../../excel";
import type { ComparedSum, EntryType } from "../../model";
import { type Condition, counted, PERIOD } from "../report-formulas";
import {
  type ReportToInsert,
  TOTALS,
  type Maker,
  sumColumns,
  totalColumns,
  sumCells,
  emptyNote,
  ownAccountsNote,
  nameOf,
  titleOf,
} from "./maker";

/** The sheet of money out and in by label. */
export function labelSheet(given: ReportToInsert, maker: Maker): SheetToInsert {
  const { words, shown } = given;
  const of = (way: EntryType) =>
    shown.labels.filter(({ entry_type: type, is_internal: is }) => type === way && !is);
  const column = maker.scope?.columns.label ?? null;
  return {
    id: "labels",
    name: nameOf(words.sheets.labels, given),
    title: titleOf(words.sheets.labels, given),
    notes: ownAccountsNote(given),
    tables: [
      shareTable(given, maker, {
        id: "labels-out",
        title: words.sections.spending,
        header: words.columns.label,
        way: "outgoing",
        parts: of("outgoing").map((one) => ({ ...one, name: one.label })),
        column,
        rest: null,
        nothing: words.none.labels,
      }),
      shareTable(given, maker, {
        id: "labels-in",
        title: words.sections.earning,
        header: words.columns.label,
        way: "incoming",
        parts: of("incoming").map((one) => ({ ...one, name: one.label })),
        column,
        rest: null,
        nothing: words.none.labels,
      }),
    ],
    charts: barCharts([
      ["labels-out", words.sections.spending, of("outgoing").length],
      ["labels-in", words.sections.earning, of("incoming").length],
    ]),
  };
}

/** The sheet of money out and in by merchant, all others in one row. */
export function merchantSheet(given: ReportToInsert, maker: Maker): SheetToInsert {
  const { words, shown } = given;
  const of = (way: EntryType) => shown.merchants.filter(({ entry_type: type }) => type === way);
  const column = maker.scope?.columns.merchant ?? null;
  const table = (way: EntryType, id: string, title: string) =>
    shareTable(given, maker, {
      id,
      title,
      header: words.columns.merchant,
      way,
      parts: of(way),
      column,
      rest: shown.other_merchants[way],
      nothing: way === "outgoing" ? words.none.merchants : words.none.payers,
    });
  return {
    id: "merchants",
    name: nameOf(words.sheets.merchants, given),
    title: titleOf(words.sheets.merchants, given),
    notes: [words.sheets.topMerchants(Math.max(of("outgoing").length, of("incoming").length))],
    tables: [
      table("outgoing", "merchants-out", words.sections.merchants),
      table("incoming", "merchants-in", words.sections.payers),
    ],
    charts: barCharts([
      ["merchants-out", words.sections.merchants, of("outgoing").length],
      ["merchants-in", words.sections.payers, of("incoming").length],
    ]),
  };
}

/** Bars of a chart that can still be read. */
const MOST_BARS = 10;

function barCharts(parts: readonly (readonly [id: string, title: string, rows: number])[]) {
  return parts
    .filter(([, , rows]) => rows > 0)
    .map(([table, title, rows]): ChartToInsert => ({
      id: table,
      title,
      type: "bar",
      table,
      categories: "name",
      series: ["amount"],
      rows: Math.min(rows, MOST_BARS),
    }));
}

interface Shares {
  id: string;
  title: string;
  header: string;
  way: EntryType;
  parts: readonly (ComparedSum & { name: string })[];
  /** The user's column with the names; null where formulas cannot look for them. */
  column: Condition[0] | null;
  /** What is in none of the parts, where that is more than what is added later. */
  rest: ComparedSum | null;
  /** What is said where nothing moved this way. */
  nothing: string;
}

/** Values that Excel's SUM takes one by one. */
const MOST_PARTS = 250;

/** Parts of all money one way, each with its share; the last row is what is in none of them. */
function shareTable(given: ReportToInsert, maker: Maker, shares: Shares): TableToInsert {
  const { id, way, parts, column, rest, nothing } = shares;
  const { scope, isCompared } = maker;
  const { words, shown } = given;
  const totalAt = (of: string) => cellOf(TOTALS.table, of, TOTALS.rows[way], PERIOD.sheet);
  const share: CellToInsert = {
    formula: call(
      "IF",
      operation(totalAt("amount"), "=", figure(0)),
      figure(0),
      operation(here("amount"), "/", totalAt("amount"))
    ),
  };
  const conditions =
    scope === null || column === null
      ? null
      : [...counted(scope), [column, criterion("=", here("name"))] satisfies Condition];
  const rows = parts.map((part): CellToInsert[] => [
    part.name,
    share,
    ...sumCells(maker, maker.sums(way, part, conditions)),
  ]);
  const others = (of: string): CellToInsert => ({
    formula: operation(
      totalAt(of),
      "-",
      parts.length === 0
        ? figure(0)
        : call("SUM", ...parts.map((_, index) => cellOf(id, of, index)))
    ),
  });
  const isFollowing = conditions !== null && parts.length <= MOST_PARTS;
  if (isFollowing)
    rows.push([
      words.others,
      share,
      ...sumCells(maker, {
        amount: others("amount"),
        payments: others("payments"),
        before: isCompared ? others("before") : null,
      }),
    ]);
  else if (rest !== null && rest.num_transactions > 0)
    rows.push([words.others, share, ...sumCells(maker, maker.sums(way, rest, null))]);
  return {
    id,
    title: shown.currency === null ? shares.title : `${shares.title} (${shown.currency})`,
    ...emptyNote(parts, nothing),
    columns: [
      { id: "name", header: shares.header, holds: { kind: "text" } },
      { id: "share", header: words.columns.share, holds: { kind: "share" } },
      ...sumColumns(given, maker),
    ],
    rows,
    totals: { label: words.columns.total, of: totalColumns(maker) },
  };
}
