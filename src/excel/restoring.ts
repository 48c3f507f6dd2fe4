/** A cell's content on record, and what to enter so that the cell holds it again. */
import type { Rectangle } from "./address";
import { literalOf } from "./guard";
import { type Batch, inHalves, patiently, unstoppable } from "./host";
import { isFormulaCell, type ObservedCell } from "./locks";
import type { FormerContent } from "./records";
import { rectanglesToWrite } from "./rectangles";

/** A cell's content as it is put on record. */
export function contentOf(cell: ObservedCell): FormerContent {
  if (isFormulaCell(cell)) return { formula: String(cell.formula) };
  return cell.value;
}

/** What to hand to `range.formulas` so that the cell holds a former content again. */
export function restoringLiteral(content: FormerContent): string | number | boolean {
  if (typeof content === "object") return content.formula;
  if (typeof content !== "string") return content;
  return readsAsSomethingElse(content) ? `'${content}` : content;
}

/**
 * Whether a text, entered without its apostrophe, would become something else: a formula, a number,
 * a date, a truth value, an error; or lose an apostrophe of its own.
 */
export function readsAsSomethingElse(text: string): boolean {
  if (text === "" || literalOf(text) === text) return false;
  if (!/^\p{L}/u.test(text) || !/^\p{L}/u.test(text.normalize("NFKC"))) return true;
  // With two words besides a figure it can no longer be a date (`March 5`) or a number (`1E5`).
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return !/\p{N}/u.test(text) || words.length < 2;
}

/** Cells of one row to be given back, by column; undefined leaves a cell alone. */
export interface RowToGiveBack {
  /** 0-based sheet row. */
  row: number;
  cells: readonly (ObservedCell | undefined)[];
}

/**
 * Gives cells back what they held: what another hand wrote there at the same moment as we. It is done
 * although the run was stopped meanwhile, for nobody else knows what they held.
 *
 * @param columns sheet columns, ascending
 * @param rows ascending
 */
export async function giveBack(
  batch: Batch,
  sheet: Excel.Worksheet,
  columns: readonly number[],
  rows: readonly RowToGiveBack[]
): Promise<void> {
  await inHalves(rows, async (some) => {
    await patiently(unstoppable(batch), () => {
      const rectangles = rectanglesToWrite(
        some.map(({ row }) => row),
        columns,
        (index, position) => some[index]?.cells[position] !== undefined
      );
      for (const { firstIndex, firstPosition, ...rectangle } of rectangles) {
        queueFormulas(sheet, rectangle, (row, column) => {
          const cell = some[firstIndex + row]?.cells[firstPosition + column];
          return cell === undefined ? "" : restoringLiteral(contentOf(cell));
        });
      }
    });
  });
}

/** Queues entering contents into a rectangle, each as `range.formulas` takes it. */
export function queueFormulas(
  sheet: Excel.Worksheet,
  { row, column, rows, columns }: Rectangle,
  literalAt: (row: number, column: number) => string | number | boolean
): void {
  const range = sheet.getRangeByIndexes(row, column, rows, columns);
  range.formulas = Array.from({ length: rows }, (_, rowIndex) =>
    Array.from({ length: columns }, (__, columnIndex) => literalAt(rowIndex, columnIndex))
  );
}
