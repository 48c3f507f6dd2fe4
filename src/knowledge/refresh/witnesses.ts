/**
 * What data packages know of organisations' websites, as a second witness of those in the written
 * merchants: the facts behind the name-suggestion-index, for all its kinds of places, and the addresses
 * beside the logos of a package of logos.
 */
import { z } from "zod";
import type { MerchantEntry } from "../schema";
import { compactName } from "../text";
import { countriesOf, type Shapes } from "./brand-countries";
import { hostOf } from "./brand-websites";
import type { FactsFile, IndexFile } from "./brands";

/** An organisation with its websites. */
export interface Witness {
  /** Compact. */
  names: ReadonlySet<string>;
  /** Empty: everywhere. */
  countries: readonly string[];
  /** Bare hosts. */
  hosts: readonly string[];
}

export interface Witnesses {
  /** By each of their compact names. */
  byName: ReadonlyMap<string, readonly Witness[]>;
  /** By each of their hosts. */
  byHost: ReadonlyMap<string, readonly Witness[]>;
}

const NUMBERED = /^(brand|operator|network):wikidata$/;
const NAMING = /^(name|brand|short_name|operator|network)(:(en|[a-z]{2}-Latn))?$/;

export function findWitnesses(
  index: IndexFile["nsi"],
  facts: FactsFile["wikidata"],
  shapes: Shapes,
  known: ReadonlySet<string>
): Witnesses {
  const byName = new Map<string, Witness[]>();
  const byHost = new Map<string, Witness[]>();
  for (const { locationSet, tags, matchNames } of Object.values(index).flatMap(
    ({ items }) => items
  ))
    for (const [tag, number] of Object.entries(tags)) {
      const kind = NUMBERED.exec(tag)?.[1];
      const fact = facts[number];
      const countries = countriesOf(locationSet, shapes, known);
      if (kind === undefined || fact === undefined || countries === null) continue;
      const addresses = [fact.identities?.website ?? "", ...(fact.officialWebsites ?? [])];
      const hosts = [...new Set(addresses.flatMap((address) => hostOf(address) ?? []))];
      if (hosts.length === 0) continue;
      const named = Object.entries(tags)
        .filter(([key]) => NAMING.test(key) && (key.startsWith(kind) || kind === "brand"))
        .filter(([key]) => kind !== "brand" || !/^(operator|network)/.test(key))
        .map(([, value]) => value);
      const others = kind === "brand" ? (matchNames ?? []) : [];
      const names = new Set([...named, ...others, fact.label ?? ""].map(compactName));
      names.delete("");
      const witness = { names, countries, hosts };
      for (const name of names) addTo(byName, name, witness);
      for (const host of hosts) addTo(byHost, host, witness);
    }
  return { byName, byHost };
}

/** The name and the address in one module of a package of logos; null where it gives none. */
export function readLogo(module: string): { name: string; host: string } | null {
  const textOf = (name: string): string | null => {
    const literal = new RegExp(`export const ${name} = ("(?:[^"\\\\]|\\\\.)*")`).exec(module)?.[1];
    return literal === undefined ? null : z.string().parse(JSON.parse(literal));
  };
  const [name, url] = [textOf("title"), textOf("url")];
  const host = url === null ? null : hostOf(url);
  return name === null || host === null ? null : { name, host };
}

/** Witnesses of organisations that have a logo, everywhere: only their own full name speaks. */
export function logoWitnesses(logos: readonly { name: string; host: string }[]): Witnesses {
  const byName = new Map<string, Witness[]>();
  for (const { name, host } of logos) {
    const key = compactName(name);
    addTo(byName, key, { names: new Set([key]), countries: [], hosts: [host] });
  }
  return { byName, byHost: new Map() };
}

function addTo(groups: Map<string, Witness[]>, key: string, witness: Witness): void {
  const present = groups.get(key);
  if (present === undefined) groups.set(key, [witness]);
  else present.push(witness);
}

/** What the package says of a merchant's website. */
export type Testimony = "agrees" | "contradicts" | "silent";

/** Shortest name that says the same as one it is part of. */
const SHORTEST_PART = 4;

/**
 * Whether an organisation of the merchant's name, in one of its countries (none: everywhere), has its
 * website too; or one with its website has a name that is part of one of its, or the other way round.
 * `hosts` are those that the package names instead.
 */
export function testify(
  { name, website, spellings = [] }: MerchantEntry,
  countries: readonly string[],
  { byName, byHost }: Witnesses
): { testimony: Testimony; hosts: string[] } {
  if (website === undefined) return { testimony: "silent", hosts: [] };
  const isNear = (witness: Witness): boolean =>
    witness.countries.length === 0 ||
    countries.length === 0 ||
    witness.countries.some((country) => countries.includes(country));
  const key = compactName(name);
  const near = (byName.get(key) ?? []).filter(isNear);
  const hosts = [...new Set(near.flatMap((witness) => witness.hosts))];
  const keys = [name, ...spellings.map((one) => (typeof one === "string" ? one : one.text))];
  const isNamedAlike = ({ names }: Witness): boolean =>
    keys.map(compactName).some((mine) => [...names].some((its) => isPart(mine, its)));
  const agrees =
    hosts.some((host) => isSameSite(host, website)) ||
    (byHost.get(website) ?? []).some((witness) => isNear(witness) && isNamedAlike(witness));
  if (agrees) return { testimony: "agrees", hosts };
  return { testimony: hosts.length === 0 ? "silent" : "contradicts", hosts };
}

const isPart = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) >= SHORTEST_PART &&
  (one.includes(other) || other.includes(one));

const isSameSite = (one: string, other: string): boolean =>
  one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);

/** A merchants file without the marks of websites that the package agrees with, and how many these were. */
export function withoutMarks(
  file: string,
  fileCountries: readonly string[],
  read: (line: string) => MerchantEntry | null,
  witnesses: Witnesses
): { file: string; dropped: number } {
  let dropped = 0;
  const lines = file.split("\n").map((line) => {
    const entry = line.includes('"unverified": true') ? read(line) : null;
    if (entry === null) return line;
    const { testimony } = testify(entry, entry.countries ?? fileCountries, witnesses);
    if (testimony !== "agrees") return line;
    dropped++;
    return line.replace(/, "unverified": true/, "");
  });
  return { file: lines.join("\n"), dropped };
}
