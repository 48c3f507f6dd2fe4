/** Univer's calculation: asking for one, and knowing whether one is due or under way. */
import { type IUnitRange } from "@univerjs/core";
import {
  FormulaExecutedStateType,
  type ISetFormulaCalculationNotificationMutation,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationResultMutation,
  SetFormulaCalculationStartMutation,
  SetTriggerFormulaCalculationStartMutation,
} from "@univerjs/engine-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { type UniverBook } from "./book";

/** The calculation of one workbook. */
export interface Calculation {
  /** Says that there is a formula in the workbook. Until then nothing is ever calculated. */
  formulaWritten(): void;
  /** Has formulas calculate that lie in these cells or refer to them, a moment later. */
  recalculate(cells: readonly IUnitRange[]): void;
  /** Has formulas calculate that name these tables. */
  recalculateTables(names: readonly string[]): void;
  /** Whether one is due or under way. */
  isBusy(): boolean;
  onStart(listener: () => void): void;
  /** Called when formulas were calculated and none is due; not when one was broken off. */
  onEnd(listener: () => void): void;
  /** Called after results were put into the cells. */
  onResults(listener: () => void): void;
}

/** Follows the calculations of a workbook from now on. */
export function createCalculation(book: UniverBook): Calculation {
  let hasFormulas = false;
  let due = false;
  let underWay = false;
  /** What is to be calculated after what is under way: Univer loses it where it comes while another ends. */
  let waiting: { cells: IUnitRange[]; tables: string[] } = { cells: [], tables: [] };
  const starts: (() => void)[] = [];
  const ends: (() => void)[] = [];
  const results: (() => void)[] = [];
  const call = (listeners: readonly (() => void)[]) => {
    for (const listener of listeners) listener();
  };

  book.commands.beforeCommandExecuted(({ id }) => {
    if (id !== SetFormulaCalculationStartMutation.id) return;
    due = false;
    underWay = true;
    call(starts);
  });

  book.commands.onCommandExecuted(({ id, params }, options) => {
    switch (id) {
      case SetRangeValuesMutation.id:
        // Univer starts a calculation by itself after such a change, unless it is told not to.
        if (options?.onlyLocal) return;
        hasFormulas = true; // There may be one in what the user typed or pasted.
        due = true;
        return;
      case SetFormulaCalculationResultMutation.id:
        call(results);
        return;
      case SetFormulaCalculationNotificationMutation.id: {
        const { functionsExecutedState } = params as ISetFormulaCalculationNotificationMutation;
        if (functionsExecutedState === undefined) return;
        underWay = false;
        startWaiting();
        if (functionsExecutedState !== FormulaExecutedStateType.STOP_EXECUTION) call(ends);
      }
    }
  });

  function start(cells: readonly IUnitRange[], tables: readonly string[]): void {
    if (!hasFormulas || cells.length + tables.length === 0) return;
    due = true;
    if (underWay) {
      waiting = { cells: [...waiting.cells, ...cells], tables: [...waiting.tables, ...tables] };
      return;
    }
    book.run(
      SetTriggerFormulaCalculationStartMutation.id,
      {
        dirtyRanges: cells,
        dirtyNameMap: {},
        dirtyDefinedNameMap: {},
        dirtySuperTableMap: {
          [book.unitId]: Object.fromEntries(tables.map((name) => [name, name])),
        },
        dirtyUnitFeatureMap: {},
        dirtyUnitOtherFormulaMap: {},
        clearDependencyTreeCache: {},
        forceCalculation: false,
      },
      { onlyLocal: true }
    );
  }

  function startWaiting(): void {
    const { cells, tables } = waiting;
    waiting = { cells: [], tables: [] };
    start(cells, tables);
  }

  return {
    formulaWritten: () => (hasFormulas = true),
    recalculate: (cells) => start(cells, []),
    recalculateTables: (names) => start([], names),
    isBusy: () => due || underWay,
    onStart: (listener) => starts.push(listener),
    onEnd: (listener) => ends.push(listener),
    onResults: (listener) => results.push(listener),
  };
}
