/**
 * Which rules of a list are worth evaluating on a row. Rules are woken by what the row says, and again
 * by what earlier rules change in it; the others would do nothing (`triggers.ts`).
 */
import type { RuleAction, RuleProperty } from "../../model";
import { createPartFinder, type Part, type PartFinder } from "./find-parts";
import { codesOf, labelWordsIn, readProperty, type RuleChange, type RuleState } from "./state";
import {
  sourceKey,
  triggerKey,
  triggersOf,
  type Trigger,
  type TriggerCost,
  type Triggers,
  type TriggerSource,
} from "./triggers";

export interface RuleIndex {
  /**
   * Calls `evaluate` with the position of each rule that may do something, from the first to the last.
   * A rule that is woken by a change behind it is not gone back to.
   */
  walk(state: RuleState, evaluate: (position: number) => void): void;
}

/** What one source may wake. */
interface Watch {
  source: TriggerSource;
  equals: ReadonlyMap<string | number, readonly number[]>;
  parts: PartFinder | null;
}

const WORD = 32;

/** An index of rules, which are addressed by their positions. */
export function createRuleIndex(rules: readonly RuleAction[]): RuleIndex {
  const triggers = cheapestTriggers(rules);
  const watches = watchesOf(triggers);
  const always = new Uint32Array(Math.ceil(rules.length / WORD));
  triggers.forEach((one, position) => {
    if (one === null) setBit(always, position);
  });
  const waiting = new Uint32Array(always.length);

  return {
    walk(state, evaluate) {
      waiting.set(always);
      let reached = -1;
      const wake = (position: number): void => {
        if (position > reached) setBit(waiting, position);
      };
      for (const watch of watches) look(watch, state, wake);
      let known = state.changes.length;
      for (let word = 0; word < waiting.length; word += 1) {
        for (let bits = waiting[word] ?? 0; bits !== 0; bits = waiting[word] ?? 0) {
          const lowest = bits & -bits;
          waiting[word] = bits ^ lowest;
          reached = word * WORD + (WORD - 1 - Math.clz32(lowest));
          evaluate(reached);
          for (; known < state.changes.length; known += 1)
            for (const watch of watches)
              if (isOf(watch.source, state.changes[known])) look(watch, state, wake);
        }
      }
    },
  };
}

function setBit(words: Uint32Array, position: number): void {
  const word = Math.floor(position / WORD);
  words[word] = (words[word] ?? 0) | (1 << (position % WORD));
}

const isOf = ({ reads }: TriggerSource, change: RuleChange | undefined): boolean =>
  change?.property === reads;

/** Wakes the rules whose triggers the source meets now. */
function look(
  { source, equals, parts }: Watch,
  state: RuleState,
  wake: (position: number) => void
): void {
  if (source.reads === "mcc") {
    for (const code of codesOf(state)) equals.get(code)?.forEach(wake);
    return;
  }
  if (source.reads === "label") {
    for (const word of labelWordsIn(state)) equals.get(word)?.forEach(wake);
    return;
  }
  let value = readProperty(state, source.reads);
  if (value === null) return;
  if (typeof value === "string") {
    for (const fold of source.folds)
      value = fold === "to_lower" ? value.toLowerCase() : value.toUpperCase();
    parts?.find(value, wake);
  }
  equals.get(value)?.forEach(wake);
}

/** Triggers of each rule, chosen so that rules share as few as can be. */
function cheapestTriggers(rules: readonly RuleAction[]): Triggers[] {
  const shared = new Map<string, number>();
  const count: TriggerCost = (trigger) => {
    const key = triggerKey(trigger);
    shared.set(key, (shared.get(key) ?? 0) + 1);
    return breadth(trigger);
  };
  // Comparing what would do counts what is there to choose from.
  for (const rule of rules) triggersOf(rule, count);
  return rules.map((rule) =>
    triggersOf(rule, (trigger) => breadth(trigger) * (shared.get(triggerKey(trigger)) ?? 1))
  );
}

/** How many rows a trigger may meet, by experience; shorter texts stand in more. */
const SHORT_TEXT = [0, 60, 40, 10];
const BREADTH: Readonly<Partial<Record<RuleProperty | "label" | "mcc", number>>> = {
  amount: 5,
  mcc: 20,
  label: 20,
  account_holder_id: 30,
  account_holder_name: 30,
  country: 80,
  entry_type: 80,
  account_holder_type: 80,
  transaction_type: 80,
};

function breadth({ source, how, literal }: Trigger): number {
  const known = BREADTH[source.reads] ?? 1;
  if (how === "equals" || typeof literal === "number") return known;
  return known * (SHORT_TEXT[literal.length] ?? 2);
}

function watchesOf(triggers: readonly Triggers[]): Watch[] {
  const bySource = new Map<
    string,
    { source: TriggerSource; equals: Map<string | number, number[]>; parts: Part[] }
  >();
  triggers.forEach((all, position) => {
    for (const { source, how, literal } of all ?? []) {
      const key = sourceKey(source);
      let watch = bySource.get(key);
      if (watch === undefined) {
        watch = { source, equals: new Map(), parts: [] };
        bySource.set(key, watch);
      }
      if (how === "contains") watch.parts.push({ text: String(literal), owner: position });
      else {
        const owners = watch.equals.get(literal);
        if (owners === undefined) watch.equals.set(literal, [position]);
        else owners.push(position);
      }
    }
  });
  return [...bySource.values()].map(({ source, equals, parts }) => ({
    source,
    equals,
    parts: parts.length === 0 ? null : createPartFinder(parts),
  }));
}
