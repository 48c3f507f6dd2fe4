/** Text folded so that the same word is found however it is written: case, accents, punctuation. */

/** Letters that Unicode does not take apart into a base letter and an accent. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};
const UNDIVIDED = /[ßæœøłđðþı]/g;
/** Text without accents and unusual letters: nearly all of it. */
const PLAIN = /^[\u0000-\u007f]*$/;

/** Lower case, without accents, full-width forms made ordinary. `Libellé` is `libelle`. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  // й and ё must lose their marks like every other letter: the word lists are folded too.
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(UNDIVIDED, (letter) => LETTERS[letter] ?? letter);
}

/** The words of a text, folded, one blank between them: `Naam / Omschrijving` is `naam omschrijving`. */
export function foldWords(text: string): string {
  const folded = foldText(text);
  const words = PLAIN.test(folded)
    ? folded.replace(/[^a-z0-9]+/g, " ")
    : folded.replace(/[^\p{L}\p{N}]+/gu, " ");
  return words.trim();
}

/** A cell as text: numbers in their shortest form, TRUE and FALSE as Excel shows them, nothing as "". */
export function cellText(cell: string | number | boolean | null | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  return String(cell);
}

/** Whether a cell holds nothing that can be seen. */
export function isBlank(cell: string | number | boolean | null | undefined): boolean {
  return (
    cell === null ||
    cell === undefined ||
    (typeof cell === "string" && !/[^\s\u200b\ufeff]/.test(cell))
  );
}

/** A phrase with word boundaries of its own, so that `includes` never matches inside a word. */
export function containsWords(folded: string, phrase: string): boolean {
  return ` ${folded} `.includes(` ${phrase} `);
}
