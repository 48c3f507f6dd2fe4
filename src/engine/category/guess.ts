/**
 * What was likely bought of a name that no list knows: what the letters of the name say, how often each
 * trade is paid in such a way, and whether the amount is one of the trade (docs/matching.md).
 */
import type { AccountHolderType } from "../../model";
import { BUCKETS, type Knowledge, nameFeatures, type TradePrior } from "../../knowledge";
import { labelOfTrade, labelSetsOf } from "./labels";

/** Where a payment was made. */
export type Channel = "shop" | "online" | "telephone" | "bill" | "unknown";

export interface GuessInput {
  /** Folded words of the printed name. */
  words: readonly string[];
  type: AccountHolderType;
  channel: Channel;
  /** In currency units, or null. */
  amount: number | null;
  currency: string | null;
  /** Trade that a word beside the name may mean, or null. */
  hint: number | null;
}

export interface Guess {
  label: string;
  /** 0 to 1. */
  probability: number;
}

/** Share of payments in shops: where nothing tells, and where a telephone number stands for the city. */
const SHOPS = {
  unknown: { consumer: 0.75, business: 0.6 },
  telephone: { consumer: 0.3, business: 0.3 },
} as const;
/** How much likelier a trade is that a weak word names. */
const HINT = 6;
/** How far the amount is believed: a share of its logarithm. */
const AMOUNT_BELIEF = 0.6;
/** How far the letters are believed, likewise. */
const LETTERS_BELIEF = 0.85;

/** The labels that the classes mean for a kind of account holder: -1 where they mean none. */
interface ClassLabels {
  labels: readonly string[];
  /** By class, into `labels`. */
  ofClass: Int16Array;
}

const classLabels = new WeakMap<Knowledge, Map<AccountHolderType, ClassLabels>>();

function labelsFor(knowledge: Knowledge, type: AccountHolderType): ClassLabels {
  const byType = classLabels.get(knowledge) ?? new Map<AccountHolderType, ClassLabels>();
  classLabels.set(knowledge, byType);
  const known = byType.get(type);
  if (known !== undefined) return known;
  const labels: string[] = [];
  const ofClass = Int16Array.from(knowledge.guess.trades, (trade) => {
    const label = labelOf(knowledge, trade, type);
    if (label === null) return -1;
    const at = labels.indexOf(label);
    return at === -1 ? labels.push(label) - 1 : at;
  });
  const made = { labels, ofClass };
  byType.set(type, made);
  return made;
}

/** The likeliest label with its probability; null where the name has no letters or no label fits. */
export function guessLabel(knowledge: Knowledge, input: GuessInput): Guess | null {
  const { guess } = knowledge;
  const letters = lettersSay(knowledge, input.words);
  if (letters === null) return null;
  const paid = paidOften(knowledge, input, labelSetsOf(input.type)[0] ?? "consumer");
  const hint = input.hint === null ? null : labelOf(knowledge, input.hint, input.type);
  const { labels, ofClass } = labelsFor(knowledge, input.type);
  const weights = new Float64Array(labels.length);
  let all = 0;
  for (let index = 0; index < ofClass.length; index++) {
    const label = ofClass[index] ?? -1;
    const often = paid[index] ?? 0;
    if (label === -1 || often === 0) continue;
    const said = (letters[index] ?? 0) / (guess.shares[index] ?? 1);
    const weight = said ** LETTERS_BELIEF * often * (labels[label] === hint ? HINT : 1);
    weights[label] = (weights[label] ?? 0) + weight;
    all += weight;
  }
  // What the rest says (a bank, an authority) is no guess of ours.
  const rest = guess.trades.length;
  all += ((letters[rest] ?? 0) / (guess.shares[rest] ?? 1)) ** LETTERS_BELIEF * REST;
  let best = 0;
  for (let label = 1; label < weights.length; label++)
    if ((weights[label] ?? 0) > (weights[best] ?? 0)) best = label;
  const [label, weight] = [labels[best], weights[best]];
  return label === undefined || weight === undefined ? null : { label, probability: weight / all };
}

/** Share of the rest among payments to unknown names. */
const REST = 0.04;

const labelOf = (knowledge: Knowledge, trade: number, type: AccountHolderType): string | null => {
  const known = knowledge.trades[trade];
  return known === undefined ? null : labelOfTrade(known, type, "outgoing");
};

/** Probability of each class by the letters of the name. */
function lettersSay({ guess }: Knowledge, words: readonly string[]): Float64Array | null {
  const features = nameFeatures(words);
  if (features.length === 0) return null;
  const classes = guess.trades.length + 1;
  if (guess.weights.length < BUCKETS * classes) return null;
  const scores = new Float64Array(classes);
  for (const bucket of features) {
    const from = bucket * classes;
    for (let index = 0; index < classes; index++)
      scores[index] = (scores[index] ?? 0) + (guess.weights[from + index] ?? 128) - 128;
  }
  const share = guess.scale / Math.sqrt(features.length);
  let most = -Infinity;
  for (const score of scores) most = Math.max(most, score * share);
  let sum = 0;
  for (let index = 0; index < classes; index++) {
    const value = Math.exp((scores[index] ?? 0) * share - most);
    scores[index] = value;
    sum += value;
  }
  for (let index = 0; index < classes; index++) scores[index] = (scores[index] ?? 0) / sum;
  return scores;
}

/** How often each class is paid in this way and with such an amount: shares of 1 before the amount. */
function paidOften(
  { guess }: Knowledge,
  { channel, amount, currency }: GuessInput,
  set: "consumer" | "business"
): Float64Array {
  const perDollar = currency === null ? undefined : guess.currencies.get(currency);
  const dollars =
    amount === null || amount === 0 || perDollar === undefined
      ? null
      : Math.log(Math.abs(amount) / perDollar);
  const often = new Float64Array(guess.trades.length);
  const add = (priors: readonly TradePrior[], share: number): void => {
    for (const prior of priors) {
      const fits = dollars === null ? 1 : amountFits(prior, dollars) ** AMOUNT_BELIEF;
      often[prior.class] = (often[prior.class] ?? 0) + share * prior.weight * fits;
    }
  };
  switch (channel) {
    case "shop":
    case "online":
    case "bill":
      add(guess.channels[channel][set], 1);
      break;
    case "telephone":
    case "unknown":
      add(guess.channels.shop[set], SHOPS[channel][set]);
      add(guess.channels.online[set], 1 - SHOPS[channel][set]);
      break;
  }
  return often;
}

/** Density of the logarithm of the amount. */
function amountFits({ median, spread }: TradePrior, dollars: number): number {
  const off = (dollars - median) / spread;
  return Math.exp(-0.5 * off * off) / spread;
}
