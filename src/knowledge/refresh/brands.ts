/**
 * Brands of the name-suggestion-index, as `data/brands` holds them: one brand a name and country,
 * with the trade that speaks strongest for it.
 */
import { z } from "zod";
import type { BrandEntry, Spelling } from "../schema";
import { compactName } from "../text";
import { countriesOf, type LocationSet, type Shapes } from "./brand-countries";
import {
  isEveryday,
  isOrdinary,
  isUsable,
  type OrdinaryWords,
  otherSpellings,
  readableTag,
} from "./brand-names";
import { type RankedTrade, tradeOfCategory } from "./brand-trades";
import { chooseWebsite } from "./brand-websites";

const Place = z.union([z.string(), z.array(z.number())]);
const Item = z.object({
  id: z.string(),
  locationSet: z.object({ include: z.array(Place), exclude: z.array(Place).optional() }),
  matchNames: z.array(z.string()).optional(),
  tags: z.record(z.string(), z.string()),
});
/** `nsi.json`: categories with their items. */
export const IndexFile = z.object({
  nsi: z.record(z.string(), z.object({ items: z.array(Item) })),
});
export type IndexFile = z.infer<typeof IndexFile>;

/** `wikidata.json`: what is known of an item by its number. */
export const FactsFile = z.object({
  wikidata: z.record(
    z.string(),
    z.object({
      label: z.string().optional(),
      identities: z.object({ website: z.string().optional() }).optional(),
      officialWebsites: z.array(z.string()).optional(),
      dissolutions: z.array(z.object({ date: z.string() })).optional(),
    })
  ),
});
export type FactsFile = z.infer<typeof FactsFile>;

export interface BrandInput {
  index: IndexFile["nsi"];
  facts: FactsFile["wikidata"];
  shapes: Shapes;
  /** Two-letter codes that are countries. */
  countries: ReadonlySet<string>;
  ordinary: OrdinaryWords;
}

/** Brands that ended before this day are on nobody's statements. */
const GONE_BEFORE = "2012";
/** Public bodies among the operators: what they run is not what is paid. */
const PUBLIC_BODY =
  /\b(city|town|borough|county|council|comune|gemeinde|gemeente|stadt|ayuntamiento|ajuntament|mairie|ville|municip\w*|minist\w*|department|departement|secretar\w*|federal|government|governo|gobierno|state of|nhs|parks?|national trust|heritage|university|army|police|na)\b/i;

interface Found {
  /** Which of its tags name it. */
  kind: "brand" | "operator" | "network";
  name: string;
  /** The brand that its name is one of: `Edeka` of `E-Center`. */
  brand: string;
  trade: RankedTrade;
  countries: string[];
  spellings: string[];
  /** Number of its facts, or null. */
  item: string | null;
}

/** All brands, by name and countries. */
export function extractBrands(input: BrandInput): BrandEntry[] {
  const found = Object.entries(input.index).flatMap(([category, { items }]) => {
    const trade = tradeOfCategory(category);
    if (trade === null) return [];
    return items.flatMap((item) => readItem(item, category, trade, input) ?? []);
  });
  const groups = groupedBy(found, ({ item, brand, countries }) =>
    item === null ? `${compactName(brand)} ${countries.join(" ")}` : item
  );
  return onePerName(groups.flatMap((group) => brandsOf(group, input)));
}

function groupedBy<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): Entry[][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group === undefined) groups.set(keyOf(entry), [entry]);
    else group.push(entry);
  }
  return [...groups.values()];
}

function readItem(
  item: z.infer<typeof Item>,
  category: string,
  trade: RankedTrade,
  { shapes, countries: known, facts, ordinary }: BrandInput
): Found | null {
  const { tags } = item;
  const tree = category.split("/")[0];
  const kind = tree === "operators" ? "operator" : tree === "transit" ? "network" : "brand";
  const brand = readableTag(tags, [kind, "name"]);
  const name = kind === "brand" ? (readableTag(tags, ["name"]) ?? brand) : brand;
  if (brand === null || name === null || !isUsable(name)) return null;
  const everywhere = countriesOf(item.locationSet satisfies LocationSet, shapes, known);
  const countries = isEveryday(name, ordinary) ? withoutEnglish(everywhere) : everywhere;
  if (countries === null) return null;
  if (kind === "operator" && PUBLIC_BODY.test(name)) return null;
  if (kind === "network" && !isOwnNetwork(name, countries, ordinary)) return null;
  const number = tags[`${kind}:wikidata`] ?? null;
  const ended = facts[number ?? ""]?.dissolutions?.[0]?.date;
  if (ended !== undefined && ended < GONE_BEFORE) return null;
  const nameTags = Object.fromEntries(
    Object.entries(tags).filter(([tag]) => kind !== "brand" || !/^(network|operator)/.test(tag))
  );
  const spellings = otherSpellings(name, nameTags, item.matchNames ?? []);
  return { kind, name, brand, trade, countries, spellings, item: number };
}

