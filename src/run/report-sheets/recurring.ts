/** The sheet of an account report on what comes again, and on income. */
import {
  type CellKind,
  type CellToInsert,
  type ColumnToInsert,
  here,
  operation,
  type SheetToInsert,
  type TableToInsert,
} from "../../excel";
import { CHANGE, emptyNote, type Maker, nameOf, type ReportToInsert, titleOf } from "./maker";
import type { ColumnWord } from "./words";

/** The sheet of recurring payments, their changes of price, charges made twice, and income. */
export function recurringSheet(given: ReportToInsert, maker: Maker): SheetToInsert {
  const { words } = given;
  return {
    id: "recurring",
    name: nameOf(words.sheets.recurring, given),
    title: titleOf(words.sheets.recurring, given),
    tables: [
      paymentTable(given, maker),
      priceTable(given, maker),
      doubleTable(given, maker),
      incomeTable(given, maker),
    ],
  };
}

/** Columns of one table, each an id, what it is called and what it holds. */
function columnsOf(
  { words }: ReportToInsert,
  columns: readonly (readonly [id: string, word: ColumnWord, holds: CellKind])[]
): ColumnToInsert[] {
  return columns.map(([id, word, holds]) => ({ id, header: words.columns[word], holds }));
}

const TEXT: CellKind = { kind: "text" };
const COUNT: CellKind = { kind: "count" };
const DATE: CellKind = { kind: "date" };

function dayCell(date: string | null): CellToInsert {
  return date === null ? null : { day: date };
}

function paymentTable(given: ReportToInsert, { money }: Maker): TableToInsert {
  const { words, shown } = given;
  return {
    id: "recurring",
    title: words.sections.recurring,
    ...emptyNote(shown.recurring, words.none.recurring),
    columns: columnsOf(given, [
      ["name", "name", TEXT],
      ["label", "label", TEXT],
      ["type", "type", TEXT],
      ["rhythm", "rhythm", TEXT],
      ["state", "state", TEXT],
      ["latest-date", "latestDate", DATE],
      ["latest", "latest", money],
      ["next", "next", DATE],
      ["next-amount", "nextAmount", money],
      ["yearly", "yearly", money],
    ]),
    rows: shown.recurring.map((one) => [
      one.name ?? words.recurring.unnamed,
      one.label,
      words.recurring.types[one.type],
      words.recurring.cadences[one.cadence],
      one.is_active ? words.recurring.active : words.recurring.endedState,
      dayCell(one.latest_date),
      one.latest_amount,
      dayCell(one.next_date),
      one.next_amount,
      one.yearly_cost,
    ]),
    totals: { label: words.columns.total, of: { yearly: "sum" } },
  };
}

function priceTable(given: ReportToInsert, { money }: Maker): TableToInsert {
  const { words, shown } = given;
  const rows = shown.recurring.flatMap((one) =>
    one.price_changes.map(({ date, from, to }): CellToInsert[] => [
      one.name ?? words.recurring.unnamed,
      dayCell(date),
      from,
      to,
      { formula: operation(here("to"), "-", here("from")) },
    ])
  );
  return {
    id: "prices",
    title: words.recurring.priceChanges,
    ...emptyNote(rows, words.none.prices),
    columns: columnsOf(given, [
      ["name", "name", TEXT],
      ["date", "date", DATE],
      ["from", "from", money],
      ["to", "to", money],
      ["change", "change", money],
    ]),
    rows,
  };
}

function doubleTable(given: ReportToInsert, { money }: Maker): TableToInsert {
  const { words, shown } = given;
  const rows = shown.recurring.flatMap((one) =>
    one.double_charges.map(({ first_date: first, second_date: second, amount }) => [
      one.name ?? words.recurring.unnamed,
      dayCell(first),
      dayCell(second),
      amount,
    ])
  );
  return {
    id: "doubled",
    title: words.recurring.doubleCharges,
    ...emptyNote(rows, words.none.doubled),
    columns: columnsOf(given, [
      ["name", "name", TEXT],
      ["date", "date", DATE],
      ["again", "again", DATE],
      ["amount", "amount", money],
    ]),
    rows,
  };
}

function incomeTable(given: ReportToInsert, { money, isCompared }: Maker): TableToInsert {
  const { words, shown } = given;
  return {
    id: "income",
    title: words.sections.income,
    ...emptyNote(shown.income, words.none.income),
    columns: columnsOf(given, [
      ["source", "source", TEXT],
      ["type", "type", TEXT],
      ["rhythm", "rhythm", TEXT],
      ["state", "state", TEXT],
      ["payments", "payments", COUNT],
      ["latest-date", "latestDate", DATE],
      ["amount", "amount", money],
      ["next", "next", DATE],
      ["next-amount", "nextAmount", money],
      ...(isCompared
        ? ([
            ["before", "before", money],
            ["change", "change", money],
          ] as const)
        : []),
    ]),
    rows: shown.income.map((one): CellToInsert[] => [
      one.source ?? words.income.unnamed,
      words.income.types[one.income_type],
      one.pay_frequency === null
        ? words.income.irregular
        : words.income.frequencies[one.pay_frequency],
      one.is_active ? words.recurring.active : words.recurring.endedState,
      one.num_transactions,
      dayCell(one.latest_date),
      one.amount,
      dayCell(one.next_date),
      one.next_amount,
      ...(isCompared ? [one.amount_before, CHANGE] : []),
    ]),
    totals: {
      label: words.columns.total,
      of: {
        amount: "sum",
        ...(isCompared ? { before: "sum" as const, change: "sum" as const } : {}),
      },
    },
  };
}
