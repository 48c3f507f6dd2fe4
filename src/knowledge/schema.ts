/**
 * What people edit in `data/`: the shapes of the files, checked before they are compiled. Every file
 * is sorted so that a change can be reviewed line by line.
 */
import { z } from "zod";
import { AccountingCategory, MerchantCategoryCode } from "../model";

const Country = z.string().regex(/^[A-Z]{2}$/, "must be a two-letter country code");
const Website = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9-]+)+$/, "must be a bare host in lower case");

/** One label of a set, with its path in v2 (general to specific). */
export const LabelEntry = z.strictObject({
  label: z.string().min(1),
  v2_path: z.array(z.string().min(1)).min(1),
  accounting: AccountingCategory.nullable().optional(),
  mccs: z.array(MerchantCategoryCode),
  meaning: z.string(),
  class: z.string().optional(),
});
export type LabelEntry = z.infer<typeof LabelEntry>;

const LabelSet = z.strictObject({ outgoing: z.array(LabelEntry), incoming: z.array(LabelEntry) });
export type LabelSet = z.infer<typeof LabelSet>;

/** `taxonomy.json`: the labels the engine decides in. */
export const TaxonomyFile = z.strictObject({ consumer: LabelSet, business: LabelSet });
export type TaxonomyFile = z.infer<typeof TaxonomyFile>;

const DirectionLabels = z.strictObject({
  outgoing: z.string().optional(),
  incoming: z.string().optional(),
});
/** A label per holder type and direction; what is left out is taken from the trade, or is no answer. */
export const LabelChoice = z.strictObject({
  consumer: DirectionLabels.optional(),
  business: DirectionLabels.optional(),
});
export type LabelChoice = z.infer<typeof LabelChoice>;

/** How payments in a trade usually come again. */
export const TradeRhythm = z.enum(["habit", "subscription", "bill"]);
export type TradeRhythm = z.infer<typeof TradeRhythm>;

/** `trades.json`: a kind of business, by name. Money that comes in is a refund unless it says else. */
export const TradeEntry = z.strictObject({
  consumer: DirectionLabels,
  business: DirectionLabels,
  mccs: z.array(MerchantCategoryCode),
  rhythm: TradeRhythm.optional(),
  /** Banks and their like: what is done with them decides the label, not who they are. */
  institution: z.literal(true).optional(),
});
export const TradesFile = z.record(z.string(), TradeEntry);
export type TradesFile = z.infer<typeof TradesFile>;

/** `operations.json`: what is done with money, told by words. */
export const OperationEntry = z.strictObject({
  consumer: DirectionLabels,
  business: DirectionLabels,
  /**
   * Over what it wins. `all`: also over a known shop (a refund, a fee). `institution`: over banks and
   * unknown names. `unknown`: only where no merchant was found.
   */
  over: z.enum(["all", "institution", "unknown"]),
  /** Among operations of one descriptor the highest rank wins. */
  rank: z.number().int().min(0).max(100),
  /** How likely the label is right, 0 to 1, where the words stand clear. */
  confidence: z.number().min(0).max(1),
  /** Whether a series of such payments may be a subscription, a bill or only a habit. */
  rhythm: TradeRhythm.optional(),
  /** Done with the bank alone: words beside it name nobody (a fee, interest, a cash machine). */
  faceless: z.literal(true).optional(),
});
export const OperationsFile = z.record(z.string(), OperationEntry);
export type OperationsFile = z.infer<typeof OperationsFile>;

/** A spelling as banks print it; with a trade of its own where that spelling tells it. */
export const Spelling = z.union([
  z.string().min(1),
  z.strictObject({ text: z.string().min(1), trade: z.string() }),
]);
export type Spelling = z.infer<typeof Spelling>;

/** One merchant. Its own name is always a spelling. */
export const MerchantEntry = z.strictObject({
  name: z.string().min(1),
  website: Website.optional(),
  /** Where a country has a host of its own. */
  websites: z.record(Country, Website).optional(),
  /** True until a second source has named the same website: it is then not answered. */
  unverified: z.literal(true).optional(),
  trade: z.string().optional(),
  countries: z.array(Country).min(1).optional(),
  spellings: z.array(Spelling).optional(),
  labels: LabelChoice.optional(),
  mccs: z.array(MerchantCategoryCode).min(1).optional(),
  parent: z.string().optional(),
});
export type MerchantEntry = z.infer<typeof MerchantEntry>;

