/** The sheet of an account report on what comes again, and on income. */
import {
  type CellToInsert,
  type ColumnToInsert,
  here,
  operation,
  type SheetToInsert,
} from "../../excel";
import { type ReportToInsert, type Maker, nameOf, titleOf } from "./maker";

/** The sheet of recurring payments, their changes of price, charges made twice, and income. */
export function recurringSheet(given: ReportToInsert, maker: Maker): SheetToInsert {
  const { words, shown } = given;
  const { columns } = words;
  const day = (date: string | null): CellToInsert => (date === null ? null : { day: date });
  const text = (id: string, header: string): ColumnToInsert => ({
    id,
    header,
    holds: { kind: "text" },
  });
  const date = (id: string, header: string): ColumnToInsert => ({
    id,
    header,
    holds: { kind: "date" },
  });
  const money = (id: string, header: string): ColumnToInsert => ({
    id,
    header,
    holds: maker.money,
  });
  const name = (one: { name: string | null }) => one.name ?? words.recurring.unnamed;
  return {
    id: "recurring",
    name: nameOf(words.sheets.recurring, given),
    title: titleOf(words.sheets.recurring, given),
    tables: [
      {
        id: "recurring",
        title: words.sections.recurring,
        columns: [
          text("name", columns.name),
          text("label", columns.label),
          text("type", columns.type),
          text("rhythm", columns.rhythm),
          text("state", columns.state),
          date("latest-date", columns.latestDate),
          money("latest", columns.latest),
          date("next", columns.next),
          money("next-amount", columns.nextAmount),
          money("yearly", columns.yearly),
        ],
        rows: shown.recurring.map((one) => [
          name(one),
          one.label,
          words.recurring.types[one.type],
          words.recurring.cadences[one.cadence],
          one.is_active ? words.recurring.active : words.recurring.endedState,
          day(one.latest_date),
          one.latest_amount,
          day(one.next_date),
          one.next_amount,
          one.yearly_cost,
        ]),
        totals: { label: columns.total, of: { yearly: "sum" } },
      },
      {
        id: "prices",
        title: words.recurring.priceChanges,
        columns: [
          text("name", columns.name),
          date("date", columns.date),
          money("from", columns.from),
          money("to", columns.to),
          money("change", columns.change),
        ],
        rows: shown.recurring.flatMap((one) =>
          one.price_changes.map(({ date: on, from, to }): CellToInsert[] => [
            name(one),
            { day: on },
            from,
            to,
            { formula: operation(here("to"), "-", here("from")) },
          ])
        ),
      },
      {
        id: "doubled",
        title: words.recurring.doubleCharges,
        columns: [
          text("name", columns.name),
          date("date", columns.date),
          date("again", columns.again),
          money("amount", columns.amount),
        ],
        rows: shown.recurring.flatMap((one) =>
          one.double_charges.map(({ first_date: first, second_date: second, amount }) => [
            name(one),
            { day: first },
            { day: second },
            amount,
          ])
        ),
      },
      {
        id: "income",
        title: words.sections.income,
        columns: [
          text("source", columns.source),
          text("type", columns.type),
          text("rhythm", columns.rhythm),
          text("state", columns.state),
          money("amount", columns.amount),
          { id: "payments", header: columns.payments, holds: { kind: "count" } },
          date("latest-date", columns.latestDate),
          date("next", columns.next),
          money("next-amount", columns.nextAmount),
        ],
        rows: shown.income.map((one) => [
          one.source ?? words.income.unnamed,
          words.income.types[one.income_type],
          one.pay_frequency === null
            ? words.income.irregular
            : words.income.frequencies[one.pay_frequency],
          one.is_active ? words.recurring.active : words.recurring.endedState,
          one.amount,
          one.num_transactions,
          day(one.latest_date),
          day(one.next_date),
          one.next_amount,
        ]),
        totals: { label: columns.total, of: { amount: "sum" } },
      },
    ],
  };
}
