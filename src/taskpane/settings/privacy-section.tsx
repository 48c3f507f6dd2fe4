/** What is kept where: said, counted, shown, exported, deleted. */
import { Button, makeStyles, tokens, useRestoreFocusTarget } from "@fluentui/react-components";
import { useState, useSyncExternalStore } from "react";
import type { PaneBench } from "../bench";
import { MessagePanel } from "../message-panel";
import { FoldingSection } from "../section";
import { useStrings } from "../use-strings";
import { ConfirmDialog } from "./confirm-dialog";
import { createKept, downloadFile, type KeptState } from "./kept";

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
  counts: {
    margin: 0,
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    "& dd": { margin: 0, textAlign: "right" },
  },
  buttons: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalS,
  },
});

const COUNTED = [
  "account_holders",
  "transactions",
  "category_sets",
  "rules",
  "corrections",
  "reports",
  "models",
  "statements",
] as const;

interface PrivacySectionProps {
  bench: PaneBench;
  disabled: boolean;
}

export function PrivacySection({ bench, disabled }: PrivacySectionProps) {
  const styles = useStyles();
  const strings = useStrings();
  const words = strings.settings.privacy;
  const [kept] = useState(() =>
    createKept(bench, downloadFile, () => new Date().toISOString().slice(0, 10))
  );
  const [isOpen, setOpen] = useState(false);
  const opener = useRestoreFocusTarget();
  const [asking, setAsking] = useState<"forget" | "unbook" | null>(null);
  const state = useSyncExternalStore(kept.subscribe, kept.state);
  const whereState = useSyncExternalStore(bench.where.subscribe, bench.where.state);
  const isStill = disabled || state.doing !== null;
  return (
    <FoldingSection
      heading={words.heading}
      summary={words.summary}
      open={isOpen}
      onToggle={() => setOpen(!isOpen)}
      disabled={disabled}
    >
      <div className={styles.quiet}>
        {words.device}
        <ul className={styles.list}>
          {words.deviceLines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <div className={styles.quiet}>
        {words.workbook}
        <ul className={styles.list}>
          {words.workbookLines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <p className={styles.quiet}>
        {words.keys(whereState.keysHeld, whereState.isKept ? whereState.settings.keep : "session")}
      </p>
      <p className={styles.quiet}>{words.leftOut}</p>
      {state.looked !== null && <Looked looked={state.looked} />}
      <div className={styles.buttons}>
        <Button disabledFocusable={isStill} onClick={() => void kept.look()}>
          {state.doing === "looking"
            ? words.looking
            : state.looked === null
              ? words.look
              : words.again}
        </Button>
        <Button disabledFocusable={isStill} onClick={() => void kept.exportAll()}>
          {state.doing === "exporting" ? words.exporting : words.export}
        </Button>
        <Button disabledFocusable={isStill} onClick={() => void kept.forgetFormulas()}>
          {words.forgetFormulas}
        </Button>
        <Button {...opener} disabledFocusable={isStill} onClick={() => setAsking("unbook")}>
          {words.unbook}
        </Button>
        <Button {...opener} disabledFocusable={isStill} onClick={() => setAsking("forget")}>
          {state.doing === "forgetting" ? words.forgetting : words.forget}
        </Button>
      </div>
      <div role="status">
        <Said said={state.said} />
      </div>
      <ConfirmDialog
        open={asking === "forget"}
        title={words.forgetTitle}
        confirm={words.forgetConfirm}
        cancel={words.cancel}
        word={{ word: words.forgetWord, prompt: words.forgetPrompt(words.forgetWord) }}
        onClose={() => setAsking(null)}
        onConfirm={() => void kept.forgetAll()}
      >
        <p>{words.forgetText}</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === "unbook"}
        title={words.unbookTitle}
        confirm={words.unbookConfirm}
        cancel={words.cancel}
        onClose={() => setAsking(null)}
        onConfirm={() => void kept.forgetWorkbook()}
      >
        <p>{words.unbookText}</p>
      </ConfirmDialog>
    </FoldingSection>
  );
}

function Looked({ looked }: { looked: NonNullable<KeptState["looked"]> }) {
  const styles = useStyles();
  const strings = useStrings();
  const words = strings.settings.privacy;
  const { device, formulas, workbook } = looked;
  const told = (value: number) => value.toLocaleString(strings.language);
  return (
    <>
      {device.storage === "memory" && <p className={styles.quiet}>{words.memory}</p>}
      <dl className={styles.counts}>
        {COUNTED.map((name) => (
          <Count key={name} name={words.counts[name]} value={told(device.counts[name])} />
        ))}
        <Count name={words.formulas} value={told(formulas)} />
        {workbook !== null && (
          <Count
            name={words.inWorkbook}
            value={told(workbook.parts + workbook.names + workbook.settings)}
          />
        )}
      </dl>
      <div className={styles.quiet}>
        {device.samples.length === 0 ? words.noSamples : words.samples}
        <ul className={styles.list}>
          {device.samples.map(({ description, label }, index) => (
            <li key={index}>{label === null ? description : `${description} · ${label}`}</li>
          ))}
        </ul>
      </div>
    </>
  );
}

function Count({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Said({ said }: { said: KeptState["said"] }) {
  const strings = useStrings().settings;
  const styles = useStyles();
  const words = strings.privacy;
  switch (said?.kind) {
    case undefined:
      return null;
    case "exported":
      return <p className={styles.quiet}>{words.exported(said.file)}</p>;
    case "forgotten":
      return <p className={styles.quiet}>{words.forgotten}</p>;
    case "formulas_forgotten":
      return <p className={styles.quiet}>{words.formulasForgotten(said.answers)}</p>;
    case "unbooked":
      return <p className={styles.quiet}>{words.unbooked(said.records)}</p>;
    case "failed":
      return <MessagePanel intent="error" message={strings.failed(said.code, said.message)} />;
  }
}
