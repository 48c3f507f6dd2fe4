/** `ntropy eval GOLD.csv`: enriches labelled rows and measures the answers. */
import type { Client } from "../../client/client";
import { MAXIMUM_BATCH_SIZE } from "../../model";
import type { GoldRow } from "./gold";
import { addRow, type Measures, noMeasures } from "./measures";
import { reportText } from "./report";

/** Measures the answers to labelled rows, overall and by source, and puts them into words. */
export async function evaluate(client: Client, rows: readonly GoldRow[]): Promise<string> {
  const overall = noMeasures();
  const bySource = new Map<string, Measures>();
  for (let from = 0; from < rows.length; from += MAXIMUM_BATCH_SIZE) {
    const chunk = rows.slice(from, from + MAXIMUM_BATCH_SIZE);
    const answers = await client.enrich(chunk.map(({ input }) => input));
    chunk.forEach((gold, index) => {
      const answer = answers[index];
      if (answer === undefined) throw new Error("A row came back without an answer.");
      const source = bySource.get(gold.source) ?? noMeasures();
      bySource.set(gold.source, source);
      addRow(overall, gold, answer);
      addRow(source, gold, answer);
    });
  }
  return reportText(overall, bySource);
}
