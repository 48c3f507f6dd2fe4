/** A condition as it is written: a line of a sentence, or a group of them. */
import { Button, Checkbox } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { Strings } from "../../strings";
import { useStrings } from "../use-strings";
import { AMOUNT_TESTS, conditionOf, jsonOfCondition, partPath } from "./condition-json";
import { TEXT_PROPERTIES, TEXT_TESTS } from "./condition-json";
import { Choice, JsonValue, NumberValue, TextValue, useFaultWords } from "./draft-fields";
import { faultsAt, type DraftFault, type Path } from "./draft";
import { useEditorStyles } from "./editor-styles";
import { conditionWords } from "./rule-sentence";
import type { Condition, TextTest } from "./rule-tree";
import { usePartFocus } from "./use-part-focus";

interface ConditionEditorProps {
  condition: Condition;
  path: Path;
  faults: readonly DraftFault[];
  /** The labels there are, to choose from. */
  labels: readonly string[];
  onChange: (condition: Condition) => void;
  onRemove: (() => void) | null;
}

type Group = Extract<Condition, { kind: "group" }>;
type Leaf = Exclude<Condition, Group | { kind: "not" } | { kind: "json" }>;

const EMPTY: Condition = {
  kind: "text",
  property: "description",
  test: "contains",
  text: "",
  ignoresCase: true,
};

export function ConditionEditor(props: ConditionEditorProps) {
  const { condition, path, onChange } = props;
  const { kind } = condition;
  if (kind === "group") return <GroupEditor {...props} group={condition} isNot={false} />;
  if (kind === "json") return <JsonEditor {...props} />;
  if (kind !== "not") return <LeafEditor {...props} leaf={condition} isNot={false} />;
  const { part } = condition;
  // Twice not, or not of something without words: nothing a sentence would make plainer.
  if (part.kind === "not" || part.kind === "json") return <JsonEditor {...props} />;
  const inner = { ...props, path: [...path, "!"], onChange };
  return part.kind === "group" ? (
    <GroupEditor {...inner} group={part} isNot />
  ) : (
    <LeafEditor {...inner} leaf={part} isNot />
  );
}

const negated = (condition: Condition, isNot: boolean): Condition =>
  isNot ? { kind: "not", part: condition } : condition;

function RemoveButton({ what, onRemove }: { what: string; onRemove: (() => void) | null }) {
  const words = useStrings().rules.editor;
  if (onRemove === null) return null;
  return (
    <Button
      appearance="subtle"
      icon={<DismissRegular />}
      aria-label={words.remove(what)}
      onClick={onRemove}
    />
  );
}

function JsonEditor({ condition, path, faults, onChange, onRemove }: ConditionEditorProps) {
  const styles = useEditorStyles();
  const words = useStrings().rules;
  return (
    <div className={styles.line} data-part>
      <div className={styles.grow}>
        <JsonValue
          label={words.editor.partJson}
          hint={words.editor.partHint}
          value={jsonOfCondition(condition)}
          faults={faults}
          path={path}
          onChange={(json) => onChange(conditionOf(json))}
        />
      </div>
      <RemoveButton what={words.sentence.json} onRemove={onRemove} />
    </div>
  );
}

interface GroupProps extends ConditionEditorProps {
  group: Group;
  isNot: boolean;
}

