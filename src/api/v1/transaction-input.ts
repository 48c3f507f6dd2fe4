/** Transactions as v1 takes them (contract section 3). */
import { z } from "zod";
import { EntryTypeInput, MAXIMUM_DESCRIPTION_LENGTH, type Transaction } from "../../model";
import type { BatchItem } from "../../service";
import { fieldErrors, MAXIMUM_FIELD_ERRORS, type FieldError } from "../errors";
import { unwrap, type BodyOutcome } from "../operation";
import { CurrencyInput, DateInput } from "../transaction-input";

/** Most transactions in one batch: what Ntropy's first SDK sends. */
export const MAXIMUM_BATCH_SIZE_V1 = 100_000;
/** Most labels a transaction may bring to choose from. */
export const MAXIMUM_POSSIBLE_LABELS = 500;

const code = z.string().max(16).nullish();
const facts = z.string().max(256).nullish();

const TOO_MANY_LABELS = `at most ${MAXIMUM_POSSIBLE_LABELS} labels`;
const PossibleLabels = z
  .array(z.string().trim().min(1, "must not be blank").max(200))
  .max(MAXIMUM_POSSIBLE_LABELS, TOO_MANY_LABELS);

/** The part that consumers' and businesses' transactions share. */
export const TransactionV1 = z
  .object({
    transaction_id: z.string().min(1).max(256),
    amount: z.number().gt(0, "must be greater than 0; the entry type says the direction").max(1e15),
    entry_type: EntryTypeInput,
    date: DateInput,
    iso_currency_code: CurrencyInput.default("USD"),
    description: z.string().max(MAXIMUM_DESCRIPTION_LENGTH),
    possible_labels: PossibleLabels.nullish().meta({
      description: "A closed list: the nearest of these labels is answered, or none",
    }),
    payment_channel: facts,
    pending: z.boolean().nullish(),
    moto_eci_code: code,
    pan_entry_mode_auth: code,
    pan_entry_mode_capture: code,
  })
  .meta({ id: "TransactionInputV1" });

const UnlabelledTransaction = TransactionV1.extend({ possible_labels: z.unknown().optional() });

/** Whose transactions they are; in v1 the address says it. */
export type Kind = "consumer" | "business";

/** Accepted and without effect: everything is answered as fast as it can be. */
const latency = { latency_optimized: z.boolean().nullish() };
/** A key of the other kind's transactions: kinds are not mixed. */
const ofOtherKind = (kind: Kind) =>
  z.never(`stands in ${kind} transactions only, which have an address of their own`).optional();

const ConsumerTransaction = z
  .object({
    transaction: TransactionV1,
    user: z.object({ user_id: facts, zip_first_3_digits: facts, email_domain: facts }).nullish(),
    device: z
      .object({ os: facts, ipv4: facts, lat: z.number().nullish(), lon: z.number().nullish() })
      .nullish(),
    ...latency,
    business: ofOtherKind("business"),
    cardholder: ofOtherKind("business"),
  })
  .meta({ id: "ConsumerTransaction" });

const BusinessTransaction = z
  .object({
    transaction: TransactionV1,
    business: z.object({ business_id: facts }).nullish(),
    cardholder: z.record(z.string(), z.unknown()).nullish(),
    ...latency,
    user: ofOtherKind("consumer"),
    device: ofOtherKind("consumer"),
  })
  .meta({ id: "BusinessTransaction" });

/** One transaction of each kind. */
export const INPUTS = { consumer: ConsumerTransaction, business: BusinessTransaction } as const;

const TOO_MANY = `a batch holds at most ${MAXIMUM_BATCH_SIZE_V1} transactions`;
/** A batch before its rows are read, which goes row by row. */
const UnreadBatch = z.array(z.unknown()).max(MAXIMUM_BATCH_SIZE_V1, TOO_MANY);

/** What a batch's body looks like: the rows themselves, or an object that holds them. */
export const batchInput = (kind: Kind) => {
  const rows = z.array(INPUTS[kind]).max(MAXIMUM_BATCH_SIZE_V1, TOO_MANY);
  return z.union([rows, z.object({ transactions: rows })]);
};

