/** Whether the cells of a column bear out what its header says. */
import { type ColumnProfile, share } from "./profile";
import type { ColumnRole } from "./types";

/**
 * How well cells bear out a role that a header names: 0 contradicts it, 1 is full support (of a
 * description, 2).
 * An empty column neither supports nor contradicts.
 */
export function support(role: ColumnRole, profile: ColumnProfile, strength: number): number {
  if (profile.filled === 0) return 0.3;
  const enough = (part: number, least: number) => (part >= least ? part : 0);
  switch (role) {
    case "date":
      return enough(share(profile.dates, profile), 0.5);
    case "amount":
    case "debit":
    case "credit":
    case "balance":
      return profile.dates >= profile.filled * 0.8 && profile.fractions === 0
        ? 0
        : enough(share(profile.amounts, profile), 0.5);
    case "description":
      // A header that says so outweighs cells that look like codes; it may have nothing better.
      return share(profile.texts, profile) >= 0.3 ? descriptionQuality(profile) : 0.05;
    case "entry_type":
      return enough(share(profile.directions, profile), 0.6);
    case "currency":
      return enough(share(profile.currencies, profile), 0.5);
    case "country":
      return enough(share(profile.countries, profile), 0.5);
    case "mcc":
      return enough(share(profile.mccs, profile), 0.6);
    case "id":
      if (profile.distinct >= profile.filled * 0.98 && profile.filled >= profile.rows * 0.9)
        return 1;
      // Called an id outright it is one, even where ids repeat; a reference number is not.
      return strength >= 3 ? 0.2 : 0;
    case "account":
      // A number of its own on nearly every row is the other side's account.
      return profile.filled >= 6 && profile.distinct > profile.filled * 0.5 ? 0 : 0.8;
    case "account_holder_id":
    case "account_holder_type":
    case "account_holder_name":
      return 0.8;
  }
}

/**
 * Filled, wordy and varied text is what a description looks like; `DEBIT CARD` on every row is not,
 * whatever its header. Up to 2, so that it can outweigh a header that sounds better.
 */
export function descriptionQuality(profile: ColumnProfile): number {
  const filled = profile.rows === 0 ? 0 : profile.filled / profile.rows;
  const texts = share(profile.texts, profile);
  const varied = Math.min(1, profile.distinct / Math.max(1, Math.min(profile.filled, 24)));
  const long = Math.min(1, profile.averageLength / 14);
  return Math.max(0.05, 2 * (filled * 0.35 + texts * 0.1 + varied * 0.5 + long * 0.05));
}
