/** Writing one inserted sheet: cells, tables, charts; and taking ours away before they are written anew. */
import { addressOf, type Rectangle, touches } from "../address";
import { shownText } from "../guard";
import { type Batch, patiently } from "../host";
import { formatOf, queueRectangle, tablesOf } from "../read";
import { cellsOf } from "./cells";
import { type KeptBlock, layoutAsKept, takenNames, writeCells, writeKept } from "./kept";
import { columnIn, widthsOf, type ChartPlace, type TablePlace } from "./layout";
import { freeTableName } from "./names";
import type { PlacedLayout } from "./render";
import type { ChartToInsert } from "./types";

/** Sizes of the text of titles, points, and the colour of notes. */
const TITLE_SIZE = 16;
const TABLE_TITLE_SIZE = 12;
const NOTE_COLOR = "#595959";
const TOTAL_FILL = "#E7E6E6";
const TABLE_STYLE = "TableStyleMedium2";
const TAB_COLOR = "#0F6CBD";

const CHART_TYPES = {
  column: "ColumnClustered",
  bar: "BarClustered",
  line: "LineMarkers",
  pie: "Pie",
  "stacked-column": "ColumnStacked",
} as const satisfies Record<ChartToInsert["type"], string>;

/** The name of a chart of ours, by which a refresh finds it. */
export function chartName(number: number, chart: string): string {
  return `ntropy ${number} ${chart}`;
}

/** One sheet to be written. */
export interface SheetToWrite {
  home: PlacedLayout;
  /** All sheets of the insertion, for formulas that look at another. */
  sheets: readonly PlacedLayout[];
  sheetId: string;
  number: number;
  /** A sheet just made: it gets widths, a tab colour and a frozen title too. */
  isNew: boolean;
  /** What stood there, to be given back instead of what the layout says; which parts of it are ours. */
  kept?: { block: KeptBlock; parts: readonly Rectangle[] } | undefined;
}

/**
 * Writes a sheet's cells, then its tables and charts, each in a request of its own.
 *
 * @param step called before each of them: may throw to end it
 */
export async function writeSheet(
  batch: Batch,
  write: SheetToWrite,
  step: () => void
): Promise<void> {
  const { sheets, sheetId, isNew, kept } = write;
  const home =
    kept === undefined
      ? write.home
      : { ...write.home, layout: layoutAsKept(write.home.layout, kept.block) };
  const { row, column } = home;
  const sheet = batch.context.workbook.worksheets.getItem(sheetId);
  step();
  if (kept === undefined) {
    await writeCells(batch, { sheet, row, column, cells: cellsOf(home, sheets) });
  } else {
    await writeKept(batch, sheet, kept.block, { row, column }, kept.parts);
  }
  step();
  await patiently(batch, () => {
    queueLooks(sheet, home);
    if (isNew) queueSheetLook(sheet, home);
  });
  for (const place of home.layout.tables) {
    step();
    if (kept === undefined) await makeTable(batch, sheet, home, place);
  }
  for (const place of home.layout.charts) {
    step();
    await patiently(batch, () => queueChart(sheet, home, place, write.number));
  }
}

/** How many steps `writeSheet` takes. */
export function stepsOf({ layout }: PlacedLayout): number {
  return 2 + layout.tables.length + layout.charts.length;
}

function queueLooks(sheet: Excel.Worksheet, { layout, row, column }: PlacedLayout): void {
  const cell = (at: number) => sheet.getCell(row + at, column);
  const title = formatOf(cell(0)).font;
  title.bold = true;
  title.size = TITLE_SIZE;
  const note = (at: number) => {
    formatOf(cell(at)).font.color = NOTE_COLOR;
  };
  layout.sheet.notes?.forEach((_, index) => note(1 + index));
  for (const { table, titleRow, totalRow } of layout.tables) {
    const heading = formatOf(cell(titleRow)).font;
    heading.bold = true;
    heading.size = TABLE_TITLE_SIZE;
    table.notes?.forEach((_, index) => note(titleRow + 1 + index));
    if (totalRow === null) continue;
    const total = formatOf(
      sheet.getRangeByIndexes(row + totalRow, column, 1, table.columns.length)
    );
    total.font.bold = true;
    total.fill.color = TOTAL_FILL;
  }
}

