/** The user's reports: by status, a page at a time, decided on where that is theirs to do, withdrawn. */
import { Button, Field, makeStyles, Select, Spinner, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { ExpectedValue, Report } from "../../model";
import type { Strings } from "../../strings";
import type { PaneBench } from "../bench";
import { MessagePanel } from "../message-panel";
import { Section } from "../section";
import { useStrings } from "../use-strings";
import { selectedRowOf } from "../selected-row/selected-row";
import { EnrichAgain } from "./enrich-again";
import { learnedOf } from "./learned";
import { ReportStatusFields, STATUSES, statusOf } from "./report-status-fields";
import { reportsOf, type Reports, type ReportsState } from "./reports";
import { useStore } from "./store";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    outlineStyle: "none",
  },
  item: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    overflowWrap: "anywhere",
    paddingBottom: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    "& p": { margin: 0 },
  },
  actions: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "end",
    gap: tokens.spacingHorizontalS,
  },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  notes: { whiteSpace: "pre-wrap" },
});

export function ReportsSection({ bench }: { bench: PaneBench }) {
  const styles = useStyles();
  const words = useStrings().corrections;
  const reports = reportsOf(bench);
  const state = useStore(reports);
  const list = useRef<HTMLUListElement>(null);
  const filter = useRef<HTMLSelectElement>(null);
  useEffect(() => void reports.load(), [reports]);
  const { at, failure, next, canDecide, status } = state;
  const isEmpty = at === "listed" && state.reports.length === 0;

  const withdraw = async (report: Report): Promise<void> => {
    await reports.withdraw(report);
    if (reports.state().done?.what === "withdrawn") selectedRowOf(bench).withdrawn(report.id);
    void learnedOf(bench).load();
    // The button went with its report.
    if (reports.state().reports.length > 0) list.current?.focus();
    else filter.current?.focus();
  };

  return (
    <Section heading={words.reports.heading}>
      <Field label={words.reports.filter}>
        <Select
          ref={filter}
          value={status ?? ""}
          onChange={(_event, { value }) => void reports.load(statusOf(value))}
        >
          <option value="">{words.reports.all}</option>
          {STATUSES.map((one) => (
            <option key={one} value={one}>
              {words.reports.statuses[one]}
            </option>
          ))}
        </Select>
      </Field>
      <div role="status">
        <DoneMessage state={state} bench={bench} />
        {isEmpty && status !== null && <p className={styles.quiet}>{words.reports.emptyFilter}</p>}
      </div>
      {at === "loading" && <Spinner size="tiny" label={words.reports.loading} />}
      {failure !== null && <Failure message={failure} onRetry={() => void reports.load()} />}
      {isEmpty && status === null && <MessagePanel intent="info" message={words.reports.empty} />}
      {!canDecide && <p className={styles.quiet}>{words.reports.remote}</p>}
      {state.reports.length > 0 && (
        <ul ref={list} tabIndex={-1} className={styles.list} aria-label={words.reports.heading}>
          {state.reports.map((report) => (
            <ReportItem
              key={report.id}
              report={report}
              reports={reports}
              canDecide={canDecide}
              busy={state.busy.has(report.id)}
              onWithdraw={() => void withdraw(report)}
            />
          ))}
        </ul>
      )}
      {next !== null && <Button onClick={() => void reports.more()}>{words.reports.more}</Button>}
    </Section>
  );
}

interface ReportItemProps {
  report: Report;
  reports: Reports;
  canDecide: boolean;
  busy: boolean;
  onWithdraw: () => void;
}

function ReportItem({ report, reports, canDecide, busy, onWithdraw }: ReportItemProps) {
  const styles = useStyles();
  const all = useStrings();
  const words = all.corrections;
  const parts = expectedParts(report, words);
  const title =
    parts.length > 0
      ? words.reports.expected(parts)
      : report.description || words.reports.transaction(report.transaction_id);
  return (
    <li className={styles.item}>
      <p>{title}</p>
      {parts.length > 0 && report.description !== "" && (
        <p className={styles.notes}>{report.description}</p>
      )}
      <p className={styles.quiet}>
        {new Date(report.created_at).toLocaleString(all.language)}
        {canDecide ? "" : ` · ${words.reports.statuses[report.status]}`}
      </p>
      {report.rejection_reason !== null && report.rejection_reason !== "" && (
        <p>{words.reports.reason(report.rejection_reason)}</p>
      )}
      <div className={styles.actions}>
        {canDecide && <ReportStatusFields report={report} reports={reports} />}
        <Button
          size="small"
          disabled={busy}
          aria-label={words.reports.withdrawLabel(title)}
          onClick={onWithdraw}
        >
          {words.reports.withdraw}
        </Button>
      </div>
    </li>
  );
}

/** What was expected, a part for each field that we have a word for. */
function expectedParts({ expected }: Report, { form, reports }: Strings["corrections"]): string[] {
  const names: Readonly<Record<string, string>> = {
    labels: form.fields.label,
    merchant: form.fields.merchant,
    person: form.fields.person,
    website: form.fields.website,
    location: form.fields.location,
    mcc: form.fields.mcc,
    recurrence: form.fields.recurrence,
  };
  return Object.entries(expected).map(([key, value]) =>
    reports.part(names[key] ?? key, textOf(value) || form.preview.empty)
  );
}

function textOf(value: ExpectedValue): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function DoneMessage({ state: { done }, bench }: { state: ReportsState; bench: PaneBench }) {
  const words = useStrings().corrections;
  if (done === null) return null;
  const text =
    done.what === "decided"
      ? words.reports.decided(words.reports.statuses[done.status])
      : words.reports.withdrawn(done.forgotten);
  return (
    <MessagePanel intent="success" message={{ title: text, text: "" }}>
      {done.what === "withdrawn" && done.ids.length > 0 && (
        <EnrichAgain bench={bench} ids={done.ids} />
      )}
    </MessagePanel>
  );
}

/** What could not be done, and the way to try again. */
export function Failure({ message, onRetry }: { message: string; onRetry: () => void }) {
  const words = useStrings().corrections;
  return (
    <MessagePanel
      intent="error"
      message={{ title: words.failed.title, text: words.failed.text(message) }}
    >
      <Button size="small" onClick={onRetry}>
        {words.retry}
      </Button>
    </MessagePanel>
  );
}
