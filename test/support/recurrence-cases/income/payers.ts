/** Who pays which income in which country, as bank lines print them. */
import type { IncomeType } from "../../../../src/model";
import type { Draft } from "../draft";

export interface Payer {
  name: string;
  text: string;
  /** A word the source must hold; the payer's own name where absent. */
  word?: string;
}

type Payers = Readonly<Record<string, readonly Payer[]>>;

const BENEFITS: Payers = {
  US: [
    { name: "VACP TREAS 310", text: "XXVA BENEF", word: "treas|veterans|va" },
    { name: "OHIO JOB FAMILY SVCS", text: "CASH ASSIST", word: "ohio" },
  ],
  GB: [
    { name: "DWP UC", text: "UNIVERSAL CREDIT", word: "dwp|work and pensions" },
    { name: "HMRC CHILD BENEFIT", text: "", word: "hmrc|revenue" },
    { name: "DWP PIP", text: "", word: "dwp|work and pensions" },
  ],
  DE: [
    {
      name: "Bundesagentur fuer Arbeit - Familienkasse",
      text: "KINDERGELD",
      word: "familienkasse|arbeit",
    },
    { name: "Stadt Leipzig Wohngeldbehoerde", text: "WOHNGELD", word: "leipzig" },
  ],
  FR: [{ name: "CAF DU RHONE", text: "PRESTATIONS FAMILIALES", word: "caf|allocations" }],
  NL: [
    { name: "SVB", text: "Kinderbijslag", word: "svb|sociale verzekeringsbank" },
    { name: "Belastingdienst", text: "Voorschot zorgtoeslag", word: "belastingdienst" },
  ],
  ES: [{ name: "SEGURIDAD SOCIAL INSS", text: "INGRESO MINIMO VITAL", word: "seguridad|inss" }],
  IT: [{ name: "INPS", text: "ASSEGNO UNICO UNIVERSALE", word: "inps" }],
  CA: [{ name: "CANADA CCB", text: "CHILD BENEFIT", word: "canada" }],
  AU: [{ name: "CENTRELINK", text: "FAMILY TAX BENEFIT", word: "centrelink|services australia" }],
};

const SOCIAL_SECURITY: Payers = {
  US: [{ name: "SSA TREAS 310", text: "XXSOC SEC", word: "ssa|social security|treas" }],
  GB: [{ name: "DWP", text: "STATE PENSION", word: "dwp|work and pensions" }],
  DE: [
    {
      name: "DEUTSCHE RENTENVERSICHERUNG BUND",
      text: "RENTENSERVICE RENTE",
      word: "rentenversicherung",
    },
  ],
  FR: [{ name: "CARSAT RHONE ALPES", text: "RETRAITE", word: "carsat|retraite" }],
  NL: [{ name: "SVB", text: "AOW-pensioen", word: "svb|sociale verzekeringsbank" }],
  ES: [{ name: "SEGURIDAD SOCIAL", text: "PENSION JUBILACION", word: "seguridad" }],
  IT: [{ name: "INPS", text: "PENSIONE VO", word: "inps" }],
  CA: [{ name: "CANADA OAS CPP", text: "OLD AGE SECURITY", word: "canada" }],
  AU: [{ name: "CENTRELINK", text: "AGE PENSION", word: "centrelink|services australia" }],
};

const RETIREMENT: Payers = {
  US: [
    { name: "CALPERS", text: "BENEFIT PENSION", word: "calpers" },
    { name: "TIAA", text: "ANNUITY PMT", word: "tiaa" },
    { name: "FIDELITY", text: "401K DISTRIB", word: "fidelity" },
  ],
  GB: [
    { name: "AVIVA PENSIONS", text: "ANNUITY", word: "aviva" },
    { name: "TEACHERS PENSIONS", text: "PENSION", word: "teachers" },
  ],
  DE: [{ name: "VBL Karlsruhe", text: "BETRIEBSRENTE", word: "vbl|versorgungsanstalt" }],
  FR: [{ name: "AGIRC ARRCO", text: "RETRAITE COMPLEMENTAIRE", word: "agirc|arrco" }],
  NL: [{ name: "Stichting Pensioenfonds ABP", text: "pensioen", word: "abp" }],
  ES: [{ name: "VIDACAIXA", text: "PLAN DE PENSIONES RENTA", word: "vidacaixa" }],
  IT: [{ name: "FONDO PENSIONE COMETA", text: "RENDITA PENSIONE", word: "cometa" }],
  CA: [{ name: "OMERS", text: "PENSION", word: "omers" }],
  AU: [{ name: "AUSTRALIANSUPER", text: "PENSION", word: "australiansuper|australian super" }],
};

