/** Recurrence is asked for batch by batch and page by page, and is one walk through the whole history. */
import type { Engine, HistoryRow } from "./ports";

/**
 * The same engine, which walks through a history again only where it is another one: more rows, fewer
 * rows, or a row replaced. Rows are told apart by identity, for those of a ledger are never changed
 * (ledger.ts); a ledger that reads its rows anew each time is answered anew each time. What is
 * remembered goes with the first row of its history.
 */
export function rememberingRecurrence(engine: Engine): Engine {
  const remembered = new WeakMap<
    HistoryRow,
    { history: readonly HistoryRow[]; answer: ReturnType<Engine["recurrence"]> }
  >();
  return {
    ...engine,
    recurrence(history) {
      const [first] = history;
      if (first === undefined) return engine.recurrence(history);
      const known = remembered.get(first);
      if (known !== undefined && areSame(known.history, history)) return known.answer;
      const answer = engine.recurrence(history);
      remembered.set(first, { history, answer });
      return answer;
    },
  };
}

function areSame(some: readonly HistoryRow[], others: readonly HistoryRow[]): boolean {
  return some.length === others.length && some.every((row, index) => row === others[index]);
}
