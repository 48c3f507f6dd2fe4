/**
 * Where a brand is at home, as two-letter codes. The index writes countries, regions of the United
 * Nations (`150` is Europe), territories (`gb-sct`), shapes of its own (`us-tx.geojson`) and circles
 * around a point.
 */
import { feature, featuresIn, iso1A2Code } from "@rapideditor/country-coder";

/** One place of a location set: a name, or longitude and latitude in degrees with a radius in km. */
export type Place = string | readonly number[];

export interface LocationSet {
  include: readonly Place[];
  exclude?: readonly Place[] | undefined;
}

/** Longitude and latitude in degrees of any point in each of the index's own shapes, by file name. */
export type Shapes = ReadonlyMap<string, readonly [number, number]>;

/** Countries that the United Nations count by their parts, with the regions of their main part. */
export const BY_PARTS: Readonly<Record<string, readonly string[]>> = {
  DK: ["154", "150"],
  ES: ["039", "150"],
  FR: ["155", "150"],
  GB: ["154", "150"],
  NL: ["155", "150"],
  NO: ["154", "150"],
  RU: ["151", "150"],
  US: ["021", "003", "019"],
};

/**
 * Codes of a location set among the known ones, sorted; empty for the whole world, null where no
 * country is evident.
 */
export function countriesOf(
  set: LocationSet,
  shapes: Shapes,
  known: ReadonlySet<string>
): string[] | null {
  const codesOf = (place: Place): string[] => codesAt(place, shapes, known);
  // A brand of the whole world is looked for everywhere, whatever is left out of it.
  if (set.include.includes("001")) return [];
  const codes = new Set(set.include.flatMap(codesOf));
  // What is left out of a part of a country still stands in the rest of it.
  for (const place of set.exclude ?? [])
    if (typeof place === "string" && !place.endsWith(".geojson"))
      for (const code of codesOf(place)) codes.delete(code);
  return codes.size === 0 ? null : [...codes].sort();
}

function codesAt(place: Place, shapes: Shapes, known: ReadonlySet<string>): string[] {
  const listed = (...codes: (string | null | undefined)[]): string[] => {
    const code = codes.find((one) => one !== null && one !== undefined && known.has(one));
    return code === null || code === undefined ? [] : [code];
  };
  if (typeof place !== "string") {
    const [longitude = 0, latitude = 0] = place;
    return listed(iso1A2Code([longitude, latitude]));
  }
  if (place.endsWith(".geojson")) {
    const inside = shapes.get(place);
    const prefix = /^[a-z]{2}-/.test(place) ? place.slice(0, 2).toUpperCase() : null;
    return listed(prefix, inside && iso1A2Code([inside[0], inside[1]]));
  }
  if (/^\d{3}$/.test(place)) {
    const whole = featuresIn(place).flatMap(({ properties }) => listed(properties.iso1A2));
    const parts = Object.keys(BY_PARTS).filter((code) => BY_PARTS[code]?.includes(place));
    return [...whole, ...parts.flatMap((code) => listed(code))];
  }
  const found = feature(place)?.properties;
  return listed(found?.iso1A2, found?.country);
}
