/** Rules as a file: written, read, and laid beside the rules that are there. */
import type { ListedRule, RuleChange } from "../../client/questions/rules";
import { isObject } from "./json-value";
import type { RuleJson } from "./rule-tree";

/** Most bytes of a file that is read: more than any list may have. */
export const MAXIMUM_FILE_BYTES = 4 * 1024 * 1024;

/** A list as the text of a file: as v3 answers rules, with a word for those that are switched off. */
export function fileOfRules(rules: readonly ListedRule[]): string {
  const list = rules.map(({ id, is_on: isOn, rule }) =>
    isOn ? { id, ...rule } : { id, is_on: false, ...rule }
  );
  return `${JSON.stringify(list, null, 2)}\n`;
}

/** A rule of a file. */
export interface FileRule {
  id: string | null;
  isOn: boolean;
  rule: RuleJson;
  /** Its place in the file, counted from 1. */
  position: number;
}

/** The rules of a file's text; null where it holds no list of rules. */
export function rulesOfFile(text: string): FileRule[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
  const list: unknown = isObject(json) && Array.isArray(json["rules"]) ? json["rules"] : json;
  if (!Array.isArray(list)) return null;
  const rules: FileRule[] = [];
  for (const [index, one] of (list as readonly unknown[]).entries()) {
    if (!isObject(one)) return null;
    const { id, is_on: isOn, request_id: _request, ...rule } = one;
    if (Object.keys(rule).length === 0) return null;
    rules.push({
      id: typeof id === "string" || typeof id === "number" ? String(id) : null,
      isOn: isOn !== false,
      rule,
      position: index + 1,
    });
  }
  return rules;
}

/** What is done about a rule of the file that has a counterpart in the list. */
export type Choice = "keep" | "replace" | "both";

export interface Conflict {
  reason: "sameCondition" | "sameId";
  mine: ListedRule;
  theirs: FileRule;
  choice: Choice;
}

/** Which of two rules of a file that contradict one another are brought in. */
export type ClashChoice = "both" | "first" | "second";

/** Two rules of the file itself that contradict one another. */
export interface Clash {
  reason: Conflict["reason"];
  first: FileRule;
  second: FileRule;
  choice: ClashChoice;
}

/** A file's rules beside those of the list. */
export interface Comparison {
  fresh: FileRule[];
  identical: number;
  conflicts: Conflict[];
  clashes: Clash[];
}

/** The same JSON, whatever the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isObject(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part
  );
}

const conditionOf = (rule: RuleJson): string | null =>
  Object.hasOwn(rule, "if") ? canonical(rule["if"]) : null;

/**
 * Lays a file beside a list. The same rule is not added again; a rule with the condition of one that is
 * there, or with its id, is a conflict to be decided by the user.
 */
export function compareRules(list: readonly ListedRule[], file: readonly FileRule[]): Comparison {
  const known = new Set(list.map(({ rule }) => canonical(rule)));
  const byCondition = new Map<string, ListedRule>();
  for (const one of list) {
    const condition = conditionOf(one.rule);
    if (condition !== null && !byCondition.has(condition)) byCondition.set(condition, one);
  }
  const byId = new Map(list.map((one) => [one.id, one]));
  const taken = new Set<string>();
  const comparison: Comparison = { fresh: [], identical: 0, conflicts: [], clashes: [] };
  const first = { byCondition: new Map<string, FileRule>(), byId: new Map<string, FileRule>() };
  for (const theirs of file) {
    const text = canonical(theirs.rule);
    if (known.has(text)) {
      comparison.identical += 1;
      continue;
    }
    known.add(text);
    const condition = conditionOf(theirs.rule);
    const clash = clashOf(theirs, condition, first);
    if (clash !== null) comparison.clashes.push(clash);
    const sameCondition = condition === null ? undefined : byCondition.get(condition);
    const mine = sameCondition ?? (theirs.id === null ? undefined : byId.get(theirs.id));
    // One rule of the list is asked about once: further ones of the file contradict that one.
    if (mine === undefined || taken.has(mine.id)) {
      comparison.fresh.push(theirs);
      continue;
    }
    taken.add(mine.id);
    const reason = sameCondition === undefined ? "sameId" : "sameCondition";
    comparison.conflicts.push({ reason, mine, theirs, choice: "keep" });
  }
  return comparison;
}

/** Lays a file beside a list once more; what was decided of the same rules before stays decided. */
export function comparedAgain(
  list: readonly ListedRule[],
  file: readonly FileRule[],
  { conflicts, clashes }: Comparison
): Comparison {
  const now = compareRules(list, file);
  const isSameConflict = (one: Conflict) => (other: Conflict) =>
    one.mine.id === other.mine.id && one.theirs.position === other.theirs.position;
  const isSameClash = (one: Clash) => (other: Clash) =>
    one.first.position === other.first.position && one.second.position === other.second.position;
  return {
    ...now,
    conflicts: now.conflicts.map((one) => ({
      ...one,
      choice: conflicts.find(isSameConflict(one))?.choice ?? one.choice,
    })),
    clashes: now.clashes.map((one) => ({
      ...one,
      choice: clashes.find(isSameClash(one))?.choice ?? one.choice,
    })),
  };
}

/** The first rule of the file that a later one contradicts; puts the later one down for those behind it. */
function clashOf(
  second: FileRule,
  condition: string | null,
  { byCondition, byId }: Record<"byCondition" | "byId", Map<string, FileRule>>
): Clash | null {
  const sameCondition = condition === null ? undefined : byCondition.get(condition);
  const found = sameCondition ?? (second.id === null ? undefined : byId.get(second.id));
  if (condition !== null && sameCondition === undefined) byCondition.set(condition, second);
  if (second.id !== null && !byId.has(second.id)) byId.set(second.id, second);
  if (found === undefined) return null;
  const reason = sameCondition === undefined ? "sameId" : "sameCondition";
  return { reason, first: found, second, choice: "both" };
}

/** A comparison without the rules that gave way to another one of the file. */
function decided({
  fresh,
  conflicts,
  clashes,
}: Comparison): Pick<Comparison, "fresh" | "conflicts"> {
  const out = new Set(
    clashes.flatMap(({ first, second, choice }) =>
      choice === "both" ? [] : [choice === "first" ? second.position : first.position]
    )
  );
  return {
    fresh: fresh.filter(({ position }) => !out.has(position)),
    conflicts: conflicts.filter(({ theirs }) => !out.has(theirs.position)),
  };
}

/** The rules of the file that are brought in, in the order of their steps. */
export function importedRules(comparison: Comparison): FileRule[] {
  const { fresh, conflicts } = decided(comparison);
  return [
    ...conflicts.flatMap(({ theirs, choice }) => (choice === "keep" ? [] : [theirs])),
    ...fresh,
  ];
}

/** The steps that bring a file in, as its conflicts were decided. */
export function importSteps(comparison: Comparison): RuleChange[] {
  const { fresh, conflicts } = decided(comparison);
  const insert = ({ rule, isOn }: FileRule): RuleChange => ({ do: "insert", rule, is_on: isOn });
  const steps = conflicts.flatMap(({ mine, theirs, choice }): RuleChange[] => {
    switch (choice) {
      case "keep":
        return [];
      case "replace":
        return [{ do: "change", id: mine.id, rule: theirs.rule, is_on: theirs.isOn }];
      case "both":
        return [insert(theirs)];
    }
  });
  return [...steps, ...fresh.map(insert)];
}
