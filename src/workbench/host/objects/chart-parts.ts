/** What a chart consists of: title, legend, labels, axes, series. */
import { type Book } from "../book/book";
import { type Chart, type ChartAxis, type ChartSeries, type ChartWords } from "../book/charts";
import {
  booleanArgument,
  integerArgument,
  textArgument,
  wordArgument,
} from "../rich-api/arguments";
import { HostError, invalidArgument, itemNotFound } from "../rich-api/errors";
import { type HostObject, hostType, type TypedHostType } from "../rich-api/host-type";
import { areaArgument } from "./range-geometry";

/** A chart of a workbook. */
export interface ChartState {
  readonly book: Book;
  readonly chart: Chart;
}

/** @throws HostError ItemNotFound when the chart was deleted */
export function existing({ book, chart }: ChartState): Chart {
  if (!book.charts.all().includes(chart)) throw itemNotFound();
  return chart;
}

function change(state: ChartState, work: (chart: Chart) => void): void {
  work(existing(state));
  state.book.charts.changed();
}

function setText(words: ChartWords, value: unknown): void {
  words.text = textArgument(value);
  words.visible = true;
}

/** `Excel.ChartTitle`. */
export const chartTitleType: TypedHostType<ChartState> = hostType<ChartState>("ChartTitle", {
  properties: {
    text: (state) => existing(state).title.text,
    visible: (state) => existing(state).title.visible,
  },
  writable: {
    text: (state, value) => change(state, ({ title }) => setText(title, value)),
    visible: (state, value) =>
      change(state, ({ title }) => {
        title.visible = booleanArgument(value);
      }),
  },
});

const LEGEND_POSITIONS = ["Invalid", "Top", "Bottom", "Left", "Right", "Corner", "Custom"] as const;

/** `Excel.ChartLegend`. */
export const chartLegendType: TypedHostType<ChartState> = hostType<ChartState>("ChartLegend", {
  properties: {
    position: (state) => existing(state).legend.position,
    visible: (state) => existing(state).legend.visible,
  },
  writable: {
    position: (state, value) =>
      change(state, ({ legend }) => {
        legend.position = wordArgument(value, LEGEND_POSITIONS);
      }),
    visible: (state, value) =>
      change(state, ({ legend }) => {
        legend.visible = booleanArgument(value);
      }),
  },
});

const shows = (key: keyof Chart["dataLabels"]) => ({
  get: (state: ChartState) => existing(state).dataLabels[key],
  set: (state: ChartState, value: unknown) =>
    change(state, ({ dataLabels }) => {
      dataLabels[key] = booleanArgument(value);
    }),
});

const LABELS = {
  showCategoryName: shows("showCategoryName"),
  showPercentage: shows("showPercentage"),
  showSeriesName: shows("showSeriesName"),
  showValue: shows("showValue"),
};

/** `Excel.ChartDataLabels`. */
export const chartDataLabelsType: TypedHostType<ChartState> = hostType<ChartState>(
  "ChartDataLabels",
  {
    properties: Object.fromEntries(Object.entries(LABELS).map(([name, { get }]) => [name, get])),
    writable: Object.fromEntries(Object.entries(LABELS).map(([name, { set }]) => [name, set])),
  }
);

interface AxisState extends ChartState {
  readonly axis: "categoryAxis" | "valueAxis";
}

const axisOf = (state: AxisState): ChartAxis => {
  const chart = existing(state);
  if (/^(Pie|Doughnut)/.test(chart.type)) {
    throw new HostError("InvalidOperation", "This chart has no axes.");
  }
  return chart[state.axis];
};

function changeAxis(state: AxisState, work: (axis: ChartAxis) => void): void {
  work(axisOf(state));
  state.book.charts.changed();
}

/** `Excel.ChartAxes`. */
export const chartAxesType: TypedHostType<ChartState> = hostType<ChartState>("ChartAxes", {
  navigations: {
    categoryAxis: (state) => chartAxisType.of({ ...state, axis: "categoryAxis" }),
    valueAxis: (state) => chartAxisType.of({ ...state, axis: "valueAxis" }),
  },
});

