import { gzipSync } from "node:zlib";
import { openKnowledge } from "../../src/knowledge";
import { compileKnowledge } from "../../src/knowledge/compile";
import { projectSources } from "../support/sources-knowledge";

describe("the project's own knowledge", () => {
  const sources = projectSources();
  const { bytes } = compileKnowledge(sources);
  const without = openKnowledge(compileKnowledge({ ...sources, brands: {} }).bytes);
  const knowledge = openKnowledge(bytes);

  it("is at most six megabytes, compressed", () => {
    expect(gzipSync(bytes, { level: 9 }).length).toBeLessThan(6_000_000);
  });

  it("has thousands of brands behind the written merchants, which stand as they were", () => {
    const written = without.merchants.length;
    expect(knowledge.merchants.length - written).toBeGreaterThan(10_000);
    expect(knowledge.merchants.slice(0, written)).toEqual(without.merchants);
  });

  it("finds by every written spelling and website the same merchants first as without brands", () => {
    const keysOf = ({ merchantIndex: { trie, start, value } }: typeof knowledge) => {
      const keys = new Map<string, number>();
      const walk = (node: number, key: string): void => {
        const at = trie.keyAt[node] ?? -1;
        if (at !== -1) keys.set(key, value[start[at] ?? 0] ?? -1);
        const last = trie.firstChild[node + 1] ?? 0;
        for (let child = trie.firstChild[node] ?? 0; child < last; child++)
          walk(child, key + String.fromCharCode(trie.letters[child] ?? 0));
      };
      walk(0, "");
      return keys;
    };
    const now = keysOf(knowledge);
    const changed = [...keysOf(without)].filter(([key, merchant]) => now.get(key) !== merchant);
    expect(changed).toEqual([]);
    const hosts = [...without.merchantByHost].filter(
      ([host, merchant]) => knowledge.merchantByHost.get(host) !== merchant
    );
    expect(hosts).toEqual([]);
  });
});
