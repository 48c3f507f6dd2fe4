/**
 * Descriptors as banks of many countries print them, over the project's own names and places, without
 * end and from a seed: for measuring speed on rows that are all different. Their names are ours, so
 * what is found among them says how fast we are and not how good.
 */
import { currencyOfCountry } from "../../src/columns";
import { isNameToken, tokensOf } from "../../src/engine/text/descriptor";
import type { Knowledge, Merchant } from "../../src/knowledge";
import { createRandom, type Random } from "../samples/random";
import { spreadRows } from "../support/spread";

/** A row with what is right, where it is known. */
export interface BenchRow {
  description: string;
  /** ISO 3166 and 4217, of the account. */
  country: string | null;
  currency: string | null;
  amount: number | null;
  direction: "outgoing" | "incoming";
  /** Names that are right; empty: nobody is; null: not known. */
  merchant: readonly string[] | null;
}

/** `N` a name, `C` its city, `S` its state, `#` a digit, `@` a capital letter, `%` a day and month. */
const CARD: Readonly<Record<string, readonly string[]>> = {
  US: [
    "N #### C S",
    "N ##### C S",
    "POS DEBIT N C S",
    "CHECKCARD %% N C S ###########",
    "DEBIT CARD PURCHASE XXXXX#### N C S",
    "N #@@#@# C S",
    "SQ *N C S",
    "TST* N - C",
    "PURCHASE AUTHORIZED ON %/% N C S P############### CARD ####",
  ],
  GB: ["N C", "N #### C GB", "CARD PAYMENT TO N ON %-%-24", "N C GBR", "SumUp *N C"],
  CA: ["N #### C S", "POS PURCHASE N C S", "INTERAC PURCHASE #### N"],
  AU: ["N C AU", "VISA PURCHASE N C S AU CARD XX####", "EFTPOS N #### C"],
  DE: ["N SAGT DANKE #### C", "KARTENZAHLUNG N//C/DE %.%.", "N C DE", "VISA N C"],
  FR: ["CARTE %/% N C", "PAIEMENT CB %% N C", "N C FR", "CB N ####"],
  ES: ["COMPRA TARJ. #### N C", "N C ES", "PAGO EN N, C"],
  IT: ["PAGAMENTO POS N C IT", "N C", "ADDEBITO CARTA N %/%"],
  NL: ["BEA, BETAALPAS N,PAS### NR:######, %.%.24 C", "N C NLD", "N>C %/%"],
  BR: ["COMPRA NO DEBITO - N", "N C BR", "COMPRA CARTAO N C"],
  MX: ["N C MX", "COMPRA N #### C"],
  PL: ["ZAKUP KARTA N C", "N C PL"],
  SE: ["KORTKOP N C", "N, C"],
  IN: ["UPI-N-@@@@@@.#######@OKAXIS-############-PAYMENT", "POS ######XXXXXX#### N C", "N C IN"],
};
const ANYWHERE = ["N C", "N #### C", "POS N C", "N", "N * ##########"];
const BILLS = [
  "N DIRECT DEBIT ##########",
  "SEPA LASTSCHRIFT N EREF+########## MREF+@@###### CRED+DE00ZZZ##########",
  "PRLV SEPA N ICS FR00ZZZ###### REF ########",
  "ACH DEBIT N PPD ID: ##########",
  "N BILL PAYMENT ########",
];
const PEOPLE = [
  "ZELLE PAYMENT TO N @@@########",
  "VENMO PAYMENT N",
  "FASTER PAYMENT TO N REF ######",
  "VIREMENT SEPA N",
  "SEPA-UEBERWEISUNG N MIETE",
  "BIZUM A N",
  "PIX ENVIADO N",
  "SWISH N",
];
const SHOPS = ["CAFE", "GARAGE", "FOODS", "HAIR", "STORE", "BAR", "TRADING", "DENTAL", "PHARMACY"];

interface Town {
  name: string;
  state: string | null;
  country: string;
}

