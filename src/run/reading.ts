/**
 * How the rows of a table are read: kept from preparation to run, and put on record with a run, so
 * that undoing finds the rows again wherever they are by then.
 */
import { z } from "zod";
import type { ColumnMapping, TableConventions } from "../columns";
import type { KnownPlace, Located } from "../excel";

const Rectangle = z.object({
  row: z.number().int(),
  column: z.number().int(),
  rows: z.number().int(),
  columns: z.number().int(),
});

const Index = z.number().int().min(0);

/** Roles of `ColumnMapping`; kept in step by the compiler (see `mappingOf`). */
const Mapping = z.object({
  date: Index.optional(),
  description: Index.optional(),
  amount: Index.optional(),
  debit: Index.optional(),
  credit: Index.optional(),
  entry_type: Index.optional(),
  currency: Index.optional(),
  account: Index.optional(),
  account_holder_id: Index.optional(),
  account_holder_type: Index.optional(),
  account_holder_name: Index.optional(),
  country: Index.optional(),
  id: Index.optional(),
  mcc: Index.optional(),
  balance: Index.optional(),
});

const Conventions = z.object({
  dateOrder: z.enum(["dmy", "mdy", "ymd"]),
  dateOrderUncertain: z.boolean(),
  decimalMark: z.enum([".", ","]),
  sign: z.enum(["account", "card"]),
  currency: z.string().nullable(),
});

/** What is put on record with a run. */
export const RecordedReading = z.object({
  tableName: z.string().nullable(),
  address: z.string(),
  /** Of the area at that time; null where it is not known. */
  anchor: Rectangle.nullable(),
  /** 0-based sheet row of the header at that time, null where there is none. */
  headerRow: z.number().int().nullable(),
  headers: z.array(z.string().nullable()).nullable(),
  mapping: Mapping,
  conventions: Conventions,
  country: z.string().nullable(),
});
export type RecordedReading = z.infer<typeof RecordedReading>;

/** What the user changed about a table, remembered for the sheet. */
export const Overrides = z.object({
  mapping: Mapping.nullable(),
  conventions: Conventions.partial(),
});
export type Overrides = z.infer<typeof Overrides>;

/** How to read the rows of a located block. */
export interface Reading {
  located: Located;
  /** 0-based sheet row, null where there is none. */
  headerRow: number | null;
  /** 0-based sheet row of the first row below header and letterhead. */
  firstDataRow: number;
  /** Header texts by column of the block. */
  headers: (string | null)[] | null;
  mapping: ColumnMapping;
  conventions: TableConventions;
  country: string | null;
}

/** A mapping without the roles that are not there. */
export function mappingOf(parsed: z.infer<typeof Mapping>): ColumnMapping {
  return parsed satisfies ColumnMapping;
}

/**
 * A mapping made for some headers, carried over to the headers as they are now: a column that was
 * moved is found by its header where only one column bears it, else it is taken to be where it was.
 */
export function carryOver(
  mapping: ColumnMapping,
  headers: readonly (string | null)[] | null,
  now: readonly (string | null)[] | null
): ColumnMapping {
  if (headers === null || now === null) return mapping;
  const carried: ColumnMapping = {};
  for (const [role, index] of Object.entries(mapping) as [keyof ColumnMapping, number][]) {
    const header = headers[index] ?? null;
    const places = now.flatMap((text, column) => (text === header ? [column] : []));
    const [only] = places;
    carried[role] =
      header === null || now[index] === header || places.length !== 1 || only === undefined
        ? index
        : only;
  }
  return carried;
}

/** Where a recorded reading was, to be located again. */
export function placeOf(
  recorded: RecordedReading,
  sheetId: string,
  sheetName: string,
  area: number
): KnownPlace {
  return {
    sheetId,
    sheetName,
    tableName: recorded.tableName,
    address: recorded.address,
    anchored: recorded.anchor === null ? null : { area, anchor: recorded.anchor },
  };
}
