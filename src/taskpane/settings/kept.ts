/** What is kept on this device and in the workbook: looked at, exported, deleted. */
import type { StoredOnDevice } from "../../client/questions/stored";
import { BUILT_IN } from "../../client/destination";
import type { WorkbookRecords } from "../../excel/workbook-records";
import type { PaneBench } from "../bench";
import { type Failure, failureOf } from "../failure";

export interface KeptState {
  looked: { device: StoredOnDevice; formulas: number; workbook: WorkbookRecords | null } | null;
  doing: "looking" | "exporting" | "forgetting" | "unbooking" | "forgetting_formulas" | null;
  said:
    | { kind: "exported"; file: string }
    | { kind: "forgotten" }
    | { kind: "formulas_forgotten"; answers: number }
    | { kind: "unbooked"; records: number }
    | ({ kind: "failed" } & Failure)
    | null;
}

export interface Kept {
  state(): KeptState;
  subscribe(listener: () => void): () => void;
  look(): Promise<void>;
  /** Hands the user a file of all that is kept, without keys. */
  exportAll(): Promise<void>;
  forgetAll(): Promise<void>;
  /** Formulas are answered anew when they are next calculated. */
  forgetFormulas(): Promise<void>;
  forgetWorkbook(): Promise<void>;
}

/** Gives the user a file. */
export type HandOver = (blob: Blob, name: string) => void;

/** Asked of this computer, wherever rows are enriched. */
const HERE = { destination: BUILT_IN };

/** @param today ISO day, for the file's name */
export function createKept(bench: PaneBench, handOver: HandOver, today: () => string): Kept {
  const { ask, desk, where, language, defaults, device } = bench;
  const listeners = new Set<() => void>();
  let current: KeptState = { looked: null, doing: null, said: null };

  const update = (change: Partial<KeptState>) => {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  };

  const attempt = async (
    doing: NonNullable<KeptState["doing"]>,
    work: () => Promise<KeptState["said"]>
  ): Promise<void> => {
    if (current.doing !== null) return;
    update({ doing, said: null });
    try {
      update({ said: await work() });
    } catch (error) {
      update({ said: { kind: "failed", ...failureOf(error) } });
    }
    update({ doing: null });
  };

  const look = async (): Promise<null> => {
    const stored = await ask("stored.look", {}, HERE);
    const { answers } = await ask("formulas.remembered", null, HERE);
    // Without a workbook there is nothing to count in it.
    const workbook = await device.workbook.count().catch(() => null);
    update({ looked: { device: stored, formulas: answers, workbook } });
    return null;
  };

  return {
    state: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look: () => attempt("looking", look),
    exportAll: () =>
      attempt("exporting", async () => {
        const ledger = await ask("stored.export", {}, HERE);
        const day = today();
        const { settings } = where.state();
        const head = {
          exported: day,
          settings: {
            where: settings,
            language: language.choice(),
            new_workbooks: defaults.chosen(),
          },
        };
        const opening = `${JSON.stringify(head).slice(0, -1)},"kept":`;
        const file = `ntropy-${day}.json`;
        handOver(new Blob([opening, ledger, "}"], { type: "application/json" }), file);
        return { kind: "exported", file };
      }),
    forgetAll: () =>
      attempt("forgetting", async () => {
        await ask("stored.forget", {}, HERE);
        await ask("formulas.forget", null, HERE);
        device.forgetSent();
        where.forgetAll();
        defaults.reset();
        await language.reset();
        if (current.looked !== null) await look();
        desk.recount();
        return { kind: "forgotten" };
      }),
    forgetFormulas: () =>
      attempt("forgetting_formulas", async () => {
        const { answers } = await ask("formulas.remembered", null, HERE);
        await ask("formulas.forget", null, HERE);
        if (current.looked !== null) await look();
        return { kind: "formulas_forgotten", answers };
      }),
    forgetWorkbook: () =>
      attempt("unbooking", async () => {
        const { parts, names, settings } = await device.workbook.forget();
        if (current.looked !== null) await look();
        await desk.refresh();
        return { kind: "unbooked", records: parts + names + settings };
      }),
  };
}

/** By a link that is pressed: what every browser takes for a download. */
export const downloadFile: HandOver = (blob, name) => {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the file only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
