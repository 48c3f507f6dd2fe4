/**
 * An ordered list of rules over one answer: from top to bottom, all that match, later ones seeing
 * and overwriting what earlier ones left (contract, rules.md section 5). No rule stops another.
 */
import {
  isCategoryCode,
  NOT_ENOUGH_INFORMATION,
  type EditableProperty,
  type RuleAction,
  type Transaction,
} from "../../model";
import type { EnrichmentAnswer } from "../types";
import { evaluate } from "./evaluate";
import { itselfAlone, type LabelWords } from "./label-words";
import { createRuleIndex, type RuleIndex } from "./rule-index";
import {
  codesOf,
  labelOf,
  readProperty,
  setCodes,
  setLabel,
  setProperty,
  type RuleChange,
  type RuleState,
  type RuleValue,
} from "./state";

/** A rule that was read, with the id its changes are told by. */
export interface NamedRule {
  id: string;
  action: RuleAction;
}

export interface RuledAnswer {
  /** The answer with the changes; the one handed in where nothing changed. */
  answer: EnrichmentAnswer;
  /** What rules set as transaction type, which v3's answer has no place for. */
  transactionType: string | null;
  /** What was changed, in order, and by which rule. */
  changes: RuleChange[];
  /**
   * Ids of the rules that ran: whose condition is met, or that have none. One that takes away what is
   * not there may be missing.
   */
  met: readonly string[];
}

/** A list of rules made ready to run on many rows. */
export interface CompiledRules {
  readonly rules: readonly NamedRule[];
  /** Null where going through all is as fast. */
  readonly index: RuleIndex | null;
}

/** Lists shorter than this are gone through. */
const SHORT_LIST = 8;

/** Makes a list ready: it takes time linear in its size, and is worth keeping. */
export function compileRules(rules: readonly NamedRule[]): CompiledRules {
  const index =
    rules.length < SHORT_LIST ? null : createRuleIndex(rules.map(({ action }) => action));
  return { rules, index };
}

/** What a trial of rules tells beside what they did. */
export interface TriedAnswer extends Omit<RuledAnswer, "met"> {
  /** Ids of the rules that match: whose condition is met, or that have none. */
  matched: string[];
}

/**
 * Applies lists of rules as `applyRules` does, without their indexes, and tells of each rule whether it
 * matched, also where it then changed nothing.
 */
export function tryRules(
  lists: readonly (readonly NamedRule[])[],
  transaction: Transaction,
  answer: EnrichmentAnswer,
  labelWords: LabelWords = itselfAlone
): TriedAnswer {
  const state: RuleState = { transaction, answer, transactionType: null, changes: [], labelWords };
  const matched: string[] = [];
  if ((answer.error ?? null) === null)
    for (const { id, action } of lists.flat()) if (act(action, id, state)) matched.push(id);
  const { transactionType, changes } = state;
  return { answer: state.answer, transactionType, changes, matched };
}

/** What rules may change of a row, as an answer and the rules after it left it. */
export function ruledProperties(
  transaction: Transaction,
  { answer, transactionType }: Pick<RuledAnswer, "answer" | "transactionType">
): Record<RuleChange["property"], RuleChange["after"]> {
  const state: RuleState = {
    transaction,
    answer,
    transactionType,
    changes: [],
    labelWords: itselfAlone,
  };
  const read = (property: EditableProperty): string | null => {
    const value = readProperty(state, property);
    return value === null ? null : String(value);
  };
  return {
    merchant: read("merchant"),
    person: read("person"),
    merchant_id: read("merchant_id"),
    website: read("website"),
    logo: read("logo"),
    location: read("location"),
    transaction_type: read("transaction_type"),
    label: labelOf(state),
    mcc: [...codesOf(state)],
  };
}

/**
 * Applies lists of rules to an answer, one list after another. A row in error is left as it is. Takes
 * time linear in the size of the rules that the row wakes times the length of the texts they compare.
 */
export function applyRules(
  lists: readonly CompiledRules[],
  transaction: Transaction,
  answer: EnrichmentAnswer,
  labelWords: LabelWords = itselfAlone
): RuledAnswer {
  const state: RuleState = { transaction, answer, transactionType: null, changes: [], labelWords };
  const met: string[] = [];
  if ((answer.error ?? null) === null) for (const list of lists) applyList(list, state, met);
  const { transactionType, changes } = state;
  return { answer: state.answer, transactionType, changes, met };
}

function applyList({ rules, index }: CompiledRules, state: RuleState, met: string[]): void {
  const run = (rule: NamedRule | undefined): void => {
    if (rule !== undefined && act(rule.action, rule.id, state)) met.push(rule.id);
  };
  if (index === null) rules.forEach(run);
  else index.walk(state, (position) => run(rules[position]));
}

/** Does what a rule says; whether its condition is met, or it has none. */
function act(action: RuleAction, rule: string, state: RuleState): boolean {
  if (action.action === "if") {
    const isMet = evaluate(action.condition, state) === true;
    for (const step of isMet ? action.then : action.else) act(step, rule, state);
    return isMet;
  }
  change(action, rule, state);
  return true;
}

function change(
  action: Exclude<RuleAction, { action: "if" }>,
  rule: string,
  state: RuleState
): void {
  switch (action.action) {
    case "set": {
      const to = evaluate(action.to, state);
      if (typeof to === "string") setProperty(state, rule, action.property, to);
      return;
    }
    case "add_label": {
      const label = evaluate(action.value, state);
      if (isLabel(label)) setLabel(state, rule, label);
      return;
    }
    case "remove_label":
      if (labelOf(state) !== null && evaluate(action.value, state) === labelOf(state))
        setLabel(state, rule, NOT_ENOUGH_INFORMATION);
      return;
    case "set_labels": {
      const labels = action.values.map((value) => evaluate(value, state));
      const last = labels.findLast(isLabel);
      if (last !== undefined) setLabel(state, rule, last);
      else if (labels.length === 0 && labelOf(state) !== null)
        setLabel(state, rule, NOT_ENOUGH_INFORMATION);
      return;
    }
    case "add_mcc": {
      const code = evaluate(action.value, state);
      if (isCode(code) && !codesOf(state).includes(code))
        setCodes(state, rule, [...codesOf(state), code]);
      return;
    }
    case "remove_mcc": {
      const code = evaluate(action.value, state);
      if (codesOf(state).some((one) => one === code))
        setCodes(
          state,
          rule,
          codesOf(state).filter((one) => one !== code)
        );
      return;
    }
    case "set_mcc":
      setCodes(state, rule, action.values.map((value) => evaluate(value, state)).filter(isCode));
      return;
  }
}

function isLabel(value: RuleValue): value is string {
  return typeof value === "string" && value !== "";
}

function isCode(value: RuleValue): value is number {
  return typeof value === "number" && isCategoryCode(value);
}
