/**
 * Who takes part: this engine, the matcher of the name-suggestion-index over its own data, and a
 * full-text search over our merchants' names. Each is loaded in a process of its own.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Matcher } from "name-suggestion-index";
import { z } from "zod";
import type { BenchRow } from "../descriptors";

/** A row as all contestants get it. */
export interface ContestRow extends BenchRow {
  /** Words without digits, dates and references, for those that do not clean themselves. */
  words: string;
  /** Longitude and latitude of the account's country. */
  at: readonly [number, number] | null;
}

/** Names of who was found, each of which may be the right one; null where nobody was. */
export type Find = (row: ContestRow) => readonly string[] | null;

export interface Contestant {
  /** As it is named in the table. */
  name: string;
  /** Makes it ready, from files. */
  load(root: string, names: () => readonly string[]): Promise<Find>;
}

export const CONTESTANTS: Readonly<Record<string, Contestant>> = {
  ours: { name: "this engine", load: loadEngine },
  index: {
    name: "name-suggestion-index Matcher",
    load: async (root) => {
      const [matcher, names] = await openIndex(root);
      return findInRuns(matcher, names, false);
    },
  },
  located: {
    name: "the same, at the account's country",
    load: async (root) => {
      const [matcher, names, data] = await openIndex(root);
      matcher.buildLocationIndex(data);
      return findInRuns(matcher, names, true);
    },
  },
  search: { name: "MiniSearch, whole words", load: (_, names) => openSearch(names(), {}) },
  fuzzy: {
    name: "MiniSearch, prefixes and fuzzy 0.2",
    load: (_, names) => openSearch(names(), { prefix: true, fuzzy: 0.2 }),
  },
};

async function loadEngine(root: string): Promise<Find> {
  const { createEngine } = await import("../../../src/engine");
  const { openBuilt, transactionOf } = await import("../engine");
  const engine = createEngine(await openBuilt(root));
  const holder = { type: "consumer", name: null } as const;
  return (row) => {
    const counterparty = engine.enrich(transactionOf(row, 0), holder).entities?.counterparty;
    return counterparty?.type === "organization" && counterparty.name ? [counterparty.name] : null;
  };
}

/** What is read here of the index's items; the matcher itself gets them whole. */
const Items = z.object({
  nsi: z.record(
    z.string(),
    z.looseObject({
      items: z
        .array(
          z.looseObject({
            id: z.string(),
            displayName: z.string(),
            tags: z.record(z.string(), z.string()),
            matchNames: z.array(z.string()).optional(),
          })
        )
        .optional(),
    })
  ),
});
type IndexData = Parameters<Matcher["buildMatchIndex"]>[0];

/** The matcher as its documentation builds it, and all names of each item. */
async function openIndex(root: string): Promise<[Matcher, Map<string, string[]>, IndexData]> {
  const { Matcher } = await import("name-suggestion-index");
  const file = join(root, "node_modules/name-suggestion-index/dist/json/nsi.min.json");
  const { nsi } = Items.parse(JSON.parse(readFileSync(file, "utf8")));
  const names = new Map<string, string[]>();
  for (const { items = [] } of Object.values(nsi)) {
    for (const { id, displayName, tags, matchNames = [] } of items) {
      const tagged = ["name", "brand", "operator", "short_name", "official_name"].flatMap(
        (key) => tags[key] ?? []
      );
      names.set(id, [displayName, ...tagged, ...matchNames]);
    }
  }
  const data = nsi as unknown as IndexData;
  const matcher = new Matcher();
  matcher.buildMatchIndex(data);
  return [matcher, names, data];
}

/** Longest run of words that is asked for. */
const MOST_WORDS = 6;

/**
 * It knows whole names, and asks which kind of place is meant; a descriptor holds more words and tells
 * no kind. So every run of words is asked for, the longest first, as `building=yes`, under which the
 * index holds brands and operators of nearly all kinds.
 */
function findInRuns(
  matcher: Matcher,
  names: ReadonlyMap<string, readonly string[]>,
  isLocated: boolean
): Find {
  return ({ words, at }) => {
    const all = words.split(" ");
    const place: [number, number] | undefined =
      isLocated && at !== null ? [at[0], at[1]] : undefined;
    for (let length = Math.min(MOST_WORDS, all.length); length > 0; length -= 1) {
      for (let from = 0; from + length <= all.length; from += 1) {
        const run = all.slice(from, from + length).join(" ");
        const [best] = matcher.match("building", "yes", run, place) ?? [];
        if (best?.itemID !== undefined) return names.get(best.itemID) ?? [];
      }
    }
    return null;
  };
}

async function openSearch(
  names: readonly string[],
  searchOptions: { prefix?: boolean; fuzzy?: number }
): Promise<Find> {
  const { default: MiniSearch } = await import("minisearch");
  const search = new MiniSearch({ fields: ["name"], searchOptions });
  search.addAll(names.map((name, id) => ({ id, name })));
  return ({ words }) => {
    const [best] = search.search(words);
    const name = best === undefined ? undefined : names[Number(best.id)];
    return name === undefined ? null : [name];
  };
}
