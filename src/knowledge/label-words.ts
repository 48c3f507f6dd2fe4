/**
 * Words of a label as people write them: `01 🍔 Essen & Trinken`, `Auto: Insurance`, `食費`. What the
 * concepts' words and the labels of a set are both brought to, so that they meet.
 */

/** One word of a label. */
export interface LabelWord {
  /** Folded: lower case, without accents. */
  text: string;
  /** Without its ending. */
  stem: string;
  /** Whether a new part begins with it: behind `&`, a comma, a slash. */
  part: boolean;
  /** Stands in brackets. */
  aside: boolean;
}

const SPECIAL: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ى: "ي",
  ة: "ه",
};

/**
 * Lower case without accents, in the letters' own composed form. Marks that make another letter in
 * their script (voiced kana, Indic vowels) stay.
 */
export function foldLabel(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[أإآىة]/g, (letter) => SPECIAL[letter] ?? letter)
    .normalize("NFD")
    .replace(/[\u0300-\u036f\u0640\u064b-\u0652]/g, "")
    .normalize("NFC")
    .replace(/[ßæœøłđðþı]/g, (letter) => SPECIAL[letter] ?? letter);
}

/** `l'eau`, `dell'auto`: the word before the apostrophe is one of its own. */
const ELISION = /(?<![\p{L}\p{N}])(l|d|qu|j|n|s|c|m|t|un|dell|all|nell|dall|sull)['’](?=\p{L})/gu;
const APOSTROPHES = /['’`´\u02bc]/g;
const CAMEL = /(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu;
const TOKEN = /[\p{L}\p{M}\p{N}]+|[&+,;/|·•・、،()[\]{}（）]|\s[-–—]\s/gu;
const OPENING = "([{（";
const CLOSING = ")]}）";

/** Words of a label, and of a phrase in the concepts. `isConjunction` sees folded words. */
export function labelWords(label: string, isConjunction: (word: string) => boolean): LabelWord[] {
  const folded = foldLabel(label.replace(CAMEL, " ").replaceAll("_", " "));
  const plain = folded.replace(ELISION, "$1 ").replace(APOSTROPHES, "");
  const words: LabelWord[] = [];
  let part = true;
  let aside = false;
  for (const [token] of plain.matchAll(TOKEN)) {
    if (OPENING.includes(token)) aside = part = true;
    else if (CLOSING.includes(token)) {
      aside = false;
      part = true;
    } else if (!/[\p{L}\p{N}]/u.test(token)) part = true;
    else if (words.length > 0 && !part && isConjunction(token)) part = true;
    else {
      const joined = words.length > 0 && !part && isJoinedByWaw(token);
      const text = joined ? token.slice(1) : token;
      words.push({ text, stem: stemOf(text), part: part || joined, aside });
      part = false;
    }
  }
  return words;
}

/** Arabic words that begin with the letter that, before any other word, is `and`. */
const OWN_WAW: ReadonlySet<string> = new Set(
  "وقود وقودها وجبات وجبه وقت ودائع وديعه وسائل وظيفه وظائف وثائق وكاله وكلاء ورق".split(" ")
);

const isJoinedByWaw = (word: string): boolean =>
  word.length > 3 && word.startsWith("و") && !OWN_WAW.has(word);

/** Pictures in a label, without the signs that only choose how they are drawn. */
export function labelPictures(label: string): string[] {
  return (label.match(/\p{Extended_Pictographic}/gu) ?? []).filter((sign) => !/\d/.test(sign));
}

/** Scripts written without blanks between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u;

/** Whether a word may hold several that no blank parts. */
export function isUnspaced(word: string): boolean {
  return UNSPACED.test(word);
}

const LATIN_ENDINGS =
  "erna arna orna erne ende ami ach ych ich ego emu owa owe owy ova ove ovy ene ane en er es em ar or ne na os as is ie ia ii ow om ej ou um ei ai ul le s n a e i o u y".split(
    " "
  );
const CYRILLIC_ENDINGS =
  "ами ями ого его ому ему ыми ими ых их ов ев еи ои ии ыи ая яя ое ее ые ие ам ям ах ях ом ем ую юю ия ии ью а я о е ы и у ю ь и".split(
    " "
  );
const GREEK_ENDINGS = "ους ων ες ας ος ης ου οι εις ις α η ο ι ε ς".split(" ");
const SHORTEST_STEM = 4;

/**
 * A word without the ending that number, case or gender give it: what remains is the same for most
 * forms of the word in the languages the concepts speak. Never shorter than four letters, but for the
 * plural's `s`.
 */
export function stemOf(word: string): string {
  if (word.length < 4) return word;
  const first = word.charCodeAt(0);
  if (first < 0x250) return latinStem(word);
  if (first >= 0x400 && first < 0x530) return cut(word, CYRILLIC_ENDINGS);
  if (first >= 0x370 && first < 0x400) return cut(word, GREEK_ENDINGS);
  if (first >= 0x600 && first < 0x700) return word.replace(/^(?:و?ال)(?=.{3})/u, "");
  return word;
}

function latinStem(word: string): string {
  if (word.length === 4) return /[^sui]s$/.test(word) ? word.slice(0, 3) : word;
  const singular = word.endsWith("ies") ? `${word.slice(0, -3)}y` : word;
  const stem = cut(singular, LATIN_ENDINGS);
  const bare = stem.replace(/[aeiouy]+$/, "");
  return bare.length >= SHORTEST_STEM ? bare : stem;
}

function cut(word: string, endings: readonly string[]): string {
  for (const ending of endings)
    if (word.length - ending.length >= SHORTEST_STEM && word.endsWith(ending))
      return word.slice(0, -ending.length);
  return word;
}
