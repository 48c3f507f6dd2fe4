/** What of ours is in the workbook, where it is by now, and what the user has done to it. */
import { type Rectangle, touches } from "../address";
import { type Batch, patiently } from "../host";
import { placeNamed } from "../owned-columns";
import { chunksOf, queueCells, queueRectangle, type SheetValue, tablesOf } from "../read";
import { cellsOf, type EditedCell, editsOf } from "./cells";
import { layOut } from "./layout";
import { hiddenSheetName, readRecords, type InsertionRecord, type StoredRecord } from "./record";
import type { PlacedLayout } from "./render";
import type { SheetInsertion } from "./types";

/** The workbook as an insertion sees it. */
export interface WorkbookState {
  /** All sheets, hidden ones too. */
  sheets: { id: string; name: string; isVisible: boolean }[];
  records: StoredRecord[];
  /** All names of the workbook, lower case, with their formulas. */
  names: ReadonlyMap<string, unknown>;
}

/** Reads the sheets, the names and the records of the workbook. */
export async function readWorkbook(batch: Batch): Promise<WorkbookState> {
  const { worksheets, names } = batch.context.workbook;
  await patiently(batch, () => {
    worksheets.load("items/id,items/name,items/visibility");
    names.load("items/name,items/formula");
  });
  return {
    sheets: worksheets.items.map(({ id, name, visibility }) => ({
      id,
      name,
      isVisible: visibility === "Visible",
    })),
    records: await readRecords(batch),
    names: new Map(names.items.map(({ name, formula }) => [name.toLowerCase(), formula])),
  };
}

/** A sheet of an insertion that is still in the workbook. */
export interface FoundSheet {
  /** Its id in the insertion. */
  id: string;
  sheetId: string;
  name: string;
  /** Where our cells are by now. */
  block: Rectangle;
}

/** The sheets of a record that are still there, whatever they are called by now. */
export function findSheets(
  { sheets, names }: WorkbookState,
  { number }: InsertionRecord,
  ids: readonly string[]
): FoundSheet[] {
  return ids.flatMap((id) => {
    const named = placeNamed(names.get(hiddenSheetName(number, id)));
    const sheet = sheets.find(({ name }) => name === named?.sheetName);
    if (named === null || sheet === undefined) return [];
    return [{ id, sheetId: sheet.id, name: sheet.name, block: named.place }];
  });
}

/** The layouts of an insertion's sheets where they lie, those the user has deleted too. */
export function placedAt(insertion: SheetInsertion, found: readonly FoundSheet[]): PlacedLayout[] {
  return insertion.sheets.map((sheet) => {
    const layout = layOut(sheet);
    const place = found.find(({ id }) => id === sheet.id);
    if (place === undefined) return { layout, name: sheet.name, row: 0, column: 0, isGone: true };
    const { name, block } = place;
    return { layout, name, row: block.row, column: block.column, isGone: false };
  });
}

/** What the user has done to a sheet of ours. */
export interface Inspection {
  found: FoundSheet;
  /** Cells of ours that hold something else. */
  edits: EditedCell[];
  /** Rows or columns were inserted into our block, or deleted from it. */
  isReshaped: boolean;
  /** Cells with content outside our block. */
  additions: { row: number; column: number }[];
  /** Tables and charts of the user's on the sheet. */
  foreignObjects: number;
}

/** Changes and additions of the user's, in things they would miss. */
export function changesOf(inspection: Inspection, withAdditions: boolean): number {
  const { edits, isReshaped, additions, foreignObjects } = inspection;
  const own = Math.max(edits.length, isReshaped ? 1 : 0);
  return own + (withAdditions ? additions.length + foreignObjects : 0);
}

/** Compares a sheet of ours with what was inserted. */
export async function inspect(
  batch: Batch,
  insertion: SheetInsertion,
  all: readonly FoundSheet[],
  found: FoundSheet
): Promise<Inspection> {
  const placed = placedAt(insertion, all);
  const home = placed.find(({ layout }) => layout.sheet.id === found.id);
  const sheet = batch.context.workbook.worksheets.getItem(found.sheetId);
  const [used, tables, charts] = await patiently(batch, () => {
    const listed = tablesOf(sheet);
    listed.load("items/id");
    return [
      queueRectangle(sheet.getUsedRangeOrNullObject(true)),
      listed,
      sheet.charts.getCount(),
    ] as const;
  });
  const places = await patiently(batch, () =>
    tables.items.map((table) => queueRectangle(table.getRange()))
  );
  const cells = await readAll(batch, sheet, used());
  const { block } = found;
  const at = (rows: SheetValue[][], row: number, column: number) => rows[row]?.[column] ?? "";
  const window = (rows: SheetValue[][], height: number, width: number) =>
    Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (__, column) =>
        at(rows, block.row + row, block.column + column)
      )
    );
  const { entries } = home === undefined ? { entries: [] } : cellsOf(home, placed);
  const [height, width] = [entries.length, entries[0]?.length ?? 0];
  const additions: Inspection["additions"] = [];
  cells.formulas.forEach((row, rowIndex) => {
    row.forEach((formula, column) => {
      const isOurs =
        rowIndex >= block.row &&
        rowIndex < block.row + block.rows &&
        column >= block.column &&
        column < block.column + block.columns;
      if (!isOurs && formula !== "") additions.push({ row: rowIndex, column });
    });
  });
  const ownCharts = insertion.sheets.find(({ id }) => id === found.id)?.charts?.length ?? 0;
  const outside = places.filter((place) => {
    const rectangle = place();
    return rectangle !== null && !touches(rectangle, block);
  });
  return {
    found,
    edits: editsOf(entries, {
      values: window(cells.values, height, width),
      formulas: window(cells.formulas, height, width),
    }),
    isReshaped: home !== undefined && (height !== block.rows || width !== block.columns),
    additions,
    foreignObjects: outside.length + Math.max(0, charts.value - ownCharts),
  };
}

/** All used cells of a sheet, from its first cell on. */
async function readAll(
  batch: Batch,
  sheet: Excel.Worksheet,
  used: Rectangle | null
): Promise<{ values: SheetValue[][]; formulas: SheetValue[][] }> {
  const all: { values: SheetValue[][]; formulas: SheetValue[][] } = { values: [], formulas: [] };
  if (used === null) return all;
  const columns = used.column + used.columns;
  for (const { first, last } of chunksOf({ first: 0, last: used.row + used.rows - 1 })) {
    const cells = await patiently(batch, () =>
      queueCells(sheet, { row: first, column: 0, rows: last - first + 1, columns }, [
        "values",
        "formulas",
      ])
    );
    const { values, formulas } = cells();
    all.values.push(...values);
    all.formulas.push(...formulas);
  }
  return all;
}
