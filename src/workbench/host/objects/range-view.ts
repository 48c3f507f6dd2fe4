/** `Excel.RangeView`: the rows and columns of a range that are not hidden. */
import { type Area } from "../../grid/area";
import { type Book, valueType } from "../book/book";
import { integerArgument } from "../rich-api/arguments";
import { invalidArgument } from "../rich-api/errors";
import { hostType, type TypedHostType } from "../rich-api/host-type";
import { rangeType, shownFormula, texts } from "./range";
import { runs } from "./special-cells";

/** What is looked at. */
export interface RangeViewState {
  readonly book: Book;
  /** Hidden cells included. */
  readonly area: Area;
  /** Set for the view of one row. */
  readonly index?: number;
}

interface Visible {
  rows: { first: number; count: number }[];
  columns: { first: number; count: number }[];
}

function visible({ book, area }: RangeViewState): Visible {
  const { sheet, row, rows, column, columns } = area;
  return {
    rows: runs(row, rows, book.grid.hiddenRows(sheet, row, rows)),
    columns: runs(column, columns, book.grid.hiddenColumns(sheet, column, columns)),
  };
}

/** The visible part of a block, read run by run. */
function block<Value>(state: RangeViewState, read: (area: Area) => Value[][]): Value[][] {
  const { rows, columns } = visible(state);
  return rows.flatMap(({ first, count }) => {
    const parts = columns.map((across) =>
      read({
        sheet: state.area.sheet,
        row: first,
        rows: count,
        column: across.first,
        columns: across.count,
      })
    );
    return Array.from({ length: count }, (_, at) => parts.flatMap((part) => part[at] ?? []));
  });
}

function total(list: readonly { count: number }[]): number {
  return list.reduce((sum, { count }) => sum + count, 0);
}

/** `Excel.RangeView`. */
export const rangeViewType: TypedHostType<RangeViewState> = hostType<RangeViewState>("RangeView", {
  properties: {
    cellAddresses: (state) =>
      block(state, (area) =>
        Array.from({ length: area.rows }, (_, row) =>
          Array.from({ length: area.columns }, (_unused, column) =>
            state.book.address({
              sheet: area.sheet,
              row: area.row + row,
              column: area.column + column,
              rows: 1,
              columns: 1,
            })
          )
        )
      ),
    columnCount: (state) => total(visible(state).columns),
    formulas: (state) =>
      block(state, (area) =>
        state.book.grid.readContents(area).map((row) => row.map(shownFormula))
      ),
    index: (state) => state.index ?? 0,
    numberFormat: (state) => block(state, state.book.grid.readNumberFormats),
    rowCount: (state) => total(visible(state).rows),
    text: (state) => block(state, (area) => texts(state.book, area)),
    valueTypes: (state) =>
      block(state, (area) => state.book.grid.readValues(area).map((row) => row.map(valueType))),
    values: (state) => block(state, state.book.grid.readValues),
  },
  navigations: {
    rows: (state) => rangeViewCollectionType.of(state),
  },
  methods: {
    getRange: ({ book, area }) => rangeType.of({ book, area }),
  },
});

/** `Excel.RangeViewCollection`. */
export const rangeViewCollectionType: TypedHostType<RangeViewState> = hostType<RangeViewState>(
  "RangeViewCollection",
  {
    methods: {
      getCount: (state) => total(visible(state).rows),
      getItemAt: (state, index) => {
        const row = rowViews(state)[integerArgument(index)];
        if (!row) throw invalidArgument();
        return rangeViewType.of(row);
      },
    },
    items: (state) => rowViews(state).map((row) => rangeViewType.of(row)),
  }
);

function rowViews(state: RangeViewState): RangeViewState[] {
  const rows = visible(state).rows.flatMap(({ first, count }) =>
    Array.from({ length: count }, (_, at) => first + at)
  );
  return rows.map((row, index) => ({
    book: state.book,
    area: { ...state.area, row, rows: 1 },
    index,
  }));
}
