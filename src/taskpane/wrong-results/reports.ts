/** Reports as the pane knows them: listed by status and page, decided on, withdrawn. */
import type { Report, ReportStatus } from "../../model";
import type { PaneBench } from "../bench";
import { affectedRows } from "./affected-rows";
import { createStore, messageOf, onePerBench, type Store } from "./store";

export interface ReportsState {
  at: "start" | "loading" | "listed" | "failed";
  status: ReportStatus | null;
  reports: Report[];
  next: string | null;
  /** Whether the user may say what became of them. */
  canDecide: boolean;
  failure: string | null;
  done:
    | { what: "decided"; status: ReportStatus }
    | { what: "withdrawn"; forgotten: number; ids: string[] }
    | null;
  busy: ReadonlySet<string>;
}

export interface Reports extends Store<ReportsState> {
  load(status?: ReportStatus | null): Promise<void>;
  more(): Promise<void>;
  /** @param reason why it is rejected, where anything was said */
  decide(report: Report, status: ReportStatus, reason?: string | null): Promise<void>;
  withdraw(report: Report): Promise<void>;
}

export function createReports(bench: PaneBench): Reports {
  const store = createStore<ReportsState>({
    at: "start",
    status: null,
    reports: [],
    next: null,
    canDecide: true,
    failure: null,
    done: null,
    busy: new Set(),
  });
  const { update, state } = store;
  let loads = 0;

  async function page(cursor: string | null, before: Report[]): Promise<void> {
    const mine = ++loads;
    try {
      const { status } = state();
      const found = await bench.ask("reports.list", { status, cursor });
      if (mine !== loads) return;
      const { reports, next, canDecide } = found;
      update({ at: "listed", reports: [...before, ...reports], next, canDecide });
    } catch (error) {
      if (mine === loads) update({ at: "failed", failure: messageOf(error) });
    }
  }

  async function change(id: string, work: () => Promise<Partial<ReportsState>>): Promise<void> {
    if (state().busy.has(id)) return;
    update({ busy: new Set([...state().busy, id]), failure: null, done: null });
    let changed: Partial<ReportsState>;
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
    async load(status = state().status) {
      update({ at: "loading", status, failure: null });
      await page(null, []);
    },
    async more() {
      const { next, reports } = state();
      if (next !== null) await page(next, reports);
    },
    decide: ({ id }, status, reason = null) =>
      change(id, async () => {
        const decided = await bench.ask("reports.decide", { id, status, reason });
        const reports = state().reports.map((one) => (one.id === id ? decided : one));
        return { reports, done: { what: "decided", status } };
      }),
    withdraw: ({ id }) =>
      change(id, async () => {
        const { forgotten } = await bench.ask("reports.withdraw", { id });
        const ids = await affectedRows(
          bench,
          forgotten.filter(({ is_on }) => is_on)
        );
        const reports = state().reports.filter((one) => one.id !== id);
        return { reports, done: { what: "withdrawn", forgotten: forgotten.length, ids } };
      }),
  };
}

/** Those of the pane. */
export const reportsOf = onePerBench(createReports);
