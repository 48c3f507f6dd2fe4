/** The fields a rule is written with: choices, texts, numbers, JSON, and what is wrong with them. */
import { Field, Input, Select, Textarea } from "@fluentui/react-components";
import { useId, useState } from "react";
import { useStrings } from "../use-strings";
import { faultsAt, refusedWords, type DraftFault, type Path } from "./draft";
import { useEditorStyles } from "./editor-styles";

/** The words of a fault. */
export function useFaultWords(): (fault: DraftFault) => string {
  const words = useStrings().rules.faults;
  return ({ what, path }) =>
    "code" in what ? words[what.code] : refusedWords(what.message, path, words);
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly (readonly [value: Value, words: string])[];
  onChange: (value: Value) => void;
}

/** One of several, by a name that only readers of the screen hear. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, choices, onChange } = props;
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(_event, { value: chosen }) => {
        const known = choices.find(([one]) => one === chosen);
        if (known !== undefined) onChange(known[0]);
      }}
    >
      {choices.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </Select>
  );
}

interface ValueProps {
  label: string;
  /** Everything that is wrong; what is at `path` or below is told here. */
  faults: readonly DraftFault[];
  path: Path;
}

const shown = (faults: readonly DraftFault[], path: Path, say: (fault: DraftFault) => string) => {
  const [first] = faultsAt(faults, path);
  return first === undefined
    ? {}
    : { validationState: "error" as const, validationMessage: say(first) };
};

interface TextValueProps extends ValueProps {
  value: string;
  /** Texts to choose from while typing. */
  suggestions?: readonly string[];
  onChange: (value: string) => void;
}

export function TextValue(props: TextValueProps) {
  const { label, value, suggestions = [], faults, path, onChange } = props;
  const say = useFaultWords();
  const listId = useId();
  return (
    <Field {...shown(faults, path, say)}>
      <Input
        aria-label={label}
        value={value}
        {...(suggestions.length > 0 ? { list: listId } : {})}
        onChange={(_event, { value: typed }) => onChange(typed)}
        contentAfter={
          suggestions.length > 0 ? (
            <datalist id={listId}>
              {suggestions.map((text) => (
                <option key={text} value={text} />
              ))}
            </datalist>
          ) : undefined
        }
      />
    </Field>
  );
}

interface NumberValueProps extends ValueProps {
  value: number;
  onChange: (value: number) => void;
}

export function NumberValue({ label, value, faults, path, onChange }: NumberValueProps) {
  const say = useFaultWords();
  return (
    <Field {...shown(faults, path, say)}>
      <Input
        type="number"
        aria-label={label}
        value={Number.isNaN(value) ? "" : String(value)}
        onChange={(_event, { value: typed }) =>
          onChange(typed.trim() === "" ? Number.NaN : Number(typed))
        }
      />
    </Field>
  );
}

interface NumbersValueProps extends ValueProps {
  values: readonly number[];
  onChange: (values: number[]) => void;
}

/** Several numbers, separated by commas. */
export function NumbersValue({ label, values, faults, path, onChange }: NumbersValueProps) {
  const words = useStrings().rules.editor;
  const say = useFaultWords();
  const [typed, setTyped] = useState(values.join(", "));
  return (
    <Field hint={words.severalHint} {...shown(faults, path, say)}>
      <Input
        aria-label={label}
        value={typed}
        onChange={(_event, { value }) => {
          setTyped(value);
          const parts = value.split(/[,;\s]+/).filter((part) => part !== "");
          onChange(parts.map(Number));
        }}
      />
    </Field>
  );
}

interface JsonValueProps extends ValueProps {
  hint?: string;
  value: unknown;
  onChange: (json: unknown) => void;
}

/** A part of a rule as JSON; while it is none nothing is changed. */
export function JsonValue({ label, hint, value, faults, path, onChange }: JsonValueProps) {
  const words = useStrings().rules.editor;
  const say = useFaultWords();
  const styles = useEditorStyles();
  const [typed, setTyped] = useState(() => JSON.stringify(value, null, 2) ?? "");
  const [isBroken, setBroken] = useState(false);
  const state = isBroken
    ? { validationState: "error" as const, validationMessage: words.brokenJson }
    : shown(faults, path, say);
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} {...state}>
      <Textarea
        className={styles.json}
        resize="vertical"
        value={typed}
        spellCheck={false}
        onChange={(_event, { value: text }) => {
          setTyped(text);
          try {
            onChange(JSON.parse(text));
            setBroken(false);
          } catch {
            setBroken(true);
          }
        }}
      />
    </Field>
  );
}
