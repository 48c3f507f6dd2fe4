/** Account holders as the panel of settings has them: asked from the worker, changed through it. */
import type { HolderContents, HolderInList } from "../../client/questions/account-holders";
import { SessionError } from "../../client/session";
import type { AccountHolderType } from "../../model";
import type { PaneBench } from "../bench";
import { type Failure, failureOf } from "../failure";

export interface HolderListState {
  /** Null until they were asked for. */
  holders: readonly HolderInList[] | null;
  /** Whether they are kept on this computer. */
  isHere: boolean;
  /** Ids of sets of labels of the user's own. */
  sets: readonly string[];
  /** The one in front, with what is kept of it. */
  open: HolderContents | null;
  isBusy: boolean;
  said: HolderEvent | null;
}

/** What was done last, or why not. */
export type HolderEvent =
  | { kind: "saved" | "added" | "used" | "removed"; who: string }
  | { kind: "id_taken" }
  | ({ kind: "failed" } & Failure);

export interface HolderList {
  state(): HolderListState;
  subscribe(listener: () => void): () => void;
  refresh(): Promise<void>;
  /** Brings one to the front; null none. */
  open(id: string | null): Promise<void>;
  /** False where it was not made. */
  add(holder: HolderInList): Promise<boolean>;
  /** Changes the one in front. */
  save(change: { type: AccountHolderType; name: string | null; set: string | null }): Promise<void>;
  remove(): Promise<void>;
  /** Makes the one in front the workbook's. */
  use(): void;
}

export function createHolderList({ ask, desk, device }: PaneBench): HolderList {
  const listeners = new Set<() => void>();
  let current: HolderListState = {
    holders: null,
    isHere: true,
    sets: [],
    open: null,
    isBusy: false,
    said: null,
  };
  /** Number of the latest opening: an answer to an older one is thrown away. */
  let opening = 0;

  const update = (change: Partial<HolderListState>) => {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  };

  /** Does something; what goes wrong is said. */
  const attempt = async (
    work: () => Promise<HolderEvent | null>,
    whyNot: (error: unknown) => HolderEvent = eventOf
  ): Promise<boolean> => {
    update({ isBusy: true, said: null });
    try {
      const said = await work();
      update({ isBusy: false, said });
      return true;
    } catch (error) {
      update({ isBusy: false, said: whyNot(error) });
      return false;
    }
  };

  const read = async () => {
    const { holders, isHere } = await ask("holders.list", {});
    const sets = await ask("categories.list", {});
    const own = sets.filter(({ is_own: isOwn }) => isOwn).map(({ id }) => id);
    update({
      holders,
      isHere,
      sets: own.filter((id) => id !== "consumer" && id !== "business"),
    });
  };

  const list: HolderList = {
    state: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async refresh() {
      await attempt(async () => {
        await read();
        return null;
      });
    },
    async open(id) {
      const mine = ++opening;
      update({ open: null, said: null });
      if (id === null) return;
      await attempt(async () => {
        const open = await ask("holders.contents", { id });
        if (mine === opening) update({ open });
        return null;
      });
    },
    add: (holder) =>
      attempt(async () => {
        await ask("holders.create", holder);
        await read();
        update({ open: await ask("holders.contents", { id: holder.id }) });
        return { kind: "added", who: nameOf(holder) };
      }, eventOfMaking),
    async save({ type, name, set }) {
      const { open } = current;
      if (open === null) return;
      await attempt(async () => {
        const { id } = open;
        await ask("holders.change", { id, type, name, category_id: set });
        await read();
        update({ open: await ask("holders.contents", { id }) });
        followInWorkbook({ id, type, name });
        desk.recount();
        return { kind: "saved", who: nameOf({ id, name }) };
      });
    },
    async remove() {
      const { open } = current;
      if (open === null) return;
      await attempt(async () => {
        await ask("holders.remove", { id: open.id });
        device.forgetSent();
        update({ open: null });
        await read();
        desk.recount();
        return { kind: "removed", who: nameOf(open) };
      });
    },
    use() {
      const { open } = current;
      if (open === null) return;
      const { id, type, name } = open;
      desk.choose((choices) => ({
        ...choices,
        settings: { ...choices.settings, accountHolder: { id, type, name } },
      }));
      update({ said: { kind: "used", who: nameOf(open) } });
    },
  };

  /** The workbook says of its own account holder what the user has just said of it. */
  function followInWorkbook(holder: HolderInList): void {
    const { sheet } = desk.state();
    if (sheet.state !== "ready" || sheet.choices.settings.accountHolder.id !== holder.id) return;
    desk.choose((choices) => ({
      ...choices,
      settings: { ...choices.settings, accountHolder: holder },
    }));
  }

  return list;
}

/** How an account holder is called: by its name, else by its id. */
export function nameOf({ id, name }: Pick<HolderInList, "id" | "name">): string {
  return name ?? id;
}

/** What making a holder came to; a service answers 400 where its id is taken. */
function eventOfMaking(error: unknown): HolderEvent {
  if (error instanceof SessionError && error.status === 400) return { kind: "id_taken" };
  return eventOf(error);
}

function eventOf(error: unknown): HolderEvent {
  return { kind: "failed", ...failureOf(error) };
}