/** Reads one transaction. */
export function readTransaction(kind: Kind, json: unknown): BodyOutcome<BatchItem> {
  return rowReader(kind)(json, ["body"]);
}

/** Rows that are read between two turns for others: some hundredths of a second. */
const ROWS_IN_SLICE = 500;

/** Reads a batch in slices; every row must be right. */
export async function readBatch(
  kind: Kind,
  json: unknown,
  pause: () => Promise<void>
): Promise<BodyOutcome<BatchItem[]>> {
  const sent = unwrap(json, "transactions");
  const loc = sent === json ? ["body"] : ["body", "transactions"];
  const read = UnreadBatch.safeParse(sent);
  if (!read.success) return { ok: false, errors: fieldErrors(loc, read.error, sent) };
  const readRow = rowReader(kind);
  const items: BatchItem[] = [];
  const errors: FieldError[] = [];
  for (const [index, row] of read.data.entries()) {
    if (errors.length >= MAXIMUM_FIELD_ERRORS) break;
    if (index % ROWS_IN_SLICE === ROWS_IN_SLICE - 1) await pause();
    const one = readRow(row, [...loc, index]);
    if (one.ok) items.push(one.body);
    else errors.push(...one.errors);
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, body: items };
}

/** Rows whose labels are read by themselves. */
const ROWS = {
  consumer: ConsumerTransaction.extend({ transaction: UnlabelledTransaction }),
  business: BusinessTransaction.extend({ transaction: UnlabelledTransaction }),
} as const;
/** Counted before they are looked at: of each that is wrong an error is made. */
const CountedLabels = z
  .array(z.unknown())
  .max(MAXIMUM_POSSIBLE_LABELS, TOO_MANY_LABELS)
  .pipe(PossibleLabels);
/** Most lists of labels that a batch's reader keeps. */
const KEPT_LISTS = 100;

/** Reads rows one after another; a list of labels that most rows bring is read once. */
function rowReader(kind: Kind): (row: unknown, loc: (string | number)[]) => BodyOutcome<BatchItem> {
  const kept = new Map<string, string[]>();
  return (row, loc) => {
    const read = ROWS[kind].safeParse(row);
    if (!read.success) return { ok: false, errors: fieldErrors(loc, read.error, row) };
    const { possible_labels: sent, ...transaction } = read.data.transaction;
    if (sent === undefined || sent === null)
      return { ok: true, body: itemOf(transaction, kind, []) };
    const key = listKey(sent);
    const known = key === null ? undefined : kept.get(key);
    if (known !== undefined) return { ok: true, body: itemOf(transaction, kind, known) };
    const labels = CountedLabels.safeParse(sent);
    if (!labels.success) {
      const at = [...loc, "transaction", "possible_labels"];
      return { ok: false, errors: fieldErrors(at, labels.error, sent) };
    }
    if (key !== null && kept.size < KEPT_LISTS) kept.set(key, labels.data);
    return { ok: true, body: itemOf(transaction, kind, labels.data) };
  };
}

/** A list of texts as one text; null of anything else. */
function listKey(sent: unknown): string | null {
  const isList = Array.isArray(sent) && sent.length <= MAXIMUM_POSSIBLE_LABELS;
  return isList && sent.every((one) => typeof one === "string") ? JSON.stringify(sent) : null;
}

/** Users and businesses are account holders of which v1 keeps nothing: the type alone is told. */
function itemOf(
  row: Omit<z.output<typeof TransactionV1>, "possible_labels">,
  kind: Kind,
  labels: string[]
): BatchItem {
  const transaction: Transaction = {
    id: row.transaction_id,
    description: row.description,
    amount: row.amount,
    entry_type: row.entry_type,
    currency: row.iso_currency_code,
    date: row.date,
    account_holder_id: null,
    account_holder_type: kind,
    account_holder_name: null,
    country: null,
    raw_address: null,
    mcc: null,
  };
  return { transaction, notes: [], ...(labels.length === 0 ? {} : { possible_labels: labels }) };
}
