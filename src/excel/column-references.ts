/** How formulas of ours name columns of the user's rows: by their table's headers where that is safe, else by cells. */
import type { Span } from "./address";
import { type Batch, patiently } from "./host";
import { type ColumnReference, isPlainReference } from "./insertions/formula";
import type { Located } from "./locate";
import { columnsOf } from "./read";

/**
 * References to sheet columns, in their order.
 *
 * @param rows rows of data, without header and totals
 * @param columns 0-based sheet columns
 */
export async function columnReferences(
  batch: Batch,
  { sheetName, table }: Located,
  rows: Span,
  columns: readonly number[]
): Promise<ColumnReference[]> {
  const byCells = (column: number): ColumnReference => ({
    kind: "range",
    sheet: sheetName,
    column,
    rows: { ...rows },
  });
  if (table === null) return columns.map(byCells);
  const listed = await patiently(batch, () => {
    const all = columnsOf(batch.context.workbook.tables.getItem(table.id));
    all.load("items/id,items/name");
    return all;
  });
  return columns.map((column) => {
    const id = table.columns.find((one) => one.column === column)?.id;
    const name = listed.items.find((one) => one.id === id)?.name;
    return name !== undefined && isPlainReference(table.name, name)
      ? { kind: "table", table: table.name, column: name }
      : byCells(column);
  });
}
