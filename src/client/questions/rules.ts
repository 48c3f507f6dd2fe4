/**
 * Questions about rules: the list as its owner keeps it, changes of it, and trials on rows of the sheet.
 * The published v3 has a plain list only; what it lacks is done with what it has, or left out.
 */
import { z } from "zod";
import { bringHolderUpToDate } from "../holder";
import { Explanations, type IncompleteTransactionInput } from "../../model";
import { RequestError, type Client } from "../client";
import { emptyColumns, fromResults } from "../rows";
import type { EnrichedColumns, RunAccountHolder } from "../session";
import type { QuestionSet, Sides } from "./question";
import { rowsQuery } from "./question-rows";

const RuleJson = z.record(z.string(), z.unknown());
const ListedRule = z.object({
  id: z.string(),
  is_on: z.boolean(),
  usage: z.object({ rows: z.number(), last_run_at: z.string() }).nullable(),
  rule: RuleJson,
});
/** A rule in its place. */
export type ListedRule = z.infer<typeof ListedRule>;
const ListedRules = z.array(ListedRule);

const PlainRules = z.array(z.looseObject({ id: z.string() }));
const Anything = z.unknown();

/** One step of a change; positions count from 0 among all rules. */
export type RuleChange =
  | {
      do: "insert";
      rule: Readonly<Record<string, unknown>>;
      is_on?: boolean;
      position?: number;
      id?: string;
    }
  | {
      do: "change";
      id: string;
      rule?: Readonly<Record<string, unknown>>;
      is_on?: boolean;
      position?: number;
    }
  | { do: "remove"; id: string };

/** A list and what can be done with it where it lies. */
export interface RuleListAnswer {
  rules: ListedRule[];
  /** Whether rules can be switched off, tell what they did, and be one account holder's. */
  isOurs: boolean;
}

/** Whose list: everyone's where there is no holder. */
interface Whose {
  holder: RunAccountHolder | null;
}

const value = z.union([z.string(), z.array(z.number())]).nullable();
const TrialReply = z.object({
  next_cursor: z.string().nullable(),
  rows: z.number(),
  data: z.array(
    z.object({
      id: z.string(),
      matched: z.array(z.number()),
      changes: z.array(
        z.object({ property: z.string(), before: value, after: value, rules: z.array(z.number()) })
      ),
    })
  ),
  rules: z.array(
    z.object({
      index: z.number(),
      id: z.string().nullable(),
      matched: z.number(),
      changed: z.number(),
    })
  ),
});
/** One row that a tried rule matches, or that would be another. */
export type TrialRow = z.infer<typeof TrialReply>["data"][number];

/** What is tried in the place of the rules in force; `rules` are those of the list that are on. */
export interface TrialInput extends Whose {
  /** Null: the rules in force, compared with none. */
  rules: Readonly<Record<string, unknown>>[] | null;
  /** At most 1,000. */
  rows: IncompleteTransactionInput[];
  /** Name of the custom model that Enrich takes labels from. */
  model?: string | null;
}

export interface TrialAnswer {
  rows: TrialRow[];
  /** How many rows each tried rule matches and changes, by its position among them. */
  rules: { index: number; matched: number; changed: number }[];
  /** Whether the built-in engine stood in for a destination that has no trials. */
  isBuiltIn: boolean;
}

const isStatus = (error: unknown, status: number): boolean =>
  error instanceof RequestError && error.status === status;

async function readList(
  client: Client,
  { holder }: Whose,
  signal: AbortSignal
): Promise<ListedRule[]> {
  if (!client.capabilities.ruleLists) return readPlain(client, signal);
  const query = holder === null ? "" : `?account_holder_id=${encodeURIComponent(holder.id)}`;
  try {
    return await client.send("GET", `/v3/rules/list${query}`, ListedRules, { signal });
  } catch (error) {
    // A holder that nothing was enriched for yet has no rules.
    if (holder !== null && isStatus(error, 404)) return [];
    throw error;
  }
}

async function readPlain(client: Client, signal: AbortSignal): Promise<ListedRule[]> {
  const rules = await client.send("GET", "/v3/rules", PlainRules, { signal });
  return rules.map(({ id, ...rule }) => ({ id, is_on: true, usage: null, rule }));
}

async function changeList(
  client: Client,
  { holder, changes }: Whose & { changes: RuleChange[] },
  signal: AbortSignal
): Promise<ListedRule[]> {
  if (!client.capabilities.ruleLists) return changePlain(client, changes, signal);
  if (holder !== null) await bringHolderUpToDate(client, holder);
  const body = { account_holder_id: holder?.id ?? null, changes };
  return client.send("POST", "/v3/rules/list", ListedRules, { body, signal });
}

/** With the calls that v3 publishes; a place that is not the last one takes the whole list. */
async function changePlain(
  client: Client,
  changes: readonly RuleChange[],
  signal: AbortSignal
): Promise<ListedRule[]> {
  const [only, ...others] = changes;
  const one = only !== undefined && others.length === 0 ? only : null;
  if (one?.do === "insert" && one.position === undefined)
    await client.send("POST", "/v3/rules", Anything, { body: one.rule, signal });
  else if (one?.do === "remove")
    await client.send("DELETE", `/v3/rules/${encodeURIComponent(one.id)}`, Anything, { signal });
  else if (one?.do === "change" && one.position === undefined && one.rule !== undefined)
    await client.send("PATCH", `/v3/rules/${encodeURIComponent(one.id)}`, Anything, {
      body: one.rule,
      signal,
    });
  else {
    const rules = changedLocally(await readPlain(client, signal), changes);
    const body = rules.map(({ rule }) => rule);
    await client.send("POST", "/v3/rules/replace", Anything, { body, signal });
  }
  return readPlain(client, signal);
}

