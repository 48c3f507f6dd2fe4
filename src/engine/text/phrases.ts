/** Finds the phrases of all languages in the words of a descriptor. */
import {
  type Knowledge,
  PHRASE_KINDS,
  type PhraseKind,
  STEM_PREFIX,
  STEM_SUFFIX,
  stepTrie,
} from "../../knowledge";
import { isNameToken, type Token } from "./descriptor";

/** One phrase found: tokens from `from` up to but not including `to`. */
export interface PhraseSpan {
  from: number;
  to: number;
  kind: PhraseKind;
  /** Operation, trade or processor, by kind. */
  value: number;
  /** Letters of the phrase. */
  length: number;
  /** Counts only where nothing else speaks. */
  weak: boolean;
  /** In a language of the country. */
  expected: boolean;
  /** Only the beginning of the last word was matched, or the end of the one word. */
  stem: boolean;
}

const BLANK = 32;
const SHORTEST_STEM = 5;
/** Letters more that part of a word of another language needs. */
const STEM_DISTINCTIVE = 2;
/** Letters less that a word needs which only says how it was paid: `carte`, `carta`, `kaart`. */
const FILLER_DISTINCTIVE = 2;
/** Words from which on the end of a compound is looked at. */
const SHORTEST_COMPOUND = 8;
/** Letters from which on a phrase is found although a blank breaks one of its words. */
const SHORTEST_BROKEN = 8;

/** Which languages a descriptor may be in. */
export interface ExpectedLanguages {
  /** Bit set. */
  expected: number;
  /** Letters from which on a phrase of any other language is taken. */
  distinctive: number;
}

/**
 * All phrases, the longest at each place and of each kind; a phrase inside a longer one is left out.
 * SEPA texts break words every 27 or 35 characters (`Ihr Einka uf bei`): phrases are found across one
 * such break.
 */
export function findPhrases(
  knowledge: Knowledge,
  tokens: readonly Token[],
  languages: ExpectedLanguages
): PhraseSpan[] {
  const found: PhraseSpan[] = [];
  for (let from = 0; from < tokens.length; from++) {
    const token = tokens[from];
    if (token === undefined || !isNameToken(token)) continue;
    const longest: (PhraseSpan | undefined)[] = [];
    walk({ knowledge, tokens, languages, from, longest }, 0, from, 0, false);
    if (token.kind === "word" && token.text.length >= SHORTEST_COMPOUND)
      endOfCompound({ knowledge, tokens, languages, from, longest }, token.text);
    for (const span of longest) if (span !== undefined) found.push(span);
  }
  return withoutInner(found);
}

interface Walk {
  knowledge: Knowledge;
  tokens: readonly Token[];
  languages: ExpectedLanguages;
  from: number;
  longest: (PhraseSpan | undefined)[];
}

/** Follows the letters of the tokens from one on; `broken` once a blank inside a word was passed. */
function walk(at: Walk, start: number, first: number, soFar: number, broken: boolean): void {
  const { tokens, knowledge } = at;
  const { trie } = knowledge.phrases;
  let node = start;
  let length = soFar;
  for (let to = first; to < tokens.length; to++) {
    const token = tokens[to];
    if (token === undefined || !isNameToken(token)) return;
    if (to > first) {
      if (!broken && token.before === "blank" && length >= 2 && token.kind === "word")
        walk(at, node, to, length, true);
      node = stepTrie(trie, node, BLANK);
      if (node === -1) return;
      length++;
    }
    const text = token.text;
    for (let index = 0; index < text.length; index++) {
      node = stepTrie(trie, node, text.charCodeAt(index));
      if (node === -1) return;
      length++;
      const key = trie.keyAt[node] ?? -1;
      if (key === -1) continue;
      const whole = index === text.length - 1 || areDigits(text, index + 1);
      if (!whole && length < SHORTEST_STEM) continue;
      if (broken && (!whole || length < SHORTEST_BROKEN)) continue;
      collect(at, key, to + 1, length, whole ? 0 : STEM_PREFIX);
    }
  }
}

/** Whether only digits follow: `card1234`, `ref998`. */
function areDigits(text: string, from: number): boolean {
  for (let index = from; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** Phrases that a longer word ends with: `stadtapotheke`. */
function endOfCompound(at: Walk, text: string): void {
  const { trie } = at.knowledge.phrases;
  for (let start = 2; start <= text.length - SHORTEST_STEM; start++) {
    let node = 0;
    let index = start;
    while (index < text.length && node !== -1) {
      node = stepTrie(trie, node, text.charCodeAt(index));
      index++;
    }
    const key = node === -1 ? -1 : (trie.keyAt[node] ?? -1);
    if (key !== -1) collect(at, key, at.from + 1, text.length - start, STEM_SUFFIX);
  }
}

/** Keeps the records of a phrase that was found. `inside` says how it lies in a longer word, or 0. */
function collect(at: Walk, key: number, to: number, length: number, inside: number): void {
  const { start, value, kind, language, stem, weak } = at.knowledge.phrases;
  const last = start[key + 1] ?? 0;
  for (let record = start[key] ?? 0; record < last; record++) {
    if (inside !== 0 && ((stem[record] ?? 0) & inside) === 0) continue;
    const expected =
      ((language[record] ?? 0) & at.languages.expected) !== 0 || isForeignScript(at, at.from);
    const kindIndex = kind[record] ?? 0;
    const filler = PHRASE_KINDS[kindIndex] === "filler" ? FILLER_DISTINCTIVE : 0;
    const distinctive = at.languages.distinctive + (inside === 0 ? 0 : STEM_DISTINCTIVE);
    if (!expected && length < distinctive - filler) continue;
    const before = at.longest[kindIndex];
    if (before !== undefined && before.length > length) continue;
    // Of equal phrases the one of an expected language stands, else the first.
    if (before !== undefined && before.length === length && !expected) continue;
    at.longest[kindIndex] = {
      from: at.from,
      to,
      kind: PHRASE_KINDS[kindIndex] ?? "filler",
      value: value[record] ?? 0,
      length,
      weak: weak[record] === 1,
      expected,
      stem: inside !== 0,
    };
  }
}

/** Other scripts than the Latin one tell the language themselves. */
function isForeignScript({ tokens }: Walk, index: number): boolean {
  return (tokens[index]?.text.charCodeAt(0) ?? 0) >= 0x370;
}

/**
 * Leaves out what lies inside a longer phrase: `fee refund` is one thing, not a fee and a refund (but
 * a processor stays, whatever is said around it), and what another language says with the same words.
 */
function withoutInner(spans: readonly PhraseSpan[]): PhraseSpan[] {
  return spans.filter(
    (span) =>
      !spans.some((other) => {
        if (other === span || other.from > span.from || other.to < span.to) return false;
        const longer = other.to - other.from > span.to - span.from;
        if (longer) return span.kind !== "processor" || other.kind === "processor";
        return other.expected && !span.expected && span.kind !== "processor";
      })
  );
}
