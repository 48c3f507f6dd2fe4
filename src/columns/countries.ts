/** Countries as columns write them: ISO codes, subdivisions, English names. */
import { CONTRACT_COUNTRIES, CountryCode, FURTHER_COUNTRIES, isKnownCountry } from "../model";

const ALIASES: Readonly<Record<string, string>> = {
  uk: "GB",
  usa: "US",
  "u.s.a.": "US",
  "u.s.": "US",
  "united states of america": "US",
  "great britain": "GB",
  england: "GB",
  scotland: "GB",
  wales: "GB",
  deutschland: "DE",
  österreich: "AT",
  schweiz: "CH",
  suisse: "CH",
  españa: "ES",
  italia: "IT",
  nederland: "NL",
  "the netherlands": "NL",
  "czech republic": "CZ",
  brasil: "BR",
  polska: "PL",
  gbr: "GB",
  deu: "DE",
  fra: "FR",
  esp: "ES",
  ita: "IT",
  nld: "NL",
  can: "CA",
  aus: "AU",
  ind: "IN",
  bra: "BR",
  mex: "MX",
  irl: "IE",
  che: "CH",
  aut: "AT",
  bel: "BE",
  prt: "PT",
  pol: "PL",
  swe: "SE",
  nor: "NO",
  dnk: "DK",
  fin: "FI",
  zaf: "ZA",
  sgp: "SG",
  jpn: "JP",
  nzl: "NZ",
};

const BY_NAME: ReadonlyMap<string, string> = (() => {
  const names = new Map<string, string>(Object.entries(ALIASES));
  const english = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  for (const code of [...CONTRACT_COUNTRIES, ...FURTHER_COUNTRIES]) {
    const name = english.of(code);
    if (name !== undefined) names.set(name.toLowerCase(), code);
  }
  return names;
})();

/** ISO 3166 code (`US`, `US-CA`) of a cell that gives a code or an English name; null where unknown. */
export function countryOfText(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > 60) return null;
  const capitals = trimmed.toUpperCase();
  if (CountryCode.safeParse(capitals).success && isKnownCountry(capitals)) return capitals;
  return BY_NAME.get(trimmed.toLowerCase()) ?? null;
}
