/** Many transactions sent at once and worked through in the background (contract section 5.2). */
import { z } from "zod";
import { EnrichedTransaction } from "./enrichment";
import { Timestamp } from "./values";

/** Most transactions a batch may hold. */
export const MAXIMUM_BATCH_SIZE = 24_960;

export const BatchStatus = z.enum(["processing", "completed", "error"]);
export type BatchStatus = z.infer<typeof BatchStatus>;

export const Batch = z
  .object({
    id: z.string(),
    operation: z.literal("POST /v3/transactions"),
    status: BatchStatus,
    created_at: Timestamp,
    updated_at: Timestamp,
    /** Transactions done so far. */
    progress: z.number().int(),
    total: z.number().int(),
  })
  .meta({ id: "Batch" });
export type Batch = z.infer<typeof Batch>;

export const BatchResults = z
  .object({
    id: z.string(),
    total: z.number().int(),
    status: BatchStatus,
    /** In the order they were sent. */
    results: z.array(EnrichedTransaction),
  })
  .meta({ id: "BatchResults" });
export type BatchResults = z.infer<typeof BatchResults>;
