/**
 * Puts the extracted brands behind the written merchants: a brand adds what nobody wrote, and takes
 * nothing. Where it is known in other countries than the written merchant of the same spelling, it
 * is found there; where it has its website (`Shell Recharge` and `Shell`), it is a spelling of it.
 */
import type { MerchantTables } from "./compile-merchants";
import { checkSorted, type SourceProblem } from "./problems";
import type { BrandEntry, BrandsFile, GenericFile, Spelling } from "./schema";
import { compactName, spellingsOf, transliterated, wordsOf } from "./text";
import { CAREFUL_ALONE, CAREFUL_NOT } from "./types";

/** Shortest key of a brand that may be found where it does not stand alone. */
const SHORTEST_FREE_KEY = 5;
/** Letters that a website's host and a name have in common where the one is made of the other. */
const SHORTEST_SHARED = 4;

export interface BrandRules {
  tradeIndex: ReadonlyMap<string, number>;
  generic: GenericFile;
  /** Whether words of a country's languages say it: then it is no name there. Null: of any country. */
  isSaid: (key: string, countries: readonly string[] | null) => boolean;
}

/** Adds all brands. Problems (unsorted files, unknown trades) are added to the list. */
export function addBrands(
  tables: MerchantTables,
  files: readonly { file: string; content: BrandsFile }[],
  { tradeIndex, generic, isSaid }: BrandRules,
  problems: SourceProblem[]
): void {
  const veto = new Set(generic.veto.map(compactName));
  const careful = new Set(generic.careful.map(compactName));
  const written = tables.merchants.length;
  for (const { file, content } of files) {
    checkSorted(
      content.map(({ name }) => name),
      "brands",
      file,
      problems
    );
    for (const brand of content) {
      const trade = tradeIndex.get(brand.trade);
      if (trade === undefined) {
        problems.push({ file, message: `${brand.name}: unknown trade "${brand.trade}"` });
        continue;
      }
      const own = compactName(brand.name);
      const countries = countriesLeft(tables, keysOf(brand.name), brand.countries ?? null);
      if (countries === "none" || veto.has(own) || isSaid(own, countries)) continue;
      const house = houseOf(tables, brand, countries, written);
      const merchant = house ?? tables.merchants.push(storedBrand(brand, trade, countries)) - 1;
      const alone = new Set((brand.alone ?? []).map(compactName));
      for (const spelling of [brand.name, ...(brand.spellings ?? [])]) {
        const text = textOf(spelling);
        const itsTrade = typeof spelling === "string" ? trade : tradeIndex.get(spelling.trade);
        if (itsTrade === undefined) {
          problems.push({ file, message: `${brand.name}: unknown trade at "${text}"` });
          continue;
        }
        for (const key of keysOf(text)) {
          if (veto.has(key) || isSaid(key, countries)) continue;
          if (countriesLeft(tables, [key], countries) !== countries) continue;
          const isCareful =
            alone.has(compactName(text)) || careful.has(key) || key.length < SHORTEST_FREE_KEY;
          const records = tables.records.get(key);
          const record = {
            merchant,
            trade: itsTrade,
            careful: isCareful ? CAREFUL_ALONE : CAREFUL_NOT,
          };
          if (records === undefined) tables.records.set(key, [record]);
          else records.push(record);
        }
      }
      const website = tables.merchants[merchant]?.w;
      if (website !== undefined && !tables.hosts.has(website)) tables.hosts.set(website, merchant);
    }
  }
}

const textOf = (spelling: Spelling): string =>
  typeof spelling === "string" ? spelling : spelling.text;

function keysOf(text: string): string[] {
  const keys = new Set(spellingsOf(text).map(compactName));
  keys.delete("");
  return [...keys];
}

/**
 * The countries (null: everywhere) where none of the keys is taken; the same list where none is taken
 * at all, "none" where nothing is left. A brand of the whole world yields to a merchant of any country.
 */
function countriesLeft(
  { merchants, records }: MerchantTables,
  keys: readonly string[],
  countries: readonly string[] | null
): readonly string[] | null | "none" {
  const holders = keys.flatMap((key) => records.get(key) ?? []);
  if (holders.length === 0) return countries;
  if (countries === null) return "none";
  const taken = new Set<string>();
  for (const { merchant } of holders) {
    const its = merchants[merchant]?.c;
    if (its === undefined) return "none";
    for (const country of its) taken.add(country);
  }
  const left = countries.filter((country) => !taken.has(country));
  return left.length === 0 ? "none" : left.length === countries.length ? countries : left;
}

/**
 * The written merchant that has the brand's website, where both are in one country and the host is
 * made of the brand's name (it is not only the owner's); null where none is.
 */
function houseOf(
  { merchants, hosts }: MerchantTables,
  brand: BrandEntry,
  countries: readonly string[] | null,
  written: number
): number | null {
  const { website } = brand;
  if (website === undefined || !isMadeOf(website, brand)) return null;
  for (let host = website; host.includes("."); host = host.slice(host.indexOf(".") + 1)) {
    const merchant = hosts.get(host);
    const house = merchant === undefined ? undefined : merchants[merchant];
    if (merchant === undefined || house === undefined || merchant >= written) continue;
    const together =
      house.c === undefined || (countries ?? []).some((country) => house.c?.includes(country));
    if (together) return merchant;
  }
  return null;
}

function storedBrand(
  brand: BrandEntry,
  trade: number,
  countries: readonly string[] | null
): MerchantTables["merchants"][number] {
  const website =
    brand.website !== undefined && isMadeOf(brand.website, brand) ? brand.website : null;
  return {
    n: brand.name,
    t: trade,
    ...(website === null ? {} : { w: website }),
    ...(countries === null ? {} : { c: [...countries] }),
  };
}

/**
 * Whether a website's host is made of one of the brand's names or the other way round: a second
 * witness that it is the brand's own, and not its owner's or its town's.
 */
export function isMadeOf(website: string, { name, spellings = [] }: BrandEntry): boolean {
  const host = compactName(website.slice(0, website.lastIndexOf(".")));
  return [name, ...spellings.map(textOf)].some((spelling) =>
    [...spellingsOf(spelling), transliterated(spelling)].some((text) => {
      const key = compactName(text);
      if (key.length >= 3 && (host.includes(key) || key.includes(host))) return true;
      return wordsOf(text).some((word) => word.length >= SHORTEST_SHARED && host.includes(word));
    })
  );
}
