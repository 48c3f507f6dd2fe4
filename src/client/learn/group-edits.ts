/**
 * What a user's edits in the sheet say, taken together: rows that are alike and were changed to the same
 * are one group, which may become one learned correction. Pure.
 */
import type { CorrectionPattern } from "../../model";

/** What may be learned from a cell, by the name it has in a correction. */
export const EDITED_PROPERTIES = ["label", "merchant", "person", "website", "location"] as const;
export type EditedProperty = (typeof EDITED_PROPERTIES)[number];

/** One row with what the user wrote into our columns. */
export interface EditedRow {
  id: string;
  /** What stands there now; only cells the user changed. */
  edited: Partial<Record<EditedProperty, string>>;
  /** What would be answered now. */
  answered: Readonly<Record<EditedProperty, string | null>>;
  /** Which payments are like it, the narrowest sensible first (`POST /v3/explain`). */
  patterns: readonly CorrectionPattern[];
}

/** What some rows were changed to. */
export interface EditOption {
  value: string;
  /** Ids, in the order of the rows. */
  rows: string[];
}

/** Rows that are alike, and one property of theirs that was changed. */
export interface EditGroup {
  key: string;
  pattern: CorrectionPattern;
  property: EditedProperty;
  /** What was answered, each once, the most frequent first; null is nothing. */
  before: (string | null)[];
  /** What it was changed to, the most frequent first: more than one is a conflict. */
  options: EditOption[];
}

export interface GroupedEdits {
  /** Those with most rows first. */
  groups: EditGroup[];
  /** Rows whose edits cannot be learned: nothing tells which payments are like them. */
  unlike: string[];
  /** Rows whose every edit would be answered already. */
  known: string[];
}

/** Groups edits. Each edit that says something new stands in exactly one group. */
export function groupEdits(rows: readonly EditedRow[]): GroupedEdits {
  const groups = new Map<string, GroupBeing>();
  const unlike: string[] = [];
  const known: string[] = [];
  for (const row of rows) {
    const news = EDITED_PROPERTIES.filter((property) => isNews(row, property));
    if (news.length === 0) {
      known.push(row.id);
      continue;
    }
    const isOfName = news.some((property) => property !== "label" && property !== "location");
    const pattern = patternOf(row.patterns, isOfName);
    if (pattern === null) {
      unlike.push(row.id);
      continue;
    }
    for (const property of news) {
      const key = JSON.stringify([patternKey(pattern), property]);
      const group = groups.get(key) ?? newGroup(key, pattern, property);
      groups.set(key, group);
      const value = row.edited[property] ?? "";
      const option = group.options.get(value);
      if (option === undefined) group.options.set(value, [row.id]);
      else option.push(row.id);
      const before = row.answered[property];
      group.before.set(before, (group.before.get(before) ?? 0) + 1);
    }
  }
  const made = [...groups.values()].map(
    ({ key, pattern, property, before, options }): EditGroup => ({
      key,
      pattern,
      property,
      before: mostFirst(before, (count) => count).map(([value]) => value),
      options: mostFirst(options, (ids) => ids.length).map(([value, ids]) => ({
        value,
        rows: ids,
      })),
    })
  );
  return { groups: made.sort((one, other) => rowsIn(other) - rowsIn(one)), unlike, known };
}

interface GroupBeing extends Pick<EditGroup, "key" | "pattern" | "property"> {
  before: Map<string | null, number>;
  options: Map<string, string[]>;
}

const newGroup = (
  key: string,
  pattern: CorrectionPattern,
  property: EditedProperty
): GroupBeing => ({ key, pattern, property, before: new Map(), options: new Map() });

/** The largest first; among equals those that were met first. */
function mostFirst<Key, Value>(
  map: ReadonlyMap<Key, Value>,
  size: (value: Value) => number
): [Key, Value][] {
  return [...map].sort(([, one], [, other]) => size(other) - size(one));
}

/** How many rows a group is of. */
export function rowsIn({ options }: EditGroup): number {
  return options.reduce((sum, { rows }) => sum + rows.length, 0);
}

/** The option that is learned where nobody chooses: the most frequent one; null where two are. */
export function likeliestOption({ options: [first, second] }: EditGroup): string | null {
  if (first === undefined || first.rows.length === second?.rows.length) return null;
  return first.value;
}

function isNews({ edited, answered }: EditedRow, property: EditedProperty): boolean {
  const value = edited[property]?.trim() ?? "";
  return value !== "" && value !== answered[property];
}

/**
 * A counterparty stands for payments alike, unless it is the counterparty itself that was wrong: then
 * its words do.
 */
function patternOf(
  patterns: readonly CorrectionPattern[],
  isOfName: boolean
): CorrectionPattern | null {
  const words = patterns.find(({ kind }) => kind === "description");
  const counterparty = patterns.find(({ kind }) => kind === "counterparty");
  return (isOfName ? (words ?? counterparty) : (counterparty ?? words)) ?? null;
}

/** Two patterns about the same payments have the same key. */
export function patternKey(pattern: CorrectionPattern): string {
  const { kind, entry_type, account_holder_id } = pattern;
  const what = kind === "counterparty" ? pattern.counterparty_id : pattern.words;
  return JSON.stringify([kind, what, entry_type, account_holder_id]);
}
