/** The first thing a newcomer sees, and what became of the sample they asked for. */
import { Button } from "@fluentui/react-components";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { MessagePanel } from "../message-panel";
import type { Message, Strings } from "../../strings";
import { useStrings } from "../use-strings";
import type { FirstRun, SampleState } from "./first-run";

/** Offers the tour and the sample until it is put away. */
export function Welcome({ firstRun }: { firstRun: FirstRun }) {
  const words = useStrings().firstRun;
  const { isWelcome } = useSyncExternalStore(firstRun.subscribe, firstRun.state);
  if (!isWelcome) return null;
  return (
    <MessagePanel intent="info" message={words.welcome}>
      <Button size="small" appearance="primary" onClick={() => firstRun.startTour()}>
        {words.showAround}
      </Button>
      <SampleButton firstRun={firstRun} />
      <Button size="small" onClick={() => firstRun.skip()}>
        {words.notNow}
      </Button>
    </MessagePanel>
  );
}

/** Puts the sample into the workbook; gone where it was just added. */
export function SampleButton({ firstRun }: { firstRun: FirstRun }) {
  const words = useStrings();
  const { sample } = useSyncExternalStore(firstRun.subscribe, firstRun.state);
  const isAdding = sample.state === "adding";
  if (sample.state === "added" || sample.state === "changed" || sample.state === "removing")
    return null;
  return (
    <Button
      size="small"
      disabledFocusable={isAdding}
      onClick={() => void firstRun.addSample(words)}
    >
      {isAdding ? words.firstRun.sample.adding : words.firstRun.sample.add}
    </Button>
  );
}

/** Says that the sample is there, that it is gone, or what is in its way. */
export function SampleStatus({ firstRun }: { firstRun: FirstRun }) {
  const words = useStrings();
  const title = useRef<HTMLSpanElement>(null);
  const { sample } = useSyncExternalStore(firstRun.subscribe, firstRun.state);
  const shown = messageOf(sample, words);

  // The button that was pressed is gone: whoever pressed it goes on from what is said instead.
  useEffect(() => {
    const { activeElement } = document;
    if (document.hasFocus() && (activeElement === null || activeElement === document.body))
      title.current?.focus();
  }, [sample.state]);

  if (shown === null) return null;
  return (
    <MessagePanel intent={shown.intent} message={shown.message} titleRef={title}>
      <SampleActions firstRun={firstRun} sample={sample} />
    </MessagePanel>
  );
}

function SampleActions({ firstRun, sample }: { firstRun: FirstRun; sample: SampleState }) {
  const words = useStrings().firstRun.sample;
  switch (sample.state) {
    case "added":
    case "removing":
      return (
        <Button
          size="small"
          disabledFocusable={sample.state === "removing"}
          onClick={() => void firstRun.removeSample()}
        >
          {sample.state === "removing" ? words.removing : words.remove}
        </Button>
      );
    case "changed":
      return (
        <>
          <Button size="small" onClick={() => firstRun.keepSample()}>
            {words.keep}
          </Button>
          <Button size="small" onClick={() => void firstRun.removeSample({ evenIfEdited: true })}>
            {words.removeAnyway}
          </Button>
        </>
      );
    case "idle":
    case "adding":
    case "removed":
    case "problem":
      return null;
  }
}

interface Shown {
  intent: "success" | "info" | "warning";
  message: Message;
}

function messageOf(sample: SampleState, words: Strings): Shown | null {
  const { added, changed, removed } = words.firstRun.sample;
  switch (sample.state) {
    case "idle":
    case "adding":
      return null;
    case "added":
    case "removing":
      return { intent: "success", message: added(sample.sheet) };
    case "changed":
      return { intent: "warning", message: changed(sample.sheet, sample.cells) };
    case "removed":
      return { intent: "success", message: removed };
    case "problem":
      return { intent: "warning", message: problemOf(sample.problem, words) };
  }
}

function problemOf(
  problem: Extract<SampleState, { state: "problem" }>["problem"],
  words: Strings
): Message {
  switch (problem.code) {
    case "last_sheet":
    case "nothing_inserted":
    case "protected_workbook":
    case "stopped":
    case "insertion_failed":
      return words.firstRun.sample.problem(problem);
    default:
      return words.problems.of(problem);
  }
}
