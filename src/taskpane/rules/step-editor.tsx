/** What a rule does, as it is written: a list of changes, each a line of a sentence. */
import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { EditableProperty } from "../../model";
import type { Strings } from "../../strings";
import { useStrings } from "../use-strings";
import { faultsAt, type DraftFault, type Path } from "./draft";
import {
  Choice,
  JsonValue,
  NumbersValue,
  NumberValue,
  TextValue,
  useFaultWords,
} from "./draft-fields";
import { useEditorStyles } from "./editor-styles";
import type { Branch, Step } from "./rule-tree";
import { EDITABLE_PROPERTIES, jsonOfSteps, stepsOf } from "./step-json";
import { BranchEditor } from "./tree-editor";
import { usePartFocus } from "./use-part-focus";

interface StepsEditorProps {
  /** What the list is called, such as "then". */
  name: string;
  steps: readonly Step[];
  /** The place of a step, and of the list itself. */
  pathOf: (index: number) => Path;
  path: Path;
  faults: readonly DraftFault[];
  labels: readonly string[];
  onChange: (steps: Step[]) => void;
}

export function StepsEditor(props: StepsEditorProps) {
  const { name, steps, pathOf, path, faults, labels, onChange } = props;
  const styles = useEditorStyles();
  const words = useStrings().rules;
  const say = useFaultWords();
  const { box, add, to } = usePartFocus<HTMLFieldSetElement>();
  const none = steps.length === 0 ? faultsAt(faults, path) : [];
  return (
    <fieldset ref={box} className={styles.group} aria-label={name}>
      {steps.map((step, index) => (
        <StepEditor
          key={index}
          step={step}
          path={pathOf(index)}
          faults={faults}
          labels={labels}
          onChange={(changed) => onChange(steps.map((one, at) => (at === index ? changed : one)))}
          onRemove={() => {
            onChange(steps.filter((_, at) => at !== index));
            to("add");
          }}
        />
      ))}
      {none.map((fault) => (
        <p key={say(fault)} className={styles.fault} role="alert">
          {say(fault)}
        </p>
      ))}
      <div className={styles.buttons}>
        <Button
          ref={add}
          size="small"
          onClick={() => {
            onChange([...steps, { kind: "set", property: "merchant", text: "" }]);
            to("last");
          }}
        >
          {words.editor.addStep}
        </Button>
      </div>
    </fieldset>
  );
}

const OTHER_KINDS = [
  "set_labels",
  "add_label",
  "remove_label",
  "set_mcc",
  "add_mcc",
  "remove_mcc",
] as const;
type StepKind = (typeof OTHER_KINDS)[number] | EditableProperty;
const STEP_KINDS: readonly StepKind[] = [
  "set_labels",
  ...EDITABLE_PROPERTIES,
  ...OTHER_KINDS.slice(1),
];

type DrawnStep = Exclude<Step, { kind: "branch" } | { kind: "json" }>;

const kindOf = (step: DrawnStep): StepKind => (step.kind === "set" ? step.property : step.kind);

function kindWords(kind: StepKind, { editor }: Strings["rules"]): string {
  switch (kind) {
    case "set_labels":
    case "add_label":
    case "remove_label":
    case "set_mcc":
    case "add_mcc":
    case "remove_mcc":
      return editor.steps[kind];
    default:
      return editor.steps.set(kind);
  }
}

/** What a step gives, as far as another kind of step can give it too. */
function givenBy(step: DrawnStep): { text: string; code: number } {
  const { kind } = step;
  switch (kind) {
    case "set":
      return { text: step.text, code: Number.NaN };
    case "add_label":
    case "remove_label":
      return { text: step.label, code: Number.NaN };
    case "set_labels":
      return { text: step.labels.at(-1) ?? "", code: Number.NaN };
    case "add_mcc":
    case "remove_mcc":
      return { text: "", code: step.code };
    case "set_mcc":
      return { text: "", code: step.codes.at(-1) ?? Number.NaN };
  }
}

