/**
 * Finds the merchant a descriptor names: by a host it prints, or by walking the dictionary of
 * spellings over the letters of its words, whatever the blanks between them. One walk finds whole
 * names, names run together with what follows, and names cut short (docs/matching.md).
 */
import {
  CAREFUL_ALONE,
  CAREFUL_LOCAL,
  CAREFUL_NOT,
  compactName,
  findInTrie,
  type Knowledge,
  type Merchant,
  MIXED,
  SILENT_WORDS,
  stepTrie,
} from "../../knowledge";
import { whatFollows } from "./branch";
import { isNameToken, type Token } from "../text/descriptor";
import type { PhraseSpan } from "../text/phrases";
import { endsField, endsName, isJoined, nameStarts, type MerchantContext } from "./name-bounds";

export interface MerchantMatch {
  merchant: number;
  /** Trade the spelling told. */
  trade: number;
  /** Tokens from `from` up to but not including `to`. */
  from: number;
  to: number;
  how: "host" | "exact" | "glued" | "truncated" | "misspelt";
  /** How sure it is that this merchant is meant: from 0.6 to about 1. */
  score: number;
  /** The merchant's host that is printed, or undefined. */
  host?: string;
}

/** The same with what is worked out once for a row. */
interface Located extends MerchantContext {
  /** By token: 1 where a name may begin. */
  starts: Uint8Array;
  /** By token: where the furthest phrase ends that begins there or before and names no merchant. */
  saidUntil: Uint16Array;
}

/** Shortest spelling that may be found in the middle of other words. */
const SHORTEST_INNER = 6;
/** Shortest spelling that a longer word may begin with. */
const SHORTEST_GLUED = 7;
/** Shortest beginning that may be completed. */
const SHORTEST_BEGINNING = 7;
/** The same for places that only a city knows: there are many. */
const SHORTEST_PLACE = 11;
const ENOUGH = 0.6;
const SUREST = 0.99;
/** Score from which on a branch stands before its house. */
const SURE_BRANCH = 0.75;
/** Who carried the payment is the merchant only where nobody else is. */
const CARRIER_LOSS = 0.25;

/** The likeliest merchant, or null. */
export function findMerchant(
  knowledge: Knowledge,
  tokens: readonly Token[],
  given: MerchantContext
): MerchantMatch | null {
  const context: Located = {
    ...given,
    starts: nameStarts(tokens, given),
    saidUntil: furthestSaid(tokens.length, given.phrases),
  };
  let best: MerchantMatch | null = null;
  const consider = (match: MerchantMatch | null): void => {
    if (match === null || match.score < ENOUGH) return;
    if (best === null || isBetter(knowledge, match, best)) best = match;
  };
  for (let from = 0; from < tokens.length; from++) {
    const token = tokens[from];
    if (token === undefined || !isNameToken(token)) continue;
    if (token.host !== null) consider(byHost(knowledge, token.host, from, context));
    if (token.kind === "word" && SILENT_WORDS.has(token.text)) continue;
    walk(knowledge, tokens, from, context, consider);
  }
  return best;
}

/** The likelier one; of a house and its branch (Google and Google Ads) the branch. */
function isBetter(knowledge: Knowledge, match: MerchantMatch, best: MerchantMatch): boolean {
  const [known, bestKnown] = [
    knowledge.merchants[match.merchant],
    knowledge.merchants[best.merchant],
  ];
  if (match.score >= SURE_BRANCH && best.score >= SURE_BRANCH && known !== bestKnown) {
    if (known?.parent !== null && known?.parent === bestKnown?.name) return true;
    if (bestKnown?.parent !== null && bestKnown?.parent === known?.name) return false;
  }
  return match.score > best.score;
}

