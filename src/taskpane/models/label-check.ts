/** What can be said of labels before a model is trained on them: how many, and what may be wrong. */
import type { SheetRow } from "../../run/types";

/** A label with the rows that have it. */
export interface LabelCount {
  label: string;
  rows: number;
}

/** Two labels that may be meant to be one. */
export type LabelPair = readonly [string, string];

export type LabelWarning =
  /** No row has a label: nothing can be trained. */
  | { code: "none" }
  /** All rows have the same: there is nothing to tell apart. */
  | { code: "one_label"; label: string }
  | { code: "too_many_labels"; labels: number; maximum: number }
  /** Nearly every row has a label of its own: this may be the wrong column. */
  | { code: "hardly_any_twice"; labels: number; rows: number }
  | { code: "few_rows"; rows: number }
  /** Labels too rare to be learned. */
  | { code: "rare_labels"; labels: readonly LabelCount[] }
  | { code: "near_duplicates"; pairs: readonly LabelPair[] }
  | { code: "blank"; rows: number }
  | { code: "too_long"; rows: number; maximum: number }
  | { code: "too_many_rows"; rows: number; maximum: number };

/** A row that can be trained on. */
export interface LabelledRow {
  row: SheetRow;
  label: string;
}

export interface LabelCheck {
  rows: LabelledRow[];
  /** Most frequent first. */
  labels: LabelCount[];
  /** The gravest first. */
  warnings: LabelWarning[];
  canTrain: boolean;
}

export const MOST_ROWS = 50_000;
const MOST_LABELS = 1_000;
const LONGEST_LABEL = 256;
/** Fewer rows than this teach little. */
const FEW_ROWS = 50;
/** A label of fewer rows is hardly learned. */
const RARE = 3;
/** More than half of the rows with a label of their own, among at least so many. */
const ROWS_TO_DOUBT = 20;

/** Looks at rows whose first asked cell is their label. */
export function checkLabels(read: readonly SheetRow[]): LabelCheck {
  const all = read.map((row) => ({ row, label: String(row.cells[0] ?? "").trim() }));
  const filled = all.filter(({ label }) => label !== "");
  const fit = filled.filter(({ label }) => label.length <= LONGEST_LABEL);
  const rows = fit.slice(0, MOST_ROWS);
  const labels = counted(rows);
  const warnings = [
    ...graveWarnings(rows, labels),
    ...(fit.length > MOST_ROWS
      ? [{ code: "too_many_rows", rows: fit.length, maximum: MOST_ROWS } as const]
      : []),
    ...learningWarnings(rows, labels),
    ...(filled.length > fit.length
      ? [{ code: "too_long", rows: filled.length - fit.length, maximum: LONGEST_LABEL } as const]
      : []),
    ...(all.length > filled.length && rows.length > 0
      ? [{ code: "blank", rows: all.length - filled.length } as const]
      : []),
  ];
  return {
    rows,
    labels,
    warnings,
    canTrain: labels.length > 1 && labels.length <= MOST_LABELS,
  };
}

function counted(rows: readonly LabelledRow[]): LabelCount[] {
  const counts = new Map<string, number>();
  for (const { label } of rows) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts]
    .map(([label, count]) => ({ label, rows: count }))
    .sort((one, other) => other.rows - one.rows || (one.label < other.label ? -1 : 1));
}

function graveWarnings(
  rows: readonly LabelledRow[],
  labels: readonly LabelCount[]
): LabelWarning[] {
  const [only] = labels;
  if (only === undefined) return [{ code: "none" }];
  if (labels.length === 1) return [{ code: "one_label", label: only.label }];
  if (labels.length > MOST_LABELS)
    return [{ code: "too_many_labels", labels: labels.length, maximum: MOST_LABELS }];
  if (rows.length >= ROWS_TO_DOUBT && labels.length > rows.length / 2)
    return [{ code: "hardly_any_twice", labels: labels.length, rows: rows.length }];
  return [];
}

function learningWarnings(
  rows: readonly LabelledRow[],
  labels: readonly LabelCount[]
): LabelWarning[] {
  if (labels.length < 2 || labels.length > MOST_LABELS) return [];
  const warnings: LabelWarning[] = [];
  if (rows.length < FEW_ROWS) warnings.push({ code: "few_rows", rows: rows.length });
  const rare = labels.filter((label) => label.rows < RARE);
  if (rare.length > 0) warnings.push({ code: "rare_labels", labels: rare });
  const pairs = nearDuplicates(labels.map(({ label }) => label));
  if (pairs.length > 0) warnings.push({ code: "near_duplicates", pairs });
  return warnings;
}

/** Labels that differ in capitals, accents, blanks and marks alone, or in one letter of a long word. */
function nearDuplicates(labels: readonly string[]): LabelPair[] {
  const plain = labels.map((label) => ({ label, key: plainly(label) }));
  const pairs: LabelPair[] = [];
  plain.forEach((one, index) => {
    for (const other of plain.slice(index + 1))
      if (one.key === other.key || isOneSlipApart(one.key, other.key))
        pairs.push([one.label, other.label]);
  });
  return pairs;
}

const plainly = (label: string): string =>
  label
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** Shorter words are often different words: "bar", "car". */
const LONG_WORD = 6;

/** Whether one letter more, less or other makes them equal. Numbers that differ are meant to. */
function isOneSlipApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < LONG_WORD || long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  const isEqualAfter =
    short.length === long.length
      ? short.slice(same + 1) === long.slice(same + 1)
      : short.slice(same) === long.slice(same + 1);
  return isEqualAfter && !/\p{N}/u.test(`${short[same] ?? ""}${long[same] ?? ""}`);
}
