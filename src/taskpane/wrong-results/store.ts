/** A state outside React that components follow, and one of each kind for a pane. */
import { useSyncExternalStore } from "react";
import type { SessionError } from "../../client/session";
import type { PaneBench } from "../bench";

export interface Store<State> {
  state(): State;
  /** Calls back after each change; the result ends it. */
  subscribe(listener: () => void): () => void;
}

export interface WritableStore<State> extends Store<State> {
  update(change: Partial<State>): void;
}

/** A state that begins as given. */
export function createStore<State extends object>(first: State): WritableStore<State> {
  const listeners = new Set<() => void>();
  let current = first;
  return {
    state: () => current,
    update(change) {
      current = { ...current, ...change };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Follows a store. */
export function useStore<State>(store: Store<State>): State {
  return useSyncExternalStore(store.subscribe, store.state);
}

/** One of a kind for each pane: it stays while its panel is not in front. */
export function onePerBench<Made>(make: (bench: PaneBench) => Made): (bench: PaneBench) => Made {
  const known = new WeakMap<PaneBench, Made>();
  return (bench) => {
    const made = known.get(bench) ?? make(bench);
    known.set(bench, made);
    return made;
  };
}

/** What an error says, for a person. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether nobody waits for the answer any more. */
export function isCancelled(error: unknown): boolean {
  return error instanceof Error && (error as Partial<SessionError>).code === "cancelled";
}
