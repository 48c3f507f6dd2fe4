/** Counts the source files of the knowledge. */
import { z } from "zod";
import {
  BrandsFile,
  type KnowledgeSources,
  MerchantsFile,
  ProcessorsFile,
  ShopWordsFile,
  WordsFile,
} from "../schema";
import { REGIONS, TRADE_GROUPS } from "./trade-groups";

/** Names of independent places, by city: `Name|other spelling`, by trade. */
export const LocalFile = z.object({
  country: z.string(),
  city: z.string(),
  trades: z.record(z.string(), z.array(z.string())),
});
export type LocalFile = z.infer<typeof LocalFile>;

/** One row: a group of trades, with merchants by region, everywhere, elsewhere, and in all. */
export interface GroupCount {
  group: string;
  /** In the order of REGIONS; a merchant of several countries counts in each. */
  regions: number[];
  /** Merchants of the whole world. */
  world: number;
  /** Merchants of none of the regions. */
  elsewhere: number;
  /** Every merchant once. */
  all: number;
}

export interface KnowledgeCounts {
  groups: GroupCount[];
  websites: { verified: number; unverified: number; none: number };
  brands: { all: number; withWebsite: number; byFile: [file: string, brands: number][] };
  local: { names: number; byPlace: [place: string, names: number][] };
  processors: [kind: string, processors: number][];
  /** Phrases: operations, trades, fillers with references and leads, and extracted ones. */
  words: { language: string; operations: number; trades: number; others: number; shops: number }[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const phrases = (lists: Readonly<Record<string, readonly string[]>>): number =>
  sum(Object.values(lists).map((list) => list.length));

/** Counts what is in the sources and the local places. Throws where a file is not as it should be. */
export function countKnowledge(
  sources: KnowledgeSources,
  local: readonly LocalFile[]
): KnowledgeCounts {
  const groupOf = new Map(
    TRADE_GROUPS.flatMap(([group, ...trades]) => trades.map((trade) => [trade, group] as const))
  );
  const groups = new Map<string, GroupCount>();
  const websites = { verified: 0, unverified: 0, none: 0 };
  for (const value of Object.values(sources.merchants)) {
    const file = MerchantsFile.parse(value);
    for (const merchant of file.merchants) {
      if (merchant.website === undefined) websites.none++;
      else if (merchant.unverified === true) websites.unverified++;
      else websites.verified++;
      const group = groupOf.get(merchant.trade ?? file.trade) ?? "other trades";
      const row = groups.get(group) ?? emptyRow(group);
      groups.set(group, row);
      addTo(row, merchant.countries ?? file.countries);
    }
  }
  const brands = Object.entries(sources.brands).map(
    ([file, value]) => [file.replace(".json", ""), BrandsFile.parse(value)] as const
  );
  const shops = new Map(
    Object.values(sources.shopWords)
      .map((value) => ShopWordsFile.parse(value))
      .map(({ language, trades }) => [language, phrases(trades)])
  );
  const kinds = new Map<string, number>();
  for (const { kind } of ProcessorsFile.parse(sources.processors))
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const order = [...TRADE_GROUPS.map(([group]) => group), "other trades"];
  return {
    groups: order.flatMap((group) => groups.get(group) ?? []),
    websites,
    brands: {
      all: sum(brands.map(([, list]) => list.length)),
      withWebsite: sum(brands.map(([, list]) => list.filter(({ website }) => website).length)),
      byFile: brands.map(([file, list]) => [file, list.length]),
    },
    local: {
      names: sum(local.map(({ trades }) => phrases(trades))),
      byPlace: local.map(({ country, city, trades }) => [`${city}, ${country}`, phrases(trades)]),
    },
    processors: [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)),
    words: Object.values(sources.words)
      .map((value) => WordsFile.parse(value))
      .map(({ language, operations, trades, filler, references, leads }) => ({
        language,
        operations: phrases(operations),
        trades: phrases(trades),
        others: filler.length + references.length + leads.length,
        shops: shops.get(language) ?? 0,
      })),
  };
}

const emptyRow = (group: string): GroupCount => ({
  group,
  regions: REGIONS.map(() => 0),
  world: 0,
  elsewhere: 0,
  all: 0,
});

function addTo(row: GroupCount, countries: readonly string[]): void {
  row.all++;
  if (countries.length === 0) {
    row.world++;
    return;
  }
  let isSomewhere = false;
  REGIONS.forEach(([, ...codes], index) => {
    if (!codes.some((code) => countries.includes(code))) return;
    row.regions[index] = (row.regions[index] ?? 0) + 1;
    isSomewhere = true;
  });
  if (!isSomewhere) row.elsewhere++;
}
