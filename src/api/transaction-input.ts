/**
 * Transactions as they come in, strict or incomplete, and how both become the service's.
 *
 * Strict is the contract: what it refuses is refused, naming the field. With `?incomplete=answer`
 * (architecture, decision 3) a row that has an id is never refused: what is missing or unreadable in
 * it is left out and noted, so that one bad row of a sheet costs no other row its answer.
 */
import { z } from "zod";
import {
  ADDITION,
  AccountHolderType,
  Amount,
  CONTRACT_CURRENCIES,
  CountryCode,
  EntryTypeInput,
  FURTHER_CURRENCIES,
  isKnownCountry,
  MAXIMUM_DESCRIPTION_LENGTH,
  MAXIMUM_TRANSACTION_ID_LENGTH,
  MerchantCategoryCode,
  TransactionInput,
  type Note,
  type Transaction,
} from "../model";
import type { BatchItem } from "../service";
import { fieldErrors, MAXIMUM_FIELD_ERRORS, type FieldError } from "./errors";

const NOT_A_DATE = "must be a day that exists, as YYYY-MM-DD";

/** A calendar date; a time after it, as some exports have, is cut off. */
export const DateInput = z.union([
  z.iso.date(NOT_A_DATE),
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/, NOT_A_DATE)
    .transform((text) => text.slice(0, 10))
    .pipe(z.iso.date(NOT_A_DATE)),
]);

/** A currency of ISO 4217 in capitals. */
export const CurrencyInput = z.enum([...CONTRACT_CURRENCIES, ...FURTHER_CURRENCIES], {
  error: "must be an ISO 4217 currency code",
});

/** A country of ISO 3166-1, with or without a subdivision. */
export const CountryInput = CountryCode.refine(
  isKnownCountry,
  "must be an ISO 3166 country code such as US or US-CA"
);

/** v3's transaction (contract section 5.1), with our optional extra inputs. */
export const TransactionV3 = TransactionInput.extend({
  date: DateInput,
  currency: CurrencyInput,
  location: z
    .object({
      raw_address: z.string().max(1024).nullish(),
      country: CountryInput.nullish(),
    })
    .nullish(),
}).meta({ id: "TransactionInput" });

/** The contract names no length; databases find rows by it, so there is one. */
const TransactionIdV2 = z.string().min(1).max(MAXIMUM_TRANSACTION_ID_LENGTH);

/** v2's transaction (contract section 4.1). */
export const TransactionV2 = z
  .object({
    transaction_id: TransactionIdV2,
    description: z.string().max(MAXIMUM_DESCRIPTION_LENGTH),
    entry_type: EntryTypeInput,
    amount: Amount,
    iso_currency_code: CurrencyInput,
    date: DateInput.nullable(),
    account_holder_id: z.string().min(1).max(256).nullish(),
    account_holder_type: AccountHolderType.nullish(),
    account_holder_name: z.string().max(1024).nullish(),
    country: CountryInput.nullish(),
    location: z.string().max(1024).nullish(),
    mcc: MerchantCategoryCode.nullish(),
  })
  .meta({ id: "TransactionInputV2" });

/** `?incomplete=answer` asks for rows to be answered that the contract would refuse. */
export const incompleteParameter = {
  incomplete: z
    .enum(["answer", "refuse"])
    .default("refuse")
    .meta({
      ...ADDITION,
      description: "Whether rows with missing or unreadable fields are answered",
    }),
};
/** Ours: labels come from a custom model, where one is named (docs/models.md). */
export const modelParameter = {
  model_name: z
    .string()
    .min(1)
    .max(128)
    .optional()
    .meta({ ...ADDITION, description: "A custom model to take labels from" }),
};
export type Incomplete = "answer" | "refuse";

export type RowsRead = { ok: true; items: BatchItem[] } | { ok: false; errors: FieldError[] };

/** Rows that are read between two turns for others: some hundredths of a second. */
const ROWS_IN_SLICE = 500;

/** Where rows stand in a request, how strictly they are read, and how others get their turn. */
export interface RowsReading {
  incomplete: Incomplete;
  loc: (string | number)[];
  pause: () => Promise<void>;
}

/** Reads rows of v3, in slices; where rows are wrong, up to as many errors as an answer tells. */
export function readRowsV3(rows: readonly unknown[], reading: RowsReading): Promise<RowsRead> {
  return readRows(rows, reading, { schema: TransactionV3, toItem: itemOfV3, names: V3 });
}

/** Reads rows of v2 in the same way. */
export function readRowsV2(rows: readonly unknown[], reading: RowsReading): Promise<RowsRead> {
  return readRows(rows, reading, { schema: TransactionV2, toItem: itemOfV2, names: V2 });
}

interface RowKind<Row> {
  schema: z.ZodType<Row>;
  toItem: (row: Row) => BatchItem;
  names: FieldNames;
}

async function readRows<Row>(
  rows: readonly unknown[],
  { incomplete, loc, pause }: RowsReading,
  { schema, toItem, names }: RowKind<Row>
): Promise<RowsRead> {
  const items: BatchItem[] = [];
  const errors: FieldError[] = [];
  for (const [index, row] of rows.entries()) {
    if (errors.length >= MAXIMUM_FIELD_ERRORS) break;
    if (index % ROWS_IN_SLICE === ROWS_IN_SLICE - 1) await pause();
    const read = schema.safeParse(row);
    if (read.success) {
      items.push(toItem(read.data));
      continue;
    }
    const answerable = incomplete === "answer" ? readIncomplete(row, names) : null;
    if (answerable !== null && answerable.success) items.push(answerable.item);
    else errors.push(...fieldErrors([...loc, index], answerable?.error ?? read.error, row));
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, items };
}

