/** Finds who carried the payment: what stands before a star, or is named anywhere. */
import { compactName, type Knowledge } from "../../knowledge";
import { isNameToken, type Token } from "../text/descriptor";
import type { PhraseSpan } from "../text/phrases";

export interface IntermediaryMatch {
  processor: number;
  from: number;
  to: number;
  /** True for `SQ *`: what follows is the merchant. */
  prefix: boolean;
}

/** Most words before a star that can name a processor. */
const LONGEST_PREFIX = 3;

/** All processors of a descriptor, in order; each only once. */
export function findIntermediaries(
  knowledge: Knowledge,
  tokens: readonly Token[],
  phrases: readonly PhraseSpan[]
): IntermediaryMatch[] {
  const found: IntermediaryMatch[] = [];
  const add = (match: IntermediaryMatch): void => {
    if (!found.some((other) => other.processor === match.processor)) found.push(match);
  };
  for (let star = 1; star < tokens.length; star++) {
    const before = tokens[star]?.before;
    if (before !== "star" && !(before === "dash" && tokens[star - 1]?.text === "tst")) continue;
    for (let from = Math.max(0, star - LONGEST_PREFIX); from < star; from++) {
      const words = tokens.slice(from, star);
      if (!words.every((token) => isNameToken(token))) continue;
      const key = compactName(words.map((token) => token.text).join(" "));
      const processor = knowledge.processorByPrefix.get(key);
      if (processor === undefined) continue;
      add({ processor, from, to: star, prefix: true });
      break;
    }
  }
  const bare = knowledge.processorByBarePrefix.get(tokens[0]?.text ?? "");
  const next = tokens[1];
  if (bare !== undefined && next?.kind === "word" && next.before === "blank")
    add({ processor: bare, from: 0, to: 1, prefix: true });
  for (const span of phrases)
    if (span.kind === "processor")
      add({ processor: span.value, from: span.from, to: span.to, prefix: false });
  return found;
}
