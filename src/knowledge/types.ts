/** The knowledge as the engine reads it: tables and tries, loaded once and never changed. */
import type { AccountingCategory, EntryType } from "../model";
import type { Concepts } from "./concepts";
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
  /** By country of the account, where that has a host of its own. */
  readonly websites: Readonly<Record<string, string>> | null;
  /** Wire id: UUIDv3 of the website in the DNS namespace, or of the name in ours. */
  readonly id: string;
  readonly trade: number;
  /** Null: known everywhere. */
  readonly countries: readonly string[] | null;
  readonly labels: LabelChoice | null;
  readonly mccs: readonly number[];
  readonly parent: string | null;
  /** City of a place that only people there know; null of all others. */
  readonly city: string | null;
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

/** A spelling that names nothing else. */
export const CAREFUL_NOT = 0;
/** A word of the dictionary or a short name: begins a longer name only in the merchant's countries. */
export const CAREFUL_WORD = 1;
/** An everyday word, somebody's name or a few letters: stands alone, or before a branch. */
export const CAREFUL_ALONE = 2;
/** A place that only people of its city know: stands alone, in its country. */
export const CAREFUL_LOCAL = 3;

/** Merchants by their compact spelling (`compactName`). */
export interface MerchantIndex extends KeyRecords {
  readonly trie: Trie;
  /** Trade that the spelling tells. */
  readonly trade: Uint16Array;
  /** How much must stand around a spelling: CAREFUL_*. */
  readonly careful: Uint8Array;
  /** Merchants from this one on are brands of a data package, or places. */
  readonly written: number;
  /** Per node of the trie: the one merchant below it, or MIXED. */
  readonly onlyMerchant: Int32Array;
  /** The same over all merchants and places. */
  readonly onlyPlace: Int32Array;
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

/** Folded words of names, sorted. */
export interface Vocabulary {
  readonly words: readonly string[];
  /** How often each stands in a name. */
  readonly counts: Uint16Array;
  readonly countOf: ReadonlyMap<string, number>;
}

/** What is likely bought of a name that no list knows. Classes are trades of the same labels. */
export interface GuessModel {
  /** A trade of each class. */
  readonly trades: readonly number[];
  /** Share of each class, the rest last, among the names the model learned from: 0 to 1. */
  readonly shares: readonly number[];
  /** Weight of a step. */
  readonly scale: number;
  /** By bucket, then class (and the rest): 128 is none. */
  readonly weights: Uint8Array;
  readonly channels: Readonly<
    Record<"shop" | "online" | "bill", Readonly<Record<LabelSetName, readonly TradePrior[]>>>
  >;
  /** Units of a currency that a US dollar is, roughly. */
  readonly currencies: ReadonlyMap<string, number>;
}

/** How often a trade is paid, and how much. */
export interface TradePrior {
  readonly class: number;
  /** Share of its list: 0 to 1. */
  readonly weight: number;
  /** Natural logarithms: of the median in US dollars, and of the factor two thirds lie within. */
  readonly median: number;
  readonly spread: number;
}

export interface Knowledge {
  /** Hash of the content, hexadecimal. */
  readonly hash: string;
  readonly taxonomy: Taxonomy;
  /** What labels mean, ours and others'. */
  readonly concepts: Concepts;
  readonly trades: readonly Trade[];
  readonly operations: readonly Operation[];
  readonly merchants: readonly Merchant[];
  readonly merchantIndex: MerchantIndex;
  /** Bare host to merchant. */
  readonly merchantByHost: ReadonlyMap<string, number>;
  readonly processors: readonly Processor[];
  /** What stands before a star (`compactName`) to processor. */
  readonly processorByPrefix: ReadonlyMap<string, number>;
  /** The same without a star, first in the text. */
  readonly processorByBarePrefix: ReadonlyMap<string, number>;
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
  readonly guess: GuessModel;
  /** Words that names are made of. */
  readonly vocabulary: Vocabulary;
  /** Folded words that say which branch of a chain is meant. */
  readonly branchWords: ReadonlySet<string>;
  /** Beginnings of such words, as a field's end leaves them. */
  readonly branchBeginnings: ReadonlySet<string>;
}