function itemOfV3(row: z.output<typeof TransactionV3>): BatchItem {
  const transaction: Transaction = {
    id: row.id,
    description: row.description,
    amount: row.amount,
    entry_type: row.entry_type,
    currency: row.currency,
    date: row.date,
    account_holder_id: row.account_holder_id ?? null,
    account_holder_type: row.account_holder_type ?? null,
    account_holder_name: row.account_holder_name ?? null,
    country: row.location?.country ?? null,
    raw_address: row.location?.raw_address ?? null,
    mcc: row.mcc ?? null,
  };
  return { transaction, notes: [] };
}

function itemOfV2(row: z.output<typeof TransactionV2>): BatchItem {
  const transaction: Transaction = {
    id: row.transaction_id,
    description: row.description,
    amount: row.amount,
    entry_type: row.entry_type,
    currency: row.iso_currency_code,
    date: row.date,
    account_holder_id: row.account_holder_id ?? null,
    account_holder_type: row.account_holder_type ?? null,
    account_holder_name: row.account_holder_name ?? null,
    country: row.country ?? null,
    raw_address: row.location ?? null,
    mcc: row.mcc ?? null,
  };
  return { transaction, notes: [] };
}

/** Where a version keeps the fields that an incomplete row may lack. */
interface FieldNames {
  id: "id" | "transaction_id";
  currency: "currency" | "iso_currency_code";
  place: (row: Record<string, unknown>) => { country: unknown; rawAddress: unknown };
}

const V3: FieldNames = {
  id: "id",
  currency: "currency",
  place: ({ location }) => {
    const isObject = location !== null && typeof location === "object";
    const { country, raw_address } = (isObject ? location : {}) as Record<string, unknown>;
    return { country, rawAddress: raw_address };
  },
};
const V2: FieldNames = {
  id: "transaction_id",
  currency: "iso_currency_code",
  place: ({ country, location }) => ({ country, rawAddress: location }),
};

const whoseRow = {
  account_holder_id: z.string().min(1).max(256).nullish(),
  account_holder_type: AccountHolderType.nullish(),
  account_holder_name: z.string().max(1024).nullish(),
};
const identities = {
  id: z.looseObject({ id: TransactionInput.shape.id, ...whoseRow }),
  transaction_id: z.looseObject({ transaction_id: TransactionIdV2, ...whoseRow }),
};

/** A row with holes: which row it is and whose must be right, everything else is noted. */
function readIncomplete(
  raw: unknown,
  names: FieldNames
): { success: true; item: BatchItem } | { success: false; error: z.ZodError } {
  const whose = identities[names.id].safeParse(raw);
  if (!whose.success) return { success: false, error: whose.error };
  const row: Record<string, unknown> = whose.data;
  const { country, rawAddress } = names.place(row);
  const notes: Note[] = [];
  const transaction: Transaction = {
    id: String(row[names.id]),
    description: descriptionOf(row.description, notes),
    amount: readOr(Amount, row.amount, notes, "amount_missing", "amount_unreadable"),
    entry_type:
      readOr(EntryTypeInput, row.entry_type, notes, "entry_type_missing", "entry_type_missing") ??
      "outgoing",
    currency: readOr(
      CurrencyInput,
      row[names.currency],
      notes,
      "currency_missing",
      "currency_unknown"
    ),
    date: readOr(DateInput, row.date, notes, "date_missing", "date_unreadable"),
    account_holder_id: whose.data.account_holder_id ?? null,
    account_holder_type: whose.data.account_holder_type ?? null,
    account_holder_name: whose.data.account_holder_name ?? null,
    country: readOr(CountryInput, country, notes, null, "country_unknown"),
    raw_address: typeof rawAddress === "string" ? rawAddress.slice(0, 1024) : null,
    mcc: MerchantCategoryCode.safeParse(row.mcc).data ?? null,
  };
  return { success: true, item: { transaction, notes } };
}

function descriptionOf(value: unknown, notes: Note[]): string {
  if (typeof value !== "string" || value === "") {
    notes.push({ code: "description_missing", value: null });
    return "";
  }
  if (value.length <= MAXIMUM_DESCRIPTION_LENGTH) return value;
  notes.push({ code: "description_too_long", value: String(value.length) });
  return value.slice(0, MAXIMUM_DESCRIPTION_LENGTH);
}

/** The value as the schema reads it, or null with a note of what was wrong. */
function readOr<Value>(
  schema: z.ZodType<Value>,
  value: unknown,
  notes: Note[],
  missing: Note["code"] | null,
  unreadable: Note["code"]
): Value | null {
  if (value === undefined || value === null || value === "") {
    if (missing !== null) notes.push({ code: missing, value: null });
    return null;
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  notes.push({ code: unreadable, value: shown(value) });
  return null;
}

/** A value as a note may quote it: short, and text. */
function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return text.slice(0, 100);
}
