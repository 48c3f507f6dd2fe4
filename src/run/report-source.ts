/**
 * Whether formulas can add up the user's own rows, and over which columns. A formula sees cells and
 * nothing else: it is offered only where it would read every row of the table as we do.
 */
import { type CellValue, type ColumnMapping, dateOfSerial, entryTypeOfWords } from "../columns";
import {
  type Batch,
  type ColumnReference,
  columnReferences,
  type SheetValue,
  streamRows,
} from "../excel";
import type { EntryType } from "../model";
import type { Reading } from "./reading";
import type { SheetRow } from "./sheet-rows";

/** How the columns tell what moved, and which way. */
export type MoneyColumns =
  /** One column whose sign says it. */
  | { kind: "signed"; amount: ColumnReference; outgoing: "<" | ">" }
  /** A column for each way. */
  | { kind: "sides"; debit: ColumnReference | null; credit: ColumnReference | null }
  /** A column of amounts and one of words. */
  | {
      kind: "typed";
      amount: ColumnReference;
      type: ColumnReference;
      words: Readonly<Record<EntryType, readonly string[]>>;
    };

/** The columns that formulas add up. */
export interface SourceColumns {
  date: ColumnReference;
  money: MoneyColumns;
  /** Null where all rows are of one currency. */
  currency: ColumnReference | null;
  /** Null where there is no such column. */
  label: ColumnReference | null;
  merchant: ColumnReference | null;
}

/** Why no formula can. */
export type SourceFault = "dates" | "amounts" | "currencies" | "rows";

export type ReportSource =
  { ok: true; columns: SourceColumns } | { ok: false; reason: SourceFault };

/** The roles of the columns that formulas look at. */
const ROLES = ["date", "amount", "debit", "credit", "entry_type", "currency"] as const;
type Role = (typeof ROLES)[number];
/** Columns of ours that they look at. */
const FIELDS = ["label", "merchant"] as const;
/** The cells of one row in these columns. */
export type SourceCells = Readonly<Record<Role, CellValue>>;

/** Words of one direction that formulas tell apart at most. */
const MOST_WORDS = 6;

/**
 * The columns of a table as formulas see them. `rows` are the transactions to be added up: where others
 * stand between them, of another account holder, no formula is offered.
 */
export async function readReportSource(
  batch: Batch,
  reading: Reading,
  rows: readonly SheetRow[]
): Promise<ReportSource> {
  const { located, mapping, conventions } = reading;
  const cells = new Map<number, SourceCells>();
  const span = { first: reading.firstDataRow, last: located.rows.last };
  await streamRows(batch, located, { rows: span, formatColumns: [], fields: [] }, (chunk) => {
    chunk.values.forEach((values, index) => {
      cells.set(chunk.first + index + 1, cellsOf(values, mapping));
    });
  });
  const shape = shapeOf(cells, rows, mapping, conventions.sign);
  if (!shape.ok) return shape;
  const roles = ROLES.filter((role) => mapping[role] !== undefined);
  const fields = FIELDS.filter((field) => located.owned.has(field));
  const found = await columnReferences(batch, located, span, [
    ...roles.map((role) => located.columns.first + (mapping[role] ?? 0)),
    ...fields.map((field) => located.owned.get(field) ?? 0),
  ]);
  const referenceAt = (index: number): ColumnReference => {
    const reference = found[index];
    if (reference === undefined) throw new RangeError("A column of the table has no place.");
    return reference;
  };
  const of = (role: Role) => referenceAt(roles.indexOf(role));
  const own = (field: (typeof FIELDS)[number]) =>
    fields.includes(field) ? referenceAt(roles.length + fields.indexOf(field)) : null;
  return {
    ok: true,
    columns: {
      date: of("date"),
      money: moneyColumns(shape.money, of, mapping),
      currency: shape.hasCurrencyColumn ? of("currency") : null,
      label: own("label"),
      merchant: own("merchant"),
    },
  };
}

function cellsOf(values: readonly SheetValue[], mapping: ColumnMapping): SourceCells {
  const cell = (role: Role): CellValue => {
    const column = mapping[role];
    return column === undefined ? "" : (values[column] ?? "");
  };
  return {
    date: cell("date"),
    amount: cell("amount"),
    debit: cell("debit"),
    credit: cell("credit"),
    entry_type: cell("entry_type"),
    currency: cell("currency"),
  };
}

/** How the rows can be told by formulas. */
export type MoneyShape =
  | { kind: "signed"; outgoing: "<" | ">" }
  | { kind: "sides" }
  | { kind: "typed"; words: Readonly<Record<EntryType, readonly string[]>> };
export type SourceShape =
  { ok: true; money: MoneyShape; hasCurrencyColumn: boolean } | { ok: false; reason: SourceFault };

/**
 * Tells by the cells, by 1-based sheet row, whether formulas read every row as we do. Rows that are no
 * transactions must come to nothing.
 */
