import { gzipSync } from "node:zlib";
import { addBrands } from "../../src/knowledge/compile-brands";
import { countriesOfCities } from "../../src/knowledge/compile-cities";
import { compileMerchants } from "../../src/knowledge/compile-merchants";
import { saidWords } from "../../src/knowledge/compile-phrases";
import type { SourceProblem } from "../../src/knowledge/problems";
import {
  BrandsFile,
  CitiesFile,
  GenericFile,
  LocalFile,
  MerchantsFile,
  NamesFile,
  PeopleFile,
  TradesFile,
  WordsFile,
} from "../../src/knowledge/schema";
import { projectSources } from "../support/sources-knowledge";

/** The project's merchants laid out, with or without the brands behind them. */
function compiled(withBrands: boolean) {
  const sources = projectSources();
  const parsed = <Content>(
    schema: { parse: (value: unknown) => Content },
    files: Readonly<Record<string, unknown>>
  ) => Object.entries(files).map(([file, value]) => ({ file, content: schema.parse(value) }));
  const trades = Object.keys(TradesFile.parse(sources.trades));
  const tradeIndex = new Map(trades.map((trade, index) => [trade, index]));
  const generic = GenericFile.parse(sources.generic);
  const plain = {
    generic,
    names: NamesFile.parse(sources.names),
    people: PeopleFile.parse(sources.people),
    cities: countriesOfCities(CitiesFile.parse(sources.cities)),
  };
  const isSaid = saidWords(parsed(WordsFile, sources.words));
  const problems: SourceProblem[] = [];
  const result = compileMerchants(
    parsed(MerchantsFile, sources.merchants),
    parsed(LocalFile, sources.local),
    tradeIndex,
    plain,
    () => undefined,
    problems,
    (tables) => {
      if (!withBrands) return;
      const files = parsed(BrandsFile, sources.brands);
      addBrands(tables, files, { tradeIndex, generic, isSaid }, problems);
    },
    isSaid
  );
  expect(problems).toEqual([]);
  return result;
}

/** The merchant that stands first at each spelling, by the spelling. */
function firstMerchants({ trie, start, value }: ReturnType<typeof compiled>): Map<string, number> {
  const keys = new Map<string, number>();
  const spelled: string[] = [""];
  let next = 1;
  let key = 0;
  for (let node = 0; node < trie.letters.length; node++) {
    const text = spelled[node] ?? "";
    if (trie.ends[node] === 1) keys.set(text, value[start[key++] ?? 0] ?? -1);
    for (let count = trie.children[node] ?? 0; count > 0; count--, next++)
      spelled[next] = text + String.fromCharCode(trie.letters[next] ?? 0);
  }
  return keys;
}

describe("the project's brands behind its written merchants", () => {
  const before = compiled(false);
  const after = compiled(true);
  const { written } = after;

  it("are thousands, and change no written merchant", () => {
    expect(before.written).toBe(written);
    const lines = (all: typeof after) =>
      all.merchants.slice(0, written).map((merchant) => JSON.stringify(merchant));
    expect(lines(after)).toEqual(lines(before));
    const brands = after.merchants.filter(({ y }, index) => index >= written && y === undefined);
    expect(brands.length).toBeGreaterThan(8_000);
  });

  it("leave every spelling and host of a written merchant to it", () => {
    const now = firstMerchants(after);
    const taken = [...firstMerchants(before)].filter(
      ([key, merchant]) => merchant < written && now.get(key) !== merchant
    );
    expect(taken).toEqual([]);
    const hosts = new Map(after.hosts);
    expect(before.hosts.filter(([host, merchant]) => hosts.get(host) !== merchant)).toEqual([]);
  });

  it("add at most a megabyte to what is loaded", () => {
    const size = ({ merchants, hosts, trie, value }: typeof after): number =>
      [
        JSON.stringify([merchants, hosts]),
        trie.letters,
        trie.children,
        trie.ends,
        new Uint8Array(value.buffer),
      ].reduce((sum, part) => sum + gzipSync(part).length, 0);
    expect(size(after) - size(before)).toBeLessThan(1_000_000);
  });
});
