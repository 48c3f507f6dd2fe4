/** From what the user selected to the block of cells that is meant, with what we know about it. */
import { type Rectangle, rectangleOf, rectangleOver, type Span, touches } from "./address";
import { blockAt } from "./blocks";
import { type Book, queueBook } from "./book";
import { refuse } from "./errors";
import { reading, requireHost } from "./host";
import {
  areaByName,
  areaOfTable,
  columnsById,
  columnsByName,
  type NamedPlace,
  type OwnedColumns,
  hiddenPlaces,
  ourNames,
  type TableColumnPlace,
} from "./owned-columns";
import { queueRectangle, worksheetOf } from "./read";
import { readBlocks, readTables, spanAround, type TablePlace } from "./surroundings";
import type { Scope } from "./types";

/** A block of cells to work on. All rows and columns are 0-based sheet positions. */
export interface Located {
  sheetId: string;
  sheetName: string;
  /** The Excel table, its columns and its last row, the row of totals included; null for a plain range. */
  table: { id: string; name: string; columns: readonly TableColumnPlace[]; last: number } | null;
  /** Columns of the block. Columns of ours may lie among them. */
  columns: Span;
  /** Rows of the block, header and letterhead included. */
  rows: Span;
  /** For an Excel table: its header row; null where it shows none, or for a plain range. */
  tableHeader: number | null;
  /** Rows the user means; null for all of the block. */
  chosen: Span | null;
  /** Area of ours this block is known as, null where it is new. */
  area: number | null;
  /** Our columns of that area. */
  owned: OwnedColumns;
  /** Where the area's source cells are: follows them when rows or columns are inserted; null where unknown. */
  anchor: Rectangle | null;
  /** Hidden names of ours in the workbook, lower case. */
  hiddenNames: ReadonlySet<string>;
  /** Every column of ours on the sheet, of any area: never a source column. */
  ownColumns: ReadonlySet<number>;
  book: Book;
}

/** What is to be located: what the user selected, or cells named earlier. */
export type Target = { scope: Scope } | KnownPlace;

/** Cells named earlier. */
export interface KnownPlace {
  sheetId: string;
  sheetName: string;
  tableName: string | null;
  address: string;
  /** The area and its anchor at that time: the address moves as far as the anchor has. */
  anchored: { area: number; anchor: Rectangle } | null;
}

interface Selected {
  sheet: Excel.Worksheet;
  rectangle: Rectangle;
  scope: Scope | "exact";
}

interface Common {
  sheetId: string;
  sheetName: string;
  book: Book;
  hiddenNames: ReadonlySet<string>;
}

/** Finds the block of cells meant by a selection or an address. Refuses what cannot be worked on. */
export function locate(target: Target): Promise<Located> {
  requireHost();
  return reading(async ({ context }) => {
    const selected = await resolveSelection(context, target);
    return locateOnSheet(context, selected, target);
  });
}

async function resolveSelection(context: Excel.RequestContext, target: Target): Promise<Selected> {
  if ("scope" in target) {
    const areas = context.workbook.getSelectedRanges();
    areas.load("areaCount");
    await context.sync();
    if (areas.areaCount > 1) refuse({ code: "several_areas", count: areas.areaCount });
    const range = context.workbook.getSelectedRange();
    const sheet = worksheetOf(range);
    const rectangle = queueRectangle(range);
    await context.sync();
    const place = rectangle();
    if (place === null) refuse({ code: "nothing_selected" });
    return { sheet, rectangle: place, scope: target.scope };
  }
  const sheet = context.workbook.worksheets.getItemOrNullObject(target.sheetId);
  sheet.load("id");
  await context.sync();
  if (sheet.isNullObject) refuse({ code: "sheet_gone", sheet: target.sheetName });
  const rectangle = rectangleOf(target.address);
  if (rectangle === null) refuse({ code: "nothing_selected" });
  return { sheet, rectangle, scope: "exact" };
}

async function locateOnSheet(
  context: Excel.RequestContext,
  { sheet, rectangle: named, scope }: Selected,
  target: Target
): Promise<Located> {
  sheet.load("id,name");
  sheet.protection.load("protected");
  const usedRectangle = queueRectangle(sheet.getUsedRangeOrNullObject(true));
  const names = context.workbook.names;
  names.load("items/name,items/formula");
  sheet.tables.load("items/id,items/name,items/showHeaders");
  const book = queueBook(context);
  await context.sync();

  const { id: sheetId, name: sheetName } = sheet;
  if (sheet.protection.protected) refuse({ code: "protected_sheet", sheet: sheetName });
  const used = usedRectangle();
  if (used === null) refuse({ code: "empty_sheet", sheet: sheetName });
  const places = hiddenPlaces(names.items);
  const tables = await readTables(context, sheet.tables.items);
  const common = { sheetId, sheetName, book: book(), hiddenNames: ourNames(names.items) };

  const known = "scope" in target ? null : target;
  const table =
    known === null
      ? (tables.find(({ whole }) => touches(whole, named)) ??
        (scope === "table" ? tables[0] : undefined))
      : knownTable(tables, known, common.book, moved(named, known, null, places, sheetName));
  const rectangle = moved(named, known, table?.whole ?? null, places, sheetName);
  if (table !== undefined) {
    return inTable(context, sheet, table, chosenRows(rectangle, scope), common, places);
  }

  const ownColumns = new Set(
    places
      .filter(({ part, sheetName: on }) => part !== "data" && on === sheetName)
      .map(({ place }) => place.column)
  );
  const columns =
    scope === "exact"
      ? { first: rectangle.column, last: rectangle.column + rectangle.columns - 1 }
      : await spanAround(context, sheet, used, rectangle, places, ownColumns, sheetName);
  if (columns === null) refuse({ code: "empty_sheet", sheet: sheetName });

  const blocks = await readBlocks(context, sheet, used, columns, ownColumns);
  const chosen = chosenRows(rectangle, scope);
  const rows = rowsOfBlocks(blocks, rectangle, chosen);
  if (rows === null) refuse({ code: "empty_sheet", sheet: sheetName });

  // The block around a lone cell may turn out to be a table.
  const block = rectangleOver(columns, rows);
  const around = scope === "exact" ? undefined : tables.find(({ whole }) => touches(whole, block));
  if (around !== undefined && chosen === null) {
    return inTable(context, sheet, around, null, common, places);
  }
  const area = known?.anchored?.area ?? areaByName(places, sheetName, columns, rows);
  return {
    ...common,
    table: null,
    columns,
    rows,
    tableHeader: null,
    chosen:
      chosen === null ? null : { first: chosen.first, last: Math.min(chosen.last, rows.last) },
    area,
    anchor: area === null ? null : anchorOf(places, area, sheetName),
    owned: area === null ? new Map() : columnsByName(places, area, sheetName),
    ownColumns,
  };
}

