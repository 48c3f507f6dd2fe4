import { openKnowledge } from "../../src/knowledge";
import { compileKnowledge } from "../../src/knowledge/compile";
import { SourceError } from "../../src/knowledge/problems";
import { findInTrie } from "../../src/knowledge/trie";
import { merchantsFile, smallSources, sourcesWith } from "./small-sources";

/** What is found under a spelling: name, countries, whether only alone. */
function found(brands: readonly unknown[], key: string, sources = smallSources()) {
  const knowledge = openKnowledge(
    compileKnowledge({ ...sources, brands: { "world.json": brands } }).bytes
  );
  const { trie, start, value, careful, trade } = knowledge.merchantIndex;
  const at = findInTrie(trie, key);
  if (at === -1) return [];
  return Array.from({ length: (start[at + 1] ?? 0) - (start[at] ?? 0) }, (_, record) => {
    const index = (start[at] ?? 0) + record;
    const merchant = knowledge.merchants[value[index] ?? 0];
    return {
      name: merchant?.name,
      website: merchant?.website,
      countries: merchant?.countries,
      trade: knowledge.trades[trade[index] ?? 0]?.name,
      alone: (careful[index] ?? 0) > 0,
    };
  });
}

const grocer = (name: string, more: Record<string, unknown> = {}) => ({
  name,
  trade: "grocer",
  ...more,
});

describe("brands behind the written merchants", () => {
  it("add merchants that nobody wrote", () => {
    const brand = grocer("Hill Top Grocers", { countries: ["US"], website: "hilltop.example" });
    expect(found([brand], "hilltopgrocers")).toEqual([
      {
        name: "Hill Top Grocers",
        website: "hilltop.example",
        countries: ["US"],
        trade: "grocer",
        alone: false,
      },
    ]);
  });

  it("add nothing where a written merchant of the same country has the spelling", () => {
    const brand = grocer("Barn Door Foods", { countries: ["US"], website: "other.example" });
    expect(found([brand], "barndoorfoods")).toMatchObject([
      { name: "Barn Door Foods", website: "barndoor.example" },
    ]);
  });

  it("are found in the countries that the written merchant is not in", () => {
    const brand = grocer("Barn Door Foods", { countries: ["DE", "US"] });
    expect(found([brand], "barndoorfoods").map(({ countries }) => countries)).toEqual([
      ["US"],
      ["DE"],
    ]);
  });

  it("yield to a written merchant of any country when they are everywhere", () => {
    expect(found([grocer("Barn Door Foods")], "barndoorfoods")).toHaveLength(1);
  });

  it("lose only the spelling that a written merchant has", () => {
    const brand = grocer("Big Door Foods", { countries: ["US"], spellings: ["BDF Stores"] });
    expect(found([brand], "bdfstores")).toMatchObject([{ name: "Barn Door Foods" }]);
    expect(found([brand], "bigdoorfoods")).toMatchObject([{ name: "Big Door Foods" }]);
  });

  it("with the website of a written merchant are another spelling of it", () => {
    const brand = grocer("Barndoor Fresh", { countries: ["US"], website: "barndoor.example" });
    expect(found([brand], "barndoorfresh")).toMatchObject([{ name: "Barn Door Foods" }]);
  });

  it("with only their owner's website stay themselves, and have none", () => {
    const brand = grocer("Hill Top Grocers", { countries: ["US"], website: "barndoor.example" });
    expect(found([brand], "hilltopgrocers")).toMatchObject([
      { name: "Hill Top Grocers", website: null },
    ]);
  });

  it("are found only alone where the file says so, and where they are short or careful words", () => {
    const brands = [
      grocer("Corner Shopping", { countries: ["US"], alone: ["Corner Shopping"] }),
      grocer("Food", { countries: ["US"] }),
    ];
    expect(found(brands, "cornershopping")).toMatchObject([{ alone: true }]);
    expect(found(brands, "food")).toMatchObject([{ alone: true }]);
    expect(found([grocer("Coop", { countries: ["DE"] })], "coop")).toMatchObject([
      { countries: ["US"], alone: true },
      { countries: ["DE"], alone: true },
    ]);
  });

  it("are no brands where their name is a general word, or says what a country's language says", () => {
    expect(found([grocer("Market", { countries: ["US"] })], "market")).toEqual([]);
    expect(found([grocer("Karte", { countries: ["DE"] })], "karte")).toEqual([]);
    expect(found([grocer("Karte", { countries: ["US"] })], "karte")).toHaveLength(1);
  });

  it("have a trade of their own by the spelling, where the file gives it", () => {
    const taxonomy = smallSources();
    const trades = {
      ...(taxonomy.trades as object),
      pumps: { consumer: {}, business: {}, mccs: [] },
    };
    const brand = grocer("Hill Top Grocers", {
      countries: ["US"],
      spellings: [{ text: "Hill Top Pumps", trade: "pumps" }],
    });
    expect(found([brand], "hilltoppumps", sourcesWith({ trades }))).toMatchObject([
      { name: "Hill Top Grocers", trade: "pumps" },
    ]);
  });

  it("do not keep a written name that was cut short from being completed", () => {
    const knowledge = openKnowledge(
      compileKnowledge(
        sourcesWith({
          merchants: { "us.json": merchantsFile({ name: "Hillside Farm Shop" }) },
          brands: { "world.json": [grocer("Hillside Farming"), grocer("Lone Pine Grocers")] },
        })
      ).bytes
    );
    const { trie, onlyMerchant } = knowledge.merchantIndex;
    const nodeOf = (key: string): number =>
      [...key].reduce((node, letter) => {
        const last = trie.firstChild[node + 1] ?? 0;
        for (let child = trie.firstChild[node] ?? 0; child < last; child++)
          if (trie.letters[child] === letter.charCodeAt(0)) return child;
        return -1;
      }, 0);
    expect(knowledge.merchants[onlyMerchant[nodeOf("hillsidefarm")] ?? -1]?.name).toBe(
      "Hillside Farm Shop"
    );
    expect(onlyMerchant[nodeOf("lonepine")]).toBe(-1);
  });

  it("are refused unsorted or in an unknown trade, naming file and brand", () => {
    const compile = (brands: readonly unknown[]) => () =>
      compileKnowledge(sourcesWith({ brands: { "world.json": brands } }));
    expect(compile([grocer("B Foods"), grocer("A Foods")])).toThrow(SourceError);
    expect(compile([grocer("B Foods"), grocer("A Foods")])).toThrow(
      /brands\/world\.json: brands are not sorted: "A Foods" belongs before "B Foods"/
    );
    expect(compile([{ name: "A Foods", trade: "shipwright" }])).toThrow(
      /brands\/world\.json: A Foods: unknown trade "shipwright"/
    );
  });
});
