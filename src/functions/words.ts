/** What a cell says when a formula has no answer: Excel shows it in the error's card. */
import type { SessionErrorCode } from "../client/session";

export const words = {
  /** Shown while the user still types the formula. */
  preview: { label: "(label)", merchant: "(merchant)" },
  blank: "The description is blank.",
  notText: "The description must be text.",
  tooLong: (maximum: number) => `The description is longer than ${maximum} characters.`,
  amount: "The amount must be a number, such as 12.50.",
  entryType: 'The entry type must be "incoming", "outgoing", "credit" or "debit".',
  date: "The date must be a date cell or text such as 2024-03-31.",
  currency: "The currency must be a three-letter code, such as USD.",
  country: "The country must be a two-letter code, such as US.",
  holderType: 'The holder type must be "consumer", "business", "freelance" or "unknown".',
  noLabel: "The description does not say enough for a label.",
  noMerchant: "No merchant was recognised in the description.",
  cancelled: "The formula was cancelled.",
  timeout: "The engine did not answer in time. Recalculate to try again.",
  failed: (code: SessionErrorCode | "unknown", message: string) =>
    `The engine could not answer (${code}): ${message}`,
  notStarted: "The add-in is not started. Open its panel, then recalculate.",
} as const;
