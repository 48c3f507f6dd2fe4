/** Learning from edits as the pane knows it: found, grouped, chosen, learned. */
import type { EditGroup, EditedProperty, GroupedEdits } from "../../client/learn/group-edits";
import { EDITED_PROPERTIES, likeliestOption, patternKey } from "../../client/learn/group-edits";
import type { LearnScope } from "../../client/learn/scope";
import { BUILT_IN } from "../../client/destination";
import type { Candidate } from "../../client/questions/corrections";
import type { SheetProblem, SheetRow } from "../../run/types";
import type { PaneBench } from "../bench";
import { createLearnIds } from "./learn-ids";
import { questionRowsOf } from "./question-rows";
import { createStore, messageOf, onePerBench, type Store } from "./store";

/** One group as it is shown. */
export interface ShownGroup {
  group: EditGroup;
  /** What is learned; null as long as the user has to choose. */
  value: string | null;
  isChosen: boolean;
  /** Rows beside those edited that would change; null where it is not known yet. */
  alike: number | null;
}

export type EditsState =
  | { at: "start" }
  | { at: "finding" }
  | { at: "problem"; problem: SheetProblem }
  | { at: "failed"; message: string }
  | {
      at: "found";
      scope: LearnScope;
      /** What was found, by whom it is learned for. */
      found: Readonly<Record<LearnScope, GroupedEdits>>;
      /** The groups of the scope that is chosen. */
      groups: ShownGroup[];
      learning: boolean;
      failure: string | null;
    }
  | {
      at: "learned";
      /** Ids of the corrections, which can be withdrawn together. */
      learned: string[];
      /** Ids of the rows that they change. */
      ids: string[];
      withdrawing: boolean;
      failure: string | null;
    }
  | { at: "withdrawn"; count: number; ids: string[] };

export interface Edits extends Store<{ now: EditsState }> {
  find(): Promise<void>;
  choose(key: string, isChosen: boolean): void;
  /** Settles a conflict. */
  settle(key: string, value: string): void;
  /** For whom it is learned; what is chosen stays chosen. */
  setScope(scope: LearnScope): void;
  /** Learns what is chosen: all of it, or nothing. */
  learn(): Promise<void>;
  /** Withdraws all that was learned in that step. */
  withdraw(): Promise<void>;
}

export function createEdits(bench: PaneBench): Edits {
  const store = createStore<{ now: EditsState }>({ now: { at: "start" } });
  const set = (now: EditsState) => store.update({ now });
  const learnIds = createLearnIds();
  let asked = 0;
  /** Where it was looked for: it is learned there, and withdrawn there. */
  let destination = BUILT_IN;

  function change(key: string, make: (group: ShownGroup) => ShownGroup): void {
    const { now } = store.state();
    if (now.at !== "found" || now.learning) return;
    const groups = now.groups.map((one) => (one.group.key === key ? make(one) : one));
    set({ ...now, groups });
  }

  async function tryOn(candidates: Candidate[]) {
    const sheet = await bench.sheetRows();
    const settings = bench.desk.settings();
    if (candidates.length === 0 || !sheet.ok || settings === null) return null;
    const rows = questionRowsOf(sheet.value, settings);
    return bench.ask("corrections.preview", { candidates, rows }, { destination });
  }

  /** How many more rows each group would change; the groups are shown before it is known. */
  async function countAlike(mine: number): Promise<void> {
    const { now } = store.state();
    if (now.at !== "found") return;
    const known = now.groups.filter(({ value }) => value !== null).slice(0, MOST_TRIED);
    try {
      const tried = await tryOn(known.flatMap((one) => candidateOf(one) ?? []));
      const { now: then } = store.state();
      if (mine !== asked || tried === null || then.at !== "found") return;
      const counts = new Map(
        known.map(({ group }, index) => [group.key, tried.candidates[index]?.changed ?? 0])
      );
      const groups = then.groups.map((one) => {
        const changed = counts.get(one.group.key);
        if (changed === undefined) return one;
        const edited = one.group.options.reduce((sum, { rows }) => sum + rows.length, 0);
        return { ...one, alike: Math.max(0, changed - edited) };
      });
      set({ ...then, groups });
    } catch {
      // The count is a help; learning tells what is wrong.
    }
  }

  return {
    ...store,
    async find() {
      const { now } = store.state();
      if (now.at === "found" && now.learning) return;
      const mine = ++asked;
      destination = bench.destination();
      set({ at: "finding" });
      const sheet = await bench.sheetRows();
      if (mine !== asked) return;
      const settings = bench.desk.settings();
      if (!sheet.ok || settings === null) {
        const problem = sheet.ok ? { code: "busy" as const } : sheet.problem;
        set({ at: "problem", problem });
        return;
      }
      const rows = sheet.value.filter((row) => Object.keys(editedOf(row)).length > 0);
      try {
        const found: Record<LearnScope, GroupedEdits> =
          rows.length === 0
            ? { holder: NOTHING, everyone: NOTHING }
            : await bench.ask(
                "corrections.group-edits",
                { rows: questionRowsOf(rows, settings), edited: rows.map(editedOf) },
                { destination }
              );
        if (mine !== asked) return;
        set({
          at: "found",
          scope: "holder",
          found,
          groups: found.holder.groups.map((group) => shownGroup(group)),
          learning: false,
          failure: null,
        });
        await countAlike(mine);
      } catch (error) {
        if (mine === asked) set({ at: "failed", message: messageOf(error) });
      }
    },
    choose: (key, isChosen) =>
      change(key, (one) => ({ ...one, isChosen: isChosen && one.value !== null })),
    settle: (key, value) => change(key, (one) => ({ ...one, value, isChosen: true, alike: null })),
    setScope(scope) {
      const { now } = store.state();
      if (now.at !== "found" || now.learning || now.scope === scope) return;
      const before = new Map(now.groups.map((one) => [keyForEveryone(one.group), one]));
      const groups = now.found[scope].groups.map((group) =>
        shownGroup(group, before.get(keyForEveryone(group)))
      );
      set({ ...now, scope, groups, failure: null });
      void countAlike(++asked);
    },
    async learn() {
      const { now } = store.state();
      const accountHolder = bench.desk.settings()?.accountHolder;
      if (now.at !== "found" || now.learning || accountHolder === undefined) return;
      const candidates = candidatesOf(now.groups);
      if (candidates.length === 0 || isTornApart(candidates)) return;
      set({ ...now, learning: true, failure: null });
      try {
        const tried = await tryOn(candidates.slice(0, MOST_TRIED));
        const { learned } = await bench.ask(
          "corrections.learn",
          {
            candidates: candidates.map((one) => ({ ...one, id: learnIds.of(one) })),
            accountHolder,
          },
          { destination }
        );
        learnIds.forget();
        const ids = tried?.changed ?? [];
        const known = rowsWrittenBy(now.groups);
        set({
          at: "learned",
          learned: learned.map(({ id }) => id),
          ids: ids.filter((id) => !known.has(id)),
          withdrawing: false,
          failure: null,
        });
      } catch (error) {
        set({ ...now, learning: false, failure: messageOf(error) });
      }
    },
    async withdraw() {
      const { now } = store.state();
      if (now.at !== "learned" || now.withdrawing) return;
      set({ ...now, withdrawing: true, failure: null });
      try {
        const asked = { ids: now.learned };
        const gone = await bench.ask("corrections.forget-all", asked, { destination });
        const isInForce = gone.some(({ is_on }) => is_on);
        set({ at: "withdrawn", count: gone.length, ids: isInForce ? [...now.ids] : [] });
      } catch (error) {
        set({ ...now, withdrawing: false, failure: messageOf(error) });
      }
    },
  };
}

