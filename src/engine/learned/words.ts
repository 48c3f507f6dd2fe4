/** The words of a descriptor that stay the same from one payment to the next. */
import { tokensOf } from "../text/descriptor";

/**
 * Words and names of hosts, folded, in their order; dates, amounts, numbers, references and punctuation
 * are left out. `SQ *Café Blå 00123 03/04` has `sq cafe bla`.
 */
export function stableWords(description: string): string[] {
  return tokensOf(description)
    .filter(({ kind, text }) => kind === "word" || (kind === "host" && isWord(text)))
    .map(({ text }) => text)
    .filter((text) => text !== "");
}

/** Whether a host's name is a word by itself too: that of `x1234.tv` would be read as a reference. */
function isWord(name: string): boolean {
  const [token, ...more] = tokensOf(name);
  return token?.kind === "word" && token.text === name && more.length === 0;
}

/** Words as a text in which a part is found between blanks only, so that `art` is not found in `cart`. */
export function spaced(words: readonly string[]): string {
  return ` ${words.join(" ")} `;
}
