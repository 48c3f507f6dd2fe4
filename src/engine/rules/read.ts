/**
 * From a rule's JSON to a rule that can run: its nesting, its grammar (`model/rule.ts`), then its
 * types. What comes out needs no check any more; what does not is told with its place.
 */
import { RuleAction } from "../../model";
import type { RuleFault } from "./fault";
import { typeFaults } from "./types";

/** Deepest nesting of objects and lists: 64 expressions within one another. */
export const MAXIMUM_RULE_DEPTH = 128;
/** Most values in one rule: ten thousand comparisons. Of each that is wrong an error is made. */
export const MAXIMUM_RULE_VALUES = 50_000;
/** Places are named at most this deep where nesting itself is the fault. */
const SHOWN_DEPTH = 6;

export type RuleRead = { ok: true; rule: RuleAction } | { ok: false; faults: RuleFault[] };

/** Reads one rule as the wire spells it (contract, rules.md section 2). */
export function readRule(json: unknown): RuleRead {
  const shape = shapeFault(json);
  if (shape !== null) return { ok: false, faults: [shape] };
  const read = RuleAction.safeParse(json);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => ({
      path: wirePath(json, issue.path),
      message: issue.message,
      code: issue.code ?? "invalid",
    }));
    return { ok: false, faults };
  }
  const faults = typeFaults(read.data);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rule: read.data };
}

/** The path without a last step that is only a tag of ours. */
function wirePath(json: unknown, path: readonly PropertyKey[]): (string | number)[] {
  const known = path.map((part) => (typeof part === "number" ? part : String(part)));
  const last = known.at(-1);
  if (last !== "call" && last !== "action" && last !== "value") return known;
  const holder = known.slice(0, -1).reduce<unknown>(childAt, json);
  return childAt(holder, last) === undefined ? known.slice(0, -1) : known;
}

function childAt(value: unknown, key: string | number): unknown {
  if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string | number, unknown>)[key];
}

/** Whether nesting goes too deep, and where, or there is too much; else null. Keeps its own stack: the JSON may be deeper than ours. */
function shapeFault(json: unknown): RuleFault | null {
  type Place = { value: unknown; depth: number; key: string | number; parent: Place | null };
  const waiting: Place[] = [{ value: json, depth: 0, key: "", parent: null }];
  let values = 0;
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const { value, depth } = place;
    if (value === null || typeof value !== "object") continue;
    if (depth >= MAXIMUM_RULE_DEPTH) {
      const path: (string | number)[] = [];
      for (let at = place; at.parent !== null; at = at.parent) path.unshift(at.key);
      const message = `is nested more than ${MAXIMUM_RULE_DEPTH} levels deep`;
      return { path: path.slice(0, SHOWN_DEPTH), message, code: "too_deep" };
    }
    const isList = Array.isArray(value);
    values += isList ? value.length : Object.keys(value).length;
    if (values > MAXIMUM_RULE_VALUES) {
      const message = `holds more than ${MAXIMUM_RULE_VALUES} values; make several rules of it`;
      return { path: [], message, code: "too_big" };
    }
    for (const [key, child] of Object.entries(value))
      waiting.push({
        value: child,
        depth: depth + 1,
        key: isList ? Number(key) : key,
        parent: place,
      });
  }
  return null;
}
