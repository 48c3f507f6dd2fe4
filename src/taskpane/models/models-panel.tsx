/** The Models panel: train on the sheet's own labels, look at what came of it, keep, use, hand on. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { CustomModel } from "../../model";
import type { Strings } from "../../strings";
import type { PaneBench } from "../bench";
import { MessagePanel } from "../message-panel";
import { PanelPage } from "../panel-page";
import { useStrings } from "../use-strings";
import { CandidateSection } from "./candidate-section";
import { ModelList } from "./model-list";
import { createModelsDesk, isTraining, type ModelsNotice } from "./models-desk";
import { TrainSection } from "./train-section";

const useStyles = makeStyles({
  intro: {
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground2,
  },
  unseen: {
    position: "absolute",
    width: "1px",
    height: "1px",
    margin: 0,
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
});

export function ModelsPanel({ bench }: { bench: PaneBench }) {
  const styles = useStyles();
  const words = useStrings();
  const [models] = useState(() => createModelsDesk(bench));
  const state = useSyncExternalStore(models.subscribe, models.state);
  const { destination } = useSyncExternalStore(bench.where.subscribe, bench.where.state);
  const scroller = useRef<HTMLElement>(null);
  // Other models lie where rows are enriched next.
  useEffect(() => {
    models.open();
    return () => models.close();
  }, [models, destination]);
  useEffect(() => {
    if (state.notice !== null && scroller.current) scroller.current.scrollTop = 0;
  }, [state.notice]);

  const { list } = state;
  const candidates = list.state === "ready" ? list.answer.candidates : [];
  const underWay = candidates.filter(isTraining).length;
  // The button that begins a training is far down, what becomes of it at the top.
  useEffect(() => {
    if (underWay > 0 && scroller.current) scroller.current.scrollTop = 0;
  }, [underWay]);
  return (
    <PanelPage
      title={words.panels.names.models}
      scroller={scroller}
      messages={
        <>
          <div role="status">
            <Notice notice={state.notice} />
          </div>
          <p role="status" className={styles.unseen}>
            {candidates.map((model) => headingOf(model, words.models)).join(" ")}
          </p>
          {list.state === "failed" && (
            <MessagePanel intent="error" message={words.models.failed(list.message)}>
              <Button size="small" onClick={() => models.open()}>
                {words.problems.retry}
              </Button>
            </MessagePanel>
          )}
          {list.state === "ready" && !list.answer.areUsable && (
            <MessagePanel intent="info" message={words.models.list.elsewhere} />
          )}
        </>
      }
    >
      <p className={styles.intro}>{words.models.intro}</p>
      {list.state === "ready" &&
        candidates.map((candidate) => (
          <CandidateSection
            key={candidate.name}
            models={models}
            candidate={candidate}
            earlier={list.answer.models.find(({ name }) => name === candidate.name) ?? null}
            isBusy={state.isBusy}
          />
        ))}
      <TrainSection bench={bench} models={models} state={state} />
      {list.state === "ready" && (
        <ModelList bench={bench} models={models} kept={list.answer.models} isBusy={state.isBusy} />
      )}
    </PanelPage>
  );
}

/** What a screen reader is told when a training begins and ends. */
function headingOf(model: CustomModel, words: Strings["models"]): string {
  if (isTraining(model)) return words.training.heading(model.name);
  return model.status === "ready" ? words.test.heading(model.name) : words.test.broken(model.name);
}

/** What was done last. What was pressed is often gone by then: the focus goes on from here. */
function Notice({ notice }: { notice: ModelsNotice | null }) {
  const words = useStrings().models.notices;
  const title = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    if (notice !== null && (activeElement === null || activeElement === document.body))
      title.current?.focus();
  }, [notice]);
  if (notice === null) return null;
  switch (notice.code) {
    case "failed":
      return (
        <MessagePanel intent="error" message={words.failed(notice.message)} titleRef={title} />
      );
    case "import_failed":
      return (
        <MessagePanel
          intent="error"
          message={words.importFailed(notice.message)}
          titleRef={title}
        />
      );
    case "file_too_large":
      return (
        <MessagePanel intent="error" message={words.tooLarge(notice.megabytes)} titleRef={title} />
      );
    case "kept":
    case "discarded":
    case "cancelled":
    case "deleted":
    case "imported":
    case "exported":
      return (
        <MessagePanel intent="success" message={words[notice.code](notice.name)} titleRef={title} />
      );
  }
}
