/** Currencies: the codes and signs people write, and what Excel's number formats say. */
import { isKnownCurrency } from "../model";

/** What helps to tell whose dollar or crown a sign means. */
export interface CurrencyHint {
  /** Currency already known for the table. */
  currency?: string | null;
  /** Country of the account, ISO 3166. */
  country?: string | null;
}

/** Signs of one currency only; compared without case. */
const SIGNS: ReadonlyMap<string, string> = new Map(
  (
    [
      ["US$", "USD"],
      ["U$S", "USD"],
      ["CA$", "CAD"],
      ["C$", "CAD"],
      ["A$", "AUD"],
      ["AU$", "AUD"],
      ["NZ$", "NZD"],
      ["HK$", "HKD"],
      ["NT$", "TWD"],
      ["S$", "SGD"],
      ["R$", "BRL"],
      ["MX$", "MXN"],
      ["€", "EUR"],
      ["£", "GBP"],
      ["₹", "INR"],
      ["₽", "RUB"],
      ["₺", "TRY"],
      ["₩", "KRW"],
      ["₪", "ILS"],
      ["₫", "VND"],
      ["₱", "PHP"],
      ["฿", "THB"],
      ["₴", "UAH"],
      ["₦", "NGN"],
      ["₸", "KZT"],
      ["₾", "GEL"],
      ["zł", "PLN"],
      ["Kč", "CZK"],
      ["Ft", "HUF"],
      ["лв", "BGN"],
      ["руб", "RUB"],
      ["Fr.", "CHF"],
      ["SFr.", "CHF"],
      ["SFr", "CHF"],
      ["RM", "MYR"],
      ["Rp", "IDR"],
      ["EURO", "EUR"],
      ["EUROS", "EUR"],
      ["TL", "TRY"],
      ["RMB", "CNY"],
      ["STG", "GBP"],
    ] as const
  ).flatMap(([sign, currency]): [string, string][] => [
    [sign.toUpperCase(), currency],
    // A full stop at the end of an abbreviation may be missing.
    [sign.toUpperCase().replace(/\.$/, ""), currency],
  ])
);

/** Signs that several currencies share: which they may be, by country, and what they are by default. */
const SHARED: Readonly<
  Record<string, { byCountry: Readonly<Record<string, string>>; usual: string | null }>
> = {
  $: {
    byCountry: {
      US: "USD",
      CA: "CAD",
      AU: "AUD",
      NZ: "NZD",
      SG: "SGD",
      HK: "HKD",
      MX: "MXN",
      TW: "TWD",
      CL: "CLP",
      CO: "COP",
      AR: "ARS",
      UY: "UYU",
      BZ: "BZD",
      JM: "JMD",
      TT: "TTD",
      BS: "BSD",
      BB: "BBD",
    },
    usual: "USD",
  },
  kr: { byCountry: { SE: "SEK", NO: "NOK", DK: "DKK", IS: "ISK" }, usual: null },
  "¥": { byCountry: { JP: "JPY", CN: "CNY" }, usual: "JPY" },
  rs: { byCountry: { IN: "INR", PK: "PKR", LK: "LKR", NP: "NPR", MU: "MUR" }, usual: "INR" },
  r: { byCountry: { ZA: "ZAR" }, usual: null },
  lei: { byCountry: { RO: "RON", MD: "MDL" }, usual: "RON" },
  din: { byCountry: { RS: "RSD" }, usual: "RSD" },
};

/** The currency of a sign or code standing alone (`€`, `kr`, `usd`), or null where it names none. */
export function currencyOfSign(sign: string, hint: CurrencyHint = {}): string | null {
  const text = sign.trim();
  if (text === "") return null;
  const capitals = text.toUpperCase();
  if (isKnownCurrency(capitals)) return capitals;
  const own = SIGNS.get(capitals);
  if (own !== undefined) return own;
  const shared = SHARED[text.toLowerCase().replace(/\.$/, "").replace("￥", "¥")];
  if (shared === undefined) return null;
  const country = hint.country?.slice(0, 2).toUpperCase();
  const options = Object.values(shared.byCountry);
  if (hint.currency && options.includes(hint.currency)) return hint.currency;
  return (country !== undefined ? shared.byCountry[country] : undefined) ?? shared.usual;
}

/**
 * The currency that a header or label names beside its words: `Betrag (EUR)`, `Amount in GBP`,
 * `Kwota [zł]`, `Amount £`. Null where none or several are named.
 */
export function currencyInText(text: string, hint: CurrencyHint = {}): string | null {
  const found = new Set<string>();
  for (const word of text.split(/[\s()[\]{}:;,/_-]+/)) {
    // Inside a sentence only codes in capitals count: `all`, `top` and `mad` are words too.
    const isWord = /^[a-z]{3}$/i.test(word) && word !== word.toUpperCase();
    const currency = isWord ? null : currencyOfSign(word, hint);
    if (currency !== null && !/^r$/i.test(word)) found.add(currency);
  }
  const [only, ...others] = found;
  return only !== undefined && others.length === 0 ? only : null;
}

