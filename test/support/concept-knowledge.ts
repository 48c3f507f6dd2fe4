/** The concepts of the project's knowledge alone: in a moment, where all of it takes its time. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MappingKnowledge } from "../../src/engine/custom";
import type { Taxonomy } from "../../src/knowledge";
import { compileConcepts } from "../../src/knowledge/compile-concepts";
import { openConcepts } from "../../src/knowledge/concepts";
import type { SourceProblem } from "../../src/knowledge/problems";
import { type LabelSet, MccsFile, TaxonomyFile, TradesFile } from "../../src/knowledge/schema";

const data = join(__dirname, "../../src/knowledge/data");
const read = (name: string): unknown => JSON.parse(readFileSync(join(data, name), "utf8"));

/** What a label mapper needs, from the project's files. Throws where they are wrong. */
export function conceptKnowledge(): MappingKnowledge & { taxonomy: Taxonomy } {
  const taxonomy = TaxonomyFile.parse(read("taxonomy.json"));
  const trades = Object.entries(TradesFile.parse(read("trades.json")));
  const tradeIndex = new Map(trades.map(([name], index) => [name, index]));
  const files = readdirSync(join(data, "concepts")).filter((name) => name.endsWith(".json"));
  const problems: SourceProblem[] = [];
  const stored = compileConcepts(
    Object.fromEntries(files.map((name) => [name, read(join("concepts", name))])),
    taxonomy,
    tradeIndex,
    problems
  );
  if (problems.length > 0)
    throw new Error(problems.map(({ file, message }) => `${file}: ${message}`).join("\n"));
  const facts = (labels: LabelSet["outgoing"]) =>
    new Map(
      labels.map(({ label, v2_path, mccs }) => [label, { path: v2_path, accounting: null, mccs }])
    );
  const both = ({ outgoing, incoming }: LabelSet) => ({
    outgoing: facts(outgoing),
    incoming: facts(incoming),
  });
  const labels = { consumer: both(taxonomy.consumer), business: both(taxonomy.business) };
  return {
    taxonomy: labels,
    concepts: openConcepts(stored, labels),
    trades: trades.map(([name, trade]) => ({
      name,
      labels: { consumer: trade.consumer, business: trade.business },
      mccs: trade.mccs,
      rhythm: trade.rhythm ?? null,
      institution: trade.institution ?? false,
    })),
    tradeByMcc: new Map(
      MccsFile.parse(read("mccs.json")).flatMap(({ from, to = from, trade }) =>
        Array.from({ length: to - from + 1 }, (_, step): [number, number] => [
          from + step,
          tradeIndex.get(trade) ?? -1,
        ])
      )
    ),
  };
}
