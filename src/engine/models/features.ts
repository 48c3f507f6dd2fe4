/**
 * What a trainable model sees of a transaction, as numbers: runs of two to five characters within a
 * word, words and pairs of words, the direction, the size of the amount, and what the engine found.
 */
import type { EntryType } from "../../model";

/** What a model is asked about. */
export interface ModelInput {
  description: string;
  entry_type: EntryType;
  amount: number | null;
  /** What the engine found, each a kind and a value: `label=groceries`. */
  facts: readonly string[];
}

/** Changes whenever the same input may come to other numbers: models of another version are not read. */
export const FEATURES_VERSION = 1;

const SHORTEST_RUN = 2;
const LONGEST_RUN = 5;
/** Characters of a description that are looked at, and of a fact. */
const LONGEST_TEXT = 256;

/** Groups of features; each has a length of its own beside the others. */
export const GROUPS = ["runs", "words", "facts", "payment"] as const;
const [RUNS, WORDS, FACTS, PAYMENT] = [0, 1, 2, 3] as const;

/** Takes a feature: a whole number of 32 bits, and its group's place in `GROUPS`. */
export type TakeFeature = (hash: number, group: number) => void;

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** Hands out the features of an input, runs last; one may come more than once. */
export function modelFeatures(
  { description, entry_type, amount, facts }: ModelInput,
  take: TakeFeature
): void {
  // All digits are alike: most are a card's, a day's or a reference's.
  const text = description.slice(0, LONGEST_TEXT).toLowerCase().replaceAll(/\d/g, "0");
  const words = text.split(/\s+/).filter((word) => word !== "");
  for (const fact of facts) take(hashOf(fact.slice(0, LONGEST_TEXT), 3), FACTS);
  take(hashOf(entry_type, 4), PAYMENT);
  const size = amount === null ? "none" : String(Math.round(2 * Math.log2(Math.abs(amount) + 1)));
  take(hashOf(`${entry_type} ${size}`, 5), PAYMENT);
  words.forEach((word, index) => {
    take(hashOf(word, 1), WORDS);
    const next = words[index + 1];
    if (next !== undefined) take(hashOf(`${word} ${next}`, 2), WORDS);
  });
  for (const word of words) runsOf(` ${word} `, take);
}

/** Runs of each length, begun with a space where the word begins and ended with one where it ends. */
function runsOf(edged: string, take: TakeFeature): void {
  for (let from = 0; from < edged.length; from += 1) {
    let value = Math.imul(OFFSET, PRIME);
    const most = Math.min(LONGEST_RUN, edged.length - from);
    for (let length = 1; length <= most; length += 1) {
      value = Math.imul(value ^ edged.charCodeAt(from + length - 1), PRIME);
      if (length >= SHORTEST_RUN) take(mixed(value ^ length), RUNS);
    }
  }
}

/** FNV-1a over UTF-16 units, begun with a mark for the kind of feature. */
function hashOf(text: string, mark: number): number {
  let value = Math.imul(OFFSET ^ mark, PRIME);
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), PRIME);
  return mixed(value);
}

function mixed(value: number): number {
  let mix = value ^ (value >>> 16);
  mix = Math.imul(mix, 0x7feb352d);
  mix ^= mix >>> 15;
  mix = Math.imul(mix, 0x846ca68b);
  return (mix ^ (mix >>> 16)) >>> 0;
}
