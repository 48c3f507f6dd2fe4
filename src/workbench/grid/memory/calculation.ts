/**
 * Keeps the formula cells of the memory grid up to date. Writes only note what became stale; the
 * work is done before the next read, or by itself a moment later so that custom functions start.
 */
import { type Area, liesOnSheet, meet, onSheet, rectangleAddress } from "../area";
import {
  type FunctionCall,
  type FunctionDescription,
  type FunctionHost,
  type FunctionResult,
  type GridTable,
} from "../grid";
import { quoteSheetName } from "../references";
import {
  blocked,
  depends,
  formulaCells,
  merged,
  type Placed,
  shapeArguments,
} from "./dependencies";
import { evaluate, type Reference, type StructuredReference } from "./formula";
import { type FormulaCell, type MemorySheet, cellValue, eachCell } from "./sheet";
import { single } from "./values";

/** A chain of formulas longer than this is a circle. */
const MAXIMUM_PASSES = 1_000;

/** The calculation of one grid. */
export interface Calculation {
  /** Notes that cells of the area changed. */
  changed(area: Area): void;
  /** Notes that formula cells came, went or stand elsewhere. */
  formulasMoved(): void;
  /** Notes that a formula was marked stale. */
  recalculate(): void;
  /** Calculates the formulas of an area again, custom functions included. */
  anew(area: Area): void;
  /** Brings every stale formula up to date. */
  calculate(): void;
  /** Drops what a formula cell that is being replaced waits for and what it spilled. */
  discard(cell: FormulaCell, sheet: MemorySheet, row: number, column: number): void;
  connect(functions: FunctionHost): void;
  defineTables(tables: readonly GridTable[]): void;
  /** Resolves when no cell waits for the first result of a custom function. */
  calculated(): Promise<void>;
}

