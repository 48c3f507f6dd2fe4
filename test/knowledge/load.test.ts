import { gzipSync } from "node:zlib";
import { KnowledgeError, loadKnowledge, openKnowledge } from "../../src/knowledge";
import { compileKnowledge } from "../../src/knowledge/compile";
import { findInTrie } from "../../src/knowledge/trie";
import { smallSources } from "./small-sources";

const { bytes, hash } = compileKnowledge(smallSources());

describe("the knowledge loader", () => {
  const knowledge = openKnowledge(bytes);
  const merchantOf = (key: string): string | undefined => {
    const { trie, start, value } = knowledge.merchantIndex;
    const found = findInTrie(trie, key);
    return found === -1 ? undefined : knowledge.merchants[value[start[found] ?? 0] ?? 0]?.name;
  };

  it("opens what was compiled, compressed or not", async () => {
    const loaded = await loadKnowledge(new Uint8Array(gzipSync(bytes)));
    expect(loaded.hash).toBe(hash);
    expect(loaded.merchants.map(({ name }) => name)).toEqual(
      knowledge.merchants.map(({ name }) => name)
    );
  });

  it("finds merchants by name and spelling, umlauts printed either way", () => {
    expect(merchantOf("barndoorfoods")).toBe("Barn Door Foods");
    expect(merchantOf("bdfstores")).toBe("Barn Door Foods");
    expect(merchantOf("mullermarkte")).toBe("Müller Märkte");
    expect(merchantOf("muellermaerkte")).toBe("Müller Märkte");
    expect(merchantOf("nobody")).toBeUndefined();
  });

  it("answers no website that only one author named", () => {
    const websites = knowledge.merchants.map(({ name, website }) => [name, website]);
    expect(websites).toContainEqual(["Coop", null]);
    expect(websites).toContainEqual(["Barn Door Foods", "barndoor.example"]);
    expect(knowledge.merchantByHost.has("coop.example")).toBe(false);
  });

  it("gives a merchant with a website the id of that website, as every other party computes it", () => {
    const barn = knowledge.merchants.find(({ name }) => name === "Barn Door Foods");
    // uuid -v3 ns:DNS barndoor.example
    expect(barn?.id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    );
    const again = openKnowledge(compileKnowledge(smallSources()).bytes);
    expect(again.merchants.find(({ name }) => name === "Barn Door Foods")?.id).toBe(barn?.id);
  });

  it("knows cities with state, coordinates and size, short forms included", () => {
    const cityOf = (key: string) => {
      const { trie, start, value, cityAt } = knowledge.places.cities;
      const found = findInTrie(trie, key);
      return found === -1 ? undefined : cityAt(value[start[found] ?? 0] ?? 0);
    };
    expect(cityOf("austin")).toEqual({
      name: "Austin",
      country: "US",
      state: "TX",
      coordinates: { latitude: 30.27, longitude: -97.74 },
      people: 931,
    });
    expect(cityOf("sthedwig")?.name).toBe("Saint Hedwig");
    expect(cityOf("muenchen")).toMatchObject({ name: "München", state: null });
    expect(cityOf("kleinstadt")).toMatchObject({ country: "DE", coordinates: null });
  });

  it("reads a range of merchant category codes, both ends in it", () => {
    expect([5410, 5411, 5412, 5413].map((code) => knowledge.tradeByMcc.has(code))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("folds the names of people, from both files", () => {
    expect(knowledge.givenNames).toEqual(new Set(["anna", "jurgen"]));
    expect(knowledge.familyNames).toEqual(new Set(["tan", "muller"]));
    expect(knowledge.notNames).toEqual(new Set(["bank", "market"]));
  });

  it.each([
    ["what is not compressed", async () => loadKnowledge(bytes), "not_knowledge"],
    [
      "what is something else",
      async () => loadKnowledge(new Uint8Array(gzipSync("once upon a time"))),
      "not_knowledge",
    ],
    [
      "what was cut short",
      async () => loadKnowledge(new Uint8Array(gzipSync(bytes.slice(0, bytes.length - 400)))),
      "damaged",
    ],
    [
      "a head that is no JSON",
      async () => {
        const broken = bytes.slice();
        broken.fill(0x7b, 12, 40);
        return loadKnowledge(new Uint8Array(gzipSync(broken)));
      },
      "damaged",
    ],
  ])("refuses %s, and says so as data", async (_, load, code) => {
    const error = await load().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(KnowledgeError);
    expect(error).toMatchObject({ code });
  });
});
