/**
 * A run controller without Excel: a sheet in memory that counts, runs and undoes as the pane is told
 * by the real one. A test changes what it answers, and looks at what it was asked.
 */
import type { SelectedCells } from "../../src/excel";
import type {
  Plan,
  Preparation,
  Result,
  RunChoices,
  RunController,
  RunOutcome,
  RunProgress,
  Scope,
  SheetProblem,
  SheetRow,
  UndoOutcome,
} from "../../src/run/types";

export interface RunAsked {
  preparation: Preparation;
  choices: RunChoices;
  /** Reports progress, as if rows were written. */
  progress: (progress: Partial<RunProgress>) => void;
  /** Ends the run. */
  finish: (outcome?: Partial<RunOutcome>) => void;
  fail: (problem: SheetProblem) => void;
  signal: AbortSignal;
}

export interface FakeRunController extends RunController {
  /** What the sheet holds; change it before the pane looks. */
  sheet: Preparation;
  /** A problem instead of the sheet. */
  problem: SheetProblem | null;
  counts: Plan;
  planProblem: SheetProblem | null;
  undoAnswer: Result<UndoOutcome>;
  /** The table's transactions. */
  sheetRows: SheetRow[];
  /** What stands in the selected cells. */
  selection: SelectedCells;
  /** Labels offered in the label column's list; null where it has none. */
  offeredLabels: string[] | null;
  /** Index of the active row among them, null where none is. */
  activeIndex: number | null;
  /** Each `prepare`. */
  scopes: Scope[];
  /** Each `plan`. */
  planned: RunChoices[];
  /** Each `run`, oldest first. */
  runs: RunAsked[];
}

/** A sheet of bank transactions as the detection reads it, with some of it different. */
export function preparation(different: Partial<Preparation> = {}): Preparation {
  return {
    sheetId: "{sheet-1}",
    sheetName: "Checking",
    tableName: null,
    address: "A2:D121",
    headerRow: 1,
    columns: [
      { index: 0, letter: "A", header: "Posted", samples: ["01/15/2024", "01/16/2024"] },
      { index: 1, letter: "B", header: "Details", samples: ["SQ *BLUE BOTTLE", "PAYROLL ACME"] },
      { index: 2, letter: "C", header: "Value", samples: ["-4.50", "2,100.00"] },
      { index: 3, letter: "D", header: "Branch", samples: ["012"] },
    ],
    mapping: { date: 0, description: 1, amount: 2 },
    conventions: {
      dateOrder: "mdy",
      dateOrderUncertain: false,
      decimalMark: ".",
      sign: "account",
      currency: "USD",
    },
    reasons: {
      dateOrder: "impossible otherwise",
      decimalMarkCertain: true,
      sign: "usual",
      currency: "cells",
    },
    rowCount: 120,
    hiddenRows: 0,
    settings: {
      accountHolder: { id: "holder-1", type: "consumer", name: null },
      fields: ["label", "merchant", "recurrence"],
      country: null,
      currency: null,
    },
    ...different,
  };
}

/** What would happen to that sheet, with some of it different. */
export function plan(different: Partial<Plan> = {}): Plan {
  return {
    toFill: 117,
    remaining: 117,
    toUpdate: 0,
    upToDate: 0,
    locked: 0,
    lockedCells: 0,
    skipped: [],
    noted: [],
    holders: null,
    columns: [
      { field: "label", header: "Label", letter: "E", state: "new" },
      { field: "merchant", header: "Merchant", letter: "F", state: "new" },
      { field: "recurrence", header: "Recurrence", letter: "G", state: "new" },
    ],
    resumes: false,
    ...different,
  };
}

export function outcome(different: Partial<RunOutcome> = {}): RunOutcome {
  return {
    state: "completed",
    written: 117,
    locked: 0,
    skipped: 0,
    noted: 0,
    builtIn: 0,
    putBack: 0,
    seconds: 2.4,
    ...different,
  };
}

export function createFakeRunController(
  given: Partial<Pick<FakeRunController, "sheet" | "problem" | "counts" | "planProblem">> = {}
): FakeRunController {
  let last: Awaited<ReturnType<RunController["lastRun"]>> = null;
  const fake: FakeRunController = {
    sheet: preparation(),
    problem: null,
    counts: plan(),
    planProblem: null,
    undoAnswer: { ok: true, value: { cells: 354, kept: 0 } },
    sheetRows: [],
    selection: { state: "empty" },
    offeredLabels: null,
    activeIndex: null,
    scopes: [],
    planned: [],
    runs: [],
    ...given,

    prepare: async (scope) => {
      fake.scopes.push(scope);
      return fake.problem
        ? { ok: false, problem: fake.problem }
        : { ok: true, value: { ...fake.sheet } };
    },
    plan: async (_preparation, choices) => {
      fake.planned.push(choices);
      return fake.planProblem
        ? { ok: false, problem: fake.planProblem }
        : { ok: true, value: fake.counts };
    },
    reportSource: async () => ({ ok: true, value: { ok: false, reason: "dates" } }),
    rows: async () => ({ ok: true, value: fake.sheetRows }),
    references: async () => ({
      ok: true,
      value: { sheetName: fake.sheet.sheetName, tableName: null, source: {}, ours: {} },
    }),
    selectedCells: async () => ({ ok: true, value: fake.selection }),
    labelList: async () => ({ ok: true, value: fake.offeredLabels }),
    setLabelList: async (_preparation, _choices, labels) => {
      fake.offeredLabels = [...labels];
      return { ok: true, value: { state: "set", labels: labels.length } };
    },
    removeLabelList: async () => {
      const had = fake.offeredLabels !== null;
      fake.offeredLabels = null;
      return { ok: true, value: had };
    },
    activeRow: async () => ({ ok: true, value: fake.sheetRows[fake.activeIndex ?? -1] ?? null }),
    run: (prepared, choices, { signal, onProgress }) =>
      new Promise((resolve) => {
        const total = fake.counts.toFill + fake.counts.toUpdate;
        fake.runs.push({
          preparation: prepared,
          choices,
          signal,
          progress: (progress) =>
            onProgress({
              phase: "enriching",
              done: 0,
              total,
              rowsPerSecond: 0,
              secondsLeft: null,
              ...progress,
            }),
          finish: (different = {}) => {
            const ended = outcome(different);
            last = { sheetName: prepared.sheetName, cells: ended.written * 3, at: "2024-05-01" };
            if (ended.state === "completed")
              fake.counts = plan({ toFill: 0, upToDate: ended.written });
            resolve({ ok: true, value: ended });
          },
          fail: (problem) => resolve({ ok: false, problem }),
        });
      }),
    forgetSent: () => undefined,
    undoLastRun: async () => {
      if (fake.undoAnswer.ok) {
        last = null;
        fake.counts = plan();
      }
      return fake.undoAnswer;
    },
    lastRun: async () => last,
  };
  return fake;
}
