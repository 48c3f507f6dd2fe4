/**
 * What a name is made of, as numbers: its words, pairs of words, and runs of three to five letters
 * within a word (`^thai$` has `^th`, `tha`, `hai` …). The trainer and the engine count the same way.
 */

/** Numbers that features are hashed to: 0 up to but not including this. */
export const BUCKETS = 1 << 15;
const SHORTEST_RUN = 3;
const LONGEST_RUN = 5;
/** Longest word and most words looked at: hostile names cost no more. */
const LONGEST_WORD = 24;
const MOST_WORDS = 8;

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a over UTF-16 units from `from` to `to`, begun with a mark for the kind of feature. */
function hash(text: string, from: number, to: number, mark: number): number {
  let value = Math.imul(OFFSET ^ mark, PRIME);
  for (let index = from; index < to; index++)
    value = Math.imul(value ^ text.charCodeAt(index), PRIME);
  value ^= value >>> 15;
  return (value >>> 0) % BUCKETS;
}

const WORD = 1;
const PAIR = 2;
const RUN = 3;
const COUNT = 4;

/** Buckets of the folded words of a name; a bucket may be there more than once. Empty without letters. */
export function nameFeatures(words: readonly string[]): number[] {
  const features: number[] = [];
  const seen = words.filter((word) => /[^\d]/.test(word)).slice(0, MOST_WORDS);
  if (seen.length === 0) return features;
  seen.forEach((printed, index) => {
    const word = printed.slice(0, LONGEST_WORD);
    features.push(hash(word, 0, word.length, WORD));
    const next = seen[index + 1];
    if (next !== undefined) {
      const pair = `${word} ${next.slice(0, LONGEST_WORD)}`;
      features.push(hash(pair, 0, pair.length, PAIR));
    }
    const edged = `^${word}$`;
    for (let length = SHORTEST_RUN; length <= LONGEST_RUN; length++)
      for (let at = 0; at + length <= edged.length; at++)
        features.push(hash(edged, at, at + length, RUN));
  });
  const count = String(Math.min(seen.length, 4));
  features.push(hash(count, 0, 1, COUNT));
  return features;
}
