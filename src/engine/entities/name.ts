/** The name of a counterparty that no list knows: the words that name it, written as names are. */
import type { Token } from "../text/descriptor";

/** Legal forms at the end of names: they are no part of what people call a company. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  (
    "inc llc ltd limited plc corp corporation incorporated lp llp pllc pc gmbh mbh ag kg ohg ug ek ev se sarl sas " +
    "sasu eurl sa sca snc spa srl srls sl slu slne bv nv vof cv ab as asa aps oy oyj zoo sro doo ltda me " +
    "eireli pty pte pvt co company gmbhco kgaa bvba sprl kft zrt ood eood sia uab"
  ).split(" ")
);
/** Words that stay small inside a name. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  "of and the at in on for by de la le les du des del della di da do dos und von van der den y e et en a".split(
    " "
  )
);

/** `joe s coffee llc` is `Joe's Coffee`. Empty where nothing is left. */
export function displayName(tokens: readonly Token[]): string {
  let end = tokens.length;
  while (end > 1 && LEGAL_FORMS.has(tokens[end - 1]?.text ?? "")) end--;
  const words: string[] = [];
  for (const token of tokens.slice(0, end)) {
    // Banks print JOE S where the sign says Joe's.
    if (token.text === "s" && words.length > 0) words[words.length - 1] += "'s";
    else words.push(token.surface);
  }
  return words.map((word, index) => capitalised(word, index === 0)).join(" ");
}

function capitalised(word: string, first: boolean): string {
  if (!first && SMALL_WORDS.has(word)) return word;
  if (word.length <= 3 && word.length > 1 && !/[aeiouyäöüáéíóúàèìòùâêîôû]/.test(word))
    return word.toUpperCase();
  return word.charAt(0).toUpperCase() + word.slice(1);
}
