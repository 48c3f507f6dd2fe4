/** What of ours is in the workbook, where it is by now, and what the user has done to it. */
import { type Rectangle, touches } from "../address";
import { type Batch, patiently } from "../host";
import type { ObservedCell } from "../locks";
import { PLAIN_FORMAT } from "../number-formats";
import { placeNamed } from "../owned-columns";
import { chunksOf, queueCells, queueRectangle, type SheetValue, tablesOf } from "../read";
import { contentOf, restoringLiteral } from "../restoring";
import { compare, type Comparison, quotedTexts } from "./compare";
import type { KeptBlock } from "./kept";
import { layOut } from "./layout";
import { hiddenSheetName, type InsertionRecord, readRecords, type StoredRecord } from "./record";
import type { PlacedLayout } from "./render";
import type { SheetInsertion } from "./types";
import { chartName } from "./write-sheet";

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
  /** All cells that are ours: the block, and of a refresh that was cut short what it was to write over too. */
  ours: Rectangle[];
}

/** The sheets of a record that are still there, whatever they are called by now. */
export function findSheets(
  { sheets, names }: WorkbookState,
  record: InsertionRecord
): FoundSheet[] {
  return idsOf(record).flatMap((id) => {
    const named = placeNamed(names.get(hiddenSheetName(record.number, id)));
    const sheet = sheets.find(({ name }) => name === named?.sheetName);
    if (named === null || sheet === undefined) return [];
    const block = named.place;
    const ours = [block, ...sizesUnderWay(record, id).map((size) => ({ ...block, ...size }))];
    return [{ id, sheetId: sheet.id, name: sheet.name, block, ours }];
  });
}

/** Ids of all sheets of a record, those that a refresh has left out too. */
export function idsOf({ insertion, former }: InsertionRecord): string[] {
  const specs = [insertion, ...(former === null ? [] : [former])];
  return [...new Set(specs.flatMap(({ sheets }) => sheets.map(({ id }) => id)))];
}

/** What a sheet of a refresh that was cut short may be filled with: the former content, or the new one. */
function sizesUnderWay(
  { state, insertion, former, kept }: InsertionRecord,
  id: string
): Pick<Rectangle, "rows" | "columns">[] {
  if (state !== "refreshing") return [];
  const asKept = kept.find(({ sheet }) => sheet === id);
  const before = asKept === undefined ? sizeIn(former, id) : [asKept.place];
  return [...before, ...sizeIn(insertion, id)].map(({ rows, columns }) => ({ rows, columns }));
}

