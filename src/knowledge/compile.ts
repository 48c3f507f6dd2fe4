/**
 * Turns the people-edited files of `data/` into the compact knowledge the engine loads. Everything
 * wrong in them is reported at once; nothing wrong is compiled.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { addBrands } from "./compile-brands";
import { compileCities, countriesOfCities } from "./compile-cities";
import { compileConcepts, type StoredConcepts } from "./compile-concepts";
import { compileGuess, type StoredGuess } from "./compile-guess";
import { compileMerchants } from "./compile-merchants";
import { layOutMerchants, type MerchantTexts } from "./merchant-table";
import { compilePhrases, saidWords } from "./compile-phrases";
import { compileVocabulary } from "./compile-vocabulary";
import { pack } from "./container";
import { countsOf } from "./trie";
import { idOfName, idOfWebsite } from "./entity-id";
import { checkSorted, parseSource, SourceError, type SourceProblem } from "./problems";
import {
  BranchesFile,
  BrandsFile,
  CitiesFile,
  GenericFile,
  GuessFile,
  type KnowledgeSources,
  type LabelChoice,
  LocalFile,
  MccsFile,
  MerchantsFile,
  NamesFile,
  OperationsFile,
  PeopleFile,
  PlacesFile,
  ProcessorsFile,
  ShopWordsFile,
  TaxonomyFile,
  TradesFile,
  WordsFile,
} from "./schema";
import { fold } from "./text";

/** Everything in the compiled file that is text. */
export interface KnowledgeTexts {
  hash: string;
  taxonomy: TaxonomyFile;
  trades: [string, TradesFile[string]][];
  operations: [string, OperationsFile[string]][];
  merchants: MerchantTexts;
  /** Merchants from this one on stand behind those before. */
  written: number;
  hosts: [string, number][];
  processors: {
    name: string;
    website: string | null;
    id: string;
    kind: "processor" | "wallet" | "platform" | "rail" | "network" | "scheme";
    operation: number;
    trade: number;
    prefixes: string[];
    bare: string[];
  }[];
  languages: { language: string; countries: string[] }[];
  mccs: [from: number, to: number, trade: number][];
  places: PlacesFile;
  cities: { names: string; countries: string[]; states: string[] };
  /** Folded, separated by blanks. */
  people: { given: string; family: string; notNames: string };
  guess: StoredGuess;
  /** Folded words of names, sorted, separated by blanks; how often each is there stands beside them. */
  vocabulary: string;
  concepts: StoredConcepts;
  /** Words of branches, folded, separated by blanks. */
  branches: string;
}

