/** A rule in one plain sentence, in the language of the pane. */
import type { Strings } from "../../strings";
import type { Condition, RuleTree, Step } from "./rule-tree";

type Words = Strings["rules"];

/** Longest sentence shown in a list, in UTF-16 code units. */
const LONGEST_SENTENCE = 400;
/** Parts of a group or steps that are told; of more it is only told that there are more. */
const MOST_PARTS = 12;

/** The sentence of a rule. */
export function ruleSentence({ when, then, otherwise }: RuleTree, words: Words): string {
  const { sentence } = words;
  const done = stepsWords(then ?? [], words, 0);
  const text =
    when === null
      ? sentence.unconditional(done)
      : sentence.rule(
          conditionWords(when, words),
          done,
          otherwise === null || otherwise.length === 0 ? null : stepsWords(otherwise, words, 0)
        );
  return text.length > LONGEST_SENTENCE ? `${text.slice(0, LONGEST_SENTENCE - 2)} …` : text;
}

/** A condition in words, as it stands behind "if". */
export function conditionWords(condition: Condition, words: Words): string {
  return told(condition, words, { isNot: false, isWithin: false, depth: 0 });
}

interface Place {
  isNot: boolean;
  /** Within another group, where it is marked off. */
  isWithin: boolean;
  depth: number;
}

function told(condition: Condition, words: Words, place: Place): string {
  const { sentence } = words;
  const { isNot, isWithin, depth } = place;
  if (depth > MOST_PARTS) return "…";
  switch (condition.kind) {
    case "group": {
      const { parts, mode } = condition;
      const inner = { isNot: false, isWithin: parts.length > 1, depth: depth + 1 };
      const [only] = parts;
      if (parts.length === 1 && only !== undefined)
        return told(only, words, { ...place, depth: depth + 1 });
      const all = shortened(parts, (part) => told(part, words, inner));
      const text = mode === "all" ? sentence.all(all) : sentence.any(all);
      return isNot || isWithin ? sentence.group(text, isNot) : text;
    }
    case "not":
      return told(condition.part, words, { isNot: !isNot, isWithin, depth: depth + 1 });
    case "text": {
      const { property, test, text } = condition;
      return sentence.text(property, test, valueWords(text, words), isNot);
    }
    case "amount":
      return sentence.amount(condition.test, condition.amount, isNot);
    case "label":
      return sentence.label(condition.label, isNot);
    case "code":
      return sentence.code(condition.code, isNot);
    case "always":
      return sentence.always(condition.value !== isNot);
    case "json":
      return isNot ? sentence.group(sentence.json, true) : sentence.json;
  }
}

/** A value that has words of its own, or the text in quotation marks. */
function valueWords(text: string, { values, sentence }: Words): string {
  const known: Readonly<Record<string, string>> = values;
  return (Object.hasOwn(known, text) ? known[text] : undefined) ?? sentence.quoted(text);
}

function stepsWords(steps: readonly Step[], words: Words, depth: number): string {
  if (steps.length === 0) return words.sentence.nothing;
  return words.sentence.steps(shortened(steps, (step) => stepWords(step, words, depth)));
}

function stepWords(step: Step, words: Words, depth: number): string {
  const { sentence } = words;
  switch (step.kind) {
    case "set":
      return sentence.set(step.property, step.text);
    case "set_labels":
      return sentence.setLabels(step.labels);
    case "add_label":
      return sentence.addLabel(step.label);
    case "remove_label":
      return sentence.removeLabel(step.label);
    case "set_mcc":
      return sentence.setCodes(step.codes);
    case "add_mcc":
      return sentence.addCode(step.code);
    case "remove_mcc":
      return sentence.removeCode(step.code);
    case "branch": {
      if (depth > MOST_PARTS) return "…";
      const { when, then, otherwise } = step.branch;
      return sentence.branch(
        conditionWords(when, words),
        stepsWords(then ?? [], words, depth + 1),
        otherwise === null ? null : stepsWords(otherwise, words, depth + 1)
      );
    }
    case "json":
      return sentence.jsonStep;
  }
}

function shortened<Part>(parts: readonly Part[], tell: (part: Part) => string): string[] {
  const first = parts.slice(0, MOST_PARTS).map(tell);
  return parts.length > MOST_PARTS ? [...first, "…"] : first;
}
