/** Puts a workbook file into an empty grid. */
import { type Area, onSheet, parseRectangle } from "../grid/area";
import { type GridEngine } from "../grid/grid";
import { type Book } from "../host/book/book";
import { type FileSheet, type FileWorkbook } from "./workbook-file";

/** A block of rows padded to the same length. */
function padded<Value>(rows: readonly Value[][], columns: number, blank: Value): Value[][] {
  return rows.map((row) =>
    row.length === columns ? row : [...row, ...new Array<Value>(columns - row.length).fill(blank)]
  );
}

/** One rectangle for each column's longest stretch of one number format, so that few are set. */
function numberFormatRuns(sheet: FileSheet): { area: Omit<Area, "sheet">; format: string }[] {
  const runs: { area: Omit<Area, "sheet">; format: string }[] = [];
  const columns = Math.max(0, ...sheet.numberFormats.map((row) => row.length));
  for (let column = 0; column < columns; column++) {
    let format: string | null = null;
    let first = 0;
    const close = (row: number) => {
      if (format === null || format === "General") return;
      runs.push({ area: { row: first, column, rows: row - first, columns: 1 }, format });
    };
    sheet.numberFormats.forEach((line, row) => {
      const next = line[column] ?? null;
      if (next === format) return;
      close(row);
      format = next;
      first = row;
    });
    close(sheet.numberFormats.length);
  }
  return runs;
}

function fillSheet(grid: GridEngine, id: string, sheet: FileSheet): void {
  const columns = Math.max(0, ...sheet.contents.map((row) => row.length));
  const rows = sheet.contents.length;
  if (rows > 0 && columns > 0) {
    grid.writeContents(
      { sheet: id, row: 0, column: 0, rows, columns },
      padded(sheet.contents, columns, "")
    );
  }
  for (const { area, format } of numberFormatRuns(sheet)) {
    grid.setFormat(onSheet(id, area), { numberFormat: format });
  }
  for (const { area, format } of sheet.formats) grid.setFormat(onSheet(id, area), format);
  for (const [column, points] of sheet.columnWidths) {
    grid.setColumnWidth({ sheet: id, row: 0, column, rows: 1, columns: 1 }, points);
  }
  for (const [row, points] of sheet.rowHeights) {
    grid.setRowHeight({ sheet: id, row, column: 0, rows: 1, columns: 1 }, points);
  }
  for (const row of sheet.hiddenRows) grid.setRowsHidden(id, row, 1, true);
  for (const column of sheet.hiddenColumns) grid.setColumnsHidden(id, column, 1, true);
  for (const merge of sheet.merges) grid.merge(onSheet(id, merge));
  if (sheet.frozen.rows > 0 || sheet.frozen.columns > 0) {
    grid.freeze(id, sheet.frozen.rows, sheet.frozen.columns);
  }
}

/** Fills the one empty sheet of a new grid and adds the others. */
export function fillGrid(grid: GridEngine, { sheets }: FileWorkbook): void {
  const [empty] = grid.sheets();
  sheets.forEach((sheet, index) => {
    let id = empty?.id;
    if (index > 0 || id === undefined) id = grid.addSheet(sheet.name);
    else grid.renameSheet(id, sheet.name);
    fillSheet(grid, id, sheet);
  });
  grid.sheets().forEach(({ id }, index) => {
    const visibility = sheets[index]?.visibility ?? "Visible";
    if (visibility !== "Visible") grid.setSheetVisibility(id, visibility);
  });
  const first = grid.sheets().find(({ visibility }) => visibility === "Visible");
  if (!first) return;
  grid.activateSheet(first.id);
  grid.select([{ sheet: first.id, row: 0, column: 0, rows: 1, columns: 1 }]);
}

/** Makes the file's tables and defined names known to the host's book. */
export function fillBook(book: Book, { sheets, names }: FileWorkbook): void {
  const ids = book.grid.sheets();
  sheets.forEach((sheet, index) => {
    const id = ids[index]?.id;
    for (const { name, area, style } of id === undefined ? [] : sheet.tables) {
      const rectangle = parseRectangle(area);
      if (!rectangle || id === undefined) continue;
      const table = book.tables.add(onSheet(id, rectangle));
      book.tables.rename(table, name);
      if (style !== null) table.style = style;
    }
  });
  for (const { name, formula, scope } of names) {
    const sheet = scope === null ? null : (ids.find((each) => each.name === scope)?.id ?? null);
    book.names.add({ name, formula, scope: sheet, visible: true, comment: "" });
  }
}
