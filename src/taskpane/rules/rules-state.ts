/** What the panel of rules draws. */
import type { ListedRule } from "../../client/questions/rules";
import type { RunAccountHolder } from "../../client/session";
import type { Strings } from "../../strings";
import type { DraftFault } from "./draft";
import type { Place } from "./place";
import type { Preview } from "./preview";
import type { Comparison, FileRule } from "./rule-files";
import type { RuleTree } from "./rule-tree";

export type ListState =
  | { state: "reading" }
  | { state: "failed"; say: (words: Strings["rules"]) => string }
  /** `isOurs`: rules can be switched off, tell what they did, and be one account holder's. */
  | { state: "ready"; rules: ListedRule[]; isOurs: boolean };

/** How many rows of the sheet each rule matches, by id. */
export type CountState =
  | { state: "none" }
  /** The sheet is so large that its rows are counted on demand only. */
  | { state: "unasked"; rows: number }
  | { state: "counting"; done: number; total: number }
  | { state: "counted"; byId: ReadonlyMap<string, number> };

/** Rows whose cells still say what the list made of them before it was changed. */
export type RenewalState =
  | { state: "none" }
  | { state: "unasked"; rows: number }
  | { state: "counting"; done: number; total: number }
  /** `tableKey`: the table they are in. */
  | { state: "counted"; ids: ReadonlySet<string>; tableKey: string | null };

/** A sentence about what was done, and what can be taken back. */
export interface Notice {
  say: (words: Strings["rules"]) => string;
  /** The change of the list, the cells that were written, or both. */
  undo: "list" | "rows" | "both" | null;
  /** Tells two equal sentences apart, so that each is announced. */
  number: number;
}

export type PreviewState =
  | { state: "none" }
  | { state: "reading" }
  | { state: "running"; done: number; total: number }
  /** Null: there is no sheet to try it on. */
  | { state: "failed"; say: Notice["say"] | null }
  /** `tableKey`: the table it was tried on. */
  | { state: "done"; preview: Preview; isStale: boolean; tableKey: string | null };

/** The rule being written. */
export interface EditorState {
  /** Null: a new one. */
  id: string | null;
  /** Tells one opening of the editor from the next. */
  opened: number;
  isOn: boolean;
  tree: RuleTree;
  mode: "sentence" | "json";
  /** The rule as JSON while it is shown as such; it may not be JSON yet. */
  json: string;
  faults: readonly DraftFault[];
  /** Why it was not taken, where no place in it is at fault. */
  problem: Notice["say"] | null;
  isSaving: boolean;
  preview: PreviewState;
  /** As it was when it was opened, to tell whether anybody has written on it. */
  initial: RuleTree;
  /** What was being written when this one was opened; it comes back when this one is closed. */
  under: EditorState | null;
}

export type ImportState =
  | { state: "unreadable" }
  /** `file`: its rules as they stand in it, to be laid beside another list. */
  | { state: "ready"; file: readonly FileRule[]; comparison: Comparison };

/** A place in the list for the focus. */
export type FocusTarget = { rule: string; action: "edit" | "more" } | "add" | null;

export interface RulesState {
  /** The list that is shown: changes go to it and to no other. */
  place: Place;
  /** Account holders whose lists can be chosen, the workbook's first; none where lists are everyone's. */
  holders: readonly RunAccountHolder[];
  list: ListState;
  counts: CountState;
  renewal: RenewalState;
  notice: Notice | null;
  /** A change is under way. */
  isBusy: boolean;
  editor: EditorState | null;
  /** Where the focus goes when the list comes back to the front. */
  returnTo: FocusTarget;
  importing: ImportState | null;
}
