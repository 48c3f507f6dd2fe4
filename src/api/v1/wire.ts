/** What v1 answers, and how rows are spelled in it (contract section 3; docs/v1.md). */
import { z } from "zod";
import {
  ADDITION,
  MISSING_ACCOUNT_HOLDER,
  NOT_ENOUGH_INFORMATION,
  Timestamp,
  type Batch,
  type Location,
} from "../../model";
import { isOfPossibleLabels, type LabelPath, type LedgerRow } from "../../service";
import type { Kind } from "./transaction-input";

const text = z.string().nullable();
const number = z.number().nullable();

const shared = {
  transaction_id: z.string(),
  /** One of the row's `possible_labels`, else ours from specific to general. */
  labels: z.array(z.string()),
  logo: text,
  /** With its scheme, as in `https://aws.amazon.com/`. */
  website: text,
  merchant: text,
  error: z
    .string()
    .optional()
    .meta({ ...ADDITION, description: "Only on a row of a batch that could not be answered" }),
};

const ConsumerResult = z
  .object({
    ...shared,
    rating: z.object({ value: number, reviews: z.number().int().nullable() }),
    contact: z.object({ phone: text, email: text }),
    location: z.object({
      lat: number,
      lon: number,
      address: text,
      city: text,
      postal_code: text,
      country: text,
    }),
    person: text,
  })
  .meta({ id: "ConsumerResult" });

const BusinessResult = z.object(shared).meta({ id: "BusinessResult" });

/** One answer of each kind. */
export const RESULTS = { consumer: ConsumerResult, business: BusinessResult } as const;

/** Why a batch that failed as a whole has no results. */
const BatchFailure = z.object({ error: z.string() }).meta({ id: "BatchFailure" });

/** A batch of a kind; `results` is empty until it has finished. */
export const batchReplySchema = (kind: Kind) =>
  z
    .object({
      id: z.string(),
      status: z.enum(["started", "finished", "error"]),
      updated_at: Timestamp,
      /** Transactions done so far. */
      progress: z.number().int(),
      results: z.union([z.array(RESULTS[kind]), z.array(BatchFailure)]),
    })
    .meta({ id: kind === "consumer" ? "ConsumerBatch" : "BusinessBatch" });

/** A row as v1 answers it. */
export function resultReply(row: LedgerRow, kind: Kind, labelPath: LabelPath) {
  const { answer } = row;
  const counterparty = answer.entities?.counterparty ?? null;
  const merchant = counterparty?.type === "organization" ? counterparty : null;
  const website = merchant?.website ?? null;
  const result = {
    transaction_id: answer.id,
    labels: labelsOf(row, labelPath),
    logo: merchant?.logo ?? null,
    website: website === null ? null : `https://${website}/`,
    merchant: merchant?.name ?? null,
    ...(answer.error ? { error: answer.error.code } : {}),
  };
  if (kind === "business") return result;
  return {
    ...result,
    rating: { value: null, reviews: null },
    contact: { phone: merchant?.phone_number ?? null, email: null },
    location: locationReply(answer.location),
    person: counterparty?.type === "person" ? (counterparty.name ?? null) : null,
  };
}

/** A batch as v1 answers it: with the rows where it has finished. */
export function batchReply(
  batch: Batch,
  rows: readonly LedgerRow[] | null,
  kind: Kind,
  labelPath: LabelPath
) {
  const { id, updated_at, progress } = batch;
  const base = { id, updated_at, progress };
  switch (batch.status) {
    case "processing":
      return { ...base, status: "started", results: [] };
    case "completed":
      return {
        ...base,
        status: "finished",
        results: (rows ?? []).map((row) => resultReply(row, kind, labelPath)),
      };
    case "error":
      return {
        ...base,
        status: "error",
        results: [{ error: "The batch failed as a whole. Send it again." }],
      };
  }
}

function labelsOf(row: LedgerRow, labelPath: LabelPath): string[] {
  const { transaction, answer } = row;
  const label = answer.categories?.general ?? null;
  const type = transaction.account_holder_type;
  if (label === null) return [];
  const isSpecial = label === NOT_ENOUGH_INFORMATION || label === MISSING_ACCOUNT_HOLDER;
  if (isSpecial || type === null || isOfPossibleLabels(row)) return [label];
  const isOurs = !answer.evidence?.some(
    ({ field, source }) => field === "category" && (source === "rule" || source === "correction")
  );
  const path = labelPath(label, transaction.entry_type, type).filter((step) => step !== "other");
  if (!isOurs || path.length === 0) return [label];
  return [...path].reverse().map((step) => step.charAt(0).toUpperCase() + step.slice(1));
}

function locationReply(location: Location | null) {
  const structured = location?.structured ?? null;
  const { street, house_number } = structured ?? {};
  const address = [house_number, street].filter(Boolean).join(" ");
  return {
    lat: structured?.latitude ?? null,
    lon: structured?.longitude ?? null,
    address:
      address !== "" ? address : structured === null ? (location?.raw_address ?? null) : null,
    city: structured?.city ?? null,
    postal_code: structured?.postcode ?? null,
    country: structured?.country_code ?? null,
  };
}
