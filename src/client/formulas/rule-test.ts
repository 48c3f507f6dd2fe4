/** Tries a rule on rows for `NTROPY.RULETEST`: one that is in the list of everyone, or one in JSON. */
import { z } from "zod";
import type { IncompleteTransactionInput } from "../../model";
import type { Client } from "../client";

/** A rule by its place among all rules of everyone, counted from 1, or as JSON. */
export type RuleAsked = { kind: "number"; number: number } | { kind: "json"; text: string };

/** One property that the rule would change; codes are lists of numbers. */
export interface TestedChange {
  property: string;
  before: string | number[] | null;
  after: string | number[] | null;
}

export interface TestedRow {
  matches: boolean;
  changes: TestedChange[];
}

export type RuleTested =
  | { ok: true; rows: TestedRow[] }
  | { ok: false; problem: "not_json" }
  | { ok: false; problem: "no_such_rule"; count: number };

/** Most rows the operation takes at once. */
const ROWS_AT_ONCE = 1_000;

const ListedRules = z.array(
  z.object({ is_on: z.boolean(), rule: z.record(z.string(), z.unknown()) })
);
const value = z.union([z.string(), z.array(z.number())]).nullable();
const TrialPage = z.object({
  next_cursor: z.string().nullable(),
  data: z.array(
    z.object({
      id: z.string(),
      matched: z.array(z.number()),
      changes: z.array(
        z.object({ property: z.string(), before: value, after: value, rules: z.array(z.number()) })
      ),
    })
  ),
});
const RuleObject = z.record(z.string(), z.unknown());

/** What of the list is tried: nothing more, or one more rule at a place among those that are on. */
interface Candidate {
  body: { rule?: Record<string, unknown>; position?: number };
  /** Place of the rule among those that are tried. */
  index: number;
}

/**
 * Whether the rule matches each row after everyone's rules before it, and what it changes. Rejects with
 * a `RequestError` whose faults say where a rule in JSON is wrong.
 */
export async function testRule(
  client: Client,
  asked: RuleAsked,
  rows: readonly IncompleteTransactionInput[],
  signal: AbortSignal
): Promise<RuleTested> {
  const list = await client.send("GET", "/v3/rules/list", ListedRules, { signal });
  const candidate = candidateOf(asked, list);
  if (!("index" in candidate)) return candidate;
  const { body, index } = candidate;
  const tested = rows.map((): TestedRow => ({ matches: false, changes: [] }));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const transactions = rows.slice(from, from + ROWS_AT_ONCE);
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const page: z.infer<typeof TrialPage> = await client.send(
        "POST",
        `/v3/rules/dry_run?incomplete=answer&limit=${ROWS_AT_ONCE}${query}`,
        TrialPage,
        { body: { ...body, transactions }, signal }
      );
      for (const { id, matched, changes } of page.data) {
        const row = tested[Number(id)];
        if (row === undefined) continue;
        row.matches = matched.includes(index);
        row.changes = changes
          .filter(({ rules }) => rules.includes(index))
          .map(({ property, before, after }) => ({ property, before, after }));
      }
      cursor = page.next_cursor;
    } while (cursor !== null);
  }
  return { ok: true, rows: tested };
}

function candidateOf(
  asked: RuleAsked,
  list: z.infer<typeof ListedRules>
): Candidate | (RuleTested & { ok: false }) {
  const onBefore = (place: number) => list.slice(0, place).filter(({ is_on }) => is_on).length;
  if (asked.kind === "number") {
    const rule = list[asked.number - 1];
    if (rule === undefined) return { ok: false, problem: "no_such_rule", count: list.length };
    const index = onBefore(asked.number - 1);
    return rule.is_on ? { body: {}, index } : { body: { rule: rule.rule, position: index }, index };
  }
  const rule = readJson(asked.text);
  const index = onBefore(list.length);
  return rule === null
    ? { ok: false, problem: "not_json" }
    : { body: { rule, position: index }, index };
}

function readJson(text: string): Record<string, unknown> | null {
  try {
    return RuleObject.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
