/**
 * What the Models panel knows: the models there are, and the training under way, from the choice of a
 * column to what its test found. A training goes on in the worker when the panel is left; who comes
 * back finds it among the candidates.
 */
import type { QuestionAnswer } from "../../client/questions";
import type { CustomModel } from "../../model";
import type { SheetProblem } from "../../run/types";
import type { PaneBench } from "../bench";
import { checkLabels, type LabelCheck } from "./label-check";

export type ModelsAnswer = QuestionAnswer<"models.list">;

export type ListState =
  | { state: "loading" }
  | { state: "ready"; answer: ModelsAnswer }
  | { state: "failed"; message: string };

export type LabelsState =
  | { state: "unread" }
  | { state: "reading" }
  | { state: "read"; column: number; check: LabelCheck }
  | { state: "problem"; problem: SheetProblem };

/** What was done last, or did not succeed: told at the top, where the focus goes. */
export type ModelsNotice =
  | { code: "kept" | "discarded" | "cancelled" | "deleted" | "imported" | "exported"; name: string }
  | { code: "failed"; message: string }
  | { code: "import_failed"; message: string }
  | { code: "file_too_large"; megabytes: number };

export interface ModelsState {
  list: ListState;
  labels: LabelsState;
  /** What is being asked of the worker just now. */
  isBusy: boolean;
  notice: ModelsNotice | null;
}

export interface ModelsDesk {
  state(): ModelsState;
  subscribe(listener: () => void): () => void;
  /** Looks at the models there are, and goes on looking while one is trained. */
  open(): void;
  /** Looks no more. */
  close(): void;
  /** Reads the labels of a column of the table, 0-based within it; null forgets them. */
  readLabels(column: number | null): Promise<void>;
  /** Trains on the rows that were read. */
  train(name: string): Promise<void>;
  /** Stops a training, or throws away what it came to. */
  discard(model: CustomModel): Promise<void>;
  keep(name: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** The text of a model's file; null where it could not be had. */
  exportText(name: string): Promise<string | null>;
  importFile(file: Blob): Promise<void>;
}

/** Greatest file that is read. */
export const MAXIMUM_FILE_MEGABYTES = 24;
const LOOK_MILLISECONDS = 400;

/** Whether a training is under way. */
export const isTraining = ({ status }: CustomModel): boolean =>
  status === "queued" || status === "training";

export function createModelsDesk(
  { ask, desk, sheetRows }: Pick<PaneBench, "ask" | "desk" | "sheetRows">,
  { lookMilliseconds = LOOK_MILLISECONDS }: { lookMilliseconds?: number } = {}
): ModelsDesk {
  const listeners = new Set<() => void>();
  let current: ModelsState = {
    list: { state: "loading" },
    labels: { state: "unread" },
    isBusy: false,
    notice: null,
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOpen = false;
  /** Numbers of the latest look and reading: what answers an older one is thrown away. */
  let looking = 0;
  let reading = 0;

  const update = (change: Partial<ModelsState>): void => {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  };

  const look = async (): Promise<void> => {
    clearTimeout(timer);
    const mine = ++looking;
    try {
      const answer = await ask("models.list", {});
      if (mine !== looking) return;
      update({ list: { state: "ready", answer } });
      if (isOpen && answer.candidates.some(isTraining))
        timer = setTimeout(() => void look(), lookMilliseconds);
    } catch (error) {
      if (mine === looking) update({ list: { state: "failed", message: messageOf(error) } });
    }
  };

  /** Does something and says how it ended. */
  const doing = async (
    work: () => Promise<ModelsNotice | null>,
    failed: "failed" | "import_failed" = "failed"
  ): Promise<void> => {
    if (current.isBusy) return;
    update({ isBusy: true, notice: null });
    let notice: ModelsNotice | null;
    try {
      notice = await work();
    } catch (error) {
      notice = { code: failed, message: messageOf(error) };
    }
    await look();
    update({ isBusy: false, notice });
  };

  return {
    state: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    open() {
      isOpen = true;
      void look();
    },

    close() {
      isOpen = false;
      clearTimeout(timer);
    },

    async readLabels(column) {
      const mine = ++reading;
      if (column === null) {
        update({ labels: { state: "unread" } });
        return;
      }
      update({ labels: { state: "reading" }, notice: null });
      const read = await sheetRows({ columns: [column] });
      if (mine !== reading) return;
      update({
        labels: read.ok
          ? { state: "read", column, check: checkLabels(read.value) }
          : { state: "problem", problem: read.problem },
      });
    },

    train: (name) =>
      doing(async () => {
        const { labels } = current;
        const settings = desk.settings();
        if (labels.state !== "read" || settings === null) return null;
        const { rows } = labels.check;
        await ask("models.train", {
          name,
          rows: {
            columns: {
              id: rows.map(({ row }) => row.id),
              description: rows.map(({ row }) => row.fields.description),
              amount: rows.map(({ row }) => row.fields.amount),
              entryType: rows.map(({ row }) => row.fields.entry_type),
              currency: rows.map(({ row }) => row.fields.currency),
              date: rows.map(({ row }) => row.fields.date),
              country: rows.map(({ row }) => row.fields.country),
              mcc: rows.map(({ row }) => row.fields.mcc),
            },
            accountHolder: settings.accountHolder,
            country: settings.country,
            labels: rows.map(({ label }) => label),
          },
        });
        return null;
      }),

    discard: (model) =>
      doing(async () => {
        const { name } = model;
        await ask("models.discard", { name });
        return { code: isTraining(model) ? "cancelled" : "discarded", name };
      }),

    keep: (name) =>
      doing(async () => {
        await ask("models.keep", { name });
        return { code: "kept", name };
      }),

    remove: (name) =>
      doing(async () => {
        await ask("models.delete", { name });
        return { code: "deleted", name };
      }),

    async exportText(name) {
      let text: string | null = null;
      await doing(async () => {
        text = await ask("models.export", { name });
        return { code: "exported", name };
      });
      return text;
    },

    importFile: (file) =>
      doing(async () => {
        if (file.size > MAXIMUM_FILE_MEGABYTES * 1024 * 1024)
          return { code: "file_too_large", megabytes: MAXIMUM_FILE_MEGABYTES };
        const { name } = await ask("models.import", { text: await file.text() });
        return { code: "imported", name };
      }, "import_failed"),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
