/** A user's word that an answer is wrong, and what became of it (contract sections 4.6 and 5.10). */
import { z } from "zod";
import { ADDITION } from "./addition";
import { MAXIMUM_TRANSACTION_ID_LENGTH } from "./transaction";
import { WebhookUrl } from "./webhook";
import { Timestamp } from "./values";

export const ReportStatus = z.enum(["open", "pending", "resolved", "rejected"]);
export type ReportStatus = z.infer<typeof ReportStatus>;

/** A value as it should have been: a word, a number, a list (labels), an object (a location). */
const Scalar = z.union([z.string().max(4_096), z.number(), z.boolean(), z.null()]);
const Flat = z.union([Scalar, z.array(Scalar).max(100), z.record(z.string().max(128), Scalar)]);
export const ExpectedValue = z.union([
  Flat,
  z.array(Flat).max(100),
  z.record(z.string().max(128), Flat),
]);
export type ExpectedValue = z.infer<typeof ExpectedValue>;

/** Most fields a report may speak of. */
export const MAXIMUM_REPORTED_FIELDS = 100;

/** What was expected, by field: `merchant`, `website`, `labels`, `location`, `recurrence`, `mcc`, `person`. */
export const ExpectedValues = z
  .record(z.string().min(1).max(256), ExpectedValue)
  .refine((values) => Object.keys(values).length <= MAXIMUM_REPORTED_FIELDS, {
    message: `a report speaks of at most ${MAXIMUM_REPORTED_FIELDS} fields`,
  });
export type ExpectedValues = z.infer<typeof ExpectedValues>;

const transactionId = z.string().min(1).max(MAXIMUM_TRANSACTION_ID_LENGTH);
const text = z.string().max(10_000);

/** What `POST /v3/reports` takes; `expected` is an addition of ours. */
export const ReportInput = z
  .object({
    transaction_id: transactionId,
    description: text,
    /** Names of what is wrong, as `.entities.counterparty`. */
    fields: z.array(z.string().min(1).max(256)).max(MAXIMUM_REPORTED_FIELDS),
    expected: ExpectedValues.nullish().meta(ADDITION),
  })
  .meta({ id: "ReportInput" });
export type ReportInput = z.infer<typeof ReportInput>;

/** What becomes of a report: an operation of our own. */
export const ReportDecision = z
  .object({ status: ReportStatus, rejection_reason: text.nullish() })
  .meta({ id: "ReportDecision" });
export type ReportDecision = z.infer<typeof ReportDecision>;

export const Report = z
  .object({
    id: z.string(),
    created_at: Timestamp,
    status: ReportStatus,
    rejection_reason: z.string().nullable(),
    transaction_id: z.string(),
    description: z.string(),
    fields: z.array(z.string()),
    expected: ExpectedValues.meta(ADDITION),
  })
  .meta({ id: "Report" });
export type Report = z.infer<typeof Report>;

/** v2's words for the same statuses: what v3 calls rejected is invalid there. */
export const ReportStatusV2 = z.enum(["open", "pending", "resolved", "invalid"]);
export type ReportStatusV2 = z.infer<typeof ReportStatusV2>;

/** What `POST /v2/report` takes: every further key is a field with the value that was expected. */
export const ReportInputV2 = z
  .object({
    transaction_id: transactionId,
    notes: text.nullish(),
    webhook_url: WebhookUrl.nullish(),
  })
  .catchall(ExpectedValue)
  .refine((body) => Object.keys(body).length <= MAXIMUM_REPORTED_FIELDS, {
    message: `a report speaks of at most ${MAXIMUM_REPORTED_FIELDS} fields`,
  })
  .meta({ id: "ReportInputV2" });
export type ReportInputV2 = z.infer<typeof ReportInputV2>;

export const ReportV2 = z
  .object({
    id: z.string(),
    transaction_id: z.string(),
    status: ReportStatusV2,
    created_at: Timestamp,
    webhook_url: z.string().nullable(),
    fields: ExpectedValues,
    notes: z.string().nullable(),
    rejection_reason: z.string().nullable().meta(ADDITION),
  })
  .meta({ id: "ReportV2" });
export type ReportV2 = z.infer<typeof ReportV2>;