/** Compiles sources to the bytes of `knowledge.bin`, not yet compressed. Throws a SourceError. */
export function compileKnowledge(sources: KnowledgeSources): { bytes: Uint8Array; hash: string } {
  const problems: SourceProblem[] = [];
  const parsed = parseAll(sources, problems);
  if (parsed === null) throw new SourceError(problems);
  const { taxonomy, trades, operations, processors, mccs, places, names, people, generic } = parsed;

  const tradeNames = Object.keys(trades);
  const operationNames = Object.keys(operations);
  const tradeIndex = new Map(tradeNames.map((name, index) => [name, index]));
  const operationIndex = new Map(operationNames.map((name, index) => [name, index]));
  const checkLabels = labelChecker(taxonomy, problems);

  checkSorted(tradeNames, "trades", "trades.json", problems);
  checkSorted(operationNames, "operations", "operations.json", problems);
  for (const name of tradeNames) checkLabels(trades[name], `trades.json: ${name}`);
  for (const name of operationNames) checkLabels(operations[name], `operations.json: ${name}`);
  checkSorted(
    processors.map((processor) => processor.name),
    "processors",
    "processors.json",
    problems
  );

  const isSaid = saidWords(parsed.words);
  const merchants = compileMerchants(
    parsed.merchants,
    parsed.local,
    tradeIndex,
    { generic, names, people, cities: countriesOfCities(parsed.cities) },
    (entry, file) => checkLabels(entry.labels, `${file}: ${entry.name}`),
    problems,
    (tables) => addBrands(tables, parsed.brands, { tradeIndex, generic, isSaid }, problems),
    isSaid
  );
  const table = layOutMerchants(merchants.merchants);
  const phrases = compilePhrases(
    parsed.words,
    parsed.shopWords,
    processors,
    tradeIndex,
    operationIndex,
    problems
  );
  const cities = compileCities(parsed.cities, places, problems);
  const vocabulary = compileVocabulary(parsed);
  const guesses = compileGuess(parsed, tradeIndex, problems);
  const tradeOf = (name: string, file: string): number => {
    const index = tradeIndex.get(name);
    if (index === undefined) problems.push({ file, message: `unknown trade "${name}"` });
    return index ?? 0;
  };
  const texts: Omit<KnowledgeTexts, "hash"> = {
    taxonomy,
    trades: Object.entries(trades),
    operations: Object.entries(operations),
    merchants: table.texts,
    written: merchants.written,
    hosts: merchants.hosts,
    processors: processors.map((processor) => {
      const operation = processor.operation;
      if (operation !== undefined && !operationIndex.has(operation))
        problems.push({
          file: "processors.json",
          message: `${processor.name}: unknown operation "${operation}"`,
        });
      return {
        name: processor.name,
        website: processor.website ?? null,
        id: processor.website
          ? idOfWebsite(processor.website)
          : idOfName("organization", processor.name),
        kind: processor.kind,
        operation: operation === undefined ? -1 : (operationIndex.get(operation) ?? -1),
        trade: processor.trade === undefined ? -1 : tradeOf(processor.trade, "processors.json"),
        prefixes: processor.prefixes ?? [],
        bare: processor.bare ?? [],
      };
    }),
    languages: parsed.words.map(({ content }) => ({
      language: content.language,
      countries: content.countries,
    })),
    mccs: mccs.map(({ from, to, trade }) => [from, to ?? from, tradeOf(trade, "mccs.json")]),
    places: withoutCities(places),
    cities: { names: cities.names, countries: cities.countries, states: cities.states },
    people: {
      given: foldedSet(names.given, people.given),
      family: foldedSet(names.family, people.family),
      notNames: foldedSet(names.notNames, people.everyday),
    },
    guess: guesses.texts,
    vocabulary: vocabulary.words,
    concepts: compileConcepts(sources.concepts, taxonomy, tradeIndex, problems),
    branches: foldedSet(...Object.values(parsed.branches)),
  };
  if (problems.length > 0) throw new SourceError(problems);

  const blocks = {
    "merchant.itsTrade": table.columns.trade,
    "merchant.countries": table.columns.countries,
    "merchant.city": table.columns.city,
    "merchant.letters": merchants.trie.letters,
    "merchant.children": merchants.trie.children,
    "merchant.ends": merchants.trie.ends,
    "merchant.counts": countsOf(merchants.start),
    "merchant.value": merchants.value,
    "merchant.trade": merchants.trade,
    "merchant.careful": merchants.careful,
    "guess.weights": guesses.weights,
    "vocabulary.counts": vocabulary.counts,
    "city.country": cities.country,
    "city.state": cities.state,
    "city.latitude": cities.latitude,
    "city.longitude": cities.longitude,
    "city.people": cities.people,
    "city.letters": cities.trie.letters,
    "city.children": cities.trie.children,
    "city.ends": cities.trie.ends,
    "city.counts": countsOf(cities.start),
    "city.value": cities.value,
    "phrase.letters": phrases.trie.letters,
    "phrase.children": phrases.trie.children,
    "phrase.ends": phrases.trie.ends,
    "phrase.counts": countsOf(phrases.start),
    "phrase.value": phrases.value,
    "phrase.kind": phrases.kind,
    "phrase.language": phrases.language,
    "phrase.stem": phrases.stem,
    "phrase.weak": phrases.weak,
  };
  const hash = bytesToHex(sha256(pack(texts, blocks))).slice(0, 12);
  return { bytes: pack({ hash, ...texts } satisfies KnowledgeTexts, blocks), hash };
}