function queueSheetLook(sheet: Excel.Worksheet, { layout, row, column }: PlacedLayout): void {
  widthsOf(layout).forEach((width, index) => {
    formatOf(sheet.getRangeByIndexes(row, column + index, 1, 1)).columnWidth = width;
  });
  sheet.tabColor = TAB_COLOR;
  sheet.freezePanes.freezeRows(1);
}

/** Makes the Excel table of cells that are written already, header and data. */
async function makeTable(
  batch: Batch,
  sheet: Excel.Worksheet,
  home: PlacedLayout,
  { table, headerRow, rows }: TablePlace
): Promise<void> {
  const taken = await takenNames(batch);
  await patiently(batch, () => {
    const cells = sheet.getRangeByIndexes(
      home.row + headerRow,
      home.column,
      rows + 1,
      table.columns.length
    );
    const made = tablesOf(sheet).add(cells, true);
    made.name = freeTableName(table.title, taken);
    made.style = TABLE_STYLE;
  });
}

function queueChart(
  sheet: Excel.Worksheet,
  home: PlacedLayout,
  { chart, table, place }: ChartPlace,
  number: number
): void {
  const rows = Math.min(chart.rows ?? table.rows, table.rows);
  const cellsOfColumn = (id: string) =>
    sheet.getRangeByIndexes(home.row + table.firstRow, home.column + columnIn(table, id), rows, 1);
  const headerOf = (id: string) =>
    shownText(table.table.columns[columnIn(table, id)]?.header ?? "");
  const [first, ...others] = chart.series;
  if (first === undefined) throw new RangeError(`The chart ${chart.id} has no series.`);
  const made = sheet.charts.add(CHART_TYPES[chart.type], cellsOfColumn(first), "Columns");
  made.name = chartName(number, chart.id);
  made.title.text = shownText(chart.title);
  made.title.visible = true;
  const leading = made.series.getItemAt(0);
  leading.name = headerOf(first);
  leading.setXAxisValues(cellsOfColumn(chart.categories));
  for (const id of others) {
    const series = made.series.add(headerOf(id));
    series.setValues(cellsOfColumn(id));
    series.setXAxisValues(cellsOfColumn(chart.categories));
  }
  const isPie = chart.type === "pie";
  made.legend.visible = !isPie && others.length > 0;
  made.legend.position = "Bottom";
  if (isPie) {
    // What a slice is stands beside it: no colour has to be told apart.
    leading.hasDataLabels = true;
    made.dataLabels.showCategoryName = true;
    made.dataLabels.showPercentage = true;
    made.dataLabels.showValue = false;
  } else if (chart.valueAxis !== undefined) {
    made.axes.valueAxis.title.text = shownText(chart.valueAxis);
  }
  const corner = { row: home.row + place.row, column: home.column + place.column };
  made.setPosition(
    addressOf({ ...corner, rows: 1, columns: 1 }),
    addressOf({
      row: corner.row + place.rows - 1,
      column: corner.column + place.columns - 1,
      rows: 1,
      columns: 1,
    })
  );
}

/**
 * Takes away what we made on a sheet: our charts, the tables within our cells (which stay the same
 * cells, for formulas of the user's that look at them), then the cells' contents and looks.
 *
 * @param ours the cells to be cleared; nothing else is
 */
export async function clearSheet(
  batch: Batch,
  sheetId: string,
  ours: readonly Rectangle[],
  charts: readonly string[]
): Promise<void> {
  const sheet = batch.context.workbook.worksheets.getItem(sheetId);
  const [tables, drawn] = await patiently(batch, () => {
    const listed = tablesOf(sheet);
    listed.load("items/id");
    return [
      listed,
      [...new Set(charts)].map((name) => {
        const chart = sheet.charts.getItemOrNullObject(name);
        chart.load("name");
        return chart;
      }),
    ] as const;
  });
  const places = await patiently(batch, () =>
    tables.items.map((table) => ({ table, place: queueRectangle(table.getRange()) }))
  );
  await patiently(batch, () => {
    for (const chart of drawn) if (!chart.isNullObject) chart.delete();
    for (const { table, place } of places) {
      const rectangle = place();
      if (rectangle !== null && ours.some((one) => touches(rectangle, one))) table.convertToRange();
    }
    for (const { row, column, rows, columns } of ours) {
      sheet.getRangeByIndexes(row, column, rows, columns).clear();
    }
  });
}
