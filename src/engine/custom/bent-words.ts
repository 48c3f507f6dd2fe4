/** Words that no phrase has as they stand: compounds, words cut short, words mistyped. */
import { BEGINNING, type Lexicon, type PhraseMeaning } from "../../knowledge";
import type { Hearing } from "./hearing";

/** What such a word may mean, and how surely, 0 to 1. */
export interface BentWord {
  meanings: readonly PhraseMeaning[];
  quality: number;
}

const QUALITY = { filler: 0.96, compound: 0.88, partOfCompound: 0.62, cutShort: 0.8, typo: 0.82 };
const SHORTEST_PART = 3;
const SHORTEST_BENT = 5;
const SHORTEST_TYPO = 7;

/** Reads a word of a script with blanks; null where it is like no word of the lexicon. */
export function bentWord(hearing: Hearing, word: string): BentWord | null {
  if (word.length < SHORTEST_BENT) return null;
  const { lexicon } = hearing;
  return compound(hearing, word) ?? cutShort(lexicon, word) ?? mistyped(lexicon, word);
}

const known = (lexicon: Lexicon, word: string): readonly PhraseMeaning[] | null =>
  lexicon.exact.get(word) ?? null;

/** `stromkosten`: what stands before a word that says nothing; else the word that ends the compound. */
function compound(hearing: Hearing, word: string): BentWord | null {
  const { lexicon } = hearing;
  let head: readonly PhraseMeaning[] | null = null;
  let beginning: readonly PhraseMeaning[] | null = null;
  for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut++) {
    const front = withoutLink(lexicon, word.slice(0, cut));
    const rest = word.slice(cut);
    if (front !== null && cut > SHORTEST_PART) {
      if (hearing.isFiller(rest)) return { meanings: front, quality: QUALITY.filler };
      beginning = front;
    }
    if (rest.length > SHORTEST_PART && head === null) head = known(lexicon, rest);
  }
  if (head !== null) return { meanings: head, quality: QUALITY.compound };
  return beginning === null ? null : { meanings: beginning, quality: QUALITY.partOfCompound };
}

/** A word, or it without the letters that join it to the next: `versicherung-s-`, `woche-n-`. */
function withoutLink(lexicon: Lexicon, front: string): readonly PhraseMeaning[] | null {
  for (const link of ["", "s", "n", "en", "es", "e"])
    if (front.endsWith(link) && front.length - link.length >= SHORTEST_PART) {
      const meanings = known(lexicon, front.slice(0, front.length - link.length));
      if (meanings !== null) return meanings;
    }
  return null;
}

/** `restau`: shares its beginning, and most of its letters, with a word. */
function cutShort(lexicon: Lexicon, word: string): BentWord | null {
  let best: string | null = null;
  let most = 0;
  for (const candidate of lexicon.beginnings.get(word.slice(0, BEGINNING)) ?? []) {
    const shared = sharedBeginning(word, candidate);
    const shorter = Math.min(word.length, candidate.length);
    const longer = Math.max(word.length, candidate.length);
    if (shared < SHORTEST_BENT || shared < shorter - 1 || longer - shared > 4) continue;
    if (shared / longer > most) {
      most = shared / longer;
      best = candidate;
    }
  }
  const meanings = best === null ? null : known(lexicon, best);
  return meanings === null ? null : { meanings, quality: QUALITY.cutShort };
}

function sharedBeginning(one: string, other: string): number {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  return shared;
}

/** One letter wrong, missing, too much or swapped, behind the first four. */
function mistyped(lexicon: Lexicon, word: string): BentWord | null {
  if (word.length < SHORTEST_TYPO) return null;
  for (const candidate of lexicon.beginnings.get(word.slice(0, BEGINNING)) ?? []) {
    if (!isOneOff(word, candidate)) continue;
    const meanings = known(lexicon, candidate);
    if (meanings !== null) return { meanings, quality: QUALITY.typo };
  }
  return null;
}

function isOneOff(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  const front = sharedBeginning(one, other);
  const [a, b] = [one.slice(front), other.slice(front)];
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}
