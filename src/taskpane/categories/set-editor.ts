/**
 * The set of labels that is being edited: asked for, changed, tried, put in force, taken away and put
 * back. It lives as long as the pane, so that a draft outlives its tab; each set has a draft of its own.
 */
import { destinationId } from "../../client/destination";
import type { Ask } from "../../client/questions";
import type { NamedSets } from "../../client/questions/categories";
import { SessionError } from "../../client/session";
import type { CategorySet } from "../../model";
import type { LabelListOutcome, Result } from "../../run/types";
import type { Draft, EditorEvent, EditorState, ForceEvent, FormerSet } from "./editor-state";
import {
  type Direction,
  type LabelNode,
  type LabelTree,
  labelsOfTree,
  MOST_LABELS,
  pathsOfNodes,
  setOfTree,
  treeOfSet,
} from "./label-tree";
import { failureOf } from "../failure";
import { placeFaults } from "./set-faults";
import { createSheetLabels, type SheetLabelParts } from "./sheet-labels";

export type SetEditor = ReturnType<typeof createSetEditor>;

const NOTHING: LabelTree = { outgoing: [], incoming: [] };
/** Changes that can be undone. */
const MOST_UNDONE = 100;

const TOO_MANY: EditorEvent = { kind: "too_many", most: MOST_LABELS };
const hasTooMany = (tree: LabelTree) =>
  [tree.outgoing, tree.incoming].some((nodes) => pathsOfNodes(nodes, []).length > MOST_LABELS);

