/** The selected row on the Enrich tab: why it is answered so, and what can be done about it. */
import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useEffect, useRef } from "react";
import type { CorrectionExpected } from "../../model";
import type { SheetRow } from "../../run/types";
import type { PaneBench } from "../bench";
import { MessagePanel } from "../message-panel";
import { Section } from "../section";
import { useStrings } from "../use-strings";
import { EnrichAgain } from "../wrong-results/enrich-again";
import { useStore } from "../wrong-results/store";
import type { DecidingRule } from "./deciding-rule";
import { ReasonsView } from "./reasons";
import { selectedRowOf, type SelectedRowState } from "./selected-row";

/** Most rows are never reported: the form is loaded for the first that is. */
const ReportForm = lazy(async () => ({
  default: (await import("./report-form")).ReportForm,
}));

/** Nor has most rows' answer been decided by a rule. */
const DecidingRules = lazy(async () => ({
  default: (await import("./deciding-rules")).DecidingRules,
}));

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  where: { margin: 0, overflowWrap: "anywhere" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  told: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    outlineStyle: "none",
  },
});

interface SelectedRowCardProps {
  bench: PaneBench;
  /**
   * Opens the panel of rules with a rule drawn from the row and from what was expected of it; absent where
   * there is no such panel.
   */
  onMakeRule?: MakeRule;
  /** Opens the panel of rules with one that decided on the row. */
  onEditRule?: EditRule;
}

type MakeRule = (row: SheetRow, expected: CorrectionExpected | null) => void;
type EditRule = (rule: DecidingRule) => void;

export function SelectedRowCard({ bench, onMakeRule, onEditRule }: SelectedRowCardProps) {
  const styles = useStyles();
  const words = useStrings().corrections;
  const selected = selectedRowOf(bench);
  const { now } = useStore(selected);
  const why = useRef<HTMLButtonElement>(null);
  const told = useRef<HTMLDivElement>(null);
  const { run } = useStore(bench.desk);
  const isLooking = now.at === "looking";
  const disabled = run.state === "running" || run.state === "undoing";

  // What was asked for is read from its beginning; what is closed leaves the focus where it began.
  const isTold = now.at === "row" || now.at === "reported";
  const view = isTold ? viewOf(now) : null;
  // What was told before, on the other panel with this card, calls nobody there.
  const known = useRef(view);
  useEffect(() => {
    if (known.current === view) return;
    known.current = view;
    if (view !== null) told.current?.focus();
  }, [view]);
  const close = (): void => {
    selected.close();
    why.current?.focus();
  };
  const makeRule = async (): Promise<void> => {
    const found = await bench.activeRow();
    if (found.ok && found.value !== null) onMakeRule?.(found.value, null);
    else await selected.show("why");
  };

  return (
    <Section heading={words.row.heading}>
      <div className={styles.actions}>
        <Button
          ref={why}
          size="small"
          disabled={disabled || isLooking}
          onClick={() => void selected.show("why")}
        >
          {words.row.why}
        </Button>
        <Button
          size="small"
          disabled={disabled || isLooking}
          onClick={() => void selected.show("report")}
        >
          {words.row.report}
        </Button>
        {onMakeRule !== undefined && (
          <Button size="small" disabled={disabled || isLooking} onClick={() => void makeRule()}>
            {words.row.makeRule}
          </Button>
        )}
      </div>
      <div role="status">
        {isLooking && <p className={styles.quiet}>{words.row.looking}</p>}
        {now.at === "nothing" && <p className={styles.quiet}>{words.row.nothing}</p>}
      </div>
      <div ref={told} tabIndex={-1} className={styles.told}>
        <Told
          bench={bench}
          now={now}
          onClose={close}
          onMakeRule={onMakeRule}
          onEditRule={onEditRule}
        />
      </div>
    </Section>
  );
}

const viewOf = (now: SelectedRowState): string => ("view" in now ? now.view : now.at);

interface ToldProps {
  bench: PaneBench;
  now: SelectedRowState;
  onClose: () => void;
  onMakeRule: MakeRule | undefined;
  onEditRule: EditRule | undefined;
}

function Told({ bench, now, onClose, onMakeRule, onEditRule }: ToldProps) {
  const styles = useStyles();
  const all = useStrings();
  const words = all.corrections;
  const selected = selectedRowOf(bench);
  switch (now.at) {
    case "start":
    case "looking":
    case "nothing":
      return null;
    case "problem":
      return (
        <MessagePanel intent="warning" message={all.problems.of(now.problem)}>
          <Button size="small" onClick={() => void selected.show(now.view)}>
            {all.problems.retry}
          </Button>
        </MessagePanel>
      );
    case "failed":
      return (
        <MessagePanel
          intent="error"
          message={{ title: words.failed.title, text: words.failed.text(now.message) }}
        >
          <Button size="small" onClick={() => void selected.show(now.view)}>
            {words.retry}
          </Button>
        </MessagePanel>
      );
    case "row": {
      const { row, reasons, form } = now;
      return (
        <>
          <p className={styles.where}>{words.row.where(row.sheetRow, row.fields.description)}</p>
          {form === null ? (
            <>
              <ReasonsView row={row} reasons={reasons} />
              {now.deciding.length > 0 && (
                <Suspense fallback={<Spinner size="tiny" label={all.panels.loading} />}>
                  <DecidingRules rules={now.deciding} onEdit={onEditRule} />
                </Suspense>
              )}
              <div className={styles.actions}>
                <Button size="small" onClick={onClose}>
                  {words.row.hide}
                </Button>
              </div>
            </>
          ) : (
            <Suspense fallback={<Spinner size="tiny" label={all.panels.loading} />}>
              <ReportForm
                selected={selected}
                form={form}
                patterns={reasons.explanation?.patterns ?? []}
                onCancel={onClose}
                onMakeRule={onMakeRule && ((expected) => onMakeRule(row, expected))}
              />
            </Suspense>
          )}
        </>
      );
    }
    case "reported": {
      const { report, correction, isLearnedBuiltIn } = now.result;
      const { done } = words.form;
      if (report === null && correction === null)
        return <MessagePanel intent="warning" message={done.notEnriched} />;
      const title =
        report === null ? done.onlyLearned : correction === null ? done.reported : done.learned;
      const text =
        correction === null ? "" : isLearnedBuiltIn && report !== null ? done.builtIn : done.again;
      return (
        <>
          <MessagePanel intent="success" message={{ title, text }} />
          <div className={styles.actions}>
            {correction !== null && <EnrichAgain bench={bench} ids={now.changed} />}
            <Button size="small" onClick={onClose}>
              {words.row.hide}
            </Button>
          </div>
        </>
      );
    }
  }
}
