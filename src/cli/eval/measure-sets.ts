/** How right answers are in label sets of others: our labels one by one, and on labelled rows. */
import type { Client } from "../../client/client";
import {
  createLabelMapper,
  inOwnLabels,
  type LabelMapper,
  type MappingKnowledge,
} from "../../engine/custom";
import { type EnrichedTransaction, EntryTypeInput, MAXIMUM_BATCH_SIZE } from "../../model";
import { type CustomSet, measureLabels, type WrongLabel } from "./custom-sets";
import type { GoldRow } from "./gold";

interface SetMeasure {
  name: string;
  labels: { right: number; of: number; wrong: WrongLabel[] };
  rows: { right: number; of: number };
}

/** Measures every set and puts it into words. */
export async function evaluateInSets(
  client: Client,
  knowledge: MappingKnowledge,
  gold: readonly GoldRow[],
  sets: ReadonlyMap<string, CustomSet>
): Promise<string> {
  const answers: EnrichedTransaction[] = [];
  for (let from = 0; from < gold.length; from += MAXIMUM_BATCH_SIZE) {
    const chunk = gold.slice(from, from + MAXIMUM_BATCH_SIZE);
    answers.push(...(await client.enrich(chunk.map(({ input }) => input))));
  }
  const measures = [...sets].map(([name, set]): SetMeasure => {
    const labels = { incoming: set.labels, outgoing: set.labels };
    const mapper = createLabelMapper(knowledge, labels, set.account_holder_type);
    return {
      name,
      labels: measureLabels(mapper, set),
      rows: measureRows(mapper, set, gold, answers),
    };
  });
  return reportOf(measures);
}

/** Rows of the set's holder type and direction whose right label has a right one in the set. */
function measureRows(
  mapper: LabelMapper,
  { accept, account_holder_type: type, entry_type: direction }: CustomSet,
  gold: readonly GoldRow[],
  answers: readonly EnrichedTransaction[]
): { right: number; of: number } {
  let right = 0;
  let of = 0;
  gold.forEach(({ input, labels }, index) => {
    const answer = answers[index];
    if (answer === undefined) throw new Error("A row came back without an answer.");
    if (input.account_holder_type !== type) return;
    if (EntryTypeInput.parse(input.entry_type) !== direction) return;
    const accepted = new Set(labels.flatMap((label) => accept[label] ?? []));
    if (accept[labels[0] ?? ""] === undefined) return;
    of += 1;
    const mapped = inOwnLabels(mapper, answer, { direction, mcc: input.mcc ?? null });
    if (accepted.has(mapped.categories?.general ?? "")) right += 1;
  });
  return { right, of };
}

const share = (right: number, of: number): string => (of === 0 ? "-" : (right / of).toFixed(3));

function reportOf(measures: readonly SetMeasure[]): string {
  const width = Math.max(12, ...measures.map(({ name }) => name.length));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(width) : cell.padStart(8))).join(" ");
  const lines = [line(["set", "labels", "top-1", "rows", "top-1"])];
  for (const { name, labels, rows } of measures)
    lines.push(
      line([
        name,
        String(labels.of),
        share(labels.right, labels.of),
        String(rows.of),
        share(rows.right, rows.of),
      ])
    );
  const sum = (pick: (measure: SetMeasure) => number): number =>
    measures.reduce((total, measure) => total + pick(measure), 0);
  const [labels, rows] = [sum((one) => one.labels.of), sum((one) => one.rows.of)];
  lines.push(
    line([
      "all",
      String(labels),
      share(
        sum((one) => one.labels.right),
        labels
      ),
      String(rows),
      share(
        sum((one) => one.rows.right),
        rows
      ),
    ]),
    "",
    "labels taken elsewhere (ours -> the set's; right were)"
  );
  for (const { name, labels: measured } of measures)
    for (const { ours, theirs, accepted } of measured.wrong)
      lines.push(`  ${name}: ${ours} -> ${theirs}; ${accepted.join(" | ")}`);
  return `${lines.join("\n")}\n`;
}
