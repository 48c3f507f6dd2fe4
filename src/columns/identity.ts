/**
 * Who a row is, whatever its place (architecture, decision 4): the user's own id, else a hash of
 * account, date, amount, entry type and description with its ordinal among equal rows. Sorting changes
 * nothing, and two equal coffees on one day stay two.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import type { RowFields } from "./rows";

/** Digits of base 32 that no two readers take for each other (Crockford), lower case. */
const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
/** 16 digits of five bits: 80 bits, so that a million rows collide with a chance under 1e-12. */
const HASH_BYTES = 10;
const utf8 = new TextEncoder();

function base32(bytes: Uint8Array): string {
  const codes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      codes.push(DIGITS.charCodeAt((value >> bits) & 31));
    }
  }
  return String.fromCharCode(...codes);
}

/** What of a row makes its identity. */
export type IdentityFields = Pick<
  RowFields,
  "id" | "account" | "date" | "amount" | "entry_type" | "description"
> &
  Partial<Pick<RowFields, "account_holder_id">>;

/** Hash of a row's content without its ordinal: 16 characters, the same on every host for ever. */
export function contentHash(fields: IdentityFields): string {
  const text = [
    fields.account ?? "",
    fields.date ?? "",
    fields.amount === null ? "" : String(fields.amount),
    fields.entry_type ?? "",
    fields.description,
    // Only where the row names one, for ids of all other rows must never change.
    ...(fields.account_holder_id ? [fields.account_holder_id] : []),
  ].join("\u001f");
  return base32(sha256(utf8.encode(text)).subarray(0, HASH_BYTES));
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
  /** Every identity that was given, with how often it was asked for as it stands: 0 and more. */
  const times = new Map<string, number>();
  return {
    next(fields) {
      const base = (fields.id ?? contentHash(fields)).slice(0, LONGEST);
      const before = times.get(base);
      if (before === undefined) {
        times.set(base, 1);
        return base;
      }
      // A user's own id may read like one of our ordinals.
      let ordinal = before + 1;
      while (times.has(withOrdinal(base, ordinal))) ordinal += 1;
      const identity = withOrdinal(base, ordinal);
      times.set(base, ordinal);
      times.set(identity, 0);
      return identity;
    },
  };
}

/** The most characters that the API takes. */
const LONGEST = 256;

function withOrdinal(base: string, ordinal: number): string {
  if (ordinal === 1) return base;
  const suffix = `-${ordinal}`;
  return base.slice(0, LONGEST - suffix.length) + suffix;
}
