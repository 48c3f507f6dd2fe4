/** Checks the concepts that labels mean, and lays them out. */
import { type ConceptEntry, ConceptTreeFile, ConceptWordsFile } from "./concept-schema";
import { checkSorted, parseSource, type SourceProblem } from "./problems";
import type { TaxonomyFile } from "./schema";

/** As stored. */
export interface StoredConcepts {
  tree: [string, ConceptEntry][];
  labels: ConceptTreeFile["labels"];
  trades: Record<string, string>;
  languages: ConceptWordsFile[];
}

const TREE = "tree.json";

/** The concepts of `data/concepts/`, by file name. Every label of the taxonomy must have one. */
export function compileConcepts(
  sources: Readonly<Record<string, unknown>>,
  taxonomy: TaxonomyFile,
  tradeIndex: ReadonlyMap<string, number>,
  problems: SourceProblem[]
): StoredConcepts {
  const file = `concepts/${TREE}`;
  const tree = parseSource(ConceptTreeFile, sources[TREE], file, problems);
  const languages = Object.entries(sources).flatMap(([name, value]) => {
    if (name === TREE) return [];
    const content = parseSource(ConceptWordsFile, value, `concepts/${name}`, problems);
    return content === null ? [] : [content];
  });
  if (tree === null) return { tree: [], labels: NO_LABELS, trades: {}, languages };
  const known = new Set(Object.keys(tree.concepts));
  const mustBeKnown = (concept: string, where: string, at: string): void => {
    if (!known.has(concept))
      problems.push({ file: at, message: `${where}: unknown concept "${concept}"` });
  };
  checkSorted([...known], "concepts", file, problems);
  for (const [name, entry] of Object.entries(tree.concepts))
    for (const other of [...Object.keys(entry.in ?? {}), ...Object.keys(entry.near ?? {})])
      mustBeKnown(other, name, file);
  for (const set of ["consumer", "business"] as const)
    for (const direction of ["outgoing", "incoming"] as const) {
      const labels = new Set(taxonomy[set][direction].map(({ label }) => label));
      const renamed = tree.labels[set][direction];
      for (const label of labels) mustBeKnown(renamed[label] ?? label, `label "${label}"`, file);
      for (const label of Object.keys(renamed))
        if (!labels.has(label))
          problems.push({ file, message: `"${label}" is no ${set} label for ${direction} money` });
    }
  for (const [trade, concept] of Object.entries(tree.trades)) {
    if (!tradeIndex.has(trade)) problems.push({ file, message: `unknown trade "${trade}"` });
    mustBeKnown(concept, `trade "${trade}"`, file);
  }
  for (const { language, words } of languages) {
    const at = `concepts/${language}.json`;
    checkSorted(Object.keys(words), "concepts", at, problems);
    for (const [concept, phrases] of Object.entries(words)) {
      mustBeKnown(concept, "words", at);
      checkSorted(phrases, `words of ${concept}`, at, problems);
    }
  }
  return {
    tree: Object.entries(tree.concepts),
    labels: tree.labels,
    trades: tree.trades,
    languages,
  };
}

const NO_LABELS: ConceptTreeFile["labels"] = {
  consumer: { outgoing: {}, incoming: {} },
  business: { outgoing: {}, incoming: {} },
};
