/** Refresh, Insert as sheet, Undo, and what became of it. */
import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { type ReactNode, useRef } from "react";
import type { InsertionProblem } from "../../excel";
import type { Message } from "../../strings";
import { MessagePanel } from "../message-panel";
import { useStrings } from "../use-strings";
import { type AccountReports, isInWorkbook, type ReportsState, type SheetTexts } from "./store";

const useStyles = makeStyles({
  bar: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
  status: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
});

interface InsertBarProps {
  reports: AccountReports;
  state: ReportsState;
  texts: SheetTexts;
}

export function InsertBar({ reports, state, texts }: InsertBarProps) {
  const styles = useStyles();
  const words = useStrings().accountReports;
  const insert = useRef<HTMLButtonElement>(null);
  const { insertion, isReading, view } = state;
  const isWriting = insertion.state === "inserting" || insertion.state === "undoing";
  const isThere = isInWorkbook(state);
  const canInsert = view.state === "ready" && view.report.currencies.length > 0;
  return (
    <div className={styles.status}>
      <div className={styles.bar}>
        {canInsert && (
          <Button
            ref={insert}
            appearance="primary"
            disabledFocusable={isWriting || isReading}
            onClick={() => void reports.insert(texts)}
          >
            {isThere ? words.insertAgain : words.insert}
          </Button>
        )}
        <Button disabledFocusable={isWriting || isReading} onClick={() => void reports.refresh()}>
          {words.refresh}
        </Button>
        {canInsert && isThere && (
          <Button
            appearance="subtle"
            disabledFocusable={isWriting || isReading}
            onClick={() => {
              insert.current?.focus();
              void reports.undo();
            }}
          >
            {words.undo}
          </Button>
        )}
        {insertion.state === "inserting" && (
          <Button
            appearance="subtle"
            disabledFocusable={insertion.isStopping}
            onClick={() => {
              insert.current?.focus();
              reports.stop();
            }}
          >
            {words.stop}
          </Button>
        )}
      </div>
      <div role="status">
        <InsertionMessage
          reports={reports}
          state={state}
          texts={texts}
          onAnswered={() => insert.current?.focus()}
        />
      </div>
    </div>
  );
}

function InsertionMessage({
  reports,
  state: { insertion },
  texts,
  onAnswered,
}: InsertBarProps & { onAnswered: () => void }): ReactNode {
  const all = useStrings();
  const words = all.accountReports;
  const list = (names: readonly string[]) => new Intl.ListFormat(all.language).format(names);
  switch (insertion.state) {
    case "idle":
      return null;
    case "inserting":
      return <Spinner size="tiny" label={words.inserting} />;
    case "undoing":
      return <Spinner size="tiny" label={words.undoing} />;
    case "undone":
      return <MessagePanel intent="success" message={words.undone} />;
    case "inserted": {
      const { outcome, values } = insertion;
      return (
        <MessagePanel
          intent="success"
          message={words.inserted(list(outcome.sheets.map(({ name }) => name)))}
          lines={[
            values === null ? words.formulas : words.valuesOnly(words.asValues[values]),
            ...outcome.sheets.flatMap(({ former }) =>
              former === undefined ? [] : [words.keptBeside(former)]
            ),
          ]}
        />
      );
    }
    case "asking":
      return (
        <MessagePanel intent="warning" message={words.edited(list(insertion.sheets))}>
          <Button
            size="small"
            onClick={() => {
              onAnswered();
              const anyway = { evenIfEdited: true };
              void (insertion.wanted === "insert"
                ? reports.insert(texts, anyway)
                : reports.undo(anyway));
            }}
          >
            {words.replaceAnyway}
          </Button>
          <Button
            size="small"
            onClick={() => {
              onAnswered();
              reports.dismiss();
            }}
          >
            {words.keepMine}
          </Button>
        </MessagePanel>
      );
    case "problem":
      return <MessagePanel intent="error" message={problemMessage(insertion.problem, all)} />;
  }
}

function problemMessage(
  problem: InsertionProblem,
  { accountReports: words, problems }: ReturnType<typeof useStrings>
): Message {
  switch (problem.code) {
    case "inserted_edited":
      return words.edited(problem.sheets.map(({ name }) => name).join(", "));
    case "last_sheet":
      return words.lastSheet;
    case "nothing_inserted":
      return words.nothingInserted;
    case "insertion_failed":
      return problem.left.length === 0
        ? words.insertFailed(problem.message)
        : words.insertLeft(problem.left.join(", "), problem.message);
    case "protected_workbook":
      return words.protectedWorkbook;
    case "stopped":
      return words.stopped;
    default:
      return problems.of(problem);
  }
}
