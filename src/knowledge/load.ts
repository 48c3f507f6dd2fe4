/** Opens compiled knowledge: decompresses it, makes the running sums of the tries and the look-up maps. */
import { type Block, KnowledgeError, unpack } from "./container";
import type { KnowledgeTexts } from "./compile";
import { openConcepts } from "./concepts";
import { DEGREE_OFFSET, UNKNOWN } from "./city-numbers";
import { openMerchants } from "./merchant-table";
import type { LabelEntry, LabelSet } from "./schema";
import { compactName } from "./text";
import { MIXED, openTrie, sharedValues, startsOf, type Trie } from "./trie";
import type {
  City,
  CityIndex,
  Country,
  GuessModel,
  Knowledge,
  LabelFacts,
  MerchantIndex,
  PhraseIndex,
  Places,
  Trade,
  TradePrior,
  Vocabulary,
} from "./types";

type Reader = (name: string) => Block;

/**
 * Loads what the compiler wrote, gzip-compressed. Rejects with a KnowledgeError when the bytes are
 * something else.
 */
export async function loadKnowledge(source: Uint8Array | ReadableStream): Promise<Knowledge> {
  const stream =
    source instanceof Uint8Array ? new Blob([new Uint8Array(source)]).stream() : source;
  let bytes: Uint8Array;
  try {
    const plain = stream.pipeThrough(new DecompressionStream("gzip"));
    bytes = new Uint8Array(await new Response(plain as ReadableStream).arrayBuffer());
  } catch {
    throw new KnowledgeError("not_knowledge", "These bytes are not compressed merchant knowledge.");
  }
  return openKnowledge(bytes);
}

/** Opens what the compiler made before it is compressed. */
export function openKnowledge(bytes: Uint8Array): Knowledge {
  const { texts, block } = unpack(bytes);
  const knowledge = texts as KnowledgeTexts;
  const languagesOfCountry = new Map<string, number>();
  knowledge.languages.forEach(({ countries }, index) => {
    for (const country of countries)
      languagesOfCountry.set(country, (languagesOfCountry.get(country) ?? 0) | (1 << index));
  });
  const tradeByMcc = new Map<number, number>();
  for (const [from, to, trade] of knowledge.mccs)
    for (let code = from; code <= to; code++) tradeByMcc.set(code, trade);
  const processors = knowledge.processors;
  const taxonomy = {
    consumer: labelMaps(knowledge.taxonomy.consumer),
    business: labelMaps(knowledge.taxonomy.business),
  };
  const trades: Trade[] = knowledge.trades.map(([name, trade]) => ({
    name,
    labels: { consumer: trade.consumer, business: trade.business },
    mccs: trade.mccs,
    rhythm: trade.rhythm ?? null,
    institution: trade.institution ?? false,
  }));
  return {
    hash: knowledge.hash,
    taxonomy,
    concepts: openConcepts(knowledge.concepts, taxonomy),
    trades,
    operations: knowledge.operations.map(([name, operation]) => ({
      name,
      labels: { consumer: operation.consumer, business: operation.business },
      over: operation.over,
      rank: operation.rank,
      confidence: operation.confidence,
      rhythm: operation.rhythm ?? null,
      faceless: operation.faceless ?? false,
    })),
    merchants: openMerchants(
      knowledge.merchants,
      {
        trade: block("merchant.itsTrade") as Uint16Array,
        countries: block("merchant.countries") as Uint16Array,
        city: block("merchant.city") as Uint16Array,
      },
      trades
    ),
    merchantIndex: openMerchantIndex(block, knowledge.written),
    merchantByHost: new Map(knowledge.hosts),
    processors: processors.map(({ name, website, id, kind, operation, trade }) => ({
      name,
      website,
      id,
      kind,
      operation,
      trade,
    })),
    processorByPrefix: new Map(
      processors.flatMap(({ prefixes }, index) =>
        prefixes.map((prefix): [string, number] => [compactName(prefix), index])
      )
    ),
    processorByBarePrefix: new Map(
      processors.flatMap(({ bare }, index) =>
        bare.map((prefix): [string, number] => [compactName(prefix), index])
      )
    ),
    phrases: openPhrases(block),
    languages: knowledge.languages.map(({ language }) => language),
    languagesOfCountry,
    tradeByMcc,
    places: openPlaces(knowledge, block),
    givenNames: new Set(knowledge.people.given.split(" ")),
    familyNames: new Set(knowledge.people.family.split(" ")),
    notNames: new Set(knowledge.people.notNames.split(" ")),
    guess: openGuess(knowledge.guess, block("guess.weights") as Uint8Array),
    vocabulary: openVocabulary(knowledge.vocabulary, block("vocabulary.counts") as Uint16Array),
    ...openBranches(knowledge.branches),
  };
}

