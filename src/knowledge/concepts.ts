/** The concepts as the engine reads them: what our labels mean, and what the words of others mean. */
import type { EntryType } from "../model";
import type { StoredConcepts } from "./compile-concepts";
import { isUnspaced, labelWords } from "./label-words";
import { spellingsOf } from "./text";
import type { LabelSetName, Taxonomy } from "./types";

/** One meaning; others are given by their index, with how near they are, 0 to 1. */
export interface Concept {
  readonly name: string;
  /** Wider ones. */
  readonly parents: readonly (readonly [concept: number, nearness: number])[];
  readonly near: readonly (readonly [concept: number, nearness: number])[];
  /** How much of its wider concepts it makes up. */
  readonly share: number;
  /** Says little beside other words. */
  readonly weak: boolean;
  readonly sink: boolean;
}

/** What a word or phrase means. */
export interface PhraseMeaning {
  readonly concept: number;
  /** Bit set of languages. */
  languages: number;
  /** Only perhaps meant so. */
  readonly unsure: boolean;
}

/** Words and phrases, written together (`labelWords`): exactly, and without endings. */
export interface Lexicon {
  readonly exact: ReadonlyMap<string, readonly PhraseMeaning[]>;
  readonly stems: ReadonlyMap<string, readonly PhraseMeaning[]>;
  /** Single words of scripts with blanks, by their first four letters. */
  readonly beginnings: ReadonlyMap<string, readonly string[]>;
  /** Bit sets of the languages in which a word is one. */
  readonly conjunctions: ReadonlyMap<string, number>;
  readonly small: ReadonlyMap<string, number>;
  readonly filler: ReadonlyMap<string, number>;
  readonly other: ReadonlyMap<string, number>;
  /** Longest phrase of an unspaced script, in letters. */
  readonly longestUnspaced: number;
}

export interface Concepts {
  readonly all: readonly Concept[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Concept of a label of ours, or -1. */
  readonly ofLabel: (set: LabelSetName, direction: EntryType, label: string) => number;
  /** Concept of a trade that says more than its label, or -1. */
  readonly ofTrade: (trade: string) => number;
  /** Codes in the order of the bits of `PhraseMeaning.languages`. */
  readonly languages: readonly string[];
  /** Bit set of the languages whose main word stands first. */
  readonly headFirst: number;
  /** Made when it is first asked for. */
  readonly lexicon: () => Lexicon;
}

/** Letters that a beginning has. */
export const BEGINNING = 4;

export function openConcepts(stored: StoredConcepts, taxonomy: Taxonomy): Concepts {
  const indexOf = new Map(stored.tree.map(([name], index) => [name, index]));
  const linked = (links: Readonly<Record<string, number>> | undefined) =>
    Object.entries(links ?? {}).map(
      ([name, nearness]) => [indexOf.get(name) ?? -1, nearness] as const
    );
  const concepts: Omit<Concepts, "lexicon"> = {
    all: stored.tree.map(([name, entry]) => ({
      name,
      parents: linked(entry.in),
      near: linked(entry.near),
      share: entry.share ?? 0.5,
      weak: entry.weak ?? false,
      sink: entry.sink ?? false,
    })),
    indexOf,
    ofLabel: (set, direction, label) =>
      indexOf.get(stored.labels[set][direction][label] ?? label) ?? -1,
    ofTrade: (trade) => indexOf.get(stored.trades[trade] ?? "") ?? -1,
    languages: stored.languages.map(({ language }) => language),
    headFirst: stored.languages.reduce(
      (bits, { head }, index) => (head === "first" ? bits | (1 << index) : bits),
      0
    ),
  };
  let lexicon: Lexicon | null = null;
  return { ...concepts, lexicon: () => (lexicon ??= makeLexicon(stored, concepts, taxonomy)) };
}

function makeLexicon(
  { languages }: StoredConcepts,
  concepts: Omit<Concepts, "lexicon">,
  taxonomy: Taxonomy
): Lexicon {
  const conjunctions = wordBits(languages.map((language) => language.conjunctions));
  const small = wordBits(languages.map((language) => language.small));
  const exact = new Map<string, PhraseMeaning[]>();
  const stems = new Map<string, PhraseMeaning[]>();
  const beginnings = new Map<string, string[]>();
  let longestUnspaced = 1;
  const add = (phrase: string, concept: number, languageBits: number): void => {
    const unsure = phrase.endsWith("?");
    const isIn = (words: ReadonlyMap<string, number>, word: string): boolean =>
      ((words.get(word) ?? 0) & languageBits) !== 0;
    const words = labelWords(phrase, (word) => isIn(conjunctions, word));
    const meaning = { concept, languages: languageBits, unsure };
    const spoken = words.filter(({ text }) => !isIn(small, text));
    for (const some of spoken.length === words.length || spoken.length === 0
      ? [words]
      : [words, spoken]) {
      const key = some.map(({ text }) => text).join("");
      // Pictures have no words: they stand as they are.
      addMeaning(exact, key === "" ? phrase : key, meaning);
      if (key !== "") addMeaning(stems, some.map(({ stem }) => stem).join(""), meaning);
      if (isUnspaced(key)) longestUnspaced = Math.max(longestUnspaced, key.length);
      else if (some.length === 1 && key.length > BEGINNING) {
        const beginning = key.slice(0, BEGINNING);
        const present = beginnings.get(beginning) ?? [];
        if (!present.includes(key)) beginnings.set(beginning, [...present, key]);
      }
    }
  };
  languages.forEach(({ words }, index) => {
    for (const [concept, phrases] of Object.entries(words))
      for (const phrase of phrases)
        for (const spelling of spellingsOf(phrase))
          add(spelling, concepts.indexOf.get(concept) ?? -1, 1 << index);
  });
  const english = concepts.languages.indexOf("en");
  for (const set of ["consumer", "business"] as const)
    for (const direction of ["outgoing", "incoming"] as const)
      for (const label of english < 0 ? [] : taxonomy[set][direction].keys())
        add(label, concepts.ofLabel(set, direction, label), 1 << english);
  return {
    exact,
    stems,
    beginnings,
    conjunctions,
    small,
    filler: wordBits(languages.map((language) => language.filler)),
    other: wordBits(languages.map((language) => language.other)),
    longestUnspaced,
  };
}

function addMeaning(
  index: Map<string, PhraseMeaning[]>,
  key: string,
  meaning: PhraseMeaning
): void {
  const present = index.get(key);
  if (present === undefined) {
    index.set(key, [{ ...meaning }]);
    return;
  }
  const same = present.find(
    ({ concept, unsure }) => concept === meaning.concept && unsure === meaning.unsure
  );
  if (same === undefined) present.push({ ...meaning });
  else same.languages |= meaning.languages;
}

/** Single words of the languages' lists, folded, of longer phrases each word, with the languages. */
function wordBits(lists: readonly (readonly string[])[]): Map<string, number> {
  const bits = new Map<string, number>();
  lists.forEach((phrases, index) => {
    for (const phrase of phrases)
      for (const { text } of labelWords(phrase, () => false))
        bits.set(text, (bits.get(text) ?? 0) | (1 << index));
  });
  return bits;
}
