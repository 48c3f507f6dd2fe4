/** Countries as columns write them: ISO codes, subdivisions, English names. */
import { CountryCode } from "../model";

/** ISO 3166-1 alpha-2 codes. */
const CODES =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV " +
  "BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES " +
  "ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE " +
  "IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY " +
  "MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU " +
  "NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM " +
  "SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE " +
  "VG VI VN VU WF WS XK YE YT ZA ZM ZW";

const KNOWN: ReadonlySet<string> = new Set(CODES.split(" "));

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
  for (const code of KNOWN) {
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
  if (CountryCode.safeParse(capitals).success && KNOWN.has(capitals.slice(0, 2))) return capitals;
  return BY_NAME.get(trimmed.toLowerCase()) ?? null;
}
