/** Where the name of a merchant may begin and end. */
import { isNameToken, type Token } from "../text/descriptor";
import type { PhraseSpan } from "../text/phrases";

/** What is known of the row before merchants are looked for. */
export interface MerchantContext {
  /** Country of the purchase or else of the account; null when unknown. */
  country: string | null;
  /** By token: true where a name may begin or end although other words stand beside it. */
  isPadding: (index: number) => boolean;
  /** By token: true where it only says how it was paid. */
  isFiller: (index: number) => boolean;
  /** By token: true right behind words that lead to a name. */
  isLed: (index: number) => boolean;
  /** By token: true where it names who carried the payment. */
  isProcessor: (index: number) => boolean;
  /** Phrases that name no merchant: nothing inside one is a name. */
  phrases: readonly PhraseSpan[];
  /** Money is sent to somebody, not spent in a shop. */
  sent: boolean;
  /** City of the purchase, or null. */
  city: string | null;
  /** Tokens of the place; both the number of tokens where there is none. */
  place: { from: number; to: number };
}

/** By token: 1 where only padding stands before it, or a mark that sets it apart. */
export function nameStarts(tokens: readonly Token[], context: MerchantContext): Uint8Array {
  const starts = new Uint8Array(tokens.length);
  let free = true;
  tokens.forEach((token, index) => {
    const apart = token.before === "star" || token.before === "slash" || token.before === "gap";
    starts[index] = free || apart || context.isLed(index) ? 1 : 0;
    if (!isNameToken(token)) free = true;
    else if (token.kind !== "number" && !context.isPadding(index)) free = false;
  });
  return starts;
}

/** Whether a name may end here: before a number, a mark, padding or the place. */
export function endsName(tokens: readonly Token[], to: number, context: MerchantContext): boolean {
  if (to >= tokens.length || to === context.place.from) return true;
  const next = tokens[to];
  if (next === undefined || next.kind !== "word") return true;
  return (
    next.before === "star" ||
    next.before === "comma" ||
    next.before === "hash" ||
    next.before === "slash" ||
    context.isPadding(to)
  );
}

/** FENWICK AND LODE is not Fenwick. */
export function isJoined(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  const word = next?.text === "and" || next?.text === "und" || next?.text === "et";
  return next?.ampersand === true || (word && tokens[at + 1]?.kind === "word");
}

/** Whether the printed field ends here, as it does where a name was cut short. */
export function endsField(tokens: readonly Token[], to: number, context: MerchantContext): boolean {
  const next = tokens[to];
  return (
    next === undefined || to >= context.place.from || !isNameToken(next) || context.isPadding(to)
  );
}
