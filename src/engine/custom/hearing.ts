/** The lexicon as the languages of a set hear it. */
import type { Concepts, Lexicon } from "../../knowledge";

/** Which words stand for nothing, in some languages. */
export interface Hearing {
  readonly lexicon: Lexicon;
  /** Bit set; all languages where those of the set are not known yet. */
  readonly languages: number;
  /** Whether the set, or English, is in one of these languages. */
  hears(languages: number): boolean;
  isConjunction(word: string): boolean;
  isSmall(word: string): boolean;
  isFiller(word: string): boolean;
  isOther(word: string): boolean;
}

const EVERY_LANGUAGE = 0xffffffff;

/** `languages`: a bit set, 0 where they are not known. English is heard in every set. */
export function hearingOf(concepts: Concepts, languages: number): Hearing {
  const lexicon = concepts.lexicon();
  const english = concepts.languages.indexOf("en");
  const heard = languages === 0 ? EVERY_LANGUAGE : languages | (english < 0 ? 0 : 1 << english);
  const isIn = (words: ReadonlyMap<string, number>, word: string): boolean =>
    ((words.get(word) ?? 0) & heard) !== 0;
  return {
    lexicon,
    languages,
    hears: (some) => (some & heard) !== 0,
    isConjunction: (word) => isIn(lexicon.conjunctions, word),
    isSmall: (word) => isIn(lexicon.small, word),
    isFiller: (word) => isIn(lexicon.filler, word),
    isOther: (word) => isIn(lexicon.other, word),
  };
}
