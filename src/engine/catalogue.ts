/**
 * What the knowledge holds, asked without a transaction: organisations by id, name and website, the
 * label sets, merchant category codes. Pure, as the engine; nothing is indexed before it is asked for.
 */
import type { AccountHolderType, AccountingCategory, EntryType, Location } from "../model";
import {
  compactName,
  findInTrie,
  type Knowledge,
  logoOf,
  type Merchant,
  type Processor,
  wordsOf,
} from "../knowledge";
import { labelSetsOf } from "./category/labels";
import { isLegalForm } from "./entities/name";
import { locationOf } from "./location/answer";
import { findStreet } from "./location/street";
import { findPlace } from "./location/location";
import { tokensOf } from "./text/descriptor";
import { readRoles } from "./text/roles";

/** An organisation that the knowledge holds. */
export interface KnownEntity {
  id: string;
  name: string;
  website: string | null;
  logo: string | null;
  mccs: readonly number[];
  parent: string | null;
  /** Where it has one place only; null of all others. */
  location: Location | null;
}

/** Which organisation is meant: one of `name` and `website`, and where, for names that several have. */
export interface CatalogueQuery {
  name: string | null;
  website: string | null;
  /** A line of an address, the name or the code of a country. */
  location: string | null;
}

export interface Catalogue {
  /** An organisation by its wire id, among those whose ids are made; see `indexMore`. */
  entityById(id: string): KnownEntity | null;
  /** Makes the ids of some thousand organisations more, for all are a second's work; false: no more. */
  indexMore(): boolean;
  /** Null where the knowledge holds no such name or website. */
  resolve(query: CatalogueQuery): KnownEntity | null;
  /** A place as written, taken apart; null where none is recognised. */
  placeOf(text: string): Location | null;
  /** Merchant category codes and the trade each stands for, lowest first; none of private use. */
  mccs(): readonly { code: number; description: string }[];
  /** Paths of v2, general to specific, of all labels that holders of a type may get. */
  labelPaths(type: AccountHolderType): readonly (readonly string[])[];
  /** Labels of businesses that belong to an account of the books. */
  accounts(): readonly { account: AccountingCategory; label: string }[];
}

/** Ids made at a time: some hundredths of a second. */
const INDEX_SLICE = 4_000;

const ENTRY_TYPES: readonly EntryType[] = ["incoming", "outgoing"];

/** A catalogue of loaded knowledge. */
export function createCatalogue(knowledge: Knowledge): Catalogue {
  const byId = new Map<string, Merchant | Processor>();
  const { merchants, processors } = knowledge;
  const count = merchants.length + processors.length;
  let indexed = 0;
  return {
    entityById: (id) => {
      const known = byId.get(id);
      return known === undefined ? null : entityOf(knowledge, known, null);
    },
    indexMore: () => {
      // Of several with one website the shortest name is whose it is: Square, not Square Payroll.
      const end = Math.min(indexed + INDEX_SLICE, count);
      for (; indexed < end; indexed++) {
        const one = merchants[indexed] ?? processors[indexed - merchants.length];
        if (one === undefined) continue;
        const other = byId.get(one.id);
        if (other === undefined || one.name.length < other.name.length) byId.set(one.id, one);
      }
      return indexed < count;
    },
    resolve: ({ name, website, location }) => {
      const country = location === null ? null : countryOf(knowledge, location);
      if (website !== null) return byWebsite(knowledge, website, country);
      return name === null ? null : byName(knowledge, name, country);
    },
    placeOf: (text) => placeOf(knowledge, text),
    mccs: () => mccsOf(knowledge),
    labelPaths: (type) => labelPathsOf(knowledge, type),
    accounts: () =>
      ENTRY_TYPES.flatMap((entryType) =>
        [...knowledge.taxonomy.business[entryType]].flatMap(([label, { accounting }]) =>
          accounting === null ? [] : [{ account: accounting, label }]
        )
      ),
  };
}

/** With the website of the country, where it has one there. */
function entityOf(
  knowledge: Knowledge,
  known: Merchant | Processor,
  country: string | null,
  host: string | null = null
): KnownEntity {
  const isMerchant = "mccs" in known;
  const atHome = isMerchant && country !== null ? (known.websites?.[country] ?? null) : null;
  const website = host ?? atHome ?? known.website;
  return {
    id: known.id,
    name: known.name,
    website,
    logo: logoOf(website),
    mccs: isMerchant ? known.mccs : (knowledge.trades[known.trade]?.mccs ?? []),
    parent: isMerchant ? known.parent : null,
    location:
      isMerchant && known.city !== null
        ? placeOf(knowledge, [known.city, known.countries?.[0]].join(", "))
        : null,
  };
}

