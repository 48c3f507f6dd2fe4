/** What stands in the cells the user has selected: read, never written. */
import { type Batch, patiently } from "./host";
import type { SheetValue } from "./read";

/** Most cells read at once: a column of labels, or a few beside each other. */
const MOST_CELLS = 20_000;

export type SelectedCells =
  | { state: "read"; values: SheetValue[][] }
  /** Nothing stands in them. */
  | { state: "empty" }
  | { state: "too_many"; most: number };

/**
 * The filled part of the selected range, so that a whole column can be selected. Throws what Excel
 * throws, for instance where several ranges are selected or a cell is being edited.
 */
export async function readSelectedCells(batch: Batch): Promise<SelectedCells> {
  const filled = await patiently(batch, () => {
    const range = batch.context.workbook.getSelectedRange().getUsedRangeOrNullObject(true);
    range.load("rowCount,columnCount");
    return range;
  });
  if (filled.isNullObject) return { state: "empty" };
  if (filled.rowCount * filled.columnCount > MOST_CELLS)
    return { state: "too_many", most: MOST_CELLS };
  await patiently(batch, () => filled.load("values"));
  return { state: "read", values: filled.values };
}
