/**
 * The add-in's custom functions in Univer's formulas. Univer waits for asynchronous functions one
 * after the other, so each is registered as one that answers at once: `#BUSY!` the first time, the
 * result when its cell is calculated again because the result has come.
 */
import { type IUnitRange } from "@univerjs/core";
import {
  type BaseReferenceObject,
  BaseFunction,
  type BaseValueObject,
  ERROR_TYPE_SET,
  type ErrorType,
  FunctionType,
} from "@univerjs/engine-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { type Area, meet, rectangleAddress } from "../area";
import {
  CELL_ERRORS,
  type FunctionDescription,
  type FunctionHost,
  type FunctionResult,
  type StructureChange,
} from "../grid";
import { follow } from "../references";
import { type UniverBook } from "./book";
import { type Calculation } from "./calculation";
import { type Argument, error, isReference, passed, toUniver } from "./function-values";
import { toArea } from "./ranges";

/** How long results are gathered before their cells calculate again, in milliseconds. */
const GATHER = 20;

/** One call of one cell: under way, or answered. */
interface Call {
  cell: { sheet: string; row: number; column: number };
  functionId: string;
  /** The arguments, as JSON. */
  key: string;
  /** Null while the result is awaited. */
  result: FunctionResult | null;
  stream: boolean;
  cancel: () => void;
  /** The last calculation that asked for it. */
  pass: number;
}

/** The custom functions of one workbook. */
export interface Functions {
  connect(host: FunctionHost): void;
  /** Calls of these cells are made again. */
  recalculate(area: Area): void;
  /** Cells moved: calls go with them. */
  moved(change: StructureChange): void;
  calculated(): Promise<void>;
}

const cellKey = (sheet: string, row: number, column: number) => `${sheet} ${row} ${column}`;

/**
 * @param flush - tells Univer what was written and not yet shown.
 * @param hasPending - whether something written was not told to Univer yet.
 */
