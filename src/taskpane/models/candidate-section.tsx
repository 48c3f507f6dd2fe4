/** A training: how far it is, then what its test found, to be kept or discarded. */
import { Button, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { CustomModel } from "../../model";
import { MessagePanel } from "../message-panel";
import { Section } from "../section";
import { useStrings } from "../use-strings";
import { isTraining, type ModelsDesk } from "./models-desk";
import { TestReport } from "./test-report";

const useStyles = makeStyles({
  text: { margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface CandidateSectionProps {
  models: ModelsDesk;
  candidate: CustomModel;
  /** The model of its name that is in use. */
  earlier: CustomModel | null;
  isBusy: boolean;
}

export function CandidateSection({ models, candidate, earlier, isBusy }: CandidateSectionProps) {
  const styles = useStyles();
  const words = useStrings().models;
  const { name, status, progress, test, error } = candidate;
  const first = useRef<HTMLButtonElement>(null);
  const isUnderWay = isTraining(candidate);
  // The button that was pressed has gone: the next one lies under the hand.
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) first.current?.focus();
  }, [isUnderWay]);

  if (isUnderWay)
    return (
      <Section heading={words.training.heading(name)}>
        <ProgressBar
          aria-label={words.training.progress}
          aria-valuetext={words.training.done(progress)}
          value={progress / 100}
        />
        <p className={styles.text}>
          {status === "queued" ? words.training.waiting : words.training.done(progress)}
        </p>
        <p className={styles.hint}>{words.training.hint}</p>
        <div className={styles.buttons}>
          <Button
            ref={first}
            disabledFocusable={isBusy}
            onClick={() => void models.discard(candidate)}
          >
            {words.training.cancel}
          </Button>
        </div>
      </Section>
    );

  const discard = (
    <Button
      ref={status === "ready" ? null : first}
      disabledFocusable={isBusy}
      onClick={() => void models.discard(candidate)}
    >
      {words.test.discard}
    </Button>
  );
  if (status !== "ready" || test === null)
    return (
      <Section heading={words.test.broken(name)}>
        <MessagePanel
          intent="error"
          message={{ title: words.test.broken(name), text: words.test.brokenText(error ?? "") }}
        />
        <div className={styles.buttons}>{discard}</div>
      </Section>
    );
  const before = earlier?.test?.accuracy ?? null;
  return (
    <Section heading={words.test.heading(name)}>
      <TestReport test={test} />
      {before !== null && <p className={styles.text}>{words.test.before(before)}</p>}
      <p className={styles.hint}>{words.test.unused}</p>
      <div className={styles.buttons}>
        <Button
          ref={first}
          appearance="primary"
          disabledFocusable={isBusy}
          onClick={() => void models.keep(name)}
        >
          {words.test.keep}
        </Button>
        {discard}
      </div>
    </Section>
  );
}
