/**
 * The rules in front of the user: the list, what it matches in the sheet, the rule being written and the
 * file being imported. It holds no React; the panel draws `RulesState`.
 */
import { destinationId } from "../../client/destination";
import type { Ask } from "../../client/questions";
import type { ListedRule, RuleChange, RuleListAnswer } from "../../client/questions/rules";
import type { RunAccountHolder } from "../../client/session";
import type { SheetRow } from "../../run/types";
import type { PaneBench } from "../bench";
import { messageOf, refusalWords, refusedFaults } from "./draft";
import { createImporting, type Importing } from "./importing";
import { holdersToChoose, isSamePlace, type Place } from "./place";
import { createEditing, type Editing } from "./rule-editing";
import { comparedAgain } from "./rule-files";
import { ruleFromRow, type Correction } from "./rule-from-row";
import { createRowCounts, tableInFront } from "./row-counts";
import type { RuleTree } from "./rule-tree";
import type { EditorState, Notice, RulesState } from "./rules-state";

/** What the store needs of the pane. */
export type RulesBench = Pick<
  PaneBench,
  "ask" | "desk" | "sheetRows" | "activeRow" | "destination" | "navigation"
>;

export interface RulesStore {
  state(): RulesState;
  /** Calls back after every change; the result ends it. */
  subscribe(listener: () => void): () => void;
  /**
   * Reads the list again, and counts where the sheet is small. Where rows are enriched elsewhere by now
   * it is another list: then an open editor of an existing rule, a notice and its undo are dropped.
   */
  refresh(): Promise<void>;
  /** Shows an account holder's own list; null: everyone's. */
  chooseHolder(id: string | null): Promise<void>;
  /** Counts the sheet's rows that each rule matches. */
  count(): Promise<void>;
  stopCounting(): void;
  /** Counts the rows that still say what the list made of them before it was changed. */
  countOutdated(): Promise<void>;
  /** Brings those rows up to date. */
  renew(): Promise<void>;
  /** Moves a rule to a position among all, counted from 0. */
  move(id: string, to: number): Promise<void>;
  switchRule(id: string, isOn: boolean): Promise<void>;
  duplicate(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Takes back what the notice tells of. */
  undo(): Promise<void>;
  /** Begins a rule: an empty one, or one to be changed. */
  open(id: string | null): void;
  /** Turns to the list of an account holder, or everyone's, and opens a rule of it. */
  openListed(id: string, holder: string | null): Promise<void>;
  /** Begins a rule for a row. */
  openFromRow(row: SheetRow, correction?: Correction): void;
  /** Begins a rule for the row of the active cell; false where there is none. */
  openFromSelection(): Promise<boolean>;
  editing: Editing;
  importing: Importing;
  /** The focus is where it was to return to. */
  returned(): void;
  /** Says that the list was written to a file. */
  exported(): void;
}

const EMPTY_TREE: RuleTree = {
  when: {
    kind: "group",
    mode: "all",
    parts: [
      { kind: "text", property: "description", test: "contains", text: "", ignoresCase: true },
    ],
  },
  then: [{ kind: "set_labels", labels: [""] }],
  otherwise: null,
};

/** Of the rules being written those that are in no list yet. */
function newOnes(editor: EditorState | null): EditorState | null {
  if (editor === null) return null;
  const under = newOnes(editor.under);
  return editor.id === null ? { ...editor, under, preview: { state: "none" } } : under;
}

const countOf = (editor: EditorState | null): number =>
  editor === null ? 0 : 1 + countOf(editor.under);

export function createRulesStore(bench: RulesBench): RulesStore {
  const listeners = new Set<() => void>();
  let current: RulesState = {
    place: { destination: bench.destination(), holder: null },
    holders: [],
    list: { state: "reading" },
    counts: { state: "none" },
    renewal: { state: "none" },
    notice: null,
    isBusy: false,
    editor: null,
    returnTo: null,
    importing: null,
  };
  /** What takes the last change of the list in front back. */
  let inverse: RuleChange[] | null = null;
  /** Number of the list in front: answers that concern an earlier one are not shown. */
  let places = 0;
  let notices = 0;
  let reading = 0;
  /** When the run was that wrote what the notice tells of: another one's cells are not taken back. */
  let wroteAt: string | null = null;

  const update = (change: Partial<RulesState>): void => {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  };
  const tell = (say: Notice["say"], undo: Notice["undo"] = null): void =>
    update({ notice: { say, undo, number: (notices += 1) } });

  const accountHolder = (): RunAccountHolder | null => bench.desk.settings()?.accountHolder ?? null;
  const rules = (): ListedRule[] => (current.list.state === "ready" ? current.list.rules : []);
  const show = ({ rules: list, isOurs }: RuleListAnswer) =>
    update({ list: { state: "ready", rules: list, isOurs } });
  /** Asks where the list in front lies, wherever rows are enriched by now. */
  const askThere: Ask = (name, input, asking) =>
    bench.ask(name, input, { destination: current.place.destination, ...asking });

  const counts = createRowCounts({
    bench,
    state: () => current,
    update,
    ask: (...asked) => askThere(...asked),
  });

  /** Turns to a list. What belongs to the one before goes; a rule that is not in any list yet stays. */
  function goTo(place: Place): void {
    if (isSamePlace(current.place, place)) {
      update({ place });
      return;
    }
    places += 1;
    counts.stop();
    counts.forgetChange();
    inverse = null;
    const { editor } = current;
    if (editor !== null) editing.stopPreview();
    const kept = newOnes(editor);
    const closes = countOf(editor) > countOf(kept);
    update({
      place,
      list: { state: "reading" },
      counts: { state: "none" },
      notice: null,
      returnTo: null,
      editor: kept,
    });
    const { importing: file } = current;
    if (file?.state === "ready") {
      // What was decided of a rule of the former list is not decided of one of this.
      const { clashes } = file.comparison;
      const comparison = { fresh: [], identical: 0, conflicts: [], clashes };
      update({ importing: { ...file, comparison } });
    }
    if (closes) tell((words) => words.scope.closed);
  }

  async function readList(): Promise<void> {
    const mine = ++reading;
    const { holder } = current.place;
    try {
      const answer = await askThere("rules.list", { holder });
      if (mine !== reading) return;
      show(answer);
      const { importing } = current;
      if (importing?.state === "ready") {
        const comparison = comparedAgain(answer.rules, importing.file, importing.comparison);
        update({ importing: { ...importing, comparison } });
      }
    } catch (error) {
      if (mine === reading) update({ list: { state: "failed", say: refusalWords(error) } });
    }
  }

  /** Whose lists there are; an account holder that is gone has none to be shown. */
  async function readHolders(): Promise<void> {
    const mine = places;
    if (current.list.state === "ready" && !current.list.isOurs) {
      update({ holders: [] });
      return;
    }
    const own = accountHolder();
    let holders = holdersToChoose(own, []);
    try {
      const { holders: known } = await askThere("holders.list", {});
      holders = holdersToChoose(own, known);
    } catch {
      // The list in front is shown all the same, and can be chosen still.
      const { holder } = current.place;
      if (holder !== null && holder.id !== own?.id) holders = [...holders, holder];
    }
    if (mine !== places) return;
    update({ holders });
    const { place } = current;
    if (place.holder === null) return;
    const holder = holders.find(({ id }) => id === place.holder?.id) ?? null;
    goTo({ ...place, holder });
    if (holder === null) await readList();
  }

  /**
   * Changes the list. A rule that is gone meanwhile is told, and the list read again.
   *
   * @param invert what takes the change back, as far as it is known from the list that came of it
   * @param refusal why it was not taken
   * @param again what can still be taken back where it was not taken
   */
  async function change(
    changes: RuleChange[],
    invert: (after: readonly ListedRule[]) => RuleChange[],
    say: Notice["say"],
    refusal: (error: unknown) => Notice["say"] = refusalWords,
    again: RuleChange[] | null = null
  ): Promise<boolean> {
    if (current.isBusy) return false;
    update({ isBusy: true });
    const before = rules();
    const mine = places;
    try {
      const answer = await askThere("rules.change", { holder: current.place.holder, changes });
      if (mine !== places) return false;
      reading += 1;
      counts.noteChange(before);
      show(answer);
      const back = invert(answer.rules);
      inverse = back.length === 0 ? null : back;
      tell(say, inverse === null ? null : "list");
      return true;
    } catch (error) {
      if (mine !== places) return false;
      const faults = refusedFaults(error, null);
      inverse = null;
      if (faults.length === 0 && messageOf(error).startsWith("Rule not found"))
        tell((words) => words.faults.gone);
      else {
        const refused = refusal(error);
        inverse = again;
        tell(
          (words) => `${words.faults.refused}: ${refused(words)}`,
          again === null ? null : "list"
        );
      }
      await readList();
      return false;
    } finally {
      update({ isBusy: false });
    }
  }

  const placed = (id: string): { rule: ListedRule; at: number } | null => {
    const at = rules().findIndex((one) => one.id === id);
    const rule = rules()[at];
    return rule === undefined ? null : { rule, at };
  };
  /** Rules that a change inserted: those whose ids were not there before. */
  const without =
    (before: readonly ListedRule[]) =>
    (after: readonly ListedRule[]): RuleChange[] => {
      const known = new Set(before.map(({ id }) => id));
      // Where all rules have new ids nobody can tell which one was inserted.
      const fresh = after.filter(({ id }) => !known.has(id));
      return fresh.length > after.length - before.length
        ? []
        : fresh.map(({ id }) => ({ do: "remove", id }));
    };
  const keepsIds = () => current.list.state === "ready" && current.list.isOurs;

  /** Whether rows are enriched where the list in front lies. */
  const isHere = () =>
    destinationId(current.place.destination) === destinationId(bench.destination());
  const noteWritten = (): void => {
    wroteAt = bench.desk.state().lastRun?.at ?? null;
  };

  const editing = createEditing({
    bench,
    state: () => current,
    update,
    tell,
    ask: askThere,
    isHere,
    async save(id, rule) {
      const before = rules();
      const old = id === null ? null : placed(id);
      const mine = places;
      const answer = await askThere("rules.change", {
        holder: current.place.holder,
        changes: [id === null ? { do: "insert", rule } : { do: "change", id, rule }],
      });
      if (mine !== places) return false;
      reading += 1;
      show(answer);
      const back: RuleChange[] =
        id === null
          ? without(before)(answer.rules)
          : old === null
            ? []
            : [{ do: "change", id, rule: old.rule.rule }];
      inverse = back.length === 0 ? null : back;
      return inverse !== null;
    },
    written: noteWritten,
    async saved(isApplied) {
      // A run makes rules used, which the answer to saving cannot know.
      if (isApplied) await readList();
      await counts.count(false);
    },
  });

  const importing = createImporting({
    state: () => current,
    update,
    rules,
    change,
    undoOf: without,
    imported: () => counts.count(false),
  });

  const store: RulesStore = {
    state: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    editing,
    importing,

    async refresh() {
      const { holder } = current.place;
      const destination = bench.destination();
      const isThere = destinationId(destination) === destinationId(current.place.destination);
      // Elsewhere an id may be somebody else's.
      goTo({ destination, holder: isThere ? holder : null });
      await readList();
      await readHolders();
      await counts.count(false);
    },
    async chooseHolder(id) {
      if (current.isBusy || id === (current.place.holder?.id ?? null)) return;
      const holder = current.holders.find((one) => one.id === id) ?? null;
      if (holder === null && id !== null) return;
      goTo({ ...current.place, holder });
      await readList();
      await counts.count(false);
    },
    count: () => counts.count(true),
    stopCounting: counts.stop,
    countOutdated: () => counts.countOutdated(true),
    async renew() {
      const { renewal, isBusy } = current;
      if (renewal.state !== "counted" || isBusy || !isHere()) return;
      const { ids, tableKey } = renewal;
      if (tableKey !== tableInFront(bench)) {
        tell(({ done }) => done.otherTable, inverse === null ? null : "list");
        return;
      }
      update({ isBusy: true, renewal: { state: "none" } });
      tell(({ done }) => done.renewing(ids.size));
      const run = await bench.desk.enrichRows(ids);
      update({ isBusy: false });
      if (run?.state !== "finished") {
        update({ renewal });
        tell(({ done }) => done.notRenewed, inverse === null ? null : "list");
        return;
      }
      counts.forgetChange();
      await readList();
      const { written } = run.outcome;
      noteWritten();
      const ofList = inverse === null ? null : "list";
      const ofCells = inverse === null ? "rows" : "both";
      tell(({ done }) => done.renewed(written), written > 0 ? ofCells : ofList);
    },

    async move(id, to) {
      const found = placed(id);
      const last = rules().length - 1;
      const position = Math.max(0, Math.min(to, last));
      if (found === null || position === found.at) return;
      await change(
        [{ do: "change", id, position }],
        () => (keepsIds() ? [{ do: "change", id, position: found.at }] : []),
        (words) => words.done.moved(position + 1, last + 1)
      );
      await counts.countOutdated(false);
    },
    async switchRule(id, isOn) {
      await change(
        [{ do: "change", id, is_on: isOn }],
        () => [{ do: "change", id, is_on: !isOn }],
        ({ done }) => (isOn ? done.switchedOn : done.switchedOff)
      );
      await counts.count(false);
      await counts.countOutdated(false);
    },
    async duplicate(id) {
      const found = placed(id);
      if (found === null) return;
      const { rule, is_on: isOn } = found.rule;
      const step: RuleChange = { do: "insert", rule, is_on: isOn, position: found.at + 1 };
      await change([step], without(rules()), ({ done }) => done.duplicated);
      await counts.count(false);
    },
    async remove(id) {
      const found = placed(id);
      if (found === null) return;
      const { rule, is_on: isOn } = found.rule;
      await change(
        [{ do: "remove", id }],
        () => [{ do: "insert", rule, id, is_on: isOn, position: found.at }],
        ({ done }) => done.removed
      );
      await counts.countOutdated(false);
    },
    async undo() {
      const { notice } = current;
      const what = notice?.undo ?? null;
      if (what === null || current.isBusy) return;
      if (what !== "list") {
        // Cells first: where they cannot be put back the rule stays with them.
        if (wroteAt !== (bench.desk.state().lastRun?.at ?? null)) {
          tell(({ done }) => done.ranSince, what === "both" ? "list" : null);
          return;
        }
        const { ok } = await bench.desk.undo();
        if (!ok) {
          tell(({ done }) => done.notUndone, what);
          return;
        }
        if (what === "rows") {
          tell(({ done }) => done.undone);
          return;
        }
      }
      if (inverse === null) return;
      // Where it fails it can be tried again: it may be all that is left of a rule.
      const isTaken = await change(
        inverse,
        () => [],
        ({ done }) => (what === "both" ? done.undoneBoth : done.undone),
        refusalWords,
        inverse
      );
      if (what === "both" && isTaken) counts.forgetChange();
      await counts.count(false);
      if (what === "list") await counts.countOutdated(false);
    },

    open(id) {
      const found = id === null ? null : placed(id);
      if (id !== null && found === null) return;
      editing.begin(id, found?.rule ?? null, EMPTY_TREE);
    },
    async openListed(id, holder) {
      goTo({ destination: bench.destination(), holder: null });
      await readList();
      if (holder !== null) {
        await readHolders();
        goTo({
          ...current.place,
          holder: current.holders.find((one) => one.id === holder) ?? null,
        });
        await readList();
      }
      if (placed(id) === null) tell((words) => words.faults.gone);
      else store.open(id);
    },
    openFromRow(row, correction) {
      const tree = ruleFromRow(row, correction);
      const then = tree.then?.map((step) =>
        step.kind === "set_labels" && step.labels.length === 0 ? { ...step, labels: [""] } : step
      );
      editing.begin(null, null, { ...tree, then: then ?? null });
    },
    async openFromSelection() {
      const found = await bench.activeRow();
      if (!found.ok || found.value === null) {
        tell((words) => words.list.noRow);
        return false;
      }
      store.openFromRow(found.value);
      return true;
    },

    returned: () => {
      if (current.returnTo !== null) update({ returnTo: null });
    },
    exported: () => tell(({ done }) => done.exported(rules().length)),
  };
  return store;
}
