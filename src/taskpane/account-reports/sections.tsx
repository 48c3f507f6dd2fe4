/** The parts of a report: totals, months, labels and merchants, fees. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { ComparedSum, CurrencyReport, EntryType } from "../../model";
import { useStrings } from "../use-strings";
import { MarkedLine, PairedBars, ShareBar } from "./charts";
import type { Formats } from "./formats";
import { Nothing } from "./nothing";
import { Change, type ReportColumn, ReportTable, Small } from "./report-table";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  whole: { whiteSpace: "nowrap" },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

export interface SectionProps {
  shown: CurrencyReport;
  formats: Formats;
  /** Whether there is a period before to compare with. */
  isCompared: boolean;
  /** Goes on to all rows; null where they are what is shown. */
  onShowAll: (() => void) | null;
}

export function TotalsSection({ shown, formats, isCompared }: SectionProps) {
  const styles = useStyles();
  const words = useStrings().accountReports;
  const { totals } = shown;
  const row = (key: string, name: string, sum: ComparedSum, isStrong = false) => ({
    key,
    isStrong,
    cells: [name, formats.money(sum.amount), ...change(sum, formats, isCompared)],
  });
  const isMoved = totals.moved_in.num_transactions + totals.moved_out.num_transactions > 0;
  return (
    <div className={styles.stack}>
      <ReportTable
        name={words.sections.totals}
        columns={amountColumns(words.columns, words.columns.what, isCompared)}
        rows={[
          row("in", words.totals.incoming, totals.incoming),
          row("out", words.totals.outgoing, totals.outgoing),
          row("net", words.totals.net, totals.net, true),
          ...(isMoved
            ? [
                row("moved-in", words.totals.movedIn, totals.moved_in),
                row("moved-out", words.totals.movedOut, totals.moved_out),
              ]
            : []),
        ]}
      />
      {isMoved && <p className={styles.hint}>{words.totals.movedHint}</p>}
    </div>
  );
}

export function MonthsSection({ shown, formats, onShowAll }: SectionProps) {
  const styles = useStyles();
  const words = useStrings().accountReports;
  const { months } = shown;
  if (months.length === 0) return <Nothing text={words.none.months} onShowAll={onShowAll} />;
  const isPartial = months.some(({ is_partial: is }) => is);
  const { columns } = words;
  return (
    <div className={styles.stack}>
      <PairedBars
        title={words.months.chart(months.length)}
        names={[words.totals.incoming, words.totals.outgoing]}
        points={months.map(({ month, incoming, outgoing }) => ({
          name: formats.monthShort(month),
          values: [incoming, outgoing],
        }))}
        scale={formats.short}
      />
      {months.length > 1 && (
        <>
          <p className={styles.hint}>{words.months.lineChart}</p>
          <MarkedLine
            title={words.months.lineChart}
            points={months.map(({ month, cumulative }) => ({
              name: formats.monthShort(month),
              values: [cumulative],
            }))}
            scale={formats.short}
          />
        </>
      )}
      <ReportTable
        name={words.sections.months}
        columns={[
          { key: "month", header: columns.month },
          { key: "in", header: columns.in, isFigure: true },
          { key: "out", header: columns.out, isFigure: true },
          {
            key: "net",
            header: (
              <>
                {columns.net}
                <Small>{columns.change}</Small>
              </>
            ),
            isFigure: true,
          },
          { key: "sum", header: columns.cumulative, isFigure: true },
        ]}
        rows={months.map((one) => ({
          key: one.month,
          cells: [
            <span key="month" className={styles.whole}>
              {`${formats.monthBrief(one.month)}${one.is_partial ? words.months.partialMark : ""}`}
            </span>,
            formats.figure(one.incoming),
            formats.figure(one.outgoing),
            <>
              {formats.figure(one.net)}
              <Small>{one.change === null ? "–" : formats.signed(one.change)}</Small>
            </>,
            formats.figure(one.cumulative),
          ],
        }))}
      />
      <p className={styles.hint}>
        {`${words.months.changeNote} `}
        {isPartial && `${words.months.partialNote} `}
        {words.months.zero}
      </p>
    </div>
  );
}