function byHost(
  knowledge: Knowledge,
  host: string,
  at: number,
  context: Located
): MerchantMatch | null {
  for (let rest = host; rest.includes("."); rest = rest.slice(rest.indexOf(".") + 1)) {
    const merchant = knowledge.merchantByHost.get(rest);
    if (merchant === undefined) continue;
    const known = knowledge.merchants[merchant];
    if (known === undefined) continue;
    const trade = known.trade;
    const bonus = fits(known.countries, context.country) ? 0.02 : 0;
    // HELP.UBER.COM stands beside Uber Eats too.
    const loss = (context.isProcessor(at) ? CARRIER_LOSS : 0) + (rest === host ? 0 : 0.06);
    return {
      merchant,
      trade,
      from: at,
      to: at + 1,
      how: "host",
      score: 0.96 + bonus - loss,
      host: rest,
    };
  }
  return byHostLabel(knowledge, host, at, context);
}

/** `1-800-flowers.com` where only the name is known: the host's label is the name. */
function byHostLabel(
  knowledge: Knowledge,
  host: string,
  at: number,
  context: Located
): MerchantMatch | null {
  const { trie, start, value, trade, careful } = knowledge.merchantIndex;
  const label = compactName(host.split(".")[0] ?? "");
  const key = label.length < SHORTEST_INNER ? -1 : findInTrie(trie, label);
  if (key === -1) return null;
  const last = start[key + 1] ?? 0;
  for (let record = start[key] ?? 0; record < last; record++) {
    const merchant = value[record] ?? 0;
    const known = knowledge.merchants[merchant];
    if (careful[record] !== CAREFUL_NOT || known === undefined) continue;
    if (!fits(known.countries, context.country)) continue;
    return {
      merchant,
      trade: trade[record] ?? known.trade,
      from: at,
      to: at + 1,
      how: "host",
      score: 0.9,
    };
  }
  return null;
}

function walk(
  knowledge: Knowledge,
  tokens: readonly Token[],
  from: number,
  context: Located,
  consider: (match: MerchantMatch | null) => void
): void {
  const { trie, onlyMerchant, onlyPlace } = knowledge.merchantIndex;
  let node = 0;
  let length = 0;
  let boundary = -1;
  let boundaryTo = from;
  let boundaryLength = 0;
  let stoppedInside = false;
  let cutBefore = -1;
  let cutLength = 0;
  let cutTo = from;
  for (let to = from; to < tokens.length; to++) {
    const token = tokens[to];
    // GOOGLE*ADS77355: letters behind a star belong to the name, whatever number is glued to them.
    // QATAR AIRWAY0009…: so do letters that a long number is glued to.
    const code =
      token?.kind === "reference" &&
      to > from &&
      (token.before === "star" || GLUED_CODE.test(token.text));
    if (token === undefined || !(isNameToken(token) || code)) break;
    if (to > from && token.kind === "host") break;
    const text = token.text;
    if (to > from && SILENT_WORDS.has(text)) continue;
    for (let index = 0; index < text.length; index++) {
      const next = stepTrie(trie, node, text.charCodeAt(index));
      if (next === -1) {
        stoppedInside = true;
        // QATAR AIRWAY0009: a ticket's number behind a name cut short.
        if (index > 0 && isDigit(text.charCodeAt(index))) {
          cutBefore = node;
          cutLength = length;
          cutTo = to + 1;
        }
        break;
      }
      node = next;
      length++;
      const key = trie.keyAt[node] ?? -1;
      if (key === -1) continue;
      const whole = index === text.length - 1;
      if (!whole && !gluable(knowledge, text, index + 1, length)) continue;
      const numbered = !whole && isDigit(text.charCodeAt(index + 1));
      const span = { from, to: to + 1, length, whole, numbered };
      candidates(knowledge, key, tokens, span, context, consider);
    }
    if (stoppedInside) break;
    boundary = node;
    boundaryTo = to + 1;
    boundaryLength = length;
  }
  if (cutBefore > 0) {
    boundary = cutBefore;
    boundaryTo = cutTo;
    boundaryLength = cutLength;
  } else if (stoppedInside) return;
  if (boundary <= 0 || boundaryLength < SHORTEST_BEGINNING) return;
  if (knowledge.merchantIndex.trie.keyAt[boundary] !== -1) return;
  let merchant = onlyMerchant[boundary] ?? MIXED;
  if (merchant < 0 && boundaryLength >= SHORTEST_PLACE) {
    const place = onlyPlace[boundary] ?? MIXED;
    const home = knowledge.merchants[place]?.countries?.includes(context.country ?? "") === true;
    if (home && !context.sent) merchant = place;
  }
  if (merchant < 0) return;
  consider(
    truncated(
      knowledge,
      merchant,
      tokens,
      { from, to: boundaryTo, length: boundaryLength },
      context
    )
  );
}

