import { compileKnowledge } from "../../src/knowledge/compile";
import { openKnowledge } from "../../src/knowledge";
import { extractShopWords } from "../../src/knowledge/refresh/shop-words";
import { findInTrie } from "../../src/knowledge/trie";
import { smallSources, sourcesWith } from "./small-sources";

const wordsOf = (
  presets: Record<string, { name?: string; terms?: string }>,
  language = "de",
  written: readonly string[] = []
) =>
  extractShopWords({
    language,
    presets,
    written: new Set(written),
    everyday: new Set(["schule", "stadt", "weber"]),
  }).trades;

describe("words for shops from the map editor", () => {
  it("are the names of kinds of shops, by our trades", () => {
    expect(
      wordsOf({
        "shop/furniture": { name: "Möbelhaus/Einrichtungshaus (groß)" },
        "shop/bakery": { name: "Backstube" },
      })
    ).toEqual({ bakery: ["backstube"], furniture: ["einrichtungshaus", "möbelhaus"] });
  });

  it("are of the search words only those that say a place, for wares stand in names too", () => {
    expect(wordsOf({ "shop/spices": { terms: "safran, gewürzladen,Gewürzhandlung" } })).toEqual({
      "butcher or baker": ["gewürzhandlung", "gewürzladen"],
    });
  });

  it("leave out what we have words for, what anybody says, and what says two things", () => {
    expect(
      wordsOf(
        {
          "shop/bakery": { name: "Backstube/Stadt/Weber" },
          "shop/pastry": { name: "Konditorwaren" },
          "shop/confectionery": { name: "Konditorwaren/Laden" },
        },
        "de",
        ["backstube"]
      )
    ).toEqual({});
  });

  it("leave out kinds that are no business, and businesses whose words say what is done", () => {
    expect(
      wordsOf({
        "amenity/playground": { name: "Spielplatz" },
        "amenity/bank": { name: "Geldinstitut" },
        "office/employment_agency": { name: "Arbeitsvermittlung" },
      })
    ).toEqual({});
  });

  it("count only where nothing else speaks when they are short", () => {
    expect(wordsOf({ "shop/tea": { name: "Teehof" } })).toEqual({
      "butcher or baker": ["teehof?"],
    });
  });
});

describe("words for shops behind the written words", () => {
  const meaningsOf = (phrase: string, shopWords: unknown) => {
    const sources = sourcesWith({ shopWords: { "de.json": shopWords } });
    const { phrases } = openKnowledge(compileKnowledge(sources).bytes);
    const key = findInTrie(phrases.trie, phrase);
    return key === -1 ? 0 : (phrases.start[key + 1] ?? 0) - (phrases.start[key] ?? 0);
  };
  const file = (...words: string[]) => ({ language: "de", trades: { grocer: words } });

  it("are heard where no written word says something", () => {
    expect(meaningsOf("hofladen", file("hofladen"))).toBe(1);
  });

  it("are not heard where a written word of the language says something already", () => {
    const { words } = smallSources();
    expect(JSON.stringify(words["de.json"])).toContain("mandat");
    expect(meaningsOf("mandat", file("mandat"))).toBe(1);
  });

  it("are refused unsorted, in an unknown trade, and in a language without words", () => {
    const compile = (shopWords: unknown) => () =>
      compileKnowledge(sourcesWith({ shopWords: { "xx.json": shopWords } }));
    expect(compile(file("b", "a"))).toThrow(
      /shop-words\/xx\.json: trades of grocer are not sorted/
    );
    expect(compile({ language: "de", trades: { shipwright: ["werft"] } })).toThrow(
      /unknown trade "shipwright"/
    );
    expect(compile({ language: "xx", trades: {} })).toThrow(/no words of "xx"/);
  });
});
