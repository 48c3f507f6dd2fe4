/** The models there are: used to enrich, looked at, taken out as files, deleted; and one brought in. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
  useRestoreFocusTarget,
} from "@fluentui/react-components";
import { useRef, useState, useSyncExternalStore } from "react";
import type { CustomModel } from "../../model";
import type { PaneBench } from "../bench";
import { Section } from "../section";
import { useOpenings } from "../use-openings";
import { useStrings } from "../use-strings";
import { Folded } from "./figures";
import type { ModelsDesk } from "./models-desk";
import { saveText } from "./save-text";
import { TestReport } from "./test-report";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "grid",
    gap: tokens.spacingVerticalL,
  },
  item: { display: "grid", gap: tokens.spacingVerticalXS, minWidth: 0 },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
  text: { margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  import: { alignSelf: "flex-start" },
  surface: { padding: tokens.spacingHorizontalL, width: "calc(100% - 16px)" },
  content: { overflowWrap: "anywhere" },
});

interface ModelListProps {
  bench: PaneBench;
  models: ModelsDesk;
  kept: readonly CustomModel[];
  isBusy: boolean;
}

export function ModelList({ bench, models, kept, isBusy }: ModelListProps) {
  const styles = useStyles();
  const words = useStrings().models.list;
  const file = useRef<HTMLInputElement>(null);
  return (
    <Section heading={words.heading}>
      {kept.length === 0 ? (
        <p className={styles.text}>{words.none}</p>
      ) : (
        <ul className={styles.list} aria-label={words.heading}>
          {kept.map((model) => (
            <li key={model.name} className={styles.item}>
              <OneModel bench={bench} models={models} model={model} isBusy={isBusy} />
            </li>
          ))}
        </ul>
      )}
      <input
        ref={file}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={words.import}
        onChange={({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? [];
          if (chosen !== undefined) void models.importFile(chosen);
          // The same file can be chosen again.
          currentTarget.value = "";
        }}
      />
      <Button
        className={styles.import}
        disabledFocusable={isBusy}
        onClick={() => file.current?.click()}
      >
        {words.import}
      </Button>
      <p className={styles.hint}>{words.importHint}</p>
    </Section>
  );
}

interface OneModelProps {
  bench: PaneBench;
  models: ModelsDesk;
  model: CustomModel;
  isBusy: boolean;
}

function OneModel({ bench, models, model, isBusy }: OneModelProps) {
  const styles = useStyles();
  const { language, models: all } = useStrings();
  const words = all.list;
  const { sheet, run } = useSyncExternalStore(bench.desk.subscribe, bench.desk.state);
  const { name, test, transactions, updated_at: at } = model;
  const settings = sheet.state === "ready" ? sheet.choices.settings : null;
  const isUsed = settings?.model === name;
  const isStill = run.state === "running" || run.state === "undoing";
  const use = (chosen: string | null) =>
    bench.desk.choose((current) => ({
      ...current,
      settings: { ...current.settings, model: chosen },
    }));
  const accuracy = test?.accuracy ?? null;
  const date = new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(new Date(at));

  return (
    <>
      <h3 className={styles.name}>{name}</h3>
      <p className={styles.hint}>
        {words.about(transactions, date)}
        {accuracy !== null && ` · ${words.right(accuracy)}`}
      </p>
      {isUsed && <p className={styles.text}>✓ {words.inUse}</p>}
      {test !== null && (
        <Folded title={words.details(name)}>
          <TestReport test={test} />
        </Folded>
      )}
      <div className={styles.buttons}>
        <Button
          size="small"
          aria-label={isUsed ? words.stopOf(name) : words.useOf(name)}
          disabledFocusable={settings === null || isStill}
          onClick={() => use(isUsed ? null : name)}
        >
          {isUsed ? words.stop : words.use}
        </Button>
        <Button
          size="small"
          aria-label={words.exportOf(name)}
          disabledFocusable={isBusy}
          onClick={() =>
            void models.exportText(name).then((text) => {
              if (text !== null) saveText(words.fileName(name), text);
            })
          }
        >
          {words.export}
        </Button>
        <Remove
          name={name}
          isUsed={isUsed}
          isBusy={isBusy || isStill}
          onRemove={() => {
            if (isUsed) use(null);
            void models.remove(name);
          }}
        />
      </div>
    </>
  );
}

interface RemoveProps {
  name: string;
  isUsed: boolean;
  isBusy: boolean;
  onRemove: () => void;
}

function Remove({ name, isUsed, isBusy, onRemove }: RemoveProps) {
  const styles = useStyles();
  const { remove: words, list } = useStrings().models;
  const opener = useRestoreFocusTarget();
  const [isAsking, setAsking] = useState(false);
  const openings = useOpenings(isAsking);
  return (
    <>
      <Button
        size="small"
        aria-label={list.removeOf(name)}
        disabledFocusable={isBusy}
        {...opener}
        onClick={() => setAsking(true)}
      >
        {list.remove}
      </Button>
      <Dialog
        key={openings}
        open={isAsking}
        modalType="alert"
        onOpenChange={(_event, { open }) => setAsking(open)}
      >
        <DialogSurface className={styles.surface}>
          <DialogBody>
            <DialogTitle>{words.title(name)}</DialogTitle>
            <DialogContent className={styles.content}>
              <p>{words.text}</p>
              {isUsed && <p>{words.used}</p>}
            </DialogContent>
            <DialogActions fluid>
              <Button
                appearance="primary"
                onClick={() => {
                  setAsking(false);
                  onRemove();
                }}
              >
                {words.confirm}
              </Button>
              <Button onClick={() => setAsking(false)}>{words.cancel}</Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  );
}
