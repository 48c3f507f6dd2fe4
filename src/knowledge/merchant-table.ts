/**
 * How merchants lie in the compiled file: a column for each thing known of them, for there are a
 * hundred thousand and one text is opened faster than so many objects.
 */
import { idOfName, idOfWebsite } from "./entity-id";
import type { MerchantEntry } from "./schema";
import type { Merchant, Trade } from "./types";

/** A merchant while it is compiled. */
export interface StoredMerchant {
  /** Name. */
  n: string;
  /** Website that may be answered, and those by country. */
  w?: string;
  ws?: Record<string, string>;
  /** Trade. */
  t: number;
  /** Countries; none is everywhere. */
  c?: string[];
  /** Labels of its own. */
  l?: MerchantEntry["labels"];
  /** Merchant category codes of its own. */
  m?: number[];
  /** Parent. */
  p?: string;
  /** City, of a place that only people there know. */
  y?: string;
}

/** What only some merchants have. */
type Rare = Pick<StoredMerchant, "l" | "m" | "p" | "ws">;

/** The columns that are text. Lists have the order of the merchants. */
export interface MerchantTexts {
  /** Separated by line ends. */
  names: string;
  /** Likewise; empty where there is none. */
  websites: string;
  /** The distinct lists of countries, and the distinct cities; their first is none. */
  countries: string[][];
  cities: string[];
  /** By index. */
  rare: [number, Rare][];
}

/** The columns that are numbers. */
export interface MerchantColumns {
  trade: Uint16Array;
  /** Into `countries` and `cities` of the texts. */
  countries: Uint16Array;
  city: Uint16Array;
}

/** Lays merchants out in columns. Names must hold no line ends. */
export function layOutMerchants(merchants: readonly StoredMerchant[]): {
  texts: MerchantTexts;
  columns: MerchantColumns;
} {
  const lists = new Map<string, number>([["", 0]]);
  const cities = new Map<string, number>([["", 0]]);
  const numberIn = (of: Map<string, number>, key: string): number => {
    const known = of.get(key);
    if (known !== undefined) return known;
    of.set(key, of.size);
    return of.size - 1;
  };
  const rare: [number, Rare][] = [];
  const columns: MerchantColumns = {
    trade: Uint16Array.from(merchants.map(({ t }) => t)),
    countries: Uint16Array.from(merchants.map(({ c }) => numberIn(lists, (c ?? []).join(" ")))),
    city: Uint16Array.from(merchants.map(({ y }) => numberIn(cities, y ?? ""))),
  };
  merchants.forEach(({ l, m, p, ws }, index) => {
    if (l === undefined && m === undefined && p === undefined && ws === undefined) return;
    rare.push([index, { l, m, p, ws }]);
  });
  return {
    texts: {
      names: merchants.map(({ n }) => n).join("\n"),
      websites: merchants.map(({ w }) => w ?? "").join("\n"),
      countries: [...lists.keys()].map((list) => (list === "" ? [] : list.split(" "))),
      cities: [...cities.keys()],
      rare,
    },
    columns,
  };
}

/** A merchant as loaded; its id is a hash, made when it is first asked for. */
class KnownMerchant implements Merchant {
  websites: Merchant["websites"] = null;
  labels: Merchant["labels"] = null;
  parent: string | null = null;
  #id: string | null = null;

  constructor(
    readonly name: string,
    readonly website: string | null,
    readonly trade: number,
    readonly countries: readonly string[] | null,
    readonly city: string | null,
    public mccs: readonly number[]
  ) {}

  get id(): string {
    this.#id ??=
      this.website === null ? idOfName("organization", this.name) : idOfWebsite(this.website);
    return this.#id;
  }
}

/** All merchants, in order. */
export function openMerchants(
  texts: MerchantTexts,
  columns: MerchantColumns,
  trades: readonly Trade[]
): Merchant[] {
  const websites = texts.websites.split("\n");
  const merchants = texts.names.split("\n").map((name, index) => {
    const trade = columns.trade[index] ?? 0;
    const countries = columns.countries[index] ?? 0;
    const city = columns.city[index] ?? 0;
    return new KnownMerchant(
      name,
      websites[index] === "" ? null : (websites[index] ?? null),
      trade,
      countries === 0 ? null : (texts.countries[countries] ?? null),
      city === 0 ? null : (texts.cities[city] ?? null),
      trades[trade]?.mccs ?? []
    );
  });
  for (const [index, { l, m, p, ws }] of texts.rare) {
    const merchant = merchants[index];
    if (merchant === undefined) continue;
    merchant.labels = l ?? null;
    merchant.mccs = m ?? merchant.mccs;
    merchant.parent = p ?? null;
    merchant.websites = ws ?? null;
  }
  return merchants;
}