function sizeIn(
  insertion: SheetInsertion | null,
  id: string
): Pick<Rectangle, "rows" | "columns">[] {
  const sheet = insertion?.sheets.find((one) => one.id === id);
  return sheet === undefined ? [] : [layOut(sheet)];
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
export interface Inspection extends Comparison {
  found: FoundSheet;
  /** Our cells as they stand. */
  kept: KeptBlock;
  /** Cells with content outside our cells. */
  additions: { row: number; column: number }[];
  /** Tables and charts of the user's on the sheet. */
  foreignObjects: number;
}

/** Changes and additions of the user's, in things they would miss. */
export function changesOf(inspection: Inspection, withAdditions: boolean): number {
  const { changes, additions, foreignObjects } = inspection;
  return changes + (withAdditions ? additions.length + foreignObjects : 0);
}

/** Compares a sheet of ours with what was inserted. */
export async function inspect(
  batch: Batch,
  record: InsertionRecord,
  all: readonly FoundSheet[],
  found: FoundSheet
): Promise<Inspection> {
  const sheet = batch.context.workbook.worksheets.getItem(found.sheetId);
  const [used, tables, charts] = await patiently(batch, () => {
    const listed = tablesOf(sheet);
    listed.load("items/id,items/name,items/style");
    const drawn = chartsOf(sheet);
    drawn.load("items/name");
    return [queueRectangle(sheet.getUsedRangeOrNullObject(true)), listed, drawn] as const;
  });
  const places = await patiently(batch, () =>
    tables.items.map((table) => queueRectangle(table.getRange()))
  );
  const cells = await readAll(batch, sheet, used());
  const { block, ours } = found;
  const isOurs = (row: number, column: number) =>
    ours.some((one) => touches(one, { row, column, rows: 1, columns: 1 }));
  const additions = cells.formulas.flatMap((row, rowIndex) =>
    row.flatMap((formula, column) =>
      formula === "" || isOurs(rowIndex, column) ? [] : [{ row: rowIndex, column }]
    )
  );
  const tablesThere = tables.items.flatMap(({ name, style }, index) => {
    const place = places[index]?.() ?? null;
    return place === null ? [] : [{ name, style, ...place }];
  });
  const isWithin = (place: Rectangle) => ours.some((one) => touches(place, one));
  const place = (insertion: SheetInsertion) => placedAt(insertion, all);
  const kept: KeptBlock = {
    sheet: found.id,
    name: found.name,
    ...cutOut(cells, bounding(ours), quotedTexts(record, found.id, place)),
    tables: tablesThere.filter(isWithin).map((table) => ({
      ...table,
      row: table.row - block.row,
      column: table.column - block.column,
    })),
  };
  const ownCharts = chartNamesIn(record, found.id);
  return {
    found,
    kept,
    additions,
    foreignObjects:
      tablesThere.filter((place) => !isWithin(place)).length +
      charts.items.filter(({ name }) => !ownCharts.has(name)).length,
    ...compare(
      record,
      {
        id: found.id,
        block,
        ours,
        kept,
        at: (row, column) => cellAt(cells, block.row + row, block.column + column),
      },
      place
    ),
  };
}

function chartsOf(sheet: Excel.Worksheet): Excel.ChartCollection {
  return sheet.charts;
}

/** Names of the charts of ours on a sheet. */
export function chartNamesIn(
  { number, insertion, former }: InsertionRecord,
  id: string
): Set<string> {
  const specs = [insertion, ...(former === null ? [] : [former])];
  return new Set(
    specs.flatMap(({ sheets }) =>
      (sheets.find((sheet) => sheet.id === id)?.charts ?? []).map((chart) =>
        chartName(number, chart.id)
      )
    )
  );
}

/** The smallest rectangle around rectangles. */
function bounding(all: readonly Rectangle[]): Rectangle {
  const row = Math.min(...all.map((one) => one.row));
  const column = Math.min(...all.map((one) => one.column));
  return {
    row,
    column,
    rows: Math.max(...all.map((one) => one.row + one.rows)) - row,
    columns: Math.max(...all.map((one) => one.column + one.columns)) - column,
  };
}

interface SheetCells {
  values: SheetValue[][];
  formulas: SheetValue[][];
  numberFormat: SheetValue[][];
}

function cellAt({ values, formulas }: SheetCells, row: number, column: number): ObservedCell {
  return { value: values[row]?.[column] ?? "", formula: formulas[row]?.[column] ?? "" };
}

/**
 * A part of a sheet, as it is to be entered again.
 *
 * @param quoted texts that were entered with an apostrophe, which no cell tells
 */
function cutOut(
  cells: SheetCells,
  place: Rectangle,
  quoted: ReadonlySet<string>
): Pick<KeptBlock, "place" | "entries" | "formats"> {
  const cut = <Value>(at: (row: number, column: number) => Value): Value[][] =>
    Array.from({ length: place.rows }, (_, row) =>
      Array.from({ length: place.columns }, (__, column) =>
        at(place.row + row, place.column + column)
      )
    );
  return {
    place,
    entries: cut((row, column) => {
      const content = contentOf(cellAt(cells, row, column));
      const isQuoted = typeof content === "string" && quoted.has(`'${content}`);
      return isQuoted ? `'${content}` : restoringLiteral(content);
    }),
    formats: cut((row, column) => String(cells.numberFormat[row]?.[column] ?? PLAIN_FORMAT)),
  };
}

/** All used cells of a sheet, from its first cell on. */
async function readAll(
  batch: Batch,
  sheet: Excel.Worksheet,
  used: Rectangle | null
): Promise<SheetCells> {
  const all: SheetCells = { values: [], formulas: [], numberFormat: [] };
  if (used === null) return all;
  const columns = used.column + used.columns;
  for (const { first, last } of chunksOf({ first: 0, last: used.row + used.rows - 1 })) {
    const cells = await patiently(batch, () =>
      queueCells(sheet, { row: first, column: 0, rows: last - first + 1, columns }, [
        "values",
        "formulas",
        "numberFormat",
      ])
    );
    const { values, formulas, numberFormat } = cells();
    all.values.push(...values);
    all.formulas.push(...formulas);
    all.numberFormat.push(...numberFormat);
  }
  return all;
}
