/** The name of a counterparty that no list knows: the words that name it, written as names are. */
import type { Token } from "../text/descriptor";

/** Legal forms at the end of names: they are no part of what people call a company. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  (
    "inc llc ltd limited plc corp corporation incorporated lp llp pllc pc gmbh mbh ag kg ohg ug ek ev se sarl sas " +
    "sasu eurl sa sca snc spa srl srls sl slu slne bv nv vof cv ab as asa aps oy oyj zoo sro doo ltda me " +
    "eireli pty pte pvt co company ll gmbhco kgaa bvba sprl kft zrt ood eood sia uab"
  ).split(" ")
);
/** Whether a folded word is the legal form of a company. */
export function isLegalForm(word: string): boolean {
  return LEGAL_FORMS.has(word) && word.length > 1;
}

/** Words that stay small inside a name. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  "of and the at in on for by de la le les du des del della di da do dos und von van der den y e et en a el los las".split(
    " "
  )
);

/** `joe s coffee llc` is `Joe's Coffee`. Empty where nothing is left. */
export function displayName(tokens: readonly Token[]): string {
  let end = withoutLetters(tokens);
  while (end > 1 && LEGAL_FORMS.has(tokens[end - 1]?.text ?? "")) end--;
  const words: string[] = [];
  if (isCut(tokens.slice(0, end))) {
    end--;
    if (end > 1 && SMALL_WORDS.has(tokens[end - 1]?.text ?? "")) end--;
  }
  for (const token of tokens.slice(0, end)) {
    if (token.ampersand && words.length > 0) words.push("&");
    // Banks print JOE S where the sign says Joe's.
    if (token.text === "s" && words.length > 0 && !/s$/.test(words.at(-1) ?? ""))
      words[words.length - 1] += "'s";
    else words.push(token.surface);
  }
  return joinedName(words);
}

/** Where the letters of a legal form begin: `S.A.R.L.`, `B.V.`. */
function withoutLetters(tokens: readonly Token[]): number {
  let at = tokens.length;
  while (at > 1 && tokens[at - 1]?.text.length === 1 && tokens[at - 1]?.before === "glue") at--;
  const first = tokens[at - 1];
  return at < tokens.length && at > 1 && first?.text.length === 1 ? at - 1 : tokens.length;
}

/** Letters of a name from which on a last single letter is the beginning of a word cut short. */
const CUT_FROM = 14;

function isCut(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  if (tokens.length < 2 || last?.kind !== "word" || last.text.length > 1) return false;
  // JOE S is Joe's; of TREATS S and SMITH AND S a word is cut.
  const before = tokens.at(-2)?.text ?? "";
  if (last.text === "s" && !before.endsWith("s") && !SMALL_WORDS.has(before)) return false;
  return tokens.reduce((sum, { text }) => sum + text.length + 1, -1) >= CUT_FROM;
}

/** Words that would otherwise be written large. */
const WRITTEN_SMALL: ReadonlySet<string> = new Set("mr mrs ms dr st jr sr ltd vs".split(" "));

/** Words written as names are. */
export function joinedName(words: readonly string[]): string {
  return words.map((word, index) => capitalised(word, index === 0)).join(" ");
}

function capitalised(word: string, first: boolean): string {
  if (!first && SMALL_WORDS.has(word)) return word;
  const spoken = /[aeiouyäöüáéíóúàèìòùâêîôûåæøœěıãõ\d]/.test(word) || WRITTEN_SMALL.has(word);
  if (word.length <= 3 && word.length > 1 && !spoken && /^[a-z]/.test(word))
    return word.toUpperCase();
  return word.charAt(0).toUpperCase() + word.slice(1);
}
