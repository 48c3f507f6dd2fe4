/**
 * The set of labels that is being edited: asked for, changed, tried, put in force, taken away and put
 * back. It lives as long as the pane, so that a draft outlives its tab; each set has a draft of its own.
 */
import type { CategoryPreview, NamedSets } from "../../client/questions/categories";
import { SessionError } from "../../client/session";
import type { CategorySet } from "../../model";
import type { LabelListOutcome, Result, SheetProblem } from "../../run/types";
import {
  type Direction,
  type LabelNode,
  type LabelTree,
  labelsOfTree,
  setOfTree,
  treeOfSet,
} from "./label-tree";
import { type LabelFault, placeFaults } from "./set-faults";
import { createSheetLabels, isOfType, type SheetLabelParts } from "./sheet-labels";

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
  /** The set taken away last, for as long as it can be put back. */
  taken: { id: string; set: CategorySet } | null;
  /** Whether the label column of the sheet in front offers a list. */
  hasList: boolean;
}

/** What became of the sheet's label column when labels changed; nothing where it is told in another set. */
export interface SheetEffect {
  /** Rows that show labels of before; null where they cannot be counted. */
  rows: number | null;
  /** The list to choose from was brought up to date. */
  isListRenewed: boolean;
}

export type EditorEvent =
  | { kind: "saved" | "reset" | "put_back"; sheet: SheetEffect | null }
  | { kind: "listed"; labels: number }
  | { kind: "no_label_column" | "validated_by_user" | "not_json" | "list_taken" | "faults" }
  | { kind: "problem"; problem: SheetProblem }
  | { kind: "failed"; message: string };

export type SetEditor = ReturnType<typeof createSetEditor>;

const NOTHING: LabelTree = { outgoing: [], incoming: [] };
/** Changes that can be undone. */
const MOST_UNDONE = 100;

interface Draft {
  tree: LabelTree;
  history: readonly LabelTree[];
  /** The tree as it is in force; null for a new set. */
  base: LabelTree | null;
}

