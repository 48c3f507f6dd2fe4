/**
 * The desk: what pane and ribbon both know about the sheet in front of the user, the choices made,
 * the run under way and how it ended. It holds no Excel and no React; the run controller does the
 * work, the pane draws `DeskState`.
 */
import type { EngineStatus } from "../../client/session";
import type {
  Plan,
  Preparation,
  Result,
  RunChoices,
  RunController,
  Scope,
  SheetProblem,
  WorkbookSettings,
} from "../../run/types";
import type { DeskState, PlanState, RunState } from "./desk-state";
import { openQuestions } from "./questions";

/** What the ribbon's Enrich came to: a run that goes on, or something the user has to see. */
export type CommandOutcome = "started" | "nothing_to_do" | "needs_user";

export interface Desk {
  state(): DeskState;
  /** Calls back after every change; the result ends it. */
  subscribe(listener: () => void): () => void;
  /** Follows the engine's start; returns when it is ready or has failed. */
  watchEngine(status: () => Promise<EngineStatus>): Promise<void>;
  /** Reads the sheet again; what the user chose for this table stays. Nothing happens during a run. */
  refresh(): Promise<void>;
  setScope(scope: Scope): Promise<void>;
  /** Changes choices and counts again. */
  choose(change: (choices: RunChoices) => RunChoices): void;
  /** Says whether hidden rows count. */
  answerHiddenRows(include: boolean): void;
  /** Counts again, for rows are to be enriched elsewhere. */
  recount(): void;
  /** Starts the planned run and returns at its end; where nobody agreed to it yet, asks instead. */
  enrich(): Promise<void>;
  /**
   * Enriches these rows of the table anew and returns how it ended; null where nothing can be run now, or
   * nobody agreed to it yet.
   */
  enrichRows(ids: ReadonlySet<string>): Promise<RunState | null>;
  /** Asks the run to end after what it is writing. */
  stop(): void;
  /** Takes the last run back; `ok` is false where the user has to read why not. */
  undo(): Promise<{ ok: boolean }>;
  /** The ribbon's Enrich: reads the selection and starts, where nothing is left to ask. */
  enrichSelection(): Promise<CommandOutcome>;
  /** Shows a problem that no reading of the sheet can mend. */
  refuse(problem: SheetProblem): void;
  /** Settings last seen in the workbook, for the formulas; null before the sheet was read. */
  settings(): WorkbookSettings | null;
}

/** Whether rows may go where the user wants them enriched. */
export interface Permission {
  /** `incomplete`: an address or a key is missing; `unasked`: the user has not agreed yet. */
  state(): "granted" | "incomplete" | "unasked";
  /** Puts the question in front of the user. */
  ask(): void;
}

/** Built in, nothing goes anywhere. */
const ALWAYS: Permission = { state: () => "granted", ask: () => undefined };

/** What the user changed and the run has not stored yet. */
interface Edits {
  /** The table whose mapping and conventions were changed. */
  table: { key: string; choices: RunChoices } | null;
  settings: WorkbookSettings | null;
  hiddenRows: { key: string; include: boolean } | null;
}

const NO_EDITS: Edits = { table: null, settings: null, hiddenRows: null };

/**
 * A desk over one run controller. `countAfterMilliseconds` lets several quick changes count once;
 * `lookAgainAfterMilliseconds` is when a sheet in which somebody types is looked at again.
 */