export function createFunctions(
  book: UniverBook,
  calculation: Calculation,
  flush: () => void,
  hasPending: () => boolean
): Functions {
  const calls = new Map<string, Call[]>();
  let pass = 0;
  let asked = new Set<string>();
  let due: Call[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let settled: (() => void)[] = [];

  // Cells that show such an error are errors to the formulas that refer to them.
  for (const text of CELL_ERRORS) ERROR_TYPE_SET.add(text as ErrorType);

  /** The cells whose results have come calculate again, neighbours in a column together. */
  function answerCells(): void {
    timer = null;
    const cells = due.map(({ cell }) => cell);
    due = [];
    cells.sort(
      (one, other) =>
        one.sheet.localeCompare(other.sheet) || one.column - other.column || one.row - other.row
    );
    const ranges: IUnitRange[] = [];
    for (const { sheet, row, column } of cells) {
      const last = ranges.at(-1);
      if (last?.sheetId === sheet && last.range.startColumn === column) {
        if (last.range.endRow >= row - 1) {
          last.range.endRow = row;
          continue;
        }
      }
      const range = { startRow: row, endRow: row, startColumn: column, endColumn: column };
      ranges.push({ unitId: book.unitId, sheetId: sheet, range });
    }
    calculation.recalculate(ranges);
  }

  function drop(call: Call): void {
    if (call.result === null || call.stream) call.cancel();
    call.cancel = () => undefined;
  }

  function dropCell(key: string): void {
    for (const call of calls.get(key) ?? []) drop(call);
    calls.delete(key);
  }

  /** What a formula's call of a custom function answers now. */
  function evaluate(
    host: FunctionHost,
    description: FunctionDescription,
    cell: Call["cell"],
    given: Argument[]
  ): BaseValueObject {
    const { parameters } = description;
    const parameterAt = (index: number) =>
      parameters[index] ?? (parameters.at(-1)?.repeating ? parameters.at(-1) : undefined);
    const count = Math.max(given.length, parameters.filter(({ repeating }) => !repeating).length);
    const tooMany = given.length > parameters.length && !parameters.at(-1)?.repeating;
    const missing = parameters.some(
      ({ optional, repeating }, index) => !optional && !repeating && given[index] === undefined
    );
    if (tooMany || missing) return error("#VALUE!");
    const passedArguments = Array.from({ length: count }, (_, index) =>
      passed(given[index], parameterAt(index)?.dimensionality === "matrix")
    );
    const at = cellKey(cell.sheet, cell.row, cell.column);
    const key = JSON.stringify(passedArguments);
    asked.add(at);
    const ofCell = calls.get(at) ?? [];
    const known = ofCell.find((call) => call.functionId === description.id && call.key === key);
    if (known) {
      known.pass = pass;
      return known.result === null ? error("#BUSY!") : toUniver(known.result);
    }
    const call: Call = {
      cell,
      functionId: description.id,
      key,
      result: null,
      stream: description.stream,
      cancel: () => undefined,
      pass,
    };
    calls.set(at, [...ofCell, call]);
    const addresses = given.map((argument) =>
      isReference(argument) ? address(argument, cell.sheet) : ""
    );
    call.cancel = host.call({
      functionId: description.id,
      arguments: passedArguments,
      cell,
      ...(description.requiresParameterAddresses ? { argumentAddresses: addresses } : {}),
      onResult(result) {
        const current = calls.get(cellKey(call.cell.sheet, call.cell.row, call.cell.column));
        if (!current?.includes(call)) return;
        call.result = result;
        due.push(call);
        timer ??= setTimeout(answerCells, GATHER);
      },
    });
    return error("#BUSY!");
  }

  /** A reference's address with its sheet, as Excel passes it to functions that ask. */
  function address(reference: BaseReferenceObject, own: string): string {
    const sheet = reference.getSheetId() || own;
    const name = book.worksheet(sheet).getName();
    return `${name}!${rectangleAddress(toArea(sheet, reference.getRangeData()))}`;
  }

  function isSettled(): boolean {
    if (calculation.isBusy() || due.length > 0 || hasPending()) return false;
    return ![...calls.values()].flat().some(({ result, stream }) => result === null && !stream);
  }

  function settle(): void {
    if (settled.length === 0 || !isSettled()) return;
    const waiting = settled;
    settled = [];
    for (const resolve of waiting) resolve();
  }

  /** A calculation is over: calls that none of its formulas made any more are given up. */
  function calculationOver(): void {
    for (const key of asked) {
      const kept = (calls.get(key) ?? []).filter((call) => {
        if (call.pass === pass) return true;
        drop(call);
        return false;
      });
      if (kept.length === 0) calls.delete(key);
      else calls.set(key, kept);
    }
    asked = new Set();
    setTimeout(settle, 0);
  }

  calculation.onStart(() => pass++);
  calculation.onEnd(calculationOver);
  calculation.onResults(() => setTimeout(settle, 0));

  book.commands.onCommandExecuted(({ id, params }, options) => {
    if (id === SetRangeValuesMutation.id && !options?.applyFormulaCalculationResult) {
      if (calls.size === 0 || options?.fromFormula) return;
      const { subUnitId, cellValue } = params as {
        subUnitId: string;
        cellValue?: Record<number, Record<number, object | null>>;
      };
      for (const [row, line] of Object.entries(cellValue ?? {})) {
        for (const [column, cell] of Object.entries(line)) {
          if (cell && !("v" in cell) && !("f" in cell)) continue;
          dropCell(cellKey(subUnitId, Number(row), Number(column)));
        }
      }
    }
  });

  return {
    connect(host) {
      for (const description of host.functions) {
        const name = description.name.toUpperCase();
        const executor = new BaseFunction(name);
        executor.needsReferenceObject = true;
        executor.minParams = 0;
        executor.maxParams = 255;
        executor.calculate = (...given: Argument[]) =>
          evaluate(
            host,
            description,
            { sheet: executor.subUnitId ?? "", row: executor.row, column: executor.column },
            given
          );
        book.functions.registerExecutors(executor);
        book.functions.registerDescriptions({
          functionName: name,
          functionType: FunctionType.User,
          description: description.description ?? "",
          abstract: description.description ?? "",
          functionParameter: description.parameters.map((parameter) => ({
            name: parameter.name,
            detail: parameter.description ?? parameter.name,
            example: "",
            require: parameter.optional ? 0 : 1,
            repeat: parameter.repeating ? 1 : 0,
          })),
        });
        book.functions.deleteFormulaAstCacheKey(name);
      }
      // Formulas that were there before the functions were.
      calculation.recalculate(book.formulas.getFormulaDirtyRanges());
    },

    recalculate(area) {
      flush();
      for (const [key, [call]] of calls)
        if (call?.cell.sheet === area.sheet && meet({ ...call.cell, rows: 1, columns: 1 }, area))
          dropCell(key);
      const range = {
        startRow: area.row,
        endRow: area.row + area.rows - 1,
        startColumn: area.column,
        endColumn: area.column + area.columns - 1,
      };
      calculation.recalculate([{ unitId: book.unitId, sheetId: area.sheet, range }]);
    },

    moved(change) {
      const all = [...calls.values()].flat();
      calls.clear();
      for (const call of all) {
        const now = follow({ ...call.cell, rows: 1, columns: 1 }, change);
        if (!now) {
          drop(call);
          continue;
        }
        call.cell = { sheet: now.sheet, row: now.row, column: now.column };
        const key = cellKey(now.sheet, now.row, now.column);
        calls.set(key, [...(calls.get(key) ?? []), call]);
      }
    },

    calculated() {
      flush();
      return new Promise((resolve) => {
        settled.push(resolve);
        setTimeout(settle, 0);
      });
    },
  };
}
