/** `Excel.Range`: geometry is in `range-geometry`, formats in `range-format`. */
import { type Area, SHEET_COLUMNS, SHEET_ROWS } from "../../grid/area";
import { type CellContent } from "../../grid/grid";
import { type Book, valueType } from "../book/book";
import {
  assertFormattable,
  assertUnlocked,
  assertWithinLimit,
  clearCells,
  deleteCells,
  insertCells,
  MAXIMUM_CELLS,
  writeInput,
  writeNumberFormats,
  wrongSize,
} from "../book/cells";
import { cellText } from "../cell-text";
import { booleanArgument, integerArgument, wordArgument } from "../rich-api/arguments";
import { HostError, invalidArgument, itemNotFound } from "../rich-api/errors";
import { hostType, type TypedHostType } from "../rich-api/host-type";
import { dataValidationType } from "./data-validation";
import { areasOrNull } from "./range-areas";
import { rangeGeometry } from "./range-geometry";
import { rangeFormatType } from "./range-format";
import { rangeSortType } from "./range-sort";
import { tableScopedCollectionType } from "./table";
import { rangeViewType } from "./range-view";
import { specialCells } from "./special-cells";
import { worksheetType } from "./worksheet";

/** The cells of a proxy; `area` follows them when cells move, and is null once they are deleted. */
export interface RangeState {
  readonly book: Book;
  area: Area | null;
}

/** Where a range is. @throws HostError InvalidReference when its cells were deleted */
export function areaOf(range: RangeState): Area {
  if (range.area) return range.area;
  throw new HostError("InvalidReference", "This reference is not valid for the current operation.");
}

/** Reads a block; null for more cells than one answer may carry, as whole columns are. */
function block<Value>(range: RangeState, read: (area: Area) => Value[][]): Value[][] | null {
  const area = areaOf(range);
  if (area.rows >= SHEET_ROWS || area.columns >= SHEET_COLUMNS) return null;
  assertWithinLimit(area);
  return read(area);
}

/** What `formulas` shows of a cell: a quoted text without its apostrophe. */
export function shownFormula(content: CellContent): string | number | boolean {
  if (typeof content !== "object") return content;
  return "formula" in content ? content.formula : content.quoted;
}

/** The texts of an area, as cells show them. */
export function texts(book: Book, area: Area): string[][] {
  const formats = book.grid.readNumberFormats(area);
  return book.grid
    .readValues(area)
    .map((row, atRow) =>
      row.map((value, column) =>
        cellText(value, formats[atRow]?.[column] ?? "General", book.culture)
      )
    );
}

function hiddenRows(range: RangeState): boolean | null {
  const { sheet, row, rows } = areaOf(range);
  return some(range.book.grid.hiddenRows(sheet, row, rows).length, rows);
}

function hiddenColumns(range: RangeState): boolean | null {
  const { sheet, column, columns } = areaOf(range);
  return some(range.book.grid.hiddenColumns(sheet, column, columns).length, columns);
}

/** All, none, or null for some. */
function some(count: number, of: number): boolean | null {
  return count === 0 ? false : count >= of ? true : null;
}

const CLEAR_APPLIES_TO = ["All", "Formats", "Contents", "Hyperlinks", "RemoveHyperlinks"] as const;