const GLUED_CODE = /^[a-z]{4}[a-z]*\d/;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Whether a spelling may end inside a word: before a store's number, or when it is long. */
function gluable(knowledge: Knowledge, text: string, at: number, length: number): boolean {
  if (isDigit(text.charCodeAt(at))) return length >= 4;
  // ASSOCIATION is no branch of Associa.
  return length >= SHORTEST_GLUED && text.length - at >= 2 && !knowledge.notNames.has(text);
}

/** Whether a spelling is only part of what is said to be done, or of how it was paid. */
function isOnlyWords({ from, to }: Span, { saidUntil, isFiller }: Located): boolean {
  const before = from > 0 ? (saidUntil[from - 1] ?? 0) : 0;
  const until = saidUntil[from] ?? 0;
  // A phrase that holds the span and is longer than it.
  if (before >= to || until > to) return true;
  return to - from === 1 && isFiller(from);
}

/** By token: where the furthest phrase ends that begins there or before and names no merchant. */
function furthestSaid(count: number, phrases: readonly PhraseSpan[]): Uint16Array {
  const until = new Uint16Array(count);
  for (const { kind, from, to } of phrases)
    if (kind === "operation" || kind === "filler") until[from] = Math.max(until[from] ?? 0, to);
  for (let index = 1; index < count; index++)
    until[index] = Math.max(until[index] ?? 0, until[index - 1] ?? 0);
  return until;
}

interface Span {
  from: number;
  to: number;
  length: number;
}

interface Found extends Span {
  /** Ends where a word ends. */
  whole: boolean;
  /** A number is glued to it. */
  numbered: boolean;
}

function candidates(
  knowledge: Knowledge,
  key: number,
  tokens: readonly Token[],
  span: Found,
  context: Located,
  consider: (match: MerchantMatch | null) => void
): void {
  const { start, value, trade, careful, written } = knowledge.merchantIndex;
  if (isOnlyWords(span, context)) return;
  const last = start[key + 1] ?? 0;
  for (let record = start[key] ?? 0; record < last; record++) {
    const merchant = value[record] ?? 0;
    const known = knowledge.merchants[merchant];
    if (known === undefined) continue;
    const score = scoreOf(
      knowledge,
      known,
      merchant >= written,
      careful[record] ?? 0,
      tokens,
      span,
      context
    );
    if (score === null) continue;
    consider({
      merchant,
      trade: trade[record] ?? known.trade,
      from: span.from,
      to: span.to,
      how: span.whole ? "exact" : "glued",
      // Of equally sure ones the longest: CARREFOUR CITY before CARREFOUR.
      score: Math.min(score, SUREST) + span.length * 1e-4,
    });
  }
}

/** Trades that are paid in their own country: CITY OF YORK on an American card is not England's. */
const AT_HOME: ReadonlySet<string> = new Set([
  "bank",
  "benefits office",
  "childcare",
  "church",
  "court",
  "education",
  "government",
  "hospital",
  "post office",
  "property management",
  "public transport",
  "tax authority",
  "utilities",
  "vehicle tax",
]);

