/** Finds a natural person as counterparty. Never the account holder. */
import { type Knowledge, wordsOf } from "../../knowledge";
import type { Token } from "../text/descriptor";

/** Words of courtesy that stand before a person's name. */
const TITLES: ReadonlySet<string> = new Set(
  (
    "mr mrs ms miss dr herr frau mme mlle m monsieur madame sr sra srta don dona sig sigra signor " +
    "dhr mevr mevrouw mw pan pani hr fru shri smt sri"
  ).split(" ")
);
/** Small words inside names. */
const PARTICLES: ReadonlySet<string> = new Set(
  "van de der den von zu del della di da do dos das la le el al bin binti ter ten af y e und bte so".split(
    " "
  )
);
/** Most words of a person's name, and fewest letters of a glued part of one. */
const LONGEST_NAME = 5;
const SHORTEST_PART = 3;

/** How freely words may be taken for a person's name. */
export type PersonContext = "transfer" | "person rail" | "certain" | "wallet" | "unknown" | "card";

/** Where in the words a person is named: from `from` up to but not including `to`. */
export interface PersonFound {
  from: number;
  to: number;
  /** The words as they are shown, without titles. */
  names: string[];
  /** A family name stands before one given name: `MEIER SELINA`. */
  familyFirst?: boolean;
}

/**
 * The person a run of words names, or null. After a rail between people any two words are one, and
 * where a personal tax number stands beside them (`certain`) even everyday words; in a transfer a
 * known given name is needed, alone or behind a wallet a known family name too; on a card purchase
 * never. `tradeAt` tells words that name a kind of business: companies carry them, people do not.
 */
export function findPerson(
  knowledge: Knowledge,
  words: readonly Token[],
  context: PersonContext,
  tradeAt: (index: number) => number
): PersonFound | null {
  if (context === "card" || words.length === 0) return null;
  if (words.some(({ ampersand }) => ampersand)) return null;
  let first = 0;
  while (first < words.length && TITLES.has(words[first]?.text ?? "")) first++;
  const titled = words.length - first >= 2 && first > 0;
  if (words.length - first < 2) first = 0;
  if (context === "certain") return namesFrom(words, first, words.length);
  const strict = context === "unknown" || context === "wallet";
  const trade = Math.max(...words.map((_, index) => tradeAt(index)));
  const rail = context === "person rail" && trade < 2;
  const found =
    byGivenName(knowledge, words, first, strict) ??
    (titled && !strict && trade < 2 ? namesFrom(words, first, first + 3) : null) ??
    (strict ? null : initialled(knowledge, words, first, tradeAt)) ??
    (rail || context === "wallet" ? gluedName(knowledge, words, first) : null) ??
    (rail ? anyName(knowledge, words, first) : null);
  if (found === null) return null;
  if (!strict) {
    // MAXWELL CHICKEN RICE sells rice.
    const sells = words.some(
      ({ text }, index) =>
        (index >= found.from || (context === "person rail" && index < found.from)) &&
        index < found.to &&
        tradeAt(index) === 2 &&
        !(knowledge.familyNames.has(text) && knowledge.givenNames.has(words[index - 1]?.text ?? ""))
    );
    return sells ? null : found;
  }
  // BAKERY JOHN SMITH is a bakery, whoever bakes.
  return trade > 0 || found.from > first || found.to < words.length ? null : found;
}

/** A known given name and what follows it, or a family name before it. */
function byGivenName(
  knowledge: Knowledge,
  words: readonly Token[],
  first: number,
  strict: boolean
): PersonFound | null {
  const { givenNames, familyNames, notNames } = knowledge;
  const textAt = (index: number): string => words[index]?.text ?? "";
  const isWord = (index: number): boolean =>
    words[index]?.kind === "word" && !/\d/.test(textAt(index));
  let given = first;
  while (given < words.length && !(isWord(given) && givenNames.has(textAt(given)))) given++;
  if (given >= words.length) return null;
  let from = given;
  const before = textAt(from - 1);
  if (from > first && (before.length === 1 || familyNames.has(before)) && isWord(from - 1)) from--;
  let to = given + 1;
  let family = from < given && before.length > 1;
  while (to < words.length && to - from < LONGEST_NAME && isWord(to)) {
    const text = textAt(to);
    if (PARTICLES.has(text) && to + 1 < words.length) {
      to++;
      continue;
    }
    const known = familyNames.has(text) || ((!family || from < given) && givenNames.has(text));
    // LUCIA F. CENA: behind an initial no family name is guessed.
    const cut = textAt(to - 1).length === 1 && to - 1 > given;
    const guessed = !cut && !family && text.length >= SHORTEST_PART && !notNames.has(text);
    if (text.length > 1 && !known && !guessed) break;
    if (text.length > 1 && (familyNames.has(text) || guessed)) family = true;
    to++;
  }
  while (to > given + 1 && PARTICLES.has(textAt(to - 1))) to--;
  const known = words.slice(from, to).some(({ text }) => familyNames.has(text));
  if (to - from < 2 || (strict && !known)) return null;
  const familyFirst =
    to - from === 2 && from < given && before.length > 1 && !givenNames.has(before);
  return { ...namesFrom(words, from, to), familyFirst };
}

