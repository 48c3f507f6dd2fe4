/** The words that names are made of, to complete the last word of a name that a field cut short. */
import type { LocalFile, MerchantsFile, PeopleFile, WordsFile } from "./schema";
import { fold, wordsOf } from "./text";

/** Shortest word that is worth completing to. */
const SHORTEST = 3;
/** How often a word must be there. */
const FEWEST = 2;
/** How often a word for a trade counts: such words end names. */
const OF_TRADES = 4;

/** Folded words, sorted, with how often they stand in names; everyday words at least once. */
export function compileVocabulary(sources: {
  merchants: readonly { content: MerchantsFile }[];
  local: readonly { content: LocalFile }[];
  words: readonly { content: WordsFile }[];
  people: PeopleFile;
}): { words: string; counts: Uint16Array } {
  const counts = new Map<string, number>();
  const add = (text: string, times: number): void => {
    for (const word of wordsOf(fold(text)))
      if (word.length >= SHORTEST && !/\d/.test(word))
        counts.set(word, (counts.get(word) ?? 0) + times);
  };
  for (const { content } of sources.merchants)
    for (const { name } of content.merchants) add(name, 1);
  for (const { content } of sources.local)
    for (const places of Object.values(content.trades))
      for (const place of places) add(place.split("|")[0] ?? "", 1);
  for (const { content } of sources.words)
    for (const phrases of Object.values(content.trades))
      for (const phrase of phrases)
        if (!phrase.includes("~")) add(phrase.replaceAll("?", ""), OF_TRADES);
  for (const word of sources.people.everyday) if (!counts.has(fold(word))) add(word, FEWEST);
  const known = [...counts].filter(([, count]) => count >= FEWEST);
  known.sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    words: known.map(([word]) => word).join(" "),
    counts: Uint16Array.from(known.map(([, count]) => Math.min(count, 0xffff))),
  };
}
