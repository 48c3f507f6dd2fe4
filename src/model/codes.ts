/**
 * The currencies and countries the contract names (Ntropy's v3 OpenAPI, enums `Currency` and `Country`),
 * and those of ISO 4217 and ISO 3166-1 that it leaves out: we accept more than the contract asks.
 */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** The contract's 150 currencies; some are retired (BYR, HRK, MRO, STD, VEF, ANG). */
export const CONTRACT_CURRENCIES = words(`
  AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BWP BYR
  BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL
  GHS GIP GMD GNF GTQ GYD HKD HNL HRK HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF
  KPW KRW KWD KYD KZT LAK LBP LKR LRD LYD MAD MDL MGA MKD MMK MNT MOP MRO MUR MVR MWK MXN MYR
  MZN NGN NIO NOK NPR NZD OMR PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK
  SGD SHP SLL SOS SRD SSP STD SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS
  VEF VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL
`);

/** In use or in old statements, and not in the contract's list: successors, funds codes, small states. */
export const FURTHER_CURRENCIES = words(`
  BTN BYN CHE CHW CLF COU CUC HTG LSL MRU MXV NAD PAB SLE STN SVC USN UYI UYW VED VES XAD XCG
  ZWG
`);

/** The contract's 244 countries. */
export const CONTRACT_COUNTRIES = words(`
  AD AE AF AG AI AL AM AO AR AS AT AU AW AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
  BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
  EG EH ER ES ET FI FJ FK FM FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
  HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB
  LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY
  MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO
  RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL
  TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
`);

/** ISO 3166-1 countries and territories that the contract leaves out, and Kosovo's XK. */
export const FURTHER_COUNTRIES = words(`
  AQ AX FO TF VA XK
`);

const currencies: ReadonlySet<string> = new Set([...CONTRACT_CURRENCIES, ...FURTHER_CURRENCIES]);
const countries: ReadonlySet<string> = new Set([...CONTRACT_COUNTRIES, ...FURTHER_COUNTRIES]);

/** Whether it is an ISO 4217 code in capitals that we know. */
export function isKnownCurrency(code: string): boolean {
  return currencies.has(code);
}

/** Whether it is a known ISO 3166-1 alpha-2 code, alone or with a subdivision (`US`, `US-CA`). */
export function isKnownCountry(code: string): boolean {
  return /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(code) && countries.has(code.slice(0, 2));
}
