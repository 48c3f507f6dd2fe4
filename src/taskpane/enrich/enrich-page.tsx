/** The one page of the pane: what is selected, what it means, what will happen, and how it went. */
import { Button } from "@fluentui/react-components";
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from "react";
import { About } from "../about";
import type { PaneBench } from "../bench";
import type { FirstRun } from "../first-run/first-run";
import { tourMark } from "../first-run/tour-steps";
import { SampleButton, SampleStatus, Welcome } from "../first-run/welcome";
import { MessagePanel } from "../message-panel";
import { PanelPage } from "../panel-page";
import { useStrings } from "../use-strings";
import { WhereSection } from "../where/where-section";
import type { Desk } from "./desk";
import type { DeskState, EngineState } from "./desk-state";
import { FieldsSection } from "./fields-section";
import { HolderSection } from "./holder-section";
import { MappingSection } from "./mapping-section";
import { ModelSection } from "./model-section";
import { PlanSection } from "./plan-section";
import { ResultMessage } from "./result-message";
import { RowsSection } from "./rows-section";
import { RunBar } from "./run-bar";

interface EnrichPageProps {
  bench: PaneBench;
  /** What is told of the row in the active cell. */
  selectedRow?: ReactNode;
}

export function EnrichPage({ bench, selectedRow }: EnrichPageProps) {
  const { desk, where, firstRun } = bench;
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
    <PanelPage
      title={words.pageTitle}
      scroller={scroll}
      isStill={disabled}
      messages={
        <>
          <div role="status">
            <ResultMessage run={run} />
          </div>
          <div role="status">
            <SampleStatus firstRun={firstRun} />
          </div>
          <Welcome firstRun={firstRun} />
          <EngineMessage engine={engine} />
          <SheetMessage desk={desk} state={state} firstRun={firstRun} />
        </>
      }
      footer={<RunBar desk={desk} where={where} state={state} />}
    >
      <div {...tourMark("rows")}>
        <RowsSection desk={desk} scope={state.scope} sheet={sheet} disabled={disabled} />
      </div>
      {sheet.state === "ready" && (
        <>
          {selectedRow}
          <div {...tourMark("columns")}>
            <MappingSection
              key={sheet.tableKey}
              desk={desk}
              preparation={sheet.preparation}
              choices={sheet.choices}
              questions={sheet.questions}
              disabled={disabled}
            />
          </div>
          <HolderSection desk={desk} settings={sheet.choices.settings} disabled={disabled} />
          <WhereSection where={where} disabled={disabled} />
          <ModelSection
            bench={bench}
            model={sheet.choices.settings.model ?? null}
            disabled={disabled}
          />
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
    </PanelPage>
  );
}

/** Problems behind which there are no transactions yet: the sample helps. */
const WITHOUT_ROWS: ReadonlySet<string> = new Set([
  "nothing_selected",
  "empty_sheet",
  "no_description_column",
]);

interface SheetMessageProps {
  desk: Desk;
  state: DeskState;
  firstRun: FirstRun;
}

function SheetMessage({ desk, state: { sheet }, firstRun }: SheetMessageProps) {
  const words = useStrings();
  const { isWelcome } = useSyncExternalStore(firstRun.subscribe, firstRun.state);
  if (sheet.state !== "problem") return null;
  return (
    <MessagePanel
      intent={sheet.problem.code === "nothing_selected" ? "info" : "warning"}
      message={words.problems.of(sheet.problem)}
    >
      <Button size="small" onClick={() => void desk.refresh()}>
        {words.problems.retry}
      </Button>
      {/* The welcome above offers the same. */}
      {!isWelcome && WITHOUT_ROWS.has(sheet.problem.code) && <SampleButton firstRun={firstRun} />}
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
