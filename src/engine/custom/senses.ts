/** From the phrases in a label to what the label means. */
import {
  type Concepts,
  labelPictures,
  labelWords,
  type LabelWord,
  type PhraseMeaning,
} from "../../knowledge";
import { findPhrases, type PhraseFound, takeApart } from "./find-phrases";
import type { Hearing } from "./hearing";

/** Concepts that a label means, by index, with how clearly, 0 to 1. */
export type Senses = Map<number, number>;

/** A label's words, as the languages of its set hear them. */
export interface WordsRead {
  words: readonly LabelWord[];
  phrases: readonly PhraseFound[];
  pictures: readonly string[];
}

const WORTH = {
  /** A word in a language that the set is not in; with an ending of its own it is hardly that word. */
  strange: 0.62,
  strangeAndBent: 0.3,
  /** English words stand in sets of every language. */
  english: 0.93,
  unsure: 0.65,
  /** Words beside the one that says what it is: the car in `car insurance`. */
  beside: 0.42,
  head: 0.92,
  /** What remains of something: `other insurance`. */
  remainder: 0.86,
  aside: 0.82,
  picture: 0.5,
  /** Each further part of a label. */
  perPart: 0.985,
  /** A part of a phrase that reaches over several: the food in `food & drink`. */
  inPhrase: 0.75,
  /** `home & car insurance`: the home alone is not meant. */
  incomplete: 0.7,
} as const;

/** Splits a label into words and finds the phrases in them. */
export function readWords(hearing: Hearing, label: string): WordsRead {
  const words = takeApart(
    hearing,
    labelWords(label, (word) => hearing.isConjunction(word))
  );
  return { words, phrases: findPhrases(hearing, words, true), pictures: labelPictures(label) };
}

/** What the label means. */
export function sensesOf(concepts: Concepts, hearing: Hearing, read: WordsRead): Senses {
  const senses: Senses = new Map();
  const { words, phrases } = read;
  const parts = partsOf(words, phrases);
  const perPart = WORTH.perPart ** (parts.length - 1);
  for (const part of parts) {
    const completed = completePart(hearing, words, part, parts);
    for (const { meaning, quality } of completed)
      raise(
        senses,
        meaning.concept,
        quality * meant(concepts, meaning, quality, hearing) * perPart
      );
    for (const [concept, clarity] of sensesOfPart(concepts, hearing, part, words)) {
      const complete =
        completed.length === 0 ||
        completed.some(({ meaning }) => isKindOf(concepts, meaning.concept, concept));
      raise(senses, concept, clarity * perPart * (complete ? 1 : WORTH.incomplete));
    }
    if (!words.slice(part.from + 1, part.to).some(({ part: begins }) => begins)) continue;
    // `Food & drink` is a phrase of its own: it still has something of the food, and of the drink.
    const inside = words.slice(part.from, part.to);
    const pieces = findPhrases(hearing, inside, false);
    for (const piece of partsOf(inside, pieces))
      for (const [concept, clarity] of sensesOfPart(concepts, hearing, piece, inside))
        if (concepts.all[concept]?.weak === false) raise(senses, concept, clarity * WORTH.inPhrase);
  }
  if (senses.size === 0)
    for (const picture of read.pictures)
      for (const { concept } of hearing.lexicon.exact.get(picture) ?? [])
        raise(senses, concept, WORTH.picture);
  return senses;
}

/** Whether a concept is the other one, or lies right below it. */
function isKindOf(concepts: Concepts, concept: number, wider: number): boolean {
  return (
    concept === wider ||
    (concepts.all[concept]?.parents ?? []).some(([parent, near]) => parent === wider && near > 0.8)
  );
}

/** Keeps the clearer of two. */
export function raise(senses: Senses, concept: number, clarity: number): void {
  if (clarity > (senses.get(concept) ?? 0)) senses.set(concept, clarity);
}

interface Part {
  from: number;
  to: number;
  phrases: PhraseFound[];
}

/** Parts of a label, each with the phrases that begin in it; a phrase over several makes them one. */
function partsOf(words: readonly LabelWord[], phrases: readonly PhraseFound[]): Part[] {
  const parts: Part[] = [];
  words.forEach((word, index) => {
    const inside = phrases.some(({ from, to }) => index > from && index < to);
    const last = parts[parts.length - 1];
    if (last === undefined || (word.part && !inside))
      parts.push({ from: index, to: index + 1, phrases: [] });
    else last.to = index + 1;
  });
  for (const phrase of phrases)
    parts.find(({ from, to }) => phrase.from >= from && phrase.from < to)?.phrases.push(phrase);
  return parts;
}

/**
 * `home & car insurance`, `frais de banque et de dossier`: a part may be completed by the last word of
 * the last part, or by the first word of the first, where that is a phrase.
 */
