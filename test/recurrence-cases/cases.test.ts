/** The case list measures others, so it is held to account first: is each history what it claims? */
import { type Cadence, isCalendarDay, partsOf, toDayNumber } from "../../src/model";
import { looksRegular } from "../support/recurrence-cases/background";
import { RECURRENCE_CASES, writeVariant } from "../support/recurrence-cases/cases";
import { EMPTY_ANSWER, perfectAnswer } from "../support/recurrence-cases/oracle";
import { addCounts, emptyCounts, scoreVariant } from "../support/recurrence-cases/score";
import type { ExpectedGroup, RecurrenceVariant } from "../support/recurrence-cases/types";

const VARIANTS = 20;
const seeds = Array.from({ length: VARIANTS }, (_, index) => index + 1);
const variantsByCase = RECURRENCE_CASES.map((definition) => ({
  definition,
  variants: seeds.map((seed) => writeVariant(definition, seed)),
}));
const all = variantsByCase.flatMap(({ variants }) => variants);

/** Shortest and longest gap in days between two payments of neighbouring slots, shifts included. */
const GAPS: Partial<Record<Cadence, [number, number]>> = {
  daily: [1, 3],
  weekly: [7, 7],
  bi_weekly: [14, 14],
  semi_monthly: [11, 19],
  four_weekly: [28, 28],
  monthly: [26, 35],
  bi_monthly: [57, 65],
  quarterly: [87, 95],
  semi_yearly: [178, 187],
  yearly: [362, 369],
};

/** A freelance client pays when it pleases, three days early or late. */
function boundsOf(variant: RecurrenceVariant, group: ExpectedGroup): [number, number] {
  if (variant.caseNumber === 35 && group.role === "tested") return [22, 38];
  return GAPS[group.cadences[0] ?? "other"] ?? [0, 0];
}

const dayById = new Map(
  all.map((variant) => [
    variant,
    new Map(variant.transactions.map(({ id, date }) => [id, toDayNumber(date ?? "")])),
  ])
);

/** The different days of rows, in order. */
function daysOf(variant: RecurrenceVariant, ids: readonly string[]): number[] {
  const days = dayById.get(variant);
  const found = ids.flatMap((id) => days?.get(id) ?? []);
  return [...new Set(found)].sort((first, second) => first - second);
}

/** The last day of the history. */
function endOf(variant: RecurrenceVariant): number {
  return Math.max(...(dayById.get(variant)?.values() ?? []));
}

function gapsOf(variant: RecurrenceVariant, group: ExpectedGroup): number[] {
  const days = daysOf(variant, group.memberIds);
  return days.slice(1).map((day, index) => day - (days[index] ?? day));
}

