/** The row the user asks about: why it is answered so, what they expected, and what is learned from it. */
import { BUILT_IN } from "../../client/destination";
import { inScope, type LearnScope } from "../../client/learn/scope";
import type { Reasons, TriedCorrections } from "../../client/questions/corrections";
import type { ReportedResult } from "../../client/questions/reports";
import type { CorrectionPattern } from "../../model";
import type { SheetProblem, SheetRow, WorkbookSettings } from "../../run/types";
import type { PaneBench } from "../bench";
import { createLearnIds } from "../wrong-results/learn-ids";
import { questionRowsOf } from "../wrong-results/question-rows";
import {
  createStore,
  isCancelled,
  messageOf,
  onePerBench,
  type Store,
} from "../wrong-results/store";
import { decidingRules, type DecidingRule } from "./deciding-rule";
import { draftOf, proposedPattern, readDraft, type Draft, type DraftFault } from "./draft";

/** What is shown of the row. */
export type RowView = "why" | "report";

export type PreviewState =
  | { state: "none" }
  | { state: "looking" }
  | { state: "tried"; tried: TriedCorrections }
  | { state: "failed"; message: string };

/** The form of a report. */
export interface ReportForm {
  /** What was answered. */
  answered: Draft;
  draft: Draft;
  /** Labels of that direction, for choosing. */
  labels: string[];
  /** Which payments are answered so too: null is none; undefined as it is proposed. */
  pattern: CorrectionPattern | null | undefined;
  /** Whose payments are answered so too. */
  scope: LearnScope;
  /** Name of the row's account holder; null where it is the workbook's, which has none. */
  holder: string | null;
  fault: DraftFault | null;
  preview: PreviewState;
  sending: boolean;
  /** Why it could not be sent. */
  failure: string | null;
}

export type SelectedRowState =
  | { at: "start" }
  | { at: "looking"; view: RowView }
  | { at: "nothing" }
  | { at: "problem"; problem: SheetProblem; view: RowView }
  | { at: "failed"; message: string; view: RowView }
  | {
      at: "row";
      view: RowView;
      row: SheetRow;
      reasons: Reasons;
      /** Rules that decided on the answer. */
      deciding: readonly DecidingRule[];
      form: ReportForm | null;
    }
  | {
      at: "reported";
      result: ReportedResult;
      /** Ids of the rows that what was learned changes. */
      changed: string[];
    };

export interface SelectedRow extends Store<{ now: SelectedRowState }> {
  /** Reads the row of the active cell and shows it. */
  show(view: RowView): Promise<void>;
  close(): void;
  /** A report was withdrawn: what is told of it is true no more. */
  withdrawn(reportId: string): void;
  edit(change: Partial<Draft>): void;
  choosePattern(pattern: CorrectionPattern | null): void;
  chooseScope(scope: LearnScope): void;
  /** Sends the report and learns what is to be learned. */
  send(): Promise<void>;
}

/** Typing ends before a preview is asked for. */
const PREVIEW_AFTER_MILLISECONDS = 400;

