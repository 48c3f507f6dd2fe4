/**
 * Answers in a user's own labels: our label is taken to the label of the set that comes nearest to it
 * in meaning (docs/labels.md).
 */
import {
  type AccountHolderType,
  type EntryType,
  MISSING_ACCOUNT_HOLDER,
  NOT_ENOUGH_INFORMATION,
} from "../../model";
import { compactName, type Knowledge } from "../../knowledge";
import { labelOfTrade, labelSetsOf } from "../category/labels";
import { type CustomLabel, namedOf } from "./label-set";
import { hearingOf } from "./hearing";
import { createNearness, type Nearness } from "./nearness";
import { type LabelRead, readLabels } from "./read-set";
import { readWords } from "./senses";

/** What more is known of a payment than its label. */
export interface MappingContext {
  /** Codes of the merchant and of the row: they tell a bakery from a restaurant. */
  mccs?: readonly number[];
  /** Words of the descriptor that decided. */
  words?: string | null;
  /** Name of the merchant: some sets have labels for one. */
  merchant?: string | null;
}

export interface MappedLabel {
  /** A label of the set, or `not enough information`. */
  label: string;
  /** How likely this label is right for ours, 0 to 1. */
  confidence: number;
}

export interface LabelMapper {
  /** The set's label for one of ours. */
  map(label: string, direction: EntryType, context?: MappingContext): MappedLabel;
}

/** A set as it was given (`CustomLabelSet`), or plain labels. */
export type LabelsOfDirections = Readonly<
  Record<EntryType, readonly string[] | readonly CustomLabel[]>
>;

/** What of the knowledge the mapper needs. */
export type MappingKnowledge = Pick<Knowledge, "concepts" | "tradeByMcc" | "trades">;

const WORTH = {
  /** The label's own concept beside the trade's, which says more. */
  besideTrade: 0.97,
  /** Business labels say what a payment is for; the trade only who was paid. */
  businessTrade: 0.9,
  /** Below this nothing fits. */
  least: 0.38,
  remainder: 0.35,
  /** Labels for parts of a concept stand for all of it at most this well. */
  allParts: 0.95,
  /** Taken off where all else a label means is far off. */
  farOff: 0.06,
} as const;

const NOTHING: MappedLabel = { label: NOT_ENOUGH_INFORMATION, confidence: 0 };
/** Every set has them, whatever it lists. */
const SPECIAL: ReadonlySet<string> = new Set([NOT_ENOUGH_INFORMATION, MISSING_ACCOUNT_HOLDER]);

/** Reads a set once; then each of our labels is looked up. */
export function createLabelMapper(
  knowledge: MappingKnowledge,
  set: LabelsOfDirections,
  type: AccountHolderType
): LabelMapper {
  const { concepts } = knowledge;
  const nearness = createNearness(concepts);
  const anyLanguage = hearingOf(concepts, 0);
  const directions = {
    incoming: openDirection(knowledge, set.incoming),
    outgoing: openDirection(knowledge, set.outgoing),
  };
  const known = new Map<string, MappedLabel>();

  const conceptOfLabel = (label: string, direction: EntryType): number => {
    for (const name of labelSetsOf(type)) {
      const concept = concepts.ofLabel(name, direction, label);
      if (concept >= 0) return concept;
    }
    return -1;
  };
  const conceptOfTrade = (label: string, direction: EntryType, mccs: readonly number[]): number => {
    for (const mcc of mccs) {
      const trade = knowledge.trades[knowledge.tradeByMcc.get(mcc) ?? -1];
      // A trade with another label was not what decided.
      if (trade === undefined || labelOfTrade(trade, type, direction) !== label) continue;
      const concept = concepts.ofTrade(trade.name);
      if (concept >= 0) return concept;
    }
    return -1;
  };
  const conceptOfWords = (label: string, direction: EntryType, words: string | null): number => {
    const parts = words === null ? null : nearness.within(conceptOfLabel(label, direction));
    if (words === null || parts === null || parts.size === 0) return -1;
    for (const { meanings } of readWords(anyLanguage, words).phrases)
      for (const { meaning, quality } of meanings)
        if (quality === 1 && parts.has(meaning.concept)) return meaning.concept;
    return -1;
  };

  const nearest = (label: string, trade: number, direction: EntryType): MappedLabel => {
    const concept = conceptOfLabel(label, direction);
    if (concept < 0) return NOTHING;
    const { labels, remainder } = directions[direction];
    const tradeWorth = labelSetsOf(type)[0] === "business" ? WORTH.businessTrade : 1;
    let best: { label: string; score: number } | null = null;
    for (const candidate of labels) {
      const score = Math.max(
        scoreOf(candidate, nearness.around(concept), nearness.within(concept)) *
          (trade < 0 ? 1 : WORTH.besideTrade),
        trade < 0 ? 0 : scoreOf(candidate, nearness.around(trade), NO_PARTS) * tradeWorth
      );
      if (score > (best?.score ?? 0)) best = { label: candidate.label, score };
    }
    if (best !== null && best.score >= WORTH.least)
      return { label: best.label, confidence: confidenceOf(best.score) };
    if (remainder !== null && nearness.mayRemain(concept))
      return { label: remainder, confidence: confidenceOf(WORTH.remainder) };
    return NOTHING;
  };

  return {
    map(label, direction, context = {}) {
      if (SPECIAL.has(label)) return { label, confidence: 0 };
      const { merchant = null, mccs = [], words = null } = context;
      const own =
        merchant === null ? undefined : directions[direction].byName.get(compactName(merchant));
      if (own !== undefined) return { label: own, confidence: 1 };
      const byCode = conceptOfTrade(label, direction, mccs);
      const trade = byCode >= 0 ? byCode : conceptOfWords(label, direction, words);
      const key = `${direction}|${trade}|${label}`;
      const present = known.get(key);
      if (present !== undefined) return present;
      const mapped = nearest(label, trade, direction);
      known.set(key, mapped);
      return mapped;
    },
  };
}

