/**
 * Learned corrections at work (docs/corrections.md): after the engine, before rules. All that are about
 * a row are applied, oldest first, so that a later one wins; which ones are about it is decided by what
 * the engine found, so that none hides a row from another.
 */
import type { Correction, CorrectionExpected, LearnedCorrection, Transaction } from "../../model";
import { corrected } from "../corrections";
import { createPartFinder, type PartFinder } from "../rules/find-parts";
import type { EnrichmentAnswer } from "../types";
import { spaced, stableWords } from "./words";

/** Learned corrections made ready to run on many rows. */
export interface CompiledCorrections {
  /** Those in force, oldest first. */
  readonly corrections: readonly LearnedCorrection[];
  /** Positions by id of the counterparty. */
  readonly byCounterparty: ReadonlyMap<string, readonly number[]>;
  /** By position: the words as `spaced` has them; empty where it is about a counterparty. */
  readonly words: readonly string[];
  /** Finds positions by words; null where none is about words, and then no row is read for them. */
  readonly finder: PartFinder | null;
}

/** None: rows are left as they are. */
export const NO_CORRECTIONS: CompiledCorrections = {
  corrections: [],
  byCounterparty: new Map(),
  words: [],
  finder: null,
};

/** Makes corrections ready; those that are switched off, and those without words, are left out. */
export function compileCorrections(all: readonly LearnedCorrection[]): CompiledCorrections {
  const corrections: LearnedCorrection[] = [];
  const words: string[] = [];
  const byCounterparty = new Map<string, number[]>();
  for (const one of all) {
    if (!one.is_on) continue;
    const { pattern } = one;
    const text = pattern.kind === "description" ? stableWords(pattern.words) : null;
    if (text?.length === 0) continue;
    const position = corrections.push(one) - 1;
    words.push(text === null ? "" : spaced(text));
    if (pattern.kind === "description") continue;
    const positions = byCounterparty.get(pattern.counterparty_id);
    if (positions === undefined) byCounterparty.set(pattern.counterparty_id, [position]);
    else positions.push(position);
  }
  if (corrections.length === 0) return NO_CORRECTIONS;
  const parts = words.flatMap((text, owner) => (text === "" ? [] : [{ text, owner }]));
  const finder = parts.length === 0 ? null : createPartFinder(parts);
  return { corrections, byCounterparty, words, finder };
}

/** Corrections that are about a row as the engine answered it, oldest first. */
export function matchingCorrections(
  { corrections, byCounterparty, words, finder }: CompiledCorrections,
  transaction: Transaction,
  found: EnrichmentAnswer
): LearnedCorrection[] {
  const counterparty = found.entities?.counterparty?.id ?? null;
  const positions = new Set(counterparty === null ? [] : byCounterparty.get(counterparty));
  if (finder !== null) {
    const text = spaced(stableWords(transaction.description));
    // What is found may be a long text's beginning alone.
    finder.find(text, (position) => {
      if (text.includes(words[position] ?? "\n")) positions.add(position);
    });
  }
  return [...positions]
    .sort((one, other) => one - other)
    .flatMap((position) => corrections[position] ?? [])
    .filter(
      ({ pattern }) =>
        (pattern.entry_type === null || pattern.entry_type === transaction.entry_type) &&
        (pattern.account_holder_id === null ||
          pattern.account_holder_id === transaction.account_holder_id)
    );
}

/** An answer as learned corrections make it; the one handed in where none is about it, or it is an error. */
export function applyCorrections(
  compiled: CompiledCorrections,
  transaction: Transaction,
  found: EnrichmentAnswer
): EnrichmentAnswer {
  if (compiled.corrections.length === 0 || (found.error ?? null) !== null) return found;
  return matchingCorrections(compiled, transaction, found).reduce(
    (answer, { id, expected }) =>
      corrected(answer, correctionOf(expected), { source: "correction", id }),
    found
  );
}

/** What is expected, as a correction of one answer. */
export function correctionOf({ location, mcc, ...same }: CorrectionExpected): Correction {
  return {
    ...same,
    ...(mcc === undefined ? {} : { mccs: mcc }),
    ...(location === undefined
      ? {}
      : { location: location === null ? null : { raw_address: location, structured: null } }),
  };
}
