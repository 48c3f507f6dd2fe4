/** Looks through the sheet for the list in front: what each rule matches, and which rows are out of date. */
import type { Ask } from "../../client/questions";
import type { ListedRule } from "../../client/questions/rules";
import type { SheetRow } from "../../run/types";
import type { RulesState } from "./rules-state";
import type { RulesBench } from "./rules-store";
import { outdatedRows } from "./outdated-rows";
import { tryOnRows, type TrialSurroundings } from "./trial";

export interface RowCounts {
  /** Counts what each rule matches; a sheet of many rows only where `isAsked`. */
  count(isAsked: boolean): Promise<void>;
  /** Puts down what the list was before a change, unless an earlier one is still to be renewed from. */
  noteChange(before: readonly ListedRule[]): void;
  /** Looks for rows that still say what the former list made of them. */
  countOutdated(isAsked: boolean): Promise<void>;
  /** Those rows are up to date, or it is another list. */
  forgetChange(): void;
  /** Ends what is being counted. */
  stop(): void;
}

/** Sheets of more rows are looked through on demand only. */
export const ROWS_COUNTED_AT_ONCE = 5_000;

interface RowCountsParts {
  bench: RulesBench;
  state: () => RulesState;
  update: (change: Partial<RulesState>) => void;
  /** Asks where the list in front lies. */
  ask: Ask;
}

/** The table that was read; rows of it are brought up to date in no other. */
export function tableInFront({ desk }: Pick<RulesBench, "desk">): string | null {
  const { sheet } = desk.state();
  return sheet.state === "ready" ? sheet.tableKey : null;
}

/** The rules of a list that are in force. */
const onesOn = (list: readonly ListedRule[]) => list.filter(({ is_on: isOn }) => isOn);

export function createRowCounts({ bench, state, update, ask }: RowCountsParts): RowCounts {
  let counting: AbortController | null = null;
  let looking: AbortController | null = null;
  /** The list that the sheet's cells were last known to follow; null where nothing changed since. */
  let former: readonly ListedRule[] | null = null;

  /** The sheet's rows and what they are tried with; null where there are none to be tried. */
  async function rowsToTry(
    signal: AbortSignal,
    onProgress: (done: number) => void
  ): Promise<{
    rows: SheetRow[];
    tableKey: string | null;
    surroundings: TrialSurroundings;
  } | null> {
    const found = await bench.sheetRows();
    const tableKey = tableInFront(bench);
    const settings = bench.desk.settings();
    if (signal.aborted || !found.ok || settings === null) return null;
    const { accountHolder, country, model = null } = settings;
    const told = (done: number) => {
      if (!signal.aborted) onProgress(done);
    };
    const surroundings = { ask, accountHolder, country, model, signal, onProgress: told };
    return { rows: found.value, tableKey, surroundings };
  }

  async function count(isAsked: boolean): Promise<void> {
    counting?.abort();
    const mine = new AbortController();
    counting = mine;
    let total = 0;
    const found = await rowsToTry(mine.signal, (done) =>
      update({ counts: { state: "counting", done, total } })
    );
    if (mine.signal.aborted) return;
    const { list, place } = state();
    if (found === null || list.state !== "ready" || onesOn(list.rules).length === 0) {
      update({ counts: { state: "none" } });
      return;
    }
    total = found.rows.length;
    if (!isAsked && total > ROWS_COUNTED_AT_ONCE) {
      update({ counts: { state: "unasked", rows: total } });
      return;
    }
    const on = onesOn(list.rules);
    update({ counts: { state: "counting", done: 0, total } });
    try {
      const rules = on.map(({ rule }) => rule);
      const trial = await tryOnRows(found.surroundings, found.rows, place.holder, rules);
      if (mine.signal.aborted) return;
      const byId = new Map(on.map(({ id }, index) => [id, trial.matched.get(index) ?? 0]));
      update({ counts: { state: "counted", byId } });
    } catch {
      // The list itself is shown; how many rows a rule matches may be asked again.
      if (!mine.signal.aborted) update({ counts: { state: "unasked", rows: total } });
    }
  }

  async function countOutdated(isAsked: boolean): Promise<void> {
    looking?.abort();
    const mine = new AbortController();
    looking = mine;
    const { list, place } = state();
    const before = former;
    // Another engine's rules are not those in force here: nobody could tell what they made of a row.
    if (before === null || list.state !== "ready" || !list.isOurs || isSame(before, list.rules)) {
      update({ renewal: { state: "none" } });
      return;
    }
    let total = 0;
    const found = await rowsToTry(mine.signal, (done) =>
      update({ renewal: { state: "counting", done, total } })
    );
    if (mine.signal.aborted) return;
    if (found === null) {
      update({ renewal: { state: "none" } });
      return;
    }
    const { rows, tableKey, surroundings } = found;
    total = rows.length;
    if (!isAsked && total > ROWS_COUNTED_AT_ONCE) {
      update({ renewal: { state: "unasked", rows: total } });
      return;
    }
    update({ renewal: { state: "counting", done: 0, total } });
    try {
      const rules = onesOn(before).map(({ rule }) => rule);
      const trial = await tryOnRows(surroundings, rows, place.holder, rules);
      if (mine.signal.aborted) return;
      const settings = bench.desk.settings();
      const ids = settings === null ? new Set<string>() : outdatedRows(rows, trial, settings);
      update({ renewal: ids.size === 0 ? { state: "none" } : { state: "counted", ids, tableKey } });
    } catch {
      if (!mine.signal.aborted) update({ renewal: { state: "unasked", rows: total } });
    }
  }

  return {
    count,
    countOutdated,
    noteChange(before) {
      former ??= before;
    },
    forgetChange() {
      looking?.abort();
      former = null;
      update({ renewal: { state: "none" } });
    },
    stop() {
      const { counts, renewal } = state();
      counting?.abort();
      looking?.abort();
      if (counts.state === "counting") update({ counts: { state: "unasked", rows: counts.total } });
      if (renewal.state === "counting")
        update({ renewal: { state: "unasked", rows: renewal.total } });
    },
  };
}

/** Whether two lists do the same. */
function isSame(one: readonly ListedRule[], other: readonly ListedRule[]): boolean {
  const text = (list: readonly ListedRule[]) =>
    JSON.stringify(onesOn(list).map(({ rule }) => rule));
  return text(one) === text(other);
}