/** The bare host of an address as people write it: no scheme, no `www.`, no path. */
function hostOf(website: string): string {
  const bare = website
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, "");
  return (bare.split(/[/?#:]/)[0] ?? "").replace(/^www\d?\./, "").replace(/\.$/, "");
}

/** By the host itself, else by the one it stands under: `shop.example.com` is of `example.com`. */
function byWebsite(
  knowledge: Knowledge,
  website: string,
  country: string | null
): KnownEntity | null {
  const given = hostOf(website);
  for (let host = given; host.includes("."); host = host.slice(host.indexOf(".") + 1)) {
    const merchant = knowledge.merchants[knowledge.merchantByHost.get(host) ?? -1];
    if (merchant !== undefined) {
      const own = merchant.website === host || hasHost(merchant, host);
      return entityOf(knowledge, merchant, country, own ? host : null);
    }
    const processor = knowledge.processors.find((one) => one.website === host);
    if (processor !== undefined) return entityOf(knowledge, processor, country);
  }
  return null;
}

const hasHost = ({ websites }: Merchant, host: string): boolean =>
  websites !== null && Object.values(websites).includes(host);

/** By a whole name, also with its legal form (`Netflix, Inc.`), or a website given as a name. */
function byName(knowledge: Knowledge, name: string, country: string | null): KnownEntity | null {
  const words = wordsOf(name);
  while (words.length > 1 && isLegalForm(words.at(-1) ?? "")) words.pop();
  for (const key of new Set([compactName(name), compactName(words.join(" "))])) {
    if (key === "") continue;
    const merchant = merchantOf(knowledge, key, country);
    if (merchant !== null) return entityOf(knowledge, merchant, country);
    const processor = knowledge.processors.find((one) => compactName(one.name) === key);
    if (processor !== undefined) return entityOf(knowledge, processor, country);
  }
  const isHost = name.includes(".") && !/\s/.test(name.trim());
  return isHost ? byWebsite(knowledge, name, country) : null;
}

/**
 * Of the merchants with a spelling: of the country before everywhere, with a website before without,
 * whose name it is before who is also called so, and where no country is given of the US, the
 * contract's own. Merchants of other countries are not meant, unless no country but theirs has the name.
 */
function merchantOf(knowledge: Knowledge, key: string, country: string | null): Merchant | null {
  const { trie, start, value } = knowledge.merchantIndex;
  const found = findInTrie(trie, key);
  if (found === -1) return null;
  const first = start[found] ?? 0;
  const last = start[found + 1] ?? 0;
  let best: { merchant: Merchant; rank: number } | null = null;
  for (let record = first; record < last; record++) {
    const merchant = knowledge.merchants[value[record] ?? -1];
    if (merchant === undefined) continue;
    const { countries, name, website } = merchant;
    const isHere = countries?.includes(country ?? "US") === true;
    if (country !== null && countries !== null && !isHere && last - first > 1) continue;
    const rank =
      (country !== null && isHere ? 16 : 0) +
      (countries === null ? 8 : 0) +
      (website !== null ? 4 : 0) +
      (compactName(name) === key ? 2 : 0) +
      (isHere ? 1 : 0);
    if (best === null || rank > best.rank) best = { merchant, rank };
  }
  return best?.merchant ?? null;
}

/** The country a text names by its code, its name, or a place in it. */
function countryOf(knowledge: Knowledge, location: string): string | null {
  return placeOf(knowledge, location)?.structured?.country_code ?? null;
}

function placeOf(knowledge: Knowledge, text: string): Location | null {
  const { countries, countryBySpelling } = knowledge.places;
  // As in the contract a subdivision may follow: `US-CA`.
  const code = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/i.test(text) ? text.slice(0, 2).toUpperCase() : "";
  const country = countries.has(code) ? code : countryBySpelling.get(compactName(text));
  if (country !== undefined) {
    const nowhere = { city: null, state: null, postcode: null, coordinates: null, from: 0, to: 0 };
    return locationOf(knowledge, { ...nowhere, country }, null, null, text);
  }
  const tokens = tokensOf(text);
  const roles = readRoles(knowledge, tokens, [], [], false);
  const place = findPlace(knowledge, tokens, null, {
    isPadding: () => false,
    mayBelongToName: roles.mayBelongToName,
  });
  return place === null
    ? null
    : locationOf(knowledge, place, null, findStreet(tokens, [place]), text);
}

/** Carriers, hotels and rental companies have codes of their own; networks those above the state's. */
const isPrivate = (code: number): boolean => (code >= 3000 && code <= 3999) || code >= 9500;

function mccsOf(knowledge: Knowledge): { code: number; description: string }[] {
  const listed: { code: number; description: string }[] = [];
  for (const [code, trade] of knowledge.tradeByMcc) {
    const known = knowledge.trades[trade];
    if (known !== undefined && !isPrivate(code)) listed.push({ code, description: known.name });
  }
  return listed.sort((a, b) => a.code - b.code);
}

/** A freelancer's label is the business set's where both have it. */
function labelPathsOf(knowledge: Knowledge, type: AccountHolderType): (readonly string[])[] {
  return ENTRY_TYPES.flatMap((entryType) => {
    const paths = new Map<string, readonly string[]>();
    for (const set of labelSetsOf(type))
      for (const [label, { path }] of knowledge.taxonomy[set][entryType])
        if (!paths.has(label)) paths.set(label, path);
    return [...paths.values()];
  });
}