/** `merchants/<country or world>-<trade>.json`. No countries means everywhere. */
export const MerchantsFile = z.strictObject({
  trade: z.string(),
  countries: z.array(Country),
  merchants: z.array(MerchantEntry),
});
export type MerchantsFile = z.infer<typeof MerchantsFile>;

/**
 * One line of `brands/<region>.json`: extracted by `refresh/`, behind the written merchants. No
 * countries means everywhere.
 */
export const BrandEntry = z.strictObject({
  name: z.string().min(1),
  trade: z.string(),
  countries: z.array(Country).min(1).optional(),
  website: Website.optional(),
  spellings: z.array(Spelling).optional(),
  /** Spellings, the name among them, that are found only where they stand alone. */
  alone: z.array(z.string().min(1)).optional(),
});
export type BrandEntry = z.infer<typeof BrandEntry>;
export const BrandsFile = z.array(BrandEntry);
export type BrandsFile = z.infer<typeof BrandsFile>;

/** One entry of `processors.json`: who or what carried a payment. */
export const ProcessorEntry = z.strictObject({
  name: z.string().min(1),
  website: Website.optional(),
  /**
   * `processor` and `platform` stand before a merchant; `wallet` may be paid itself; `rail` carries
   * money between people; `network` is only the banks' own way (SEPA, ACH), `scheme` the cards' or the
   * bills' (NETS, BPAY): no intermediaries.
   */
  kind: z.enum(["processor", "wallet", "platform", "rail", "network", "scheme"]),
  /** What stands before a star: `SQ` in `SQ *CAFE`. */
  prefixes: z.array(z.string()).optional(),
  /** Of these, the ones that also stand first with only a blank behind them: `SP SHOP`. */
  bare: z.array(z.string()).optional(),
  /** Phrases that name it anywhere in the text. */
  phrases: z.array(z.string()).optional(),
  /** What it means for the category where no merchant follows. */
  operation: z.string().optional(),
  /** The trade its customers are in, where they are all of one. */
  trade: z.string().optional(),
});
export type ProcessorEntry = z.infer<typeof ProcessorEntry>;
export const ProcessorsFile = z.array(ProcessorEntry);

const Phrases = z.array(z.string().min(1));
/**
 * `words/<language>.json`: what words say. A phrase ending in `~` also matches at the beginning of a
 * longer word (`gehalt~` in `gehaltszahlung`), one beginning with it at the end of one (`~apotheke` in
 * `stadtapotheke`); one ending in `?` counts only where nothing else speaks (`services?`).
 */
export const WordsFile = z.strictObject({
  language: z.string().regex(/^[a-z]{2}$/),
  /** Countries whose banks and shops write it. */
  countries: z.array(Country),
  operations: z.record(z.string(), Phrases),
  trades: z.record(z.string(), Phrases),
  /** Says only how it was paid: left out of names. */
  filler: Phrases,
  /** Stand before a reference, mandate or account number. */
  references: Phrases,
  /** Stand before the name of who was paid, or who paid (`your purchase at`). */
  leads: Phrases,
});
export type WordsFile = z.infer<typeof WordsFile>;

/** `shop-words/<language>.json`: extracted by `refresh/`: words for trades behind the written ones. */
export const ShopWordsFile = z.strictObject({
  language: z.string().regex(/^[a-z]{2}$/),
  trades: z.record(z.string(), Phrases),
});
export type ShopWordsFile = z.infer<typeof ShopWordsFile>;

/** `mccs.json`: which trade a merchant category code means; a range counts both ends. */
export const MccsFile = z.array(
  z.strictObject({
    from: MerchantCategoryCode,
    to: MerchantCategoryCode.optional(),
    trade: z.string(),
  })
);
export type MccsFile = z.infer<typeof MccsFile>;

