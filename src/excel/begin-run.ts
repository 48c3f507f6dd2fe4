/** The first write of a run: the book is brought up to date, columns are made, the locks are folded. */
import {
  type Book,
  type BookArea,
  type CreatedColumn,
  queueBook,
  type SentRows,
  storeBook,
} from "./book";
import { type Batch, patiently } from "./host";
import type { Located } from "./locate";
import { foldLastRun, forgetFields } from "./lock-store";
import {
  appendToTable,
  type ColumnLook,
  type ColumnPlan,
  makeColumnsBeside,
  queueColumnsBeside,
  readFormer,
  readNeighbourLook,
} from "./new-columns";
import { hiddenName, queueHiddenName, unusedArea } from "./owned-columns";
import { OUTPUT_FIELDS, type OutputField, type WorkbookSettings } from "./types";

/** What the book is told of a run. */
export interface RunToBegin {
  located: Located;
  /** 0-based, null where the table has no header row. */
  headerRow: number | null;
  plan: ColumnPlan;
  looks: Readonly<Record<OutputField, ColumnLook>>;
  settings: WorkbookSettings;
  /** How rows are read, so that undo finds them again; JSON. */
  reading: unknown;
  /** What the user chose for columns with these headers, to be remembered for the sheet; JSON. */
  remember: { headers: (string | null)[]; overrides: unknown };
  /** When it begins, ISO 8601. */
  at: string;
}

/** A run that has begun to write. */
export interface BegunRun {
  run: number;
  area: number;
  book: Book;
}

/**
 * Ends the undoing of the run before, makes the missing columns, and puts the new run on record. The
 * record comes before the columns, so that nothing is ever made that undo does not know of.
 */
export async function beginRun(batch: Batch, begin: RunToBegin): Promise<BegunRun> {
  const { located, headerRow, plan, looks, settings } = begin;
  const read = await patiently(batch, () => queueBook(batch.context));
  const book = structuredClone(read());
  const isNewArea = located.area === null;
  const area = located.area ?? unusedArea(located.hiddenNames, book.nextArea);

  await foldLastRun(batch, () => storeBook(batch.context, { ...book, lastRun: null }));
  if (!isNewArea && plan.missing.length > 0) await forgetFields(batch, area, plan.missing);

  const created = await readFormer(batch, located, headerRow, plan, looks);
  const headerLook =
    headerRow === null || plan.intoTable || plan.missing.length === 0
      ? null
      : await readNeighbourLook(batch, located, headerRow);
  const record = areaRecord(book, area, located);
  book.nextArea = Math.max(book.nextArea, area + 1);
  book.settings = settings;
  book.mappings[located.sheetId] = begin.remember;
  book.lastRun = {
    run: book.nextRun,
    area,
    sheetId: located.sheetId,
    sheetName: located.sheetName,
    at: begin.at,
    cells: 0,
    finished: false,
    created,
    newArea: isNewArea,
    reading: begin.reading,
  };
  const run = book.nextRun++;

  await makeColumnsBeside(batch, located, plan.intoTable ? null : headerRow, plan, () => {
    storeBook(batch.context, book);
    if (isNewArea) {
      const sheet = batch.context.workbook.worksheets.getItem(located.sheetId);
      const first = headerRow ?? located.rows.first;
      const source = sheet.getRangeByIndexes(
        first,
        located.columns.first,
        located.rows.last - first + 1,
        located.columns.last - located.columns.first + 1
      );
      queueHiddenName(batch.context, hiddenName(area, "data"), source, located.hiddenNames);
    }
    if (!plan.intoTable)
      queueColumnsBeside(batch, located, headerRow, plan, looks, headerLook, area);
  });
  if (plan.intoTable && located.table !== null && plan.missing.length > 0) {
    const added = await appendToTable(batch, located, located.table.id, plan, looks, area);
    for (const [field, { id }] of added) record.tableColumns[field] = id;
    book.lastRun.created = created.map((column): CreatedColumn => ({
      ...column,
      header: added.get(column.field)?.header ?? column.header,
    }));
    await patiently(batch, () => storeBook(batch.context, book));
  }
  return { run, area, book };
}

/** The area's record, brought up to date: the user may have made a table of it, or a range of a table. */
function areaRecord(book: Book, id: number, { table }: Located): BookArea {
  const known = book.areas.find((area) => area.id === id);
  const present = new Set(table?.columns.map((column) => column.id));
  const record: BookArea = { id, table: table?.id ?? null, tableColumns: {} };
  if (known !== undefined && known.table === record.table) {
    for (const field of OUTPUT_FIELDS) {
      const column = known.tableColumns[field];
      if (column !== undefined && present.has(column)) record.tableColumns[field] = column;
    }
  }
  book.areas = [...book.areas.filter((area) => area.id !== id), record];
  return record;
}

/** Puts on record how far a run has come. */
export function queueProgress(
  context: Excel.RequestContext,
  { book }: BegunRun,
  cells: number,
  finished: boolean
): void {
  if (book.lastRun !== null) Object.assign(book.lastRun, { cells, finished });
  storeBook(context, book);
}

/** What is on record as under way; null where nothing is. */
export async function readSentRows(batch: Batch): Promise<SentRows | null> {
  const read = await patiently(batch, () => queueBook(batch.context));
  return read().sentRows ?? null;
}

/**
 * Puts on record what is under way, before anybody waits for it: a page that is closed meanwhile finds
 * it again. `begun` is the run's own book where it has one already.
 */
export async function saveSentRows(
  batch: Batch,
  begun: BegunRun | null,
  sentRows: SentRows | null
): Promise<void> {
  const book =
    begun?.book ?? structuredClone((await patiently(batch, () => queueBook(batch.context)))());
  book.sentRows = sentRows;
  await patiently(batch, () => storeBook(batch.context, book));
}

/** Remembers what the user chose where a run had nothing to write. */
export async function saveChoices(
  batch: Batch,
  sheetId: string,
  settings: WorkbookSettings,
  remember: RunToBegin["remember"]
): Promise<void> {
  const read = await patiently(batch, () => queueBook(batch.context));
  const book = structuredClone(read());
  const before = JSON.stringify(book);
  book.settings = settings;
  book.mappings[sheetId] = remember;
  if (JSON.stringify(book) === before) return;
  await patiently(batch, () => storeBook(batch.context, book));
}
