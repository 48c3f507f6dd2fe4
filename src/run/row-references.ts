/** Where the columns of the user's rows are, for formulas that are to follow what the user changes there. */
import type { ColumnRole } from "../columns";
import {
  type Batch,
  type ColumnReference,
  columnReferences,
  OUTPUT_FIELDS,
  type OutputField,
  streamRows,
} from "../excel";
import type { Reading } from "./reading";

/** A column of the rows. */
export interface ReferencedColumn {
  reference: ColumnReference;
  /**
   * Whether every filled cell holds a figure: SUMIFS passes over amounts and dates that are written as
   * text, so a formula over such a column would say something else than we do.
   */
  isFigures: boolean;
}

/** The columns a table's rows have. */
export interface RowReferences {
  sheetName: string;
  /** Null for a plain range: its references reach to the last row there is now, and no further. */
  tableName: string | null;
  /** Columns of the bank's, by what they mean. */
  source: Partial<Record<ColumnRole, ReferencedColumn>>;
  /** Columns of ours. */
  ours: Partial<Record<OutputField, ReferencedColumn>>;
}

/** Reads where the columns of a table's rows are, and which of them hold figures throughout. */
export async function readRowReferences(batch: Batch, reading: Reading): Promise<RowReferences> {
  const { located, mapping, firstDataRow } = reading;
  const rows = { first: firstDataRow, last: located.rows.last };
  const roles = Object.entries(mapping) as [ColumnRole, number][];
  const fields = OUTPUT_FIELDS.filter((field) => located.owned.has(field));
  const columns = [
    ...roles.map(([, index]) => located.columns.first + index),
    ...fields.map((field) => located.owned.get(field) ?? 0),
  ];
  const references = await columnReferences(batch, located, rows, columns);
  const hasText = columns.map(() => false);
  await streamRows(batch, located, { rows, formatColumns: [], fields }, ({ values, owned }) => {
    const note = (column: number, value: unknown) => {
      if (value !== "" && typeof value !== "number") hasText[column] = true;
    };
    for (const cells of values) {
      roles.forEach(([, index], column) => note(column, cells[index] ?? ""));
    }
    for (const cells of owned) {
      cells.forEach(({ value }, column) => note(roles.length + column, value));
    }
  });
  const columnAt = (index: number): ReferencedColumn | undefined => {
    const reference = references[index];
    return reference && { reference, isFigures: hasText[index] === false };
  };
  const found: RowReferences = {
    sheetName: located.sheetName,
    tableName: located.table?.name ?? null,
    source: {},
    ours: {},
  };
  roles.forEach(([role], index) => {
    const column = columnAt(index);
    if (column !== undefined) found.source[role] = column;
  });
  fields.forEach((field, index) => {
    const column = columnAt(roles.length + index);
    if (column !== undefined) found.ours[field] = column;
  });
  return found;
}
