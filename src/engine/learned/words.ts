/** The words of a descriptor that stay the same from one payment to the next. */
import { tokensOf } from "../text/descriptor";

/**
 * Words and names of hosts, folded, in their order; dates, amounts, numbers, references and punctuation
 * are left out. `SQ *Café Blå 00123 03/04` has `sq cafe bla`.
 */
export function stableWords(description: string): string[] {
  return tokensOf(description)
    .filter(({ kind }) => kind === "word" || kind === "host")
    .map(({ text }) => text)
    .filter((text) => text !== "");
}

/** Words as a text in which a part is found between blanks only, so that `art` is not found in `cart`. */
export function spaced(words: readonly string[]): string {
  return ` ${words.join(" ")} `;
}
