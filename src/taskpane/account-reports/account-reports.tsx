/** What an account took in and paid: the report of the sheet's rows, and the way into the workbook. */
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  makeStyles,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { contentLanguage, insertSheets, listInsertions, undoInsertion } from "../../excel";
import type { AccountReport } from "../../model";
import type { PaneBench } from "../bench";
import { MessagePanel } from "../message-panel";
import { useStrings } from "../use-strings";
import { type Formats, formatsOf } from "./formats";
import { InsertBar } from "./insert-bar";
import { PeriodFields } from "./period-fields";
import {
  FeesSection,
  LabelsSection,
  MerchantsSection,
  MonthsSection,
  type SectionProps,
  TotalsSection,
} from "./sections";
import { IncomeSection, RecurringSection } from "./series-sections";
import {
  type AccountReports as Reports,
  createAccountReports,
  type ReportsState,
  type SheetMaker,
  type SheetTexts,
  shownReport,
} from "./store";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    minWidth: 0,
  },
  lines: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    "& p": { margin: 0 },
  },
  panel: { margin: `0 0 ${tokens.spacingVerticalM}` },
});

const IN_EXCEL: SheetMaker = { insert: insertSheets, undo: undoInsertion, list: listInsertions };
const moment = () => new Date().toISOString();

interface AccountReportsProps {
  bench: PaneBench;
  /** Excel's own unless given. */
  maker?: SheetMaker;
}

export function AccountReports({ bench, maker = IN_EXCEL }: AccountReportsProps) {
  const styles = useStyles();
  const all = useStrings();
  const words = all.accountReports;
  const [reports] = useState(() => createAccountReports(bench, maker, moment));
  const state = useSyncExternalStore(reports.subscribe, reports.state);
  const shown = shownReport(state);
  const formats = useMemo(
    () => formatsOf(region(all.language), shown?.currency ?? null),
    [all.language, shown?.currency]
  );
  useEffect(() => void reports.refresh(), [reports]);
  const texts: SheetTexts = {
    words,
    notes: (report, values) => [
      ...linesOf(report, formats, words),
      values === null ? words.formulas : words.valuesOnly(words.asValues[values]),
    ],
  };
  const isWriting = state.insertion.state === "inserting" || state.insertion.state === "undoing";
  return (
    <div className={styles.page} aria-busy={state.isReading}>
      <PeriodFields reports={reports} state={state} formats={formats} disabled={isWriting} />
      <InsertBar reports={reports} state={state} texts={texts} />
      <div role="status">
        {state.isReading && <Spinner size="tiny" label={words.reading} />}
        <ViewMessage bench={bench} reports={reports} state={state} formats={formats} />
      </div>
      {state.view.state === "ready" && shown !== null && (
        <>
          <div className={styles.lines}>
            {linesOf(state.view.report, formats, words).map((line) => (
              <p key={line}>{line}</p>
            ))}
            {state.view.isBuiltIn && <p>{words.builtIn}</p>}
          </div>
          <Sections
            shown={shown}
            formats={formats}
            isCompared={state.view.report.before?.is_covered === true}
            onShowAll={
              state.choice?.kind === "all" || isWriting
                ? null
                : () => void reports.choose({ kind: "all", from: null, to: null })
            }
          />
        </>
      )}
    </div>
  );
}

/** Numbers go by the user's region; where Excel does not tell it, by the language of the words. */
function region(language: string): string {
  try {
    return contentLanguage();
  } catch {
    return language;
  }
}

type Words = ReturnType<typeof useStrings>["accountReports"];

/** What the report is of, and what is not in it. */
function linesOf(report: AccountReport, formats: Formats, words: Words): string[] {
  const { from, to, before, counts, first_date: first } = report;
  if (from === null || to === null || first === null) return [];
  return [
    words.scope(counts.in_period, formats.day(from), formats.day(to)),
    ...(before === null
      ? []
      : before.is_covered
        ? [words.against(formats.day(before.from), formats.day(before.to))]
        : [words.notCovered(formats.day(first), formats.day(before.from))]),
    ...(counts.unknown > 0 ? [words.unknown(counts.unknown)] : []),
    ...(counts.without_amount > 0 ? [words.withoutAmount(counts.without_amount)] : []),
    ...(counts.without_date > 0 ? [words.withoutDate(counts.without_date)] : []),
  ];
}

const SECTIONS = [
  "totals",
  "months",
  "spending",
  "merchants",
  "recurring",
  "income",
  "earning",
  "payers",
  "fees",
] as const;
type SectionName = (typeof SECTIONS)[number];

function Sections(props: SectionProps) {
  const styles = useStyles();
  const words = useStrings().accountReports;
  const contents: Record<SectionName, ReactNode> = {
    totals: <TotalsSection {...props} />,
    months: <MonthsSection {...props} />,
    spending: <LabelsSection {...props} way="outgoing" />,
    merchants: <MerchantsSection {...props} way="outgoing" />,
    recurring: <RecurringSection {...props} />,
    income: <IncomeSection {...props} />,
    earning: <LabelsSection {...props} way="incoming" />,
    payers: <MerchantsSection {...props} way="incoming" />,
    fees: <FeesSection {...props} />,
  };
  return (
    <Accordion multiple collapsible defaultOpenItems={["totals", "months", "spending"]}>
      {SECTIONS.map((name) => (
        <AccordionItem key={name} value={name}>
          <AccordionHeader as="h2">{words.sections[name]}</AccordionHeader>
          <AccordionPanel className={styles.panel}>{contents[name]}</AccordionPanel>
        </AccordionItem>
      ))}
    </Accordion>
  );
}

interface ViewMessageProps {
  bench: PaneBench;
  reports: Reports;
  state: ReportsState;
  formats: Formats;
}

function ViewMessage({ bench, reports, state, formats }: ViewMessageProps): ReactNode {
  const all = useStrings();
  const words = all.accountReports;
  const { view } = state;
  switch (view.state) {
    case "none":
      return null;
    case "problem":
      return <MessagePanel intent="warning" message={all.problems.of(view.problem)} />;
    case "failed":
      return <MessagePanel intent="error" message={words.failed(view.message)} />;
    case "empty":
      return view.reason === "no_rows" ? (
        <MessagePanel intent="info" message={words.empty.noRows} />
      ) : (
        <MessagePanel intent="info" message={words.empty.notEnriched}>
          <Button size="small" onClick={() => bench.navigation.show("enrich")}>
            {words.empty.toEnrich}
          </Button>
        </MessagePanel>
      );
    case "ready": {
      const { from, to, first_date: first, latest_date: latest, currencies } = view.report;
      if (currencies.length > 0) return null;
      const days = [from, to, first, latest].map((date) =>
        date === null ? "–" : formats.day(date)
      );
      const [start = "", end = "", oldest = "", newest = ""] = days;
      return (
        <MessagePanel intent="info" message={words.empty.noneInPeriod(start, end, oldest, newest)}>
          <Button
            size="small"
            onClick={() => void reports.choose({ kind: "all", from: null, to: null })}
          >
            {words.empty.showAll}
          </Button>
        </MessagePanel>
      );
    }
  }
}
