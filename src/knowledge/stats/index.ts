/**
 * `npm run knowledge:stats`: what the knowledge holds, to see what is still missing: written merchants
 * by trade and region, websites, brands, local names, carriers of payments, words by language.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readKnowledgeSources } from "../sources";
import { countKnowledge, LocalFile } from "./count";
import { statsText } from "./text";

const data = join(process.cwd(), "src", "knowledge", "data");
const local = join(data, "local");
const places = existsSync(local)
  ? readdirSync(local)
      .filter((name) => name.endsWith(".json"))
      .map((name) => LocalFile.parse(JSON.parse(readFileSync(join(local, name), "utf8"))))
  : [];
process.stdout.write(statsText(countKnowledge(readKnowledgeSources(data), places)));
