import fc from "fast-check";
import { compactName, fold, wordsOf } from "../../src/knowledge";
import { spacedPhrase, spellingsOf } from "../../src/knowledge/text";
import { buildTrie, findInTrie, openTrie, sharedValues } from "../../src/knowledge/trie";

describe("one spelling for all text", () => {
  it.each([
    ["The Home Depot", "homedepot"],
    ["HOMEDEPOT", "homedepot"],
    ["McDonald's", "mcdonalds"],
    ["Marks & Spencer", "marksspencer"],
    ["Café Zürich", "cafezurich"],
    ["Łódź Straße", "lodzstrasse"],
    ["İSTANBUL", "istanbul"],
    ["Пятёрочка", "пятерочка"],
    ["AT&T", "att"],
    ["The", "the"],
    ["", ""],
  ])("%s is %s", (text, key) => {
    expect(compactName(text)).toBe(key);
  });

  it("separates words at punctuation, but not at an apostrophe", () => {
    expect(wordsOf("JOE’S—PIZZA/BAR, 2nd")).toEqual(["joes", "pizza", "bar", "2nd"]);
    expect(spacedPhrase("Carte  bancaire: n° 4")).toBe("carte bancaire n 4");
  });

  it("also spells umlauts out, as banks without them do", () => {
    expect(spellingsOf("Bäckerei")).toEqual(["Bäckerei", "baeckerei"]);
    expect(spellingsOf("Smørrebrød")).toEqual(["Smørrebrød", "smoerrebroed"]);
    expect(spellingsOf("Bakery")).toEqual(["Bakery"]);
  });

  it("folds any text the same way twice and in any case", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(compactName(compactName(text))).toBe(compactName(text));
      })
    );
  });
});

describe("the trie", () => {
  it("finds exactly the keys it was built of, and completes what only one value has", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { maxLength: 40 }),
        fc.string({ maxLength: 6 }),
        (keys, other) => {
          const { data, order } = buildTrie(keys);
          const trie = openTrie(data);
          expect([...order].sort()).toEqual([...keys].sort());
          for (const key of keys) expect(order[findInTrie(trie, key)]).toBe(key);
          if (!keys.includes(other)) expect(findInTrie(trie, other)).toBe(-1);
          const shared = sharedValues(trie, (key) => key);
          if (keys.length === 1) expect(shared[0]).toBe(0);
        }
      )
    );
  });

  it("refuses a key that is there twice", () => {
    expect(() => buildTrie(["ab", "ab"])).toThrow('The key "ab" is there twice.');
  });
});
