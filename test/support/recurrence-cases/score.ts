/**
 * How right an answer about recurrence is. A found group matches a true one when their members
 * overlap by Jaccard >= 0.8 (rows that may be in or out count neither way); every other found group
 * is false, unless it consists of such rows alone.
 */
import { type CalendarDate, type RecurrenceGroup, toDayNumber } from "../../../src/model";
import type { RecurrenceAnswer } from "../../../src/engine/types";
import type {
  ExpectedAmount,
  ExpectedDate,
  ExpectedGroup,
  Reading,
  RecurrenceVariant,
} from "./types";

/** Least overlap of members at which a found group is the true one. */
export const LEAST_OVERLAP = 0.8;

/** Counts of right answers; `of` is how many were judged. */
export interface Share {
  right: number;
  of: number;
}

/** Counts over one variant, one case or all. Attributes are judged on matched groups. */
export interface Counts {
  variants: number;
  rows: number;
  /** Variants without a false, missing or wrongly described group. */
  cleanVariants: number;
  /** Groups the cases are about. */
  tested: Share;
  /** Other series of the same histories. */
  companions: Share;
  falseGroups: number;
  cadence: Share;
  type: Share;
  active: Share;
  nextDate: Share;
  nextAmount: Share;
  /** Attributes of companions, all five together. */
  companionAttributes: Share;
  /** Rows that must be answered "one off". */
  oneOffRows: Share;
  /** Rows of tested groups that must carry the group's type. */
  memberRows: Share;
}

export interface VariantScore {
  caseNumber: number;
  seed: number;
  summary: string;
  reading: string;
  counts: Counts;
  /** What was wrong, one line each. */
  mistakes: string[];
}

export function emptyCounts(): Counts {
  const none = (): Share => ({ right: 0, of: 0 });
  return {
    variants: 0,
    rows: 0,
    cleanVariants: 0,
    tested: none(),
    companions: none(),
    falseGroups: 0,
    cadence: none(),
    type: none(),
    active: none(),
    nextDate: none(),
    nextAmount: none(),
    companionAttributes: none(),
    oneOffRows: none(),
    memberRows: none(),
  };
}

/** Adds the second to the first, in place. */
export function addCounts(sum: Counts, more: Counts): void {
  for (const key of Object.keys(sum) as (keyof Counts)[]) {
    const [into, from] = [sum[key], more[key]];
    if (typeof into === "object" && typeof from === "object") {
      into.right += from.right;
      into.of += from.of;
    }
  }
  sum.variants += more.variants;
  sum.rows += more.rows;
  sum.cleanVariants += more.cleanVariants;
  sum.falseGroups += more.falseGroups;
}

/** The members of a truth, as far as overlap goes. */
export interface Membership {
  memberIds: string[];
  optionalIds: string[];
  twinIds?: Record<string, string>;
}

/**
 * Jaccard overlap of members: optional rows taken out of both sides, a twin standing for the member
 * it doubles; 0 where nothing is left.
 */
export function overlap(found: readonly string[], truth: Membership): number {
  const { memberIds, optionalIds, twinIds = {} } = truth;
  const leftOut = new Set(optionalIds);
  const first = new Set(found.map((id) => twinIds[id] ?? id).filter((id) => !leftOut.has(id)));
  const second = new Set(memberIds);
  let shared = 0;
  for (const id of first) if (second.has(id)) shared++;
  const union = first.size + second.size - shared;
  return union === 0 ? 0 : shared / union;
}

/** Whether a date is near one of the expected ones. */
export function isDateRight(
  date: CalendarDate | null | undefined,
  expected: ExpectedDate
): boolean {
  if (date === null || date === undefined) return false;
  const day = toDayNumber(date);
  return expected.dates.some((each) => Math.abs(toDayNumber(each) - day) <= expected.toleranceDays);
}

/** Whether an amount is near one of the expected ones; half a cent of rounding is forgiven. */
export function isAmountRight(
  amount: number | null | undefined,
  expected: ExpectedAmount
): boolean {
  if (amount === null || amount === undefined) return false;
  return expected.amounts.some(
    (each) => Math.abs(each - amount) <= Math.abs(each) * expected.tolerance + 0.0051
  );
}

/** Pairs of true and found group, the closest first; each group is used once. */
export function matchGroups<Expected extends Membership>(
  expected: readonly Expected[],
  found: readonly { transaction_ids: string[] }[]
): Map<Expected, number> {
  const candidates = expected.flatMap((truth) =>
    found.map(({ transaction_ids: ids }, index) => ({
      truth,
      index,
      value: overlap(ids, truth),
    }))
  );
  const pairs = new Map<Expected, number>();
  const used = new Set<number>();
  for (const { truth, index, value } of candidates.sort((a, b) => b.value - a.value)) {
    if (value < LEAST_OVERLAP || pairs.has(truth) || used.has(index)) continue;
    pairs.set(truth, index);
    used.add(index);
  }
  return pairs;
}

/** The score of one history: of the reading that the answer fits best. */
export function scoreVariant(variant: RecurrenceVariant, answer: RecurrenceAnswer): VariantScore {
  const scores = variant.readings.map((reading) => scoreReading(variant, reading, answer));
  const best = scores.reduce((first, second) =>
    goodness(second) > goodness(first) ? second : first
  );
  return best;
}

