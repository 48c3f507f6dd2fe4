/** The foot of the page: the one primary button, the progress of a run, and Stop. */
import {
  Button,
  ProgressBar,
  makeStyles,
  tokens,
  useRestoreFocusTarget,
} from "@fluentui/react-components";
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { Plan, RunProgress } from "../../run/types";
import { useStrings } from "../use-strings";
import type { Desk } from "./desk";
import type { Where, WhereState } from "../where/where";
import type { DeskState } from "./desk-state";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  first: { flexGrow: 4 },
  second: { flexGrow: 1 },
  progress: {
    display: "flex",
    justifyContent: "space-between",
    flexWrap: "wrap",
    marginTop: tokens.spacingVerticalXXS,
    columnGap: tokens.spacingHorizontalM,
    fontVariantNumeric: "tabular-nums",
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  away: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  unseen: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
});

interface RunBarProps {
  desk: Desk;
  where: Where;
  state: DeskState;
}

export function RunBar({ desk, where, state }: RunBarProps) {
  const styles = useStyles();
  const words = useStrings();
  const place = useSyncExternalStore(where.subscribe, where.state);
  const { run, sheet, lastRun, engine } = state;
  const plan = sheet.state === "ready" && sheet.plan.state === "counted" ? sheet.plan.plan : null;
  const running = run.state === "running";
  const start = useRef<HTMLButtonElement>(null);
  const stop = useRef<HTMLButtonElement>(null);
  const bar = useRef<HTMLElement>(null);
  const opener = useRestoreFocusTarget();
  const pressed = useRef(false);

  // A pressed button turns into another or goes: whoever pressed it finds the next one under the hand,
  // unless they have gone elsewhere meanwhile. A run from the ribbon takes no focus off the sheet.
  useEffect(() => {
    if (!pressed.current) return;
    // Somebody who types in the sheet by now keeps the keyboard.
    if (!document.hasFocus()) {
      pressed.current = false;
      return;
    }
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body)
      (running ? stop : start).current?.focus();
    else if (!bar.current?.contains(activeElement)) pressed.current = false;
  }, [run.state, running, lastRun]);

  return (
    <footer ref={bar} className={styles.bar}>
      {run.state === "running" && <Progress progress={run.progress} />}
      <div className={styles.buttons}>
        {run.state === "running" ? (
          <Button
            ref={stop}
            className={styles.first}
            disabledFocusable={run.stopping}
            onClick={() => desk.stop()}
          >
            {run.stopping ? words.run.stopping : words.run.stop}
          </Button>
        ) : (
          <Button
            ref={start}
            {...opener}
            className={styles.first}
            appearance="primary"
            disabledFocusable={place.destination === null || !canStart(state, plan)}
            onClick={() => {
              pressed.current = true;
              void desk.enrich();
            }}
          >
            {labelOf(words, plan)}
          </Button>
        )}
        {lastRun !== null && !running && (
          <Button
            className={styles.second}
            disabledFocusable={run.state === "undoing"}
            title={words.run.undoHint(lastRun.sheetName, lastRun.cells)}
            onClick={() => {
              pressed.current = true;
              void desk.undo();
            }}
          >
            {run.state === "undoing" ? words.run.undoing : words.run.undo}
          </Button>
        )}
      </div>
      {engine.state === "starting" && <div className={styles.quiet}>{words.engine.starting}</div>}
      {engine.state === "ready" && (
        <div className={place.settings.choice === "built_in" ? styles.quiet : styles.away}>
          {whereabouts(words, place)}
        </div>
      )}
    </footer>
  );
}

/** Where rows go: always in sight. */
function whereabouts(words: ReturnType<typeof useStrings>, place: WhereState): string {
  if (place.settings.choice === "built_in") return words.engine.ready;
  return place.addressee === null
    ? words.engine.incomplete
    : words.where.sentence.sent(place.addressee);
}

function canStart({ sheet, run, engine }: DeskState, plan: Plan | null): boolean {
  if (plan === null || sheet.state !== "ready" || run.state === "undoing") return false;
  if (engine.state === "failed" || sheet.choices.settings.fields.length === 0) return false;
  if (sheet.questions.includes("description")) return false;
  return plan.toFill + plan.toUpdate > 0 || plan.resumes;
}

function labelOf(words: ReturnType<typeof useStrings>, plan: Plan | null): string {
  if (plan === null) return words.run.enrichPlain;
  const rows = plan.toFill + plan.toUpdate;
  if (plan.resumes) return words.run.continueRun(plan.remaining);
  return rows > 0 ? words.run.enrich(rows) : words.plan.nothing;
}

/** The bar and its numbers; a screen reader hears every tenth only. */
function Progress({ progress }: { progress: RunProgress | null }) {
  const styles = useStyles();
  const words = useStrings();
  const done = progress?.done ?? 0;
  const total = progress?.total ?? 0;
  const phase = words.run.phases[progress?.phase ?? "reading"];
  const tenth = total > 0 ? Math.floor((done / total) * 10) : 0;
  return (
    <div>
      <ProgressBar
        aria-label={words.run.progressLabel}
        aria-valuetext={progress ? `${phase}, ${words.run.done(done, total)}` : phase}
        thickness="large"
        {...(total > 0 ? { value: done, max: total } : {})}
      />
      <div className={styles.progress}>
        <span>{phase}</span>
        {total > 0 && <span>{words.run.done(done, total)}</span>}
      </div>
      {progress && progress.rowsPerSecond > 0 && (
        <div className={`${styles.progress} ${styles.quiet}`}>
          <span>{words.run.speed(progress.rowsPerSecond)}</span>
          {progress.secondsLeft !== null && <span>{words.run.left(progress.secondsLeft)}</span>}
        </div>
      )}
      <div className={styles.unseen} role="status">
        {phase} {words.run.percent(tenth, 10)}
      </div>
    </div>
  );
}
