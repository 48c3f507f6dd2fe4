/** The rule being written: changed, tried on the sheet, saved, and applied to rows that are there. */
import type { Ask } from "../../client/questions";
import type { ListedRule } from "../../client/questions/rules";
import { draftFaults, refusalWords, refusedFaults } from "./draft";
import { isObject } from "./json-value";
import { ruleOf, treeOf, type RuleJson, type RuleTree } from "./rule-tree";
import type { EditorState, Notice, PreviewState, RulesState } from "./rules-state";
import type { RulesBench } from "./rules-store";
import { previewOf } from "./preview";
import { tableInFront } from "./row-counts";
import { answersNow, tryOnRows, type TrialSurroundings } from "./trial";

export interface Editing {
  begin(id: string | null, rule: ListedRule | null, empty: RuleTree): void;
  change(tree: RuleTree): void;
  /** Shows the rule as a sentence or as JSON; not as a sentence while the JSON is none. */
  show(mode: EditorState["mode"]): void;
  writeJson(text: string): void;
  /** Tries the rule on every row of the sheet. */
  preview(): Promise<void>;
  stopPreview(): void;
  /** Saves the rule, and applies it to the rows that the preview named where that is wanted. */
  save(applies: boolean): Promise<void>;
  close(): void;
}

interface EditingParts {
  bench: RulesBench;
  state: () => RulesState;
  update: (change: Partial<RulesState>) => void;
  tell: (say: Notice["say"], undo?: Notice["undo"]) => void;
  /** Asks where the list in front lies. */
  ask: Ask;
  /** Whether rows are enriched where that list lies. */
  isHere: () => boolean;
  /** Puts the rule into the list; whether that can be taken back. */
  save: (id: string | null, rule: RuleJson) => Promise<boolean>;
  /** Rows were written: what is undone later is that. */
  written: () => void;
  saved: (isApplied: boolean) => Promise<void>;
}