/** `Excel.ChartAxis`. */
export const chartAxisType: TypedHostType<AxisState> = hostType<AxisState>("ChartAxis", {
  properties: {
    numberFormat: (state) => axisOf(state).numberFormat,
    reversePlotOrder: (state) => axisOf(state).reversed,
    visible: (state) => axisOf(state).visible,
  },
  writable: {
    numberFormat: (state, value) =>
      changeAxis(state, (axis) => {
        axis.numberFormat = textArgument(value);
      }),
    reversePlotOrder: (state, value) =>
      changeAxis(state, (axis) => {
        axis.reversed = booleanArgument(value);
      }),
    visible: (state, value) =>
      changeAxis(state, (axis) => {
        axis.visible = booleanArgument(value);
      }),
  },
  navigations: { title: (state) => chartAxisTitleType.of(state) },
});

/** `Excel.ChartAxisTitle`. */
export const chartAxisTitleType: TypedHostType<AxisState> = hostType<AxisState>("ChartAxisTitle", {
  properties: {
    text: (state) => axisOf(state).title.text,
    visible: (state) => axisOf(state).title.visible,
  },
  writable: {
    text: (state, value) => changeAxis(state, ({ title }) => setText(title, value)),
    visible: (state, value) =>
      changeAxis(state, ({ title }) => {
        title.visible = booleanArgument(value);
      }),
  },
});

interface SeriesState extends ChartState {
  readonly series: ChartSeries;
}

const seriesIn = (state: SeriesState): ChartSeries => {
  if (!existing(state).series.includes(state.series)) throw itemNotFound();
  return state.series;
};

function changeSeries(state: SeriesState, work: (series: ChartSeries) => void): void {
  work(seriesIn(state));
  state.book.charts.changed();
}

/** `Excel.ChartSeries`. */
export const chartSeriesType: TypedHostType<SeriesState> = hostType<SeriesState>("ChartSeries", {
  properties: {
    hasDataLabels: (state) => seriesIn(state).hasDataLabels,
    name: (state) => seriesIn(state).name,
  },
  writable: {
    hasDataLabels: (state, value) =>
      changeSeries(state, (series) => {
        series.hasDataLabels = booleanArgument(value);
      }),
    name: (state, value) =>
      changeSeries(state, (series) => {
        series.name = textArgument(value);
      }),
  },
  methods: {
    delete: (state) =>
      change(state, (chart) => {
        chart.series = chart.series.filter((each) => each !== seriesIn(state));
      }),
    setValues: (state, source) =>
      changeSeries(state, (series) => {
        series.values = areaArgument(state.book, state.chart.sheet, source);
      }),
    setXAxisValues: (state, source) =>
      changeSeries(state, (series) => {
        series.categories = areaArgument(state.book, state.chart.sheet, source);
      }),
  },
});

/** `Excel.ChartSeriesCollection`. */
export const chartSeriesCollectionType: TypedHostType<ChartState> = hostType<ChartState>(
  "ChartSeriesCollection",
  {
    properties: { count: (state) => existing(state).series.length },
    methods: {
      add: (state, name, at) => {
        const chart = existing(state);
        const index = integerArgument(at, chart.series.length);
        if (index < 0 || index > chart.series.length) throw invalidArgument();
        const series: ChartSeries = {
          name: name === undefined || name === null ? "" : textArgument(name),
          values: null,
          categories: null,
          hasDataLabels: false,
        };
        chart.series.splice(index, 0, series);
        state.book.charts.changed();
        return chartSeriesType.of({ ...state, series });
      },
      getCount: (state) => existing(state).series.length,
      getItemAt: (state, index): HostObject => {
        const series = existing(state).series[integerArgument(index)];
        if (!series) throw invalidArgument();
        return chartSeriesType.of({ ...state, series });
      },
    },
    items: (state) =>
      existing(state).series.map((series) => chartSeriesType.of({ ...state, series })),
  }
);