function changedLocally(
  before: readonly ListedRule[],
  changes: readonly RuleChange[]
): ListedRule[] {
  const rules = [...before];
  for (const change of changes) {
    if (change.do === "insert") {
      const { rule, position } = change;
      rules.splice(position ?? rules.length, 0, { id: "", is_on: true, usage: null, rule });
      continue;
    }
    const at = rules.findIndex(({ id }) => id === change.id);
    const found = rules[at];
    if (found === undefined)
      throw new RequestError("rejected", `Rule not found: "${change.id}".`, 400);
    rules.splice(at, 1);
    if (change.do === "change")
      rules.splice(change.position ?? at, 0, { ...found, rule: change.rule ?? found.rule });
  }
  return rules;
}

async function tryOut(
  client: Client,
  { holder, rules, rows, model = null }: TrialInput,
  signal: AbortSignal
): Promise<Omit<TrialAnswer, "isBuiltIn">> {
  const found: TrialRow[] = [];
  const counts = new Map<number, { matched: number; changed: number }>();
  const scope = holder === null ? {} : { list: "account_holder", account_holder_id: holder.id };
  const body = { ...scope, ...(rules === null ? {} : { rules }), transactions: rows };
  let cursor: string | null = null;
  do {
    const after: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const named = model === null ? "" : `&model_name=${encodeURIComponent(model)}`;
    const path = `/v3/rules/dry_run?incomplete=answer&limit=${rows.length}${named}${after}`;
    const page: z.infer<typeof TrialReply> = await client.send("POST", path, TrialReply, {
      body,
      signal,
    });
    found.push(...page.data);
    for (const { index, matched, changed } of page.rules) {
      const known = counts.get(index) ?? { matched: 0, changed: 0 };
      counts.set(index, { matched: known.matched + matched, changed: known.changed + changed });
    }
    cursor = page.next_cursor;
  } while (cursor !== null);
  return { rows: found, rules: [...counts].map(([index, count]) => ({ index, ...count })) };
}

/** The list of a holder who is not there yet is empty: its rules are tried behind everyone's. */
async function tryRules(
  client: Client,
  input: TrialInput,
  signal: AbortSignal
): Promise<Omit<TrialAnswer, "isBuiltIn">> {
  if (input.rows.length === 0) return { rows: [], rules: [] };
  try {
    return await tryOut(client, input, signal);
  } catch (error) {
    if (input.holder === null || !isStatus(error, 404)) throw error;
  }
  const everyones = await readList(client, { holder: null }, signal);
  const first = everyones.filter(({ is_on }) => is_on).map(({ rule }) => rule);
  const rules = [...first, ...(input.rules ?? [])];
  const tried = await tryOut(client, { ...input, holder: null, rules }, signal);
  const own = (index: number) => index >= first.length;
  const shifted = (index: number) => index - first.length;
  return {
    rows: tried.rows.flatMap(({ matched, changes, ...row }) => {
      const mine = changes.flatMap((change) => {
        const by = change.rules.filter(own).map(shifted);
        return by.length === 0 ? [] : [{ ...change, rules: by }];
      });
      const met = matched.filter(own).map(shifted);
      return met.length + mine.length === 0 ? [] : [{ ...row, matched: met, changes: mine }];
    }),
    rules: tried.rules.flatMap(({ index, ...count }) =>
      own(index) ? [{ index: shifted(index), ...count }] : []
    ),
  };
}

export const ruleQuestions = {
  /** The list in order, rules that are switched off among them. */
  "rules.list": async (
    { chosen }: Sides,
    whose: Whose,
    signal: AbortSignal
  ): Promise<RuleListAnswer> => ({
    rules: await readList(chosen, whose, signal),
    isOurs: chosen.capabilities.ruleLists,
  }),
  /** Changes the list, all or nothing, and answers it as it is then. */
  "rules.change": async (
    { chosen }: Sides,
    input: Whose & { changes: RuleChange[] },
    signal: AbortSignal
  ): Promise<RuleListAnswer> => ({
    rules: await changeList(chosen, input, signal),
    isOurs: chosen.capabilities.ruleLists,
  }),
  /**
   * What rows would be answered now, by the rules in force, as our columns hold it; nothing is stored.
   * Null where that cannot be told without enriching them.
   */
  "rules.answers": async (
    { chosen }: Sides,
    { rows, model = null }: Pick<TrialInput, "rows" | "model">,
    signal: AbortSignal
  ): Promise<EnrichedColumns | null> => {
    if (!chosen.capabilities.learnsCorrections) return null;
    if (rows.length === 0) return emptyColumns();
    const path = `/v3/explain${rowsQuery({ chosen }, chosen, model)}`;
    const body = { transactions: rows };
    const { data } = await chosen.send("POST", path, Explanations, { body, signal });
    return fromResults(
      data.map(({ id }) => id),
      data.map(({ now }) => now)
    );
  },
  /** Tries rules on rows of the sheet; nothing is stored. */
  "rules.try": async (
    { chosen, builtIn }: Sides,
    input: TrialInput,
    signal: AbortSignal
  ): Promise<TrialAnswer> => {
    const side = chosen.capabilities.ruleTrials ? chosen : builtIn;
    const model = chosen.capabilities.models ? (input.model ?? null) : null;
    return { ...(await tryRules(side, { ...input, model }, signal)), isBuiltIn: side !== chosen };
  },
} satisfies QuestionSet;
