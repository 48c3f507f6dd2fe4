/** Questions about wrong results: why a row is answered so, what is learned from it, what was (docs/corrections.md). */
import { z } from "zod";
import {
  CorrectionPreview,
  Explanations,
  LearnedCorrection,
  LearnedCorrections,
  page,
  type CorrectionExpected,
  type CorrectionPattern,
  type EnrichedTransaction,
  type Explanation,
} from "../../model";
import type { Client } from "../client";
import {
  groupEdits,
  type EditedProperty,
  type EditedRow,
  type GroupedEdits,
} from "../learn/group-edits";
import { bringHolderUpToDate, bringRowHoldersUpToDate } from "../holder";
import { inScope, type LearnScope } from "../learn/scope";
import { RequestError } from "../request-error";
import type { RowAccountHolder, RunAccountHolder } from "../session";
import type { QuestionSet, Sides } from "./question";
import { rowsQuery, requestsOf, type QuestionRows } from "./question-rows";

/** Who answers what the hosted API cannot. */
const learner = ({ chosen, builtIn }: Sides): Client =>
  chosen.capabilities.learnsCorrections ? chosen : builtIn;

/** One row's reasons, with what they name. */
export interface Reasons {
  /** Null where the row has nothing that is answered. */
  explanation: Explanation | null;
  /** Learned corrections that decided something. */
  corrections: LearnedCorrection[];
  /** Rules that decided something, with their place in everyone's list counted from 1; null elsewhere. */
  rules: { id: string; place: number | null }[];
  /** Whether this computer answers, for the destination does not tell its reasons. */
  isBuiltIn: boolean;
}

/** One correction to be tried or learned. */
export interface Candidate {
  pattern: CorrectionPattern;
  expected: CorrectionExpected;
}

/** One to be learned. */
export interface ToLearn extends Candidate {
  /** Made by whoever asks: asked again under it, for no answer came, it is not learned twice. */
  id?: string;
  /** In force at once where it is left out. */
  isOn?: boolean;
  /** The report it was learned from, where it is brought back. */
  reportId?: string | null;
}

/** What corrections would do to the rows of a sheet. */
export interface TriedCorrections {
  rows: number;
  /** For each candidate, in order. */
  candidates: { matched: number; changed: number; overrides: string[] }[];
  /** Rows that would be another, the first ones. */
  examples: { id: string; property: string; before: string | null; after: string | null }[];
  /** Ids of all rows that would be another. */
  changed: string[];
  isBuiltIn: boolean;
}

/** A page of learned corrections. */
export interface ListedCorrections {
  corrections: LearnedCorrection[];
  next: string | null;
  /** Of those they are for, by id; without those that have no name. */
  holderNames: Record<string, string>;
  isBuiltIn: boolean;
}

const Rules = z.array(z.looseObject({ id: z.string() }));
const Page = page(LearnedCorrection);
/** Changes that are shown one by one. */
const MOST_EXAMPLES = 50;

const path = (id: string) => `/v3/corrections/${encodeURIComponent(id)}`;

/** One to be learned, as the wire has it. */
export const wireOf = ({ pattern, expected, id, isOn }: ToLearn) => ({
  pattern,
  expected,
  ...(id === undefined ? {} : { id }),
  ...(isOn === undefined ? {} : { is_on: isOn }),
});

/** Makes sure that whom corrections are for is known where they are learned, before anything was enriched. */
export async function bringHolders(
  side: Client,
  candidates: readonly Candidate[],
  workbooks: RunAccountHolder,
  signal: AbortSignal
): Promise<void> {
  const ids = new Set(candidates.flatMap(({ pattern }) => pattern.account_holder_id ?? []));
  if (ids.delete(workbooks.id)) await bringHolderUpToDate(side, workbooks);
  const others = [...ids].map((id): RowAccountHolder => ({
    id,
    type: null,
    typeWhenNew: workbooks.type,
    name: null,
  }));
  await bringRowHoldersUpToDate(side, others, signal);
}

