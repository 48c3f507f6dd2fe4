/**
 * Who a row is, whatever its place (architecture, decision 4): the user's own id, else a hash of
 * account, date, amount, entry type and description with its ordinal among equal rows. Sorting changes
 * nothing, and two equal coffees on one day stay two.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { RowFields } from "./rows";

/** Digits of base 32 that no two readers take for each other (Crockford), lower case. */
const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
/** 16 digits of five bits: 80 bits, so that a million rows collide with a chance under 1e-12. */
const HASH_BYTES = 10;

function base32(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += DIGITS.charAt((value >> bits) & 31);
    }
  }
  return text;
}

/** What of a row makes its identity. */
export type IdentityFields = Pick<
  RowFields,
  "id" | "account" | "date" | "amount" | "entry_type" | "description"
>;

/** Hash of a row's content without its ordinal: 16 characters, the same on every host for ever. */
export function contentHash(fields: IdentityFields): string {
  const text = [
    fields.account ?? "",
    fields.date ?? "",
    fields.amount === null ? "" : String(fields.amount),
    fields.entry_type ?? "",
    fields.description,
  ].join("\u001f");
  return base32(sha256(utf8ToBytes(text)).subarray(0, HASH_BYTES));
}

export interface Identities {
  /**
   * The identity of the next row, unique among all rows asked of this object: equal rows get the
   * ordinals 1, 2, … in the order they come (`x`, `x-2`, `x-3`), and so does a repeated user id.
   */
  next(fields: IdentityFields): string;
}

/** Identities for one table, asked row by row over all its chunks. */
export function createIdentities(): Identities {
  const times = new Map<string, number>();
  const given = new Set<string>();
  return {
    next(fields) {
      const base = fields.id ?? contentHash(fields);
      let ordinal = (times.get(base) ?? 0) + 1;
      let identity = withOrdinal(base, ordinal);
      // A user's own id may read like one of our ordinals.
      while (given.has(identity)) {
        ordinal += 1;
        identity = withOrdinal(base, ordinal);
      }
      times.set(base, ordinal);
      given.add(identity);
      return identity;
    },
  };
}

/** At most 256 characters, the most that the API takes. */
function withOrdinal(base: string, ordinal: number): string {
  const suffix = ordinal === 1 ? "" : `-${ordinal}`;
  return base.slice(0, 256 - suffix.length) + suffix;
}
