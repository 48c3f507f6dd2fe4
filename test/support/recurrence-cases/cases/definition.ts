/** What a case of the list is made of. */
import { addCompanions, addEveryday } from "../background";
import type { EverydayKind } from "../countries";
import type { Draft, DraftGroup, DraftRow } from "../draft";

/** A case written out for one seed, still without ids. */
export interface WrittenCase {
  draft: Draft;
  /** The groups under test, in each way that is right; the first is the plainest. */
  readings: { name: string; groups: DraftGroup[] }[];
  /** Rows over which an ended group is no mistake. */
  endedAllowed?: DraftRow[];
}

export interface CaseDefinition {
  number: number;
  title: string;
  kind: "positive" | "negative";
  write(seed: number): WrittenCase;
}

/** The usual answer: one reading. */
export function oneReading(draft: Draft, ...groups: DraftGroup[]): WrittenCase {
  return { draft, readings: [{ name: "as written", groups }] };
}

/** Fills the history with a life around the series under test. */
export function addLife(
  draft: Draft,
  options: { salary?: boolean; without?: readonly EverydayKind[]; perMonth?: number } = {}
): void {
  addCompanions(draft, options);
  addEveryday(draft, options.perMonth ?? draft.random.integer(6, 20), options.without);
}

/** A key that names a case in seeds and ids. */
export function caseKey(number: number): string {
  return `r${String(number).padStart(2, "0")}`;
}
