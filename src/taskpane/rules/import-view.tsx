/** A file of rules beside the list: what is new, what is there already, and what the user decides. */
import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { MessagePanel } from "../message-panel";
import { PanelPage } from "../panel-page";
import { useStrings } from "../use-strings";
import { type Clash, type ClashChoice, importSteps, type Choice } from "./rule-files";
import { ruleSentence } from "./rule-sentence";
import { treeOf } from "./rule-tree";
import type { ImportState, Notice } from "./rules-state";
import type { RulesStore } from "./rules-store";

const useStyles = makeStyles({
  body: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  text: { margin: 0, overflowWrap: "anywhere", outlineStyle: "none" },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  conflict: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  terms: { margin: 0, "& dd": { margin: `0 0 ${tokens.spacingVerticalXS}` } },
  term: { fontWeight: tokens.fontWeightSemibold },
  footer: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

interface ImportViewProps {
  store: RulesStore;
  importing: ImportState;
  notice: Notice | null;
  isBusy: boolean;
}

export function ImportView({ store, importing, notice, isBusy }: ImportViewProps) {
  const styles = useStyles();
  const words = useStrings().rules;
  const { files } = words;
  const first = useRef<HTMLParagraphElement>(null);
  useEffect(() => first.current?.focus(), []);
  const steps = importing.state === "ready" ? importSteps(importing.comparison).length : 0;
  const choices: readonly (readonly [Choice, string])[] = [
    ["keep", files.keep],
    ["replace", files.replace],
    ["both", files.both],
  ];
  return (
    <PanelPage
      title={files.title}
      footer={
        <div className={styles.footer}>
          {steps > 0 && (
            <Button
              appearance="primary"
              disabledFocusable={isBusy}
              onClick={() => void store.importing.importFile()}
            >
              {files.start(steps)}
            </Button>
          )}
          <Button onClick={() => store.importing.closeImport()}>{words.editor.cancel}</Button>
        </div>
      }
    >
      <div className={styles.body}>
        {importing.state === "unreadable" ? (
          <MessagePanel intent="error" message={files.unreadable} />
        ) : (
          <>
            <p ref={first} tabIndex={-1} className={styles.text}>
              {files.found(importing.file.length)}
            </p>
            {notice !== null && <p role="status">{notice.say(words)}</p>}
            {importing.comparison.fresh.length > 0 && (
              <p className={styles.text}>{files.fresh(importing.comparison.fresh.length)}</p>
            )}
            {importing.comparison.identical > 0 && (
              <p className={styles.text}>{files.identical(importing.comparison.identical)}</p>
            )}
            {importing.comparison.conflicts.length > 0 && (
              <>
                <p className={styles.text}>
                  {files.conflicts(importing.comparison.conflicts.length)}
                </p>
                <ol className={styles.list}>
                  {importing.comparison.conflicts.map(({ reason, mine, theirs, choice }, index) => (
                    <li key={mine.id} className={styles.conflict}>
                      <p className={styles.text}>
                        {index + 1}. {files[reason]}
                      </p>
                      <dl className={styles.terms}>
                        <dt className={styles.term}>{files.yours}</dt>
                        <dd>{ruleSentence(treeOf(mine.rule), words)}</dd>
                        <dt className={styles.term}>{files.theirs}</dt>
                        <dd>{ruleSentence(treeOf(theirs.rule), words)}</dd>
                      </dl>
                      <Field label={files.choice}>
                        <Select
                          value={choice}
                          onChange={(_event, { value }) => {
                            const chosen = choices.find(([one]) => one === value);
                            if (chosen !== undefined) store.importing.choose(index, chosen[0]);
                          }}
                        >
                          {choices.map(([one, text]) => (
                            <option key={one} value={one}>
                              {text}
                            </option>
                          ))}
                        </Select>
                      </Field>
                    </li>
                  ))}
                </ol>
              </>
            )}
            {importing.comparison.clashes.length > 0 && (
              <>
                <p className={styles.text}>{files.clashes(importing.comparison.clashes.length)}</p>
                <ol className={styles.list}>
                  {importing.comparison.clashes.map((clash, index) => (
                    <ClashItem
                      key={clash.second.position}
                      clash={clash}
                      onChoose={(choice) => store.importing.chooseOfFile(index, choice)}
                    />
                  ))}
                </ol>
              </>
            )}
            {steps === 0 && <p className={styles.text}>{files.nothing}</p>}
          </>
        )}
      </div>
    </PanelPage>
  );
}

interface ClashItemProps {
  clash: Clash;
  onChoose: (choice: ClashChoice) => void;
}

/** Two rules of the file that contradict one another. */
function ClashItem({ clash, onChoose }: ClashItemProps) {
  const styles = useStyles();
  const words = useStrings().rules;
  const { files } = words;
  const { reason, first, second, choice } = clash;
  const choices: readonly (readonly [ClashChoice, string])[] = [
    ["both", files.takeBoth],
    ["first", files.takeOnly(first.position)],
    ["second", files.takeOnly(second.position)],
  ];
  return (
    <li className={styles.conflict}>
      <p className={styles.text}>{files[reason]}</p>
      <dl className={styles.terms}>
        {[first, second].map(({ rule, position }) => (
          <div key={position}>
            <dt className={styles.term}>{files.ofFile(position)}</dt>
            <dd>{ruleSentence(treeOf(rule), words)}</dd>
          </div>
        ))}
      </dl>
      <Field label={files.choice}>
        <Select
          value={choice}
          onChange={(_event, { value }) => {
            const chosen = choices.find(([one]) => one === value);
            if (chosen !== undefined) onChoose(chosen[0]);
          }}
        >
          {choices.map(([one, text]) => (
            <option key={one} value={one}>
              {text}
            </option>
          ))}
        </Select>
      </Field>
    </li>
  );
}
