/**
 * The one guard between untrusted text and a cell (architecture, decision 9). Text that comes from a
 * bank, an API or a rule stays text: it never becomes a formula, a number, a date or a truth value.
 *
 * Excel reads what a program writes into `range.values` as if a person had typed it; a leading
 * apostrophe, which the cell does not show, says "this is text". So text is written bare only where
 * no reading but text is possible, and behind an apostrophe everywhere else.
 */

import { LONGEST_CELL_TEXT, shownText } from "../columns/shown-text";

export { LONGEST_CELL_TEXT, shownText };

/** Truth values in the languages of Excel; typed alone, they are no text. */
const TRUTH_WORDS: ReadonlySet<string> = new Set(
  (
    "true false wahr falsch vrai faux verdadero falso vero falso verdadeiro waar onwaar sant falskt " +
    "sand falsk tosi epätosi prawda fałsz pravda nepravda igaz hamis истина ложь doğru yanlış " +
    "adevărat fals veritat αληθής ψευδής αληθης ψευδης істина хибність точно yanliş tõene väär " +
    "istina neistina nepravda tačno netačno egia gezurra benar salah"
  ).split(" ")
);

/**
 * What to hand to `range.values` so that the cell shows `shown` as text: bare where it begins with a
 * letter, holds no digit and is no truth value; behind an apostrophe else.
 */
export function literalOf(shown: string): string {
  if (shown === "") return "";
  return canOnlyBeText(shown) ? shown : `'${shown}`;
}

/** Whether Excel can only read this as text, in any of its languages and region settings. */
function canOnlyBeText(text: string): boolean {
  // Full-width and other compatibility forms count as what they stand for.
  const plain = text.normalize("NFKC");
  return (
    /^\p{L}/u.test(text) &&
    /^\p{L}/u.test(plain) &&
    !/\p{N}/u.test(plain) &&
    !TRUTH_WORDS.has(plain.toLowerCase().trim())
  );
}
