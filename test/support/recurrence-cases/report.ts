/** Scores added up per case and over all, as data and as a table a person reads in a terminal. */
import { addCounts, type Counts, emptyCounts, type Share, type VariantScore } from "./score";

export interface CaseReport {
  number: number;
  title: string;
  kind: "positive" | "negative";
  counts: Counts;
  /** Null where the case has no true group. */
  recall: number | null;
  /** True groups among the found ones of this case; null where nothing was found. */
  precision: number | null;
  /** The first variant that went wrong, for reading; null where none did. */
  sample: { seed: number; summary: string; reading: string; mistakes: string[] } | null;
}

export interface RecurrenceReport {
  variantsPerCase: number;
  firstSeed: number;
  counts: Counts;
  /** Over the groups under test alone; companions that were found count neither way. */
  recall: number;
  precision: number;
  /** Over every series in the histories. */
  recallOfAll: number;
  precisionOfAll: number;
  cadence: number | null;
  type: number | null;
  active: number | null;
  nextDate: number | null;
  nextAmount: number | null;
  oneOffRows: number | null;
  memberRows: number | null;
  cases: CaseReport[];
}

/** Right among judged; null where nothing was judged. */
export function ratio({ right, of }: Share): number | null {
  return of === 0 ? null : right / of;
}

function precisionOf(right: number, falseGroups: number): number | null {
  return right + falseGroups === 0 ? null : right / (right + falseGroups);
}

/** Adds up scores of many variants. */
export function reportRecurrence(
  cases: readonly { number: number; title: string; kind: "positive" | "negative" }[],
  scores: readonly VariantScore[],
  options: { variants: number; firstSeed: number }
): RecurrenceReport {
  const all = emptyCounts();
  const reports = cases.map(({ number, title, kind }): CaseReport => {
    const own = scores.filter(({ caseNumber }) => caseNumber === number);
    const counts = emptyCounts();
    for (const score of own) addCounts(counts, score.counts);
    addCounts(all, counts);
    const wrong = own
      .filter(({ mistakes }) => mistakes.length > 0)
      .sort((first, second) => second.mistakes.length - first.mistakes.length)[0];
    const sample =
      wrong === undefined
        ? null
        : {
            seed: wrong.seed,
            summary: wrong.summary,
            reading: wrong.reading,
            mistakes: wrong.mistakes,
          };
    const recall = ratio(counts.tested);
    const precision = precisionOf(counts.tested.right, counts.falseGroups);
    return { number, title, kind, counts, recall, precision, sample };
  });
  const found = all.tested.right + all.companions.right;
  return {
    variantsPerCase: options.variants,
    firstSeed: options.firstSeed,
    counts: all,
    recall: ratio(all.tested) ?? 0,
    precision: precisionOf(all.tested.right, all.falseGroups) ?? 0,
    recallOfAll: found / Math.max(1, all.tested.of + all.companions.of),
    precisionOfAll: precisionOf(found, all.falseGroups) ?? 0,
    cadence: ratio(all.cadence),
    type: ratio(all.type),
    active: ratio(all.active),
    nextDate: ratio(all.nextDate),
    nextAmount: ratio(all.nextAmount),
    oneOffRows: ratio(all.oneOffRows),
    memberRows: ratio(all.memberRows),
    cases: reports,
  };
}

/** A share with two decimals, or a dash where nothing was judged. */
export function formatRatio(value: number | null): string {
  return value === null ? "-" : value.toFixed(3);
}

/** Columns side by side: the first two left-aligned, the rest right-aligned. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length))
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 1 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join("  ")
        .trimEnd()
    )
    .join("\n");
}

/** The report as lines of text: a table of cases, totals, and one sample of each of the worst cases. */
export function formatRecurrence(report: RecurrenceReport, worst = 5): string {
  const header = ["case", "", "true", "recall", "false", "prec", "cadence", "type", "active"];
  header.push("date", "amount", "one off", "clean");
  const line = (label: string, title: string, counts: Counts, recall: number | null): string[] => [
    label,
    title.length > 44 ? `${title.slice(0, 43)}…` : title,
    String(counts.tested.of),
    formatRatio(recall),
    String(counts.falseGroups),
    formatRatio(precisionOf(counts.tested.right, counts.falseGroups)),
    formatRatio(ratio(counts.cadence)),
    formatRatio(ratio(counts.type)),
    formatRatio(ratio(counts.active)),
    formatRatio(ratio(counts.nextDate)),
    formatRatio(ratio(counts.nextAmount)),
    formatRatio(ratio(counts.oneOffRows)),
    `${counts.cleanVariants}/${counts.variants}`,
  ];
  const table = formatTable([
    header,
    ...report.cases.map(({ number, title, counts, recall }) =>
      line(String(number), title, counts, recall)
    ),
    line("all", "", report.counts, report.recall),
  ]);
  const { companions, companionAttributes, rows } = report.counts;
  const totals = [
    `Groups under test: recall ${formatRatio(report.recall)}, precision ${formatRatio(report.precision)}, cadence right ${formatRatio(report.cadence)}.`,
    `All series: recall ${formatRatio(report.recallOfAll)}, precision ${formatRatio(report.precisionOfAll)}; companions found ${companions.right} of ${companions.of}, their attributes right ${formatRatio(ratio(companionAttributes))}.`,
    `Rows: ${rows}; one-off rows right ${formatRatio(report.oneOffRows)}, rows of tested groups right ${formatRatio(report.memberRows)}.`,
  ];
  const samples = worstCases(report, worst).map(({ number, title, sample }) =>
    sample === null
      ? ""
      : [
          `Case ${number}, ${title}; seed ${sample.seed} (${sample.summary}; read as "${sample.reading}")`,
          ...sample.mistakes.slice(0, 6).map((mistake) => `  ${mistake}`),
        ].join("\n")
  );
  return [table, "", ...totals, "", ...samples].join("\n");
}

/** The cases with most wrong, judged by missing and false groups, then by wrong attributes. */
export function worstCases(report: RecurrenceReport, count: number): CaseReport[] {
  const badness = ({ counts }: CaseReport): number => {
    const wrong = [counts.cadence, counts.type, counts.active, counts.nextDate, counts.nextAmount]
      .map(({ right, of }) => of - right)
      .reduce((sum, each) => sum + each, 0);
    return (counts.tested.of - counts.tested.right + counts.falseGroups) * 3 + wrong;
  };
  return [...report.cases]
    .filter(({ sample }) => sample !== null)
    .sort((first, second) => badness(second) - badness(first))
    .slice(0, count);
}
