/** What is told of rows and of learned corrections that are tried (ours, docs/corrections.md). */
import { z } from "zod";
import { EnrichedTransaction } from "./enrichment";
import { CorrectionPattern } from "./learned-correction";

/** Why a row is answered as it is. */
export const Explanation = z.object({
  id: z.string(),
  /** The stored row of that id, with what the user corrected in it. */
  kept: EnrichedTransaction.nullable(),
  /** What the engine alone answers. */
  engine: EnrichedTransaction,
  /** What would be answered now, with learned corrections and rules. */
  now: EnrichedTransaction,
  /** Which payments are like it, the narrowest sensible first. */
  patterns: z.array(CorrectionPattern),
});
export type Explanation = z.infer<typeof Explanation>;

/** What `POST /v3/explain` answers. */
export const Explanations = z.object({ data: z.array(Explanation) }).meta({ id: "Explanations" });

const value = z.union([z.string(), z.array(z.number().int())]).nullable();

/** What `POST /v3/corrections/preview` answers. */
export const CorrectionPreview = z
  .object({
    /** Rows that were looked at. */
    rows: z.number().int(),
    /** Those of them that a correction is about. */
    data: z.array(
      z.object({
        id: z.string(),
        matched: z.array(z.number().int()),
        changes: z.array(z.object({ property: z.string(), before: value, after: value })),
      })
    ),
    corrections: z.array(
      z.object({
        index: z.number().int(),
        matched: z.number().int(),
        changed: z.number().int(),
        /** Kept ones about the same payments that expect something else. */
        overrides: z.array(z.string()),
      })
    ),
  })
  .meta({ id: "CorrectionPreview" });
export type CorrectionPreview = z.infer<typeof CorrectionPreview>;
