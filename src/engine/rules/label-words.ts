/**
 * What `has_label` finds in a row's label: the label itself, and of its v2 path what is no label of that
 * direction. So `has_label "goods"` finds groceries, and `has_label "other"` finds that label alone.
 */
import type { Taxonomy } from "../../knowledge";
import type { AccountHolderType, EntryType, Transaction } from "../../model";

type LabelSet = Taxonomy["consumer"]["incoming"];

/** Texts by which a row's label is found. */
export type LabelWords = (label: string, row: Transaction) => readonly string[];

/** A label is found by itself alone. */
export const itselfAlone: LabelWords = (label) => [label];

/** Looks paths up in the sets of the holder's type: consumer's where it is unknown. */
export function labelWordsOf(taxonomy: Taxonomy): LabelWords {
  const known = new Map<string, readonly string[]>();
  return (label, { account_holder_type: type, entry_type: direction }) => {
    const key = `${type ?? "unknown"} ${direction} ${label}`;
    const found = known.get(key) ?? wordsOf(setsOf(taxonomy, type, direction), label);
    // Labels that rules make up are not kept: there may be any number of them.
    if (found.length > 1) known.set(key, found);
    return found;
  };
}

function setsOf(
  { consumer, business }: Taxonomy,
  type: AccountHolderType | null,
  direction: EntryType
): readonly LabelSet[] {
  switch (type) {
    case "business":
      return [business[direction]];
    case "freelance":
      return [business[direction], consumer[direction]];
    case "consumer":
    case "unknown":
    case null:
      return [consumer[direction]];
  }
}

function wordsOf(sets: readonly LabelSet[], label: string): readonly string[] {
  const path = sets.map((set) => set.get(label)?.path).find((one) => one !== undefined) ?? [];
  const others = path.filter((word) => word !== label && !sets.some((set) => set.has(word)));
  return [label, ...others];
}
