/**
 * Room for columns of ours, and making them. New columns stand directly right of the data where that
 * is free, else in the next free block of columns; nothing that stands there is moved or overwritten.
 */
import { SHEET_COLUMNS } from "./address";
import type { CreatedColumn } from "./book";
import type { Span } from "./address";
import { refuse } from "./errors";
import { literalOf, shownText } from "./guard";
import { type HeaderLook, queueLookOf, queueReadLook } from "./header-look";
import { type Batch, patiently } from "./host";
import type { Located } from "./locate";
import { isBlankCell } from "./locks";
import { hiddenName, queueHiddenName } from "./owned-columns";
import { chunksOf, columnsOf, formatOf, queueCells, queueRectangle, tablesOf } from "./read";
import { giveBack } from "./restoring";
import { OUTPUT_FIELDS, type OutputField } from "./types";

/** How a column of ours looks when it is made. All of it is the user's to change afterwards. */
export interface ColumnLook {
  header: string;
  /** Points. */
  width: number;
  /** Null leaves the cells as they are. */
  numberFormat: string | null;
}

/** Where each field is or will be. */
export interface ColumnPlan {
  /** Sheet column by field, in the order of the fields. */
  columns: Map<OutputField, number>;
  /** Those that are not there yet. */
  missing: OutputField[];
  /** The new ones are appended to the Excel table itself. */
  intoTable: boolean;
}

/** Columns looked through for room before going beyond all that is used. */
const SEARCHED_COLUMNS = 64;

/** Finds the columns of the wanted fields, and room for those that are missing. Writes nothing. */
export async function planColumns(
  batch: Batch,
  located: Located,
  headerRow: number | null,
  wanted: readonly OutputField[]
): Promise<ColumnPlan> {
  const columns = new Map<OutputField, number>();
  const fields = OUTPUT_FIELDS.filter((field) => wanted.includes(field));
  const missing = fields.filter((field) => !located.owned.has(field));
  const room = missing.length === 0 ? null : await findRoom(batch, located, headerRow, missing);
  for (const field of fields) {
    const column = located.owned.get(field) ?? (room?.first ?? 0) + missing.indexOf(field);
    columns.set(field, column);
  }
  return { columns, missing, intoTable: room?.intoTable ?? false };
}

async function findRoom(
  batch: Batch,
  located: Located,
  headerRow: number | null,
  missing: readonly OutputField[]
): Promise<{ first: number; intoTable: boolean }> {
  const sheet = batch.context.workbook.worksheets.getItem(located.sheetId);
  const [used, tables] = await patiently(batch, () => {
    const collection = tablesOf(sheet);
    collection.load("items/id");
    return [queueRectangle(sheet.getUsedRangeOrNullObject(true)), collection] as const;
  });
  const tablePlaces = await patiently(batch, () =>
    tables.items
      .filter(({ id }) => id !== located.table?.id)
      .map((table) => queueRectangle(table.getRange()))
  );
  const rows: Span = {
    first: headerRow ?? located.rows.first,
    // A table's row of totals is not ours to push aside what stands beside it.
    last: located.table?.last ?? located.rows.last,
  };
  const usedRectangle = used();
  const usedLast = usedRectangle === null ? -1 : usedRectangle.column + usedRectangle.columns - 1;
  let start = located.columns.last + 1;
  // Beside our own columns, where some of them stand there already.
  while (located.ownColumns.has(start)) start++;

  const last = Math.min(start + SEARCHED_COLUMNS - 1, Math.max(usedLast, start));
  const taken = new Set<number>(located.ownColumns);
  for (const place of tablePlaces) {
    const rectangle = place();
    if (rectangle === null) continue;
    if (rectangle.row > rows.last || rectangle.row + rectangle.rows <= rows.first) continue;
    for (let column = 0; column < rectangle.columns; column++) taken.add(rectangle.column + column);
  }
  if (start <= usedLast) {
    for (const chunk of chunksOf(rows)) {
      const cells = await patiently(batch, () =>
        queueCells(
          sheet,
          {
            row: chunk.first,
            column: start,
            rows: chunk.last - chunk.first + 1,
            columns: last - start + 1,
          },
          ["values", "formulas"]
        )
      );
      const { values, formulas } = cells();
      formulas.forEach((row, at) => {
        row.forEach((formula, index) => {
          // A cell that a formula beside it fills has a value only.
          const value = values[at]?.[index] ?? "";
          if (!isBlankCell({ value, formula })) taken.add(start + index);
        });
      });
    }
  }
  const isFree = (first: number) => missing.every((_, index) => !taken.has(first + index));
  let first = start;
  while (first <= last && !isFree(first)) first++;
  if (first > last) {
    first = Math.max(usedLast + 1, last + 1);
    while (!isFree(first) && first < SHEET_COLUMNS) first++;
  }
  if (first + missing.length > SHEET_COLUMNS) {
    refuse({ code: "no_free_columns", sheet: located.sheetName, needed: missing.length });
  }
  // A table grows only into free cells right beside it: Excel would shift anything else aside.
  const intoTable = located.table !== null && first === located.columns.last + 1;
  return { first, intoTable };
}

