/**
 * Where our columns are (architecture, decision 8): by hidden names of the workbook, and in a table first
 * by the ids of its columns. Never by position, never by header: both are the user's to change.
 */
import { type Rectangle, rectangleOf } from "./address";
import type { Book, BookArea } from "./book";
import type { Span } from "./address";
import { later } from "./host";
import { columnsOf, queueRectangle } from "./read";
import { OUTPUT_FIELDS, type OutputField } from "./types";

/** `_ntropy.3.label`, `_ntropy.3.data`: the hidden names of area 3. */
const NAME = /^_ntropy\.(\d+)\.([a-z_]+)$/i;

/** The hidden name of an area's column, or of its rows as they were read. */
export function hiddenName(area: number, part: OutputField | "data"): string {
  return `_ntropy.${area}.${part}`;
}

/** One of our columns, or the source cells of an area (header row included), on a sheet. */
export interface NamedPlace {
  area: number;
  part: OutputField | "data";
  sheetName: string;
  place: Rectangle;
}

function isPart(text: string): text is OutputField | "data" {
  return text === "data" || (OUTPUT_FIELDS as readonly string[]).includes(text);
}

/**
 * Our places among a workbook's names. Excel keeps their formulas up to date when cells move, and
 * writes `#REF!` into them when the cells are deleted; those are gone.
 */
export function hiddenPlaces(names: readonly { name: string; formula: unknown }[]): NamedPlace[] {
  return names.flatMap(({ name, formula }) => {
    const match = NAME.exec(name);
    const part = match?.[2]?.toLowerCase() ?? "";
    if (match === null || !isPart(part)) return [];
    const named = placeNamed(formula);
    return named === null ? [] : [{ area: Number(match[1]), part, ...named }];
  });
}

/** The cells that a name's formula means; null for any other formula, also where the cells are gone. */
export function placeNamed(formula: unknown): { sheetName: string; place: Rectangle } | null {
  if (typeof formula !== "string") return null;
  const mark = formula.lastIndexOf("!");
  const place = mark < 0 ? null : rectangleOf(formula.slice(mark + 1));
  if (place === null) return null;
  const sheet = formula.slice(formula.startsWith("=") ? 1 : 0, mark);
  const sheetName = /^'.*'$/.test(sheet) ? sheet.slice(1, -1).replaceAll("''", "'") : sheet;
  return { sheetName, place };
}

/** Our columns of one area: sheet column by field. */
export type OwnedColumns = ReadonlyMap<OutputField, number>;

/** The columns of an area that lie on a sheet, by name. */
export function columnsByName(
  places: readonly NamedPlace[],
  area: number,
  sheetName: string
): OwnedColumns {
  const columns = new Map<OutputField, number>();
  for (const { area: of, part, sheetName: sheet, place } of places) {
    if (of === area && part !== "data" && sheet === sheetName) columns.set(part, place.column);
  }
  return columns;
}

/** The area whose source cells share most with a block of cells, null where none does. */
export function areaByName(
  places: readonly NamedPlace[],
  sheetName: string,
  columns: Span,
  rows: Span
): number | null {
  let best: { area: number; shared: number } | null = null;
  for (const { area, part, sheetName: sheet, place } of places) {
    if (part !== "data" || sheet !== sheetName) continue;
    const width =
      Math.min(place.column + place.columns - 1, columns.last) -
      Math.max(place.column, columns.first) +
      1;
    const height =
      Math.min(place.row + place.rows - 1, rows.last) - Math.max(place.row, rows.first) + 1;
    if (width <= 0 || height <= 0) continue;
    if (best === null || width * height > best.shared) best = { area, shared: width * height };
  }
  return best?.area ?? null;
}

/** A table's columns as Excel lists them, with their column on the sheet. */
export interface TableColumnPlace {
  id: number;
  column: number;
}

/** Our columns of a table: the recorded ids that the table still has. */
export function columnsById(
  area: BookArea,
  tableColumns: readonly TableColumnPlace[]
): OwnedColumns {
  const columns = new Map<OutputField, number>();
  for (const field of OUTPUT_FIELDS) {
    const id = area.tableColumns[field];
    const place = id === undefined ? undefined : tableColumns.find((column) => column.id === id);
    if (place !== undefined) columns.set(field, place.column);
  }
  return columns;
}

/**
 * Queues a hidden name that follows the given cells wherever the user moves them.
 *
 * @param existing hidden names of ours in the workbook, lower case; one whose cells are gone is replaced
 */
export function queueHiddenName(
  context: Excel.RequestContext,
  name: string,
  cells: Excel.Range,
  existing: ReadonlySet<string>
): void {
  queueNoName(context, name, existing);
  context.workbook.names.add(name, cells).visible = false;
}

/** Removes a hidden name of ours, where there is one. */
export function queueNoName(
  context: Excel.RequestContext,
  name: string,
  existing: ReadonlySet<string>
): void {
  if (existing.has(name)) context.workbook.names.getItem(name).delete();
}

/** The number of an area that no hidden name bears yet. */
export function unusedArea(names: ReadonlySet<string>, next: number): number {
  const used = [...names].map((name) => Number(NAME.exec(name)?.[1] ?? 0));
  return Math.max(next, ...used.map((area) => area + 1));
}

/** All hidden names of ours, lower case, whether or not they still refer to cells. */
export function ourNames(names: readonly { name: string }[]): Set<string> {
  return new Set(names.map(({ name }) => name.toLowerCase()).filter((name) => NAME.test(name)));
}

/** The area a table has in the book, null where we never wrote beside it. */
export function areaOfTable(book: Book, tableId: string): BookArea | null {
  return book.areas.find(({ table }) => table === tableId) ?? null;
}

/** By what one of our columns is known. */
export type ColumnOwner =
  { field: OutputField; name: string } | { field: OutputField; tableId: string; columnId: number };

/**
 * By what each of an area's columns is known.
 *
 * @param tableId the table the area lies in now, null for a plain range
 */
export function ownersOf(
  area: BookArea,
  fields: readonly OutputField[],
  tableId: string | null
): ColumnOwner[] {
  return fields.map((field): ColumnOwner => {
    const columnId = area.tableColumns[field];
    return tableId !== null && tableId === area.table && columnId !== undefined
      ? { field, tableId, columnId }
      : { field, name: hiddenName(area.id, field) };
  });
}

/** Queues the question where our columns are; the answer gives the sheet column of each, null where gone. */
export function queueColumnsOf(
  context: Excel.RequestContext,
  owners: readonly ColumnOwner[]
): () => (number | null)[] {
  const asked = owners.map((owner) => {
    if ("name" in owner) {
      const item = context.workbook.names.getItemOrNullObject(owner.name);
      item.load("name,formula");
      return later(item, (loaded) =>
        loaded.isNullObject ? null : (hiddenPlaces([loaded])[0]?.place.column ?? null)
      );
    }
    const table = context.workbook.tables.getItemOrNullObject(owner.tableId);
    const column = columnsOf(table).getItemOrNullObject(owner.columnId);
    column.load("index");
    const place = queueRectangle(table.getRange());
    return later(column, (loaded) => {
      const whole = place();
      return loaded.isNullObject || whole === null ? null : whole.column + loaded.index;
    });
  });
  return () => asked.map((answer) => answer());
}