export function shapeOf(
  cells: ReadonlyMap<number, SourceCells>,
  rows: readonly Pick<SheetRow, "sheetRow" | "fields">[],
  mapping: ColumnMapping,
  sign: "account" | "card"
): SourceShape {
  if (mapping.date === undefined) return { ok: false, reason: "dates" };
  const byRow = new Map(rows.map((row) => [row.sheetRow, row.fields]));
  const money = moneyShape(cells, mapping, sign);
  if (money === null) return { ok: false, reason: "amounts" };
  const currencies = new Set(rows.map(({ fields }) => fields.currency));
  const hasCurrencyColumn = currencies.size > 1;
  for (const [sheetRow, row] of cells) {
    const fields = byRow.get(sheetRow);
    const flows = flowsOf(row, money);
    if (flows === null) return { ok: false, reason: "amounts" };
    const isDated = typeof row.date === "number";
    if (fields === undefined) {
      if (isDated && (flows.incoming !== 0 || flows.outgoing !== 0))
        return { ok: false, reason: "rows" };
      continue;
    }
    const date = typeof row.date === "number" ? dateOfSerial(Math.floor(row.date)) : null;
    if (date !== fields.date) return { ok: false, reason: "dates" };
    if (fields.date === null) continue;
    const amount = fields.amount ?? 0;
    const way = fields.entry_type ?? "outgoing";
    const other = way === "outgoing" ? "incoming" : "outgoing";
    if (!isNear(flows[way], amount) || !isNear(flows[other], 0))
      return { ok: false, reason: "rows" };
    if (hasCurrencyColumn && !isCurrency(row.currency, fields.currency))
      return { ok: false, reason: "currencies" };
  }
  return { ok: true, money, hasCurrencyColumn };
}

function moneyShape(
  cells: ReadonlyMap<number, SourceCells>,
  mapping: ColumnMapping,
  sign: "account" | "card"
): MoneyShape | null {
  if (mapping.amount === undefined)
    return mapping.debit === undefined && mapping.credit === undefined ? null : { kind: "sides" };
  if (mapping.entry_type === undefined)
    return { kind: "signed", outgoing: sign === "card" ? ">" : "<" };
  const words: Record<EntryType, Map<string, string>> = {
    incoming: new Map(),
    outgoing: new Map(),
  };
  const texts = Array.from(cells.values(), ({ entry_type: cell }) => String(cell ?? ""));
  const beside = new Set(texts.map((text) => text.trim().toLowerCase()));
  for (const text of texts) {
    const way = text.trim() === "" ? null : entryTypeOfWords(text, beside);
    if (way !== null) words[way].set(text.toLowerCase(), text);
  }
  if (words.incoming.size > MOST_WORDS || words.outgoing.size > MOST_WORDS) return null;
  return {
    kind: "typed",
    words: { incoming: [...words.incoming.values()], outgoing: [...words.outgoing.values()] },
  };
}

/** What formulas make of a row's cells; null where a cell holds money that they cannot read. */
function flowsOf(
  { amount, debit, credit, entry_type: type }: SourceCells,
  money: MoneyShape
): Record<EntryType, number> | null {
  switch (money.kind) {
    case "signed": {
      const value = figureOf(amount);
      if (value === null) return null;
      const isOutgoing = money.outgoing === "<" ? value < 0 : value > 0;
      return isOutgoing
        ? { outgoing: Math.abs(value), incoming: 0 }
        : { outgoing: 0, incoming: Math.abs(value) };
    }
    case "sides": {
      const [paid, received] = [figureOf(debit), figureOf(credit)];
      return paid === null || received === null
        ? null
        : { outgoing: Math.abs(paid), incoming: Math.abs(received) };
    }
    case "typed": {
      const value = figureOf(amount);
      if (value === null) return null;
      const word = String(type ?? "").toLowerCase();
      const has = (way: EntryType) => money.words[way].some((one) => one.toLowerCase() === word);
      return {
        outgoing: has("outgoing") ? Math.abs(value) : 0,
        incoming: has("incoming") ? Math.abs(value) : 0,
      };
    }
  }
}

/** A number, nought for what is blank or a mark for nothing; null for an amount written as text. */
function figureOf(cell: CellValue): number | null {
  if (typeof cell === "number") return cell;
  return typeof cell === "string" && /\d/.test(cell) ? null : 0;
}

/** Amounts are read to the ten-thousandth. */
function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) < 0.000_06;
}

function isCurrency(cell: CellValue, currency: string | null): boolean {
  return String(cell ?? "").toUpperCase() === (currency ?? "");
}

function moneyColumns(
  shape: MoneyShape,
  of: (role: Role) => ColumnReference,
  mapping: ColumnMapping
): MoneyColumns {
  switch (shape.kind) {
    case "signed":
      return { ...shape, amount: of("amount") };
    case "sides":
      return {
        kind: "sides",
        debit: mapping.debit === undefined ? null : of("debit"),
        credit: mapping.credit === undefined ? null : of("credit"),
      };
    case "typed":
      return { ...shape, amount: of("amount"), type: of("entry_type") };
  }
}