/** How sure a spelling at a place means a merchant; null where too little stands around it. */
function scoreOf(
  knowledge: Knowledge,
  known: Merchant,
  isBrand: boolean,
  careful: number,
  tokens: readonly Token[],
  span: Found,
  context: Located
): number | null {
  const atStart = context.starts[span.from] === 1;
  const atEnd = endsName(tokens, span.to, context);
  const home = context.country !== null && known.countries?.includes(context.country) === true;
  const behind =
    atEnd || !atStart ? "nothing" : whatFollows(knowledge, tokens, span.to, context, known);
  const branch = behind === "branch" || behind === "place" || behind === "its trade";
  if (careful !== CAREFUL_NOT) {
    if (!atStart || !(span.whole || span.numbered)) return null;
    if (careful === CAREFUL_LOCAL && (context.sent || !home || !span.whole)) return null;
    // MUDDY PAWS GROOMING may be another than Muddy Paws.
    if (careful === CAREFUL_LOCAL && !atEnd && behind !== "place") return null;
    const mayGoOn = branch || (careful < CAREFUL_ALONE && home && behind === "nothing");
    if (!atEnd && !mayGoOn) return null;
  }
  if (!atStart && span.length < SHORTEST_INNER) return null;
  // What a data package knows of another country is mostly not meant.
  const abroad = known.countries !== null && context.country !== null && !home;
  if (abroad && isBrand) return null;
  const institution = knowledge.trades[known.trade]?.institution ?? false;
  let score = 0.6 + 0.022 * Math.min(span.length, 12);
  score += atStart ? 0.12 : -0.12;
  if (atEnd || branch) score += 0.05;
  if (!span.whole) score -= 0.12;
  if (isJoined(tokens, span.to)) score -= 0.35;
  if (span.from >= context.place.from && span.from < context.place.to) score -= 0.2;
  if (institution && !atStart) score -= 0.08;
  // In a transfer a bank is mostly the payee's.
  if (institution && context.sent) score -= 0.1;
  // GATE CITY DAY NURSERY is no bank of that name.
  if (institution && (behind === "another trade" || behind === "much else")) score -= 0.15;
  if (known.countries === null) score += 0;
  else if (context.country === null) score -= 0.04;
  else if (home) score += 0.04;
  else if (AT_HOME.has(knowledge.trades[known.trade]?.name ?? "")) score -= 0.25;
  else score -= span.length >= 9 && (atEnd || branch) ? 0.12 : 0.34;
  if (behind === "another trade") score -= 0.12;
  if (careful !== CAREFUL_NOT) score -= atEnd || branch ? 0.06 : 0.14;
  if (careful === CAREFUL_LOCAL) score -= placeLoss(known, span, context);
  // PAYPAL *SHOP: the shop was paid.
  if (context.isProcessor(span.from) && context.isProcessor(span.to - 1)) score -= CARRIER_LOSS;
  return score;
}

/** A place of one city is less likely meant elsewhere; less still where its name is one short word. */
function placeLoss(known: Merchant, span: Found, { city }: Located): number {
  const short = span.length < 8 ? 0.06 : 0;
  if (known.city === null || city === null) return short;
  // A city's list holds the towns around it too.
  return known.city === city ? -0.1 : 0.04 + short;
}

function truncated(
  knowledge: Knowledge,
  merchant: number,
  tokens: readonly Token[],
  span: Span,
  context: Located
): MerchantMatch | null {
  const known = knowledge.merchants[merchant];
  if (known === undefined) return null;
  if (context.starts[span.from] !== 1 || !endsField(tokens, span.to, context)) return null;
  // Words of what is done, or of the place, are no beginning of a name.
  for (let index = span.from, free = false; !free; index++) {
    if (index >= span.to) return null;
    free = !context.isPadding(index);
  }
  if (!fits(known.countries, context.country)) return null;
  const score = 0.6 + 0.016 * Math.min(span.length, 14);
  return { merchant, trade: known.trade, from: span.from, to: span.to, how: "truncated", score };
}

function fits(countries: readonly string[] | null, country: string | null): boolean {
  return countries === null || country === null || countries.includes(country);
}