const UNEMPLOYMENT: Payers = {
  US: [
    { name: "CA EDD", text: "UI PAYMENT", word: "edd|employment" },
    { name: "NYS DOL UI", text: "UNEMPL BENEFIT", word: "nys|new york|labor" },
  ],
  GB: [{ name: "DWP JSA", text: "JOBSEEKERS ALLOWANCE", word: "dwp|work and pensions" }],
  DE: [{ name: "Bundesagentur fuer Arbeit", text: "ARBEITSLOSENGELD", word: "arbeit" }],
  FR: [{ name: "FRANCE TRAVAIL", text: "ALLOCATION CHOMAGE ARE", word: "travail|emploi" }],
  NL: [{ name: "UWV", text: "WW-uitkering", word: "uwv" }],
  ES: [{ name: "SEPE", text: "PRESTACION DESEMPLEO", word: "sepe|empleo" }],
  IT: [{ name: "INPS", text: "INDENNITA NASPI DISOCCUPAZIONE", word: "inps" }],
  CA: [{ name: "CANADA EI", text: "EMPLOYMENT INSURANCE", word: "canada" }],
  AU: [{ name: "CENTRELINK", text: "JOBSEEKER PAYMENT", word: "centrelink|services australia" }],
};

const CHILD_SUPPORT: Payers = {
  US: [
    { name: "OHIO CSPC", text: "CHILD SUPPORT", word: "ohio" },
    { name: "TX CHILD SUPPORT SDU", text: "CHILD SUPP", word: "tx|texas|child" },
  ],
  GB: [{ name: "CHILD MAINTENANCE SERVICE", text: "", word: "child maintenance" }],
  DE: [{ name: "Jugendamt Koeln", text: "UNTERHALTSVORSCHUSS KIND", word: "jugendamt|koeln" }],
  CA: [{ name: "FAMILY RESPONSIBILITY OFFICE", text: "CHILD SUPPORT", word: "family" }],
  AU: [{ name: "CHILD SUPPORT AGENCY", text: "CHILD SUPPORT", word: "child|services australia" }],
};

const DIVIDENDS: Payers = {
  US: [
    { name: "VANGUARD", text: "DIVIDEND", word: "vanguard" },
    { name: "SCHWAB BROKERAGE", text: "DIVIDEND", word: "schwab" },
  ],
  GB: [{ name: "LLOYDS BANKING GRP", text: "DIVIDEND", word: "lloyds" }],
  DE: [{ name: "Allianz SE", text: "DIVIDENDE", word: "allianz" }],
  FR: [{ name: "AIR LIQUIDE", text: "DIVIDENDE", word: "air liquide" }],
  NL: [{ name: "DEGIRO", text: "Dividend", word: "degiro" }],
  ES: [{ name: "IBERDROLA SA", text: "DIVIDENDO", word: "iberdrola" }],
  IT: [{ name: "ENI SPA", text: "DIVIDENDO", word: "eni" }],
  CA: [{ name: "QUESTRADE", text: "DIVIDEND", word: "questrade" }],
  AU: [{ name: "WESFARMERS LTD", text: "DIVIDEND", word: "wesfarmers" }],
};

const INVESTMENT: Payers = {
  US: [
    { name: "BETTERMENT", text: "WITHDRAWAL", word: "betterment" },
    { name: "ROBINHOOD", text: "FUNDS SALE PROCEEDS", word: "robinhood" },
  ],
  GB: [{ name: "TRADING 212", text: "WITHDRAWAL", word: "trading" }],
  DE: [
    {
      name: "Trade Republic Bank GmbH",
      text: "AUSZAHLUNG WERTPAPIERVERKAUF",
      word: "trade republic",
    },
  ],
  FR: [{ name: "BOURSE DIRECT", text: "VENTE TITRES", word: "bourse" }],
  NL: [{ name: "DEGIRO", text: "Verkoop effecten", word: "degiro" }],
  ES: [{ name: "DEGIRO", text: "VENTA DE VALORES", word: "degiro" }],
  IT: [{ name: "DIRECTA SIM", text: "VENDITA TITOLI", word: "directa" }],
  CA: [{ name: "WEALTHSIMPLE INVESTMENTS", text: "WITHDRAWAL", word: "wealthsimple" }],
  AU: [{ name: "COMMSEC", text: "SHARE SALE PROCEEDS", word: "commsec|commonwealth" }],
};

