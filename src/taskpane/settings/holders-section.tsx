/** Account holders: who they are, what goes with each, whose the workbook and its rows are. */
import {
  Button,
  Field,
  Input,
  makeStyles,
  Select,
  tokens,
  useRestoreFocusTarget,
} from "@fluentui/react-components";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { HolderContents, HolderInList } from "../../client/questions/account-holders";
import type { AccountHolderType } from "../../model";
import type { PaneBench } from "../bench";
import { withRole } from "../enrich/mapping-section";
import { MessagePanel } from "../message-panel";
import { holderWords } from "../rules/place";
import { FoldingSection } from "../section";
import { useStrings } from "../use-strings";
import { ConfirmDialog } from "./confirm-dialog";
import { FormulasNote } from "./formula-cells";
import { createHolderList, type HolderEvent, type HolderList, nameOf } from "./holder-list";

const TYPES: readonly AccountHolderType[] = ["consumer", "business", "freelance", "unknown"];

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

interface HoldersSectionProps {
  bench: PaneBench;
  disabled: boolean;
}

export function HoldersSection({ bench, disabled }: HoldersSectionProps) {
  const styles = useStyles();
  const strings = useStrings();
  const words = strings.settings.holders;
  const [list] = useState(() => createHolderList(bench));
  const [isOpen, setOpen] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const state = useSyncExternalStore(list.subscribe, list.state);
  const { sheet } = useSyncExternalStore(bench.desk.subscribe, bench.desk.state);
  const chooser = useRef<HTMLSelectElement>(null);
  const own = sheet.state === "ready" ? sheet.choices.settings.accountHolder.id : null;
  const { holders, open } = state;
  useEffect(() => void list.refresh(), [list]);

  return (
    <FoldingSection
      heading={words.heading}
      summary={holders === null ? "" : words.summary(holders.length)}
      open={isOpen}
      onToggle={() => setOpen(!isOpen)}
      disabled={disabled}
    >
      {state.isHere && bench.destination().kind !== "built_in" && (
        <p className={styles.quiet}>{words.elsewhere}</p>
      )}
      {holders?.length === 0 && <p className={styles.quiet}>{words.none}</p>}
      {holders !== null && holders.length > 0 && (
        <Field label={words.choose}>
          <Select
            ref={chooser}
            value={open?.id ?? ""}
            disabled={disabled}
            onChange={(_event, { value }) => void list.open(value === "" ? null : value)}
          >
            <option value="" />
            {holders.map((holder) => (
              <option key={holder.id} value={holder.id}>
                {words.option(
                  holderWords(holder, holders, own, strings.rules),
                  strings.holder.types[holder.type]
                )}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {open !== null && (
        <HolderForm
          key={`${open.id} ${open.type} ${open.name ?? ""}`}
          list={list}
          holder={open}
          isOwn={open.id === own}
          canBeUsed={sheet.state === "ready"}
          disabled={disabled || state.isBusy}
          onRemoved={() => chooser.current?.focus()}
        />
      )}
      {isAdding ? (
        <NewHolder list={list} disabled={disabled} onDone={() => setAdding(false)} />
      ) : (
        <div className={styles.buttons}>
          <Button disabledFocusable={disabled} onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        </div>
      )}
      <div role="status">{state.said !== null && <Said event={state.said} />}</div>
      {(state.said?.kind === "saved" || state.said?.kind === "used") && (
        <FormulasNote bench={bench} disabled={disabled} />
      )}
      <ColumnOfHolders bench={bench} disabled={disabled} />
    </FoldingSection>
  );
}

function Said({ event }: { event: HolderEvent }) {
  const styles = useStyles();
  const { settings } = useStrings();
  const words = settings.holders;
  switch (event.kind) {
    case "failed":
      return <MessagePanel intent="error" message={settings.failed(event.code, event.message)} />;
    case "id_taken":
      return <p className={styles.quiet}>{words.idTaken}</p>;
    case "saved":
    case "added":
    case "used":
    case "removed":
      return <p className={styles.quiet}>{words[event.kind](event.who)}</p>;
  }
}

interface HolderFormProps {
  list: HolderList;
  holder: HolderContents;
  isOwn: boolean;
  canBeUsed: boolean;
  disabled: boolean;
  onRemoved: () => void;
}

function HolderForm({ list, holder, isOwn, canBeUsed, disabled, onRemoved }: HolderFormProps) {
  const styles = useStyles();
  const words = useStrings().settings.holders;
  const [name, setName] = useState(holder.name ?? "");
  const [type, setType] = useState(holder.type);
  const [set, setSet] = useState(holder.category_id ?? "");
  const opener = useRestoreFocusTarget();
  const [isAsking, setAsking] = useState(false);
  const { sets } = list.state();
  const offered = set !== "" && !sets.includes(set) ? [...sets, set] : sets;
  const contents = words.contents(
    holder.transactions,
    holder.rules,
    holder.reports,
    holder.statements
  );
  return (
    <div className={styles.form}>
      <Field label={words.name}>
        <Input
          value={name}
          maxLength={1_024}
          autoComplete="off"
          disabled={disabled}
          onChange={(_event, { value }) => setName(value)}
        />
      </Field>
      <TypeField type={type} disabled={disabled} onChange={setType} />
      {offered.length > 0 && (
        <Field label={words.set}>
          <Select value={set} disabled={disabled} onChange={(_event, { value }) => setSet(value)}>
            <option value="">{words.setOfType}</option>
            {offered.map((id) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <p className={styles.quiet}>{contents}</p>
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={disabled}
          onClick={() =>
            void list.save({
              type,
              name: name.trim() === "" ? null : name.trim(),
              set: set === "" ? null : set,
            })
          }
        >
          {words.save}
        </Button>
        {!isOwn && canBeUsed && (
          <Button disabledFocusable={disabled} onClick={() => list.use()}>
            {words.use}
          </Button>
        )}
        <Button
          {...opener}
          appearance="subtle"
          disabledFocusable={disabled}
          onClick={() => setAsking(true)}
        >
          {words.remove}
        </Button>
      </div>
      <ConfirmDialog
        open={isAsking}
        title={words.removeTitle(nameOf(holder))}
        confirm={words.removeConfirm}
        cancel={words.cancel}
        onClose={() => setAsking(false)}
        onConfirm={() => void list.remove().then(onRemoved)}
      >
        <p>{contents}</p>
        <p>{words.removeText}</p>
      </ConfirmDialog>
    </div>
  );
}

interface TypeFieldProps {
  type: AccountHolderType;
  disabled: boolean;
  onChange: (type: AccountHolderType) => void;
}

function TypeField({ type, disabled, onChange }: TypeFieldProps) {
  const { holder, settings } = useStrings();
  return (
    <Field label={settings.holders.type}>
      <Select
        value={type}
        disabled={disabled}
        onChange={(_event, { value }) => {
          const chosen = TYPES.find((one) => one === value);
          if (chosen) onChange(chosen);
        }}
      >
        {TYPES.map((one) => (
          <option key={one} value={one}>
            {holder.types[one]}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface NewHolderProps {
  list: HolderList;
  disabled: boolean;
  onDone: () => void;
}

function NewHolder({ list, disabled, onDone }: NewHolderProps) {
  const styles = useStyles();
  const words = useStrings().settings.holders;
  const [holder, setHolder] = useState<HolderInList>({ id: "", type: "consumer", name: null });
  const id = holder.id.trim();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (id === "") return;
        void list.add({ ...holder, id }).then((isMade) => {
          if (isMade) onDone();
        });
      }}
    >
      <Field label={words.id} hint={words.idHint} required>
        <Input
          autoFocus
          value={holder.id}
          maxLength={256}
          autoComplete="off"
          onChange={(_event, { value }) => setHolder({ ...holder, id: value })}
        />
      </Field>
      <Field label={words.name}>
        <Input
          value={holder.name ?? ""}
          maxLength={1_024}
          autoComplete="off"
          onChange={(_event, { value }) =>
            setHolder({ ...holder, name: value.trim() === "" ? null : value })
          }
        />
      </Field>
      <TypeField
        type={holder.type}
        disabled={disabled}
        onChange={(type) => setHolder({ ...holder, type })}
      />
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={disabled || id === ""}>
          {words.save}
        </Button>
        <Button onClick={onDone}>{words.cancel}</Button>
      </div>
    </form>
  );
}

/** Which column of the sheet says whose each row is. */
function ColumnOfHolders({ bench: { desk }, disabled }: HoldersSectionProps) {
  const strings = useStrings();
  const words = strings.settings.holders;
  const { sheet } = useSyncExternalStore(desk.subscribe, desk.state);
  if (sheet.state !== "ready") return null;
  const { columns } = sheet.preparation;
  const chosen = sheet.choices.mapping.account_holder_id;
  return (
    <Field label={words.column} hint={words.columnHint}>
      <Select
        value={chosen === undefined ? "" : String(chosen)}
        disabled={disabled}
        onChange={(_event, { value }) => {
          const column = columns.find(({ index }) => String(index) === value);
          desk.choose((choices) => {
            const { account_holder_id: _, ...rest } = choices.mapping;
            const mapping =
              column === undefined
                ? rest
                : withRole(choices.mapping, column.index, "account_holder_id");
            return { ...choices, mapping };
          });
        }}
      >
        <option value="">{words.noColumn}</option>
        {columns.map(({ index, header, letter }) => (
          <option key={index} value={String(index)}>
            {strings.mapping.roleOf(header, letter)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
