/** Models that a user trains on labelled rows of its own (contract section 4.10). */
import { z } from "zod";
import { AccountHolderType, Timestamp } from "./values";

/** A model is waiting to be trained, being trained, there to be used, or could not be trained. */
export const ModelStatus = z.enum(["queued", "training", "ready", "error"]);
export type ModelStatus = z.infer<typeof ModelStatus>;

/** How good a model was on rows that were held out of its training. */
export const ModelTest = z.object({
  /** Rows asked; 0 where there were too few to hold any out. */
  tested: z.number().int(),
  /** Share of them that were answered right. */
  accuracy: z.number().min(0).max(1).nullable(),
  labels: z.array(
    z.object({
      label: z.string(),
      /** Rows of this label that it was trained on. */
      rows: z.number().int(),
      /** Held-out rows of this label, and those of them that were answered right. */
      tested: z.number().int(),
      right: z.number().int(),
      /** Held-out rows that were answered with this label, rightly or not. */
      answered: z.number().int(),
    })
  ),
  /** The most frequent mistakes. */
  confusions: z.array(
    z.object({ label: z.string(), answered: z.string(), count: z.number().int() })
  ),
});
export type ModelTest = z.infer<typeof ModelTest>;

/** A model as v2 tells of it; the keys from `updated_at` on are additions of ours. */
export const CustomModel = z
  .object({
    name: z.string(),
    status: ModelStatus,
    /** 0 to 100. */
    progress: z.number().int().min(0).max(100),
    created_at: Timestamp,
    /** Of the rows it is trained on, where it is the same for all that name one. */
    account_holder_type: AccountHolderType.nullable(),
    updated_at: Timestamp,
    /** Rows it is trained on. */
    transactions: z.number().int(),
    /** Why it could not be trained. */
    error: z.string().nullable(),
    /** Of the training that is in use, which may be an earlier one; null before the first. */
    test: ModelTest.nullable(),
  })
  .meta({ id: "CustomModel" });
export type CustomModel = z.infer<typeof CustomModel>;

/** Longest label that a model may answer. */
export const MAXIMUM_MODEL_LABEL = 256;
