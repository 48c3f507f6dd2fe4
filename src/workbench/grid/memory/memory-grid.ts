/** The grid of the tests: everything in plain arrays, nothing drawn. */
import {
  type Area,
  onSheet,
  rectangleAddress,
  type Rectangle,
  SHEET_COLUMNS,
  SHEET_ROWS,
} from "../area";
import {
  type CellContent,
  type GridEngine,
  type GridListener,
  type Selection,
  type StructureChange,
} from "../grid";
import { follow, followFormula, offsetFormula, renameSheetIn } from "../references";
import { createAppearance } from "./appearance";
import { createCalculation } from "./calculation";
import {
  block,
  type Cell,
  cellValue,
  dropMerges,
  eachCell,
  emptySheet,
  formulaCell,
  type MemorySheet,
  mergesIn,
  setFormula,
  shiftCells,
  usedRectangle,
} from "./sheet";

/** The memory grid, and the listener it tells what a test does in the user's name. */
export interface MemoryGrid extends GridEngine {
  /** Whom to tell of what the user does: see `test/support/user.ts`. */
  listener(): GridListener | null;
}

/**
 * Makes a grid with one empty sheet.
 *
 * @param firstSheet name of that sheet
 */
export function createMemoryGrid(firstSheet = "Sheet1"): MemoryGrid {
  let sheets: MemorySheet[] = [];
  let nextSheet = 1;
  let listener: GridListener | null = null;
  const calculation = createCalculation(() => sheets);

  const add = (name: string): string => {
    const id = `{00000000-0001-0000-0000-${(nextSheet++).toString(16).padStart(12, "0")}}`;
    sheets.push(emptySheet(id, name));
    return id;
  };
  let active = add(firstSheet);
  let selection: Selection = selected([{ sheet: active, row: 0, column: 0, rows: 1, columns: 1 }]);

  const sheetOf = (id: string): MemorySheet => {
    const sheet = sheets.find((each) => each.id === id);
    if (!sheet) throw new Error(`The grid has no sheet ${id}.`);
    return sheet;
  };
  const idOfName = (name: string): string | null =>
    sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase())?.id ?? null;

  const drop = (sheet: MemorySheet, cell: Cell | undefined, row: number, column: number) => {
    if (typeof cell !== "object" || "quoted" in cell) return;
    if ("source" in cell) {
      // Something now stands in the way of the array.
      cell.source.stale = true;
      calculation.recalculate();
      return;
    }
    sheet.formulas--;
    calculation.formulasMoved();
    calculation.discard(cell, sheet, row, column);
  };

  /** Rewrites formulas whose references moved; their values stay, save where a reference was lost. */
  const eachFormula = (rewrite: (formula: string, sheet: MemorySheet) => string) => {
    for (const sheet of sheets) {
      if (sheet.formulas === 0) continue;
      eachCell(sheet, wholeSheet, (cell) => {
        if (typeof cell !== "object" || !("formula" in cell)) return;
        const formula = rewrite(cell.formula, sheet);
        if (formula === cell.formula) return;
        setFormula(cell, formula);
        cell.stale = formula.includes("#REF!");
        if (cell.stale) calculation.recalculate();
      });
    }
  };

  const adjust = (change: StructureChange) => {
    for (const sheet of sheets) {
      if (sheet.id === change.area.sheet) {
        sheet.merges = sheet.merges.flatMap((merged) => {
          const after = follow(onSheet(sheet.id, merged), change);
          return after && after.rows * after.columns > 1 ? [after] : [];
        });
      }
    }
    eachFormula((formula, sheet) => followFormula(formula, sheet.id, change, idOfName));
    calculation.changed(change.area);
  };

  const shift = (kind: "insert" | "delete", area: Area, to: "down" | "right" | "up" | "left") => {
    const sheet = sheetOf(area.sheet);
    if (kind === "delete") {
      if (sheet.formulas > 0) {
        eachCell(sheet, area, (cell, row, column) => drop(sheet, cell, row, column));
      }
      dropMerges(sheet, area);
    }
    shiftCells(sheet, kind, area, to);
    calculation.formulasMoved();
    adjust({ kind, area, shift: to } as StructureChange);
  };

  const grid: MemoryGrid = {
    sheets: () => sheets.map(({ id, name, visibility }) => ({ id, name, visibility })),
    addSheet: add,
    deleteSheet: (id) => {
      const sheet = sheetOf(id);
      eachCell(sheet, wholeSheet, (cell, row, column) => drop(sheet, cell, row, column));
      const place = sheets.indexOf(sheet);
      sheets = sheets.filter((each) => each !== sheet);
      eachFormula((formula) => renameSheetIn(formula, sheet.name, null));
      const next = sheets[Math.min(place, sheets.length - 1)];
      if (active === id && next) {
        grid.select([{ sheet: next.id, row: 0, column: 0, rows: 1, columns: 1 }]);
      }
    },
    renameSheet: (id, name) => {
      const sheet = sheetOf(id);
      eachFormula((formula) => renameSheetIn(formula, sheet.name, name));
      sheet.name = name;
    },
    moveSheet: (id, position) => {
      const sheet = sheetOf(id);
      sheets = sheets.filter((each) => each !== sheet);
      sheets.splice(position, 0, sheet);
    },
    setSheetVisibility: (id, visibility) => {
      sheetOf(id).visibility = visibility;
    },
    activeSheet: () => active,
    activateSheet: (id) => {
      if (id === active) return;
      grid.select([{ sheet: id, row: 0, column: 0, rows: 1, columns: 1 }]);
    },

    readValues: (area) => {
      calculation.calculate();
      const sheet = sheetOf(area.sheet);
      return block(area, (row) => {
        const cells = sheet.cells[row];
        return (column) => cellValue(cells?.[column]);
      });
    },
    readContents: (area) => {
      calculation.calculate();
      const sheet = sheetOf(area.sheet);
      return block(area, (row) => {
        const cells = sheet.cells[row];
        return (column): CellContent => {
          const cell = cells?.[column];
          if (typeof cell !== "object") return cell ?? "";
          if ("quoted" in cell) return cell;
          return "formula" in cell ? { formula: cell.formula } : cell.value;
        };
      });
    },
    writeContents: (area, contents) => {
      const sheet = sheetOf(area.sheet);
      for (let at = 0; at < area.rows; at++) {
        const source = contents[at];
        if (!source) continue;
        const row = area.row + at;
        const cells = (sheet.cells[row] ??= []);
        for (let across = 0; across < area.columns; across++) {
          const content = source[across];
          if (content === null || content === undefined) continue;
          const column = area.column + across;
          if (sheet.formulas > 0) drop(sheet, cells[column], row, column);
          if (typeof content === "object" && "formula" in content) {
            sheet.formulas++;
            calculation.formulasMoved();
            cells[column] = formulaCell(content.formula);
          } else cells[column] = content === "" ? undefined : content;
        }
      }
      calculation.changed(area);
    },
    clearContents: (area) => {
      const sheet = sheetOf(area.sheet);
      eachCell(sheet, area, (cell, row, column) => {
        drop(sheet, cell, row, column);
        const cells = sheet.cells[row];
        if (cells) cells[column] = undefined;
      });
      calculation.changed(area);
    },
    usedArea: (id, by) => {
      calculation.calculate();
      const sheet = sheetOf(id);
      const used =
        by === "contents" ? usedRectangle(sheet.cells) : usedRectangle(sheet.cells, sheet.formats);
      return used && onSheet(id, used);
    },
    isSpill: (id, row, column) => {
      calculation.calculate();
      const cell = sheetOf(id).cells[row]?.[column];
      if (typeof cell !== "object" || "quoted" in cell) return false;
      return "source" in cell || cell.spill !== null;
    },
    reorderRows: (area, order) => {
      const contents = grid.readContents(area);
      const sheet = sheetOf(area.sheet);
      const formats = contents.map((_, at) =>
        contents[at]?.map((_cell, across) => sheet.formats[area.row + at]?.[area.column + across])
      );
      const moved = order.map((from, to) =>
        (contents[from] ?? []).map((content) =>
          typeof content === "object" && "formula" in content
            ? { formula: offsetFormula(content.formula, to - from, 0) }
            : content
        )
      );
      grid.writeContents(area, moved);
      order.forEach((from, to) => {
        const row = (sheet.formats[area.row + to] ??= []);
        formats[from]?.forEach((format, across) => {
          row[area.column + across] = format;
        });
      });
    },

    ...createAppearance(sheetOf),

    insertCells: (area, to) => shift("insert", area, to),
    deleteCells: (area, to) => shift("delete", area, to),

    merges: (area) =>
      mergesIn(sheetOf(area.sheet), area).map((merged) => onSheet(area.sheet, merged)),
    merge: (area) => {
      const sheet = sheetOf(area.sheet);
      grid.unmerge(area);
      eachCell(sheet, area, (cell, row, column) => {
        if (row === area.row && column === area.column) return;
        drop(sheet, cell, row, column);
        const cells = sheet.cells[row];
        if (cells) cells[column] = undefined;
      });
      const { row, column, rows, columns } = area;
      sheet.merges.push({ row, column, rows, columns });
      calculation.changed(area);
    },
    unmerge: (area) => {
      const sheet = sheetOf(area.sheet);
      const gone = mergesIn(sheet, area);
      sheet.merges = sheet.merges.filter((merged) => !gone.includes(merged));
    },

    selection: () => selection,
    select: (areas) => {
      const next = selected(areas);
      active = next.activeCell.sheet;
      if (described(next) === described(selection)) return;
      selection = next;
      listener?.selectionChanged(selection);
    },

    listen: (next) => {
      listener = next;
    },
    listener: () => listener,
    connectFunctions: calculation.connect,
    recalculate: calculation.anew,
    defineTables: calculation.defineTables,
    calculated: calculation.calculated,
  };
  return grid;
}

const wholeSheet: Rectangle = { row: 0, column: 0, rows: SHEET_ROWS, columns: SHEET_COLUMNS };

function selected(areas: readonly Area[]): Selection {
  const [first] = areas;
  if (!first) throw new Error("A selection has at least one area.");
  return { areas, activeCell: { sheet: first.sheet, row: first.row, column: first.column } };
}

function described(selection: Selection): string {
  return selection.areas.map((area) => `${area.sheet}!${rectangleAddress(area)}`).join(",");
}
