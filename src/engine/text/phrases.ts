/** Finds the phrases of all languages in the words of a descriptor. */
import { type Knowledge, PHRASE_KINDS, type PhraseKind, stepTrie } from "../../knowledge";
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
  /** Only the beginning of the last word was matched. */
  stem: boolean;
}

const BLANK = 32;
/** Letters from which on a phrase is taken in any country. */
const DISTINCTIVE = 7;
const SHORTEST_STEM = 5;

/**
 * All phrases, the longest at each place and of each kind; a phrase inside a longer one is left out.
 * `languages` is the bit set of the languages expected in this country, or -1 where it is unknown.
 */
export function findPhrases(
  knowledge: Knowledge,
  tokens: readonly Token[],
  languages: number
): PhraseSpan[] {
  const { trie } = knowledge.phrases;
  const found: PhraseSpan[] = [];
  for (let from = 0; from < tokens.length; from++) {
    let node = 0;
    let length = 0;
    const longest: (PhraseSpan | undefined)[] = [];
    for (let to = from; to < tokens.length && node !== -1; to++) {
      const token = tokens[to];
      if (token === undefined || !isNameToken(token)) break;
      if (to > from) {
        node = stepTrie(trie, node, BLANK);
        if (node === -1) break;
        length++;
      }
      const text = token.text;
      for (let index = 0; index < text.length && node !== -1; index++) {
        node = stepTrie(trie, node, text.charCodeAt(index));
        if (node === -1) break;
        length++;
        const key = trie.keyAt[node] ?? -1;
        if (key === -1) continue;
        const whole = index === text.length - 1;
        if (!whole && length < SHORTEST_STEM) continue;
        collect(knowledge, key, { from, to: to + 1, length, whole, languages }, longest);
      }
    }
    for (const span of longest) if (span !== undefined) found.push(span);
  }
  return withoutInner(found);
}

interface Place {
  from: number;
  to: number;
  length: number;
  whole: boolean;
  languages: number;
}

function collect(
  knowledge: Knowledge,
  key: number,
  place: Place,
  longest: (PhraseSpan | undefined)[]
): void {
  const { start, value, kind, language, stem, weak } = knowledge.phrases;
  const last = start[key + 1] ?? 0;
  for (let record = start[key] ?? 0; record < last; record++) {
    if (!place.whole && stem[record] !== 1) continue;
    const expected = ((language[record] ?? 0) & place.languages) !== 0;
    if (!expected && place.length < DISTINCTIVE) continue;
    const kindIndex = kind[record] ?? 0;
    const before = longest[kindIndex];
    if (before !== undefined && before.length > place.length) continue;
    // Of equal phrases the one of an expected language stands, else the first.
    if (before !== undefined && before.length === place.length && !expected) continue;
    longest[kindIndex] = {
      from: place.from,
      to: place.to,
      kind: PHRASE_KINDS[kindIndex] ?? "filler",
      value: value[record] ?? 0,
      length: place.length,
      weak: weak[record] === 1,
      stem: !place.whole,
    };
  }
}

/** Leaves out what lies inside a longer phrase: `fee refund` is one thing, not a fee and a refund. */
function withoutInner(spans: readonly PhraseSpan[]): PhraseSpan[] {
  return spans.filter(
    (span) =>
      !spans.some(
        (other) =>
          other !== span &&
          other.from <= span.from &&
          other.to >= span.to &&
          other.to - other.from > span.to - span.from
      )
  );
}
