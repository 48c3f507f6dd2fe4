/** Reads a block's rows as transactions, each with its identity and our cells beside it. */
import {
  type ColumnMapping,
  contentHash,
  createIdentities,
  readRow,
  type RowFields,
  type RowSkip,
} from "../columns";
import {
  type Batch,
  fingerprint,
  inSlices,
  isBlankCell,
  type KnownRow,
  type ObservedCell,
  type OutputField,
  rowFingerprint,
  type RowChunk,
  streamRows,
} from "../excel";
import type { Note } from "../model";
import type { Reading } from "./reading";

/** One row of bank data. */
export interface ScannedRow extends KnownRow {
  /** 0-based sheet row. */
  row: number;
  /** `rowFingerprint` of the cells that make its identity. */
  source: number;
  /** Identity (architecture, decision 4). */
  id: string;
  fields: RowFields;
  notes: Note[];
  /** Our cells, in the order of the wanted fields. */
  cells: ObservedCell[];
}

export interface Scan {
  rows: ScannedRow[];
  /** Rows that are no transactions, in sheet order. */
  skipped: { row: number; reason: RowSkip }[];
}

/** Roles whose cells make a row's identity. */
const IDENTITY_ROLES = [
  "id",
  "account",
  "date",
  "amount",
  "debit",
  "credit",
  "entry_type",
  "description",
] as const satisfies readonly (keyof ColumnMapping)[];

/** Columns of the block, 0-based within it and ascending, whose cells make a row's identity. */
export function identityColumns(mapping: ColumnMapping): number[] {
  const columns = new Set<number>();
  for (const role of IDENTITY_ROLES) {
    const column = mapping[role];
    if (column !== undefined) columns.add(column);
  }
  return [...columns].sort((one, other) => one - other);
}

/** Reads all rows of the block below its header. */
export async function scanRows(
  batch: Batch,
  reading: Reading,
  wanted: readonly OutputField[]
): Promise<Scan> {
  const { located, mapping, conventions, headers, country } = reading;
  const rows: ScannedRow[] = [];
  const skipped: Scan["skipped"] = [];
  const identity = identityColumns(mapping);
  const moneyColumns =
    mapping.currency !== undefined
      ? []
      : [mapping.amount, mapping.debit, mapping.credit].filter((column) => column !== undefined);

  const take = ({ first, values, formats, owned }: RowChunk) => {
    values.forEach((cells, index) => {
      const { fields, notes, skip } = readRow(cells, mapping, conventions, {
        headers,
        country,
        formats: formats?.[index] ?? null,
      });
      if (skip !== null) {
        skipped.push({ row: first + index, reason: skip });
        return;
      }
      rows.push({
        row: first + index,
        source: rowFingerprint(identity.map((column) => cells[column] ?? "")),
        id: "",
        key: "",
        descriptionHint: fingerprint(fields.description, 4),
        moneyHint: fingerprint(`${fields.date ?? ""} ${fields.amount ?? ""}`, 4),
        fields,
        notes,
        cells: owned[index] ?? [],
      });
    });
  };
  const span = { first: reading.firstDataRow, last: located.rows.last };
  await streamRows(
    batch,
    located,
    { rows: span, formatColumns: moneyColumns, fields: wanted },
    take
  );
  await identify(rows);
  return { rows, skipped };
}

/**
 * Gives rows their ids. Of equal rows those with cells of ours come first: a copy pasted above its
 * twin is then the new one, and the twin keeps its id and its locks.
 */
async function identify(rows: readonly ScannedRow[]): Promise<void> {
  const identities = createIdentities();
  const twins = new Map<string, ScannedRow[]>();
  await inSlices(rows, (row) => {
    const base = row.fields.id ?? contentHash(row.fields);
    const group = twins.get(base);
    if (group === undefined) twins.set(base, [row]);
    else group.push(row);
  });
  await inSlices(twins, ([base, group]) => {
    const ordered =
      group.length === 1
        ? group
        : [...group.filter((row) => !isUnwritten(row)), ...group.filter(isUnwritten)];
    for (const row of ordered) {
      row.id = identities.next({ ...row.fields, id: base });
      row.key = fingerprint(row.id, 10);
    }
  });
}

function isUnwritten({ cells }: ScannedRow): boolean {
  return cells.every(isBlankCell);
}