/** What the cells of a column to be made are before: for the journal. */
export async function readFormer(
  batch: Batch,
  located: Located,
  headerRow: number | null,
  plan: ColumnPlan,
  looks: Readonly<Record<OutputField, ColumnLook>>
): Promise<CreatedColumn[]> {
  const sheet = batch.context.workbook.worksheets.getItem(located.sheetId);
  const rows: Span = { first: headerRow ?? located.rows.first, last: located.rows.last };
  const created: CreatedColumn[] = [];
  for (const field of plan.missing) {
    const column = plan.columns.get(field) ?? 0;
    const format = await patiently(batch, () => {
      const loaded = formatOf(sheet.getRangeByIndexes(rows.first, column, 1, 1));
      loaded.load("columnWidth");
      return loaded;
    });
    let formerFormats: CreatedColumn["formerFormats"] = null;
    if (looks[field].numberFormat !== null && !plan.intoTable) {
      formerFormats = [];
      for (const chunk of chunksOf(rows)) {
        const cells = await patiently(batch, () =>
          queueCells(
            sheet,
            { row: chunk.first, column, rows: chunk.last - chunk.first + 1, columns: 1 },
            ["numberFormat"]
          )
        );
        for (const [numberFormat] of cells().numberFormat) {
          const run = formerFormats.at(-1);
          if (run !== undefined && run[0] === String(numberFormat)) run[1]++;
          else formerFormats.push([String(numberFormat), 1]);
        }
      }
    }
    const formerLook =
      headerRow === null || plan.intoTable
        ? null
        : (await patiently(batch, () => queueReadLook(sheet.getCell(headerRow, column))))();
    created.push({
      field,
      header: headerRow === null ? null : shownText(looks[field].header),
      formerWidth: format.columnWidth,
      formerFormats,
      formerLook,
    });
  }
  return created;
}

/** How the header of the last column of the data looks, for ours to look alike. */
export async function readNeighbourLook(
  batch: Batch,
  located: Located,
  headerRow: number
): Promise<HeaderLook> {
  const sheet = batch.context.workbook.worksheets.getItem(located.sheetId);
  const look = await patiently(batch, () =>
    queueReadLook(sheet.getCell(headerRow, located.columns.last))
  );
  return look();
}

/**
 * Sends the request that makes new columns beside the data. A header cell that another hand filled at
 * that moment is given back.
 *
 * @param queue queues the run's record and `queueColumnsBeside`
 */
export async function makeColumnsBeside(
  batch: Batch,
  located: Located,
  headerRow: number | null,
  plan: ColumnPlan,
  queue: () => void
): Promise<void> {
  const sheet = batch.context.workbook.worksheets.getItem(located.sheetId);
  const columns = plan.missing
    .map((field) => plan.columns.get(field) ?? 0)
    .sort((one, other) => one - other);
  const read = await patiently(batch, () => {
    const found = columns.map((column) =>
      headerRow === null
        ? null
        : queueCells(sheet, { row: headerRow, column, rows: 1, columns: 1 }, ["values", "formulas"])
    );
    queue();
    return found;
  });
  if (headerRow === null) return;
  const cells = read.map((take) => {
    const { values, formulas } = take?.() ?? { values: [], formulas: [] };
    const cell = { value: values[0]?.[0] ?? "", formula: formulas[0]?.[0] ?? "" };
    return isBlankCell(cell) ? undefined : cell;
  });
  if (cells.every((cell) => cell === undefined)) return;
  await giveBack(batch, sheet, columns, [{ row: headerRow, cells }]);
}

/** Queues new columns beside the data: names, headers, widths and number formats. */
export function queueColumnsBeside(
  { context }: Batch,
  located: Located,
  headerRow: number | null,
  plan: ColumnPlan,
  looks: Readonly<Record<OutputField, ColumnLook>>,
  headerLook: HeaderLook | null,
  area: number
): void {
  const sheet = context.workbook.worksheets.getItem(located.sheetId);
  const first = headerRow ?? located.rows.first;
  const rows = located.rows.last - first + 1;
  for (const field of plan.missing) {
    const column = plan.columns.get(field) ?? 0;
    const look = looks[field];
    const whole = sheet.getRangeByIndexes(first, column, rows, 1);
    queueHiddenName(context, hiddenName(area, field), whole, located.hiddenNames);
    if (headerRow !== null) {
      const header = sheet.getRangeByIndexes(headerRow, column, 1, 1);
      header.values = [[literalOf(shownText(look.header))]];
      if (headerLook !== null) queueLookOf(header, headerLook);
    }
    queueLook(whole, look);
  }
}

/**
 * Appends new columns to the Excel table; answers their ids and header texts by field. The ids are only
 * known afterwards: until they are on record, and should the table be made a plain range, the columns
 * are known by hidden names.
 */
export async function appendToTable(
  batch: Batch,
  { hiddenNames }: Located,
  tableId: string,
  plan: ColumnPlan,
  looks: Readonly<Record<OutputField, ColumnLook>>,
  area: number
): Promise<Map<OutputField, { id: number; header: string }>> {
  const table = batch.context.workbook.tables.getItem(tableId);
  const listed = await patiently(batch, () => {
    const columns = columnsOf(table);
    columns.load("items/name");
    return columns;
  });
  const names = new Set(listed.items.map(({ name }) => name.toLowerCase()));
  const added = await patiently(batch, () =>
    plan.missing.map((field) => {
      const header = unusedName(shownText(looks[field].header), names);
      names.add(header.toLowerCase());
      const column = columnsOf(table).add(undefined, undefined, header);
      column.load("id");
      queueHiddenName(batch.context, hiddenName(area, field), column.getRange(), hiddenNames);
      queueLook(column.getDataBodyRange(), looks[field]);
      return { field, header, column };
    })
  );
  return new Map(added.map(({ field, header, column }) => [field, { id: column.id, header }]));
}

function queueLook(cells: Excel.Range, look: ColumnLook): void {
  cells.format.columnWidth = look.width;
  if (look.numberFormat !== null) {
    // One value stands for all cells of the range; the declared type knows only the long way.
    cells.set({ numberFormat: look.numberFormat as unknown as string[][] });
  }
}

/** Column names of a table are unique: `Label`, else `Label 2`, `Label 3` … */
function unusedName(wanted: string, used: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; used.has(name.toLowerCase()); number++) name = `${wanted} ${number}`;
  return name;
}