/** Currencies by the low ten bits and more of Windows language ids, as number formats carry them. */
const CURRENCY_OF_LOCALE: Readonly<Record<number, string>> = {
  0x0409: "USD",
  0x1009: "CAD",
  0x0c0c: "CAD",
  0x0c09: "AUD",
  0x1409: "NZD",
  0x4809: "SGD",
  0x3c09: "HKD",
  0x0c04: "HKD",
  0x0404: "TWD",
  0x080a: "MXN",
  0x340a: "CLP",
  0x240a: "COP",
  0x2c0a: "ARS",
  0x380a: "UYU",
  0x041d: "SEK",
  0x081d: "SEK",
  0x0414: "NOK",
  0x0814: "NOK",
  0x0406: "DKK",
  0x040f: "ISK",
  0x0411: "JPY",
  0x0804: "CNY",
  0x4009: "INR",
  0x0439: "INR",
  0x0420: "PKR",
  0x1c09: "ZAR",
  0x0436: "ZAR",
  0x0415: "PLN",
  0x0405: "CZK",
  0x040e: "HUF",
  0x0416: "BRL",
  0x0807: "CHF",
  0x100c: "CHF",
  0x0810: "CHF",
  0x0418: "RON",
  0x0419: "RUB",
  0x041f: "TRY",
};

/**
 * The currency an Excel number format shows: `[$€-407] #,##0.00`, `"£"#,##0.00`, `_-€* #,##0.00`,
 * `#,##0.00 "kr"`, `[$USD] #,##0`. A locale alone (`[$-409]`) names none. Null where none is shown.
 */
export function currencyOfNumberFormat(
  format: string | null,
  hint: CurrencyHint = {}
): string | null {
  if (format === null || format === "" || format === "General" || format === "@") return null;
  const section = format.split(";")[0] ?? "";
  const bracket = /\[\$([^\]-]+)(?:-([0-9A-Fa-f]+))?[^\]]*\]/.exec(section);
  if (bracket) {
    const sign = bracket[1] ?? "";
    const locale = bracket[2] === undefined ? null : parseInt(bracket[2], 16) & 0xffff;
    const local = locale === null ? undefined : CURRENCY_OF_LOCALE[locale];
    const own = currencyOfSign(sign, hint);
    const isShared = SHARED[sign.trim().toLowerCase().replace(/\.$/, "")] !== undefined;
    return isShared && local !== undefined ? local : own;
  }
  const shown = section
    .replace(/\[[^\]]*\]/g, " ")
    .replace(/_./g, " ")
    .replace(/\*./g, " ")
    .replace(/\\(.)/g, "$1")
    .replace(/"([^"]*)"/g, " $1 ")
    .replace(/[#0?.,%]+/g, " ")
    .replace(/[()+-]/g, " ");
  for (const word of shown.split(/\s+/)) {
    // The letters of dates (d, m, y, h, s) and scientific E are no signs.
    if (/^[dmyhseg/:]*$/i.test(word)) continue;
    const currency = currencyOfSign(word, hint);
    if (currency !== null) return currency;
  }
  return null;
}

/** The currency in which a country's accounts are usually kept, for a guess; null where not listed. */
export function currencyOfCountry(country: string | null): string | null {
  const code = country?.slice(0, 2).toUpperCase();
  return (code !== undefined ? CURRENCY_OF_COUNTRY[code] : undefined) ?? null;
}

const CURRENCY_OF_COUNTRY: Readonly<Record<string, string>> = {
  AE: "AED",
  AR: "ARS",
  AT: "EUR",
  AU: "AUD",
  BE: "EUR",
  BG: "EUR",
  BR: "BRL",
  CA: "CAD",
  CH: "CHF",
  CL: "CLP",
  CN: "CNY",
  CO: "COP",
  CY: "EUR",
  CZ: "CZK",
  DE: "EUR",
  DK: "DKK",
  EE: "EUR",
  ES: "EUR",
  FI: "EUR",
  FR: "EUR",
  GB: "GBP",
  GE: "GEL",
  GR: "EUR",
  HK: "HKD",
  HR: "EUR",
  HU: "HUF",
  ID: "IDR",
  IE: "EUR",
  IL: "ILS",
  IN: "INR",
  IS: "ISK",
  IT: "EUR",
  JP: "JPY",
  KE: "KES",
  KR: "KRW",
  LT: "EUR",
  LU: "EUR",
  LV: "EUR",
  MT: "EUR",
  MX: "MXN",
  MY: "MYR",
  NG: "NGN",
  NL: "EUR",
  NO: "NOK",
  NZ: "NZD",
  PE: "PEN",
  PH: "PHP",
  PK: "PKR",
  PL: "PLN",
  PT: "EUR",
  RO: "RON",
  RS: "RSD",
  RU: "RUB",
  SA: "SAR",
  SE: "SEK",
  SG: "SGD",
  SI: "EUR",
  SK: "EUR",
  TH: "THB",
  TR: "TRY",
  TW: "TWD",
  UA: "UAH",
  US: "USD",
  UY: "UYU",
  VN: "VND",
  ZA: "ZAR",
};