describe("the case list", () => {
  it("has the fifty cases, 35 positive and 15 negative, in order", () => {
    expect(RECURRENCE_CASES.map(({ number }) => number)).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 1)
    );
    expect(RECURRENCE_CASES.filter(({ kind }) => kind === "positive")).toHaveLength(35);
    expect(RECURRENCE_CASES.slice(35).every(({ kind }) => kind === "negative")).toBe(true);
  });

  it("writes at least twenty different variants of each case", () => {
    for (const { variants } of variantsByCase) {
      const texts = new Set(variants.map(({ transactions }) => JSON.stringify(transactions)));
      expect(texts.size).toBeGreaterThanOrEqual(VARIANTS);
    }
  });

  it("writes the same history for the same seed", () => {
    for (const { definition, variants } of variantsByCase) {
      expect(writeVariant(definition, 7)).toEqual(variants[6]);
    }
  });

  it("varies countries, currencies and lengths, with two years or more in some", () => {
    for (const { definition, variants } of variantsByCase) {
      expect(new Set(variants.map(({ country }) => country)).size).toBeGreaterThanOrEqual(6);
      const currencies = variants.map(({ transactions }) => transactions[0]?.currency);
      expect(new Set(currencies).size).toBeGreaterThanOrEqual(3);
      const lengths = variants.map((variant) => {
        const days = daysOf(
          variant,
          variant.transactions.map(({ id }) => id)
        );
        return (days[days.length - 1] ?? 0) - (days[0] ?? 0);
      });
      // The plan switch, the domain and the like have lengths of their own.
      if (![4, 20].includes(definition.number)) {
        expect(Math.max(...lengths)).toBeGreaterThanOrEqual(23 * 30);
      }
    }
  });

  it("gives every row an id of its own, a day that exists, and money with two decimals", () => {
    for (const { transactions } of all) {
      expect(new Set(transactions.map(({ id }) => id)).size).toBe(transactions.length);
      for (const { date, amount, description } of transactions) {
        const { year, month, day } = partsOf(date ?? "");
        const isMoney = amount !== null && amount >= 0 && Number(amount.toFixed(2)) === amount;
        const isClean = !/[{}]|undefined|NaN/.test(description) && description.length > 1;
        if (!isCalendarDay(year, month, day) || !isMoney || !isClean) {
          throw new Error(`Bad row: ${date} ${amount} ${description}`);
        }
      }
    }
  });

  it("keeps rows out of order in some histories", () => {
    const ordered = all.filter(({ transactions }) =>
      transactions.every(
        ({ date }, index) => index === 0 || (transactions[index - 1]?.date ?? "") <= (date ?? "")
      )
    );
    expect(ordered.length).toBeGreaterThan(all.length * 0.1);
    expect(ordered.length).toBeLessThan(all.length * 0.5);
  });

  it("spaces each true series as its cadence says, slots missed on purpose apart", () => {
    for (const variant of all) {
      // Two of a kind in one group, or a series whose cadence changes, have other gaps.
      const readings = variant.readings.filter(({ name }) => !/now yearly|paid twice/.test(name));
      for (const group of readings.flatMap(({ groups }) => groups)) {
        const [shortest, longest] = boundsOf(variant, group);
        const gaps = gapsOf(variant, group);
        const regular = gaps.filter((gap) => gap >= shortest && gap <= longest);
        const longer = gaps.filter((gap) => gap > longest);
        const where = `case ${variant.caseNumber} seed ${variant.seed} ${group.name}: ${gaps.join(" ")}`;
        expect([where, gaps.filter((gap) => gap < shortest)]).toEqual([where, []]);
        const allowed = [22, 32].includes(variant.caseNumber) ? Math.max(1, gaps.length / 8) : 0;
        expect([where, longer.length <= allowed]).toEqual([where, true]);
        expect(regular.length + longer.length).toBe(gaps.length);
      }
    }
  });

  it("puts the next date of an active series one step after its last payment, past the history", () => {
    for (const variant of all) {
      const last = endOf(variant);
      const readings = variant.readings.filter(({ name }) => name !== "one group, paid twice");
      for (const group of readings.flatMap(({ groups }) => groups)) {
        if (group.nextDate === null) continue;
        const own = daysOf(variant, group.memberIds);
        const [shortest, longest] = boundsOf(variant, group);
        for (const date of group.nextDate.dates) {
          const step = toDayNumber(date) - (own[own.length - 1] ?? 0);
          const where = `case ${variant.caseNumber} seed ${variant.seed} ${group.name}: ${step}`;
          expect([where, step >= Math.min(shortest, 18) && step <= longest]).toEqual([where, true]);
          expect([where, toDayNumber(date) > last - 8]).toEqual([where, true]);
        }
      }
    }
  });

  it("lets an ended series end well before the history does", () => {
    const ended = all
      .flatMap((variant) =>
        variant.readings.flatMap(({ groups }) => groups.map((group) => ({ variant, group })))
      )
      .filter(({ group }) => !group.isActive);
    expect(new Set(ended.map(({ variant }) => variant.caseNumber))).toEqual(new Set([4, 27, 28]));
    for (const { variant, group } of ended) {
      const last = endOf(variant);
      const own = daysOf(variant, group.memberIds);
      expect(last - (own[own.length - 1] ?? last)).toBeGreaterThan(90);
    }
  });

  it("judges each row once: member, optional or one-off", () => {
    for (const variant of all) {
      const ids = new Set(variant.transactions.map(({ id }) => id));
      const oneOff = new Set(variant.oneOffIds);
      for (const { groups } of variant.readings) {
        const members = groups.flatMap(({ memberIds }) => memberIds);
        expect(new Set(members).size).toBe(members.length);
        const mistaken = members.filter((id) => oneOff.has(id) || !ids.has(id));
        expect(mistaken).toEqual([]);
      }
      expect(variant.oneOffIds.length).toBeGreaterThan(0);
    }
  });

  it("has positive cases about something and negative ones about nothing, standing orders apart", () => {
    for (const { kind, caseNumber, readings } of all) {
      const tested = readings[0]?.groups.filter(({ role }) => role === "tested").length ?? 0;
      if (kind === "positive") expect(tested).toBeGreaterThan(0);
      else if (caseNumber !== 46) expect(tested).toBe(0);
    }
  });
});

