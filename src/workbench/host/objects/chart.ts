/** `Excel.Chart` and `Excel.ChartCollection`; series, axes and the rest are in `chart-parts`. */
import { type Book } from "../book/book";
import { type Chart } from "../book/charts";
import { integerArgument, textArgument, wordArgument } from "../rich-api/arguments";
import { invalidArgument, itemNotFound } from "../rich-api/errors";
import { type HostObject, hostType, type TypedHostType } from "../rich-api/host-type";
import {
  chartAxesType,
  chartDataLabelsType,
  chartLegendType,
  chartSeriesCollectionType,
  type ChartState,
  chartTitleType,
  existing,
} from "./chart-parts";
import { type SeriesBy, seriesOf } from "./chart-source";
import { areaArgument } from "./range-geometry";
import { worksheetType } from "./worksheet";

/** The charts of one sheet. */
export interface ChartCollectionState {
  readonly book: Book;
  readonly sheet: string;
}

const SERIES_BY: readonly SeriesBy[] = ["Auto", "Columns", "Rows"];

/** `Excel.ChartType`, as far as it is drawn in a plane; the others are refused. */
const TYPES = [
  "Area",
  "AreaStacked",
  "AreaStacked100",
  "BarClustered",
  "BarStacked",
  "BarStacked100",
  "ColumnClustered",
  "ColumnStacked",
  "ColumnStacked100",
  "Doughnut",
  "Line",
  "LineMarkers",
  "LineMarkersStacked",
  "LineStacked",
  "Pie",
  "XYScatter",
  "XYScatterLines",
  "XYScatterLinesNoMarkers",
  "XYScatterSmooth",
] as const;

function points(value: unknown): number {
  if (typeof value !== "number" || !(value >= 0)) throw invalidArgument();
  return value;
}

/** Points from the sheet's corner to the corner of a cell. */
function cornerOf(book: Book, sheet: string, row: number, column: number) {
  const cell = { sheet, row: 0, column: 0, rows: 1, columns: 1 };
  let left = 0;
  let top = 0;
  for (let index = 0; index < column; index++) {
    left += book.grid.columnWidth({ ...cell, column: index }) ?? 0;
  }
  for (let index = 0; index < row; index++) {
    top += book.grid.rowHeight({ ...cell, row: index }) ?? 0;
  }
  return { left, top };
}

function place(state: ChartState, change: Partial<Chart>): void {
  Object.assign(existing(state), change);
  state.book.charts.changed();
}

/** `Excel.Chart`. */
export const chartType: TypedHostType<ChartState> = hostType<ChartState>("Chart", {
  properties: {
    chartType: (state) => existing(state).type,
    height: (state) => existing(state).height,
    id: ({ chart }) => chart.id,
    left: (state) => existing(state).left,
    name: (state) => existing(state).name,
    top: (state) => existing(state).top,
    width: (state) => existing(state).width,
  },
  writable: {
    chartType: (state, type) => place(state, { type: wordArgument(type, TYPES) }),
    height: (state, height) => place(state, { height: points(height) }),
    left: (state, left) => place(state, { left: points(left) }),
    name: (state, name) => place(state, { name: textArgument(name) }),
    top: (state, top) => place(state, { top: points(top) }),
    width: (state, width) => place(state, { width: points(width) }),
  },
  navigations: {
    axes: (state) => chartAxesType.of(state),
    dataLabels: (state) => chartDataLabelsType.of(state),
    legend: (state) => chartLegendType.of(state),
    series: (state) => chartSeriesCollectionType.of(state),
    title: (state) => chartTitleType.of(state),
    worksheet: (state) => worksheetType.of({ book: state.book, sheet: existing(state).sheet }),
  },
  methods: {
    delete: (state) => state.book.charts.delete(existing(state)),
    setData: (state, source, by) => {
      const chart = existing(state);
      const area = areaArgument(state.book, chart.sheet, source);
      const series = seriesOf(state.book.grid, area, wordArgument(by, SERIES_BY, "Auto"));
      place(state, { series });
    },
    setPosition: (state, startCell, endCell) => {
      const { book } = state;
      const { sheet } = existing(state);
      const start = areaArgument(book, sheet, startCell);
      const end = endCell === undefined || endCell === null ? null : endCell;
      const { left, top } = cornerOf(book, sheet, start.row, start.column);
      if (end === null) {
        place(state, { left, top });
        return;
      }
      const last = areaArgument(book, sheet, end);
      const corner = cornerOf(book, sheet, last.row + last.rows, last.column + last.columns);
      const size = { width: corner.left - left, height: corner.top - top };
      if (size.width <= 0 || size.height <= 0) throw invalidArgument();
      place(state, { left, top, ...size });
    },
  },
  id: ({ chart }) => chart.id,
});

function chartsOf({ book, sheet }: ChartCollectionState): Chart[] {
  if (!book.grid.sheets().some(({ id }) => id === sheet)) throw itemNotFound();
  return book.charts.onSheet(sheet);
}

/** A chart by its id or its name, ignoring case. */
function find(state: ChartCollectionState, key: unknown): HostObject | null {
  const folded = textArgument(key).toLowerCase();
  const charts = chartsOf(state);
  const chart =
    charts.find(({ id }) => id === key) ?? charts.find(({ name }) => name.toLowerCase() === folded);
  return chart ? chartType.of({ book: state.book, chart }) : null;
}

const itemsOf = (state: ChartCollectionState): HostObject[] =>
  chartsOf(state).map((chart) => chartType.of({ book: state.book, chart }));

/** `Excel.ChartCollection`. */
export const chartCollectionType: TypedHostType<ChartCollectionState> =
  hostType<ChartCollectionState>("ChartCollection", {
    properties: { count: (state) => chartsOf(state).length },
    methods: {
      add: (state, type, source, by) => {
        const { book, sheet } = state;
        chartsOf(state);
        const area = areaArgument(book, sheet, source);
        const series = seriesOf(book.grid, area, wordArgument(by, SERIES_BY, "Auto"));
        const word = wordArgument(type, TYPES);
        return chartType.of({ book, chart: book.charts.add(sheet, word, series) });
      },
      getCount: (state) => chartsOf(state).length,
      getItemAt: (state, index) => {
        const item = itemsOf(state)[integerArgument(index)];
        if (!item) throw invalidArgument();
        return item;
      },
      getItemOrNullObject: find,
    },
    items: itemsOf,
    item: find,
  });
