/** Label sets in the manner of other apps, with what a person would find right in them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CustomSet, readCustomSets } from "../../../src/cli/eval/custom-sets";

/** Sets by name; each has its holder type and direction. */
export function inventedSets(): ReadonlyMap<string, CustomSet> {
  return new Map([...readSets("invented.json"), ...readSets("further.json")]);
}

function readSets(name: string): ReadonlyMap<string, CustomSet> {
  const reading = readCustomSets(readFileSync(join(__dirname, name), "utf8"));
  if (!reading.ok) throw new Error(`${name}: ${reading.message}`);
  return reading.sets;
}