function completePart(
  hearing: Hearing,
  words: readonly LabelWord[],
  { from, to }: Part,
  parts: readonly Part[]
): PhraseFound["meanings"][number][] {
  const [first] = parts;
  const last = parts[parts.length - 1];
  if (first === undefined || last === undefined || first === last) return [];
  const own = words.slice(from, to);
  const lastWord = words[last.to - 1];
  const firstWord = words[first.from];
  const tries: LabelWord[][] = [];
  if (to !== last.to && last.to - last.from > 1 && lastWord !== undefined)
    tries.push([...own, { ...lastWord, part: false }]);
  if (from !== first.from && first.to - first.from > 1 && firstWord !== undefined)
    tries.push([firstWord, ...own.map((word) => ({ ...word, part: false }))]);
  return tries.flatMap((some) => {
    const [found, more] = findPhrases(hearing, some, true);
    const whole = found !== undefined && more === undefined && found.from === 0;
    return whole && found.to === some.length && found.quality >= 0.95 ? [...found.meanings] : [];
  });
}

function sensesOfPart(
  concepts: Concepts,
  hearing: Hearing,
  part: Part,
  words: readonly LabelWord[]
): Senses {
  const senses: Senses = new Map();
  const isWeak = ({ meanings }: PhraseFound): boolean =>
    meanings.some(({ meaning }) => concepts.all[meaning.concept]?.weak ?? true);
  const heard = part.phrases.filter((phrase) => {
    const [word] = words.slice(phrase.from, phrase.to);
    // `el` is electricity to a Swede, and an article to a Spaniard: it must stand alone.
    const small = phrase.to - phrase.from === 1 && hearing.isSmall(word?.text ?? "");
    if (small) return part.to - part.from === 1;
    // Words that say nothing beside others may mean something only alone.
    const filler = words.slice(phrase.from, phrase.to).every(({ text }) => hearing.isFiller(text));
    return !filler || part.phrases.length === 1;
  });
  const telling = heard.filter((phrase) => !isWeak(phrase));
  const phrases = telling.length > 0 ? telling : heard;
  const headAt = headOf(concepts, hearing, phrases, words);
  const covered = coverage(hearing, part, heard, words);
  const remainder = telling.length > 0 && isRemainder(hearing, part, heard, words);
  phrases.forEach((phrase, index) => {
    const place = phrases.length === 1 ? 1 : index === headAt ? WORTH.head : WORTH.beside;
    const aside = words[phrase.from]?.aside === true ? WORTH.aside : 1;
    const rest = remainder ? WORTH.remainder : 1;
    for (const { meaning, quality } of phrase.meanings) {
      const clarity = quality * meant(concepts, meaning, quality, hearing);
      raise(senses, meaning.concept, clarity * place * aside * rest * covered);
    }
  });
  return senses;
}

/** How likely a word is meant so in a set of these languages. */
function meant(
  concepts: Concepts,
  meaning: PhraseMeaning,
  quality: number,
  { languages }: Hearing
): number {
  const unsure = meaning.unsure ? WORTH.unsure : 1;
  if (languages === 0 || (meaning.languages & languages) !== 0) return unsure;
  const english = concepts.languages.indexOf("en");
  if (english >= 0 && (meaning.languages & (1 << english)) !== 0) return unsure * WORTH.english;
  return unsure * (quality < 1 ? WORTH.strangeAndBent : WORTH.strange);
}

/** Which phrase of several says what it is: the last, in languages where it stands first the first. */
function headOf(
  concepts: Concepts,
  hearing: Hearing,
  phrases: readonly PhraseFound[],
  words: readonly LabelWord[]
): number {
  const [first, second] = phrases;
  if (first === undefined || second === undefined) return 0;
  // `repair of cars`, whatever the language.
  if (words.slice(first.to, second.from).some(({ text }) => hearing.isSmall(text))) return 0;
  const spoken = phrases
    .flatMap(({ meanings }) => meanings)
    .reduce((bits, { meaning }) => bits | meaning.languages, 0);
  const { languages } = hearing;
  const likely = languages === 0 ? spoken : languages & spoken || languages;
  const headFirst = (likely & concepts.headFirst) !== 0 && (likely & ~concepts.headFirst) === 0;
  return headFirst ? 0 : phrases.length - 1;
}

/** Less where words stand that nothing is known of: 0.5 to 1. */
function coverage(
  hearing: Hearing,
  { from, to }: Part,
  phrases: readonly PhraseFound[],
  words: readonly LabelWord[]
): number {
  let known = 0;
  let unknown = 0;
  for (let at = from; at < to; at++) {
    const text = words[at]?.text ?? "";
    if (phrases.some((phrase) => at >= phrase.from && at < phrase.to)) known += text.length;
    else if (text.length > 1 && !/^\p{N}+$/u.test(text) && !isEmpty(hearing, text))
      unknown += text.length;
  }
  return known === 0 ? 1 : 0.5 + (0.5 * known) / (known + unknown);
}

const isEmpty = (hearing: Hearing, text: string): boolean =>
  hearing.isSmall(text) || hearing.isFiller(text) || hearing.isOther(text);

function isRemainder(
  hearing: Hearing,
  { from, to }: Part,
  phrases: readonly PhraseFound[],
  words: readonly LabelWord[]
): boolean {
  return words.slice(from, to).some(({ text }, index) => {
    const at = from + index;
    const inPhrase = phrases.some(
      (phrase) => at >= phrase.from && at < phrase.to && phrase.to - phrase.from > 1
    );
    return hearing.isOther(text) && !inPhrase;
  });
}
