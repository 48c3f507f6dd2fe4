/** The learned corrections as the pane knows them: listed, switched, deleted and brought back. */
import { BUILT_IN, destinationId } from "../../client/destination";
import type { LearnedCorrection } from "../../model";
import type { PaneBench } from "../bench";
import { affectedRows } from "./affected-rows";
import { createLearnIds } from "./learn-ids";
import { createStore, messageOf, onePerBench, type Store } from "./store";

/** What was done last, to be told and taken back. */
export interface LearnedDone {
  what: "switched off" | "switched on" | "removed" | "restored";
  /** Ids of the rows of the sheet whose answers it changes. */
  ids: string[];
}

export interface LearnedState {
  at: "start" | "loading" | "listed" | "failed";
  corrections: LearnedCorrection[];
  next: string | null;
  /** Names of the account holders they are for, by id. */
  holderNames: Readonly<Record<string, string>>;
  /** Whether they act on this computer only, for rows are enriched elsewhere. */
  isBuiltIn: boolean;
  failure: string | null;
  done: LearnedDone | null;
  /** The one deleted last, which can be brought back. */
  removed: LearnedCorrection | null;
  /** Ids of those something is being done to. */
  busy: ReadonlySet<string>;
}

export interface Learned extends Store<LearnedState> {
  load(): Promise<void>;
  more(): Promise<void>;
  toggle(correction: LearnedCorrection): Promise<void>;
  remove(correction: LearnedCorrection): Promise<void>;
  /** Brings the one deleted last back. */
  restore(): Promise<void>;
}

export function createLearned(bench: PaneBench): Learned {
  const store = createStore<LearnedState>({
    at: "start",
    corrections: [],
    next: null,
    holderNames: {},
    isBuiltIn: false,
    failure: null,
    done: null,
    removed: null,
    busy: new Set(),
  });
  const { update, state } = store;
  const learnIds = createLearnIds();
  /** Where the one deleted last was kept: it is brought back there and nowhere else. */
  let removedFrom = BUILT_IN;

  /** Loads begun; an older answer that comes late is dropped. */
  let loads = 0;

  async function page(cursor: string | null, before: LearnedCorrection[]): Promise<void> {
    const mine = ++loads;
    try {
      const { corrections, ...page } = await bench.ask("corrections.list", { cursor });
      if (mine !== loads) return;
      const holderNames = { ...state().holderNames, ...page.holderNames };
      update({ at: "listed", ...page, corrections: [...before, ...corrections], holderNames });
    } catch (error) {
      if (mine === loads) update({ at: "failed", failure: messageOf(error) });
    }
  }

  /** Does something to one of them; what fails is told and changes nothing. */
  async function change(id: string, work: () => Promise<Partial<LearnedState>>): Promise<void> {
    if (state().busy.has(id)) return;
    update({ busy: new Set([...state().busy, id]), failure: null, done: null });
    let changed: Partial<LearnedState>;
    try {
      changed = await work();
    } catch (error) {
      changed = { failure: messageOf(error) };
    }
    const busy = new Set(state().busy);
    busy.delete(id);
    update({ ...changed, busy });
  }

  return {
    ...store,
    async load() {
      update({ at: "loading", failure: null });
      await page(null, []);
    },
    async more() {
      const { next, corrections } = state();
      if (next !== null) await page(next, corrections);
    },
    toggle: (correction) =>
      change(correction.id, async () => {
        const { id, is_on } = correction;
        // The rows are those that differ with and without it: looked for while it is off.
        const before = is_on ? [] : await affectedRows(bench, [correction]);
        const switched = await bench.ask("corrections.switch", { id, isOn: !is_on });
        const ids = is_on ? await affectedRows(bench, [correction]) : before;
        return {
          corrections: state().corrections.map((one) => (one.id === id ? switched : one)),
          done: { what: is_on ? "switched off" : "switched on", ids },
        };
      }),
    remove: (correction) =>
      change(correction.id, async () => {
        const { id, is_on } = correction;
        removedFrom = bench.destination();
        const removed = await bench.ask("corrections.forget", { id }, { destination: removedFrom });
        return {
          corrections: state().corrections.filter((one) => one.id !== id),
          removed,
          done: { what: "removed", ids: is_on ? await affectedRows(bench, [correction]) : [] },
        };
      }),
    async restore() {
      const { removed } = state();
      const accountHolder = bench.desk.settings()?.accountHolder;
      if (removed === null || accountHolder === undefined) return;
      await change(removed.id, async () => {
        const destination = removedFrom;
        const isHere = destinationId(destination) === destinationId(bench.destination());
        const ids = removed.is_on && isHere ? await affectedRows(bench, [removed]) : [];
        const { pattern, expected, is_on, report_id } = removed;
        const { learned } = await bench.ask(
          "corrections.learn",
          {
            candidates: [
              { pattern, expected, isOn: is_on, id: learnIds.of(removed), reportId: report_id },
            ],
            accountHolder,
          },
          { destination }
        );
        learnIds.forget();
        return {
          corrections: isHere ? [...learned, ...state().corrections] : state().corrections,
          removed: null,
          done: { what: "restored", ids },
        };
      });
    },
  };
}

/** That of the pane. */
export const learnedOf = onePerBench(createLearned);
