/** What the panel of labels draws: the set in front, its draft, and what was done last. */
import type { CategoryPreview, NamedSets } from "../../client/questions/categories";
import type { CategorySet } from "../../model";
import type { SheetProblem } from "../../run/types";
import type { Failure } from "../failure";
import type { LabelTree } from "./label-tree";
import type { LabelFault } from "./set-faults";

export interface EditorState {
  sets: NamedSets | null;
  /** Of the set in front. */
  id: string;
  isOwn: boolean;
  tree: LabelTree;
  isChanged: boolean;
  canUndo: boolean;
  /** Other sets with changes that are not in use. */
  drafts: readonly string[];
  isBusy: boolean;
  preview: CategoryPreview | null;
  said: EditorEvent | null;
  /** What was found wrong, at its labels; until the set is changed. */
  faults: readonly LabelFault[];
  /** What was in force before the last change, for as long as it can be put back. */
  former: FormerSet | null;
  /** Whether the label column of the sheet in front offers a list. */
  hasList: boolean;
}

/** A set as it was in force; null where none of the user's own was. */
export interface FormerSet {
  id: string;
  set: CategorySet | null;
  /** What took its place: another set of that name, or none. */
  after: "saved" | "reset";
}

/** What became of the sheet's label column when labels changed; nothing where it is told in another set. */
export interface SheetEffect {
  /** Rows that show labels of before; null where they cannot be counted. */
  rows: number | null;
  /** The list to choose from was brought up to date. */
  isListRenewed: boolean;
}

/** What a change of the set in force came to. */
export interface ForceEvent {
  kind: "saved" | "reset" | "put_back" | "undone";
  sheet: SheetEffect | null;
  /** Labels were edited while it was under way: they stay a draft. */
  isEdited: boolean;
}

export type EditorEvent =
  | ForceEvent
  | { kind: "listed"; labels: number }
  | { kind: "no_label_column" | "validated_by_user" | "not_json" | "list_taken" | "faults" }
  | { kind: "problem"; problem: SheetProblem }
  | { kind: "too_many"; most: number }
  | ({ kind: "failed" } & Failure);

/** A set that is being edited. */
export interface Draft {
  tree: LabelTree;
  history: readonly LabelTree[];
  /** The tree as it is in force; null for a new set. */
  base: LabelTree | null;
}
