/** Which file of `data/brands` a brand stands in. */
import type { BrandEntry } from "../schema";
import { BY_PARTS } from "./brand-countries";

/** Countries with the groups of the United Nations they lie in: `155` is Western Europe. */
export type BrandRegions = ReadonlyMap<string, readonly string[]>;

/** Smallest first: a brand stands in the first that has all its countries. */
const REGIONS: readonly (readonly [group: string, name: string])[] = [
  ["155", "western-europe"],
  ["154", "northern-europe"],
  ["039", "southern-europe"],
  ["151", "eastern-europe"],
  ["021", "northern-america"],
  ["034", "southern-asia"],
  ["035", "south-eastern-asia"],
  ["030", "eastern-asia"],
  ["150", "europe"],
  ["142", "asia"],
  ["419", "latin-america"],
  ["002", "africa"],
  ["009", "oceania"],
];

/** Brands by region, in the order they have. */
export function byRegion(
  brands: readonly BrandEntry[],
  regions: BrandRegions
): Map<string, BrandEntry[]> {
  const files = new Map<string, BrandEntry[]>();
  for (const brand of brands) {
    const countries = brand.countries ?? [];
    const region = REGIONS.find(([group]) =>
      countries.every((country) => (BY_PARTS[country] ?? regions.get(country))?.includes(group))
    );
    const name = countries.length === 0 || region === undefined ? "world" : region[1];
    files.set(name, [...(files.get(name) ?? []), brand]);
  }
  return files;
}
