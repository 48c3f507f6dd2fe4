/**
 * The first minutes with the add-in: whether the welcome is shown, where the tour stands, and the
 * sample sheet. It holds no Excel and no React.
 */
import type { InsertionProblem, InsertSheets, ListInsertions, UndoInsertion } from "../../excel";
import type { CalendarDate } from "../../model";
import type { Strings } from "../../strings";
import type { DeviceStore } from "../where/device-store";
import { TOUR_STEPS } from "./tour-steps";

/** What has become of the sample sheet. */
export type SampleState =
  | { state: "idle" }
  | { state: "adding" }
  | { state: "added"; sheet: string }
  | { state: "removing"; sheet: string }
  /** The user has to say whether changed cells may go with it. */
  | { state: "changed"; sheet: string; cells: number }
  | { state: "removed" }
  | { state: "problem"; problem: Exclude<InsertionProblem, { code: "inserted_edited" }> };

export interface FirstRunState {
  isWelcome: boolean;
  /** Index of the step shown; null where no tour is under way. */
  tour: number | null;
  sample: SampleState;
}

/** What the sample needs of the workbook. */
export interface SampleSheets {
  insert: InsertSheets;
  undo: UndoInsertion;
  list: ListInsertions;
  /** Brings a sheet to the front; false where it is not there. */
  show(name: string, patience: AbortSignal): Promise<boolean>;
  /** Looks at the sheet in front. */
  look(): Promise<void>;
  /** The day in front of the user, and the moment in ISO 8601. */
  now(): { day: CalendarDate; at: string };
}

export interface FirstRun {
  state(): FirstRunState;
  /** Calls back after each change; the result ends it. */
  subscribe(listener: () => void): () => void;
  /** Reads what this device remembers: who has seen the welcome sees it no more. */
  open(store: Pick<DeviceStore, "readPreference" | "writePreference">): void;
  /** Puts the welcome away for good. */
  skip(): void;
  startTour(): void;
  goTo(step: number): void;
  /** At its end or before: the tour is seen. */
  endTour(): void;
  /** Puts the sample into the workbook, or shows the one that is there. */
  addSample(words: Strings): Promise<void>;
  /** Takes it out again; changed cells go with it only where that was agreed to. */
  removeSample(options?: { evenIfEdited: boolean }): Promise<void>;
  keepSample(): void;
}

export function createFirstRun(sheets: SampleSheets): FirstRun {
  const listeners = new Set<() => void>();
  const patience = new AbortController().signal;
  let store: Pick<DeviceStore, "readPreference" | "writePreference"> | null = null;
  let current: FirstRunState = { isWelcome: false, tour: null, sample: { state: "idle" } };

  function update(change: Partial<FirstRunState>): void {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  }

  function seen(): void {
    store?.writePreference("tour", "seen");
  }

  async function guarded(work: () => Promise<SampleState>): Promise<void> {
    try {
      update({ sample: await work() });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      update({ sample: { state: "problem", problem: { code: "host", message } } });
    }
  }

  async function addOrFind(words: Strings): Promise<SampleState> {
    const { SAMPLE_ID, sampleSheet } = await import("./sample-sheet");
    const there = (await sheets.list()).find(({ id }) => id === SAMPLE_ID)?.sheets[0];
    if (there !== undefined && (await sheets.show(there, patience))) {
      await sheets.look();
      return { state: "added", sheet: there };
    }
    const { day, at } = sheets.now();
    const inserted = await sheets.insert(sampleSheet(words, day), { signal: patience, at });
    if (!inserted.ok) return problemState(inserted.problem);
    const sheet = inserted.value.sheets[0]?.name ?? words.firstRun.sample.sheetName;
    await sheets.show(sheet, patience);
    await sheets.look();
    return { state: "added", sheet };
  }

  async function remove(sheet: string, evenIfEdited: boolean): Promise<SampleState> {
    const { SAMPLE_ID } = await import("./sample-sheet");
    const undone = await sheets.undo(SAMPLE_ID, { signal: patience, evenIfEdited });
    if (!undone.ok) return problemState(undone.problem, sheet);
    await sheets.look();
    return { state: "removed" };
  }

  return {
    state: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open(opened) {
      store = opened;
      update({ isWelcome: opened.readPreference("tour") === null });
    },
    skip() {
      seen();
      update({ isWelcome: false });
    },
    startTour() {
      seen();
      update({ isWelcome: false, tour: 0 });
    },
    goTo(step) {
      if (current.tour === null) return;
      update({ tour: Math.min(Math.max(step, 0), TOUR_STEPS.length - 1) });
    },
    endTour: () => update({ tour: null }),

    async addSample(words) {
      if (isWorking(current.sample)) return;
      update({ sample: { state: "adding" } });
      await guarded(() => addOrFind(words));
    },
    async removeSample({ evenIfEdited } = { evenIfEdited: false }) {
      const { sample } = current;
      if (sample.state !== "added" && sample.state !== "changed") return;
      const { sheet } = sample;
      update({ sample: { state: "removing", sheet } });
      await guarded(() => remove(sheet, evenIfEdited));
    },
    keepSample() {
      const { sample } = current;
      if (sample.state === "changed") update({ sample: { state: "added", sheet: sample.sheet } });
    },
  };
}

function isWorking({ state }: SampleState): boolean {
  return state === "adding" || state === "removing";
}

function problemState(problem: InsertionProblem, sheet = ""): SampleState {
  if (problem.code !== "inserted_edited") return { state: "problem", problem };
  const cells = problem.sheets.reduce((sum, one) => sum + one.cells, 0);
  return { state: "changed", sheet: problem.sheets[0]?.name ?? sheet, cells };
}
