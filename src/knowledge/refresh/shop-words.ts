/**
 * Words for kinds of shops, as `data/shop-words` holds them: names and search words of the presets of
 * OpenStreetMap's editor, behind the written words. What means something else, or anything, is out.
 */
import { z } from "zod";
import type { ShopWordsFile } from "../schema";
import { fold, spacedPhrase, wordsOf } from "../text";
import { tradeOfCategory } from "./brand-trades";
import { byText } from "./write";

/** One translation of the editor's presets: name, and search words between commas. */
export const PresetWords = z.record(
  z.string(),
  z.object({ name: z.string().optional(), terms: z.string().optional() })
);
export type PresetWords = z.infer<typeof PresetWords>;

export interface ShopWordsInput {
  language: string;
  presets: PresetWords;
  /** Spaced phrases that the written words of the language, and of English, have a meaning for. */
  written: ReadonlySet<string>;
  /** Folded words that everybody uses in the language, and names of people. */
  everyday: ReadonlySet<string>;
}

/** Kinds whose words say too many things: a bank's name is no trade, an office's no business. */
const SILENT_TRADES: ReadonlySet<string> = new Set([
  "association",
  "bank",
  "broker",
  "charity",
  "consumer services",
  "discount store",
  "events",
  "hospital",
  "lender",
  "mortgage lender",
  "post office",
  "public transport",
  "professional services",
  "property management",
  "remittance",
  "staffing",
  "utilities",
]);

/**
 * What places of business are called: of the search words only those with one in them count, for the
 * others are wares, and wares are in the names of restaurants (`wasabi`, `drinks`).
 */
const PLACES: Readonly<Record<string, string>> = {
  cs: "prodejna obchod salon servis půjčovna studio dílna",
  da: "butik forretning handel salon værksted udlejning klinik forhandler",
  de: "geschäft laden händler handlung handel markt salon studio praxis werkstatt verleih betrieb",
  en: "shop store parlour parlor studio clinic center centre salon dealer agency repair rental",
  es: "tienda salón taller clínica centro venta alquiler concesionario",
  fi: "kauppa liike myymälä vuokraamo korjaamo studio klinikka",
  fr: "magasin boutique salon marchand atelier centre cabinet location concessionnaire",
  it: "negozio bottega salone officina studio centro vendita noleggio concessionaria rivendita",
  nl: "winkel zaak handel salon studio verhuur dealer",
  no: "butikk forretning handel salong verksted utleie klinikk forhandler",
  pl: "sklep salon zakład warsztat studio gabinet wypożyczalnia",
  pt: "loja salão oficina clínica centro venda aluguel aluguer concessionária",
  ru: "магазин салон мастерская студия прокат центр ателье лавка клиника",
  sv: "affär butik salong verkstad uthyrning handlare handel mottagning",
  tr: "mağaza dükkan salon satıcı kiralama servis bayi",
};

/** Shortest word at all, and shortest that counts where something else speaks too. */
const SHORTEST = 5;
const SHORTEST_STRONG = 7;

/** Words by trade, sorted, weak ones with a question mark. */
export function extractShopWords(input: ShopWordsInput): ShopWordsFile {
  const { language, presets, written, everyday } = input;
  const found = new Map<string, { trade: string; text: string } | null>();
  const places = (PLACES[language] ?? "").split(" ").filter((place) => place !== "");
  for (const [kind, { name = "", terms = "" }] of Object.entries(presets)) {
    const trade = tradeOfCategory(`presets/${kind}`)?.trade;
    if (trade === undefined || SILENT_TRADES.has(trade)) continue;
    const names = partsOf(name);
    const others = partsOf(terms).filter((text) => places.some((place) => text.includes(place)));
    for (const text of [...names, ...others]) {
      const key = spacedPhrase(text);
      const present = found.get(key);
      // One word for two trades says neither.
      if (present === undefined) found.set(key, { trade, text });
      else if (present?.trade !== trade) found.set(key, null);
    }
  }
  const trades = new Map<string, string[]>();
  for (const [key, word] of found) {
    if (word === null || written.has(key) || !isTelling(key, everyday)) continue;
    if (places.some((place) => key === fold(place) || key === `${fold(place)}s`)) continue;
    const isStrong = key.length >= SHORTEST_STRONG;
    const text = word.text + (isStrong ? "" : "?");
    trades.set(word.trade, [...(trades.get(word.trade) ?? []), text]);
  }
  return {
    language,
    trades: Object.fromEntries(
      [...trades]
        .sort(([a], [b]) => byText(a, b))
        .map(([trade, words]) => [trade, words.sort(byText)])
    ),
  };
}

/** What stands between marks, in lower case, without what is in brackets. */
const partsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/\(.*?\)/g, " ")
    .split(/[/,;.]| - /)
    .map((part) => part.trim().replace(/^-+/, ""));

/** Whether a phrase is long enough, and has a word that not everybody uses for anything. */
function isTelling(key: string, everyday: ReadonlySet<string>): boolean {
  const words = wordsOf(key);
  if (key.length < SHORTEST || words.length > 3 || /\d/.test(key)) return false;
  return words.some((word) => word.length >= SHORTEST && !everyday.has(fold(word)));
}