function GroupEditor({ group, isNot, path, faults, labels, onChange, onRemove }: GroupProps) {
  const styles = useEditorStyles();
  const words = useStrings().rules;
  const say = useFaultWords();
  const { box, add, to } = usePartFocus<HTMLFieldSetElement>();

  const change = (different: Partial<Group>, not = isNot) =>
    onChange(negated({ ...group, ...different }, not));
  const addPart = (part: Condition) => {
    change({ parts: [...group.parts, part] });
    to("last");
  };
  /** A group without parts is at fault itself; faults of parts are told beside them. */
  const own = group.parts.length === 0 ? faultsAt(faults, path) : [];
  const editor = words.editor;
  return (
    <fieldset ref={box} className={styles.group} aria-label={editor.group} data-part>
      <div className={styles.line}>
        <div className={styles.grow}>
          <Choice
            label={editor.groupMode}
            value={group.mode}
            choices={[
              ["all", editor.all],
              ["any", editor.any],
            ]}
            onChange={(mode) => change({ mode })}
          />
        </div>
        <RemoveButton what={editor.group} onRemove={onRemove} />
      </div>
      {(isNot || onRemove !== null) && (
        <Negation isNot={isNot} onChange={(not) => change({}, not)} />
      )}
      {group.parts.map((part, index) => (
        <ConditionEditor
          // Parts have no names: a part is the one in its place.
          key={index}
          condition={part}
          path={[...path, ...partPath(group, index)]}
          faults={faults}
          labels={labels}
          onChange={(changed) =>
            change({ parts: group.parts.map((one, at) => (at === index ? changed : one)) })
          }
          onRemove={() => {
            change({ parts: group.parts.filter((_, at) => at !== index) });
            to("add");
          }}
        />
      ))}
      {own.map((fault) => (
        <p key={say(fault)} className={styles.fault} role="alert">
          {say(fault)}
        </p>
      ))}
      <div className={styles.buttons}>
        <Button ref={add} size="small" onClick={() => addPart(EMPTY)}>
          {editor.addCondition}
        </Button>
        <Button
          size="small"
          onClick={() =>
            addPart({ kind: "group", mode: group.mode === "all" ? "any" : "all", parts: [EMPTY] })
          }
        >
          {editor.addGroup}
        </Button>
      </div>
    </fieldset>
  );
}

function Negation({ isNot, onChange }: { isNot: boolean; onChange: (isNot: boolean) => void }) {
  const words = useStrings().rules.editor;
  return (
    <Choice
      label={words.negation}
      value={isNot ? "not" : "so"}
      choices={[
        ["so", words.is],
        ["not", words.isNot],
      ]}
      onChange={(value) => onChange(value === "not")}
    />
  );
}

const LEAF_KINDS = [...TEXT_PROPERTIES, "amount", "label", "code", "always", "never"] as const;
type LeafKind = (typeof LEAF_KINDS)[number];

function kindOf(leaf: Leaf): LeafKind {
  switch (leaf.kind) {
    case "text":
      return leaf.property;
    case "always":
      return leaf.value ? "always" : "never";
    case "amount":
    case "label":
    case "code":
      return leaf.kind;
  }
}

function kindWords(kind: LeafKind, words: Strings["rules"]): string {
  switch (kind) {
    case "label":
    case "code":
    case "always":
    case "never":
      return words.editor.conditionKinds[kind];
    default:
      return words.properties[kind];
  }
}

/** A condition of that kind, with what fits of the one before. */
function asKind(kind: LeafKind, before: Leaf): Leaf {
  switch (kind) {
    case "amount":
      return { kind, test: ">", amount: Number.NaN };
    case "label":
      return { kind, label: "" };
    case "code":
      return { kind, code: Number.NaN };
    case "always":
    case "never":
      return { kind: "always", value: kind === "always" };
    default: {
      const values = valuesOf(kind);
      const text = before.kind === "text" && valuesOf(before.property) === null ? before.text : "";
      if (values !== null)
        return { kind: "text", property: kind, test: "is", text: values[0], ignoresCase: false };
      return {
        kind: "text",
        property: kind,
        test: before.kind === "text" ? before.test : "contains",
        text,
        ignoresCase: before.kind === "text" ? before.ignoresCase : true,
      };
    }
  }
}

const ENTRY_TYPES = ["outgoing", "incoming"] as const;
const HOLDER_TYPES = ["consumer", "business", "freelance", "unknown"] as const;

/** The values a property can have, where they are few. */
function valuesOf(property: string): typeof ENTRY_TYPES | typeof HOLDER_TYPES | null {
  if (property === "entry_type") return ENTRY_TYPES;
  return property === "account_holder_type" ? HOLDER_TYPES : null;
}

interface LeafProps extends ConditionEditorProps {
  leaf: Leaf;
  isNot: boolean;
}

