/**
 * Contents of cells. Univer looks through the whole sheet at each change it is told of, and a
 * program that writes 25,000 rows does so in hundreds of pieces: so what is written is kept aside,
 * told to Univer in one piece a moment later, and reading sees it at once.
 */
import { type ICellData, type IRange, type Nullable } from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { type Area, bounding, holds, onSheet, type Rectangle } from "../area";
import { type CellContent, type CellValue, type UsedBy } from "../grid";
import { type UniverBook } from "./book";
import { type Calculation } from "./calculation";
import { toArea, toRange } from "./ranges";
import { cellContent, cellValue, hasContent, toUniver } from "./cells";

/** How long what was written may wait before it is shown, in milliseconds. */
const WAIT = 120;

type PendingRow = Record<number, ICellData>;
type PendingSheet = Record<number, PendingRow>;

/** Reading and writing contents of one workbook. */
export interface Contents {
  readValues(area: Area): CellValue[][];
  readContents(area: Area): CellContent[][];
  write(area: Area, contents: readonly (readonly (CellContent | null)[])[]): void;
  clear(area: Area): void;
  usedArea(sheet: string, by: UsedBy): Area | null;
  isSpill(sheet: string, row: number, column: number): boolean;
  /** Tells Univer at once what was written. */
  flush(): void;
  /** Forgets what is known of a sheet's used area, when others changed it. */
  changed(sheet: string): void;
  /** Whether something written is not yet told, or was never calculated. */
  hasPending(): boolean;
}

/**
 * @param numberFormat - the number format of a cell, for telling text from text.
 */
