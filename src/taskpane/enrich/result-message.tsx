/** How the last run, or undoing it, ended. */
import type { RunOutcome } from "../../run/types";
import { MessagePanel } from "../message-panel";
import type { Strings } from "../../strings";
import { useStrings } from "../use-strings";
import type { RunState } from "./desk-state";

/** Nothing before and during a run; Undo stands at the foot of the page. */
export function ResultMessage({ run }: { run: RunState }) {
  const words = useStrings();
  switch (run.state) {
    case "idle":
    case "running":
    case "undoing":
      return null;
    case "finished": {
      const stopped = run.outcome.state === "stopped";
      return (
        <MessagePanel
          intent={stopped ? "info" : "success"}
          message={{
            title: stopped
              ? words.result.stopped(run.outcome)
              : words.result.completed(run.outcome),
            text: stopped ? words.result.stoppedText : "",
          }}
          lines={detailsOf(words, run.outcome)}
        />
      );
    }
    case "undone":
      return (
        <MessagePanel
          intent="success"
          message={{
            title: words.result.undone(run.outcome),
            text: words.result.undoneKept(run.outcome),
          }}
        />
      );
    case "problem":
      return <MessagePanel intent="error" message={words.problems.of(run.problem)} />;
  }
}

function detailsOf(words: Strings, outcome: RunOutcome): string[] {
  const { locked, skipped, noted, builtIn, putBack } = words.result;
  return [
    ...(outcome.locked > 0 ? [locked(outcome.locked)] : []),
    ...(outcome.skipped > 0 ? [skipped(outcome.skipped)] : []),
    ...(outcome.noted > 0 ? [noted(outcome.noted)] : []),
    ...(outcome.builtIn > 0 ? [builtIn(outcome.builtIn)] : []),
    ...(outcome.putBack > 0 ? [putBack(outcome.putBack)] : []),
  ];
}
