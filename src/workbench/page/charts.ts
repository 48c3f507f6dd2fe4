/** Charts on the page: a box in each one's place that says what Excel would draw there. */
import { PIXELS_PER_POINT } from "../grid/univer/book";
import { type UniverGrid } from "../grid/univer/univer-grid";
import { type Book } from "../host/book/book";
import { type Chart } from "../host/book/charts";
import { make } from "./dom";

/** `Excel.ChartType` as people call it. */
function typeWords(type: string): string {
  return type
    .replace(/([a-z])([A-Z0-9])/g, "$1 $2")
    .replace(/Clustered/, "")
    .trim()
    .toLowerCase();
}

function boxOf(chart: Chart): HTMLElement {
  const title = chart.title.visible ? chart.title.text : chart.name;
  const series = chart.series.map(({ name }) => name).join(", ");
  const box = make("div", {
    class: "chart",
    role: "img",
    "aria-label": `${title}: ${typeWords(chart.type)} chart of ${series}`,
  });
  box.append(
    make("strong", {}, title),
    make("span", {}, `${typeWords(chart.type)} chart`),
    make("span", {}, series)
  );
  return box;
}

/**
 * Lays the boxes of a workbook's charts over its grid.
 *
 * @returns takes them off the page
 */
export function showCharts(grid: UniverGrid, book: Book): () => void {
  const layer = make("div", { class: "charts" });
  document.body.append(layer);
  const draw = () => {
    const { sheet, cells, scrollLeft, scrollTop, zoom } = grid.view();
    const charts = book.charts.onSheet(sheet);
    layer.hidden = charts.length === 0 || cells === null;
    if (layer.hidden || cells === null) {
      layer.replaceChildren();
      return;
    }
    const scale = PIXELS_PER_POINT * zoom;
    place(layer, cells);
    layer.replaceChildren(
      ...charts.map((chart) => {
        const box = boxOf(chart);
        place(box, {
          left: chart.left * scale - scrollLeft,
          top: chart.top * scale - scrollTop,
          width: chart.width * scale,
          height: chart.height * scale,
        });
        return box;
      })
    );
  };
  grid.onView(draw);
  book.charts.onChange(draw);
  draw();
  return () => layer.remove();
}

function place(
  element: HTMLElement,
  { left, top, width, height }: { left: number; top: number; width: number; height: number }
): void {
  Object.assign(element.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
}
