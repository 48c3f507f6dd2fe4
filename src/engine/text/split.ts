/** Takes words apart that are written as one: `lawofficesofmiller`, `builderdepot`. */
import type { Vocabulary } from "../../knowledge";

/** Shortest word that is taken apart, and longest. */
const SHORTEST = 8;
const LONGEST = 32;
/** Shortest part. */
const SHORTEST_PART = 3;
const LONGEST_PART = 16;
const MOST_PARTS = 4;
/** What each part more costs, in powers of e: few long parts are likelier than many short ones. */
const COST = 5;

/** The words a word is made of, or null where it is one word, or none that is known. */
export function splitGlued({ countOf }: Vocabulary, word: string): string[] | null {
  if (word.length < SHORTEST || word.length > LONGEST || countOf.has(word)) return null;
  const best: { score: number; from: number; parts: number }[] = [{ score: 0, from: 0, parts: 0 }];
  for (let to = SHORTEST_PART; to <= word.length; to++)
    for (let length = SHORTEST_PART; length <= Math.min(LONGEST_PART, to); length++) {
      const before = best[to - length];
      if (before === undefined || before.parts >= MOST_PARTS) continue;
      const count = countOf.get(word.slice(to - length, to));
      if (count === undefined) continue;
      const score = before.score + Math.log(count) + length - COST;
      const known = best[to];
      if (known === undefined || score > known.score)
        best[to] = { score, from: to - length, parts: before.parts + 1 };
    }
  const parts: string[] = [];
  for (let to = word.length; to > 0;) {
    const step = best[to];
    if (step === undefined) return null;
    parts.unshift(word.slice(step.from, to));
    to = step.from;
  }
  return parts.length > 1 ? parts : null;
}