export function createSetEditor(parts: SheetLabelParts) {
  const { ask } = parts;
  const labels = createSheetLabels(parts);
  const listeners = new Set<() => void>();
  const drafts = new Map<string, Draft>();
  let keys = 0;
  let history: readonly LabelTree[] = [];
  let base: LabelTree | null = null;
  let current: EditorState = {
    sets: null,
    id: "consumer",
    isOwn: false,
    tree: NOTHING,
    isChanged: false,
    canUndo: false,
    drafts: [],
    isBusy: false,
    preview: null,
    said: null,
    faults: [],
    taken: null,
    hasList: false,
  };

  const update = (change: Partial<EditorState>) => {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  };
  const makeKey = () => `label-${(keys += 1)}`;

  const attempt = async (work: () => Promise<EditorEvent | null>): Promise<void> => {
    if (current.isBusy) return;
    const { tree } = current;
    update({ isBusy: true, said: null, faults: [] });
    try {
      update({ said: await work() });
    } catch (error) {
      const faults = error instanceof SessionError ? placeFaults(error.faults, tree) : [];
      const message = error instanceof Error ? error.message : String(error);
      update({
        faults,
        said: faults.length > 0 ? { kind: "faults" } : { kind: "failed", message },
      });
    }
    update({ isBusy: false });
  };

  const bringUp = (id: string, draft: Draft, change: Partial<EditorState> = {}) => {
    drafts.delete(id);
    ({ history, base } = draft);
    update({
      id,
      isOwn: (change.sets ?? current.sets)?.find((one) => one.id === id)?.is_own ?? false,
      tree: draft.tree,
      isChanged: draft.tree !== draft.base,
      canUndo: history.length > 0,
      drafts: [...drafts.keys()],
      preview: null,
      said: null,
      faults: [],
      ...change,
    });
  };

  const show = (sets: NamedSets, id: string) => {
    const found = sets.find((one) => one.id === id);
    const tree = found === undefined ? NOTHING : treeOfSet(found.categories, makeKey);
    bringUp(id, { tree, history: [], base: tree }, { sets });
  };

  /** Lays the draft in front aside, to be found again under its id. */
  const layAside = () => {
    if (current.isChanged) drafts.set(current.id, { tree: current.tree, history, base });
  };

  const replace = (tree: LabelTree) => {
    history = [...history, current.tree].slice(-MOST_UNDONE);
    update({ tree, isChanged: true, canUndo: true, preview: null, said: null, faults: [] });
  };

  const listEvent = async (given: Result<LabelListOutcome>): Promise<EditorEvent> => {
    if (!given.ok) return { kind: "problem", problem: given.problem };
    update({ hasList: await labels.hasList() });
    return given.value.state === "set"
      ? { kind: "listed", labels: given.value.labels }
      : { kind: given.value.state };
  };

  /** Changes what is in force, shows it, and looks after the sheet's label column. */
  const changeForce = async (
    id: string,
    set: CategorySet | null,
    work: () => Promise<unknown>
  ): Promise<SheetEffect | null> => {
    const before = await labels.setInForce();
    // Counted before: afterwards the rows count as told in the new set.
    const counted = before === id ? await labels.changedRows(id, set) : null;
    await work();
    const sets = await ask("categories.list", {});
    show(sets, set === null && !isOfType(id) ? labels.firstSet() : id);
    if (before !== id) return null;
    const isListRenewed =
      (await labels.hasList()) && (await parts.lists.give(labelsOfTree(current.tree))).ok;
    return { rows: counted, isListRenewed };
  };

  return {
    state: (): EditorState => current,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    makeKey,
    /** Reads the sets there are; what is being edited stays, and so does what was said of it. */
    async open() {
      if (current.isChanged) {
        update({ hasList: await labels.hasList() });
        return;
      }
      await attempt(async () => {
        const hasList = await labels.hasList();
        const id = current.sets === null ? labels.firstSet() : current.id;
        show(await ask("categories.list", {}), id);
        update({ hasList });
        return null;
      });
    },
    choose(id: string) {
      if (current.sets === null || current.isBusy || id === current.id) return;
      layAside();
      const draft = drafts.get(id);
      if (draft === undefined) show(current.sets, id);
      else bringUp(id, draft);
    },
    /** Begins a set under a name, with the labels in front. */
    begin(id: string) {
      const { tree } = current;
      layAside();
      bringUp(id, { tree, history: [], base: null });
    },
    change(direction: Direction, nodes: readonly LabelNode[]) {
      if (nodes !== current.tree[direction]) replace({ ...current.tree, [direction]: nodes });
    },
    /** Takes the labels of a file; a text that is no set is said. */
    read(text: string) {
      try {
        const parsed: unknown = JSON.parse(text);
        if (parsed === null || typeof parsed !== "object") throw new SyntaxError();
        const incoming = "incoming" in parsed ? parsed.incoming : null;
        const outgoing = "outgoing" in parsed ? parsed.outgoing : null;
        if (!Array.isArray(incoming) || !Array.isArray(outgoing)) throw new SyntaxError();
        replace(treeOfSet({ incoming, outgoing }, makeKey));
      } catch {
        update({ said: { kind: "not_json" } });
      }
    },
    undo() {
      const last = history.at(-1);
      if (last === undefined) return;
      history = history.slice(0, -1);
      update({
        tree: last,
        isChanged: last !== base,
        canUndo: history.length > 0,
        preview: null,
        faults: [],
      });
    },
    /** What the set would make of the sheet's rows and of every label of ours. */
    preview: () =>
      attempt(async () => {
        update({ preview: await labels.preview(current.id, setOfTree(current.tree)) });
        return null;
      }),
    save: () =>
      attempt(async () => {
        const { id } = current;
        const set = setOfTree(current.tree);
        const sheet = await changeForce(id, set, () => ask("categories.put", { id, set }));
        update({ taken: null });
        return { kind: "saved", sheet };
      }),
    reset: () =>
      attempt(async () => {
        const { id } = current;
        const former = current.sets?.find((one) => one.id === id);
        const sheet = await changeForce(id, null, () => ask("categories.reset", { id }));
        update({ taken: former === undefined ? null : { id, set: former.categories } });
        return { kind: "reset", sheet };
      }),
    /** Puts the set that was taken away last in force again. */
    putBack: () =>
      attempt(async () => {
        const { taken } = current;
        if (taken === null) return null;
        const { id, set } = taken;
        const sheet = await changeForce(id, set, () => ask("categories.put", { id, set }));
        update({ taken: null });
        return { kind: "put_back", sheet };
      }),
    /** Lets the user choose from the labels in front in the sheet's label column. */
    list: () => attempt(async () => listEvent(await parts.lists.give(labelsOfTree(current.tree)))),
    takeList: () =>
      attempt(async () => {
        const taken = await parts.lists.take();
        if (!taken.ok) return { kind: "problem", problem: taken.problem };
        update({ hasList: false });
        return { kind: "list_taken" };
      }),
  };
}