export function LabelsSection(props: SectionProps & { way: EntryType }) {
  const { shown, way } = props;
  const words = useStrings().accountReports;
  const parts = shown.labels.filter(({ entry_type: type }) => type === way);
  return (
    <Shares
      {...props}
      name={way === "outgoing" ? words.sections.spending : words.sections.earning}
      header={words.columns.label}
      parts={parts.map((one) => ({
        ...one,
        name: one.label,
        note: one.is_internal ? words.internal : null,
        isCounted: !one.is_internal,
      }))}
      nothing={words.none.labels}
    />
  );
}

export function MerchantsSection(props: SectionProps & { way: EntryType }) {
  const { shown, way } = props;
  const words = useStrings().accountReports;
  const merchants = shown.merchants.filter(({ entry_type: type }) => type === way);
  const others = shown.other_merchants[way];
  const hasOthers = merchants.length > 0 && others.num_transactions > 0;
  return (
    <Shares
      {...props}
      name={way === "outgoing" ? words.sections.merchants : words.sections.payers}
      header={way === "outgoing" ? words.columns.merchant : words.columns.source}
      parts={[
        ...merchants.map((one) => ({ ...one, note: null, isCounted: true })),
        ...(hasOthers ? [{ ...others, name: words.others, note: null, isCounted: true }] : []),
      ]}
      nothing={way === "outgoing" ? words.none.merchants : words.none.payers}
    />
  );
}

export function FeesSection({ shown, formats, isCompared, onShowAll }: SectionProps) {
  const words = useStrings().accountReports;
  if (shown.fees.length === 0) return <Nothing text={words.none.fees} onShowAll={onShowAll} />;
  return (
    <ReportTable
      name={words.sections.fees}
      columns={amountColumns(words.columns, words.columns.what, isCompared)}
      rows={[
        ...shown.fees.map((fee) => ({
          key: fee.kind,
          cells: [
            words.fees.kinds[fee.kind],
            formats.money(fee.amount),
            ...change(fee, formats, isCompared),
          ],
        })),
        {
          key: "total",
          isStrong: true,
          cells: [
            words.fees.total,
            formats.money(shown.fees_total.amount),
            ...change(shown.fees_total, formats, isCompared),
          ],
        },
      ]}
    />
  );
}

/** Parts shown before the user asks for all. */
const FIRST_PARTS = 8;

interface SharesProps extends SectionProps {
  way: EntryType;
  name: string;
  header: string;
  parts: readonly (ComparedSum & { name: string; note: string | null; isCounted: boolean })[];
  nothing: string;
}

function Shares(props: SharesProps) {
  const { shown, way, name, header, parts, nothing, formats, isCompared } = props;
  const styles = useStyles();
  const words = useStrings().accountReports;
  const [isLong, setLong] = useState(false);
  if (parts.length === 0) return <Nothing text={nothing} onShowAll={props.onShowAll} />;
  const total = shown.totals[way].amount;
  const greatest = Math.max(...parts.map(({ amount }) => amount)) || 1;
  const listed = isLong ? parts : parts.slice(0, FIRST_PARTS);
  return (
    <div className={styles.stack}>
      <ReportTable
        name={name}
        columns={amountColumns(words.columns, header, isCompared)}
        rows={listed.map((part) => ({
          key: part.name,
          cells: [
            <>
              {part.name}
              <ShareBar share={part.amount / greatest} />
              {part.note !== null && <Small>{part.note}</Small>}
            </>,
            <>
              {formats.money(part.amount)}
              {part.isCounted && total > 0 && <Small>{formats.percent(part.amount / total)}</Small>}
            </>,
            ...change(part, formats, isCompared),
          ],
        }))}
      />
      {parts.length > FIRST_PARTS && (
        <div>
          <Button
            size="small"
            appearance="subtle"
            aria-expanded={isLong}
            aria-label={`${isLong ? words.showFewer : words.showAll(parts.length)}: ${name}`}
            onClick={() => setLong(!isLong)}
          >
            {isLong ? words.showFewer : words.showAll(parts.length)}
          </Button>
        </div>
      )}
    </div>
  );
}

function amountColumns(
  words: { amount: string; change: string },
  first: string,
  isCompared: boolean
): ReportColumn[] {
  return [
    { key: "name", header: first },
    { key: "amount", header: words.amount, isFigure: true },
    ...(isCompared ? [{ key: "change", header: words.change, isFigure: true }] : []),
  ];
}

function change(sum: ComparedSum, formats: Formats, isCompared: boolean) {
  return isCompared ? [<Change key="change" sum={sum} formats={formats} />] : [];
}
