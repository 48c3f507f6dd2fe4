/** Which rows the user does not see: filtered out, or hidden by hand. */
import type { Span } from "./address";
import { type Batch, later, patiently } from "./host";

/** Ranges asked about in one request while halving. */
const RANGES_PER_REQUEST = 500;

/** The hidden rows among rows of a sheet. */
export async function hiddenRows(
  batch: Batch,
  sheetId: string,
  rows: Span
): Promise<ReadonlySet<number>> {
  const sheet = batch.context.workbook.worksheets.getItem(sheetId);
  const [state = null] = await hiddenStates(batch, sheet, [rows]);
  if (state !== null) return new Set(state ? everyRow(rows) : []);
  const visible = await visibleRows(batch, sheet, rows);
  return visible === null ? byHalving(batch, sheet, rows) : without(rows, visible);
}

/** Whether all (true), none (false) or some (null) of the rows of each span are hidden. */
async function hiddenStates(
  batch: Batch,
  sheet: Excel.Worksheet,
  spans: readonly Span[]
): Promise<(boolean | null)[]> {
  const answers = await patiently(batch, () =>
    spans.map(({ first, last }) => {
      const range = sheet.getRangeByIndexes(first, 0, last - first + 1, 1);
      range.load("rowHidden");
      // The declared type leaves out the null of a mixed answer.
      return later(range, ({ rowHidden }): boolean | null => rowHidden);
    })
  );
  return answers.map((answer) => answer());
}

/** Visible rows by Excel's own list of visible cells; null where it has none, or will not say. */
async function visibleRows(
  batch: Batch,
  sheet: Excel.Worksheet,
  { first, last }: Span
): Promise<Span[] | null> {
  try {
    const cells = await patiently(batch, () => {
      const visible = sheet
        .getRange(`${first + 1}:${last + 1}`)
        .getSpecialCellsOrNullObject(Excel.SpecialCellType.visible);
      visible.load("areas/items/rowIndex,areas/items/rowCount");
      return later(visible, (loaded) =>
        loaded.isNullObject
          ? null
          : loaded.areas.items.map(({ rowIndex, rowCount }) => ({
              first: rowIndex,
              last: rowIndex + rowCount - 1,
            }))
      );
    });
    return cells();
  } catch {
    // More pieces than Excel lists at once, or every column hidden: asked for row by row instead.
    return null;
  }
}

/** Asks about ever smaller spans until each is all hidden or all visible. */
async function byHalving(
  batch: Batch,
  sheet: Excel.Worksheet,
  rows: Span
): Promise<ReadonlySet<number>> {
  const hidden = new Set<number>();
  let undecided = halvesOf(rows);
  while (undecided.length > 0) {
    const asked = undecided.splice(0, RANGES_PER_REQUEST);
    const states = await hiddenStates(batch, sheet, asked);
    const halves: Span[] = [];
    asked.forEach((span, index) => {
      const state = states[index] ?? null;
      if (state === true) for (const row of everyRow(span)) hidden.add(row);
      if (state === null) halves.push(...halvesOf(span));
    });
    undecided = [...undecided, ...halves];
  }
  return hidden;
}

function halvesOf({ first, last }: Span): Span[] {
  if (first === last) return [];
  const middle = Math.floor((first + last) / 2);
  return [
    { first, last: middle },
    { first: middle + 1, last },
  ];
}

function without(rows: Span, visible: readonly Span[]): Set<number> {
  const hidden = new Set(everyRow(rows));
  for (const span of visible) for (const row of everyRow(span)) hidden.delete(row);
  return hidden;
}

function everyRow({ first, last }: Span): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
