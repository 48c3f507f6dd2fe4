/** Labels: the set in force by account holder type or name, edited, tried, used, taken away, put back. */
import {
  Button,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  tokens,
  useRestoreFocusTarget,
} from "@fluentui/react-components";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { PaneBench } from "../bench";
import { PanelPage } from "../panel-page";
import { Section } from "../section";
import { ConfirmDialog } from "../settings/confirm-dialog";
import { FormulasNote } from "../settings/formula-cells";
import { downloadFile } from "../settings/kept";
import { useStrings } from "../use-strings";
import { type Direction, labelsOfTree, setOfTree } from "./label-tree";
import { LabelTreeView } from "./label-tree-view";
import { PasteLabels } from "./paste-labels";
import type { SetEditor } from "./set-editor";
import type { LabelFault } from "./set-faults";
import { FaultList, Preview, Said } from "./set-outcome";
import { isOfType } from "./sheet-labels";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  status: { outlineStyle: "none" },
  hidden: { display: "none" },
});

const DIRECTIONS: readonly Direction[] = ["outgoing", "incoming"];

export function CategoriesPanel({ bench }: { bench: PaneBench }) {
  const styles = useStyles();
  const strings = useStrings();
  const words = strings.categories;
  const { desk, navigation, labelSets: editor } = bench;
  const state = useSyncExternalStore(editor.subscribe, editor.state);
  const [direction, setDirection] = useState<Direction>("outgoing");
  const [label, setLabel] = useState<string | null>(null);
  const opener = useRestoreFocusTarget();
  const [isAsking, setAsking] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => void editor.open(), [editor]);

  const { sets, id, isOwn, tree, isBusy, said } = state;
  // The button that took the set away, or put it back, is gone: the focus goes to what was said.
  const isFocusLost =
    said?.kind === "reset" || said?.kind === "put_back" || said?.kind === "undone";
  useEffect(() => {
    if (isFocusLost) outcome.current?.focus();
  }, [isFocusLost, said]);

  const nameOf = (one: string) => (isOfType(one) ? words.names[one] : one);
  const offered =
    sets === null ? [] : [...new Set([...sets.map((set) => set.id), ...state.drafts, id])];
  const shownName = (one: string) => {
    const isSetOwn = sets?.some((set) => set.id === one && set.is_own) === true;
    const name = isSetOwn ? words.own(nameOf(one)) : nameOf(one);
    return state.drafts.includes(one) || (one === id && state.isChanged) ? words.draft(name) : name;
  };
  const goTo = (fault: LabelFault) => {
    setDirection(fault.direction);
    setLabel(fault.key);
    requestAnimationFrame(() => {
      nameField.current?.focus();
      nameField.current?.select();
    });
  };
  /** What a change of the set in force did to the sheet; undefined where none was made. */
  const stale = said !== null && "sheet" in said ? said.sheet : undefined;
  return (
    <PanelPage title={strings.panels.names.categories}>
      <Section heading={words.set}>
        <Field label={words.set}>
          <Select value={id} onChange={(_event, { value }) => editor.choose(value)}>
            {offered.map((one) => (
              <option key={one} value={one}>
                {shownName(one)}
              </option>
            ))}
          </Select>
        </Field>
        <NewSet editor={editor} />
      </Section>
      <Section heading={words.tree(labelsOfTree(tree).length)}>
        <Field label={words.direction}>
          <RadioGroup
            layout="horizontal"
            value={direction}
            onChange={(_event, { value }) => {
              const chosen = DIRECTIONS.find((one) => one === value);
              if (chosen) setDirection(chosen);
            }}
          >
            {DIRECTIONS.map((one) => (
              <Radio key={one} value={one} label={words.directions[one]} />
            ))}
          </RadioGroup>
        </Field>
        <LabelTreeView
          key={`${id} ${direction}`}
          nodes={tree[direction]}
          canUndo={state.canUndo}
          faults={state.faults}
          current={label}
          nameField={nameField}
          makeKey={editor.makeKey}
          onCurrent={setLabel}
          onChange={(nodes) => editor.change(direction, nodes)}
          onUndo={editor.undo}
        />
        <PasteLabels bench={bench} direction={direction} />
      </Section>
      <Section heading={words.previewHeading}>
        <div className={styles.buttons}>
          <Button disabledFocusable={isBusy} onClick={() => void editor.preview()}>
            {words.preview}
          </Button>
          <Button
            appearance="primary"
            disabledFocusable={isBusy || !state.isChanged}
            onClick={() => void editor.save()}
          >
            {words.save}
          </Button>
          {isOwn && (
            <Button {...opener} disabledFocusable={isBusy} onClick={() => setAsking(true)}>
              {isOfType(id) ? words.reset : words.drop}
            </Button>
          )}
        </div>
        <div role="status" ref={outcome} tabIndex={-1} className={styles.status}>
          {state.preview !== null && <Preview preview={state.preview} />}
          {said !== null && <Said event={said} />}
        </div>
        {stale !== undefined && <FormulasNote bench={bench} />}
        {state.faults.length > 0 && <FaultList faults={state.faults} onGo={goTo} />}
        {(state.former !== null || stale) && (
          <div className={styles.buttons}>
            {state.former !== null && (
              <Button disabledFocusable={isBusy} onClick={() => void editor.putBack()}>
                {state.former.after === "saved"
                  ? words.undoUse(nameOf(state.former.id))
                  : words.putBack(nameOf(state.former.id))}
              </Button>
            )}
            {stale && stale.rows !== 0 && (
              <Button
                onClick={() => {
                  desk.choose((choices) => ({ ...choices, refreshUpToDate: true }));
                  navigation.show("enrich");
                }}
              >
                {words.renew}
              </Button>
            )}
          </div>
        )}
        <div className={styles.buttons}>
          <Button
            onClick={() => {
              const text = JSON.stringify(setOfTree(tree), null, 2);
              downloadFile(new Blob([text], { type: "application/json" }), "labels.json");
            }}
          >
            {words.export}
          </Button>
          <Button onClick={() => file.current?.click()}>{words.import}</Button>
          <Button disabledFocusable={isBusy} onClick={() => void editor.list()}>
            {words.list}
          </Button>
          <Button
            disabledFocusable={isBusy || !state.hasList}
            onClick={() => void editor.takeList()}
          >
            {words.takeList}
          </Button>
        </div>
        <input
          ref={file}
          className={styles.hidden}
          type="file"
          accept="application/json,.json"
          aria-label={words.import}
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            void chosen?.text().then(editor.read);
            event.target.value = "";
          }}
        />
        <ConfirmDialog
          open={isAsking}
          title={words.resetTitle}
          confirm={words.resetConfirm}
          cancel={words.cancel}
          onClose={() => setAsking(false)}
          onConfirm={() => void editor.reset()}
        >
          <p>{words.resetText}</p>
        </ConfirmDialog>
      </Section>
    </PanelPage>
  );
}

function NewSet({ editor }: { editor: SetEditor }) {
  const words = useStrings().categories;
  const [name, setName] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === "") return;
        editor.begin(name.trim());
        setName("");
      }}
    >
      <Field label={words.newName} hint={words.newHint}>
        <Input
          value={name}
          maxLength={100}
          autoComplete="off"
          onChange={(_event, { value }) => setName(value)}
        />
      </Field>
      <Button type="submit" size="small" disabledFocusable={name.trim() === ""}>
        {words.begin}
      </Button>
    </form>
  );
}
