/**
 * One spelling for all text: what a bank prints and what people write into the knowledge meet in the
 * same folded form, whatever their case, accents and punctuation.
 */

const ASCII = /^[\x20-\x7e]*$/;
const MARKS = /\p{M}+/gu;

/** Letters that Unicode does not take apart. */
const SPECIAL: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};
const SPECIAL_LETTERS = /[ßøæœłđðþı]/g;

/** Lower case without accents: `Café Zürich` is `cafe zurich`. The length may change. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(SPECIAL_LETTERS, (letter) => SPECIAL[letter] ?? letter);
}

/** Whether a UTF-16 unit of folded text is part of a word: a letter or digit of any script. */
export function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 0xbf;
}

/**
 * Words of a text, folded: apostrophes vanish inside a word (`McDonald's` is `mcdonalds`), every other
 * punctuation separates.
 */
export function wordsOf(text: string): string[] {
  const folded = fold(text);
  const words: string[] = [];
  let word = "";
  for (let index = 0; index < folded.length; index++) {
    const code = folded.charCodeAt(index);
    if (isWordCode(code) && !isSeparatorAbove(code)) word += folded[index];
    else if (isApostrophe(code) && word !== "") continue;
    else if (word !== "") {
      words.push(word);
      word = "";
    }
  }
  if (word !== "") words.push(word);
  return words;
}

/** Apostrophes as keyboards, word processors and banks print them. */
export function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x60 || code === 0xb4 || code === 0x2018 || code === 0x2019;
}

/** Punctuation and blanks beyond Latin-1 that separate words. */
export function isSeparatorAbove(code: number): boolean {
  return (
    (code >= 0x2000 && code <= 0x2bff) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xff00 && code <= 0xff0f) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    (code >= 0xfe00 && code <= 0xfe6f) ||
    code === 0xd7 ||
    code === 0xf7 ||
    code === 0xfeff
  );
}

/** Words that say nothing in a name: banks drop or keep them as they please. */
export const SILENT_WORDS: ReadonlySet<string> = new Set(["and", "the"]);

/**
 * A name as one run of letters and digits, without the silent words: `The Home Depot`,
 * `HOME DEPOT` and `HOMEDEPOT` are one. This is the key merchants are found by.
 */
export function compactName(text: string): string {
  const words = wordsOf(text);
  const spoken = words.filter((word) => !SILENT_WORDS.has(word));
  return (spoken.length > 0 ? spoken : words).join("");
}

/** A phrase with single blanks between its words, as the words of the languages are found. */
export function spacedPhrase(text: string): string {
  return wordsOf(text).join(" ");
}

const SPELLED_OUT: Readonly<Record<string, string>> = {
  ä: "ae",
  ö: "oe",
  ü: "ue",
  å: "aa",
  ø: "oe",
};

/** A text as written and, where banks spell its umlauts out (`Mueller`), that way too. */
export function spellingsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const spelled = lower.replace(/[äöüåø]/g, (letter) => SPELLED_OUT[letter] ?? letter);
  return spelled === lower ? [text] : [text, spelled];
}

/** Cyrillic letters as banks and shops write them in Latin ones. */
const TRANSLITERATED: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "а:a б:b в:v г:g ґ:g д:d ђ:dj е:e ё:e є:e ж:zh з:z и:i і:i ї:i й:y ј:j к:k л:l љ:lj м:m н:n " +
    "њ:nj о:o п:p р:r с:s т:t ћ:c у:u ў:u ф:f х:h ц:ts ч:ch џ:dz ш:sh щ:sch ъ: ы:y ь: э:e ю:yu я:ya"
  )
    .split(" ")
    .map((pair) => pair.split(":"))
);

/** A text with its Cyrillic letters in Latin ones: `Монетка` is `Monetka`. */
export function transliterated(text: string): string {
  return text.replace(/[\u0400-\u04ff]/g, (letter) => {
    const latin = TRANSLITERATED[letter.toLowerCase()] ?? letter;
    return letter === letter.toLowerCase() ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
  });
}
