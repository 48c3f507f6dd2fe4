/** Finds the words and phrases of the concepts in a label's words. */
import { isUnspaced, type LabelWord, type PhraseMeaning } from "../../knowledge";
import { bentWord } from "./bent-words";
import type { Hearing } from "./hearing";

/** What a phrase may mean, and how surely it is the phrase that means so. */
export interface MeaningFound {
  meaning: PhraseMeaning;
  /** 0 to 1: 1 as written, less with another ending or cut short. */
  quality: number;
}

/** Words from `from` to before `to` with what they may mean. */
export interface PhraseFound {
  from: number;
  to: number;
  meanings: readonly MeaningFound[];
  /** The best of its meanings', less where no language of the set has it. */
  quality: number;
}

/** The same word with another ending. */
const OTHER_ENDING = 0.96;
const LONGEST_PHRASE = 8;

/**
 * The phrases that cover the words best: long ones before short ones, as written before bent ones. A
 * word that no phrase has is tried as a compound (`Stromkosten`), cut short (`Restau.`) and mistyped.
 * `across`: phrases may reach over parts (`food & drink`).
 */
export function findPhrases(
  hearing: Hearing,
  words: readonly LabelWord[],
  across: boolean
): PhraseFound[] {
  const best: { value: number; found: PhraseFound | null }[] = [{ value: 0, found: null }];
  for (let to = 1; to <= words.length; to++) {
    let choice: { value: number; found: PhraseFound | null } = {
      value: best[to - 1]?.value ?? 0,
      found: null,
    };
    for (let from = Math.max(0, to - LONGEST_PHRASE); from < to; from++) {
      if (!across && words.slice(from + 1, to).some(({ part }) => part)) continue;
      const found = phraseAt(hearing, words, from, to);
      if (found === null) continue;
      const value = (best[from]?.value ?? 0) + worth(words, found);
      if (value > choice.value) choice = { value, found };
    }
    best.push(choice);
  }
  const phrases: PhraseFound[] = [];
  for (let at = words.length; at > 0;) {
    const found = best[at]?.found ?? null;
    if (found !== null) phrases.unshift(found);
    at = found?.from ?? at - 1;
  }
  return phrases;
}

/** Letters covered; a phrase of two words is worth more than its words. */
function worth(words: readonly LabelWord[], { from, to, quality }: PhraseFound): number {
  let letters = 0;
  for (let at = from; at < to; at++) letters += words[at]?.text.length ?? 0;
  return letters * quality + (to - from - 1) * 2.5 + 0.5;
}

function phraseAt(
  hearing: Hearing,
  words: readonly LabelWord[],
  from: number,
  to: number
): PhraseFound | null {
  const { lexicon } = hearing;
  const all = words.slice(from, to);
  const spoken = all.filter(({ text }) => !hearing.isSmall(text));
  const meanings: MeaningFound[] = [];
  let heardIn = 0;
  const add = (some: readonly PhraseMeaning[] | undefined, quality: number): void => {
    for (const meaning of some ?? []) meanings.push({ meaning, quality });
  };
  const key = (some: readonly LabelWord[], form: "text" | "stem"): string =>
    some.map((word) => word[form]).join("");
  const heard = spoken.length > 0 ? spoken : all;
  // Small words belong to a phrase only inside it, or as it is written: `an` in `ăn ngoài`.
  const loose = isLoose(hearing, all);
  const exactKeys = new Set([key(all, "text"), ...(loose ? [] : [key(heard, "text")])]);
  for (const exact of exactKeys) {
    const found = lexicon.exact.get(exact);
    add(found, 1);
    for (const { languages } of found ?? []) heardIn |= languages;
  }
  // What a language writes exactly so is that; others may mean a word with another ending.
  for (const meaning of (loose ? null : lexicon.stems.get(key(heard, "stem"))) ?? []) {
    const languages = meaning.languages & ~heardIn;
    if (languages !== 0)
      meanings.push({ meaning: { ...meaning, languages }, quality: OTHER_ENDING });
  }
  if (meanings.length > 0) return { from, to, meanings, quality: bestOf(hearing, meanings) };
  const [word] = all;
  if (all.length > 1 || word === undefined || isUnspaced(word.text)) return null;
  if (hearing.isFiller(word.text) || hearing.isOther(word.text)) return null;
  const bent = bentWord(hearing, word.text);
  if (bent === null) return null;
  add(bent.meanings, bent.quality);
  return { from, to, meanings, quality: bestOf(hearing, meanings) };
}

/** Whether words begin or end with one that says nothing. */
function isLoose(hearing: Hearing, words: readonly LabelWord[]): boolean {
  const ends = [words[0], words[words.length - 1]];
  return words.length > 1 && ends.some((word) => word !== undefined && hearing.isSmall(word.text));
}

/** A phrase of another language counts for less than what the set's own languages say. */
const STRANGE = 0.6;

function bestOf(hearing: Hearing, meanings: readonly MeaningFound[]): number {
  return Math.max(
    ...meanings.map(({ meaning, quality }) =>
      hearing.hears(meaning.languages) ? quality : quality * STRANGE
    )
  );
}

/**
 * Takes words of unspaced scripts apart where a phrase inside them is known: `水道光熱費` stays whole if
 * it is a phrase, `家賃支払い` becomes two words.
 */
export function takeApart(hearing: Hearing, words: readonly LabelWord[]): LabelWord[] {
  return words.flatMap((word) => {
    if (!isUnspaced(word.text) || hearing.lexicon.exact.has(word.text)) return [word];
    const pieces = piecesOf(hearing, word.text);
    return pieces.map((text, index) => ({
      text,
      stem: text,
      part: index === 0 && word.part,
      aside: word.aside,
    }));
  });
}

/** The pieces that cover most letters with known phrases, fewest first. */
function piecesOf(hearing: Hearing, text: string): string[] {
  const { lexicon } = hearing;
  const best: { value: number; from: number }[] = [{ value: 0, from: 0 }];
  const isPiece = (piece: string): boolean =>
    lexicon.exact.has(piece) ||
    hearing.isFiller(piece) ||
    hearing.isOther(piece) ||
    hearing.isSmall(piece);
  for (let to = 1; to <= text.length; to++) {
    let choice = { value: (best[to - 1]?.value ?? 0) - 0.2, from: to - 1 };
    for (let from = Math.max(0, to - lexicon.longestUnspaced); from < to; from++) {
      const piece = text.slice(from, to);
      if (!isPiece(piece)) continue;
      const value = (best[from]?.value ?? 0) + piece.length ** 1.3;
      if (value > choice.value) choice = { value, from };
    }
    best.push(choice);
  }
  const pieces: string[] = [];
  for (let at = text.length; at > 0; at = best[at]?.from ?? 0)
    pieces.unshift(text.slice(best[at]?.from ?? 0, at));
  return pieces;
}
