/**
 * An answer while rules are at work on it: what a rule reads of it, and how each change is made.
 * Nothing handed in is changed. How v2's properties lie in v3's answer: contract, rules.md section 6.
 */
import {
  NOT_ENOUGH_INFORMATION,
  transactionTypeOf,
  type Counterparty,
  type EditableProperty,
  type Evidence,
  type RuleProperty,
  type Transaction,
} from "../../model";
import type { EnrichmentAnswer } from "../types";
import type { LabelWords } from "./label-words";

/** What an expression comes to; null is a value that is not there. */
export type RuleValue = boolean | string | number | null;

/** One thing a rule changed. */
export interface RuleChange {
  /** The id of the rule. */
  rule: string;
  property: EditableProperty | "label" | "mcc";
  before: string | number[] | null;
  after: string | number[] | null;
}

export interface RuleState {
  readonly transaction: Transaction;
  answer: EnrichmentAnswer;
  /** Set by a rule; v3 has no place for it. */
  transactionType: string | null;
  readonly changes: RuleChange[];
  readonly labelWords: LabelWords;
}

/** A property as earlier rules left it. */
export function readProperty(state: RuleState, property: RuleProperty): string | number | null {
  const { transaction, answer } = state;
  const counterparty = answer.entities?.counterparty ?? null;
  switch (property) {
    case "merchant":
      return counterparty?.type === "organization" ? (counterparty.name ?? null) : null;
    case "person":
      return counterparty?.type === "person" ? (counterparty.name ?? null) : null;
    case "merchant_id":
      return counterparty?.id ?? null;
    case "website":
      return counterparty?.website ?? null;
    case "logo":
      return counterparty?.logo ?? null;
    case "location":
      return answer.location?.raw_address ?? null;
    case "transaction_type":
      return state.transactionType ?? transactionTypeOf(transaction.account_holder_type);
    case "description":
    case "amount":
    case "entry_type":
    case "account_holder_type":
    case "account_holder_id":
    case "account_holder_name":
    case "country":
      return transaction[property];
  }
}

/** The label, or null. */
export function labelOf({ answer }: RuleState): string | null {
  return answer.categories?.general ?? null;
}

/** What `has_label` finds in the label; empty where there is none. */
export function labelWordsIn(state: RuleState): readonly string[] {
  const label = labelOf(state);
  return label === null ? [] : state.labelWords(label, state.transaction);
}

/** The merchant category codes. */
export function codesOf({ answer }: RuleState): readonly number[] {
  return answer.entities?.counterparty?.mccs ?? [];
}

/** Sets a property to a text. */
export function setProperty(
  state: RuleState,
  rule: string,
  property: EditableProperty,
  to: string
): void {
  const before = readProperty(state, property);
  if (before === to) return;
  switch (property) {
    case "merchant":
      setCounterparty(state, { ...ofType(state, "organization"), name: to });
      break;
    case "person":
      setCounterparty(state, { ...ofType(state, "person"), name: to });
      break;
    case "merchant_id":
      setCounterparty(state, { ...counterpartyOf(state), id: to });
      break;
    case "website":
      setCounterparty(state, { ...counterpartyOf(state), website: to });
      break;
    case "logo":
      setCounterparty(state, { ...counterpartyOf(state), logo: to });
      break;
    case "location":
      // The parts were those of the address before.
      state.answer = { ...state.answer, location: { raw_address: to, structured: null } };
      break;
    case "transaction_type":
      state.transactionType = to;
      break;
  }
  const field =
    property === "location" ? "location" : property === "person" ? "person" : "counterparty";
  if (property !== "transaction_type") addEvidence(state, rule, field);
  const earlier = before === null ? null : String(before);
  state.changes.push({ rule, property, before: earlier, after: to });
}

/**
 * Sets the one label v3 has. `NOT_ENOUGH_INFORMATION` stands where the last label was taken away. The
 * user's word is sure; the accounting category was found with the label before and goes with it.
 */
export function setLabel(state: RuleState, rule: string, label: string): void {
  const before = labelOf(state);
  if (before === label) return;
  state.answer = {
    ...state.answer,
    categories: { general: label, accounting: null },
    confidence: label === NOT_ENOUGH_INFORMATION ? null : 1,
  };
  addEvidence(state, rule, "category");
  state.changes.push({ rule, property: "label", before, after: label });
}

/** Sets the merchant category codes; codes that stand twice count once. */
export function setCodes(state: RuleState, rule: string, codes: readonly number[]): void {
  const before = [...codesOf(state)];
  const after = [...new Set(codes)];
  if (before.length === after.length && before.every((code, index) => code === after[index]))
    return;
  setCounterparty(state, { ...counterpartyOf(state), mccs: after });
  addEvidence(state, rule, "counterparty");
  state.changes.push({ rule, property: "mcc", before, after });
}

function counterpartyOf({ answer }: RuleState): Counterparty {
  return answer.entities?.counterparty ?? { type: "organization", mccs: [] };
}

/** The counterparty as one of `type`: what was known of one of the other type is not true of it. */
function ofType(state: RuleState, type: Counterparty["type"]): Counterparty {
  const counterparty = counterpartyOf(state);
  return counterparty.type === type ? counterparty : { type, mccs: [] };
}

function setCounterparty(state: RuleState, counterparty: Counterparty): void {
  const intermediaries = state.answer.entities?.intermediaries ?? [];
  state.answer = { ...state.answer, entities: { counterparty, intermediaries } };
}

/** The rule speaks for the field; what decided a label or a place before does so no more. */
function addEvidence(state: RuleState, rule: string, field: Evidence["field"]): void {
  const isReplaced = field === "category" || field === "location";
  const kept = (state.answer.evidence ?? []).filter(
    (one) => one.field !== field || (!isReplaced && !(one.source === "rule" && one.detail === rule))
  );
  state.answer = {
    ...state.answer,
    evidence: [...kept, { field, source: "rule", detail: rule }],
  };
}
