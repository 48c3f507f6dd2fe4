/** The rule being written: as a sentence or as JSON, tried on the sheet, saved. */
import {
  Button,
  Field,
  makeStyles,
  mergeClasses,
  Tab,
  TabList,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { PaneBench } from "../bench";
import { MessagePanel } from "../message-panel";
import { PanelPage } from "../panel-page";
import { useStrings } from "../use-strings";
import { draftFaults } from "./draft";
import { useFaultWords } from "./draft-fields";
import { useEditorStyles } from "./editor-styles";
import { isObject } from "./json-value";
import { holderWords, type Place, placeHost } from "./place";
import { PreviewSection } from "./preview-section";
import { parsed } from "./rule-editing";
import { ruleSentence } from "./rule-sentence";
import type { EditorState } from "./rules-state";
import type { RulesStore } from "./rules-store";
import { BranchEditor } from "./tree-editor";

const useStyles = makeStyles({
  body: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  sentence: { margin: 0, overflowWrap: "anywhere", color: tokens.colorNeutralForeground2 },
  footer: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** The labels of a direction: a list of them or of paths to them, or a tree. */
function labelsIn(labels: unknown): string[] {
  if (typeof labels === "string") return [labels];
  if (Array.isArray(labels))
    return labels.flatMap((one: unknown) =>
      Array.isArray(one) ? one.slice(-1).flatMap(labelsIn) : labelsIn(one)
    );
  if (!isObject(labels)) return [];
  return Object.entries(labels).flatMap(([name, below]) => {
    const found = labelsIn(below);
    return found.length === 0 ? [name] : found;
  });
}

/** The labels there are, to choose from; none as long as they are not known. */
function useLabels({ ask, desk }: PaneBench): readonly string[] {
  const [labels, setLabels] = useState<readonly string[]>([]);
  const type = desk.settings()?.accountHolder.type ?? "consumer";
  useEffect(() => {
    const asking = new AbortController();
    ask("categories.read", { id: type }, { signal: asking.signal }).then(
      ({ incoming, outgoing }) =>
        setLabels([...new Set([outgoing, incoming].flatMap(labelsIn))].sort()),
      // They only help with typing.
      () => undefined
    );
    return () => asking.abort();
  }, [ask, type]);
  return labels;
}

interface RuleEditorProps {
  bench: PaneBench;
  store: RulesStore;
  editor: EditorState;
  /** The list it is or will be in. */
  place: Place;
}

export function RuleEditor({ bench, store, editor, place }: RuleEditorProps) {
  const styles = useStyles();
  const common = useEditorStyles();
  const words = useStrings().rules;
  const say = useFaultWords();
  const labels = useLabels(bench);
  const ownId = bench.desk.settings()?.accountHolder.id ?? null;
  const top = useRef<HTMLDivElement>(null);
  const { editing } = store;
  const { tree, mode, faults, problem, preview, isSaving } = editor;
  useEffect(() => {
    const field = top.current?.querySelector<HTMLElement>("input, textarea, select");
    field?.focus();
  }, []);
  // The first field at fault is brought in sight.
  useEffect(() => {
    if (faults.length > 0) top.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [faults]);

  const isBroken = mode === "json" && parsed(editor.json) === null;
  const ids = preview.state === "done" && !preview.isStale ? preview.preview.changedIds.size : 0;
  const elsewhere = mode === "json" ? faults : faults.filter(({ path }) => path.length === 0);
  return (
    <PanelPage
      title={editor.id === null ? words.editor.newTitle : words.editor.editTitle}
      messages={
        problem !== null && (
          <MessagePanel
            intent="error"
            message={{ title: words.faults.refused, text: problem(words) }}
          />
        )
      }
      footer={
        <div className={styles.footer}>
          {ids > 0 && (
            <Button
              appearance="primary"
              disabledFocusable={isSaving}
              onClick={() => void editing.save(true)}
            >
              {words.editor.saveAndApply(ids)}
            </Button>
          )}
          <Button
            appearance={ids > 0 ? "secondary" : "primary"}
            disabledFocusable={isSaving || isBroken}
            onClick={() => void editing.save(false)}
          >
            {isSaving ? words.editor.saving : words.editor.save}
          </Button>
          <Button appearance="subtle" onClick={() => editing.close()}>
            {words.editor.cancel}
          </Button>
        </div>
      }
    >
      <div className={styles.body}>
        <TabList
          aria-label={words.editor.mode}
          size="small"
          selectedValue={mode}
          onTabSelect={(_event, { value }) => editing.show(value === "json" ? "json" : "sentence")}
        >
          <Tab value="sentence" disabled={isBroken}>
            {words.editor.asSentence}
          </Tab>
          <Tab value="json">{words.editor.asJson}</Tab>
        </TabList>
        <div ref={top} className={styles.body} style={{ padding: 0 }}>
          {mode === "json" ? (
            <Field
              label={words.editor.json}
              {...(isBroken
                ? { validationState: "error", validationMessage: words.editor.brokenJson }
                : {})}
            >
              <Textarea
                className={mergeClasses(common.json, common.wholeJson)}
                resize="vertical"
                spellCheck={false}
                value={editor.json}
                onChange={(_event, { value }) => editing.writeJson(value)}
              />
            </Field>
          ) : (
            <BranchEditor
              tree={tree}
              path={[]}
              faults={faults}
              labels={labels}
              onChange={(changed) => editing.change(changed)}
            />
          )}
        </div>
        {elsewhere.length > 0 && (
          <MessagePanel
            intent="error"
            message={{ title: words.faults.elsewhere, text: "" }}
            lines={elsewhere.map((fault) =>
              [fault.path.join(" › "), say(fault)].filter(Boolean).join(": ")
            )}
          />
        )}
        {draftFaults(tree).length === 0 && (
          <p className={styles.sentence}>{ruleSentence(tree, words)}</p>
        )}
        {editor.under !== null && <p className={styles.sentence}>{words.editor.under}</p>}
        {editor.id === null && (
          <p className={styles.sentence}>
            {words.scope.savedTo(
              place.holder === null
                ? null
                : holderWords(place.holder, store.state().holders, ownId, words),
              placeHost(place)
            )}
          </p>
        )}
        <PreviewSection
          preview={preview}
          onStart={() => void editing.preview()}
          onStop={() => editing.stopPreview()}
        />
      </div>
    </PanelPage>
  );
}
