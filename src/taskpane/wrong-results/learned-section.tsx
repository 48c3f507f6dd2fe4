/** What was learned: each correction can be switched off, deleted, and brought back. */
import { Button, makeStyles, Spinner, Switch, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { LearnedCorrection } from "../../model";
import type { PaneBench } from "../bench";
import { MessagePanel } from "../message-panel";
import { Section } from "../section";
import { useStrings } from "../use-strings";
import { EnrichAgain } from "./enrich-again";
import { learnedOf, type LearnedDone } from "./learned";
import { expectedWords, patternWords, scopeWords } from "./pattern-words";
import { reportsOf } from "./reports";
import { Failure } from "./reports-section";
import { useStore } from "./store";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
  },
  item: {
    overflowWrap: "anywhere",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    "& p": { margin: 0 },
  },
  actions: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
  },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  done: { outlineStyle: "none" },
});

export function LearnedSection({ bench }: { bench: PaneBench }) {
  const styles = useStyles();
  const words = useStrings().corrections;
  const learned = learnedOf(bench);
  const state = useStore(learned);
  const done = useRef<HTMLDivElement>(null);
  useEffect(() => void learned.load(), [learned]);
  const workbooks = bench.desk.settings()?.accountHolder ?? null;
  const { at, corrections, next, failure, busy, removed, isBuiltIn } = state;

  // What is learned from a report resolves it, as long as it is in force.
  const toggle = async (correction: LearnedCorrection): Promise<void> => {
    await learned.toggle(correction);
    void reportsOf(bench).load();
  };
  const remove = async (correction: LearnedCorrection): Promise<void> => {
    await learned.remove(correction);
    void reportsOf(bench).load();
    // The button went with its correction; what was done, and Undo, stand here.
    done.current?.focus();
  };
  const restore = async (): Promise<void> => {
    await learned.restore();
    void reportsOf(bench).load();
  };

  return (
    <Section heading={words.learned.heading}>
      <p className={styles.quiet}>{words.learned.intro}</p>
      {isBuiltIn && <p className={styles.quiet}>{words.learned.builtIn}</p>}
      <div ref={done} role="status" tabIndex={-1} className={styles.done}>
        {state.done !== null && (
          <MessagePanel
            intent="success"
            message={{ title: doneWords(state.done, words.learned), text: "" }}
          >
            {removed !== null && state.done.what === "removed" && (
              <Button size="small" onClick={() => void restore()}>
                {words.learned.undo}
              </Button>
            )}
            <EnrichAgain bench={bench} ids={state.done.ids} />
          </MessagePanel>
        )}
      </div>
      {at === "loading" && <Spinner size="tiny" label={words.reports.loading} />}
      {failure !== null && <Failure message={failure} onRetry={() => void learned.load()} />}
      {at === "listed" && corrections.length === 0 && (
        <p className={styles.quiet}>{words.learned.empty}</p>
      )}
      {corrections.length > 0 && (
        <ul className={styles.list} aria-label={words.learned.heading}>
          {corrections.map((correction) => {
            const { id, is_on, pattern, expected } = correction;
            const text = words.learned.about(
              patternWords(pattern, words),
              expectedWords(expected, words)
            );
            const scope = scopeWords(pattern, state.holderNames, workbooks, words);
            const said = pattern.account_holder_id === null ? text : `${text}. ${scope}`;
            return (
              <li key={id} className={styles.item}>
                <p>{text}</p>
                <p className={styles.quiet}>{scope}</p>
                <div className={styles.actions}>
                  <Switch
                    label={words.learned.on}
                    aria-label={words.learned.toggleLabel(said)}
                    checked={is_on}
                    disabled={busy.has(id)}
                    onChange={() => void toggle(correction)}
                  />
                  <Button
                    size="small"
                    disabled={busy.has(id)}
                    aria-label={words.learned.removeLabel(said)}
                    onClick={() => void remove(correction)}
                  >
                    {words.learned.remove}
                  </Button>
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {next !== null && <Button onClick={() => void learned.more()}>{words.reports.more}</Button>}
    </Section>
  );
}

type Words = ReturnType<typeof useStrings>["corrections"]["learned"];

function doneWords({ what }: LearnedDone, words: Words): string {
  switch (what) {
    case "switched off":
      return words.switchedOff;
    case "switched on":
      return words.switchedOn;
    case "removed":
      return words.removed;
    case "restored":
      return words.restored;
  }
}