function goodness({ counts }: VariantScore): number {
  const found = counts.tested.of === 0 ? 1 : counts.tested.right / counts.tested.of;
  const attributes = [
    counts.cadence,
    counts.type,
    counts.active,
    counts.nextDate,
    counts.nextAmount,
  ]
    .map(({ right, of }) => (of === 0 ? 0 : right / of))
    .reduce((sum, share) => sum + share, 0);
  return found * 100 - counts.falseGroups * 10 + attributes;
}

function scoreReading(
  variant: RecurrenceVariant,
  reading: Reading,
  answer: RecurrenceAnswer
): VariantScore {
  const counts = emptyCounts();
  counts.variants = 1;
  counts.rows = variant.transactions.length;
  const mistakes: string[] = [];
  const pairs = matchGroups(reading.groups, answer.groups);

  for (const truth of reading.groups) {
    const index = pairs.get(truth);
    const found = index === undefined ? undefined : answer.groups[index];
    const share = truth.role === "tested" ? counts.tested : counts.companions;
    share.of++;
    if (found === undefined) mistakes.push(`missing ${truth.role}: ${describeTruth(truth)}`);
    else {
      share.right++;
      mistakes.push(...judge(truth, found, counts));
    }
  }

  const tolerated = new Set(reading.groups.flatMap(({ optionalIds }) => optionalIds));
  const matched = new Set(pairs.values());
  answer.groups.forEach((group, index) => {
    if (matched.has(index) || isTolerated(group, tolerated, variant.endedGroupsAllowed)) return;
    counts.falseGroups++;
    mistakes.push(`false group: ${describeFound(group, variant)}`);
  });

  scoreRows(variant, reading, answer, counts);
  if (mistakes.length === 0) counts.cleanVariants = 1;
  const { caseNumber, seed, summary } = variant;
  return { caseNumber, seed, summary, reading: reading.name, counts, mistakes };
}

function isTolerated(
  group: RecurrenceGroup,
  tolerated: ReadonlySet<string>,
  endedAllowed: readonly string[]
): boolean {
  const ended = new Set(group.is_active === false ? endedAllowed : []);
  return group.transaction_ids.every((id) => tolerated.has(id) || ended.has(id));
}

function judge(truth: ExpectedGroup, found: RecurrenceGroup, counts: Counts): string[] {
  const mistakes: string[] = [];
  const isTested = truth.role === "tested";
  const note = (share: Share, isRight: boolean, words: () => string): void => {
    const into = isTested ? share : counts.companionAttributes;
    into.of++;
    if (isRight) into.right++;
    else mistakes.push(`${truth.role} "${truth.name}": ${words()}`);
  };
  const cadence = found.cadence ?? found.periodicity;
  note(
    counts.cadence,
    truth.cadences.includes(cadence),
    () => `cadence ${cadence}, not ${truth.cadences.join(" or ")}`
  );
  note(
    counts.type,
    truth.types.some((type) => type === found.type),
    () => `type ${String(found.type)}, not ${truth.types.join(" or ")}`
  );
  note(
    counts.active,
    found.is_active === truth.isActive,
    () => `is_active ${String(found.is_active)}, not ${String(truth.isActive)}`
  );
  const { nextDate, nextAmount } = truth;
  if (nextDate !== null) {
    note(
      counts.nextDate,
      isDateRight(found.next_date, nextDate),
      () => `next ${String(found.next_date)}, not ${nextDate.dates.join(" or ")}`
    );
  }
  if (nextAmount !== null) {
    note(
      counts.nextAmount,
      isAmountRight(found.next_amount, nextAmount),
      () => `next amount ${String(found.next_amount)}, not ${nextAmount.amounts.join(" or ")}`
    );
  }
  return mistakes;
}

function scoreRows(
  variant: RecurrenceVariant,
  reading: Reading,
  answer: RecurrenceAnswer,
  counts: Counts
): void {
  for (const id of variant.oneOffIds) {
    counts.oneOffRows.of++;
    if (answer.byTransaction.get(id)?.type === "one off") counts.oneOffRows.right++;
  }
  for (const { role, memberIds, twinIds, types } of reading.groups) {
    if (role !== "tested") continue;
    const twinOf = new Map(Object.entries(twinIds).map(([twin, member]) => [member, twin]));
    for (const id of memberIds) {
      counts.memberRows.of++;
      const found = [id, twinOf.get(id) ?? id].map((row) => answer.byTransaction.get(row)?.type);
      if (types.some((right) => found.includes(right))) counts.memberRows.right++;
    }
  }
}

function describeTruth(truth: ExpectedGroup): string {
  const next = truth.nextDate === null ? "" : `, next ${truth.nextDate.dates.join(" or ")}`;
  return `${truth.name}, ${truth.cadences.join(" or ")}, ${truth.memberIds.length} rows${next}`;
}

/** A found group in one line: its rows' text, amounts and dates, as far as they fit. */
export function describeFound(group: RecurrenceGroup, variant: RecurrenceVariant): string {
  const ids = new Set(group.transaction_ids);
  const rows = variant.transactions
    .filter(({ id }) => ids.has(id))
    .sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? -1 : 1));
  const shown = rows.slice(0, 6).map(({ date, amount }) => `${String(date)} ${String(amount)}`);
  const more = rows.length > 6 ? ` … ${rows.length} rows` : "";
  const cadence = group.cadence ?? group.periodicity;
  const name = group.counterparty.name ?? "no name";
  return `${cadence} ${String(group.type)} "${name}" [${rows[0]?.description ?? ""}] ${shown.join(", ")}${more}`;
}
