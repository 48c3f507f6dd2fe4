import { compileKnowledge } from "../../src/knowledge/compile";
import { openKnowledge } from "../../src/knowledge";
import { SourceError } from "../../src/knowledge/problems";
import { smallSources, sourcesWith } from "./small-sources";

const tree = smallSources().concepts["tree.json"] as {
  concepts: Record<string, unknown>;
  labels: unknown;
  trades: unknown;
};
const german = smallSources().concepts["de.json"] as Record<string, unknown>;

/** What is wrong with these concepts. */
function problemsOf(concepts: Record<string, unknown>): string[] {
  try {
    compileKnowledge(sourcesWith({ concepts }));
    return [];
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return error.problems.map(({ file, message }) => `${file}: ${message}`);
  }
}

describe("the concepts of labels", () => {
  it("are opened with their links, and their words in all forms", () => {
    const { concepts } = openKnowledge(compileKnowledge(smallSources()).bytes);
    const fee = concepts.all[concepts.indexOf.get("bank fee") ?? -1];
    expect(fee?.parents).toEqual([[concepts.indexOf.get("bank"), 0.9]]);
    expect(concepts.ofLabel("consumer", "outgoing", "groceries")).toBe(
      concepts.indexOf.get("groceries")
    );
    const { exact, stems } = concepts.lexicon();
    expect(exact.get("lebensmittel")).toEqual([
      { concept: concepts.indexOf.get("groceries"), languages: 1, unsure: false },
    ]);
    expect(stems.has("sonstig")).toBe(true);
  });

  it("must know every concept that is named", () => {
    const concepts = { ...tree.concepts, "bank fee": { in: { banc: 0.9 } } };
    const words = { groceries: ["lebensmittel"], grocery: ["laden"] };
    expect(
      problemsOf({ "tree.json": { ...tree, concepts }, "de.json": { ...german, words } })
    ).toEqual([
      'concepts/tree.json: bank fee: unknown concept "banc"',
      'concepts/de.json: words: unknown concept "grocery"',
    ]);
  });

  it("must have one for each of our labels", () => {
    const concepts = Object.fromEntries(
      Object.entries(tree.concepts).filter(([name]) => name !== "refund")
    );
    expect(problemsOf({ "tree.json": { ...tree, concepts }, "de.json": german })).toEqual([
      'concepts/tree.json: label "refund": unknown concept "refund"',
      'concepts/tree.json: label "refund": unknown concept "refund"',
    ]);
  });

  it("must stand in order, with nearness from 0 to 1", () => {
    const words = { miscellaneous: ["sonstiges"], groceries: ["lebensmittel"] };
    expect(problemsOf({ "tree.json": tree, "de.json": { ...german, words } })).toEqual([
      'concepts/de.json: concepts are not sorted: "groceries" belongs before "miscellaneous"',
    ]);
    const concepts = { ...tree.concepts, bank: { near: { "bank fee": 1.5 } } };
    expect(problemsOf({ "tree.json": { ...tree, concepts }, "de.json": german })[0]).toContain(
      "concepts/tree.json: concepts.bank.near.bank fee:"
    );
  });
});