function LeafEditor({ leaf, isNot, path, faults, labels, onChange, onRemove }: LeafProps) {
  const styles = useEditorStyles();
  const words = useStrings().rules;
  const change = (changed: Leaf, not = isNot) => onChange(negated(changed, not));
  const sentence = conditionWords(negated(leaf, isNot), words);
  return (
    <div className={styles.part} role="group" aria-label={sentence} data-part>
      <div className={styles.line}>
        <div className={styles.grow}>
          <Choice
            label={words.editor.what}
            value={kindOf(leaf)}
            choices={LEAF_KINDS.map((kind) => [kind, kindWords(kind, words)] as const)}
            onChange={(kind) => change(asKind(kind, leaf))}
          />
        </div>
        <RemoveButton what={sentence} onRemove={onRemove} />
      </div>
      {leaf.kind === "text" && (
        <TextFields leaf={leaf} isNot={isNot} path={path} faults={faults} onChange={change} />
      )}
      {leaf.kind === "amount" && (
        <>
          <Choice
            label={words.editor.how}
            value={leaf.test}
            choices={AMOUNT_TESTS.map((test) => [test, words.amountTests[test]] as const)}
            onChange={(test) => change({ ...leaf, test })}
          />
          <NumberValue
            label={words.editor.value}
            value={leaf.amount}
            faults={faults}
            path={path}
            onChange={(amount) => change({ ...leaf, amount })}
          />
        </>
      )}
      {leaf.kind === "label" && (
        <TextValue
          label={words.editor.label}
          value={leaf.label}
          suggestions={labels}
          faults={faults}
          path={path}
          onChange={(label) => change({ ...leaf, label })}
        />
      )}
      {leaf.kind === "code" && (
        <NumberValue
          label={words.editor.code}
          value={leaf.code}
          faults={faults}
          path={path}
          onChange={(code) => change({ ...leaf, code })}
        />
      )}
      {leaf.kind !== "text" && leaf.kind !== "always" && (
        <Negation isNot={isNot} onChange={(not) => change(leaf, not)} />
      )}
    </div>
  );
}

interface TextFieldsProps extends Pick<LeafProps, "isNot" | "path" | "faults"> {
  leaf: Extract<Leaf, { kind: "text" }>;
  onChange: (leaf: Leaf, isNot: boolean) => void;
}

type NotTest = `not_${TextTest}`;

function TextFields({ leaf, isNot, path, faults, onChange }: TextFieldsProps) {
  const words = useStrings().rules;
  const values = valuesOf(leaf.property);
  const known = values?.find((value) => value === leaf.text);
  const tests: (readonly [TextTest | NotTest, string])[] = TEXT_TESTS.flatMap(
    (test): (readonly [TextTest | NotTest, string])[] => [
      [test, words.tests[test]],
      [`not_${test}`, words.negatedTests[test]],
    ]
  );
  return (
    <>
      <Choice
        label={words.editor.how}
        value={isNot ? (`not_${leaf.test}` as const) : leaf.test}
        choices={tests}
        onChange={(chosen) => {
          const test = TEXT_TESTS.find((one) => chosen === one || chosen === `not_${one}`);
          if (test !== undefined) onChange({ ...leaf, test }, chosen !== test);
        }}
      />
      {values !== null && known !== undefined && leaf.test === "is" ? (
        <Choice
          label={words.editor.value}
          value={known}
          choices={values.map((value) => [value, words.values[value]] as const)}
          onChange={(text) => onChange({ ...leaf, text }, isNot)}
        />
      ) : (
        <>
          <TextValue
            label={words.editor.value}
            value={leaf.text}
            faults={faults}
            path={path}
            onChange={(text) => onChange({ ...leaf, text }, isNot)}
          />
          <Checkbox
            label={words.editor.cases}
            checked={!leaf.ignoresCase}
            onChange={(_event, { checked }) =>
              onChange({ ...leaf, ignoresCase: checked !== true }, isNot)
            }
          />
        </>
      )}
    </>
  );
}