export function createDesk(
  controller: RunController,
  {
    countAfterMilliseconds = 150,
    lookAgainAfterMilliseconds = 1_000,
    permission = ALWAYS,
  }: {
    countAfterMilliseconds?: number;
    lookAgainAfterMilliseconds?: number;
    permission?: Permission;
  } = {}
): Desk {
  const listeners = new Set<() => void>();
  let current: DeskState = {
    scope: "selection",
    engine: { state: "starting" },
    sheet: { state: "reading" },
    run: { state: "idle" },
    lastRun: null,
  };
  let edits = NO_EDITS;
  let lastSettings: WorkbookSettings | null = null;
  /** The last plan, for questions that must not come and go while rows are counted again. */
  let counted: { key: string; plan: Plan } | null = null;
  let stopRun: AbortController | null = null;
  /** Numbers of the latest reading and counting: an answer to an older one is thrown away. */
  let reading = 0;
  let counting = 0;
  let countTimer: ReturnType<typeof setTimeout> | undefined;
  let lookAgainTimer: ReturnType<typeof setTimeout> | undefined;

  function update(change: Partial<DeskState>): void {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  }

  const isBusy = () => current.run.state === "running" || current.run.state === "undoing";

  /** Whether rows may go where they are to be enriched; asks where nobody has agreed yet. */
  function mayGo(): boolean {
    const state = permission.state();
    if (state === "unasked") permission.ask();
    return state === "granted";
  }

  /** What is being read or counted just now speaks of the sheet before a run: nobody waits for it. */
  function dropReadings(): void {
    clearTimeout(countTimer);
    clearTimeout(lookAgainTimer);
    reading += 1;
    counting += 1;
  }

  /** Somebody types in the sheet: it is looked at again when they may be done, if a pane is there. */
  function lookAgainLater(): void {
    clearTimeout(lookAgainTimer);
    lookAgainTimer = setTimeout(() => {
      if (listeners.size > 0) void desk.refresh();
    }, lookAgainAfterMilliseconds);
  }

  /**
   * Reads and counts; false where a newer reading overtook this one. `quietly`: nobody asked, so what
   * is shown stays while somebody types in the sheet.
   */
  async function readSheet({ quietly = false } = {}): Promise<boolean> {
    const mine = ++reading;
    const prepared = await guarded(() => controller.prepare(current.scope));
    if (mine !== reading) return false;
    if (!prepared.ok) {
      counting += 1;
      const isTyping = prepared.problem.code === "cell_edit_mode";
      if (isTyping) lookAgainLater();
      if (!(quietly && isTyping && current.sheet.state === "ready"))
        update({ sheet: { state: "problem", problem: prepared.problem } });
      return true;
    }
    const preparation = prepared.value;
    lastSettings = edits.settings ?? preparation.settings;
    const choices = choicesFor(preparation);
    const before = current.sheet;
    const sameTable = before.state === "ready" && keyOf(before.preparation) === keyOf(preparation);
    // How a run ended is shown as long as the user stays with its table.
    if (before.state === "ready" && !sameTable) update({ run: { state: "idle" } });
    showSheet(preparation, choices, sameTable ? before.plan : { state: "counting" });
    await count();
    return mine === reading;
  }

  function choicesFor(preparation: Preparation): RunChoices {
    const key = keyOf(preparation);
    const kept = edits.table?.key === key ? edits.table.choices : null;
    return {
      mapping: kept?.mapping ?? preparation.mapping,
      conventions: kept?.conventions ?? preparation.conventions,
      settings: edits.settings ?? preparation.settings,
      includeHiddenRows: edits.hiddenRows?.key === key ? edits.hiddenRows.include : false,
      refreshUpToDate: kept?.refreshUpToDate ?? false,
    };
  }

  function showSheet(preparation: Preparation, choices: RunChoices, plan: PlanState): void {
    const tableKey = keyOf(preparation);
    if (plan.state === "counted") counted = { key: tableKey, plan: plan.plan };
    const questions = openQuestions(preparation, choices, {
      plan: counted?.key === tableKey ? counted.plan : null,
      hiddenRowsAnswered: edits.hiddenRows?.key === tableKey,
    });
    update({ sheet: { state: "ready", tableKey, preparation, choices, plan, questions } });
  }

  async function count(): Promise<void> {
    clearTimeout(countTimer);
    const { sheet } = current;
    if (sheet.state !== "ready") return;
    const mine = ++counting;
    const { preparation, choices } = sheet;
    if (choices.mapping.description === undefined) return;
    const planned = await guarded(() => controller.plan(preparation, choices));
    if (mine !== counting) return;
    if (!planned.ok && planned.problem.code === "cell_edit_mode") {
      lookAgainLater();
      return;
    }
    showSheet(
      preparation,
      choices,
      planned.ok
        ? { state: "counted", plan: planned.value }
        : { state: "problem", problem: planned.problem }
    );
  }

  function change(preparation: Preparation, choices: RunChoices): void {
    counting += 1;
    showSheet(preparation, choices, { state: "counting" });
    clearTimeout(countTimer);
    countTimer = setTimeout(() => void count(), countAfterMilliseconds);
  }

  async function lookForLastRun(): Promise<void> {
    try {
      update({ lastRun: await controller.lastRun() });
    } catch {
      update({ lastRun: null });
    }
  }

  /** Runs what is planned; the sheet is read again afterwards, so that the counts are true. */
  async function runPlanned(preparation: Preparation, choices: RunChoices): Promise<void> {
    dropReadings();
    stopRun = new AbortController();
    update({ run: { state: "running", progress: null, stopping: false } });
    const { signal } = stopRun;
    const done = await guarded(() =>
      controller.run(preparation, choices, {
        signal,
        onProgress: (progress) => {
          if (current.run.state === "running") update({ run: { ...current.run, progress } });
        },
      })
    );
    stopRun = null;
    if (done.ok) edits = NO_EDITS;
    update({
      run: done.ok
        ? { state: "finished", outcome: done.value }
        : { state: "problem", problem: done.problem },
    });
    await Promise.all([readSheet(), lookForLastRun()]);
  }

  const desk: Desk = {
    state: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    settings: () => lastSettings,
    refuse: (problem) => update({ sheet: { state: "problem", problem } }),

    async watchEngine(status) {
      try {
        update({ engine: { state: "ready", status: await status() } });
      } catch (error) {
        update({ engine: { state: "failed", message: messageOf(error) } });
      }
    },

    async refresh() {
      if (isBusy()) return;
      await Promise.all([readSheet({ quietly: true }), lookForLastRun()]);
    },

    async setScope(scope) {
      if (isBusy()) return;
      update({ scope });
      await readSheet();
    },

    choose(alter) {
      const { sheet } = current;
      if (sheet.state !== "ready" || isBusy()) return;
      const choices = alter(sheet.choices);
      edits = {
        ...edits,
        table: { key: keyOf(sheet.preparation), choices },
        settings: choices.settings === sheet.choices.settings ? edits.settings : choices.settings,
      };
      lastSettings = choices.settings;
      change(sheet.preparation, choices);
    },

    answerHiddenRows(include) {
      const { sheet } = current;
      if (sheet.state !== "ready" || isBusy()) return;
      edits = { ...edits, hiddenRows: { key: keyOf(sheet.preparation), include } };
      change(sheet.preparation, { ...sheet.choices, includeHiddenRows: include });
    },

    recount() {
      const { sheet } = current;
      if (sheet.state !== "ready" || isBusy()) return;
      change(sheet.preparation, sheet.choices);
    },

    async enrich() {
      const { sheet } = current;
      if (sheet.state !== "ready" || isBusy() || !mayGo()) return;
      await runPlanned(sheet.preparation, sheet.choices);
    },

    async enrichRows(ids) {
      const { sheet } = current;
      if (sheet.state !== "ready" || isBusy() || !mayGo()) return null;
      const again = { ...sheet.choices, refreshUpToDate: true, onlyRows: ids };
      await runPlanned(sheet.preparation, again);
      return current.run;
    },

    stop() {
      if (current.run.state !== "running") return;
      stopRun?.abort();
      update({ run: { ...current.run, stopping: true } });
    },

    async undo() {
      if (isBusy()) return { ok: false };
      dropReadings();
      update({ run: { state: "undoing" } });
      const undone = await guarded(() => controller.undoLastRun());
      update({
        run: undone.ok
          ? { state: "undone", outcome: undone.value }
          : { state: "problem", problem: undone.problem },
      });
      await Promise.all([readSheet(), lookForLastRun()]);
      return { ok: undone.ok };
    },

    async enrichSelection() {
      if (isBusy()) return "needs_user";
      update({ scope: "selection", run: { state: "idle" } });
      if (!(await readSheet())) return "needs_user";
      const { sheet } = current;
      if (sheet.state !== "ready" || sheet.questions.length > 0) return "needs_user";
      if (sheet.plan.state !== "counted") return "needs_user";
      const { toFill, toUpdate } = sheet.plan.plan;
      if (toFill + toUpdate === 0) return "nothing_to_do";
      if (!mayGo()) return "needs_user";
      void runPlanned(sheet.preparation, sheet.choices);
      return "started";
    },
  };
  return desk;
}

/**
 * What makes two readings the same table. Not its columns: a run adds some at its right end, which
 * moves none of those that are read.
 */
function keyOf({ sheetId, tableName, headerRow, columns }: Preparation): string {
  return JSON.stringify([sheetId, tableName, headerRow, columns[0]?.letter]);
}

/** A controller answers with a problem; should it throw, that is a problem too and not a dead button. */
async function guarded<Value>(ask: () => Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await ask();
  } catch (error) {
    return { ok: false, problem: { code: "host", message: messageOf(error) } };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