/** Buses are called by their town, or by letters that mean something else everywhere else. */
const isOwnNetwork = (
  name: string,
  countries: readonly string[],
  { cities, words }: OrdinaryWords
): boolean => {
  const key = compactName(name);
  return countries.length > 0 && key.length > 4 && !cities.has(key) && !words.has(key);
};

/** Where English words are heard first. */
const ENGLISH_SPOKEN: ReadonlySet<string> = new Set(
  "AU BS BZ CA GB GG GI IE IM IN JE JM KE NG NZ PH PR SG TT US ZA".split(" ")
);

/** An everyday word is a name only where it is a foreign one; null where that is nowhere. */
function withoutEnglish(countries: readonly string[] | null): string[] | null {
  const left = countries?.filter((country) => !ENGLISH_SPOKEN.has(country)) ?? [];
  return left.length === 0 ? null : left;
}

/** A brand, and how strongly its kind of place speaks for its trade. */
interface RankedBrand {
  entry: BrandEntry;
  rank: number;
}

/** One organisation's entries: those that are named after it are its spellings, others stand alone. */
function brandsOf(group: readonly Found[], { facts, ordinary }: BrandInput): RankedBrand[] {
  const sorted = [...group].sort((a, b) => a.trade.rank - b.trade.rank);
  const first = sorted[0];
  if (first === undefined) return [];
  const known = facts[first.item ?? ""];
  const label = compactName(known?.label ?? "");
  const main = sorted.find(({ brand }) => compactName(brand) === label)?.brand ?? first.brand;
  const key = compactName(main);
  const isBranch = ({ name, brand }: Found): boolean =>
    compactName(brand) === key || compactName(name).startsWith(key);
  const branches = sorted.filter(isBranch);
  const others = groupedBy(
    sorted.filter((one) => !isBranch(one)),
    ({ name }) => compactName(name)
  );
  const addresses = [known?.identities?.website ?? "", ...(known?.officialWebsites ?? [])];
  // Of the networks those without a website are counties and valleys.
  if (first.kind === "network" && chooseWebsite(addresses, []) === null) return [];
  return [branches, ...others].flatMap((entries, index) => {
    const [strongest] = entries;
    if (strongest === undefined) return [];
    const name = index === 0 ? main : strongest.name;
    return [brandOf(name, entries, addresses, ordinary)];
  });
}

function brandOf(
  name: string,
  entries: readonly Found[],
  addresses: readonly string[],
  ordinary: OrdinaryWords
): RankedBrand {
  const key = compactName(name);
  const own = entries.find((entry) => compactName(entry.name) === key) ?? entries[0];
  const trade = own?.trade.trade ?? "";
  const isWorld = entries.some(({ countries }) => countries.length === 0);
  const countries = isWorld ? [] : [...new Set(entries.flatMap((entry) => entry.countries))].sort();
  const website = chooseWebsite(addresses, countries);
  const spellings = new Map<string, Spelling>();
  for (const entry of entries)
    for (const text of [entry.name, ...entry.spellings]) {
      const spelled = compactName(text);
      if (spelled === key || !isUsable(text) || spellings.has(spelled)) continue;
      const branch = entry.trade.trade;
      spellings.set(spelled, branch === trade ? text : { text, trade: branch });
    }
  const sorted = [...spellings.values()].sort((a, b) => byText(textOf(a), textOf(b)));
  const alone = [name, ...sorted.map(textOf)].filter((text) => isOrdinary(text, ordinary));
  const entry: BrandEntry = { name, trade };
  if (countries.length > 0) entry.countries = countries;
  if (website !== null) entry.website = website;
  if (sorted.length > 0) entry.spellings = sorted;
  if (alone.length > 0) entry.alone = alone;
  return { entry, rank: own?.trade.rank ?? 0 };
}

const textOf = (spelling: Spelling): string =>
  typeof spelling === "string" ? spelling : spelling.text;

/** Of brands with one name the stronger one has the countries where both are. */
function onePerName(brands: readonly RankedBrand[]): BrandEntry[] {
  const byStrength = [...brands].sort(
    (a, b) =>
      Number(a.entry.website === undefined) - Number(b.entry.website === undefined) ||
      Number(b.entry.countries === undefined) - Number(a.entry.countries === undefined) ||
      a.rank - b.rank
  );
  const kept = groupedBy(byStrength, ({ entry }) => compactName(entry.name)).flatMap((same) => {
    const taken = new Set<string>();
    return same.flatMap(({ entry }) => {
      if (taken.has("everywhere")) return [];
      if (entry.countries === undefined) {
        const isFirst = taken.size === 0;
        taken.add("everywhere");
        return isFirst ? [entry] : [];
      }
      const countries = entry.countries.filter((country) => !taken.has(country));
      for (const country of countries) taken.add(country);
      return countries.length === 0 ? [] : [{ ...entry, countries }];
    });
  });
  return kept.sort(
    (a, b) =>
      byText(a.name.toLowerCase(), b.name.toLowerCase()) ||
      byText(a.name, b.name) ||
      byText(a.countries?.join() ?? "", b.countries?.join() ?? "")
  );
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
