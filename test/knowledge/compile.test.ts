import { compileKnowledge } from "../../src/knowledge/compile";
import { SourceError } from "../../src/knowledge/problems";
import type { KnowledgeSources } from "../../src/knowledge/schema";
import { merchantsFile, smallSources, sourcesWith } from "./small-sources";

/** What the compiler says is wrong, a line a problem. */
function problemsOf(sources: KnowledgeSources): string[] {
  try {
    compileKnowledge(sources);
    return [];
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return error.problems.map(({ file, message }) => `${file}: ${message}`);
  }
}

const words = (part: Record<string, unknown>) =>
  sourcesWith({
    words: { "de.json": { ...(smallSources().words["de.json"] as object), ...part } },
  });

describe("the knowledge compiler", () => {
  it("compiles the same sources to the same bytes, and names them by their content", () => {
    const [one, two] = [compileKnowledge(smallSources()), compileKnowledge(smallSources())];
    expect(one.bytes).toEqual(two.bytes);
    expect(one.hash).toMatch(/^[0-9a-f]{12}$/);
    const other = sourcesWith({ mccs: [] });
    expect(compileKnowledge(other).hash).not.toBe(one.hash);
  });

  it("refuses merchants that are out of order", () => {
    const merchants = merchantsFile({ name: "Zebra Foods" }, { name: "Apple Barn" });
    expect(problemsOf(sourcesWith({ merchants: { "us.json": merchants } }))).toEqual([
      'merchants/us.json: merchants are not sorted: "Apple Barn" belongs before "Zebra Foods"',
    ]);
  });

  it("refuses words that are out of order", () => {
    expect(problemsOf(words({ filler: ["pos", "karte"] }))).toEqual([
      'words/de.json: filler are not sorted: "karte" belongs before "pos"',
    ]);
  });

  it("refuses a trade nobody knows, in a merchant and in words", () => {
    const merchants = { "us.json": merchantsFile({ name: "Barn Door", trade: "florist" }) };
    expect(problemsOf(sourcesWith({ merchants }))).toEqual([
      'merchants/us.json: Barn Door: unknown trade "florist"',
    ]);
    expect(problemsOf(words({ trades: { florist: ["blumen"] } }))).toEqual([
      'words/de.json: unknown trade "florist"',
    ]);
  });

  it("refuses a label of another set", () => {
    const entry = { name: "Barn Door", labels: { consumer: { outgoing: "supplies" } } };
    expect(problemsOf(sourcesWith({ merchants: { "us.json": merchantsFile(entry) } }))).toEqual([
      'merchants/us.json: Barn Door: "supplies" is no consumer label for outgoing money',
    ]);
  });

  it("refuses two merchants of one country with one spelling, whatever its case and blanks", () => {
    const merchants = {
      "a.json": merchantsFile({ name: "Home Barn" }),
      "b.json": merchantsFile({ name: "Barnstead", spellings: ["HOMEBARN"] }),
    };
    expect(problemsOf(sourcesWith({ merchants }))).toEqual([
      'merchants/b.json: "Barnstead" and "Home Barn" (merchants/a.json) share the spelling "homebarn"',
    ]);
  });

  it("lets merchants of different countries share a spelling", () => {
    const merchants = {
      "de.json": { trade: "grocer", countries: ["DE"], merchants: [{ name: "Home Barn" }] },
      "us.json": merchantsFile({ name: "Home Barn" }),
    };
    expect(problemsOf(sourcesWith({ merchants }))).toEqual([]);
  });

  it("refuses a generic word as a spelling", () => {
    const merchants = { "us.json": merchantsFile({ name: "Barn", spellings: ["THE MARKET"] }) };
    expect(problemsOf(sourcesWith({ merchants }))).toEqual([
      'merchants/us.json: Barn: "THE MARKET" is too general a spelling',
    ]);
  });

  it("says which field of which file has the wrong shape, all of them at once", () => {
    const problems = problemsOf(
      sourcesWith({
        cities: { US: ["Austin, TX"] },
        merchants: { "us.json": merchantsFile({ name: "Barn", website: "https://barn.example/" }) },
      })
    );
    expect(problems).toEqual([
      "cities.json: US.0: must be name|state|latitude|longitude|thousands of people",
      "merchants/us.json: merchants.0.website: must be a bare host in lower case",
    ]);
  });
});
