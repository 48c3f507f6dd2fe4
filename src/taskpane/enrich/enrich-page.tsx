/** The one page of the pane: what is selected, what it means, what will happen, and how it went. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { About } from "../about";
import { MessagePanel } from "../message-panel";
import { useStrings } from "../strings/use-strings";
import { StatementDialog } from "../where/statement-dialog";
import type { Where } from "../where/where";
import { WhereSection } from "../where/where-section";
import type { Desk } from "./desk";
import type { DeskState, EngineState } from "./desk-state";
import { FieldsSection } from "./fields-section";
import { HolderSection } from "./holder-section";
import { MappingSection } from "./mapping-section";
import { PlanSection } from "./plan-section";
import { ResultMessage } from "./result-message";
import { RowsSection } from "./rows-section";
import { RunBar } from "./run-bar";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", height: "100%", minWidth: 0 },
  scroll: { flexGrow: 1, overflowY: "auto", overflowX: "hidden", minHeight: 0 },
  head: {
    // Excel's personality menu covers 34 x 32 pixels at the top right.
    padding: `${tokens.spacingVerticalM} 42px ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  messages: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: `0 ${tokens.spacingHorizontalL}`,
    "& > :not(:empty)": { marginTop: tokens.spacingVerticalS },
  },
});

export function EnrichPage({ desk, where }: { desk: Desk; where: Where }) {
  const styles = useStyles();
  const words = useStrings();
  const state = useSyncExternalStore(desk.subscribe, desk.state);
  const { sheet, run, engine } = state;
  const disabled = run.state === "running" || run.state === "undoing";
  const scroll = useRef<HTMLElement>(null);

  // How it ended stands at the top: a user who has scrolled down would miss it.
  useEffect(() => {
    if (run.state !== "idle" && run.state !== "running" && scroll.current)
      scroll.current.scrollTop = 0;
  }, [run.state]);

  return (
    <div className={styles.page}>
      {/* During a run nothing inside takes the focus, and the page must still scroll by keyboard. */}
      <main ref={scroll} className={styles.scroll} {...(disabled ? { tabIndex: 0 } : {})}>
        <header className={styles.head}>
          <h1 className={styles.title}>{words.pageTitle}</h1>
        </header>
        <div className={styles.messages}>
          <div role="status">
            <ResultMessage run={run} />
          </div>
          <EngineMessage engine={engine} />
          <SheetMessage desk={desk} state={state} />
        </div>
        <RowsSection desk={desk} scope={state.scope} sheet={sheet} disabled={disabled} />
        {sheet.state === "ready" && (
          <>
            <MappingSection
              key={sheet.tableKey}
              desk={desk}
              preparation={sheet.preparation}
              choices={sheet.choices}
              questions={sheet.questions}
              disabled={disabled}
            />
            <HolderSection desk={desk} settings={sheet.choices.settings} disabled={disabled} />
            <WhereSection where={where} disabled={disabled} />
            <FieldsSection desk={desk} fields={sheet.choices.settings.fields} disabled={disabled} />
            {sheet.choices.mapping.description !== undefined && (
              <PlanSection
                desk={desk}
                where={where}
                plan={sheet.plan}
                choices={sheet.choices}
                disabled={disabled}
              />
            )}
          </>
        )}
        <About status={engine.state === "ready" ? engine.status : null} />
      </main>
      <RunBar desk={desk} where={where} state={state} />
      <StatementDialog where={where} onAgreed={() => void desk.enrich()} />
    </div>
  );
}

function SheetMessage({ desk, state: { sheet } }: { desk: Desk; state: DeskState }) {
  const words = useStrings();
  if (sheet.state !== "problem") return null;
  return (
    <MessagePanel
      intent={sheet.problem.code === "nothing_selected" ? "info" : "warning"}
      message={words.problems.of(sheet.problem)}
    >
      <Button size="small" onClick={() => void desk.refresh()}>
        {words.problems.retry}
      </Button>
    </MessagePanel>
  );
}

function EngineMessage({ engine }: { engine: EngineState }) {
  const words = useStrings();
  if (engine.state === "failed")
    return (
      <MessagePanel
        intent="error"
        message={{
          title: words.engine.failedTitle,
          text: words.engine.failedText(engine.message),
        }}
      />
    );
  if (engine.state === "ready" && engine.status.storage === "memory")
    return (
      <MessagePanel
        intent="info"
        message={{
          title: words.engine.memoryTitle,
          text: words.engine.memoryText(engine.status.storageProblem ?? "memory"),
        }}
      />
    );
  return null;
}
