/** The knowledge as the engine reads it: tables and tries, loaded once and never changed. */
import type { AccountingCategory, EntryType } from "../model";
import type { LabelChoice, TradeRhythm } from "./schema";
import type { Trie } from "./trie";

/** The two label sets; holder types without a set of their own choose from these. */
export type LabelSetName = "consumer" | "business";

/** One label with what other parts of the contract need of it. */
export interface LabelFacts {
  /** Path of v2, general to specific. */
  readonly path: readonly string[];
  readonly accounting: AccountingCategory | null;
  readonly mccs: readonly number[];
}

/** Labels of one set and direction, by name. */
export type Taxonomy = Readonly<
  Record<LabelSetName, Readonly<Record<EntryType, ReadonlyMap<string, LabelFacts>>>>
>;

/** A kind of business. */
export interface Trade {
  readonly name: string;
  readonly labels: LabelChoice;
  readonly mccs: readonly number[];
  readonly rhythm: TradeRhythm | null;
  readonly institution: boolean;
}

/** What is done with money. */
export interface Operation {
  readonly name: string;
  readonly labels: LabelChoice;
  readonly over: "all" | "institution" | "unknown";
  readonly rank: number;
  readonly confidence: number;
  readonly rhythm: TradeRhythm | null;
  /** Done with the bank alone: words beside it name nobody. */
  readonly faceless: boolean;
}

/** An organisation. `website` is only there when it may be answered. */
export interface Merchant {
  readonly name: string;
  readonly website: string | null;
  /** Wire id: UUIDv3 of the website in the DNS namespace, or of the name in ours. */
  readonly id: string;
  readonly trade: number;
  /** Null: known everywhere. */
  readonly countries: readonly string[] | null;
  readonly labels: LabelChoice | null;
  readonly mccs: readonly number[];
  readonly parent: string | null;
}

/** Who or what carried a payment. */
export interface Processor {
  readonly name: string;
  readonly website: string | null;
  readonly id: string;
  readonly kind: "processor" | "wallet" | "platform" | "rail" | "network" | "scheme";
  /** Index of an operation, or -1. */
  readonly operation: number;
  /** Index of a trade, or -1. */
  readonly trade: number;
}

/** Also matches at the beginning of a longer word. */
export const STEM_PREFIX = 1;
/** Also matches at the end of a longer word. */
export const STEM_SUFFIX = 2;

/** What a phrase can mean. The values are stored in the compiled file: only add at the end. */
export const PHRASE_KINDS = [
  "operation",
  "trade",
  "filler",
  "reference",
  "processor",
  "lead",
] as const;
export type PhraseKind = (typeof PHRASE_KINDS)[number];

/** Records behind the keys of a trie: those of key k stand from start[k] to start[k + 1]. */
export interface KeyRecords {
  readonly start: Uint32Array;
  readonly value: Uint16Array | Uint32Array;
}

/** Merchants by their compact spelling (`compactName`). */
export interface MerchantIndex extends KeyRecords {
  readonly trie: Trie;
  /** Trade that the spelling tells. */
  readonly trade: Uint16Array;
  /** 1: found only where it stands alone. */
  readonly careful: Uint8Array;
  /** Per node of the trie: the one merchant below it, or MIXED. */
  readonly onlyMerchant: Int32Array;
}

/** What phrases (`spacedPhrase`) mean. */
export interface PhraseIndex extends KeyRecords {
  readonly trie: Trie;
  /** Index into PHRASE_KINDS. */
  readonly kind: Uint8Array;
  /** Bit set of languages, by `Knowledge.languages`. */
  readonly language: Uint32Array;
  /** Sum of STEM_PREFIX and STEM_SUFFIX: whether it also matches inside a longer word. */
  readonly stem: Uint8Array;
  /** 1: counts only where nothing else speaks. */
  readonly weak: Uint8Array;
}

export interface Country {
  readonly code: string;
  readonly name: string;
  readonly states: ReadonlyMap<string, string>;
}

export interface City {
  readonly name: string;
  readonly country: string;
  /** State or province code, or null. */
  readonly state: string | null;
  /** Degrees, two decimals; null where only the name is known. */
  readonly coordinates: { readonly latitude: number; readonly longitude: number } | null;
  /** Thousands of people. */
  readonly people: number;
}

/** Cities by their compact spelling (`compactName`), biggest first. */
export interface CityIndex extends KeyRecords {
  readonly trie: Trie;
  readonly cityAt: (index: number) => City;
}

export interface Places {
  readonly countries: ReadonlyMap<string, Country>;
  /** By spelling (`compactName`), two- and three-letter codes included. */
  readonly countryBySpelling: ReadonlyMap<string, string>;
  readonly cities: CityIndex;
}

export interface Knowledge {
  /** Hash of the content, hexadecimal. */
  readonly hash: string;
  readonly taxonomy: Taxonomy;
  readonly trades: readonly Trade[];
  readonly operations: readonly Operation[];
  readonly merchants: readonly Merchant[];
  readonly merchantIndex: MerchantIndex;
  /** Bare host to merchant. */
  readonly merchantByHost: ReadonlyMap<string, number>;
  readonly processors: readonly Processor[];
  /** What stands before a star (`compactName`) to processor. */
  readonly processorByPrefix: ReadonlyMap<string, number>;
  readonly phrases: PhraseIndex;
  readonly languages: readonly string[];
  /** Bit set of the languages that banks and shops of a country write. */
  readonly languagesOfCountry: ReadonlyMap<string, number>;
  readonly tradeByMcc: ReadonlyMap<number, number>;
  readonly places: Places;
  /** Folded names of people. */
  readonly givenNames: ReadonlySet<string>;
  readonly familyNames: ReadonlySet<string>;
  /** Folded words that are no names of people. */
  readonly notNames: ReadonlySet<string>;
}
