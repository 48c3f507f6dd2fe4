/** Which languages a descriptor may be in: by the account's country, or else by the currency. */
import type { Knowledge } from "../../knowledge";
import type { ExpectedLanguages } from "./phrases";

/** Countries that print a currency, where the currency is all that is known. */
const COUNTRIES_OF_CURRENCY: Readonly<Record<string, readonly string[]>> = {
  AED: ["AE"],
  AUD: ["AU"],
  BRL: ["BR"],
  CAD: ["CA"],
  CHF: ["CH"],
  CZK: ["CZ"],
  DKK: ["DK"],
  EUR: ["DE", "FR", "ES", "IT", "NL", "PT", "FI"],
  GBP: ["GB"],
  HKD: ["HK"],
  INR: ["IN"],
  JPY: ["JP"],
  KES: ["KE"],
  KZT: ["KZ"],
  MXN: ["MX"],
  MYR: ["MY"],
  NGN: ["NG"],
  NOK: ["NO"],
  NZD: ["NZ"],
  PHP: ["PH"],
  PLN: ["PL"],
  RSD: ["RS"],
  RUB: ["RU"],
  SEK: ["SE"],
  SGD: ["SG"],
  THB: ["TH"],
  TRY: ["TR"],
  UAH: ["UA"],
  USD: ["US"],
  ZAR: ["ZA"],
};
/** Letters from which on a phrase of a language that is not expected is taken. */
const DISTINCTIVE = 7;
/** The same where neither country nor currency is known. */
const DISTINCTIVE_ANYWHERE = 5;

/** English is printed everywhere. */
export function expectedLanguages(
  knowledge: Knowledge,
  country: string | null,
  currency: string | null
): ExpectedLanguages {
  const countries = country !== null ? [country] : (COUNTRIES_OF_CURRENCY[currency ?? ""] ?? []);
  let expected = 1 << knowledge.languages.indexOf("en");
  for (const code of countries) expected |= knowledge.languagesOfCountry.get(code) ?? 0;
  const known = country !== null && knowledge.languagesOfCountry.has(country);
  return { expected, distinctive: known ? DISTINCTIVE : DISTINCTIVE_ANYWHERE };
}

/** The country an account is likely kept in, where only its currency is known; null where many print it. */
export function countryOfCurrency(currency: string | null): string | null {
  const [country, other] = COUNTRIES_OF_CURRENCY[currency ?? ""] ?? [];
  return other === undefined ? (country ?? null) : null;
}