export function createSetEditor(parts: SheetLabelParts) {
  /** Where the sets in front lie: what is changed in them goes there and nowhere else. */
  let place = parts.destination();
  const isElsewhere = () => destinationId(parts.destination()) !== destinationId(place);
  const ask: Ask = (name, input, asking) =>
    parts.ask(name, input, { destination: place, ...asking });
  const labels = createSheetLabels({ ...parts, ask });
  const listeners = new Set<() => void>();
  const drafts = new Map<string, Draft>();
  let keys = 0;
  let hasShown = false;
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
    former: null,
    hasList: false,
  };

  const update = (change: Partial<EditorState>) => {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  };
  const makeKey = () => `label-${(keys += 1)}`;

  const attempt = async (work: () => Promise<EditorEvent | null>): Promise<void> => {
    if (current.isBusy) return;
    const { id, tree } = current;
    update({ isBusy: true, said: null, faults: [] });
    try {
      update({ said: await work() });
    } catch (error) {
      const isInFront = current.id === id;
      const faults =
        isInFront && error instanceof SessionError ? placeFaults(error.faults, tree) : [];
      update({
        faults,
        said: faults.length > 0 ? { kind: "faults" } : { kind: "failed", ...failureOf(error) },
      });
    }
    update({ isBusy: false });
    if (isElsewhere()) await open();
  };

  /** Reads the sets there are; what is being edited stays, and so does what was said of it. */
  const open = async (): Promise<void> => {
    if (current.isBusy) return;
    const isOther = isElsewhere();
    place = parts.destination();
    if (isOther) leave();
    if (current.isChanged && !isOther) {
      update({ hasList: await labels.hasList() });
      return;
    }
    await attempt(async () => {
      const { id, tree, sets } = current;
      const hasList = await labels.hasList();
      const read = await ask("categories.list", {});
      const isThere = sets !== null || read.some((one) => one.id === id);
      if (current.isChanged || current.id !== id || current.tree !== tree) update({ sets: read });
      else show(read, isThere && hasShown ? id : labels.firstSet());
      hasShown = true;
      update({
        hasList,
        isOwn: read.find((one) => one.id === current.id)?.is_own ?? false,
      });
      return null;
    });
  };

  /** Rows are enriched elsewhere by now: there are other sets, and nothing of these to be put back. Drafts stay. */
  const leave = (): void => {
    for (const [id, draft] of drafts) drafts.set(id, { ...draft, base: null });
    if (current.isChanged) base = null;
    update({ sets: null, isOwn: false, preview: null, said: null, faults: [], former: null });
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

  const draftOf = (id: string): Draft | null =>
    id === current.id ? { tree: current.tree, history, base } : (drafts.get(id) ?? null);

  /** Brings a set to the front, with its draft where it has one; the one in front is laid aside. */
  const bringTo = (sets: NamedSets, id: string) => {
    if (id !== current.id) layAside();
    const draft = drafts.get(id);
    if (draft === undefined) show(sets, id);
    else bringUp(id, draft, { sets });
  };

  /**
   * Shows what came into force. Labels that were edited while it was under way stay a draft; others
   * that it took the place of can be had back by undoing.
   *
   * @param sent the labels in front when it was asked for
   */
  const settle = (
    sets: NamedSets,
    id: string,
    kind: ForceEvent["kind"],
    sent: LabelTree
  ): boolean => {
    const found = sets.find((one) => one.id === id);
    const fresh = found === undefined ? null : treeOfSet(found.categories, makeKey);
    const draft = draftOf(id);
    const place = (settled: Draft) => {
      if (id === current.id) bringUp(id, settled, { sets });
      else {
        drafts.set(id, settled);
        update({ sets, drafts: [...drafts.keys()] });
      }
    };
    if (draft !== null && draft.tree !== sent) {
      place({ ...draft, base: kind === "saved" ? sent : fresh });
      return true;
    }
    const isGone = fresh === null && kind !== "undone";
    if (id !== current.id || isGone) {
      drafts.delete(id);
      update({ sets, drafts: [...drafts.keys()] });
      if (isGone && id === current.id) show(sets, labels.firstSet());
    } else if (kind === "saved" || draft === null) show(sets, id);
    else
      place({
        tree: fresh ?? sent,
        history: fresh === null ? history : [...history, sent].slice(-MOST_UNDONE),
        base: fresh,
      });
    return false;
  };

  /** The user's own set as it is in force by now; null where none is. It is all there is to be put back. */
  const ownSet = async (id: string): Promise<FormerSet["set"]> => {
    const sets = await ask("categories.list", {});
    update({ sets });
    return sets.find((one) => one.id === id && one.is_own)?.categories ?? null;
  };

  /** Changes what is in force, shows it, and looks after the sheet's label column. */
  const changeForce = async (
    kind: ForceEvent["kind"],
    id: string,
    set: CategorySet | null,
    former: FormerSet | null
  ): Promise<ForceEvent> => {
    const sent = current.tree;
    const inForce = await labels.setInForce(current.sets ?? []);
    // Counted before: afterwards the rows count as told in the new set.
    const counted = inForce === id ? await labels.changedRows(id, set) : null;
    await (set === null ? ask("categories.reset", { id }) : ask("categories.put", { id, set }));
    // It is in force, whatever fails from here on.
    update({ former });
    const sets = await ask("categories.list", {});
    const isEdited = settle(sets, id, kind, sent);
    if (inForce !== id) return { kind, sheet: null, isEdited };
    const isListRenewed =
      (await labels.hasList()) && (await parts.lists.give(await labelsInForce(sets))).ok;
    return { kind, sheet: { rows: counted, isListRenewed }, isEdited };
  };

  /** The labels the sheet's rows are told in, whatever set is in front. */
  const labelsInForce = async (sets: NamedSets): Promise<string[]> => {
    const id = await labels.setInForce(sets);
    const set = sets.find((one) => one.id === id)?.categories;
    return set === undefined ? [] : labelsOfTree(treeOfSet(set, makeKey));
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
    open,
    choose(id: string) {
      if (current.sets !== null && id !== current.id) bringTo(current.sets, id);
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
        const { id, tree } = current;
        if (hasTooMany(tree)) return TOO_MANY;
        const preview = await labels.preview(id, setOfTree(tree));
        if (current.id === id && current.tree === tree) update({ preview });
        return null;
      }),
    save: () =>
      attempt(async () => {
        const { id, tree } = current;
        if (hasTooMany(tree)) return TOO_MANY;
        const set = await ownSet(id);
        return changeForce("saved", id, setOfTree(tree), { id, set, after: "saved" });
      }),
    reset: () =>
      attempt(async () => {
        const { id } = current;
        const set = await ownSet(id);
        return changeForce("reset", id, null, set === null ? null : { id, set, after: "reset" });
      }),
    /** Puts what was in force before the last change in force again. */
    putBack: () =>
      attempt(async () => {
        const { former } = current;
        if (former === null) return null;
        const { id, set, after } = former;
        const event = await changeForce(after === "saved" ? "undone" : "put_back", id, set, null);
        if (current.sets !== null && current.id !== id) bringTo(current.sets, id);
        return event;
      }),
    /** Lets the user choose from the labels in force in the sheet's label column. */
    list: () =>
      attempt(async () => {
        const sets = await ask("categories.list", {});
        return listEvent(await parts.lists.give(await labelsInForce(sets)));
      }),
    takeList: () =>
      attempt(async () => {
        const taken = await parts.lists.take();
        if (!taken.ok) return { kind: "problem", problem: taken.problem };
        update({ hasList: false });
        return { kind: "list_taken" };
      }),
  };
}