/** Names of the account holders that corrections are for, by id; those that have none are left out. */
async function holderNames(
  side: Client,
  corrections: readonly LearnedCorrection[],
  signal: AbortSignal
): Promise<Record<string, string>> {
  const ids = new Set(corrections.flatMap(({ pattern }) => pattern.account_holder_id ?? []));
  const names: Record<string, string> = {};
  for (const id of ids) {
    const found = await orMissing(side.getAccountHolderV2(id, signal));
    if (typeof found?.name === "string") names[id] = found.name;
  }
  return names;
}

async function explained(
  sides: Sides,
  rows: QuestionRows,
  signal: AbortSignal
): Promise<Explanation[]> {
  const side = learner(sides);
  const found: Explanation[] = [];
  for (const transactions of requestsOf(rows)) {
    const address = `/v3/explain${rowsQuery(sides, side, rows.model ?? null)}`;
    const body = { transactions };
    found.push(...(await side.send("POST", address, Explanations, { body, signal })).data);
  }
  return found;
}

export const correctionQuestions = {
  /** Why one row is answered as it is. */
  "corrections.why": async (
    sides: Sides,
    rows: QuestionRows,
    signal: AbortSignal
  ): Promise<Reasons> => {
    const side = learner(sides);
    const isBuiltIn = side !== sides.chosen;
    const [explanation = null] = await explained(sides, rows, signal);
    const said = explanation === null ? [] : [explanation.kept ?? explanation.now, explanation.now];
    const cited = (source: string) => {
      const all = said.flatMap(({ evidence }) => evidence ?? []);
      return [...new Set(all.filter((one) => one.source === source).map(({ detail }) => detail))];
    };
    const corrections: LearnedCorrection[] = [];
    for (const id of cited("correction")) {
      const found = await orMissing(side.send("GET", path(id), LearnedCorrection, { signal }));
      if (found !== null) corrections.push(found);
    }
    const ids = cited("rule");
    // Rules count as the panel of rules counts them, those that are switched off too.
    const address = side.capabilities.ruleLists ? "/v3/rules/list" : "/v3/rules";
    const list = ids.length === 0 ? [] : await side.send("GET", address, Rules, { signal });
    const rules = ids.map((id) => {
      const place = list.findIndex((rule) => rule.id === id);
      return { id, place: place < 0 ? null : place + 1 };
    });
    return { explanation, corrections, rules, isBuiltIn };
  },

  /** What corrections would do to rows; nothing is kept. */
  "corrections.preview": async (
    sides: Sides,
    { candidates, rows }: { candidates: Candidate[]; rows: QuestionRows },
    signal: AbortSignal
  ): Promise<TriedCorrections> => {
    const side = learner(sides);
    const tried: TriedCorrections = {
      rows: 0,
      candidates: candidates.map(() => ({ matched: 0, changed: 0, overrides: [] })),
      examples: [],
      changed: [],
      isBuiltIn: side !== sides.chosen,
    };
    const address = `/v3/corrections/preview${rowsQuery(sides, side, rows.model ?? null)}`;
    for (const transactions of requestsOf(rows)) {
      const body = { transactions, corrections: candidates };
      const found = await side.send("POST", address, CorrectionPreview, { body, signal });
      tried.rows += found.rows;
      for (const { index, matched, changed, overrides } of found.corrections) {
        const candidate = tried.candidates[index];
        if (candidate === undefined) continue;
        candidate.matched += matched;
        candidate.changed += changed;
        candidate.overrides = overrides;
      }
      for (const { id, changes } of found.data) {
        if (changes.length > 0) tried.changed.push(id);
        for (const { property, before, after } of changes)
          if (tried.examples.length < MOST_EXAMPLES)
            tried.examples.push({ id, property, before: textOf(before), after: textOf(after) });
      }
    }
    return tried;
  },

  /** Learns corrections, all of them or none. */
  "corrections.learn": async (
    sides: Sides,
    { candidates, accountHolder }: { candidates: ToLearn[]; accountHolder: RunAccountHolder },
    signal: AbortSignal
  ): Promise<{ learned: LearnedCorrection[]; isBuiltIn: boolean }> => {
    const side = learner(sides);
    const isBuiltIn = side !== sides.chosen;
    await bringHolders(side, candidates, accountHolder, signal);
    const learn = (isElsewhere: boolean) => {
      const ofReport = ({ reportId = null }: ToLearn) =>
        reportId === null ? {} : { report_id: reportId, is_report_elsewhere: isElsewhere };
      const body = { corrections: candidates.map((one) => ({ ...wireOf(one), ...ofReport(one) })) };
      return side.send("POST", "/v3/corrections/learn", LearnedCorrections, { body, signal });
    };
    const { data } = await learn(isBuiltIn).catch((error: unknown) => {
      // A report that is gone, or kept by another service, is not there to be resolved.
      const isMissing = error instanceof RequestError && error.status === 404;
      if (!isMissing || isBuiltIn) throw error;
      return learn(true);
    });
    return { learned: data, isBuiltIn };
  },

  /** Forgets corrections, all at once, and answers what those that were there had been. */
  "corrections.forget-all": async (
    sides: Sides,
    { ids }: { ids: string[] },
    signal: AbortSignal
  ): Promise<LearnedCorrection[]> => {
    const address = "/v3/corrections/forget";
    const body = { ids };
    return (await learner(sides).send("POST", address, LearnedCorrections, { body, signal })).data;
  },

  /** Learned corrections, newest first, a page at a time. */
  "corrections.list": async (
    sides: Sides,
    { cursor }: { cursor: string | null },
    signal: AbortSignal
  ): Promise<ListedCorrections> => {
    const side = learner(sides);
    const query = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const address = `/v3/corrections?limit=20${query}`;
    const { data, next_cursor } = await side.send("GET", address, Page, { signal });
    const names = await holderNames(side, data, signal);
    const isBuiltIn = side !== sides.chosen;
    return { corrections: data, next: next_cursor, holderNames: names, isBuiltIn };
  },

  /** Switches a correction on or off. */
  "corrections.switch": (
    sides: Sides,
    { id, isOn }: { id: string; isOn: boolean },
    signal: AbortSignal
  ) => learner(sides).send("PATCH", path(id), LearnedCorrection, { body: { is_on: isOn }, signal }),

  /** Forgets a correction and answers what it was. */
  "corrections.forget": (sides: Sides, { id }: { id: string }, signal: AbortSignal) =>
    learner(sides).send("DELETE", path(id), LearnedCorrection, { signal }),

  /** What the user's edits in the sheet say, taken together: as learned for their holders, and for everyone. */
  "corrections.group-edits": async (
    sides: Sides,
    { rows, edited }: { rows: QuestionRows; edited: Partial<Record<EditedProperty, string>>[] },
    signal: AbortSignal
  ): Promise<Record<LearnScope, GroupedEdits> & { isBuiltIn: boolean }> => {
    const side = learner(sides);
    const found = await explained(sides, rows, signal);
    const grouped = (scope: LearnScope) =>
      groupEdits(
        found.map(({ id, now, patterns }, index): EditedRow => {
          const holder = rows.columns.accountHolder?.[index] ?? rows.accountHolder.id;
          return {
            id,
            edited: edited[index] ?? {},
            answered: answeredOf(now),
            patterns: patterns.map((pattern) => inScope(pattern, scope, holder)),
          };
        })
      );
    return {
      holder: grouped("holder"),
      everyone: grouped("everyone"),
      isBuiltIn: side !== sides.chosen,
    };
  },
} satisfies QuestionSet;

/** What an answer says of each property, as our columns show it. */
function answeredOf({
  entities,
  categories,
  location,
}: EnrichedTransaction): Record<EditedProperty, string | null> {
  const counterparty = entities?.counterparty ?? null;
  const isPerson = counterparty?.type === "person";
  return {
    label: categories?.general ?? null,
    merchant: isPerson ? null : (counterparty?.name ?? null),
    person: isPerson ? (counterparty.name ?? null) : null,
    website: counterparty?.website ?? null,
    location: location?.raw_address ?? null,
  };
}

function textOf(value: string | number[] | null): string | null {
  return Array.isArray(value) ? value.join(", ") : value;
}

/** What is not there any more is null. */
async function orMissing<Value>(asked: Promise<Value>): Promise<Value | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof RequestError && error.status === 404) return null;
    throw error;
  }
}
