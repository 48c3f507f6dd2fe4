/** Choosing the column with the labels, what can be said of them, and the start of a training. */
import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { PaneBench } from "../bench";
import { MessagePanel } from "../message-panel";
import { Section } from "../section";
import { useStrings } from "../use-strings";
import { labelColumns, likelyColumn } from "./column-guess";
import { FigureTable, Folded } from "./figures";
import type { LabelCheck } from "./label-check";
import { LabelWarnings } from "./label-warnings";
import { isTraining, type ModelsDesk, type ModelsState } from "./models-desk";

const useStyles = makeStyles({
  text: { margin: 0 },
  start: { alignSelf: "flex-start", maxWidth: "100%" },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

const LONGEST_NAME = 100;
/** Labels shown with their counts. */
const MOST_LABELS = 100;

interface TrainSectionProps {
  bench: PaneBench;
  models: ModelsDesk;
  state: ModelsState;
}

export function TrainSection({ bench, models, state }: TrainSectionProps) {
  const styles = useStyles();
  const words = useStrings();
  const { train } = words.models;
  const { sheet } = useSyncExternalStore(bench.desk.subscribe, bench.desk.state);
  const table = sheet.state === "ready" ? sheet.tableKey : null;
  // What was counted is of another table.
  useEffect(() => void models.readLabels(null), [models, table]);
  const again = (
    <Button size="small" onClick={() => void bench.desk.refresh()}>
      {words.problems.retry}
    </Button>
  );
  if (sheet.state === "reading")
    return (
      <Section heading={train.heading}>
        <p className={styles.text}>{words.rows.reading}</p>
      </Section>
    );
  if (sheet.state === "problem")
    return (
      <Section heading={train.heading}>
        <MessagePanel intent="info" message={words.problems.of(sheet.problem)}>
          {again}
        </MessagePanel>
      </Section>
    );
  const columns = labelColumns(sheet.preparation);
  if (columns.length === 0)
    return (
      <Section heading={train.heading}>
        <MessagePanel intent="info" message={train.noColumn}>
          {again}
        </MessagePanel>
      </Section>
    );
  const likely = likelyColumn(columns);
  const names = words.mapping.roleOf;
  return (
    <Section heading={train.heading}>
      <Field label={train.column}>
        <Select
          key={sheet.tableKey}
          defaultValue=""
          onChange={(_event, { value }) =>
            void models.readLabels(value === "" ? null : Number(value))
          }
        >
          <option value="">{train.columnNone}</option>
          {[...columns]
            .sort((one, other) => Number(other === likely) - Number(one === likely))
            .map(({ index, header, letter }) => (
              <option key={index} value={index}>
                {names(header, letter)}
              </option>
            ))}
        </Select>
      </Field>
      <div role="status">
        {state.labels.state === "reading" && <p className={styles.text}>{train.reading}</p>}
        {state.labels.state === "read" && (
          <p className={styles.text}>
            {train.counts(state.labels.check.rows.length, state.labels.check.labels.length)}
          </p>
        )}
      </div>
      {state.labels.state === "problem" && (
        <MessagePanel intent="warning" message={words.problems.of(state.labels.problem)} />
      )}
      {state.labels.state === "read" && (
        <Start models={models} state={state} check={state.labels.check} />
      )}
    </Section>
  );
}

interface StartProps {
  models: ModelsDesk;
  state: ModelsState;
  check: LabelCheck;
}

function Start({ models, state, check }: StartProps) {
  const styles = useStyles();
  const { train } = useStrings().models;
  const [name, setName] = useState(train.nameUsual);
  const answer = state.list.state === "ready" ? state.list.answer : null;
  const isTaken = answer?.models.some((model) => model.name === name.trim()) === true;
  const isUnderWay = answer?.candidates.some(isTraining) === true;
  const isNamed = name.trim() !== "";
  const shown = check.labels.slice(0, MOST_LABELS);
  const hidden = check.labels.length - shown.length;
  return (
    <>
      <LabelWarnings warnings={check.warnings} />
      {check.labels.length > 0 && (
        <Folded title={train.all}>
          <FigureTable
            caption={train.all}
            heads={[train.labelHead, train.rowsHead]}
            width={72}
            lines={shown.map(({ label, rows }) => ({ about: label, figures: [String(rows)] }))}
          />
          {hidden > 0 && <p className={styles.hint}>{train.more(hidden)}</p>}
        </Folded>
      )}
      {check.canTrain && (
        <>
          <Field
            label={train.name}
            {...(isTaken ? { hint: train.nameTaken(name.trim()) } : {})}
            {...(isNamed
              ? {}
              : { validationState: "error" as const, validationMessage: train.nameMissing })}
          >
            <Input
              value={name}
              maxLength={LONGEST_NAME}
              autoComplete="off"
              onChange={(_event, { value }) => setName(value)}
            />
          </Field>
          <Button
            className={styles.start}
            appearance="primary"
            disabledFocusable={!isNamed || isUnderWay || state.isBusy}
            onClick={() => void models.train(name.trim())}
          >
            {train.start(check.rows.length)}
          </Button>
        </>
      )}
      {!check.canTrain && <p className={styles.hint}>{train.cannot}</p>}
    </>
  );
}
