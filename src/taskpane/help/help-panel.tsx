/** Help: where to begin, what is where, the formulas, the keyboard, privacy, and what this is made of. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons";
import { useState, useSyncExternalStore } from "react";
import { About } from "../about";
import type { PaneBench } from "../bench";
import { SampleButton, SampleStatus } from "../first-run/welcome";
import { PanelPage } from "../panel-page";
import { Section } from "../section";
import type { Message, Strings } from "../../strings";
import { useStrings } from "../use-strings";
import { exampleFor, FORMULA_EXAMPLES, FORMULA_NAMES, type FormulaName } from "./formulas";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  entries: { margin: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  term: { fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, overflowWrap: "anywhere" },
  formula: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  example: {
    flexGrow: 1,
    minWidth: 0,
    overflowWrap: "anywhere",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    userSelect: "all",
  },
});

export function HelpPanel({ bench: { desk, firstRun, language } }: { bench: PaneBench }) {
  const styles = useStyles();
  const words = useStrings();
  const { help } = words;
  const { engine } = useSyncExternalStore(desk.subscribe, desk.state);
  const { heading, ...parts } = help.parts;
  return (
    <PanelPage
      title={help.title}
      messages={
        <div role="status">
          <SampleStatus firstRun={firstRun} />
        </div>
      }
    >
      <Section heading={help.startHeading}>
        <div className={styles.buttons}>
          <Button size="small" onClick={() => firstRun.startTour()}>
            {words.firstRun.showAround}
          </Button>
          <SampleButton firstRun={firstRun} />
        </div>
      </Section>
      <Section heading={heading}>
        <Entries entries={Object.values(parts)} />
      </Section>
      <Formulas words={help.formulas} mark={language.decimalMark()} />
      <Section heading={help.keyboard.heading}>
        <Entries entries={Object.values(help.keyboard.keys)} />
      </Section>
      <Section heading={help.privacy.heading}>
        <p className={styles.text}>{help.privacy.text}</p>
      </Section>
      <About status={engine.state === "ready" ? engine.status : null} />
    </PanelPage>
  );
}

function Entries({ entries }: { entries: readonly Message[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.entries}>
      {entries.map(({ title, text }) => (
        <div key={title}>
          <dt className={styles.term}>{title}</dt>
          <dd className={styles.text}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What became of the last example that was to be copied. */
type Copying = { formula: FormulaName; ok: boolean } | null;

interface FormulasProps {
  words: Strings["help"]["formulas"];
  /** Decimal mark of the cells the examples are for. */
  mark: string;
}

function Formulas({ words, mark }: FormulasProps) {
  const styles = useStyles();
  const [copying, setCopying] = useState<Copying>(null);
  const copy = async (formula: FormulaName, example: string) => {
    setCopying({ formula, ok: await copied(example) });
  };
  return (
    <Section heading={words.heading}>
      <p className={styles.text}>{words.intro}</p>
      <div role="status">
        {copying !== null && (copying.ok ? words.copied(copying.formula) : words.notCopied)}
      </div>
      <dl className={styles.entries}>
        {FORMULA_NAMES.map((formula) => {
          const example = exampleFor(FORMULA_EXAMPLES[formula], mark);
          return (
            <div key={formula}>
              <dt className={styles.term}>{formula}</dt>
              <dd className={styles.text}>
                {words.does[formula]}
                <div className={styles.formula}>
                  <code className={styles.example}>{example}</code>
                  <Button
                    size="small"
                    appearance="subtle"
                    icon={<CopyRegular />}
                    aria-label={words.copy(formula)}
                    onClick={() => void copy(formula, example)}
                  />
                </div>
              </dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}

/** False where the browser does not let the pane write the clipboard. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