/** The same, where no word of the name itself names a business. */
function initialled(
  knowledge: Knowledge,
  words: readonly Token[],
  first: number,
  tradeAt: (index: number) => number
): PersonFound | null {
  const found = byInitials(knowledge, words, first);
  if (found === null) return null;
  for (let index = found.from; index < found.to; index++) if (tradeAt(index) > 0) return null;
  return found;
}

/** `S. van der Veen`: initials, small words and one or two words that are no everyday ones. */
function byInitials(
  knowledge: Knowledge,
  words: readonly Token[],
  first: number
): PersonFound | null {
  let at = first;
  while (at - first < 3 && words[at]?.text.length === 1 && words[at]?.kind === "word") at++;
  if (at === first) return null;
  const isName = (word: Token | undefined): boolean =>
    word?.kind === "word" &&
    word.text.length >= SHORTEST_PART &&
    !knowledge.notNames.has(word.text) &&
    !/\d/.test(word.text);
  let to = at;
  while (PARTICLES.has(words[to]?.text ?? "")) to++;
  if (!isName(words[to])) return null;
  to++;
  // J OKONKWO CURRY NIGHT: behind the family name stands what it was for.
  const left = words.length - to;
  if (left === 1 && isName(words[to])) to++;
  else while (knowledge.familyNames.has(words[to]?.text ?? "") && to < words.length) to++;
  return namesFrom(words, first, to);
}

/** Two or three words after a rail between people, none of them an everyday word. */
function anyName(knowledge: Knowledge, words: readonly Token[], first: number): PersonFound | null {
  const rest = words.slice(first);
  const full = rest.filter(({ text }) => text.length > 1 && !PARTICLES.has(text));
  if (full.length < 2 || rest.length > LONGEST_NAME) return null;
  if (rest.some(({ kind, text }) => kind !== "word" || /\d/.test(text))) return null;
  if (full.some(({ text }) => knowledge.notNames.has(text))) return null;
  return namesFrom(words, first, words.length);
}

/** `VICTORMEYER`: a given and a family name run together. */
function gluedName(
  knowledge: Knowledge,
  words: readonly Token[],
  first: number
): PersonFound | null {
  const text = words[first]?.text ?? "";
  if (words.length - first !== 1 || words[first]?.kind !== "word") return null;
  for (let cut = text.length - SHORTEST_PART; cut >= SHORTEST_PART; cut--) {
    const parts = [text.slice(0, cut), text.slice(cut)];
    if (knowledge.givenNames.has(parts[0] ?? "") && knowledge.familyNames.has(parts[1] ?? ""))
      return { from: first, to: first + 1, names: parts };
  }
  return null;
}

function namesFrom(words: readonly Token[], from: number, to: number): PersonFound {
  const end = Math.min(to, words.length);
  return { from, to: end, names: words.slice(from, end).map(({ surface }) => surface) };
}

/** Whether words are the account holder's own name: every word of the shorter is in the longer. */
export function isOwnName(holderName: string | null, words: readonly string[]): boolean {
  if (holderName === null) return false;
  const own = wordsOf(holderName).filter((word) => !TITLES.has(word) && word.length > 1);
  const theirs = words.filter((word) => !TITLES.has(word) && word.length > 1);
  if (own.length === 0 || theirs.length === 0) return false;
  const [few, many] = own.length <= theirs.length ? [own, theirs] : [theirs, own];
  if (few.length < 2 && many.length > 1) return false;
  return few.every((word) => many.includes(word));
}