function asKind(kind: StepKind, before: DrawnStep): Step {
  const { text, code } = givenBy(before);
  switch (kind) {
    case "set_labels":
      return { kind, labels: [text] };
    case "add_label":
    case "remove_label":
      return { kind, label: text };
    case "set_mcc":
      return { kind, codes: Number.isNaN(code) ? [] : [code] };
    case "add_mcc":
    case "remove_mcc":
      return { kind, code };
    default:
      return { kind: "set", property: kind, text };
  }
}

interface StepEditorProps {
  step: Step;
  path: Path;
  faults: readonly DraftFault[];
  labels: readonly string[];
  onChange: (step: Step) => void;
  onRemove: () => void;
}

function StepEditor({ step, path, faults, labels, onChange, onRemove }: StepEditorProps) {
  const styles = useEditorStyles();
  const words = useStrings().rules;
  const { editor } = words;
  const what =
    step.kind === "branch"
      ? editor.steps.branch
      : step.kind === "json"
        ? words.sentence.jsonStep
        : kindWords(kindOf(step), words);
  const remove = (
    <Button
      appearance="subtle"
      icon={<DismissRegular />}
      aria-label={editor.remove(what)}
      onClick={onRemove}
    />
  );
  if (step.kind === "branch") {
    const { branch } = step;
    return (
      <div className={styles.line} data-part>
        <div className={styles.grow} role="group" aria-label={what}>
          <BranchEditor
            tree={branch}
            path={path}
            faults={faults}
            labels={labels}
            onChange={({ when, ...rest }) => {
              const changed: Branch = { ...rest, when: when ?? branch.when };
              onChange({ kind: "branch", branch: changed });
            }}
          />
        </div>
        {remove}
      </div>
    );
  }
  if (step.kind === "json")
    return (
      <div className={styles.line} data-part>
        <div className={styles.grow}>
          <JsonValue
            label={editor.partJson}
            hint={editor.partHint}
            value={jsonOfSteps([step])[0]}
            faults={faults}
            path={path}
            onChange={(json) => onChange(stepsOf([json])[0] ?? step)}
          />
        </div>
        {remove}
      </div>
    );
  return (
    <div className={styles.part} role="group" aria-label={what} data-part>
      <div className={styles.line}>
        <div className={styles.grow}>
          <Choice
            label={editor.change}
            value={kindOf(step)}
            choices={STEP_KINDS.map((kind) => [kind, kindWords(kind, words)] as const)}
            onChange={(kind) => onChange(asKind(kind, step))}
          />
        </div>
        {remove}
      </div>
      <StepValue step={step} path={path} faults={faults} labels={labels} onChange={onChange} />
    </div>
  );
}

interface StepValueProps extends Pick<StepEditorProps, "path" | "faults" | "labels" | "onChange"> {
  step: DrawnStep;
}

function StepValue({ step, path, faults, labels, onChange }: StepValueProps) {
  const { editor } = useStrings().rules;
  const at = { faults, path };
  switch (step.kind) {
    case "set":
      return (
        <TextValue
          {...at}
          label={editor.to}
          value={step.text}
          onChange={(text) => onChange({ ...step, text })}
        />
      );
    case "add_label":
    case "remove_label":
      return (
        <TextValue
          {...at}
          label={editor.label}
          value={step.label}
          suggestions={labels}
          onChange={(label) => onChange({ ...step, label })}
        />
      );
    case "set_labels":
      return (
        <>
          {step.labels.map((label, index) => (
            <TextValue
              key={index}
              {...at}
              label={editor.label}
              value={label}
              suggestions={labels}
              onChange={(typed) =>
                onChange({
                  ...step,
                  labels: step.labels.map((one, place) => (place === index ? typed : one)),
                })
              }
            />
          ))}
        </>
      );
    case "add_mcc":
    case "remove_mcc":
      return (
        <NumberValue
          {...at}
          label={editor.code}
          value={step.code}
          onChange={(code) => onChange({ ...step, code })}
        />
      );
    case "set_mcc":
      return (
        <NumbersValue
          {...at}
          label={editor.code}
          values={step.codes}
          onChange={(codes) => onChange({ ...step, codes })}
        />
      );
  }
}