const CountryEntry = z.strictObject({
  name: z.string(),
  alpha3: z.string().length(3),
  /** Names as banks print them, beside name and three-letter code. */
  spellings: z.array(z.string()).optional(),
  /** Code to name of its states or provinces, where descriptors print them. */
  states: z.record(z.string(), z.string()).optional(),
  /** Ordinary English names of cities that are printed in the country's own language. */
  english: z.record(z.string(), z.string()).optional(),
  /** `City` or `City, STATE`, sorted. */
  cities: z.array(z.string()).optional(),
});
/** `places.json`: countries by two-letter code. */
export const PlacesFile = z.record(Country, CountryEntry);
export type PlacesFile = z.infer<typeof PlacesFile>;

/**
 * `cities.json`: extracted by `npm run knowledge:refresh`. By country, sorted: name, state (where descriptors print
 * one), latitude and longitude in degrees, thousands of people: `Austin|TX|30.27|-97.74|931`.
 */
export const CitiesFile = z.record(
  Country,
  z.array(
    z
      .string()
      .regex(
        /^[^|]+\|[A-Z]{0,3}\|-?\d+\.\d\d\|-?\d+\.\d\d\|\d+$/,
        "must be name|state|latitude|longitude|thousands of people"
      )
  )
);
export type CitiesFile = z.infer<typeof CitiesFile>;

/**
 * `local/<country>-<city>.json`: places that only the people of a city know, by trade: `Name` or
 * `Name|SPELLING|SPELLING`, sorted. No website is kept of them.
 */
export const LocalFile = z.strictObject({
  country: Country,
  city: z.string().min(1),
  trades: z.record(z.string(), z.array(z.string().min(1))),
});
export type LocalFile = z.infer<typeof LocalFile>;

const Weights = z.record(z.string(), z.number().positive());
const Priors = z.strictObject({ consumer: Weights, business: Weights });
/**
 * `guess.json`: what is likely bought of a name that no list knows. `channels`: how often each trade is
 * paid in a shop, without one (online, by telephone), and drawn from the account, by holder type, beside the known chains;
 * `amounts`: median payment in US dollars and the factor within which two thirds of payments lie;
 * `currencies`: roughly how many of them a US dollar is. Estimates of ours.
 */
export const GuessFile = z.strictObject({
  channels: z.strictObject({ shop: Priors, online: Priors, bill: Priors }),
  amounts: z.record(z.string(), z.tuple([z.number().positive(), z.number().min(1)])),
  currencies: z.record(z.string().regex(/^[A-Z]{3}$/), z.number().positive()),
});
export type GuessFile = z.infer<typeof GuessFile>;

/**
 * `branches.json`: by language, words that stand behind a chain's name and say which of its branches
 * is meant: streets, parts of towns, kinds of sites.
 */
export const BranchesFile = z.record(z.string().regex(/^[a-z]{2}$/), z.array(z.string().min(1)));
export type BranchesFile = z.infer<typeof BranchesFile>;

/**
 * `names.json`: given and family names of people beside the extracted ones, and words that look like
 * names but are not.
 */
export const NamesFile = z.strictObject({ given: Phrases, family: Phrases, notNames: Phrases });
export type NamesFile = z.infer<typeof NamesFile>;

/** `people.json`: extracted by `npm run knowledge:refresh`: names, and everyday words that are none. */
export const PeopleFile = z.strictObject({ given: Phrases, family: Phrases, everyday: Phrases });
export type PeopleFile = z.infer<typeof PeopleFile>;

/** `generic.json`: words that may not be a merchant's only spelling, and those that may with care. */
export const GenericFile = z.strictObject({
  /** Refused as a whole spelling. */
  veto: Phrases,
  /** Names that are everyday words or surnames: found only where they stand alone. */
  careful: Phrases,
});
export type GenericFile = z.infer<typeof GenericFile>;

/** All source files, as read. */
export interface KnowledgeSources {
  taxonomy: unknown;
  trades: unknown;
  operations: unknown;
  processors: unknown;
  mccs: unknown;
  places: unknown;
  cities: unknown;
  names: unknown;
  people: unknown;
  generic: unknown;
  branches: unknown;
  guess: unknown;
  /** By file name. */
  local: Readonly<Record<string, unknown>>;
  merchants: Readonly<Record<string, unknown>>;
  brands: Readonly<Record<string, unknown>>;
  words: Readonly<Record<string, unknown>>;
  shopWords: Readonly<Record<string, unknown>>;
  concepts: Readonly<Record<string, unknown>>;
}
