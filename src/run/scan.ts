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
  type LockEntry,
  type ObservedCell,
  type OutputField,
  rowFingerprint,
  type RowChunk,
  streamRows,
} from "../excel";
import type { Note } from "../model";
import { cellsHeld } from "./held";
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
  /** Whose it is where it is not the workbook's account holder; known once the table was surveyed. */
  accountHolder: string | null;
  notes: Note[];
  /** Our cells, in the order of the wanted fields. */
  cells: ObservedCell[];
}

export interface Scan {
  rows: ScannedRow[];
  /** Rows that are no transactions, in sheet order. */
  skipped: { row: number; reason: RowSkip }[];
}

/** Roles whose cells make a row's identity, and say whose it is. */
const IDENTITY_ROLES = [
  "id",
  "account",
  "account_holder_id",
  "account_holder_type",
  "account_holder_name",
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

/**
 * Reads all rows of the block below its header.
 *
 * @param locks what is on record of the area, by row key: tells equal rows apart
 */
export async function scanRows(
  batch: Batch,
  reading: Reading,
  wanted: readonly OutputField[],
  locks: ReadonlyMap<string, LockEntry>
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
        accountHolder: null,
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
  await identify(rows, cellsHeld(wanted), locks);
  return { rows, skipped };
}

/** An id that one of several equal rows will bear. */
interface Slot {
  id: string;
  key: string;
  entry: LockEntry | undefined;
}

/** Gives rows their ids. Equal rows get those under which their cells are on record. */
async function identify(
  rows: readonly ScannedRow[],
  holds: ReturnType<typeof cellsHeld>,
  locks: ReadonlyMap<string, LockEntry>
): Promise<void> {
  const identities = createIdentities();
  const twins = new Map<string, ScannedRow[]>();
  await inSlices(rows, (row) => {
    const base = row.fields.id ?? contentHash(row.fields);
    const group = twins.get(base);
    if (group === undefined) twins.set(base, [row]);
    else group.push(row);
  });
  await inSlices(twins, ([base, group]) => {
    const slots = group.map(({ fields }): Slot => {
      const id = identities.next({ ...fields, id: base });
      const key = fingerprint(id, 10);
      return { id, key, entry: locks.get(key) };
    });
    share(group, slots, holds);
  });
}

/**
 * Shares ids out among equal rows: first to those whose cells hold what is on record under an id, then
 * to those that hold something else, ids on record first; blank rows take the rest in their order. So a
 * copy pasted above its twin is the new one, and a twin that was never enriched stays free.
 */
function share(
  rows: readonly ScannedRow[],
  slots: Slot[],
  holds: ReturnType<typeof cellsHeld>
): void {
  const give = (row: ScannedRow, at: number) => {
    const [slot] = slots.splice(at, 1);
    if (slot !== undefined) Object.assign(row, { id: slot.id, key: slot.key });
  };
  const isBlank = (row: ScannedRow) => row.cells.every(isBlankCell);
  const others: ScannedRow[] = [];
  for (const row of rows) {
    const isAlone = rows.length === 1;
    const at = isAlone ? 0 : isBlank(row) ? -1 : bestSlot(row, slots, holds);
    if (at >= 0) give(row, at);
    else others.push(row);
  }
  for (const row of others.filter((one) => !isBlank(one))) {
    give(
      row,
      Math.max(
        0,
        slots.findIndex(({ entry }) => entry !== undefined)
      )
    );
  }
  for (const row of others.filter(isBlank)) give(row, 0);
}

/** Ids looked at for one row: enough for any real sheet, and never a quadratic search. */
const MOST_SLOTS = 64;

/** The first of the slots under which most of a row's cells are on record; -1 where none is. */
function bestSlot(
  row: ScannedRow,
  slots: readonly Slot[],
  holds: ReturnType<typeof cellsHeld>
): number {
  let best = -1;
  let most = 0;
  for (const [at, { entry }] of slots.slice(0, MOST_SLOTS).entries()) {
    const held = entry === undefined ? 0 : holds(row, entry);
    if (held > most) [best, most] = [at, held];
    if (most === row.cells.length) break;
  }
  return best;
}