const NO_PARTS: Nearness = new Map();

interface DirectionRead {
  labels: readonly LabelRead[];
  /** The label for everything else, or null. */
  remainder: string | null;
  /** Labels by their compact names. */
  byName: ReadonlyMap<string, string>;
}

function openDirection(
  { concepts }: MappingKnowledge,
  labels: readonly string[] | readonly CustomLabel[]
): DirectionRead {
  const named = labels.flatMap((label) =>
    typeof label === "string" ? namedOf([[label]]) : [label]
  );
  const own = named.filter(({ label }) => !SPECIAL.has(label));
  const read = readLabels(concepts, own);
  const miscellaneous = concepts.indexOf.get("miscellaneous") ?? -1;
  let remainder: { label: string; clarity: number } | null = null;
  for (const { label, senses } of read) {
    const clarity = senses.get(miscellaneous) ?? 0;
    if (clarity > Math.max(0.6, remainder?.clarity ?? 0)) remainder = { label, clarity };
  }
  return {
    labels: read,
    remainder: remainder?.label ?? null,
    byName: new Map(own.map(({ label }) => [compactName(label), label])),
  };
}

/**
 * How well a label stands for a concept: the best of what it means; of its parts several together. Of
 * equals the one that means nothing far off is better.
 */
function scoreOf({ senses }: LabelRead, around: Nearness, within: Nearness): number {
  let best = 0;
  let missed = 1;
  let near = 0;
  let all = 0;
  for (const [concept, clarity] of senses) {
    const wide = around.get(concept) ?? 0;
    const narrow = within.get(concept) ?? 0;
    best = Math.max(best, wide * clarity);
    missed *= 1 - narrow * clarity;
    near += Math.max(wide, narrow) * clarity;
    all += clarity;
  }
  const score = Math.max(best, Math.min(WORTH.allParts, 1 - missed));
  return all === 0 ? 0 : score * (1 - WORTH.farOff * (1 - near / all));
}

/** How often a label of that score was right, on sets of many languages and makers. */
const RIGHT: readonly (readonly [score: number, confidence: number])[] = [
  [0, 0],
  [0.3, 0.5],
  [0.4, 0.68],
  [0.55, 0.82],
  [0.7, 0.88],
  [0.85, 0.95],
  [1, 0.99],
];

function confidenceOf(score: number): number {
  const above = RIGHT.findIndex(([least]) => least >= score);
  const [high, atHigh] = RIGHT[above] ?? [1, 0.99];
  const [low, atLow] = RIGHT[above - 1] ?? [0, 0];
  const confidence =
    high === low ? atHigh : atLow + ((atHigh - atLow) * (score - low)) / (high - low);
  return Math.round(confidence * 1000) / 1000;
}
