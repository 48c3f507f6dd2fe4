/** Finds a natural person as counterparty. Never the account holder. */
import { type Knowledge, wordsOf } from "../../knowledge";
import type { Token } from "../text/descriptor";

/** A run of words that may be a name: tokens from `from` up to but not including `to`. */
export interface NameRun {
  from: number;
  to: number;
}

/** Words of courtesy that stand before a person's name. */
const TITLES: ReadonlySet<string> = new Set(
  "mr mrs ms miss dr herr frau mme mlle m monsieur madame sr sra don dona sig sigra dhr mevr mw pan pani".split(
    " "
  )
);
/** Small words inside names. */
const PARTICLES: ReadonlySet<string> = new Set(
  "van de der den von zu del della di da dos la le el al bin ter ten af y e und".split(" ")
);

/** How freely words may be taken for a person's name. */
export type PersonContext = "transfer" | "person rail" | "unknown" | "card";

/**
 * Whether a run of words is a person's name. After a rail between people any two words are; in a
 * transfer or alone a known given name is needed; on a card purchase never.
 */
export function isPersonName(
  knowledge: Knowledge,
  words: readonly Token[],
  context: PersonContext
): boolean {
  if (context === "card") return false;
  const spoken = words.filter(({ text }) => !TITLES.has(text));
  const titled =
    spoken.length < words.length && words.length > 0 && TITLES.has(words[0]?.text ?? "");
  const full = spoken.filter(({ text }) => text.length > 1 && !PARTICLES.has(text));
  if (spoken.length === 0 || spoken.length > 5) return false;
  if (spoken.some(({ kind, text }) => kind !== "word" || /\d/.test(text))) return false;
  if (full.some(({ text }) => knowledge.notNames.has(text))) return false;
  const given = full.some(({ text }) => knowledge.givenNames.has(text));
  switch (context) {
    case "person rail":
      return (full.length >= 1 && given) || full.length >= 2 || (titled && full.length >= 1);
    case "transfer":
      return (given && spoken.length >= 2) || (titled && full.length >= 1);
    case "unknown":
      return given && full.length >= 2 && full.length <= 3 && spoken.length <= 4;
  }
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
