/**
 * Finds the merchant a descriptor names with one slip of the hand: a letter too many, one missing,
 * another one, or two that changed places (Damerau, "A technique for computer detection and correction
 * of spelling errors", 1964). Machines do not slip, so hosts are not looked at; people who type a
 * payee's name do.
 */
import { CAREFUL_WORD, type Knowledge, stepTrie } from "../../knowledge";
import { type Token } from "../text/descriptor";
import { isKnownWord } from "../text/complete";
import type { MerchantMatch } from "./merchant";
import { endsName, isJoined, nameStarts, type MerchantContext } from "./name-bounds";

/** Shortest name that is looked for, and that may be meant: shorter ones have too many neighbours. */
const SHORTEST = 7;
/** Most words of a name, and most letters. */
const MOST_WORDS = 4;
const LONGEST = 30;

/** The one merchant whose name is a slip away from words that begin and end as names do, or null. */
export function findMisspelt(
  knowledge: Knowledge,
  tokens: readonly Token[],
  context: MerchantContext
): MerchantMatch | null {
  if (context.sent) return null;
  const starts = nameStarts(tokens, context);
  for (let from = 0; from < tokens.length; from++) {
    if (starts[from] !== 1) continue;
    let text = "";
    let isSlip = false;
    for (let to = from + 1; to <= Math.min(tokens.length, from + MOST_WORDS); to++) {
      const token = tokens[to - 1];
      if (token?.kind !== "word" || context.isProcessor(to - 1)) break;
      text += token.text;
      isSlip ||= isSlipped(token, knowledge);
      if (text.length > LONGEST) break;
      if (
        !isSlip ||
        text.length < SHORTEST ||
        !endsName(tokens, to, context) ||
        isJoined(tokens, to)
      )
        continue;
      const match = matchOf(knowledge, text, { from, to }, context);
      if (match !== null) return match;
    }
  }
  return null;
}

/** A word that is none: what people meant to write is spelled right, whatever it resembles. */
function isSlipped({ text }: Token, knowledge: Knowledge): boolean {
  return text.length >= 4 && !isKnownWord(knowledge, text);
}

function matchOf(
  knowledge: Knowledge,
  text: string,
  span: { from: number; to: number },
  { country }: MerchantContext
): MerchantMatch | null {
  const { start, value, trade, careful, written } = knowledge.merchantIndex;
  let found: MerchantMatch | null = null;
  for (const key of keysOneSlipAway(knowledge, text)) {
    for (let record = start[key] ?? 0; record < (start[key + 1] ?? 0); record++) {
      const merchant = value[record] ?? 0;
      const known = knowledge.merchants[merchant];
      if (known === undefined || merchant >= written || isOrdinary(careful[record])) continue;
      const isAtHome = known.countries === null || known.countries.includes(country ?? "");
      if (!isAtHome) continue;
      // Two that may be meant are none.
      if (found !== null && found.merchant !== merchant) return null;
      const score = 0.6 + 0.01 * Math.min(text.length, 14);
      found = { ...span, merchant, trade: trade[record] ?? known.trade, how: "misspelt", score };
    }
  }
  return found;
}

const isOrdinary = (careful: number | undefined): boolean => (careful ?? 0) > CAREFUL_WORD;

/** Keys of the dictionary that are one slip away from a text, with the same first letter. */
function keysOneSlipAway({ merchantIndex: { trie } }: Knowledge, text: string): Set<number> {
  const keys = new Set<number>();
  /** Notes the key that the rest of the text leads to exactly. */
  const follow = (node: number, at: number): void => {
    for (let index = at; index < text.length && node !== -1; index++)
      node = stepTrie(trie, node, text.charCodeAt(index));
    const key = node === -1 ? -1 : (trie.keyAt[node] ?? -1);
    if (key !== -1) keys.add(key);
  };
  let node = stepTrie(trie, 0, text.charCodeAt(0));
  for (let at = 1; node !== -1 && at <= text.length; at++) {
    if (at < text.length && text.length > SHORTEST) follow(node, at + 1);
    const last = trie.firstChild[node + 1] ?? 0;
    for (let child = trie.firstChild[node] ?? 0; child < last; child++) {
      follow(child, at);
      if (at < text.length) follow(child, at + 1);
    }
    if (at + 1 < text.length) {
      const other = stepTrie(trie, node, text.charCodeAt(at + 1));
      if (other !== -1) {
        const swapped = stepTrie(trie, other, text.charCodeAt(at));
        if (swapped !== -1) follow(swapped, at + 2);
      }
    }
    if (at < text.length) node = stepTrie(trie, node, text.charCodeAt(at));
  }
  return keys;
}
