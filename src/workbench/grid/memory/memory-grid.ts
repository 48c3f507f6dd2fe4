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
  type CellFormat,
  DEFAULT_COLUMN_WIDTH,
  DEFAULT_FORMAT,
  DEFAULT_ROW_HEIGHT,
  type GridEngine,
  type GridListener,
  type Selection,
  type StructureChange,
} from "../grid";
import { follow, followFormula, offsetFormula, renameSheetIn } from "../references";
import { createCalculation } from "./calculation";
import {
  type Cell,
  cellValue,
  dropMerges,
  eachCell,
  emptySheet,
  formulaCell,
  type MemorySheet,
  mergesIn,
  setFormula,
  type SharedFormat,
  shiftCells,
  usedRectangle,
} from "./sheet";

/** Width of a character when columns are fitted to what they show, in points. */
const CHARACTER_WIDTH = 5.5;

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

  const formatAt = (sheet: MemorySheet, row: number, column: number): SharedFormat =>
    sheet.formats[row]?.[column] ?? sheet.columnFormats.get(column) ?? DEFAULT_FORMAT;

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

  const eachFormat = (area: Area, change: (format: SharedFormat) => SharedFormat) => {
    const sheet = sheetOf(area.sheet);
    const changed = new Map<SharedFormat, SharedFormat>();
    const next = (format: SharedFormat = DEFAULT_FORMAT) => {
      const after = changed.get(format) ?? change(format);
      changed.set(format, after);
      return after;
    };
    const wholeColumns = area.rows >= SHEET_ROWS;
    const lastRow = wholeColumns ? sheet.formats.length : area.row + area.rows;
    const lastColumn = Math.min(area.column + area.columns, SHEET_COLUMNS);
    for (let row = area.row; row < lastRow; row++) {
      const formats = wholeColumns ? sheet.formats[row] : (sheet.formats[row] ??= []);
      if (!formats) continue;
      for (let column = area.column; column < lastColumn; column++) {
        const own = formats[column];
        if (wholeColumns && own === undefined) continue;
        const under = sheet.columnFormats.get(column);
        const after = next(own ?? under);
        formats[column] = after === DEFAULT_FORMAT && under === undefined ? undefined : after;
      }
    }
    if (!wholeColumns) return;
    for (let column = area.column; column < lastColumn; column++) {
      const format = next(sheet.columnFormats.get(column));
      if (format === DEFAULT_FORMAT) sheet.columnFormats.delete(column);
      else sheet.columnFormats.set(column, format);
    }
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

    readNumberFormats: (area) => {
      const sheet = sheetOf(area.sheet);
      return block(area, (row) => (column) => formatAt(sheet, row, column).numberFormat);
    },
    writeNumberFormats: (area, formats) => {
      const sheet = sheetOf(area.sheet);
      const derived = new Map<SharedFormat, Map<string, SharedFormat>>();
      for (let at = 0; at < area.rows; at++) {
        const row = (sheet.formats[area.row + at] ??= []);
        for (let across = 0; across < area.columns; across++) {
          const numberFormat = formats[at]?.[across];
          if (numberFormat === null || numberFormat === undefined) continue;
          const before = formatAt(sheet, area.row + at, area.column + across);
          if (before.numberFormat === numberFormat) continue;
          const known = derived.get(before) ?? new Map<string, SharedFormat>();
          derived.set(before, known);
          const format = known.get(numberFormat) ?? { ...before, numberFormat };
          known.set(numberFormat, format);
          row[area.column + across] = format;
        }
      }
    },
    setFormat: (area, format) => eachFormat(area, (before) => ({ ...before, ...format })),
    clearFormat: (area) => eachFormat(area, () => DEFAULT_FORMAT),
    readFormat: <Key extends keyof CellFormat>(area: Area, key: Key) => {
      const sheet = sheetOf(area.sheet);
      const first = formatAt(sheet, area.row, area.column)[key];
      // Below the last formatted row all rows look the same.
      const lastRow = Math.min(area.row + area.rows, Math.max(sheet.formats.length, area.row) + 1);
      for (let row = area.row; row < lastRow; row++) {
        for (let column = area.column; column < area.column + area.columns; column++) {
          if (formatAt(sheet, row, column)[key] !== first) return null;
        }
      }
      return first;
    },

    columnWidth: ({ sheet, column, columns }) =>
      common(sheetOf(sheet).columnWidths, column, columns, DEFAULT_COLUMN_WIDTH),
    setColumnWidth: ({ sheet, column, columns }, points) => {
      const { columnWidths } = sheetOf(sheet);
      for (let at = column; at < column + columns; at++) columnWidths.set(at, points);
    },
    autofitColumns: (area) => {
      const sheet = sheetOf(area.sheet);
      const longest = new Map<number, number>();
      eachCell(sheet, area, (cell, _row, column) => {
        const length = String(cellValue(cell)).length;
        if (length > (longest.get(column) ?? 0)) longest.set(column, length);
      });
      for (const [column, length] of longest) {
        sheet.columnWidths.set(column, Math.round((length + 2) * CHARACTER_WIDTH));
      }
    },
    rowHeight: ({ sheet, row, rows }) =>
      common(sheetOf(sheet).rowHeights, row, rows, DEFAULT_ROW_HEIGHT),
    setRowHeight: ({ sheet, row, rows }, points) => {
      const { rowHeights } = sheetOf(sheet);
      for (let at = row; at < row + rows; at++) rowHeights.set(at, points);
    },
    autofitRows: ({ sheet, row, rows }) => {
      const { rowHeights } = sheetOf(sheet);
      for (const at of [...rowHeights.keys()]) {
        if (at >= row && at < row + rows) rowHeights.delete(at);
      }
    },
    hiddenRows: (id, first, count) => between(sheetOf(id).hiddenRows, first, count),
    setRowsHidden: (id, first, count, hidden) =>
      setHidden(sheetOf(id).hiddenRows, first, count, hidden),
    hiddenColumns: (id, first, count) => between(sheetOf(id).hiddenColumns, first, count),
    setColumnsHidden: (id, first, count, hidden) =>
      setHidden(sheetOf(id).hiddenColumns, first, count, hidden),
    freeze: (id, rows, columns) => {
      sheetOf(id).frozen = { rows, columns };
    },
    frozen: (id) => sheetOf(id).frozen,

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

/** Rows of an area, each cell looked up by the function its row gives. */
function block<Value>(area: Area, ofRow: (row: number) => (column: number) => Value): Value[][] {
  const rows = new Array<Value[]>(area.rows);
  for (let at = 0; at < area.rows; at++) {
    const ofColumn = ofRow(area.row + at);
    const row = new Array<Value>(area.columns);
    for (let across = 0; across < area.columns; across++)
      row[across] = ofColumn(area.column + across);
    rows[at] = row;
  }
  return rows;
}

function common(
  sizes: ReadonlyMap<number, number>,
  first: number,
  count: number,
  otherwise: number
): number | null {
  const size = sizes.get(first) ?? otherwise;
  for (let at = first; at < Math.min(first + count, first + SHEET_COLUMNS); at++) {
    if ((sizes.get(at) ?? otherwise) !== size) return null;
  }
  return size;
}

function between(places: ReadonlySet<number>, first: number, count: number): number[] {
  return [...places]
    .filter((place) => place >= first && place < first + count)
    .sort((one, other) => one - other);
}

function setHidden(places: Set<number>, first: number, count: number, hidden: boolean): void {
  if (hidden) for (let at = first; at < first + count; at++) places.add(at);
  else for (const at of [...places]) if (at >= first && at < first + count) places.delete(at);
}
