/** A rule while somebody writes it: what is still missing, and where. */
import { SessionError } from "../../client/session";
import type { Strings } from "../../strings";
import { jsonOfCondition, partPath } from "./condition-json";
import type { Condition, RuleTree, Step } from "./rule-tree";

/** A place in the JSON of a rule. */
export type Path = readonly (string | number)[];

/** What is missing in a draft; words: `rules.faults`. */
export type FaultCode =
  "emptyText" | "emptyValue" | "emptyLabel" | "notANumber" | "notACode" | "noSteps" | "noParts";

/** One thing wrong with a draft: told by a code of ours, or in the words of who refused it. */
export interface DraftFault {
  path: Path;
  what: { code: FaultCode } | { message: string };
}

/** The one word for a step of a draft whose rule has no condition and that one step. */
export const isBare = ({ when, then, otherwise }: RuleTree): boolean =>
  when === null && then?.length === 1 && otherwise === null;

/** The place of a step in the rule's JSON. */
export function stepPath(tree: RuleTree, list: "then" | "else", index: number): Path {
  return list === "then" && isBare(tree) ? [] : [list, index];
}

/** What is still missing before a draft can be tried or saved. */
export function draftFaults(tree: RuleTree): DraftFault[] {
  const faults: DraftFault[] = [];
  const add = (path: Path, code: FaultCode) => faults.push({ path, what: { code } });
  if (tree.when !== null) checkCondition(tree.when, ["if"], add);
  checkSteps(tree, [], add);
  return faults;
}

type Add = (path: Path, code: FaultCode) => void;

function checkSteps(tree: RuleTree, at: Path, add: Add): void {
  const { then, otherwise } = tree;
  if ((then ?? []).length + (otherwise ?? []).length === 0) add([...at, "then"], "noSteps");
  then?.forEach((step, index) => checkStep(step, [...at, ...stepPath(tree, "then", index)], add));
  otherwise?.forEach((step, index) => checkStep(step, [...at, "else", index], add));
}

function checkCondition(condition: Condition, path: Path, add: Add): void {
  switch (condition.kind) {
    case "group":
      if (condition.parts.length === 0) add(path, "noParts");
      condition.parts.forEach((part, index) =>
        checkCondition(part, [...path, ...partPath(condition, index)], add)
      );
      return;
    case "not":
      checkCondition(condition.part, [...path, "!"], add);
      return;
    case "text":
      // Every text contains an empty one: such a rule would be met by all rows.
      if (condition.text.trim() === "" && condition.test !== "is") add(path, "emptyText");
      return;
    case "amount":
      if (!Number.isFinite(condition.amount)) add(path, "notANumber");
      return;
    case "label":
      if (condition.label.trim() === "") add(path, "emptyLabel");
      return;
    case "code":
      if (!isCode(condition.code)) add(path, "notACode");
      return;
    case "always":
    case "json":
      return;
  }
}

function checkStep(step: Step, path: Path, add: Add): void {
  switch (step.kind) {
    case "set":
      if (step.text.trim() === "") add(path, "emptyValue");
      return;
    case "add_label":
    case "remove_label":
      if (step.label.trim() === "") add(path, "emptyLabel");
      return;
    case "set_labels":
      if (step.labels.some((label) => label.trim() === "")) add(path, "emptyLabel");
      return;
    case "add_mcc":
    case "remove_mcc":
      if (!isCode(step.code)) add(path, "notACode");
      return;
    case "set_mcc":
      if (!step.codes.every(isCode)) add(path, "notACode");
      return;
    case "branch":
      checkCondition(step.branch.when, [...path, "if"], add);
      checkSteps(step.branch, path, add);
      return;
    case "json":
      return;
  }
}

const isCode = (code: number) => Number.isInteger(code) && code >= 0 && code <= 9_999;

/** Faults at a place or below it; faults of parts that show theirs themselves are not below. */
export function faultsAt(faults: readonly DraftFault[], at: Path): DraftFault[] {
  return faults.filter(({ path }) => at.every((key, index) => path[index] === key));
}