export function createContents(
  book: UniverBook,
  calculation: Pick<Calculation, "recalculate" | "formulaWritten">,
  numberFormat: (sheet: string, row: number, column: number) => string
): Contents {
  const pending = new Map<string, PendingSheet>();
  const dirty = new Map<string, Rectangle>();
  const used = new Map<string, Partial<Record<UsedBy, Area | null>>>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (pending.size === 0) return;
    const written = [...pending];
    const ranges = [...dirty].map(([sheetId, area]) => ({
      unitId: book.unitId,
      sheetId,
      range: toRange(area),
    }));
    pending.clear();
    dirty.clear();
    for (const [sheet, cellValue] of written) {
      const known = used.get(sheet);
      // Local: Univer need not search the piece for cells that formulas refer to, it is told below.
      const target = { unitId: book.unitId, subUnitId: sheet, cellValue };
      book.run(SetRangeValuesMutation.id, target, { onlyLocal: true });
      if (known) used.set(sheet, known);
    }
    calculation.recalculate(ranges);
  }

  function later(): void {
    timer ??= setTimeout(() => {
      timer = null;
      flush();
    }, WAIT);
  }

  const sheetCells = (sheet: string) => book.worksheet(sheet).getCellMatrix().getMatrix();

  function formulaOf(
    sheet: string,
    row: number,
    column: number,
    cell: Nullable<ICellData>
  ): string | null {
    if (cell?.f) return cell.f;
    if (!cell?.si) return null;
    return book.formulas.getFormulaStringByCell(row, column, sheet, book.unitId) || null;
  }

  function read<Content>(
    area: Area,
    one: (cell: Nullable<ICellData>, row: number, column: number) => Content
  ): Content[][] {
    const cells = sheetCells(area.sheet);
    const waiting = pending.get(area.sheet);
    const block: Content[][] = new Array(area.rows);
    for (let i = 0; i < area.rows; i++) {
      const row = area.row + i;
      const told = cells[row];
      const untold = waiting?.[row];
      const line: Content[] = new Array(area.columns);
      for (let j = 0; j < area.columns; j++) {
        const column = area.column + j;
        line[j] = one(untold?.[column] ?? told?.[column], row, column);
      }
      block[i] = line;
    }
    return block;
  }

  return {
    flush,
    hasPending: () => pending.size > 0,
    changed: (sheet) => used.delete(sheet),

    readValues(area) {
      const spilled = book.formulas.getArrayFormulaCellData()[book.unitId]?.[area.sheet];
      return read(area, (cell, row, column) => {
        const share = spilled?.[row]?.[column];
        if (share?.v !== undefined && share.v !== null && !cell?.f) return cellValue(share);
        return cellValue(cell);
      });
    },

    readContents(area) {
      return read(area, (cell, row, column) =>
        cellContent(
          cell,
          formulaOf(area.sheet, row, column, cell),
          cell?.t === undefined || cell.t === null ? "" : numberFormat(area.sheet, row, column)
        )
      );
    },

    write(area, contents) {
      const { sheet } = area;
      let waiting = pending.get(sheet);
      if (!waiting) pending.set(sheet, (waiting = {}));
      let last: Rectangle | null = null;
      let emptied = false;
      for (let i = 0; i < area.rows; i++) {
        const line = contents[i];
        const row = area.row + i;
        for (let j = 0; j < area.columns; j++) {
          const content = line?.[j];
          if (content === undefined || content === null) continue;
          (waiting[row] ??= {})[area.column + j] = toUniver(content);
          if (typeof content === "object" && "formula" in content) calculation.formulaWritten();
          if (content === "") emptied = true;
          else last = { row, column: area.column, rows: 1, columns: area.columns };
        }
      }
      dirty.set(sheet, bounding(dirty.get(sheet) ?? area, area));
      if (last) book.grow(sheet, last.row + 1, last.column + last.columns);
      if (emptied) used.delete(sheet);
      else stretchUsed(area, contents);
      later();
    },

    clear(area) {
      flush();
      const cells = sheetCells(area.sheet);
      const emptied: PendingSheet = {};
      let any = false;
      for (const key of Object.keys(cells)) {
        const row = Number(key);
        if (row < area.row || row >= area.row + area.rows) continue;
        const line = cells[row] ?? {};
        for (const columnKey of Object.keys(line)) {
          const column = Number(columnKey);
          if (column < area.column || column >= area.column + area.columns) continue;
          if (!hasContent(line[column])) continue;
          (emptied[row] ??= {})[column] = toUniver("");
          any = true;
        }
      }
      if (!any) return;
      used.delete(area.sheet);
      const target = { unitId: book.unitId, subUnitId: area.sheet, cellValue: emptied };
      book.run(SetRangeValuesMutation.id, target);
    },

    usedArea(sheet, by) {
      const known = used.get(sheet)?.[by];
      if (known !== undefined) return known;
      flush();
      const found = searchUsed(sheet, by);
      used.set(sheet, { ...used.get(sheet), [by]: found });
      return found;
    },

    isSpill: (sheet, row, column) =>
      spills(sheet).some(
        (area) => area.rows * area.columns > 1 && holds(area, { row, column, rows: 1, columns: 1 })
      ),
  };

  /** The areas that formulas of a sheet fill with more than one value. */
  function spills(sheet: string): Area[] {
    const ranges = book.formulas.getArrayFormulaRange()[book.unitId]?.[sheet];
    const byRow: Record<number, Record<number, IRange>> = ranges ?? {};
    return Object.values(byRow).flatMap((byColumn) =>
      Object.values(byColumn).map((range) => toArea(sheet, range))
    );
  }

  /** The used area grows by cells written with something in them. */
  function stretchUsed(area: Area, contents: readonly (readonly (CellContent | null)[])[]): void {
    const known = used.get(area.sheet);
    if (!known) return;
    const whole = contents.every((line) => line.every((content) => content !== null));
    if (!whole) {
      used.delete(area.sheet);
      return;
    }
    for (const by of ["contents", "contentsOrFormats"] as const) {
      const before = known[by];
      if (before === undefined) continue;
      known[by] = onSheet(area.sheet, before === null ? area : bounding(before, area));
    }
  }

  function searchUsed(sheet: string, by: UsedBy): Area | null {
    let found: Rectangle | null = null;
    const cells = sheetCells(sheet);
    for (const rowKey of Object.keys(cells)) {
      const line = cells[Number(rowKey)];
      if (!line) continue;
      let first = Infinity;
      let last = -1;
      for (const columnKey of Object.keys(line)) {
        const column = Number(columnKey);
        const cell = line[column];
        if (!hasContent(cell) && (by === "contents" || !cell?.s)) continue;
        if (column < first) first = column;
        if (column > last) last = column;
      }
      if (last < 0) continue;
      const row = { row: Number(rowKey), column: first, rows: 1, columns: last - first + 1 };
      found = found === null ? row : bounding(found, row);
    }
    for (const area of spills(sheet)) found = found === null ? area : bounding(found, area);
    return found === null ? null : onSheet(sheet, found);
  }
}
