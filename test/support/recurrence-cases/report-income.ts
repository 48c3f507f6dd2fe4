/** Income scores added up per case and over all, as data and as a table. */
import { formatRatio, formatTable, ratio } from "./report";
import {
  addIncomeCounts,
  emptyIncomeCounts,
  type IncomeCounts,
  type IncomeScore,
} from "./score-income";

export interface IncomeCaseReport {
  number: number;
  title: string;
  counts: IncomeCounts;
  sample: { seed: number; summary: string; mistakes: string[] } | null;
}

export interface IncomeReport {
  variantsPerCase: number;
  firstSeed: number;
  counts: IncomeCounts;
  recall: number | null;
  precision: number | null;
  typeRight: number | null;
  frequencyRight: number | null;
  activeRight: number | null;
  cases: IncomeCaseReport[];
}

/** Adds up scores of many variants. */
export function reportIncome(
  cases: readonly { number: number; title: string }[],
  scores: readonly IncomeScore[],
  options: { variants: number; firstSeed: number }
): IncomeReport {
  const counts = emptyIncomeCounts();
  const reports = cases.map(({ number, title }): IncomeCaseReport => {
    const own = scores.filter(({ caseNumber }) => caseNumber === number);
    const sum = emptyIncomeCounts();
    for (const score of own) addIncomeCounts(sum, score.counts);
    addIncomeCounts(counts, sum);
    const wrong = own.find(({ mistakes }) => mistakes.length > 0);
    const sample =
      wrong === undefined
        ? null
        : { seed: wrong.seed, summary: wrong.summary, mistakes: wrong.mistakes };
    return { number, title, counts: sum, sample };
  });
  const { found, falseGroups } = counts;
  return {
    variantsPerCase: options.variants,
    firstSeed: options.firstSeed,
    counts,
    recall: ratio(found),
    precision: ratio({ right: found.right, of: found.right + falseGroups }),
    typeRight: ratio(counts.type),
    frequencyRight: ratio(counts.frequency),
    activeRight: ratio(counts.active),
    cases: reports,
  };
}

/** The report as lines of text: a table of cases, totals, and a sample of each of the worst. */
export function formatIncome(report: IncomeReport, worst = 5): string {
  const header = ["case", "", "true", "found", "false", "type", "freq", "active", "date"];
  header.push("amount", "source", "dur", "no income", "clean");
  const line = (label: string, title: string, counts: IncomeCounts): string[] => [
    label,
    title.length > 44 ? `${title.slice(0, 43)}…` : title,
    String(counts.found.of),
    formatRatio(ratio(counts.found)),
    String(counts.falseGroups),
    formatRatio(ratio(counts.type)),
    formatRatio(ratio(counts.frequency)),
    formatRatio(ratio(counts.active)),
    formatRatio(ratio(counts.nextDate)),
    formatRatio(ratio(counts.nextAmount)),
    formatRatio(ratio(counts.source)),
    formatRatio(ratio(counts.duration)),
    formatRatio(ratio(counts.notIncomeRows)),
    `${counts.cleanVariants}/${counts.variants}`,
  ];
  const table = formatTable([
    header,
    ...report.cases.map(({ number, title, counts }) => line(String(number), title, counts)),
    line("all", "", report.counts),
  ]);
  const badness = ({ counts }: IncomeCaseReport): number =>
    counts.type.of - counts.type.right + counts.falseGroups;
  const samples = [...report.cases]
    .filter(({ sample }) => sample !== null)
    .sort((first, second) => badness(second) - badness(first))
    .slice(0, worst)
    .map(({ number, title, sample }) =>
      [
        `Case ${number}, ${title}; seed ${String(sample?.seed)} (${String(sample?.summary)})`,
        ...(sample?.mistakes ?? []).slice(0, 6).map((mistake) => `  ${mistake}`),
      ].join("\n")
    );
  const totals = `Income groups: recall ${formatRatio(report.recall)}, precision ${formatRatio(report.precision)}, type right ${formatRatio(report.typeRight)}, frequency right ${formatRatio(report.frequencyRight)}, active right ${formatRatio(report.activeRight)}.`;
  return [table, "", totals, "", ...samples].join("\n");
}