const LISTS = {
  "government benefits": BENEFITS,
  "social security": SOCIAL_SECURITY,
  "retirement funds": RETIREMENT,
  "unemployment insurance": UNEMPLOYMENT,
  "child support": CHILD_SUPPORT,
  "interest and dividends": DIVIDENDS,
  investment: INVESTMENT,
} as const satisfies Partial<Record<IncomeType, Payers>>;

/** A payer of the income in the history's country; throws where the country has none. */
export function payerOf(draft: Draft, type: keyof typeof LISTS): Payer {
  const lists: Payers = LISTS[type];
  const payers = lists[draft.country.code];
  if (payers === undefined) throw new Error(`No payer of ${type} in ${draft.country.code}.`);
  return draft.random.pick(payers);
}

/** Country codes that have a payer of the income. */
export function countriesOf(type: keyof typeof LISTS): string[] {
  return Object.keys(LISTS[type]);
}

/** Platforms that pay drivers and couriers. */
export const RIDE_PLATFORMS: Payers = {
  US: [
    { name: "UBER USA 6787", text: "EDI PAYMNT", word: "uber" },
    { name: "LYFT INC", text: "LYFT RIDES", word: "lyft" },
    { name: "DOORDASH, INC.", text: "DASHER PAY", word: "doordash" },
    { name: "INSTACART", text: "SHOPPER PAY", word: "instacart" },
    { name: "GRUBHUB INC", text: "DRIVER PAYOUT", word: "grubhub" },
  ],
  OTHER: [
    { name: "UBER BV", text: "DRIVER PAYOUT", word: "uber" },
    { name: "BOLT OPERATIONS OU", text: "DRIVER PAYOUT", word: "bolt" },
    { name: "DELIVEROO", text: "RIDER FEES", word: "deliveroo" },
    { name: "WOLT ENTERPRISES", text: "COURIER PAYOUT", word: "wolt" },
  ],
};

/** Marketplaces and shop systems that pay sellers. */
export const SELLER_PLATFORMS: readonly Payer[] = [
  { name: "SHOPIFY", text: "PAYOUT", word: "shopify" },
  { name: "ETSY, INC.", text: "PAYOUT", word: "etsy" },
  { name: "EBAY COMMERCE", text: "PAYOUT", word: "ebay" },
  { name: "AMAZON PAYMENTS", text: "SELLER DISBURSEMENT", word: "amazon" },
  { name: "DEPOP", text: "SELLER PAYOUT", word: "depop" },
];

/** Platforms that pay freelancers. */
export const FREELANCE_PLATFORMS: readonly Payer[] = [
  { name: "UPWORK ESCROW INC.", text: "EDI PYMNTS", word: "upwork" },
  { name: "FIVERR INC", text: "WITHDRAWAL", word: "fiverr" },
  { name: "TOPTAL LLC", text: "PAYMENT", word: "toptal" },
];

/** Platforms that pay hosts. */
export const HOST_PLATFORMS: readonly Payer[] = [
  { name: "AIRBNB PAYMENTS", text: "AIRBNB PAYOUT", word: "airbnb" },
  { name: "VRBO", text: "OWNER PAYOUT", word: "vrbo|homeaway" },
  { name: "BOOKING.COM B.V.", text: "PROPERTY PAYOUT", word: "booking" },
];

/** Sites that hand on gifts. */
export const DONATION_PLATFORMS: readonly Payer[] = [
  { name: "GOFUNDME", text: "CAMPAIGN PAYOUT", word: "gofundme|go fund" },
  { name: "KO-FI", text: "DONATIONS PAYOUT", word: "ko" },
  { name: "BUYMEACOFFEE", text: "SUPPORT PAYOUT", word: "buy" },
];
