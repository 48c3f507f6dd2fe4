/** The income cases, held to account before they measure anyone. */
import { IncomeType, toDayNumber } from "../../src/model";
import { INCOME_CASES, writeIncomeVariant } from "../support/recurrence-cases/income";
import { perfectIncome } from "../support/recurrence-cases/oracle";
import {
  addIncomeCounts,
  daysOfDuration,
  emptyIncomeCounts,
  scoreIncome,
} from "../support/recurrence-cases/score-income";

const VARIANTS = 8;
const seeds = Array.from({ length: VARIANTS }, (_, index) => index + 1);
const all = INCOME_CASES.flatMap((definition) =>
  seeds.map((seed) => writeIncomeVariant(definition, seed))
);

describe("the income cases", () => {
  it("are at least thirty, numbered in order, and cover all fifteen types", () => {
    expect(INCOME_CASES.length).toBeGreaterThanOrEqual(30);
    expect(INCOME_CASES.map(({ number }) => number)).toEqual(INCOME_CASES.map((_, at) => at + 1));
    const types = new Set(all.flatMap(({ groups }) => groups.map((group) => group.types[0])));
    expect([...types].sort()).toEqual([...IncomeType.options].sort());
  });

  it("write the same history for the same seed and another for the next", () => {
    for (const definition of INCOME_CASES) {
      expect(writeIncomeVariant(definition, 3)).toEqual(writeIncomeVariant(definition, 3));
      const texts = seeds.map((seed) =>
        JSON.stringify(writeIncomeVariant(definition, seed).transactions)
      );
      expect(new Set(texts).size).toBe(VARIANTS);
    }
  });

  it("judge each incoming row once, as income of one source or as none", () => {
    for (const { transactions, groups, notIncomeIds } of all) {
      const members = groups.flatMap(({ memberIds }) => memberIds);
      expect(new Set(members).size).toBe(members.length);
      const incoming = transactions.filter(({ entry_type }) => entry_type === "incoming");
      expect([...members, ...notIncomeIds].sort()).toEqual(incoming.map(({ id }) => id).sort());
      expect(new Set(transactions.map(({ id }) => id)).size).toBe(transactions.length);
    }
  });

  it("hold at least two rows that are no income in every history", () => {
    for (const { notIncomeIds } of all) expect(notIncomeIds.length).toBeGreaterThanOrEqual(2);
  });

  it("have at least three payments in each source, and the next one after the last", () => {
    for (const { groups, transactions, caseNumber, seed } of all) {
      for (const { memberIds, nextDate, name } of groups) {
        const where = `case ${caseNumber} seed ${seed} ${name}`;
        expect([where, memberIds.length >= 3]).toEqual([where, true]);
        const ids = new Set(memberIds);
        const last = Math.max(
          ...transactions.filter(({ id }) => ids.has(id)).map(({ date }) => toDayNumber(date ?? ""))
        );
        for (const date of nextDate?.dates ?? []) {
          expect([where, toDayNumber(date) > last]).toEqual([where, true]);
        }
      }
    }
  });
});

describe("the income scorer", () => {
  it("finds the oracle perfect", () => {
    for (const variant of all) {
      expect(scoreIncome(variant, perfectIncome(variant)).mistakes).toEqual([]);
    }
  });

  it("gives an empty answer no income found and no type right", () => {
    const sum = emptyIncomeCounts();
    for (const variant of all) addIncomeCounts(sum, scoreIncome(variant, []).counts);
    expect(sum.found.right).toBe(0);
    expect(sum.type).toEqual({ right: 0, of: sum.found.of });
    expect(sum.falseGroups).toBe(0);
  });

  it("counts refunds called a salary as a false group and as rows wrongly taken", () => {
    const variant = all.find(({ title }) => title === "trap: refunds");
    const [group] = variant === undefined ? [] : perfectIncome(variant);
    if (variant === undefined || group === undefined) throw new Error("The trap is missing.");
    const trapped = { ...group, transaction_ids: variant.notIncomeIds };
    const { counts } = scoreIncome(variant, [trapped]);
    expect(counts.falseGroups).toBe(1);
    expect(counts.notIncomeRows.right).toBe(0);
  });

  it("reads durations in words", () => {
    expect(daysOfDuration("3 months")).toBeCloseTo(91.3, 0);
    expect(daysOfDuration("0 days")).toBe(0);
    expect(daysOfDuration("1 year 4 months 15 day")).toBeCloseTo(502, 0);
    expect(daysOfDuration("soon")).toBeNull();
  });
});
