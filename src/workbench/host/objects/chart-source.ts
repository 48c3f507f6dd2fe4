/** How Excel reads the cells a chart is made of: which are series, names and categories. */
import { type Area } from "../../grid/area";
import { type CellValue, type GridEngine } from "../../grid/grid";
import { type ChartSeries } from "../book/charts";

export type SeriesBy = "Auto" | "Columns" | "Rows";

const isText = (value: CellValue | undefined) => typeof value === "string" && value !== "";

/**
 * The series of a source. A first row or column of texts names series and categories; by itself Excel
 * takes the longer side of the source for the points of a series.
 */
export function seriesOf(grid: GridEngine, source: Area, by: SeriesBy): ChartSeries[] {
  const columnwise = by === "Columns" || (by === "Auto" && source.rows >= source.columns);
  const values = grid.readValues(source);
  const [first = []] = values;
  const texts = (row: number, from: number) => (values[row] ?? []).slice(from).every(isText);
  const leading = (from: number) => values.slice(from).every(([value]) => isText(value));
  const headRow =
    source.rows > 1 &&
    (source.columns > 1 ? texts(0, 1) : isText(first[0]) && !leading(1)) &&
    !(first.length === 1 && !isText(first[0]));
  const top = headRow ? 1 : 0;
  const headColumn = source.columns > 1 && leading(top);
  const left = headColumn ? 1 : 0;
  const body: Area = {
    ...source,
    row: source.row + top,
    rows: source.rows - top,
    column: source.column + left,
    columns: source.columns - left,
  };
  const words = (value: CellValue | undefined, number: number) =>
    value === undefined || value === "" ? `Series${number}` : String(value);
  if (columnwise) {
    return Array.from({ length: body.columns }, (_, index) => ({
      name: headRow ? words(first[left + index], index + 1) : `Series${index + 1}`,
      values: { ...body, column: body.column + index, columns: 1 },
      categories: headColumn ? { ...body, column: source.column, columns: 1 } : null,
      hasDataLabels: false,
    }));
  }
  return Array.from({ length: body.rows }, (_, index) => ({
    name: headColumn ? words(values[top + index]?.[0], index + 1) : `Series${index + 1}`,
    values: { ...body, row: body.row + index, rows: 1 },
    categories: headRow ? { ...body, row: source.row, rows: 1 } : null,
    hasDataLabels: false,
  }));
}