function openGuess(stored: KnowledgeTexts["guess"], weights: Uint8Array): GuessModel {
  const { trades, shares, scale, channels, amounts, currencies } = stored;
  const priors = (list: readonly [number, string, number][]): TradePrior[] => {
    const all = list.reduce((sum, [, , weight]) => sum + weight, 0);
    return list.map(([index, name, weight]) => {
      const [median = 1, factor = 2] = amounts[name] ?? [];
      const inLogs = { median: Math.log(median), spread: Math.log(factor) };
      return { class: index, weight: weight / all, ...inLogs };
    });
  };
  const both = ({ consumer, business }: (typeof channels)["shop"]) => ({
    consumer: priors(consumer),
    business: priors(business),
  });
  return {
    trades,
    shares,
    scale,
    weights,
    channels: {
      shop: both(channels.shop),
      online: both(channels.online),
      bill: both(channels.bill),
    },
    currencies: new Map(Object.entries(currencies)),
  };
}

function openVocabulary(folded: string, counts: Uint16Array): Vocabulary {
  const words = folded.split(" ");
  return {
    words,
    counts,
    countOf: new Map(words.map((word, index) => [word, counts[index] ?? 0])),
  };
}

/** Shortest beginning of a branch word that a field may end with. */
const SHORTEST_BRANCH = 3;

function openBranches(folded: string): Pick<Knowledge, "branchWords" | "branchBeginnings"> {
  const branchWords = new Set(folded.split(" "));
  const branchBeginnings = new Set<string>();
  for (const word of branchWords)
    for (let length = SHORTEST_BRANCH; length < word.length; length++)
      branchBeginnings.add(word.slice(0, length));
  return { branchWords, branchBeginnings };
}

function labelMaps(set: LabelSet) {
  const facts = (entries: readonly LabelEntry[]): Map<string, LabelFacts> =>
    new Map(
      entries.map(({ label, v2_path, accounting, mccs }) => [
        label,
        { path: v2_path, accounting: accounting ?? null, mccs },
      ])
    );
  return { outgoing: facts(set.outgoing), incoming: facts(set.incoming) };
}

function trieOf(block: Reader, name: string): Trie {
  return openTrie({
    letters: block(`${name}.letters`) as Uint16Array,
    children: block(`${name}.children`) as Uint16Array,
    ends: block(`${name}.ends`) as Uint8Array,
  });
}

function openMerchantIndex(block: Reader, written: number): MerchantIndex {
  const trie = trieOf(block, "merchant");
  const start = startsOf(block("merchant.counts") as Uint8Array);
  const value = block("merchant.value") as Uint32Array;
  // Only the written merchants are completed: of the names behind them too many begin alike.
  const onlyMerchant = sharedValues(trie, (key) => {
    const from = start[key] ?? 0;
    const first = value[from] ?? MIXED;
    if (first >= written) return -1;
    const isOne = (start[key + 1] ?? 0) - from === 1 || (value[from + 1] ?? 0) >= written;
    return isOne ? first : MIXED;
  });
  const onlyPlace = sharedValues(trie, (key) => {
    const from = start[key] ?? 0;
    return (start[key + 1] ?? 0) - from === 1 ? (value[from] ?? MIXED) : MIXED;
  });
  return {
    trie,
    start,
    value,
    trade: block("merchant.trade") as Uint16Array,
    careful: block("merchant.careful") as Uint8Array,
    written,
    onlyMerchant,
    onlyPlace,
  };
}

function openPhrases(block: Reader): PhraseIndex {
  return {
    trie: trieOf(block, "phrase"),
    start: startsOf(block("phrase.counts") as Uint8Array),
    value: block("phrase.value") as Uint16Array,
    kind: block("phrase.kind") as Uint8Array,
    language: block("phrase.language") as Uint32Array,
    stem: block("phrase.stem") as Uint8Array,
    weak: block("phrase.weak") as Uint8Array,
  };
}

function openPlaces(texts: KnowledgeTexts, block: Reader): Places {
  const countries = new Map<string, Country>();
  const countryBySpelling = new Map<string, string>();
  for (const [code, entry] of Object.entries(texts.places)) {
    countries.set(code, {
      code,
      name: entry.name,
      states: new Map(Object.entries(entry.states ?? {})),
    });
    for (const spelling of [entry.alpha3, entry.name, ...(entry.spellings ?? [])])
      countryBySpelling.set(compactName(spelling), code);
  }
  return { countries, countryBySpelling, cities: openCities(texts, block) };
}

function openCities(texts: KnowledgeTexts, block: Reader): CityIndex {
  const names = texts.cities.names.split("\n");
  const { countries, states } = texts.cities;
  const country = block("city.country") as Uint8Array;
  const state = block("city.state") as Uint16Array;
  const latitude = block("city.latitude") as Uint16Array;
  const longitude = block("city.longitude") as Uint16Array;
  const people = block("city.people") as Uint16Array;
  const degrees = (stored: number): number => (stored - DEGREE_OFFSET) / 100;
  return {
    trie: trieOf(block, "city"),
    start: startsOf(block("city.counts") as Uint8Array),
    value: block("city.value") as Uint16Array,
    cityAt: (index): City => {
      const north = latitude[index] ?? UNKNOWN;
      const itsState = state[index] ?? UNKNOWN;
      return {
        name: names[index] ?? "",
        country: countries[country[index] ?? 0] ?? "",
        state: itsState === UNKNOWN ? null : (states[itsState] ?? null),
        coordinates:
          north === UNKNOWN
            ? null
            : { latitude: degrees(north), longitude: degrees(longitude[index] ?? 0) },
        people: people[index] ?? 0,
      };
    },
  };
}
