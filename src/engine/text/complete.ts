/** Completes the last word of a name that a printed field cut short: `ROYAL SANDS SOCIAL CLU`. */
import { findInTrie, type Knowledge, type Vocabulary } from "../../knowledge";
import { MONTHS } from "./chunk";
import { isNameToken, type Token } from "./descriptor";

/** Shortest beginning of a word that is completed. */
const SHORTEST_BEGINNING = 3;
/** Letters of a whole name from which on it may have been cut. */
const SHORTEST_NAME = 9;
/** Width of the field that American transfers print names in. */
const TRANSFER_FIELD = 16;
/** Most letters that are added. */
const MOST_ADDED = 8;
/** Share of the longer words up to which a word is likelier one of them cut short. */
const RARE = 0.05;
/** Share of the words that begin so which the likeliest must have. */
const MOST_OF_ALL = 0.7;

/** The tokens with cut words completed; the same array where none is. */
export function completeCutWords(knowledge: Knowledge, tokens: readonly Token[]): readonly Token[] {
  let completed: Token[] | null = null;
  let width = 0;
  tokens.forEach((token, index) => {
    if (!isNameToken(token)) {
      width = 0;
      return;
    }
    const began = token.before === "star" ? 0 : width;
    width = began + (began === 0 ? 0 : 1) + (token.ampersand ? 2 : 0) + token.surface.length;
    const next = tokens[index + 1];
    // What stands before a star is a processor's prefix.
    if (next?.before === "star") return;
    const ends = next === undefined || !isNameToken(next) || width === TRANSFER_FIELD;
    if (!ends || width < SHORTEST_NAME || token.kind !== "word" || began === 0) return;
    const word = completionOf(knowledge, token.text);
    if (word === null) return;
    completed ??= [...tokens];
    completed[index] = {
      ...token,
      text: word,
      surface: token.surface + word.slice(token.text.length),
    };
  });
  return completed ?? tokens;
}

/** The word of names that a beginning stands for, or null where it is a word itself or may be several. */
function completionOf(knowledge: Knowledge, beginning: string): string | null {
  if (beginning.length < SHORTEST_BEGINNING || /\d/.test(beginning)) return null;
  if (MONTHS.has(beginning)) return null;
  if (knowledge.notNames.has(beginning) || knowledge.givenNames.has(beginning)) return null;
  if (knowledge.familyNames.has(beginning) || knowledge.branchWords.has(beginning)) return null;
  if (findInTrie(knowledge.phrases.trie, beginning) !== -1) return null;
  const { words, counts } = knowledge.vocabulary;
  let at = firstAtLeast(knowledge.vocabulary, beginning);
  const itself = words[at] === beginning ? (counts[at] ?? 0) : 0;
  if (itself > 0) at++;
  let all = 0;
  let best = -1;
  const from = at;
  for (; words[at]?.startsWith(beginning) === true; at++) {
    all += counts[at] ?? 0;
    if (best === -1 || (counts[at] ?? 0) > (counts[best] ?? 0)) best = at;
  }
  const word = words[best];
  if (word === undefined || word.length - beginning.length > MOST_ADDED) return null;
  if (itself > all * RARE) return null;
  // FACILITY and FACILITIES are one.
  const stem = word.slice(0, Math.max(beginning.length, word.length - 3));
  let same = 0;
  for (let other = from; other < at; other++)
    if (words[other]?.startsWith(stem) === true) same += counts[other] ?? 0;
  return same >= all * MOST_OF_ALL ? word : null;
}

function firstAtLeast({ words }: Vocabulary, text: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a word is one that names are made of, somebody's name, or says something. */
export function isKnownWord(knowledge: Knowledge, word: string): boolean {
  return (
    knowledge.notNames.has(word) ||
    knowledge.givenNames.has(word) ||
    knowledge.familyNames.has(word) ||
    knowledge.branchWords.has(word) ||
    findInTrie(knowledge.phrases.trie, word) !== -1 ||
    knowledge.vocabulary.words[firstAtLeast(knowledge.vocabulary, word)] === word
  );
}