/** That of the pane. */
export const editsOf = onePerBench(createEdits);

const NOTHING: GroupedEdits = { groups: [], known: [], unlike: [] };

/** A group as it is shown first; what the user chose for the same one before stays chosen. */
function shownGroup(group: EditGroup, before?: ShownGroup): ShownGroup {
  if (before !== undefined && group.options.some(({ value }) => value === before.value)) {
    const { value, isChosen } = before;
    return { group, value, isChosen, alike: null };
  }
  // What was edited in two ways is for the user to choose.
  const isChosen = group.options.length === 1 && before?.isChosen !== false;
  return { group, value: likeliestOption(group), isChosen, alike: null };
}

const keyForEveryone = ({ pattern, property }: EditGroup): string =>
  JSON.stringify([patternKey({ ...pattern, account_holder_id: null }), property]);

/** Corrections that one request tries. */
const MOST_TRIED = 200;

function editedOf({ answers }: SheetRow): Partial<Record<EditedProperty, string>> {
  const edited: Partial<Record<EditedProperty, string>> = {};
  for (const property of EDITED_PROPERTIES) {
    const cell = answers[property];
    if (cell?.state === "edited") edited[property] = String(cell.value);
  }
  return edited;
}

function candidateOf({ group: { pattern, property }, value }: ShownGroup): Candidate | null {
  return value === null ? null : { pattern, expected: { [property]: value } };
}

/** Whether a merchant and a person are chosen for the same payments: only one of them can have been paid. */
export const isTornApart = (candidates: readonly Candidate[]): boolean =>
  candidates.some(
    ({ expected: { merchant, person } }) =>
      typeof merchant === "string" && typeof person === "string"
  );

/** Ids of rows in which the user wrote all that is learned: nothing of it is to be written there again. */
function rowsWrittenBy(groups: readonly ShownGroup[]): ReadonlySet<string> {
  const chosen = groups.filter((one) => one.isChosen && one.value !== null);
  const properties = new Set(chosen.map(({ group }) => group.property));
  const written = new Map<string, number>();
  for (const { group } of chosen)
    for (const id of group.options.flatMap(({ rows }) => rows))
      written.set(id, (written.get(id) ?? 0) + 1);
  return new Set([...written].flatMap(([id, count]) => (count < properties.size ? [] : [id])));
}

/** The chosen groups as corrections: those of the same payments are one. */
export function candidatesOf(groups: readonly ShownGroup[]): Candidate[] {
  const byPattern = new Map<string, Candidate>();
  for (const group of groups) {
    const made = group.isChosen ? candidateOf(group) : null;
    if (made === null) continue;
    const key = patternKey(made.pattern);
    const before = byPattern.get(key);
    const expected = { ...before?.expected, ...made.expected };
    byPattern.set(key, { pattern: made.pattern, expected });
  }
  return [...byPattern.values()];
}
