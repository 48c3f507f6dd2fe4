/** Reads the source files from disk. Node only: the add-in never sees them, only what is compiled. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { KnowledgeSources } from "./schema";

/** All files of a data folder, parsed as JSON but not yet checked. Throws naming the file it cannot read. */
export function readKnowledgeSources(folder: string): KnowledgeSources {
  const read = (...path: string[]): unknown => {
    const file = join(folder, ...path);
    try {
      return JSON.parse(readFileSync(file, "utf8")) as unknown;
    } catch (error) {
      throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const readAll = (subfolder: string): Record<string, unknown> =>
    Object.fromEntries(
      readdirSync(join(folder, subfolder))
        .filter((name) => name.endsWith(".json"))
        .sort()
        .map((name) => [name, read(subfolder, name)])
    );
  return {
    taxonomy: read("taxonomy.json"),
    trades: read("trades.json"),
    operations: read("operations.json"),
    processors: read("processors.json"),
    mccs: read("mccs.json"),
    places: read("places.json"),
    cities: read("cities.json"),
    names: read("names.json"),
    people: read("people.json"),
    generic: read("generic.json"),
    branches: read("branches.json"),
    guess: read("guess.json"),
    local: readAll("local"),
    merchants: readAll("merchants"),
    brands: readAll("brands"),
    words: readAll("words"),
    shopWords: readAll("shop-words"),
    concepts: readAll("concepts"),
  };
}