export function createSelectedRow(
  bench: PaneBench,
  previewAfterMilliseconds = PREVIEW_AFTER_MILLISECONDS
): SelectedRow {
  const store = createStore<{ now: SelectedRowState }>({ now: { at: "start" } });
  const learnIds = createLearnIds();
  let asked = 0;
  /** Where the row was asked about: what is said of its answer goes there. */
  let destination = BUILT_IN;
  let preview: { timer: ReturnType<typeof setTimeout>; stop: AbortController } | null = null;

  const set = (now: SelectedRowState) => store.update({ now });

  function setForm(change: Partial<ReportForm>): void {
    const { now } = store.state();
    if (now.at === "row" && now.form !== null) set({ ...now, form: { ...now.form, ...change } });
  }

  function stopPreview(): void {
    if (preview === null) return;
    clearTimeout(preview.timer);
    preview.stop.abort();
    preview = null;
  }

  /** What the form would teach; null where that is nothing. */
  function candidate() {
    const { now } = store.state();
    if (now.at !== "row" || now.form === null) return null;
    const { draft, answered, pattern, scope } = now.form;
    const read = readDraft(draft, answered);
    if (!read.ok || read.correction === null) return null;
    const proposed = proposedPattern(now.reasons.explanation?.patterns ?? [], read.correction);
    const chosen = pattern === undefined ? proposed : pattern;
    const holder = now.row.accountHolder ?? bench.desk.settings()?.accountHolder.id;
    if (chosen === null || holder === undefined) return null;
    return { pattern: inScope(chosen, scope, holder), expected: read.correction };
  }

  function previewLater(): void {
    stopPreview();
    const tried = candidate();
    const settings = bench.desk.settings();
    if (tried === null || settings === null) {
      setForm({ preview: { state: "none" } });
      return;
    }
    setForm({ preview: { state: "looking" } });
    const stop = new AbortController();
    const look = async (): Promise<void> => {
      const sheet = await bench.sheetRows();
      if (stop.signal.aborted) return;
      if (!sheet.ok) {
        setForm({ preview: { state: "none" } });
        return;
      }
      try {
        const rows = questionRowsOf(sheet.value, settings);
        const input = { candidates: [tried], rows };
        const asking = { destination, signal: stop.signal };
        const found = await bench.ask("corrections.preview", input, asking);
        if (!stop.signal.aborted) setForm({ preview: { state: "tried", tried: found } });
      } catch (error) {
        if (!stop.signal.aborted && !isCancelled(error))
          setForm({ preview: { state: "failed", message: messageOf(error) } });
      }
    };
    preview = { timer: setTimeout(() => void look(), previewAfterMilliseconds), stop };
  }

  async function labelsOf(row: SheetRow): Promise<string[]> {
    const type = bench.desk.settings()?.accountHolder.type ?? "consumer";
    const id = type === "business" || type === "freelance" ? "business" : "consumer";
    try {
      const set = await bench.ask("categories.read", { id });
      return leavesOf(set[row.fields.entry_type ?? "outgoing"]);
    } catch {
      // A label can be typed as well.
      return [];
    }
  }

  return {
    ...store,
    async show(view) {
      const mine = ++asked;
      stopPreview();
      destination = bench.destination();
      set({ at: "looking", view });
      const found = await bench.activeRow();
      if (mine !== asked) return;
      if (!found.ok) {
        set({ at: "problem", problem: found.problem, view });
        return;
      }
      const row = found.value;
      const settings = bench.desk.settings();
      if (row === null || settings === null) {
        set({ at: "nothing" });
        return;
      }
      try {
        const reasons = await bench.ask("corrections.why", questionRowsOf([row], settings), {
          destination,
        });
        // Without the rules' own words the reasons are told all the same.
        const deciding =
          view === "why"
            ? await decidingRules(bench, reasons, row, settings.accountHolder).catch(() => [])
            : [];
        const labels = view === "report" ? await labelsOf(row) : [];
        if (mine !== asked) return;
        const { explanation } = reasons;
        const shown = explanation === null ? null : (explanation.kept ?? explanation.now);
        const answered = shown === null ? null : draftOf(shown);
        const form: ReportForm | null =
          view === "why" || answered === null
            ? null
            : {
                answered,
                // A label the user wrote into the sheet is what they expected.
                draft: { ...answered, ...editedCells(row) },
                labels,
                pattern: undefined,
                scope: "holder",
                holder: holderName(row, settings),
                fault: null,
                preview: { state: "none" },
                sending: false,
                failure: null,
              };
        set({ at: "row", view, row, reasons, deciding, form });
        if (form !== null) previewLater();
      } catch (error) {
        if (mine === asked) set({ at: "failed", message: messageOf(error), view });
      }
    },
    close() {
      asked += 1;
      stopPreview();
      set({ at: "start" });
    },
    withdrawn(reportId) {
      const { now } = store.state();
      if (now.at === "reported" && now.result.report?.id === reportId) set({ at: "start" });
    },
    edit(change) {
      const { now } = store.state();
      if (now.at !== "row" || now.form === null) return;
      setForm({ draft: { ...now.form.draft, ...change }, fault: null, failure: null });
      if (!("notes" in change)) previewLater();
    },
    choosePattern(pattern) {
      setForm({ pattern });
      previewLater();
    },
    chooseScope(scope) {
      setForm({ scope });
      previewLater();
    },
    async send() {
      const { now } = store.state();
      const accountHolder = bench.desk.settings()?.accountHolder;
      if (now.at !== "row" || now.form === null || now.form.sending) return;
      if (accountHolder === undefined) return;
      const read = readDraft(now.form.draft, now.form.answered);
      if (!read.ok) {
        setForm({ fault: read.fault });
        return;
      }
      const mine = asked;
      const learn = candidate();
      const { preview: shown } = now.form;
      const changed = learn !== null && shown.state === "tried" ? shown.tried.changed : [];
      stopPreview();
      setForm({ sending: true, failure: null });
      try {
        const said = {
          transactionId: now.row.id,
          notes: now.form.draft.notes.trim(),
          expected: read.report,
        };
        const result = await bench.ask(
          "reports.create",
          {
            ...said,
            accountHolder,
            learn: learn === null ? null : { ...learn, id: learnIds.of([said, learn]) },
          },
          { destination }
        );
        learnIds.forget();
        if (mine === asked) set({ at: "reported", result, changed });
      } catch (error) {
        if (mine === asked) setForm({ sending: false, failure: messageOf(error) });
      }
    },
  };
}

/** That of the pane. */
export const selectedRowOf = onePerBench((bench) => createSelectedRow(bench));

function holderName(
  { accountHolder: id, fields }: SheetRow,
  { accountHolder }: WorkbookSettings
): string | null {
  if (id === null || id === accountHolder.id) return accountHolder.name;
  const name = fields.account_holder_name;
  return typeof name === "string" && name !== "" ? name : id;
}

function editedCells({ answers }: SheetRow): Partial<Draft> {
  const edited: Partial<Draft> = {};
  for (const field of ["label", "merchant", "person", "website", "location"] as const) {
    const cell = answers[field];
    if (cell?.state === "edited") edited[field] = String(cell.value);
  }
  return edited;
}

/** The labels of a direction, however they are arranged. */
export function leavesOf(labels: unknown): string[] {
  if (typeof labels === "string") return [labels];
  if (Array.isArray(labels))
    return labels.flatMap((one: unknown) =>
      Array.isArray(one) ? leavesOf(one.at(-1)) : leavesOf(one)
    );
  if (labels === null || typeof labels !== "object") return [];
  const found = Object.entries(labels).flatMap(([name, below]) => {
    const leaves = leavesOf(below);
    return leaves.length === 0 ? [name] : leaves;
  });
  return [...new Set(found)];
}