describe("particular cases", () => {
  const variantsOf = (number: number): RecurrenceVariant[] =>
    all.filter(({ caseNumber }) => caseNumber === number);
  const tested = (variant: RecurrenceVariant): ExpectedGroup[] =>
    (variant.readings[0]?.groups ?? []).filter(({ role }) => role === "tested");
  const amountsOf = (variant: RecurrenceVariant, ids: readonly string[]): number[] =>
    variant.transactions
      .filter(({ id }) => ids.includes(id))
      .sort((first, second) => ((first.date ?? "") < (second.date ?? "") ? -1 : 1))
      .map(({ amount }) => amount ?? 0);

  it("pays rent on the 1st or the Friday before it", () => {
    for (const variant of variantsOf(9)) {
      for (const day of daysOf(variant, tested(variant)[0]?.memberIds ?? [])) {
        const weekday = new Date(day * 86_400_000).getUTCDay();
        const date = new Date(day * 86_400_000).getUTCDate();
        expect(date === 1 || (weekday === 5 && date >= 27)).toBe(true);
        expect([0, 6]).not.toContain(weekday);
      }
    }
  });

  it("pays salary on the last day of the month that is no weekend", () => {
    for (const variant of variantsOf(11)) {
      for (const day of daysOf(variant, tested(variant)[0]?.memberIds ?? [])) {
        expect([0, 6]).not.toContain(new Date(day * 86_400_000).getUTCDay());
        for (let later = day + 1; ; later++) {
          const date = new Date(later * 86_400_000);
          if (date.getUTCDate() === 1) break;
          expect([0, 6]).toContain(date.getUTCDay());
        }
      }
    }
  });

  it("raises the price for good, at least two payments before the end", () => {
    for (const variant of variantsOf(2)) {
      const amounts = amountsOf(variant, tested(variant)[0]?.memberIds ?? []);
      expect(new Set(amounts).size).toBe(2);
      expect(amounts[amounts.length - 2]).toBe(amounts[amounts.length - 1]);
      expect(amounts[0]).toBeLessThan(amounts[amounts.length - 1] ?? 0);
    }
  });

  it("renews a domain exactly twice, at amounts within ten percent", () => {
    for (const variant of variantsOf(20)) {
      const amounts = amountsOf(variant, tested(variant)[0]?.memberIds ?? []);
      expect(amounts).toHaveLength(2);
      expect((amounts[1] ?? 0) / (amounts[0] ?? 1)).toBeLessThan(1.1);
    }
  });

  it("reaches the end of February, also of a leap year", () => {
    const days = variantsOf(21).flatMap((variant) => {
      const ids = new Set(tested(variant)[0]?.memberIds ?? []);
      return variant.transactions.filter(({ id }) => ids.has(id)).map(({ date }) => date ?? "");
    });
    expect(days).toContain("2024-02-29");
    expect(days.some((date) => date.endsWith("-02-28"))).toBe(true);
  });

  it("leaves long enough series to be seen at all", () => {
    for (const variant of all) {
      for (const group of variant.readings.flatMap(({ groups }) => groups)) {
        if (group.role === "companion") continue;
        const least = group.cadences[0] === "yearly" || variant.caseNumber === 29 ? 1 : 3;
        const where = `case ${variant.caseNumber} seed ${variant.seed} ${group.name}`;
        expect([where, group.memberIds.length >= least]).toEqual([where, true]);
      }
    }
  });

  it("never lets a handful of everyday purchases look like a series", () => {
    expect(looksRegular([0, 30, 61, 91])).toBe(true);
    expect(looksRegular([0, 365])).toBe(true);
    expect(looksRegular([0, 3, 50, 58])).toBe(false);
  });
});

