/** The shapes of `data/concepts/`: what labels mean, and the words for it in many languages. */
import { z } from "zod";

/** How near, 0 to 1: what a label of that meaning is worth where no better one is there. */
const Nearness = z.number().gt(0).lte(1);
const Near = z.record(z.string().min(1), Nearness);

/** One meaning. */
export const ConceptEntry = z.strictObject({
  /** Wider concepts it is a kind of: a label of theirs takes it in. */
  in: Near.optional(),
  /** Concepts beside it whose label does where there is none of its own or wider. */
  near: Near.optional(),
  /** How much of its wider concepts it makes up: a label for it alone may stand for them. */
  share: Nearness.optional(),
  /** Says little beside other words: `bills` in `phone bills`. */
  weak: z.literal(true).optional(),
  /** What nothing in a set fits may go to its label for everything else; so may all narrower ones. */
  sink: z.literal(true).optional(),
});
export type ConceptEntry = z.infer<typeof ConceptEntry>;

const Concepts = z.record(z.string(), z.string());
const DirectionConcepts = z.strictObject({ outgoing: Concepts, incoming: Concepts });

/** `concepts/tree.json`. */
export const ConceptTreeFile = z.strictObject({
  concepts: z.record(z.string().min(1), ConceptEntry),
  /** Concepts of our labels where they do not bear the label's name. */
  labels: z.strictObject({ consumer: DirectionConcepts, business: DirectionConcepts }),
  /** Concepts of trades that say more than the trade's label. */
  trades: Concepts,
});
export type ConceptTreeFile = z.infer<typeof ConceptTreeFile>;

const Words = z.array(z.string().min(1));
/**
 * `concepts/<language>.json`: words and phrases as people write them in labels. One ending in `?` is
 * only perhaps meant so. `emoji.json` holds signs, which are of every language.
 */
export const ConceptWordsFile = z.strictObject({
  language: z.string().regex(/^([a-z]{2}|emoji)$/),
  /** Whether the word that says what it is stands first (`seguro de coche`) or last (`car insurance`). */
  head: z.enum(["first", "last"]),
  /** Join parts of a label: `and`, `oder`. */
  conjunctions: Words,
  /** Articles, prepositions: not heard. */
  small: Words,
  /** Say nothing beside other words: `expenses`. */
  filler: Words,
  /** Say that it is what remains: `other insurance`. */
  other: Words,
  words: z.record(z.string(), Words),
});
export type ConceptWordsFile = z.infer<typeof ConceptWordsFile>;
