/**
 * What was learned from a user's word that an answer is wrong: payments like that one are answered as
 * the user expected from then on (an addition of ours, docs/corrections.md). A learned correction is a
 * **pattern**, which payments it is about, and what is **expected** of them.
 */
import { z } from "zod";
import { Report, ReportInput } from "./report";
import { EntryType, MerchantCategoryCode, RecurrenceType, Timestamp } from "./values";

/** Most learned corrections there may be: they are read and indexed together. */
export const MAXIMUM_CORRECTIONS = 1_000;

/** Longest text of a pattern: the words of the longest description. */
const MAXIMUM_PATTERN = 1_024;

const scope = {
  /** Of payments in this direction only; null is both. */
  entry_type: EntryType.nullable().default(null),
  /** Of this account holder's payments only; null is everyone's. */
  account_holder_id: z.string().min(1).max(256).nullable().default(null),
};

/** Which payments a learned correction is about. */
export const CorrectionPattern = z
  .discriminatedUnion("kind", [
    z.object({
      kind: z.literal("counterparty"),
      /** Id of the counterparty that the engine finds, before anything is corrected. */
      counterparty_id: z.string().min(1).max(256),
      /** Its name when the correction was learned, for a person to read. */
      name: z.string().trim().max(MAXIMUM_PATTERN),
      ...scope,
    }),
    z.object({
      kind: z.literal("description"),
      /**
       * Words that stand in the description in this order, with no other word between them. Case,
       * accents, punctuation, numbers and references make no difference.
       */
      words: z.string().trim().min(1).max(MAXIMUM_PATTERN),
      ...scope,
    }),
  ])
  .meta({ id: "CorrectionPattern" });
export type CorrectionPattern = z.infer<typeof CorrectionPattern>;

const text = (most: number) => z.string().trim().min(1).max(most);

/** A bare host; of an address its host is taken. */
export const WebsiteInput = z
  .string()
  .trim()
  .max(2048)
  .transform((given) => given.replace(/^[a-z]+:\/\//i, "").split(/[/?#]/)[0] ?? "")
  .transform((host) => host.toLowerCase().replace(/^www\./, ""))
  .pipe(z.string().regex(/^[^\s@:.]+(\.[^\s@:.]+)+$/, "must be a host such as netflix.com"));

/** What is expected. Keys that are left out stay as the engine finds them; null takes away what it found. */
export const CorrectionExpected = z
  .strictObject({
    merchant: text(1024).nullable(),
    person: text(1024).nullable(),
    website: WebsiteInput.nullable(),
    label: text(200).nullable(),
    /** One line. */
    location: text(1024).nullable(),
    mcc: z.array(MerchantCategoryCode).max(10),
    recurrence: RecurrenceType,
  })
  .partial()
  .refine((given) => Object.values(given).some((value) => value !== undefined), {
    error: "must expect something",
  })
  .refine(({ merchant, person }) => typeof merchant !== "string" || typeof person !== "string", {
    error: "merchant and person exclude each other",
  })
  .meta({ id: "CorrectionExpected" });
export type CorrectionExpected = z.infer<typeof CorrectionExpected>;

/** What `POST /v3/corrections` takes. */
export const LearnedCorrectionInput = z
  .object({
    pattern: CorrectionPattern,
    expected: CorrectionExpected,
    /** The report it is learned from, which is resolved by it. */
    report_id: z.string().min(1).max(256).nullable().default(null),
    /** Whether that report is kept by another service: then nothing here is resolved, and it need not be known. */
    is_report_elsewhere: z.boolean().default(false),
    /** Made by whoever sends it: what is sent again under its id, for no answer came, is not learned twice. */
    id: z.uuid().nullable().default(null),
    /** Whether it is in force at once. */
    is_on: z.boolean().default(true),
  })
  .meta({ id: "CorrectionInput" });
export type LearnedCorrectionInput = z.infer<typeof LearnedCorrectionInput>;

/** What `POST /v3/corrections/learn` takes: all of them are learned, or none. */
export const LearnedCorrectionsInput = z
  .object({ corrections: z.array(LearnedCorrectionInput).min(1).max(MAXIMUM_CORRECTIONS) })
  .meta({ id: "CorrectionsInput" });

/** What `POST /v3/corrections/forget` takes; ids that are not there any more are left out. */
export const ForgottenCorrections = z
  .object({ ids: z.array(z.string().min(1).max(256)).min(1).max(MAXIMUM_CORRECTIONS) })
  .meta({ id: "ForgottenCorrections" });

/** One learned correction. */
export const LearnedCorrection = z
  .object({
    id: z.string(),
    created_at: Timestamp,
    /** Whether it is in force: one that is switched off changes nothing. */
    is_on: z.boolean(),
    pattern: CorrectionPattern,
    expected: CorrectionExpected,
    report_id: z.string().nullable(),
  })
  .meta({ id: "Correction" });
export type LearnedCorrection = z.infer<typeof LearnedCorrection>;

/** Learned corrections that one request is about, in its order. */
export const LearnedCorrections = z
  .object({ data: z.array(LearnedCorrection) })
  .meta({ id: "Corrections" });

/** What `POST /v3/reports/learn` takes: a report and what is learned from it, both or neither. */
export const LearnedReportInput = z
  .object({
    report: ReportInput,
    correction: LearnedCorrectionInput.omit({ report_id: true, is_report_elsewhere: true }),
  })
  .meta({ id: "LearnedReportInput" });
export type LearnedReportInput = z.infer<typeof LearnedReportInput>;

/** What it answers. */
export const LearnedReport = z
  .object({ report: Report, correction: LearnedCorrection })
  .meta({ id: "LearnedReport" });
export type LearnedReport = z.infer<typeof LearnedReport>;
