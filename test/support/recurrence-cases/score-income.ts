/**
 * How right an answer about income is. Groups match as in `score.ts`; a group found that matches none
 * is false. A type counts against all true groups: one that was missed has no right type.
 */
import { type IncomeGroup, toDayNumber } from "../../../src/model";
import { isAmountRight, isDateRight, matchGroups, type Share } from "./score";
import type { ExpectedIncome, IncomeVariant } from "./types";

/** Counts over one variant, one case or all. */
export interface IncomeCounts {
  variants: number;
  cleanVariants: number;
  found: Share;
  falseGroups: number;
  /** Of all true groups; missed ones are wrong. */
  type: Share;
  frequency: Share;
  active: Share;
  nextDate: Share;
  nextAmount: Share;
  source: Share;
  duration: Share;
  /** Incoming rows that are no income and stand in no group. */
  notIncomeRows: Share;
}

export interface IncomeScore {
  caseNumber: number;
  seed: number;
  summary: string;
  counts: IncomeCounts;
  mistakes: string[];
}

const SHARES = [
  "found",
  "type",
  "frequency",
  "active",
  "nextDate",
  "nextAmount",
  "source",
  "duration",
  "notIncomeRows",
] as const satisfies readonly (keyof IncomeCounts)[];

export function emptyIncomeCounts(): IncomeCounts {
  const none = (): Share => ({ right: 0, of: 0 });
  return {
    variants: 0,
    cleanVariants: 0,
    found: none(),
    falseGroups: 0,
    type: none(),
    frequency: none(),
    active: none(),
    nextDate: none(),
    nextAmount: none(),
    source: none(),
    duration: none(),
    notIncomeRows: none(),
  };
}

/** Adds the second to the first, in place. */
export function addIncomeCounts(sum: IncomeCounts, more: IncomeCounts): void {
  for (const key of SHARES) {
    sum[key].right += more[key].right;
    sum[key].of += more[key].of;
  }
  sum.variants += more.variants;
  sum.cleanVariants += more.cleanVariants;
  sum.falseGroups += more.falseGroups;
}

/** Days of a duration in words, as `1 year 4 months 15 days`; null where nothing can be read. */
export function daysOfDuration(words: string): number | null {
  const parts = [...words.matchAll(/(\d+)\s*(year|month|week|day)s?/g)];
  if (parts.length === 0) return null;
  const lengths: Record<string, number> = { year: 365.25, month: 30.44, week: 7, day: 1 };
  return parts.reduce(
    (sum, [, count, unit]) => sum + Number(count) * (lengths[unit ?? ""] ?? 0),
    0
  );
}

/** Lower case, without accents and marks, for comparing names. */
function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ");
}

/** The score of one history's income groups. */
export function scoreIncome(variant: IncomeVariant, answer: readonly IncomeGroup[]): IncomeScore {
  const counts = emptyIncomeCounts();
  counts.variants = 1;
  const mistakes: string[] = [];
  const pairs = matchGroups(variant.groups, answer);

  for (const truth of variant.groups) {
    counts.found.of++;
    counts.type.of++;
    const index = pairs.get(truth);
    const found = index === undefined ? undefined : answer[index];
    if (found === undefined) {
      mistakes.push(
        `missing: ${truth.name}, ${truth.types.join(" or ")}, ${truth.memberIds.length} rows`
      );
      continue;
    }
    counts.found.right++;
    mistakes.push(...judge(variant, truth, found, counts));
  }

  const matched = new Set(pairs.values());
  answer.forEach((group, index) => {
    if (matched.has(index)) return;
    counts.falseGroups++;
    mistakes.push(
      `false: ${group.income_type} of ${String(group.source)}, ${group.transaction_ids.length} rows, latest "${group.latest_payment_description}"`
    );
  });

  const grouped = new Set(answer.flatMap(({ transaction_ids: ids }) => ids));
  for (const id of variant.notIncomeIds) {
    counts.notIncomeRows.of++;
    if (!grouped.has(id)) counts.notIncomeRows.right++;
  }
  if (mistakes.length === 0) counts.cleanVariants = 1;
  const { caseNumber, seed, summary } = variant;
  return { caseNumber, seed, summary, counts, mistakes };
}

function judge(
  variant: IncomeVariant,
  truth: ExpectedIncome,
  found: IncomeGroup,
  counts: IncomeCounts
): string[] {
  const mistakes: string[] = [];
  const note = (share: Share, isRight: boolean, words: string): void => {
    if (isRight) share.right++;
    else mistakes.push(`${truth.name}: ${words}`);
  };
  const judged = (share: Share, isRight: boolean, words: string): void => {
    share.of++;
    note(share, isRight, words);
  };
  note(
    counts.type,
    truth.types.includes(found.income_type),
    `type ${found.income_type}, not ${truth.types.join(" or ")}`
  );
  if (truth.frequencies.length > 0) {
    const { pay_frequency: frequency } = found;
    const isRight = frequency !== null && truth.frequencies.includes(frequency);
    const words = `frequency ${String(frequency)}, not ${truth.frequencies.join(" or ")}`;
    judged(counts.frequency, isRight, words);
  }
  if (truth.isActive !== null) {
    const words = `is_active ${String(found.is_active)}, not ${String(truth.isActive)}`;
    judged(counts.active, found.is_active === truth.isActive, words);
  }
  if (truth.nextDate !== null) {
    const { next_expected_payment_date: date } = found;
    const words = `next ${String(date)}, not ${truth.nextDate.dates.join(" or ")}`;
    judged(counts.nextDate, isDateRight(date, truth.nextDate), words);
  }
  if (truth.nextAmount !== null) {
    const text = found.next_expected_payment_amount;
    const amount = text === null ? null : Number(text);
    const words = `next amount ${String(text)}, not ${truth.nextAmount.amounts.join(" or ")}`;
    judged(counts.nextAmount, isAmountRight(amount, truth.nextAmount), words);
  }
  if (truth.sourceWords.length > 0) {
    const source = ` ${fold(found.source ?? "")} `;
    const isRight = truth.sourceWords.some((word) => source.includes(fold(word).trim()));
    const words = `source ${String(found.source)}, without ${truth.sourceWords.join(" or ")}`;
    judged(counts.source, isRight, words);
  }
  const days = spanOf(variant, truth);
  const said = daysOfDuration(found.duration);
  const isNear = said !== null && Math.abs(said - days) <= Math.max(4, days * 0.03);
  judged(counts.duration, isNear, `duration "${found.duration}" of ${days} days`);
  return mistakes;
}

function spanOf(variant: IncomeVariant, truth: ExpectedIncome): number {
  const ids = new Set(truth.memberIds);
  const days = variant.transactions
    .filter(({ id, date }) => ids.has(id) && date !== null)
    .map(({ date }) => toDayNumber(date ?? ""));
  return Math.max(...days) - Math.min(...days);
}
