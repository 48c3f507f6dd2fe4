/** For whom something is learned. Pure. */
import type { CorrectionPattern } from "../../model";

/** The account holder of the payments it is learned from, or everyone. */
export const LEARN_SCOPES = ["holder", "everyone"] as const;
export type LearnScope = (typeof LEARN_SCOPES)[number];

/** A pattern that is about one account holder's payments only, or about everyone's. */
export function inScope(
  pattern: CorrectionPattern,
  scope: LearnScope,
  holderId: string
): CorrectionPattern {
  return { ...pattern, account_holder_id: scope === "holder" ? holderId : null };
}
