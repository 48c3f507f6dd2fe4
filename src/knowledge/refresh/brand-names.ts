/** Names of a brand as its tags give them, and which of them say little on their own. */
import { compactName, transliterated, wordsOf } from "../text";

/** Tags of one entry of the index. */
export type Tags = Readonly<Record<string, string>>;

/** Tags that hold names, with or without a language behind a colon. */
const NAME_TAG =
  /^(name|brand|short_name|alt_name|official_name|old_name|int_name|network|operator)(:.+)?$/;
/** What `brand:wikidata` and its like say is no name. */
const NO_NAME_TAG = /:(wikidata|wikipedia|website|type|etymology|pronunciation|signed)/;
/** Letters that banks print where our words are written. */
const READABLE = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]+$/u;
const LETTER = /\p{L}/u;
const LATIN = /\p{Script=Latin}/u;
/** A spelling has this many letters and digits; fewer are codes and abbreviations of anything. */
const SHORTEST = 4;
const LONGEST = 40;

const isReadable = (name: string): boolean => READABLE.test(name) && LETTER.test(name);

/** A name without what maps put beside it: `Target (USA)` is `Target`. */
function cleaned(name: string): string {
  return name
    .replace(/\s*[([].*?[)\]]\s*/g, " ")
    .replace(/[®™©*]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * The name that some tags give, in Latin letters: the first tag where it has them, else the one for
 * other languages, else its Cyrillic letters in Latin ones. Null where none can be read.
 */
export function readableTag(tags: Tags, keys: readonly string[]): string | null {
  let cyrillic: string | null = null;
  for (const key of keys)
    for (const tag of [key, `${key}:en`, "int_name", `${key}:be-Latn`, `${key}:sr-Latn`]) {
      const name = cleaned(tags[tag] ?? "");
      if (name === "" || !isReadable(name) || isNumber(name)) continue;
      if (LATIN.test(name)) return name;
      cyrillic ??= transliterated(name);
    }
  return cyrillic;
}

const isNumber = (name: string): boolean => /^\d+$/.test(compactName(name));

/**
 * All readable spellings beside a name that are other words than it, sorted. `others` are names that
 * the index itself matches with, in lower case.
 */
export function otherSpellings(name: string, tags: Tags, others: readonly string[]): string[] {
  const own = compactName(name);
  const found = new Map<string, string>();
  const values = Object.entries(tags)
    .filter(([tag]) => NAME_TAG.test(tag) && !NO_NAME_TAG.test(tag))
    .flatMap(([, value]) => value.split(";"));
  for (const value of [...values, ...others]) {
    const spelling = cleaned(value);
    const key = compactName(spelling);
    if (key === own || found.has(key) || !isReadable(spelling) || isNumber(spelling)) continue;
    if (key.length < SHORTEST || key.length > LONGEST) continue;
    found.set(key, spelling);
  }
  return [...found.values()];
}

/** Whether a name is long enough to be found at all, and short enough to be one. */
export function isUsable(name: string): boolean {
  const key = compactName(name);
  return key.length >= SHORTEST && key.length <= LONGEST;
}

/** Words that are no brand's alone. */
export interface OrdinaryWords {
  /** Folded everyday words of many languages and names of people. */
  words: ReadonlySet<string>;
  /** Those that are everyday English or given names: alone they name nobody where English is spoken. */
  everyday: ReadonlySet<string>;
  /** Compact names of cities. */
  cities: ReadonlySet<string>;
}

/** Shortest one-word spelling, and shortest of several words, that say enough among other words. */
const SHORTEST_WORD = 7;
const SHORTEST_WORDS = 5;

/**
 * Whether a spelling is found only where it stands alone: it is short, a city, or made of words that
 * everybody uses (`First Choice`, `Jack's`).
 */
export function isOrdinary(spelling: string, { words, cities }: OrdinaryWords): boolean {
  const key = compactName(spelling);
  const parts = wordsOf(spelling);
  if (key.length < (parts.length === 1 ? SHORTEST_WORD : SHORTEST_WORDS)) return true;
  if (cities.has(key) || words.has(key)) return true;
  const isWord = (word: string): boolean => words.has(word) || words.has(word.replace(/s$/, ""));
  return parts.every((word) => word.length < 3 || /^\d+$/.test(word) || isWord(word));
}

/** Whether a name is one everyday word or a given name. */
export function isEveryday(name: string, { everyday }: OrdinaryWords): boolean {
  const key = compactName(name);
  return everyday.has(key) || everyday.has(key.replace(/s$/, ""));
}