function parseAll(sources: KnowledgeSources, problems: SourceProblem[]) {
  const taxonomy = parseSource(TaxonomyFile, sources.taxonomy, "taxonomy.json", problems);
  const trades = parseSource(TradesFile, sources.trades, "trades.json", problems);
  const operations = parseSource(OperationsFile, sources.operations, "operations.json", problems);
  const processors = parseSource(ProcessorsFile, sources.processors, "processors.json", problems);
  const mccs = parseSource(MccsFile, sources.mccs, "mccs.json", problems);
  const places = parseSource(PlacesFile, sources.places, "places.json", problems);
  const cities = parseSource(CitiesFile, sources.cities, "cities.json", problems);
  const names = parseSource(NamesFile, sources.names, "names.json", problems);
  const people = parseSource(PeopleFile, sources.people, "people.json", problems);
  const generic = parseSource(GenericFile, sources.generic, "generic.json", problems);
  const guess = parseSource(GuessFile, sources.guess, "guess.json", problems);
  const branches = parseSource(BranchesFile, sources.branches, "branches.json", problems);
  const local = Object.entries(sources.local).flatMap(([file, value]) => {
    const content = parseSource(LocalFile, value, `local/${file}`, problems);
    return content === null ? [] : [{ file: `local/${file}`, content }];
  });
  const merchants = Object.entries(sources.merchants).flatMap(([file, value]) => {
    const content = parseSource(MerchantsFile, value, `merchants/${file}`, problems);
    return content === null ? [] : [{ file: `merchants/${file}`, content }];
  });
  const brands = Object.entries(sources.brands).flatMap(([file, value]) => {
    const content = parseSource(BrandsFile, value, `brands/${file}`, problems);
    return content === null ? [] : [{ file: `brands/${file}`, content }];
  });
  const words = Object.entries(sources.words).flatMap(([file, value]) => {
    const content = parseSource(WordsFile, value, `words/${file}`, problems);
    return content === null ? [] : [{ file: `words/${file}`, content }];
  });
  const shopWords = Object.entries(sources.shopWords).flatMap(([file, value]) => {
    const content = parseSource(ShopWordsFile, value, `shop-words/${file}`, problems);
    return content === null ? [] : [{ file: `shop-words/${file}`, content }];
  });
  if (
    taxonomy === null ||
    trades === null ||
    operations === null ||
    processors === null ||
    mccs === null ||
    places === null ||
    cities === null ||
    names === null ||
    people === null ||
    generic === null ||
    branches === null ||
    guess === null ||
    problems.length > 0
  )
    return null;
  return {
    taxonomy,
    trades,
    operations,
    processors,
    mccs,
    places,
    cities,
    names,
    people,
    generic,
    branches,
    guess,
    local,
    merchants,
    brands,
    words,
    shopWords,
  };
}

const foldedSet = (...lists: readonly (readonly string[])[]): string =>
  [...new Set(lists.flat().map(fold))].join(" ");

function withoutCities(places: PlacesFile): PlacesFile {
  return Object.fromEntries(
    Object.entries(places).map(([code, { name, alpha3, spellings, states }]) => [
      code,
      { name, alpha3, spellings, states },
    ])
  );
}

/** Refuses labels that are not in the set of their holder type and direction. */
function labelChecker(taxonomy: TaxonomyFile, problems: SourceProblem[]) {
  const known = new Set(
    (["consumer", "business"] as const).flatMap((set) =>
      (["outgoing", "incoming"] as const).flatMap((direction) =>
        taxonomy[set][direction].map(({ label }) => `${set}/${direction}/${label}`)
      )
    )
  );
  return (choice: LabelChoice | undefined, file: string): void => {
    for (const set of ["consumer", "business"] as const)
      for (const direction of ["outgoing", "incoming"] as const) {
        const label = choice?.[set]?.[direction];
        if (label !== undefined && !known.has(`${set}/${direction}/${label}`))
          problems.push({ file, message: `"${label}" is no ${set} label for ${direction} money` });
      }
  };
}
