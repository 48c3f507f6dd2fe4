/** Charts: what is drawn, over which cells, and where on its sheet. Recorded, not calculated. */
import { type Area } from "../../grid/area";
import { type StructureChange } from "../../grid/grid";
import { follow } from "../../grid/references";

/** A series of a chart; changed in place. */
export interface ChartSeries {
  name: string;
  /** Its figures; null when their cells are gone. */
  values: Area | null;
  /** What names its points; null for 1, 2, 3 … */
  categories: Area | null;
  hasDataLabels: boolean;
}

/** A title of a chart or an axis. */
export interface ChartWords {
  text: string;
  visible: boolean;
}

/** An axis. */
export interface ChartAxis {
  title: ChartWords;
  visible: boolean;
  numberFormat: string;
  reversed: boolean;
}

/** A chart; changed in place. */
export interface Chart {
  /** Never changes and is not used again. */
  id: string;
  name: string;
  sheet: string;
  /** `Excel.ChartType`. */
  type: string;
  title: ChartWords;
  /** Points from the top left corner of the sheet. */
  left: number;
  top: number;
  width: number;
  height: number;
  legend: { visible: boolean; position: string };
  dataLabels: {
    showValue: boolean;
    showCategoryName: boolean;
    showPercentage: boolean;
    showSeriesName: boolean;
  };
  categoryAxis: ChartAxis;
  valueAxis: ChartAxis;
  series: ChartSeries[];
}

/** The charts of a workbook. */
export interface Charts {
  all(): readonly Chart[];
  onSheet(sheet: string): Chart[];
  /** Adds a chart with Excel's default place and size; the newest lies on top. */
  add(sheet: string, type: string, series: ChartSeries[]): Chart;
  delete(chart: Chart): void;
  follow(change: StructureChange): void;
  sheetDeleted(sheet: string): void;
  /** Hears that charts were added, changed or deleted. */
  onChange(listener: () => void): void;
  /** Tells of a change made in place. */
  changed(): void;
}

const newAxis = (): ChartAxis => ({
  title: { text: "", visible: false },
  visible: true,
  numberFormat: "General",
  reversed: false,
});

/** The charts of a new workbook. */
export function createCharts(): Charts {
  let charts: Chart[] = [];
  let next = 1;
  const listeners: (() => void)[] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };
  return {
    all: () => charts,
    onSheet: (sheet) => charts.filter((chart) => chart.sheet === sheet),
    add: (sheet, type, series) => {
      const number = next++;
      const [only] = series;
      const titled = series.length === 1 && only ? only.name : "";
      const chart: Chart = {
        id: `{C4A27000-0000-4000-8000-${number.toString(16).toUpperCase().padStart(12, "0")}}`,
        name: `Chart ${number}`,
        sheet,
        type,
        title: { text: titled || "Chart Title", visible: true },
        left: 120,
        top: 60,
        width: 360,
        height: 216,
        legend: { visible: series.length > 1, position: "Bottom" },
        dataLabels: {
          showValue: false,
          showCategoryName: false,
          showPercentage: false,
          showSeriesName: false,
        },
        categoryAxis: newAxis(),
        valueAxis: newAxis(),
        series,
      };
      charts.push(chart);
      changed();
      return chart;
    },
    delete: (chart) => {
      charts = charts.filter((each) => each !== chart);
      changed();
    },
    follow: (change) => {
      for (const series of charts.flatMap((chart) => chart.series)) {
        series.values = series.values && follow(series.values, change);
        series.categories = series.categories && follow(series.categories, change);
      }
    },
    sheetDeleted: (sheet) => {
      charts = charts.filter((chart) => chart.sheet !== sheet);
      for (const series of charts.flatMap((chart) => chart.series)) {
        if (series.values?.sheet === sheet) series.values = null;
        if (series.categories?.sheet === sheet) series.categories = null;
      }
      changed();
    },
    onChange: (listener) => listeners.push(listener),
    changed,
  };
}