/** @param sheets the grid's sheets, as they are now */
export function createCalculation(sheets: () => readonly MemorySheet[]): Calculation {
  let dirty: Area[] = [];
  let scheduled = false;
  /** Whether anything may be stale. */
  let needed = false;
  let calculating = false;
  let functions: FunctionHost | null = null;
  let byName = new Map<string, FunctionDescription>();
  /** Every formula cell with its place; null after one moved. */
  let placedCells: Placed[] | null = null;
  let tables: readonly GridTable[] = [];
  let waiting = 0;
  let settled: (() => void)[] = [];

  const schedule = () => {
    needed = true;
    if (scheduled) return;
    scheduled = true;
    // Not a microtask: the writes of one request come first.
    setTimeout(() => {
      scheduled = false;
      if (needed) calculate();
      else settle();
    }, 0);
  };

  const placed = (): Placed[] => (placedCells ??= [...formulaCells(sheets())]);

  const changed = (area: Area) => {
    if (!sheets().some((sheet) => sheet.formulas > 0)) return;
    dirty.push(area);
    schedule();
  };

  const finish = (call: { result: FunctionResult | undefined }) => {
    if (call.result !== undefined) return;
    waiting--;
  };

  const cancel = (cell: FormulaCell, keep: ReadonlySet<string>) => {
    for (const [key, call] of cell.calls) {
      if (keep.has(key)) continue;
      finish(call);
      call.cancel();
      cell.calls.delete(key);
    }
  };

  const unspill = (cell: FormulaCell, sheet: MemorySheet, row: number, column: number) => {
    if (!cell.spill) return;
    const area = { row, column, ...cell.spill };
    cell.spill = null;
    eachCell(sheet, area, (shared, atRow, atColumn) => {
      if (typeof shared !== "object" || !("source" in shared) || shared.source !== cell) return;
      const cells = sheet.cells[atRow];
      if (cells) cells[atColumn] = undefined;
    });
    changed(onSheet(sheet.id, area));
  };

  const discard = (cell: FormulaCell, sheet: MemorySheet, row: number, column: number) => {
    cancel(cell, new Set());
    unspill(cell, sheet, row, column);
    settle();
  };

  const settle = () => {
    if (waiting > 0) return;
    const done = settled;
    settled = [];
    for (const resolve of done) resolve();
  };

  const sheetNamed = (name: string) =>
    sheets().find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());

  const columnOf = ({ table, column }: StructuredReference): Reference | null => {
    const found = tables.find(({ name }) => name.toLowerCase() === table.toLowerCase());
    const folded = column.toLowerCase();
    const index = found?.columns.findIndex((name) => name.toLowerCase() === folded) ?? -1;
    const sheet = sheets().find(({ id }) => id === found?.body?.sheet);
    if (!found?.body || !sheet || index < 0) return null;
    const { row, rows, column: first } = found.body;
    const rectangle = { row, rows, column: first + index, columns: 1 };
    return { kind: "reference", sheetName: sheet.name, rectangle };
  };

  const readReference = (home: MemorySheet, { sheetName, rectangle }: Reference) => {
    const sheet = sheetName === null ? home : sheetNamed(sheetName);
    if (!sheet) return [["#REF!"]];
    const rows = Math.max(1, Math.min(rectangle.rows, sheet.cells.length - rectangle.row));
    return Array.from({ length: rows }, (_, row) => {
      const cells = sheet.cells[rectangle.row + row];
      return Array.from({ length: rectangle.columns }, (_unused, column) =>
        cellValue(cells?.[rectangle.column + column])
      );
    });
  };

  const start = (
    place: Placed,
    description: FunctionDescription,
    values: FunctionCall["arguments"],
    references: (Reference | null)[]
  ) => {
    const { cell, sheet, row, column } = place;
    const call: { result: FunctionResult | undefined; cancel: () => void } = {
      result: undefined,
      cancel: () => undefined,
    };
    waiting++;
    const home = quoteSheetName(sheet.name);
    const addresses = references.map((reference) => {
      if (!reference) return "";
      const name = reference.sheetName === null ? home : quoteSheetName(reference.sheetName);
      return `${name}!${rectangleAddress(reference.rectangle)}`;
    });
    const stop = functions?.call({
      functionId: description.id,
      arguments: values,
      cell: { sheet: sheet.id, row, column },
      ...(description.requiresParameterAddresses ? { argumentAddresses: addresses } : {}),
      onResult: (result) => {
        if (![...cell.calls.values()].includes(call)) return;
        finish(call);
        call.result = result;
        cell.stale = true;
        schedule();
      },
    });
    if (stop) call.cancel = stop;
    return call;
  };

  const calculateCell = (place: Placed): boolean => {
    const { cell, sheet, row, column } = place;
    cell.stale = false;
    if (!cell.expression) return false;
    const used = new Set<string>();
    const outcome = evaluate(cell.expression, {
      read: (reference) => readReference(sheet, reference),
      column: columnOf,
      custom: (name, values, references) => {
        const description = byName.get(name);
        if (!description) return null;
        const shaped = shapeArguments(description, values);
        const key = `${description.id}|${JSON.stringify(shaped)}`;
        used.add(key);
        let call = cell.calls.get(key);
        if (!call) {
          call = start(place, description, shaped, references);
          cell.calls.set(key, call);
        }
        return call.result ?? "busy";
      },
    });
    cancel(cell, used);
    return show(place, outcome === "busy" ? "#BUSY!" : outcome.value, row, column);
  };

  const show = ({ cell, sheet }: Placed, result: FunctionResult, row: number, column: number) => {
    const before = cell.value;
    const array = Array.isArray(result) ? result : [[result]];
    const rows = array.length;
    const columns = Math.max(1, ...array.map((values) => values.length));
    const sameSpill = cell.spill?.rows === rows && cell.spill.columns === columns;
    const hadSpill = cell.spill !== null;
    if (cell.spill && !sameSpill) unspill(cell, sheet, row, column);
    cell.value = single(result);
    if (rows * columns === 1) return hadSpill || cell.value !== before;
    const area = { row, column, rows, columns };
    if (!liesOnSheet(area) || blocked(sheet, area, cell)) {
      unspill(cell, sheet, row, column);
      cell.value = "#SPILL!";
      return cell.value !== before;
    }
    cell.spill = { rows, columns };
    array.forEach((values, atRow) => {
      const cells = (sheet.cells[row + atRow] ??= []);
      for (let at = 0; at < columns; at++) {
        if (atRow === 0 && at === 0) continue;
        cells[column + at] = { source: cell, value: values[at] ?? "#N/A" };
      }
    });
    changed(onSheet(sheet.id, area));
    return true;
  };

  const calculate = () => {
    if (calculating) return;
    calculating = true;
    needed = false;
    try {
      for (let pass = 0; pass < MAXIMUM_PASSES; pass++) {
        const areas = merged(dirty);
        dirty = [];
        let worked = false;
        for (const each of placed()) {
          if (!each.cell.stale && !depends(each, areas, sheetNamed, columnOf)) continue;
          worked = true;
          const { sheet, row, column } = each;
          if (calculateCell(each)) {
            dirty.push({ sheet: sheet.id, row, column, rows: 1, columns: 1 });
          }
        }
        if (!worked) break;
      }
    } finally {
      calculating = false;
    }
    settle();
  };

  return {
    changed,
    formulasMoved: () => {
      placedCells = null;
    },
    recalculate: schedule,
    anew: (area) => {
      for (const { cell, sheet, row, column } of placed()) {
        if (sheet.id !== area.sheet || !meet({ row, column, rows: 1, columns: 1 }, area)) continue;
        cancel(cell, new Set());
        cell.stale = true;
      }
      schedule();
    },
    calculate: () => {
      if (needed) calculate();
    },
    discard,
    connect: (host) => {
      functions = host;
      byName = new Map(host.functions.map((each) => [each.name.toUpperCase(), each]));
      for (const { cell } of placed()) cell.stale = true;
      schedule();
    },
    defineTables: (defined) => {
      tables = defined;
      if (!sheets().some((sheet) => sheet.formulas > 0)) return;
      for (const { cell } of placed()) {
        if (cell.references.some(({ kind }) => kind === "structured")) cell.stale = true;
      }
      schedule();
    },
    calculated: () =>
      new Promise((resolve) => {
        settled.push(resolve);
        schedule();
      }),
  };
}
