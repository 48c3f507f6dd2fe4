/** The parts of a report that tell of what comes again: income, subscriptions, recurring payments. */
import { Badge, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { ReportIncome, ReportRecurring } from "../../model";
import { useStrings } from "../use-strings";
import type { Formats } from "./formats";
import type { SectionProps } from "./sections";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  item: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  head: {
    display: "flex",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  name: { overflowWrap: "anywhere", fontWeight: tokens.fontWeightSemibold },
  amount: { whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" },
  notice: { display: "flex", gap: tokens.spacingHorizontalXS, alignItems: "start" },
});

export function RecurringSection({ shown, formats }: SectionProps) {
  const styles = useStyles();
  const words = useStrings().accountReports;
  const { recurring, yearly_cost: yearly } = shown;
  if (recurring.length === 0) return <p className={styles.hint}>{words.none.recurring}</p>;
  return (
    <div className={styles.stack}>
      <p className={styles.hint}>
        {yearly.subscriptions > 0 &&
          `${words.recurring.subscriptionsCost(formats.money(yearly.subscriptions))} `}
        {yearly.other > 0 && words.recurring.otherCost(formats.money(yearly.other))}
      </p>
      <ul className={styles.list} aria-label={words.sections.recurring}>
        {recurring.map((one) => (
          <RecurringItem key={one.group_id} one={one} formats={formats} />
        ))}
      </ul>
    </div>
  );
}

function RecurringItem({ one, formats }: { one: ReportRecurring; formats: Formats }) {
  const words = useStrings().accountReports.recurring;
  const { next_date: next, next_amount: amount } = one;
  const state = !one.is_active
    ? words.ended(formats.day(one.latest_date))
    : next === null
      ? words.overdue(formats.day(one.latest_date))
      : words.next(formats.day(next), amount === null ? null : formats.money(amount));
  return (
    <Item name={one.name ?? words.unnamed} amount={formats.money(one.latest_amount)}>
      <div>
        {`${words.types[one.type]}, ${words.cadences[one.cadence]}; ${state}`}
        {one.yearly_cost !== null && `; ${words.yearly(formats.money(one.yearly_cost))}`}
      </div>
      {one.price_changes.slice(-1).map(({ date, from, to }) => (
        <Notice key={date}>
          {words.price(formats.money(from), formats.money(to), formats.day(date))}
        </Notice>
      ))}
      {one.double_charges.map((charge) => (
        <Notice key={charge.transaction_ids.join()}>
          {words.doubled(
            formats.money(charge.amount),
            formats.day(charge.first_date),
            formats.day(charge.second_date)
          )}
        </Notice>
      ))}
    </Item>
  );
}

export function IncomeSection({ shown, formats }: SectionProps) {
  const styles = useStyles();
  const words = useStrings().accountReports;
  if (shown.income.length === 0) return <p className={styles.hint}>{words.none.income}</p>;
  return (
    <ul className={styles.list} aria-label={words.sections.income}>
      {shown.income.map((one, index) => (
        <IncomeItem key={index} one={one} formats={formats} />
      ))}
    </ul>
  );
}

function IncomeItem({ one, formats }: { one: ReportIncome; formats: Formats }) {
  const words = useStrings().accountReports.income;
  const { next_date: next, next_amount: amount, pay_frequency: frequency } = one;
  const parts = [
    words.types[one.income_type],
    frequency === null ? words.irregular : words.frequencies[frequency],
    !one.is_active
      ? words.ended(formats.day(one.latest_date))
      : next === null
        ? words.active
        : words.next(formats.day(next), amount === null ? null : formats.money(amount)),
  ];
  return (
    <Item name={one.source ?? words.unnamed} amount={formats.money(one.amount)}>
      <div>{parts.join(", ")}</div>
    </Item>
  );
}

interface ItemProps {
  name: string;
  amount: string;
  children: ReactNode;
}

function Item({ name, amount, children }: ItemProps) {
  const styles = useStyles();
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <span className={styles.name}>{name}</span>
        <span className={styles.amount}>{amount}</span>
      </div>
      {children}
    </li>
  );
}

/** Something to look at: the sign says it without colour. */
function Notice({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.notice}>
      <Badge size="small" color="important" appearance="filled" aria-hidden>
        !
      </Badge>
      <span>{children}</span>
    </div>
  );
}