/** `Excel.Range`. */
export const rangeType: TypedHostType<RangeState> = hostType<RangeState>("Range", {
  properties: {
    address: (range) => range.book.address(areaOf(range)),
    addressLocal: (range) => range.book.address(areaOf(range)),
    cellCount: (range) => {
      const { rows, columns } = areaOf(range);
      return rows * columns > 2_147_483_647 ? -1 : rows * columns;
    },
    columnCount: (range) => areaOf(range).columns,
    columnHidden: hiddenColumns,
    columnIndex: (range) => areaOf(range).column,
    formulas: (range) =>
      block(range, (area) =>
        range.book.grid.readContents(area).map((row) => row.map(shownFormula))
      ),
    formulasLocal: (range) =>
      block(range, (area) =>
        range.book.grid.readContents(area).map((row) => row.map(shownFormula))
      ),
    hasSpill: (range) => {
      const area = areaOf(range);
      if (area.rows * area.columns > MAXIMUM_CELLS) return null;
      let count = 0;
      for (let row = area.row; row < area.row + area.rows; row++) {
        for (let column = area.column; column < area.column + area.columns; column++) {
          if (range.book.grid.isSpill(area.sheet, row, column)) count++;
        }
      }
      return some(count, area.rows * area.columns);
    },
    hidden: (range) => {
      const rows = hiddenRows(range);
      const columns = hiddenColumns(range);
      return rows === true || columns === true ? true : rows === false && !columns ? columns : null;
    },
    hyperlink: (range) => range.book.hyperlinks.common(areaOf(range)) ?? null,
    isEntireColumn: (range) => areaOf(range).rows >= SHEET_ROWS,
    isEntireRow: (range) => areaOf(range).columns >= SHEET_COLUMNS,
    numberFormat: (range) => block(range, (area) => range.book.grid.readNumberFormats(area)),
    numberFormatLocal: (range) => block(range, (area) => range.book.grid.readNumberFormats(area)),
    rowCount: (range) => areaOf(range).rows,
    rowHidden: hiddenRows,
    rowIndex: (range) => areaOf(range).row,
    text: (range) => block(range, (area) => texts(range.book, area)),
    valueTypes: (range) =>
      block(range, (area) => range.book.grid.readValues(area).map((row) => row.map(valueType))),
    values: (range) => block(range, (area) => range.book.grid.readValues(area)),
  },
  notByDefault: ["hasSpill", "hyperlink"],
  writable: {
    values: (range, input) => writeInput(range.book, areaOf(range), input),
    formulas: (range, input) => writeInput(range.book, areaOf(range), input),
    formulasLocal: (range, input) => writeInput(range.book, areaOf(range), input),
    numberFormat: (range, input) => writeNumberFormats(range.book, areaOf(range), input),
    numberFormatLocal: (range, input) => writeNumberFormats(range.book, areaOf(range), input),
    rowHidden: (range, hidden) => {
      const { sheet, row, rows } = areaOf(range);
      range.book.protections.assertAllowed(sheet, "allowFormatRows");
      range.book.grid.setRowsHidden(sheet, row, rows, booleanArgument(hidden));
      range.book.rowsHidden(areaOf(range), booleanArgument(hidden));
    },
    columnHidden: (range, hidden) => {
      const { sheet, column, columns } = areaOf(range);
      range.book.protections.assertAllowed(sheet, "allowFormatColumns");
      range.book.grid.setColumnsHidden(sheet, column, columns, booleanArgument(hidden));
    },
    hyperlink: (range, link) => {
      const area = areaOf(range);
      assertUnlocked(range.book, area);
      if (link !== null && typeof link !== "object") throw invalidArgument();
      range.book.hyperlinks.set(area, link);
      const text = link && "textToDisplay" in link ? link.textToDisplay : null;
      if (typeof text === "string") writeInput(range.book, area, text);
    },
  },
  navigations: {
    dataValidation: (range) => dataValidationType.of(range),
    format: (range) => rangeFormatType.of(range),
    sort: (range) => rangeSortType.of(range),
    worksheet: (range) => worksheetType.of({ book: range.book, sheet: areaOf(range).sheet }),
  },
  methods: {
    ...rangeGeometry,
    calculate: (range) => range.book.grid.recalculate(areaOf(range)),
    clear: (range, applyTo) =>
      clearCells(range.book, areaOf(range), wordArgument(applyTo, CLEAR_APPLIES_TO, "All")),
    delete: (range, shift) =>
      deleteCells(
        range.book,
        areaOf(range),
        wordArgument(shift, ["Up", "Left"]) === "Up" ? "up" : "left"
      ),
    getMergedAreasOrNullObject: (range) =>
      areasOrNull(range.book, range.book.grid.merges(areaOf(range))),
    getSpecialCells: (range, type, valueType_) => {
      const areas = specialCells(range.book, areaOf(range), type, valueType_);
      if (areas.length === 0) throw itemNotFound();
      return areasOrNull(range.book, areas);
    },
    getSpecialCellsOrNullObject: (range, type, valueType_) =>
      areasOrNull(range.book, specialCells(range.book, areaOf(range), type, valueType_)),
    getTables: (range, fullyContained) =>
      tableScopedCollectionType.of({
        book: range.book,
        within: areaOf(range),
        fullyContained: booleanArgument(fullyContained),
      }),
    getVisibleView: (range) => rangeViewType.of({ book: range.book, area: areaOf(range) }),
    insert: (range, shift) => {
      const area = areaOf(range);
      const down = wordArgument(shift, ["Down", "Right"]) === "Down";
      insertCells(range.book, area, down ? "down" : "right");
      return rangeType.of({ book: range.book, area });
    },
    merge: (range, across) => {
      const area = areaOf(range);
      assertUnlocked(range.book, area);
      assertFormattable(range.book, area);
      const parts = booleanArgument(across)
        ? Array.from({ length: area.rows }, (_, row) => ({ ...area, row: area.row + row, rows: 1 }))
        : [area];
      for (const part of parts) range.book.grid.merge(part);
    },
    select: (range) => range.book.grid.select([areaOf(range)]),
    unmerge: (range) => {
      assertFormattable(range.book, areaOf(range));
      range.book.grid.unmerge(areaOf(range));
    },
    // Sent by office.js before it cuts a big write into chunks.
    _ValidateArraySize: (range, rows, columns) => {
      const area = areaOf(range);
      if (integerArgument(rows) !== area.rows || integerArgument(columns) !== area.columns) {
        throw wrongSize();
      }
    },
  },
});