/** Rows without end. Equal seeds give equal rows. */
export function* benchRows(knowledge: Knowledge, seed: number): Generator<BenchRow, never> {
  const random = createRandom(seed);
  const towns = townsByCountry(knowledge);
  const countries = [...towns.keys()].sort();
  const given = [...knowledge.givenNames];
  const family = [...knowledge.familyNames];
  const { words } = knowledge.vocabulary;
  const oneOf = <Item>(items: readonly Item[]): Item | undefined =>
    items[random.between(0, items.length - 1)];
  const townIn = (country: string): Town =>
    oneOf(towns.get(country) ?? []) ?? { name: "", state: null, country };
  const row = (
    pattern: string,
    name: string,
    town: Town,
    merchant: readonly string[] | null
  ): BenchRow => ({
    description: filled(pattern, name, town, random),
    country: town.country,
    currency: currencyOfCountry(town.country) ?? "EUR",
    amount: random.money(2, random.chance(0.1) ? 640 : 95),
    direction: "outgoing",
    merchant,
  });
  for (;;) {
    const kind = random.next();
    const country = oneOf(countries) ?? "US";
    if (kind < 0.75) {
      const known = oneOf(knowledge.merchants);
      if (known === undefined) continue;
      const town = homeOf(known, townIn(oneOf(known.countries ?? countries) ?? country), towns);
      const patterns = kind < 0.08 ? BILLS : (CARD[town.country] ?? ANYWHERE);
      yield row(oneOf(patterns) ?? "N", asPrinted(known.name, random), town, [known.name]);
    } else if (kind < 0.87) {
      const name = `${oneOf(words) ?? ""} ${oneOf(words) ?? ""} ${oneOf(SHOPS) ?? ""}`;
      const town = townIn(country);
      yield row(oneOf(CARD[country] ?? ANYWHERE) ?? "N", name, town, null);
    } else {
      const name = `${oneOf(given) ?? ""} ${oneOf(family) ?? ""}`;
      yield row(oneOf(PEOPLE) ?? "N", name, townIn(country), []);
    }
  }
}

/**
 * So many rows whose descriptors differ even when digits, dates and references are taken away: those of
 * `benchRows`, and the samples' own where they differ.
 */
export function distinctRows(knowledge: Knowledge, count: number, seed: number): BenchRow[] {
  const seen = new Set<string>();
  const rows: BenchRow[] = [];
  const add = (row: BenchRow): void => {
    const words = cleaned(row.description);
    if (seen.has(words)) return;
    seen.add(words);
    rows.push(row);
  };
  for (const { description, amount } of spreadRows(20_000, seed))
    add({
      description,
      country: "US",
      currency: "USD",
      amount: Math.abs(amount),
      direction: amount < 0 ? "outgoing" : "incoming",
      merchant: null,
    });
  for (const row of benchRows(knowledge, seed)) {
    if (rows.length >= count) break;
    add(row);
  }
  return shuffled(rows, createRandom(seed));
}

/** The words of a descriptor, without digits, dates, references: what two rows must differ in. */
export function cleaned(description: string): string {
  return tokensOf(description)
    .filter((token) => isNameToken(token) && token.kind !== "number")
    .map(({ text }) => text)
    .join(" ");
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const drawn = items.map((item) => ({ item, place: random.next() }));
  return drawn.sort((a, b) => a.place - b.place).map(({ item }) => item);
}

/** The biggest cities of each country. */
function townsByCountry({ places }: Knowledge): Map<string, Town[]> {
  const most = 60;
  const all = new Map<string, (Town & { people: number })[]>();
  for (let index = 0; ; index += 1) {
    const { name, state, country, people } = places.cities.cityAt(index);
    if (name === "") break;
    const own = all.get(country) ?? [];
    own.push({ name, state, country, people });
    all.set(country, own);
  }
  return new Map(
    [...all].map(([country, towns]): [string, Town[]] => [
      country,
      towns.sort((a, b) => b.people - a.people).slice(0, most),
    ])
  );
}

/** Where a merchant is paid: in its own city where it has one. */
function homeOf({ city }: Merchant, town: Town, towns: ReadonlyMap<string, readonly Town[]>): Town {
  if (city === null) return town;
  const own = towns.get(town.country)?.find(({ name }) => name === city);
  return own ?? { name: city, state: null, country: town.country };
}

/** A name as terminals print it: capitals, no accents, at times glued or cut. */
function asPrinted(name: string, random: Random): string {
  let printed = name.normalize("NFKD").replace(/\p{M}+/gu, "");
  if (random.chance(0.5)) printed = printed.replace(/['’.]/g, "");
  if (random.chance(0.04)) printed = printed.replaceAll(" ", "");
  if (random.chance(0.12)) printed = printed.slice(0, 22).trimEnd();
  return printed;
}

function filled(pattern: string, name: string, town: Town, random: Random): string {
  const text = pattern.replace(/\b[NCS]\b|[#@%]/g, (mark) => {
    if (mark === "N") return name;
    if (mark === "C") return town.name;
    if (mark === "S") return town.state ?? "";
    if (mark === "#") return String(random.between(0, 9));
    if (mark === "@") return String.fromCharCode(65 + random.between(0, 25));
    return String(random.between(1, 12)).padStart(2, "0");
  });
  return text.toUpperCase().replace(/ {2,}/g, " ").trim();
}
