/** Reads the labels of a set together: what each means, in the languages that the set is in. */
import type { Concepts } from "../../knowledge";
import { pathsOf } from "./paths";
import { type Hearing, hearingOf } from "./hearing";
import type { CustomLabel } from "./label-set";
import { raise, readWords, type Senses, sensesOf, type WordsRead } from "./senses";

/** A label of a user's set with what it means. */
export interface LabelRead {
  label: string;
  senses: Senses;
}

const WORTH = {
  /** The wider label means this too where the narrower one says nothing of its own. */
  inherited: 0.86,
  /** Beside what the narrower label means. */
  wider: 0.3,
  /** A word that does not belong to its wider label is perhaps meant otherwise. */
  astray: 0.94,
  generic: 0.4,
  /** Least quality of a phrase that path and label make together. */
  phrase: 0.95,
} as const;

/** Reads all labels of one direction. */
export function readLabels(concepts: Concepts, labels: readonly CustomLabel[]): LabelRead[] {
  const flat = pathsOf(labels.map(({ path }) => (path.length === 1 ? (path[0] ?? "") : "")));
  const paths = labels.map(({ path }, index) => (path.length === 1 ? (flat[index] ?? []) : path));
  const anyLanguage = hearingOf(concepts, 0);
  const languages = languagesOf(
    concepts,
    paths.flat().map((step) => readWords(anyLanguage, step))
  );
  const hearing = hearingOf(concepts, languages);
  return labels.map(({ label }, index) => ({
    label,
    senses: sensesOfPath(concepts, hearing, paths[index] ?? []),
  }));
}

/** The languages most of the words are in, as a bit set; 0 where no word is known. */
function languagesOf(concepts: Concepts, labels: readonly WordsRead[]): number {
  const votes = new Array<number>(concepts.languages.length).fill(0);
  for (const { words, phrases } of labels)
    for (const { from, to, meanings, quality } of phrases) {
      if (quality < WORTH.phrase) continue;
      const letters = words.slice(from, to).reduce((sum, { text }) => sum + text.length, 0);
      const spoken = meanings
        .filter((found) => found.quality === quality)
        .reduce((bits, { meaning }) => bits | meaning.languages, 0);
      const share = letters / Math.max(1, countBits(spoken));
      votes.forEach((_, index) => {
        if ((spoken & (1 << index)) !== 0) votes[index] = (votes[index] ?? 0) + share;
      });
    }
  const most = Math.max(...votes);
  if (!(most > 0)) return 0;
  return votes.reduce((bits, vote, index) => (vote >= most * 0.75 ? bits | (1 << index) : bits), 0);
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits >>> 0; rest > 0; rest >>>= 1) count += rest & 1;
  return count;
}

function sensesOfPath(concepts: Concepts, hearing: Hearing, path: readonly string[]): Senses {
  const steps = path.map((step) => readWords(hearing, step));
  const leaf = steps[steps.length - 1];
  if (leaf === undefined) return new Map();
  const own = sensesOf(concepts, hearing, leaf);
  const wider = steps
    .slice(0, -1)
    .reverse()
    .map((step) => sensesOf(concepts, hearing, step))
    .find((senses) => hasMeaning(concepts, senses));
  if (wider === undefined) return own;
  const senses: Senses = new Map();
  const telling = hasMeaning(concepts, own);
  for (const [concept, clarity] of wider)
    raise(senses, concept, clarity * (telling ? WORTH.wider : WORTH.inherited));
  for (const [concept, clarity] of own) {
    const fits = telling ? (belongs(concepts, concept, wider) ? 1 : WORTH.astray) : WORTH.generic;
    raise(senses, concept, clarity * fits);
  }
  // `Home: Insurance` may be a phrase as a whole.
  const whole = readWords(hearing, path.slice(-2).join(" "));
  const boundary = whole.words.length - leaf.words.length;
  for (const { from, to, meanings, quality } of whole.phrases)
    if (from < boundary && to === whole.words.length && quality >= WORTH.phrase)
      for (const { meaning } of meanings) raise(senses, meaning.concept, quality);
  return senses;
}

const hasMeaning = (concepts: Concepts, senses: Senses): boolean =>
  [...senses.keys()].some((concept) => concepts.all[concept]?.weak === false);

/** Whether a concept lies below, or beside, one that the wider label means. */
function belongs(concepts: Concepts, concept: number, wider: Senses): boolean {
  const seen = new Set<number>();
  const open = [concept];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (wider.has(at)) return true;
    open.push(...(concepts.all[at]?.parents ?? []).map(([parent]) => parent));
  }
  return (concepts.all[concept]?.near ?? []).some(([near]) => wider.has(near));
}
