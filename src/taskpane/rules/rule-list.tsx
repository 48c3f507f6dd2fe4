/** The rules in order, and where new ones come from. */
import {
  Button,
  Field,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Select,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import type { ListedRule } from "../../client/questions/rules";
import type { Strings } from "../../strings";
import type { PaneBench } from "../bench";
import { MessagePanel } from "../message-panel";
import { PanelPage } from "../panel-page";
import { FormulasNote } from "../settings/formula-cells";
import { useStrings } from "../use-strings";
import { holderWords } from "./place";
import { fileOfRules, MAXIMUM_FILE_BYTES } from "./rule-files";
import { RenewalOffer } from "./renewal-offer";
import { RuleItem } from "./rule-item";
import type { FocusTarget, RulesState } from "./rules-state";
import type { RulesStore } from "./rules-store";
import { saveTextFile } from "./save-text-file";

const useStyles = makeStyles({
  body: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  text: { margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  line: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  scope: { minWidth: 0, "& select": { minWidth: 0, width: "100%" } },
  status: { minHeight: "20px" },
  file: { display: "none" },
});

/** What a button takes back. */
function undoWords(undo: "list" | "rows" | "both", done: Strings["rules"]["done"]): string {
  switch (undo) {
    case "list":
      return done.undo;
    case "rows":
      return done.undoRows;
    case "both":
      return done.undoBoth;
  }
}

interface RuleListProps {
  bench: PaneBench;
  store: RulesStore;
  state: RulesState;
}

export function RuleList({ bench, store, state }: RuleListProps) {
  const styles = useStyles();
  const words = useStrings().rules;
  const { list, counts, notice, isBusy, place, holders } = state;
  const [dragged, setDragged] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const focus = useRef<FocusTarget>(state.returnTo);
  useEffect(() => {
    const target = focus.current;
    if (target === null || list.state !== "ready" || isBusy) return;
    focus.current = null;
    store.returned();
    if (target === "add") add.current?.focus();
    else {
      const item = [...(box.current?.querySelectorAll<HTMLElement>("[data-rule]") ?? [])].find(
        (one) => one.dataset["rule"] === target.rule
      );
      item?.querySelector<HTMLElement>(`[data-action=${target.action}]`)?.focus();
    }
  }, [list, isBusy, store]);

  // The button that takes back is gone with what it took back: the focus goes on from the top.
  const undoing = useRef<number | null>(null);
  const notices = notice?.number ?? null;
  useEffect(() => {
    if (undoing.current === null || undoing.current === notices || isBusy) return;
    undoing.current = null;
    if (document.activeElement === null || document.activeElement === document.body)
      add.current?.focus();
  }, [notices, isBusy]);

  const rules: readonly ListedRule[] = list.state === "ready" ? list.rules : [];
  const isOurs = list.state === "ready" && list.isOurs;
  const ownId = bench.desk.settings()?.accountHolder.id ?? null;

  const readChosen = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    // A file too large to be rules is not even read.
    store.importing.readFile(file.size > MAXIMUM_FILE_BYTES ? "" : await file.text());
  };
  const undo = () => {
    undoing.current = notice?.number ?? null;
    void store.undo();
  };
  const remove = (index: number, id: string) => {
    const next = rules[index + 1] ?? rules[index - 1];
    focus.current = next === undefined ? "add" : { rule: next.id, action: "edit" };
    void store.remove(id);
  };

  return (
    <PanelPage
      title={words.tab}
      messages={
        list.state === "ready" &&
        !list.isOurs && <MessagePanel intent="info" message={words.hosted} />
      }
    >
      <div className={styles.body} ref={box}>
        <p className={styles.text}>{words.intro}</p>
        {holders.length > 0 && (
          <Field
            label={words.scope.label}
            {...(place.holder === null ? {} : { hint: words.scope.hint })}
          >
            <Select
              className={styles.scope}
              value={place.holder?.id ?? ""}
              onChange={(_event, { value }) => void store.chooseHolder(value === "" ? null : value)}
            >
              <option value="">{words.scope.everyone}</option>
              {holders.map((holder) => (
                <option key={holder.id} value={holder.id}>
                  {holderWords(holder, holders, ownId, words)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <div className={styles.line}>
          <Button ref={add} size="small" appearance="primary" onClick={() => store.open(null)}>
            {words.list.add}
          </Button>
          <Button size="small" onClick={() => void store.openFromSelection()}>
            {words.list.fromRow}
          </Button>
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <Button
                size="small"
                appearance="subtle"
                icon={<MoreHorizontalRegular />}
                aria-label={words.list.more}
              />
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                <MenuItem onClick={() => chooser.current?.click()}>
                  {words.list.importFile}
                </MenuItem>
                <MenuItem
                  disabled={rules.length === 0}
                  onClick={() => {
                    saveTextFile(words.files.fileName, fileOfRules(rules));
                    store.exported();
                  }}
                >
                  {words.list.exportFile}
                </MenuItem>
                <MenuItem disabled={rules.length === 0} onClick={() => void store.count()}>
                  {words.list.count}
                </MenuItem>
              </MenuList>
            </MenuPopover>
          </Menu>
          <input
            ref={chooser}
            className={styles.file}
            type="file"
            accept=".json,application/json"
            aria-label={words.list.importFile}
            onChange={(event) => {
              void readChosen(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </div>
        <div role="status" className={styles.status}>
          {notice !== null && <span key={notice.number}>{notice.say(words)}</span>}
        </div>
        {notice !== null && notice.undo !== null && (
          <div className={styles.line}>
            <Button size="small" disabledFocusable={isBusy} onClick={undo}>
              {undoWords(notice.undo, words.done)}
            </Button>
          </div>
        )}
        {notice !== null && (notice.undo === "list" || notice.undo === "both") && (
          <FormulasNote key={notice.number} bench={bench} disabled={isBusy} />
        )}
        <RenewalOffer renewal={state.renewal} isBusy={isBusy} store={store} />
        {list.state === "reading" && <Spinner size="tiny" label={words.list.reading} />}
        {list.state === "failed" && (
          <MessagePanel
            intent="error"
            message={{ title: words.list.failed, text: list.say(words) }}
          >
            <Button size="small" onClick={() => void store.refresh()}>
              {words.list.retry}
            </Button>
          </MessagePanel>
        )}
        {list.state === "ready" && rules.length === 0 && (
          <MessagePanel
            intent="info"
            message={place.holder === null ? words.list.empty : words.list.emptyHolder}
          />
        )}
        {rules.length > 0 && (
          <>
            {rules.length > 1 && <p className={styles.hint}>{words.item.keys}</p>}
            <ol className={styles.list} aria-label={words.list.label}>
              {rules.map((rule, index) => (
                <RuleItem
                  key={rule.id}
                  rule={rule}
                  position={index}
                  total={rules.length}
                  matched={counts.state === "counted" ? (counts.byId.get(rule.id) ?? null) : null}
                  hasUsage={isOurs}
                  disabled={isBusy}
                  actions={{
                    edit: () => store.open(rule.id),
                    duplicate: () => void store.duplicate(rule.id),
                    move: (to) => {
                      const active = document.activeElement;
                      const action =
                        active instanceof HTMLElement && active.dataset["action"] === "edit"
                          ? "edit"
                          : "more";
                      focus.current = { rule: rule.id, action };
                      void store.move(rule.id, to);
                    },
                    switchRule: isOurs ? (isOn) => void store.switchRule(rule.id, isOn) : null,
                    remove: () => remove(index, rule.id),
                  }}
                  dragged={dragged}
                  onDrag={setDragged}
                  onDrop={() => {
                    if (dragged !== null) {
                      focus.current = { rule: dragged, action: "edit" };
                      void store.move(dragged, index);
                    }
                    setDragged(null);
                  }}
                />
              ))}
            </ol>
          </>
        )}
        {counts.state === "unasked" && (
          <div className={styles.line}>
            <span className={styles.hint}>{words.list.uncounted(counts.rows)}</span>
            <Button size="small" onClick={() => void store.count()}>
              {words.list.countNow}
            </Button>
          </div>
        )}
        {counts.state === "counting" && (
          <div className={styles.line}>
            <span className={styles.hint}>{words.list.counting(counts.done, counts.total)}</span>
            <Button size="small" onClick={() => store.stopCounting()}>
              {words.list.stopCounting}
            </Button>
          </div>
        )}
      </div>
    </PanelPage>
  );
}
