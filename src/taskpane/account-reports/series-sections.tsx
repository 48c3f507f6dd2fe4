/** The parts of a report that tell of what comes again: income, subscriptions, recurring payments. */
import { Badge, Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useId, useState } from "react";
import type { PriceChange, ReportIncome, ReportRecurring } from "../../model";
import { useStrings } from "../use-strings";
import type { Formats } from "./formats";
import { Nothing } from "./nothing";
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
  prices: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  notice: { display: "flex", gap: tokens.spacingHorizontalXS, alignItems: "start" },
});

export function RecurringSection({ shown, formats, onShowAll }: SectionProps) {
  const styles = useStyles();
  const words = useStrings().accountReports;
  const { recurring, yearly_cost: yearly } = shown;
  if (recurring.length === 0) return <Nothing text={words.none.recurring} onShowAll={onShowAll} />;
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
      <PriceChanges of={one.name ?? words.unnamed} changes={one.price_changes} formats={formats} />
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

interface PriceChangesProps {
  /** What the price is of. */
  of: string;
  /** Oldest first. */
  changes: readonly PriceChange[];
  formats: Formats;
}

/** The latest change of a price; all of them once unfolded. */
function PriceChanges({ of, changes, formats }: PriceChangesProps) {
  const styles = useStyles();
  const { recurring: words } = useStrings().accountReports;
  const [isOpen, setOpen] = useState(false);
  const list = useId();
  const latest = changes.at(-1);
  if (latest === undefined) return null;
  const { date, from, to } = latest;
  return (
    <>
      <Notice>{words.price(formats.money(from), formats.money(to), formats.day(date))}</Notice>
      {changes.length > 1 && (
        <>
          <Button
            size="small"
            appearance="subtle"
            aria-expanded={isOpen}
            aria-controls={list}
            aria-label={`${words.allPrices(changes.length)}: ${of}`}
            onClick={() => setOpen(!isOpen)}
          >
            {words.allPrices(changes.length)}
          </Button>
          <ul id={list} className={styles.prices} hidden={!isOpen}>
            {changes.map((one) => (
              <li key={one.date}>
                {words.priceLine(
                  formats.day(one.date),
                  formats.money(one.from),
                  formats.money(one.to)
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

export function IncomeSection({ shown, formats, isCompared, onShowAll }: SectionProps) {
  const styles = useStyles();
  const words = useStrings().accountReports;
  if (shown.income.length === 0) return <Nothing text={words.none.income} onShowAll={onShowAll} />;
  return (
    <ul className={styles.list} aria-label={words.sections.income}>
      {shown.income.map((one, index) => (
        <IncomeItem key={index} one={one} formats={formats} isCompared={isCompared} />
      ))}
    </ul>
  );
}

interface IncomeItemProps {
  one: ReportIncome;
  formats: Formats;
  isCompared: boolean;
}

function IncomeItem({ one, formats, isCompared }: IncomeItemProps) {
  const words = useStrings().accountReports.income;
  const { next_date: next, next_amount: amount, pay_frequency: frequency } = one;
  const parts = [
    words.payments(one.num_transactions),
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
      {isCompared && <IncomeChange one={one} formats={formats} />}
    </Item>
  );
}

/** What a source paid more or less than in the period before. */
function IncomeChange({ one, formats }: Omit<IncomeItemProps, "isCompared">) {
  const words = useStrings().accountReports.income;
  const { change, amount_before: before } = one;
  if (change === null || before === null) return null;
  if (change === 0) return <div>{words.same}</div>;
  const share = before === 0 ? null : formats.signedPercent(change / before);
  return <div>{words.change(formats.signed(change), share)}</div>;
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
