/** The measures as a table that people read. */
import { type Measures, type Retrieval, scoresOf, wilson } from "./measures";

const share = (part: number, whole: number) => (whole === 0 ? "-" : (part / whole).toFixed(3));
const figure = (value: number | null) => (value === null ? "-" : value.toFixed(3));
const row = (cells: readonly string[]) =>
  cells
    .map((cell, index) => (index === 0 ? cell.padEnd(16) : cell.padStart(9)))
    .join(" ")
    .trimEnd();

const COLUMNS: readonly [string, (measures: Measures) => string][] = [
  ["rows", ({ rows }) => String(rows)],
  ["label", ({ labelRight, rows }) => share(labelRight, rows)],
  ["exact", ({ labelExact, rows }) => share(labelExact, rows)],
  ["answered", ({ answered, rows }) => share(answered, rows)],
  ["if answ.", ({ answeredRight, answered }) => share(answeredRight, answered)],
  ["merch F1", ({ merchant }) => figure(scoresOf(merchant).f1)],
  ["web prec", ({ website }) => figure(scoresOf(website).precision)],
  ["web rec", ({ website }) => figure(scoresOf(website).recall)],
  ["pers F1", ({ person }) => figure(scoresOf(person).f1)],
  ["inter F1", ({ intermediary }) => figure(scoresOf(intermediary).f1)],
  ["city F1", ({ city }) => figure(scoresOf(city).f1)],
  ["ctry F1", ({ country }) => figure(scoresOf(country).f1)],
];

const RETRIEVALS: readonly [string, (measures: Measures) => Retrieval][] = [
  ["merchant", ({ merchant }) => merchant],
  ["website", ({ website }) => website],
  ["person", ({ person }) => person],
  ["intermediary", ({ intermediary }) => intermediary],
  ["city", ({ city }) => city],
  ["country", ({ country }) => country],
];

/** Everything measured, overall and per source. */
export function reportText(overall: Measures, bySource: ReadonlyMap<string, Measures>): string {
  const lines = [row(["source", ...COLUMNS.map(([name]) => name)])];
  const add = (name: string, measures: Measures) =>
    lines.push(row([name, ...COLUMNS.map(([, of]) => of(measures))]));
  for (const [source, measures] of [...bySource].sort(([a], [b]) => (a < b ? -1 : 1)))
    add(source, measures);
  add("all", overall);

  lines.push("", row(["found", "precision", "recall", "F1", "answered", "expected"]));
  for (const [name, of] of RETRIEVALS) {
    const retrieval = of(overall);
    const { precision, recall, f1 } = scoresOf(retrieval);
    lines.push(
      row([
        name,
        figure(precision),
        figure(recall),
        figure(f1),
        String(retrieval.answered),
        String(retrieval.expected),
      ])
    );
  }
  lines.push("", ...calibrationLines(overall), "", ...confusionLines(overall));
  return `${lines.join("\n")}\n`;
}

function calibrationLines({ bands, answered, rows }: Measures): string[] {
  const lines = [row(["confidence", "rows", "stated", "right", "95 % low", "95 % high", ""])];
  let stated = 0;
  let right = 0;
  for (const band of bands) {
    stated += band.stated;
    right += band.right;
    if (band.rows === 0) continue;
    const mean = band.stated / band.rows;
    const { low, high } = wilson(band.right, band.rows);
    const inside =
      band.tenth === 9
        ? Math.abs(mean - band.right / band.rows) <= 0.03
        : mean >= low && mean <= high;
    lines.push(
      row([
        `${(band.tenth / 10).toFixed(1)} - ${((band.tenth + 1) / 10).toFixed(1)}`,
        String(band.rows),
        mean.toFixed(3),
        share(band.right, band.rows),
        low.toFixed(3),
        high.toFixed(3),
        inside ? "fits" : "OFF",
      ])
    );
  }
  const high = bands[9];
  lines.push(
    `stated ${share(stated, answered)}, right ${share(right, answered)} over answered rows ` +
      `(within three points: ${Math.abs(stated - right) <= 0.03 * answered ? "fits" : "OFF"}); ` +
      `0.90 and above: ${share(high?.rows ?? 0, rows)} of all rows`
  );
  return lines;
}

function confusionLines({ confusions }: Measures): string[] {
  return [
    "wrong most often (right -> answered)",
    ...[...confusions]
      .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
      .slice(0, 25)
      .map(([confusion, times]) => `${String(times).padStart(5)}  ${confusion}`),
  ];
}