/** Whether two conditions ask the same. */
export function isSameCondition(one: Condition | null, other: Condition | null): boolean {
  const json = (condition: Condition | null) =>
    condition === null ? true : jsonOfCondition(condition);
  return JSON.stringify(json(one)) === JSON.stringify(json(other));
}

/**
 * What a refusal says of a rule that was sent, by place in the rule.
 *
 * @param index of the rule in the list, where a list was sent
 */
export function refusedFaults(error: unknown, index: number | null): DraftFault[] {
  if (!(error instanceof SessionError)) return [];
  return error.faults.flatMap(({ path, message }): DraftFault[] => {
    const at = path.indexOf("rule");
    if (at >= 0) return [{ path: path.slice(at + 1), what: { message } }];
    const listed = path.indexOf("rules");
    if (listed >= 0)
      return index === null || path[listed + 1] === index
        ? [{ path: path.slice(listed + 2), what: { message } }]
        : [];
    return [{ path: path[0] === "body" ? path.slice(1) : path, what: { message } }];
  });
}

/** What an error says, for a person. */
export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Why rules were not taken or could not be asked for, where no place in them is at fault. */
export function refusalWords(error: unknown): (words: Strings["rules"]) => string {
  const message = messageOf(error);
  const bytes = /larger than (\d+) bytes/.exec(message)?.[1];
  if (error instanceof SessionError && error.status === 413 && bytes !== undefined)
    return ({ faults }) => faults.tooLarge(Math.floor(Number(bytes) / 1024));
  const code = error instanceof SessionError ? error.code : "unknown";
  return ({ faults }) => faults.because(code, message);
}

const TYPES = ["string", "number", "boolean"] as const;
type TypeName = (typeof TYPES)[number];
const TYPE = `(${TYPES.join("|")})`;
const typeNamed = (name: string | undefined): TypeName =>
  TYPES.find((one) => one === name) ?? "string";

/** Refusals of the API that have words of ours: what they say, and the words made of what they name. */
const REFUSALS: readonly [
  RegExp,
  (found: string[], words: Strings["rules"]["faults"]) => string,
][] = [
  [
    new RegExp(`^must be a ${TYPE}, but is a ${TYPE}$`),
    ([wanted, found], words) => words.wrongType(typeNamed(wanted), typeNamed(found)),
  ],
  [
    new RegExp(`^compares a ${TYPE} with a ${TYPE};`),
    ([one, other], words) => words.unlike(typeNamed(one), typeNamed(other)),
  ],
  [/^must be a merchant category code/, (_found, words) => words.notACode],
  [/^is nested more than (\d+) levels/, ([levels], words) => words.tooDeep(Number(levels))],
  [/^holds more than (\d+) values/, ([values], words) => words.tooMany(Number(values))],
  [/<=\s*(\d+) characters/, ([most], words) => words.tooLong(Number(most))],
  [/^"(.*)" is not an (?:expression|action);/, ([given], words) => words.notKnown(given ?? "")],
];

/**
 * What a refusal says of a part of a rule, in our words where it is a known one; else that the part was
 * not accepted, with its place and the words of who refused it.
 */
export function refusedWords(
  message: string,
  path: Path,
  words: Strings["rules"]["faults"]
): string {
  for (const [pattern, say] of REFUSALS) {
    const found = pattern.exec(message);
    if (found !== null) return say(found.slice(1), words);
  }
  return words.notAccepted(path.join(" › "), message);
}

/** The first of several changes that was refused, counted from 0, and why; null where none is named. */
export function refusedChange(error: unknown): { index: number; message: string } | null {
  if (!(error instanceof SessionError)) return null;
  for (const { path, message } of error.faults) {
    const index = Number(path[path.indexOf("changes") + 1]);
    if (path.includes("changes") && Number.isInteger(index)) return { index, message };
  }
  return null;
}
