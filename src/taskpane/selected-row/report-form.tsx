/** The form of a report: what was expected, what is learned from it, and what that would change. */
import {
  Button,
  Combobox,
  Field,
  Input,
  makeStyles,
  Option,
  Radio,
  RadioGroup,
  Select,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import type { CorrectionExpected, CorrectionPattern, RecurrenceType } from "../../model";
import { MessagePanel } from "../message-panel";
import { useStrings } from "../use-strings";
import { patternWords } from "../wrong-results/pattern-words";
import { ScopeField } from "../wrong-results/scope-field";
import { PreviewWords } from "../wrong-results/preview-words";
import { proposedPattern, readDraft, type DraftField } from "./draft";
import type { ReportForm as FormState, SelectedRow } from "./selected-row";

const RECURRENCES = ["one off", "recurring", "subscription"] as const;
const NONE = "none";
/** Labels shown at once: enough to see what typing narrows. */
const MOST_LABELS = 60;

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    "& .fui-Input, & .fui-Combobox, & .fui-Textarea": { minWidth: 0, width: "100%" },
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  choice: { overflowWrap: "anywhere" },
});

interface ReportFormProps {
  selected: SelectedRow;
  form: FormState;
  patterns: readonly CorrectionPattern[];
  onCancel: () => void;
  /** Begins a rule with what was expected until now; absent where there is no panel of rules. */
  onMakeRule: ((expected: CorrectionExpected | null) => void) | undefined;
}

export function ReportForm(props: ReportFormProps) {
  const { selected, form, patterns, onCancel, onMakeRule } = props;
  const styles = useStyles();
  const words = useStrings().corrections;
  const { draft, answered, fault, sending, preview } = form;
  const read = readDraft(draft, answered);
  const correction = read.ok ? read.correction : null;
  // A rule may be made of nothing yet, but not of what cannot be read.
  const isFaulty = !read.ok && read.fault !== "nothing";
  const pattern =
    form.pattern === undefined && correction !== null
      ? proposedPattern(patterns, correction)
      : (form.pattern ?? null);
  const faultOf = (field: DraftField | null) =>
    fault !== null && !read.ok && read.field === field
      ? { validationState: "error" as const, validationMessage: words.form.faults[fault] }
      : {};
  const text = (field: Exclude<DraftField, "label">, hint?: string) => (
    <Field
      label={words.form.fields[field]}
      {...(hint === undefined ? {} : { hint })}
      {...faultOf(field)}
    >
      <Input
        value={draft[field]}
        disabled={sending}
        onChange={(_event, { value }) => selected.edit({ [field]: value })}
      />
    </Field>
  );
  return (
    <form
      className={styles.form}
      aria-label={words.form.heading}
      onSubmit={(event) => {
        event.preventDefault();
        void selected.send();
      }}
    >
      <h3 className={styles.heading}>{words.form.heading}</h3>
      <p className={styles.quiet}>{words.form.intro}</p>
      <LabelField
        label={words.form.fields.label}
        labels={form.labels}
        value={draft.label}
        disabled={sending}
        onChange={(label) => selected.edit({ label })}
      />
      {text("merchant")}
      {text("person")}
      {text("website", words.form.websiteHint)}
      {text("location")}
      {text("mcc", words.form.mccHint)}
      <Field label={words.form.fields.recurrence}>
        <Select
          value={draft.recurrence ?? ""}
          disabled={sending}
          onChange={(_event, { value }) => selected.edit({ recurrence: recurrenceOf(value) })}
        >
          <option value="">{words.form.unchanged}</option>
          {RECURRENCES.map((one) => (
            <option key={one} value={one}>
              {words.form.recurrences[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.form.fields.notes} hint={words.form.notesHint} {...faultOf(null)}>
        <Textarea
          value={draft.notes}
          disabled={sending}
          onChange={(_event, { value }) => selected.edit({ notes: value })}
        />
      </Field>
      {correction !== null && (
        <Field label={words.form.learn.legend}>
          <RadioGroup
            value={pattern === null ? NONE : String(patterns.indexOf(pattern))}
            disabled={sending}
            onChange={(_event, { value }) =>
              selected.choosePattern(value === NONE ? null : (patterns[Number(value)] ?? null))
            }
          >
            {patterns.map((one, index) => (
              <Radio
                key={index}
                className={styles.choice}
                value={String(index)}
                label={patternWords(one, words)}
              />
            ))}
            <Radio value={NONE} label={words.form.learn.none} />
          </RadioGroup>
        </Field>
      )}
      {pattern !== null && correction !== null && (
        <ScopeField
          scope={form.scope}
          holder={form.holder}
          disabled={sending}
          onChange={(scope) => selected.chooseScope(scope)}
        />
      )}
      <PreviewWords preview={preview} />
      {form.failure !== null && (
        <MessagePanel
          intent="error"
          message={{ title: words.failed.title, text: words.failed.text(form.failure) }}
        />
      )}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabled={sending}>
          {sending
            ? words.form.sending
            : pattern === null
              ? words.form.send
              : words.form.sendAndLearn}
        </Button>
        {onMakeRule !== undefined && (
          <Button disabled={sending || isFaulty} onClick={() => onMakeRule(correction)}>
            {words.form.makeRule}
          </Button>
        )}
        <Button disabled={sending} onClick={onCancel}>
          {words.form.cancel}
        </Button>
      </div>
    </form>
  );
}

const recurrenceOf = (value: string): RecurrenceType | null =>
  RECURRENCES.find((one) => one === value) ?? null;

interface LabelFieldProps {
  label: string;
  labels: readonly string[];
  value: string;
  disabled: boolean;
  onChange: (label: string) => void;
}

/** A label of the set in force, or a word of the user's own. */
function LabelField({ label, labels, value, disabled, onChange }: LabelFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = (typed ?? "").trim().toLowerCase();
  const shown = labels.filter((one) => one.toLowerCase().includes(wanted)).slice(0, MOST_LABELS);
  return (
    <Field label={label}>
      <Combobox
        freeform
        value={typed ?? value}
        selectedOptions={labels.includes(value) ? [value] : []}
        disabled={disabled}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          onChange(event.currentTarget.value);
        }}
        onOptionSelect={(_event, { optionValue }) => {
          setTyped(null);
          if (optionValue !== undefined) onChange(optionValue);
        }}
        onOpenChange={(_event, { open }) => {
          if (!open) setTyped(null);
        }}
      >
        {shown.map((one) => (
          <Option key={one} value={one}>
            {one}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}
