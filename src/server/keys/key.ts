/**
 * API keys. A key is 256 random bits behind a readable prefix; kept is only its SHA-256, which for so
 * many random bits needs neither salt nor slowness. Each key is a tenant: its data is its own.
 */
import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { ENRICHED_FIELDS, FULL_VIEW, type View } from "../../api";
import { Timestamp } from "../../model";

export const KeyName = z.string().trim().min(1).max(100);
export const KeyFields = z.array(z.enum(ENRICHED_FIELDS)).nullable();

/** A key as it is kept: everything but the key. */
export const KeptKey = z.object({
  /** SHA-256 of the key in hex: what it is found by. */
  id: z.string().regex(/^[0-9a-f]{64}$/),
  created_at: Timestamp,
  /** By which people and commands speak of it; also the tenant whose data it opens. */
  key_id: z.string().min(1),
  name: KeyName.nullable(),
  /** How it begins, so that people can tell keys apart. */
  beginning: z.string(),
  /** Which fields of an enriched transaction it may see; null is all. */
  fields: KeyFields,
  accounting: z.boolean(),
  revoked_at: Timestamp.nullable(),
});
export type KeptKey = z.infer<typeof KeptKey>;

const PREFIX = "ntropy_";
/** Characters of a key that may be shown: the prefix and four, which give nothing away of the rest. */
const SHOWN = PREFIX.length + 4;

/** A new key nobody made before. */
export function makeKey(): string {
  return PREFIX + randomBytes(32).toString("base64url");
}

/** What a key is found by. */
export function hashOfKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** How a key begins. */
export function beginningOfKey(key: string): string {
  return key.slice(0, SHOWN);
}

/** What a key may see; everything is always the same view, which is recognised without looking into it. */
export function viewOfKey({ fields, accounting }: Pick<KeptKey, "fields" | "accounting">): View {
  if (fields === null && accounting) return FULL_VIEW;
  return { fields: fields === null ? null : new Set(fields), accounting };
}