export function createEditing(parts: EditingParts): Editing {
  const { bench, state, update, tell } = parts;
  let trying: AbortController | null = null;
  let openings = 0;

  const alter = (change: Partial<EditorState>): void => {
    const { editor } = state();
    if (editor !== null) update({ editor: { ...editor, ...change } });
  };
  const showPreview = (preview: PreviewState): void => alter({ preview });
  const outdated = (preview: PreviewState): PreviewState =>
    preview.state === "done" ? { ...preview, isStale: true } : preview;

  /** The rule as it stands in front of the user; null, and the faults shown, where it is none yet. */
  function finished(): RuleJson | null {
    const { editor } = state();
    if (editor === null) return null;
    if (editor.mode === "json" && parsed(editor.json) === null) return null;
    const rule = ruleOf(editor.tree);
    const faults = draftFaults(editor.tree);
    alter({ faults, problem: null });
    return faults.length === 0 && isObject(rule) ? rule : null;
  }

  async function preview(): Promise<void> {
    const rule = finished();
    const { editor, list, place } = state();
    if (rule === null || editor === null) return;
    if (list.state !== "ready") {
      // A rule is tried in its place among the others.
      showPreview({ state: "failed", say: list.state === "failed" ? list.say : null });
      return;
    }
    trying?.abort();
    const mine = new AbortController();
    trying = mine;
    // What the rule said when it was tried: it may be changed meanwhile.
    const { tree } = editor;
    showPreview({ state: "reading" });
    const found = await bench.sheetRows();
    if (trying !== mine) return;
    const tableKey = tableInFront(bench);
    const settings = bench.desk.settings();
    if (!found.ok || settings === null) {
      showPreview({ state: "failed", say: null });
      return;
    }
    const total = found.value.length;
    const others = list.rules.filter(({ is_on: isOn, id }) => isOn || id === editor.id);
    const at = editor.id === null ? -1 : others.findIndex(({ id }) => id === editor.id);
    const index = at < 0 ? others.length : at;
    const rules: RuleJson[] = others.map((one) => one.rule);
    rules[index] = rule;
    showPreview({ state: "running", done: 0, total });
    try {
      const surroundings: TrialSurroundings = {
        ask: parts.ask,
        accountHolder: settings.accountHolder,
        country: settings.country,
        model: settings.model ?? null,
        signal: mine.signal,
        onProgress: (done) => {
          if (trying === mine) showPreview({ state: "running", done, total });
        },
      };
      const trial = await tryOnRows(surroundings, found.value, place.holder, rules);
      if (trying !== mine) return;
      const told = new Set(trial.rows.map(({ id }) => id));
      const now = await answersNow(
        surroundings,
        found.value.filter(({ id }) => told.has(id))
      );
      if (trying !== mine) return;
      const sheetRows = found.value;
      showPreview({
        state: "done",
        preview: previewOf({ sheetRows, trial, rule, position: index, now, settings }),
        isStale: state().editor?.tree !== tree,
        tableKey,
      });
    } catch (error) {
      if (trying !== mine) return;
      const faults = refusedFaults(error, index);
      alter({ faults, problem: faults.length === 0 ? refusalWords(error) : null });
      showPreview({ state: "none" });
    }
  }

  async function save(applies: boolean): Promise<void> {
    const rule = finished();
    const { editor } = state();
    if (rule === null || editor === null || editor.isSaving) return;
    const { preview: tried } = editor;
    const trial = applies && tried.state === "done" && !tried.isStale ? tried : null;
    const ids = trial?.preview.changedIds ?? new Set<string>();
    alter({ isSaving: true, problem: null });
    let canUndo = false;
    try {
      canUndo = await parts.save(editor.id, rule);
    } catch (error) {
      if (state().editor?.opened !== editor.opened) return;
      const faults = refusedFaults(error, null);
      alter({ isSaving: false, faults, problem: faults.length === 0 ? refusalWords(error) : null });
      return;
    }
    // Another list may be in front by now, and another rule be written.
    if (state().editor?.opened !== editor.opened) return;
    update({ editor: editor.under });
    if (ids.size === 0) tell(({ done }) => done.saved, canUndo ? "list" : null);
    else await apply(ids, trial?.tableKey ?? null, canUndo);
    await parts.saved(ids.size > 0);
  }

  async function apply(
    ids: ReadonlySet<string>,
    tableKey: string | null,
    canUndo: boolean
  ): Promise<void> {
    const ofRule = canUndo ? "list" : null;
    if (!parts.isHere()) {
      tell(({ done }) => done.applyingFailed, ofRule);
      return;
    }
    if (tableKey !== tableInFront(bench)) {
      tell(({ done }) => `${done.saved} ${done.otherTable}`, ofRule);
      return;
    }
    tell(({ done }) => done.savedApplying(ids.size));
    const run = await bench.desk.enrichRows(ids);
    if (run?.state !== "finished") {
      tell(({ done }) => done.applyingFailed, ofRule);
      return;
    }
    parts.written();
    const { written } = run.outcome;
    const ofCells = canUndo ? "both" : "rows";
    tell(({ done }) => done.applied(written), written > 0 ? ofCells : ofRule);
  }

  return {
    begin(id, rule, empty) {
      const tree = rule === null ? empty : treeOf(rule.rule);
      trying?.abort();
      const { editor } = state();
      // What somebody is writing is not thrown away for another; what is a copy of it is.
      const isUnder = editor !== null && (id === null || editor.id !== id) && isTouched(editor);
      update({
        importing: null,
        notice: null,
        returnTo: id === null ? "add" : { rule: id, action: "edit" },
        editor: {
          id,
          opened: (openings += 1),
          isOn: rule?.is_on ?? true,
          tree,
          mode: "sentence",
          json: "",
          faults: [],
          problem: null,
          isSaving: false,
          preview: { state: "none" },
          initial: tree,
          under: isUnder ? { ...editor, preview: outdated(editor.preview) } : null,
        },
      });
    },
    change(tree) {
      const { editor } = state();
      if (editor === null) return;
      // A fault stays until the next look at all of it, but not one whose place is no more.
      alter({ tree, faults: [], problem: null, preview: outdated(editor.preview) });
    },
    show(mode) {
      const { editor } = state();
      if (editor === null || editor.mode === mode) return;
      if (mode === "json") {
        alter({ mode, json: JSON.stringify(ruleOf(editor.tree), null, 2) });
        return;
      }
      if (parsed(editor.json) !== null) alter({ mode });
    },
    writeJson(text) {
      const { editor } = state();
      if (editor === null) return;
      const read = parsed(text);
      alter({
        json: text,
        faults: [],
        problem: null,
        preview: outdated(editor.preview),
        ...(read === null ? {} : { tree: treeOf(read.json) }),
      });
    },
    preview,
    stopPreview: () => trying?.abort(),
    save,
    close() {
      trying?.abort();
      trying = null;
      update({ editor: state().editor?.under ?? null });
    },
  };
}

/** Whether anybody wrote on a rule since it was opened. */
const isTouched = ({ tree, initial, mode, json }: EditorState): boolean =>
  tree !== initial || (mode === "json" && parsed(json) === null);

/** What a text says as JSON; null where it is none, or no rule could look like it. */
export function parsed(text: string): { json: unknown } | null {
  try {
    const json: unknown = JSON.parse(text);
    return isObject(json) ? { json } : null;
  } catch {
    return null;
  }
}
