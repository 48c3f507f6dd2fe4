/** What stands behind a chain's name and says which of its branches is meant: `KFC CASTLE GATE 46`. */
import { findInTrie, type Knowledge, type Merchant } from "../../knowledge";
import { isNameToken, type Token } from "../text/descriptor";
import type { PhraseSpan } from "../text/phrases";

/** What is known of a row where a chain's name was found in it. */
export interface BranchContext {
  country: string | null;
  /** By token: true where a name may end before it. */
  isPadding: (index: number) => boolean;
  phrases: readonly PhraseSpan[];
  place: { from: number; to: number };
}

/** Words of a branch that no list knows, in a row. */
const MOST_UNKNOWN = 2;
/** Letters from which on the beginning of a branch word is one anywhere. */
const LONG_BEGINNING = 5;
/** Shortest name of a place that is taken for one. */
const SHORTEST_PLACE = 4;

/** What the words behind a name say: which branch it is, that it is somebody else, or nothing. */
export type Behind = "place" | "branch" | "its trade" | "another trade" | "much else" | "nothing";

/**
 * Reads the words behind a merchant's name: places, numbers and words for parts of towns, or words for
 * its own trade, name a branch (a few unknown words may stand before such a word); words for another
 * trade name somebody else.
 */
export function whatFollows(
  knowledge: Knowledge,
  tokens: readonly Token[],
  from: number,
  context: BranchContext,
  merchant: Merchant
): Behind {
  const itsLabel = labelOf(knowledge, merchant.trade);
  for (const { kind, value, weak, from: at } of context.phrases) {
    if (kind !== "trade" || at < from || at >= context.place.from) continue;
    // ROSS PLUMBING is no branch of Ross; MIDAS SPARES is one of Midas.
    const same = labelOf(knowledge, value) === itsLabel;
    if (same && at === from) return "its trade";
    if (!same && !weak && !isBranchWord(knowledge, tokens[at]?.text ?? "", false))
      return "another trade";
  }
  let unknown = 0;
  let named = false;
  let places = true;
  for (let index = from; index < tokens.length && index < context.place.from; index++) {
    const token = tokens[index];
    if (token === undefined || !isNameToken(token)) break;
    if (index > from && context.isPadding(index)) break;
    if (token.kind === "number") continue;
    const last = index + 1 >= tokens.length || index + 1 === context.place.from;
    const next = tokens[index + 1];
    const pair = next?.kind === "word" && index + 1 < context.place.from ? next.text : null;
    const twoWords = pair !== null && isPlace(knowledge, token.text + pair, context);
    const place = twoWords || isPlace(knowledge, token.text, context);
    places &&= place;
    if (place || isBranchWord(knowledge, token.text, last)) {
      named = true;
      unknown = 0;
      if (twoWords) index++;
    } else if (++unknown > (named ? 1 : MOST_UNKNOWN)) return "much else";
  }
  if (!named) return "nothing";
  return places ? "place" : "branch";
}

const labelOf = (knowledge: Knowledge, trade: number): string | undefined =>
  knowledge.trades[trade]?.labels.consumer?.outgoing;

/** Words for streets that end the names of streets. */
const STREETS = [
  "strasse",
  "straat",
  "gatan",
  "allee",
  "platz",
  "plein",
  "gade",
  "gata",
  "laan",
  "gracht",
];

function isBranchWord(knowledge: Knowledge, word: string, last: boolean): boolean {
  const bare = word.replace(/\d+$/, "");
  if (bare.length > 7) for (const ending of STREETS) if (bare.endsWith(ending)) return true;
  return (
    knowledge.branchWords.has(bare) ||
    ((last || bare.length >= LONG_BEGINNING) && knowledge.branchBeginnings.has(bare))
  );
}

function isPlace(knowledge: Knowledge, word: string, { country }: BranchContext): boolean {
  if (word.length < SHORTEST_PLACE || knowledge.notNames.has(word)) return false;
  const { trie, start, value, cityAt } = knowledge.places.cities;
  const key = findInTrie(trie, word);
  if (key === -1) return false;
  const last = start[key + 1] ?? 0;
  for (let record = start[key] ?? 0; record < last; record++)
    if (country === null || cityAt(value[record] ?? 0).country === country) return true;
  return false;
}
