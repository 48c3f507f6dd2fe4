/**
 * An ordered list of rules over one answer: from top to bottom, all that match, later ones seeing
 * and overwriting what earlier ones left (contract, rules.md section 5). No rule stops another.
 */
import {
  isCategoryCode,
  NOT_ENOUGH_INFORMATION,
  type RuleAction,
  type Transaction,
} from "../../model";
import type { EnrichmentAnswer } from "../types";
import { evaluate } from "./evaluate";
import {
  codesOf,
  labelOf,
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
}

/**
 * Applies rules to an answer. A row in error is left as it is. Takes time linear in the size of the
 * rules times the length of the texts they compare.
 */
export function applyRules(
  rules: readonly NamedRule[],
  transaction: Transaction,
  answer: EnrichmentAnswer
): RuledAnswer {
  const state: RuleState = { transaction, answer, transactionType: null, changes: [] };
  if ((answer.error ?? null) === null) for (const { id, action } of rules) act(action, id, state);
  return { answer: state.answer, transactionType: state.transactionType, changes: state.changes };
}

function act(action: RuleAction, rule: string, state: RuleState): void {
  switch (action.action) {
    case "if": {
      const isMet = evaluate(action.condition, state) === true;
      for (const step of isMet ? action.then : action.else) act(step, rule, state);
      return;
    }
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
