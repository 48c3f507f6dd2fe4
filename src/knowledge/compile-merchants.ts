/** Checks the merchant files against each other and lays them out for the index. */
import { compactName, fold, spellingsOf, wordsOf } from "./text";
import { checkSorted, type SourceProblem } from "./problems";
import type {
  GenericFile,
  LocalFile,
  MerchantEntry,
  MerchantsFile,
  NamesFile,
  PeopleFile,
} from "./schema";
import { CAREFUL_ALONE, CAREFUL_LOCAL, CAREFUL_NOT, CAREFUL_WORD } from "./types";
import type { StoredMerchant } from "./merchant-table";
import { buildTrie, type TrieData } from "./trie";

export interface SpellingRecord {
  merchant: number;
  trade: number;
  careful: number;
}

/** What tells everyday words and the names of people from names of merchants. */
export interface PlainWords {
  generic: GenericFile;
  names: NamesFile;
  people: PeopleFile;
  /** Countries of the cities of a name, by compact key. */
  cities: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Merchants while they are laid out. */
export interface MerchantTables {
  merchants: StoredMerchant[];
  /** By compact key. */
  records: Map<string, SpellingRecord[]>;
  hosts: Map<string, number>;
}

/** Whether words of a country's languages say it: then it is no name there. Null: of any country. */
export type IsSaid = (key: string, countries: readonly string[] | null) => boolean;

export interface CompiledMerchants {
  merchants: StoredMerchant[];
  /** Merchants from this one on stand behind those before. */
  written: number;
  trie: TrieData;
  start: Uint32Array;
  value: Uint32Array;
  trade: Uint16Array;
  careful: Uint8Array;
  /** Hosts that answer to a merchant. */
  hosts: [string, number][];
}

/** Merchants of one website up to which the host alone names one of them. */
const MOST_CLAIMS = 4;
/** Shortest compact key that may be found inside a longer text without standing alone. */
const SHORTEST_FREE_KEY = 4;

/** All spellings of an entry as compact keys; umlauts also spelled out (`mueller`). */
function keysOf(text: string): string[] {
  const keys = spellingsOf(text)
    .map(compactName)
    .filter((key) => key !== "");
  // AND.CO without its silent word is only CO.
  const spoken = wordsOf(text).join("").length;
  return [...new Set(keys)].filter((key) => key.length > 2 || spoken < 4);
}

const overlap = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  a === undefined || b === undefined || a.some((country) => b.includes(country));

/**
 * Lays out all merchant files, and what `addMore` puts behind them. Problems (unsorted, unknown trade
 * or label, refused or colliding spellings) are added to the list.
 */
export function compileMerchants(
  files: readonly { file: string; content: MerchantsFile }[],
  local: readonly { file: string; content: LocalFile }[],
  tradeIndex: ReadonlyMap<string, number>,
  plain: PlainWords,
  hasLabels: (entry: MerchantEntry, file: string) => void,
  problems: SourceProblem[],
  addMore: (tables: MerchantTables) => void,
  isSaid: IsSaid
): CompiledMerchants {
  const veto = new Set(plain.generic.veto.map(compactName));
  const carefulOf = carefulness(plain);
  const merchants: StoredMerchant[] = [];
  const records = new Map<string, SpellingRecord[]>();
  const hosts = new Map<string, number>();
  const claims = new Map<string, number>();
  const origin: string[] = [];

  const add = (key: string, record: SpellingRecord, file: string): void => {
    const present = records.get(key) ?? [];
    for (const other of present) {
      if (other.merchant === record.merchant) return;
      const [mine, theirs] = [merchants[record.merchant], merchants[other.merchant]];
      if (overlap(mine?.c, theirs?.c))
        problems.push({
          file,
          message: `"${mine?.n}" and "${theirs?.n}" (${origin[other.merchant]}) share the spelling "${key}"`,
        });
    }
    present.push(record);
    records.set(key, present);
  };

  for (const { file, content } of files) {
    checkSorted(
      content.merchants.map((entry) => entry.name),
      "merchants",
      file,
      problems
    );
    for (const entry of content.merchants) {
      const tradeName = entry.trade ?? content.trade;
      const trade = tradeIndex.get(tradeName);
      if (trade === undefined) {
        problems.push({ file, message: `${entry.name}: unknown trade "${tradeName}"` });
        continue;
      }
      hasLabels(entry, file);
      const countries = entry.countries ?? content.countries;
      const stored: StoredMerchant = { n: entry.name, t: trade };
      const website = entry.unverified === true ? undefined : entry.website;
      if (website !== undefined) stored.w = website;
      if (entry.websites !== undefined && website !== undefined) stored.ws = entry.websites;
      if (countries.length > 0) stored.c = [...countries];
      if (entry.labels !== undefined) stored.l = entry.labels;
      if (entry.mccs !== undefined) stored.m = entry.mccs;
      if (entry.parent !== undefined) stored.p = entry.parent;
      const merchant = merchants.push(stored) - 1;
      origin.push(file);
      if (website !== undefined) claimHost(hosts, claims, merchants, website, merchant);
      for (const host of Object.values(stored.ws ?? {}))
        if (!hosts.has(host)) hosts.set(host, merchant);

      const own = compactName(entry.name);
      for (const spelling of [entry.name, ...(entry.spellings ?? [])]) {
        const text = typeof spelling === "string" ? spelling : spelling.text;
        const itsTrade = typeof spelling === "string" ? trade : tradeIndex.get(spelling.trade);
        if (itsTrade === undefined) {
          problems.push({ file, message: `${entry.name}: unknown trade at "${text}"` });
          continue;
        }
        // A spelling that is a host names another website of the same organisation.
        if (/^[a-z0-9.-]+\.[a-z]{2,}$/.test(text) && !hosts.has(text)) hosts.set(text, merchant);
        for (const key of keysOf(text)) {
          if (veto.has(key)) {
            problems.push({ file, message: `${entry.name}: "${text}" is too general a spelling` });
            continue;
          }
          add(
            key,
            { merchant, trade: itsTrade, careful: carefulOf(key, text, stored.c, key === own) },
            file
          );
        }
      }
    }
  }
  // GOV.UK is printed by too many offices to name one.
  for (const [host, count] of claims) if (count > MOST_CLAIMS) hosts.delete(host);
  const written = merchants.length;
  addHostLabels(merchants, 0, records, veto, carefulOf, plainness(plain));
  addMore({ merchants, records, hosts });
  addHostLabels(merchants, written, records, veto, carefulOf, plainness(plain));
  addLocal(local, { merchants, records, tradeIndex, veto, isSaid, problems });
  return { merchants, written, hosts: [...hosts], ...layOut(records) };
}

/** Whether a key is an everyday word or somebody's name. */
function plainness({ names, people }: PlainWords): (key: string) => boolean {
  const words = [...people.everyday, ...people.given, ...people.family];
  const plain = new Set([...words, ...names.notNames, ...names.given].map(compactName));
  return (key) => plain.has(key);
}

/** CAREFUL_* of a spelling; `isName` where it is the merchant's own name. */
type CarefulOf = (
  key: string,
  text: string,
  countries: readonly string[] | undefined,
  isName: boolean
) => number;

/** How much must stand around a spelling before it is taken for the merchant. */
function carefulness({ generic, names, people, cities }: PlainWords): CarefulOf {
  const listed = new Set(generic.careful.map(compactName));
  const everyday = new Set([...people.everyday, ...names.notNames].map(compactName));
  const given = new Set([...people.given, ...names.given].map(compactName));
  const family = new Set([...people.family, ...names.family].map(compactName));
  return (key, text, countries, isName) => {
    if (key.length < SHORTEST_FREE_KEY) return CAREFUL_ALONE;
    // CAMBRIDGE may be the city, whatever its council is printed as.
    const inCountries = cities.get(key);
    if (countries?.some((country) => inCountries?.has(country) === true) === true)
      return CAREFUL_ALONE;
    if (!listed.has(key)) return CAREFUL_NOT;
    // What only shortens a name says less than a name.
    const person = given.has(key) || (family.has(key) && !isName);
    const plain = !isName || person || wordsOf(fold(text)).every((word) => everyday.has(word));
    return plain ? CAREFUL_ALONE : CAREFUL_WORD;
  };
}

/**
 * Adds the places of cities behind the merchants: a spelling that a merchant of the country has is
 * the merchant's. Of two places of one name and trade in a country the first stands for both.
 */
function addLocal(
  files: readonly { file: string; content: LocalFile }[],
  to: {
    merchants: StoredMerchant[];
    records: Map<string, SpellingRecord[]>;
    tradeIndex: ReadonlyMap<string, number>;
    veto: ReadonlySet<string>;
    isSaid: IsSaid;
    problems: SourceProblem[];
  }
): void {
  const { merchants, records, tradeIndex, veto, isSaid, problems } = to;
  for (const { file, content } of files)
    for (const [tradeName, places] of Object.entries(content.trades)) {
      const trade = tradeIndex.get(tradeName);
      if (trade === undefined) {
        problems.push({ file, message: `unknown trade "${tradeName}"` });
        continue;
      }
      checkSorted(places, tradeName, file, problems);
      for (const place of places) {
        const [name = "", ...spellings] = place.split("|");
        const keys = new Set([name, ...spellings].flatMap(keysOf));
        const free = [...keys].filter((key) => {
          if (key.length < SHORTEST_FREE_KEY || veto.has(key)) return false;
          // A bar called Refund is paid less often than refunds are made.
          if (isSaid(key, [content.country])) return false;
          return !(records.get(key) ?? []).some((other) =>
            isTaken(other, merchants[other.merchant], trade, content)
          );
        });
        if (free.length === 0) continue;
        const merchant =
          merchants.push({ n: name, t: trade, c: [content.country], y: content.city }) - 1;
        for (const key of free)
          records.set(key, [
            ...(records.get(key) ?? []),
            { merchant, trade, careful: CAREFUL_LOCAL },
          ]);
      }
    }
}

/** Whether a spelling of a place means another merchant already, or one as good. */
function isTaken(
  other: SpellingRecord,
  merchant: StoredMerchant | undefined,
  trade: number,
  { country, city }: LocalFile
): boolean {
  if (merchant === undefined || !overlap(merchant.c, [country])) return false;
  if (other.careful !== CAREFUL_LOCAL || merchant.y === city) return true;
  if (other.trade !== trade) return false;
  // The same name in two cities: it may be anywhere.
  delete merchant.y;
  return true;
}

/** Of several merchants with one website the one whose name the host is answers to it, else the first. */
function claimHost(
  hosts: Map<string, number>,
  claims: Map<string, number>,
  merchants: readonly StoredMerchant[],
  host: string,
  merchant: number
): void {
  claims.set(host, (claims.get(host) ?? 0) + 1);
  const holder = hosts.get(host);
  const label = compactName(host.split(".")[0] ?? "");
  const isNamed = (index: number): boolean => compactName(merchants[index]?.n ?? "") === label;
  if (holder === undefined || (!isNamed(holder) && isNamed(merchant))) hosts.set(host, merchant);
}

/** `thetrainline.com` is also printed THETRAINLINE, for merchants from one on: where the word is long and nobody else's. */
function addHostLabels(
  merchants: readonly StoredMerchant[],
  from: number,
  records: Map<string, SpellingRecord[]>,
  veto: ReadonlySet<string>,
  carefulOf: CarefulOf,
  isPlain: (key: string) => boolean
): void {
  merchants.forEach((merchant, index) => {
    if (index < from) return;
    const label = merchant.w?.split(".")[0] ?? "";
    const key = compactName(label);
    if (key.length < 7 || records.has(key) || veto.has(key)) return;
    if (carefulOf(key, label, merchant.c, false) !== CAREFUL_NOT || isPlain(key)) return;
    // Only where the host's label is made of the name: `shop.example.com` says nothing.
    const first = wordsOf(fold(merchant.n)).find((word) => word.length > 3);
    if (first === undefined || !key.includes(first)) return;
    records.set(key, [{ merchant: index, trade: merchant.t, careful: CAREFUL_NOT }]);
  });
}

function layOut(records: ReadonlyMap<string, SpellingRecord[]>) {
  const { data, order } = buildTrie([...records.keys()]);
  const start = [0];
  const value: number[] = [];
  const trade: number[] = [];
  const careful: number[] = [];
  for (const key of order) {
    for (const record of records.get(key) ?? []) {
      value.push(record.merchant);
      trade.push(record.trade);
      careful.push(record.careful);
    }
    start.push(value.length);
  }
  return {
    trie: data,
    start: Uint32Array.from(start),
    value: Uint32Array.from(value),
    trade: Uint16Array.from(trade),
    careful: Uint8Array.from(careful),
  };
}