describe("the scorer", () => {
  it("finds the oracle perfect in every reading", () => {
    for (const variant of all) {
      variant.readings.forEach((_reading, index) => {
        const { mistakes, counts } = scoreVariant(variant, perfectAnswer(variant, index));
        expect(mistakes).toEqual([]);
        expect(counts.tested.right).toBe(counts.tested.of);
        expect(counts.oneOffRows.right).toBe(counts.oneOffRows.of);
      });
    }
  });

  it("gives an empty answer recall 0 and no false group", () => {
    const sum = emptyCounts();
    for (const variant of all) addCounts(sum, scoreVariant(variant, EMPTY_ANSWER).counts);
    expect(sum.tested.right).toBe(0);
    expect(sum.tested.of).toBeGreaterThanOrEqual(35 * VARIANTS);
    expect(sum.falseGroups).toBe(0);
    expect(sum.oneOffRows.right).toBe(0);
  });

  it("counts a group of everyday rows as false, and one that is half of a series too", () => {
    const variant = all.find(({ caseNumber, seed }) => caseNumber === 1 && seed === 3);
    if (variant === undefined) throw new Error("Case 1 is missing.");
    const perfect = perfectAnswer(variant);
    const [first] = perfect.groups;
    if (first === undefined) throw new Error("Case 1 has no group.");
    const noise = { ...first, transaction_ids: variant.oneOffIds.slice(0, 4) };
    const half = {
      ...first,
      transaction_ids: first.transaction_ids.slice(0, first.transaction_ids.length / 2),
    };
    const groups = [half, noise, ...perfect.groups.slice(1)];
    const { counts } = scoreVariant(variant, { ...perfect, groups });
    expect(counts.tested).toEqual({ right: 0, of: 1 });
    expect(counts.falseGroups).toBe(2);
  });

  it("sees a wrong cadence, type, activity, date and amount", () => {
    const variant = all.find(({ caseNumber, seed }) => caseNumber === 1 && seed === 1);
    if (variant === undefined) throw new Error("Case 1 is missing.");
    const perfect = perfectAnswer(variant);
    const groups = perfect.groups.map((group) => ({
      ...group,
      cadence: "weekly" as const,
      type: "one off" as const,
      is_active: false,
      next_date: "2001-01-01",
      next_amount: 0.01,
    }));
    const { counts } = scoreVariant(variant, { ...perfect, groups });
    expect(counts.tested.right).toBe(1);
    for (const share of [
      counts.cadence,
      counts.type,
      counts.active,
      counts.nextDate,
      counts.nextAmount,
    ]) {
      expect(share).toEqual({ right: 0, of: 1 });
    }
  });

  it("lets either twin stand for a slot, and counts a second group of the twins alone as false", () => {
    const variant = all.find(({ caseNumber, seed }) => caseNumber === 24 && seed === 2);
    const truth = variant?.readings[0]?.groups.find(({ role }) => role === "tested");
    if (variant === undefined || truth === undefined) throw new Error("Case 24 is missing.");
    const perfect = perfectAnswer(variant);
    const twins = Object.keys(truth.twinIds);
    expect(twins.length).toBe(truth.memberIds.length);
    const asTwins = perfect.groups.map((group, index) =>
      index === 0 ? { ...group, transaction_ids: twins } : group
    );
    const pendingOnly = scoreVariant(variant, { ...perfect, groups: asTwins }).counts;
    expect([pendingOnly.tested.right, pendingOnly.falseGroups]).toEqual([1, 0]);
    const both = [...perfect.groups, ...asTwins.slice(0, 1)];
    expect(scoreVariant(variant, { ...perfect, groups: both }).counts.falseGroups).toBe(1);
  });

  it("forgives an ended group over instalments that are over, not an active one", () => {
    const variant = all.find(({ caseNumber }) => caseNumber === 47);
    if (variant === undefined) throw new Error("Case 47 is missing.");
    const perfect = perfectAnswer(variant);
    const instalments = {
      ...perfectGroupLike(perfect.groups[0]),
      transaction_ids: variant.endedGroupsAllowed,
    };
    const ended = [...perfect.groups, { ...instalments, is_active: false }];
    const active = [...perfect.groups, { ...instalments, is_active: true }];
    expect(scoreVariant(variant, { ...perfect, groups: ended }).counts.falseGroups).toBe(0);
    expect(scoreVariant(variant, { ...perfect, groups: active }).counts.falseGroups).toBe(1);
  });
});

function perfectGroupLike(group: ReturnType<typeof perfectAnswer>["groups"][number] | undefined) {
  return (
    group ?? {
      id: "made-up",
      start_date: "2024-01-01",
      end_date: "2024-03-01",
      total_amount: 0,
      average_amount: 0,
      periodicity_in_days: 30,
      periodicity: "monthly" as const,
      counterparty: { type: "organization" as const, name: "Anyone", mccs: [] },
      categories: { general: null },
      transaction_ids: [],
      entry_type: "outgoing" as const,
    }
  );
}