/**
 * The table that cells named earlier lie in: by its id, for the user may have renamed it, by its name,
 * or the one the user has made of them since. Undefined where they lie in none (any more).
 */
function knownTable(
  tables: readonly TablePlace[],
  { anchored, tableName }: KnownPlace,
  { areas }: Book,
  { row, column, columns }: Rectangle
): TablePlace | undefined {
  const recorded = areas.find(({ id }) => id === anchored?.area)?.table ?? null;
  return (
    tables.find(({ id }) => id === recorded) ??
    tables.find(({ name }) => name === tableName) ??
    tables.find(
      ({ whole }) =>
        row >= whole.row &&
        row < whole.row + whole.rows &&
        column >= whole.column &&
        column + columns <= whole.column + whole.columns
    )
  );
}

/** Where an area's source cells are by their hidden name. */
function anchorOf(
  places: readonly NamedPlace[],
  area: number,
  sheetName: string
): Rectangle | null {
  const found = places.find(
    (place) => place.part === "data" && place.area === area && place.sheetName === sheetName
  );
  return found?.place ?? null;
}

/** A known address, moved as far as its area's anchor has moved since. */
function moved(
  rectangle: Rectangle,
  known: KnownPlace | null,
  table: Rectangle | null,
  places: readonly NamedPlace[],
  sheetName: string
): Rectangle {
  const then = known?.anchored ?? null;
  if (then === null) return rectangle;
  const named = anchorOf(places, then.area, sheetName);
  const now = known?.tableName === null ? (named ?? table) : (table ?? named);
  if (now === null) return rectangle;
  return {
    ...rectangle,
    row: Math.max(0, rectangle.row + now.row - then.anchor.row),
    column: Math.max(0, rectangle.column + now.column - then.anchor.column),
  };
}

async function inTable(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  table: TablePlace,
  chosen: Span | null,
  common: Common,
  places: readonly NamedPlace[]
): Promise<Located> {
  const listed = sheet.tables.getItem(table.id).columns;
  listed.load("items/id,items/index");
  await context.sync();
  const columns = listed.items.map(({ id, index }) => ({ id, column: table.whole.column + index }));
  const { whole } = table;
  const recorded = areaOfTable(common.book, table.id);
  // A table made of cells that are known by name already is the same area.
  const area =
    recorded?.id ??
    areaByName(
      places,
      common.sheetName,
      { first: whole.column, last: whole.column + whole.columns - 1 },
      { first: whole.row, last: whole.row + whole.rows - 1 }
    );
  const owned: OwnedColumns = new Map([
    ...(area === null ? [] : columnsByName(places, area, common.sheetName)),
    ...(recorded === null ? [] : columnsById(recorded, columns)),
  ]);
  const body = { first: table.body.row, last: table.body.row + table.body.rows - 1 };
  const within =
    chosen === null
      ? null
      : { first: Math.max(chosen.first, body.first), last: Math.min(chosen.last, body.last) };
  return {
    ...common,
    table: { id: table.id, name: table.name, columns, last: whole.row + whole.rows - 1 },
    columns: { first: whole.column, last: whole.column + whole.columns - 1 },
    rows: table.showHeaders ? { first: whole.row, last: body.last } : body,
    tableHeader: table.showHeaders ? whole.row : null,
    chosen: within !== null && within.first <= within.last ? within : null,
    area,
    anchor: whole,
    owned,
    ownColumns: new Set(owned.values()),
  };
}

/** Rows the user chose, or null where a single cell or a scope means the whole block. */
function chosenRows(rectangle: Rectangle, scope: Selected["scope"]): Span | null {
  if (scope === "table" || scope === "region") return null;
  if (scope === "selection" && rectangle.rows === 1 && rectangle.columns === 1) return null;
  return { first: rectangle.row, last: rectangle.row + rectangle.rows - 1 };
}

/** The block of rows at the selection; with several chosen, from the first one's block to the last's. */
function rowsOfBlocks(
  blocks: readonly Span[],
  selection: Rectangle,
  chosen: Span | null
): Span | null {
  const first = blockAt(blocks, selection.row);
  if (first === null) return null;
  if (chosen === null) return { ...first };
  const touched = blocks.filter(
    (block) => block.last >= chosen.first && block.first <= chosen.last
  );
  return { first: (touched[0] ?? first).first, last: (touched.at(-1) ?? first).last };
}
