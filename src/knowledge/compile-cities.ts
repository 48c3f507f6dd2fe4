/** Lays out the cities: their spellings in a trie, what is known of them in typed arrays. */
import { DEGREE_OFFSET, UNKNOWN } from "./city-numbers";
import { compactName, spellingsOf } from "./text";
import { checkSorted, type SourceProblem } from "./problems";
import type { CitiesFile, PlacesFile } from "./schema";
import { buildTrie, type TrieData } from "./trie";

/** People of a city that only `places.json` names, in thousands. */
const GUESSED_PEOPLE = 20;

export interface CompiledCities {
  /** Names, in the order of the arrays. */
  names: string;
  countries: string[];
  states: string[];
  country: Uint8Array;
  state: Uint16Array;
  latitude: Uint16Array;
  longitude: Uint16Array;
  people: Uint16Array;
  trie: TrieData;
  start: Uint32Array;
  value: Uint16Array;
}

interface CityRow {
  name: string;
  country: string;
  state: string;
  latitude: number;
  longitude: number;
  people: number;
}

/** How banks shorten the words cities begin with. */
const SHORT_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^saint /i, "st "],
  [/^sainte /i, "ste "],
  [/^fort /i, "ft "],
  [/^mount /i, "mt "],
  [/^north /i, "n "],
  [/^south /i, "s "],
  [/^east /i, "e "],
  [/^west /i, "w "],
  [/^port /i, "pt "],
];

/** All compact spellings of a city: `Saint Louis` is also `stlouis`, `Gasteiz / Vitoria` is both. */
export function cityKeys(name: string): string[] {
  const plain = name.replace(/\(.*?\)/g, " ");
  const parts = [plain, ...(plain.includes(" / ") ? plain.split(" / ") : [])];
  const keys = new Set<string>();
  for (const part of parts)
    for (const spelling of spellingsOf(part)) {
      keys.add(compactName(spelling));
      for (const [word, short] of SHORT_WORDS)
        if (word.test(spelling)) keys.add(compactName(spelling.replace(word, short)));
    }
  keys.delete("");
  return [...keys];
}

/** Thousands of people from which on a city's name is more likely the city than a merchant. */
const KNOWN_PEOPLE = 15;

/** Countries that have a city of a name, by compact key. */
export function countriesOfCities(cities: CitiesFile): Map<string, Set<string>> {
  const countries = new Map<string, Set<string>>();
  for (const [country, lines] of Object.entries(cities))
    for (const line of lines) {
      const [name = "", , , , people] = line.split("|");
      if (Number(people) < KNOWN_PEOPLE) continue;
      for (const key of cityKeys(name)) {
        const known = countries.get(key);
        if (known === undefined) countries.set(key, new Set([country]));
        else known.add(country);
      }
    }
  return countries;
}

/** Lays out the extracted cities and those `places.json` adds. */
export function compileCities(
  cities: CitiesFile,
  places: PlacesFile,
  problems: SourceProblem[]
): CompiledCities {
  const rows: CityRow[] = [];
  const present = new Set<string>();
  for (const [country, lines] of Object.entries(cities)) {
    const names: string[] = [];
    for (const line of lines) {
      const [name = "", state = "", latitude, longitude, people] = line.split("|");
      names.push(`${name}|${state}`.toLowerCase());
      rows.push({
        name,
        country,
        state,
        latitude: Math.round(Number(latitude) * 100) + DEGREE_OFFSET,
        longitude: Math.round(Number(longitude) * 100) + DEGREE_OFFSET,
        people: Math.min(Number(people), UNKNOWN),
      });
      for (const key of cityKeys(name)) present.add(`${country}|${state}|${key}`);
    }
    checkSorted(names, `cities of ${country}`, "cities.json", problems);
  }
  for (const [country, entry] of Object.entries(places))
    for (const line of entry.cities ?? []) {
      const [name = line, state = ""] = line.split(", ");
      if (present.has(`${country}|${state}|${compactName(name)}`)) continue;
      const unknown = { latitude: UNKNOWN, longitude: UNKNOWN, people: GUESSED_PEOPLE };
      rows.push({ name, country, state, ...unknown });
    }

  const byKey = new Map<string, number[]>();
  rows.forEach(({ name, country, ...row }, index) => {
    const english = places[country]?.english?.[name];
    if (english !== undefined) rows[index] = { ...row, country, name: english };
    for (const key of [...cityKeys(name), ...(english === undefined ? [] : cityKeys(english))]) {
      const same = byKey.get(key);
      if (same === undefined) byKey.set(key, [index]);
      else if (!same.includes(index)) same.push(index);
    }
  });
  const { data, order } = buildTrie([...byKey.keys()]);
  const start = [0];
  const value: number[] = [];
  for (const key of order) {
    const indexes = byKey.get(key) ?? [];
    indexes.sort((a, b) => (rows[b]?.people ?? 0) - (rows[a]?.people ?? 0) || a - b);
    value.push(...indexes);
    start.push(value.length);
  }
  const countries = [...new Set(rows.map((row) => row.country))];
  const states = [...new Set(rows.map((row) => row.state).filter((state) => state !== ""))];
  return {
    names: rows.map((row) => row.name).join("\n"),
    countries,
    states,
    country: Uint8Array.from(rows.map((row) => countries.indexOf(row.country))),
    state: Uint16Array.from(
      rows.map((row) => (row.state === "" ? UNKNOWN : states.indexOf(row.state)))
    ),
    latitude: Uint16Array.from(rows.map((row) => row.latitude)),
    longitude: Uint16Array.from(rows.map((row) => row.longitude)),
    people: Uint16Array.from(rows.map((row) => row.people)),
    trie: data,
    start: Uint32Array.from(start),
    value: Uint16Array.from(value),
  };
}
