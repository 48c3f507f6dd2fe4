/** Cases 8-10, 14, 16-19, 21 and 30 of the list: bills, rent, standing orders. */
import { calendarDate, partsOf, fromDayNumber, toDayNumber } from "../../../../src/model";
import { addRow, type Draft, monthsOf, newPerson, openDraft } from "../draft";
import { cents } from "../random";
import { everyDays, monthly } from "../schedule";
import {
  addSeries,
  newBiller,
  newService,
  planBill,
  planRent,
  planSubscription,
  type SeriesPlan,
} from "../series";
import { addLife, caseKey, type CaseDefinition, oneReading } from "./definition";

const seasonalUtility: CaseDefinition = {
  number: 8,
  title: "utility with seasonal amounts",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "8", 8, 18);
    const draft = openDraft({ caseKey: caseKey(8), seed, months });
    const { random, country } = draft;
    const biller = newBiller(draft, country.utilities);
    const mild = random.amount(biller.low, biller.high);
    const swing = random.amount(0.2, 0.5);
    const peak = random.pick([1, 7]);
    const inSeason = (day: number): number => {
      const { month } = partsOf(fromDayNumber(day));
      return mild * (1 + swing * Math.cos(((month - peak) / 12) * 2 * Math.PI));
    };
    const group = addSeries(draft, {
      ...planBill(draft, biller),
      name: `${biller.payee}, season ${Math.round(swing * 100)} %`,
      amount: (_index, day) => cents(inSeason(day) * (0.96 + random.fraction() * 0.08)),
      nextAmounts: (_index, day) => [inSeason(day)],
      varies: true,
    });
    addLife(draft);
    return oneReading(draft, group);
  },
};

const rentBeforeWeekend: CaseDefinition = {
  number: 9,
  title: "rent on the 1st, paid Friday before when the 1st is a weekend",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "9", 6, 16);
    const draft = openDraft({ caseKey: caseKey(9), seed, months });
    const plan = planRent(draft, { weekend: "friday before", person: seed % 3 === 1 });
    const group = addSeries(draft, plan);
    addLife(draft);
    return oneReading(draft, group);
  },
};

const debitOnMonday: CaseDefinition = {
  number: 10,
  title: "direct debit shifted to Monday",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "10", 6, 16);
    const draft = openDraft({ caseKey: caseKey(10), seed, months });
    const { country } = draft;
    const isTelecom = seed % 2 === 0;
    const biller = newBiller(draft, isTelecom ? country.telecoms : country.insurers);
    const types: SeriesPlan["types"] = isTelecom ? ["recurring", "subscription"] : ["recurring"];
    const group = addSeries(draft, planBill(draft, biller, { types }));
    addLife(draft);
    return oneReading(draft, group);
  },
};

const weeklyAllowance: CaseDefinition = {
  number: 14,
  title: "weekly allowance",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "14", 2, 10);
    const draft = openDraft({ caseKey: caseKey(14), seed, months });
    const { random, bank } = draft;
    const person = newPerson(draft);
    const words: Record<string, string> = {
      DE: "Taschengeld",
      FR: "argent de poche",
      NL: "zakgeld",
    };
    const word = words[draft.country.code] ?? "allowance";
    const amount = random.integer(1, 10) * 5;
    const comesIn = seed % 3 === 2;
    const group = addSeries(draft, {
      name: `allowance of ${amount} ${comesIn ? "from" : "to"} ${person}`,
      schedule: everyDays(draft.start + random.integer(0, 6), 7),
      entryType: comesIn ? "incoming" : "outgoing",
      cadences: ["weekly"],
      types: ["recurring"],
      amount: () => amount,
      describe: (day) =>
        comesIn ? bank.payIn(person, word, day) : bank.standingOrder(person, word, day),
    });
    addLife(draft);
    return oneReading(draft, group);
  },
};

const fourWeekly: CaseDefinition = {
  number: 16,
  title: "every 4 weeks (28 days) against monthly",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "16", 8, 16);
    const draft = openDraft({ caseKey: caseKey(16), seed, months, business: seed % 7 === 6 });
    const { random, country } = draft;
    const schedule = everyDays(draft.start + random.integer(0, 27), 28);
    const plan: Partial<SeriesPlan> = { schedule, cadences: ["four_weekly"] };
    const isGym = seed % 2 === 0 && !draft.isBusiness;
    const tested = isGym
      ? { ...planBill(draft, newBiller(draft, country.gyms)), types: EITHER, ...plan }
      : { ...planSubscription(draft, newService(draft)), ...plan };
    const group = addSeries(draft, tested);
    const biller = newBiller(draft, country.insurers);
    const against = addSeries(draft, planBill(draft, biller, { role: "companion" }));
    draft.companions.push(against);
    addLife(draft);
    return oneReading(draft, group);
  },
};

const EITHER: SeriesPlan["types"] = ["recurring", "subscription"];

/** A bill every so many months, fixed or a little uneven. */
function longBill(
  draft: Draft,
  everyMonths: number,
  cadence: SeriesPlan["cadences"][number],
  kind: "utilities" | "insurers"
): SeriesPlan {
  const { random, country } = draft;
  const biller = newBiller(draft, country[kind]);
  const usual = random.amount(biller.low, biller.high) * everyMonths;
  const varies = kind === "utilities" && random.chance(0.5);
  return {
    ...planBill(draft, biller),
    name: `${biller.payee} every ${everyMonths} months`,
    schedule: monthly(draft.start + random.integer(0, 20), random.integer(1, 28), {
      everyMonths,
      weekend: "monday after",
    }),
    cadences: [cadence],
    amount: () => cents(varies ? usual * (0.93 + random.fraction() * 0.14) : cents(usual)),
    nextAmounts: () => [usual],
    varies,
  };
}

const biMonthly: CaseDefinition = {
  number: 17,
  title: "bi-monthly",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "17", 9, 18);
    const draft = openDraft({ caseKey: caseKey(17), seed, months });
    const kind = seed % 3 === 0 ? "insurers" : "utilities";
    const group = addSeries(draft, longBill(draft, 2, "bi_monthly", kind));
    addLife(draft);
    return oneReading(draft, group);
  },
};

const quarterly: CaseDefinition = {
  number: 18,
  title: "quarterly insurance",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "18", 13, 22);
    const draft = openDraft({ caseKey: caseKey(18), seed, months });
    const group = addSeries(draft, longBill(draft, 3, "quarterly", "insurers"));
    addLife(draft);
    return oneReading(draft, group);
  },
};

const halfYearly: CaseDefinition = {
  number: 19,
  title: "half-yearly",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "19", 20, 28);
    const draft = openDraft({ caseKey: caseKey(19), seed, months });
    const kind = seed % 4 === 3 ? "utilities" : "insurers";
    const group = addSeries(draft, longBill(draft, 6, "semi_yearly", kind));
    addLife(draft);
    return oneReading(draft, group);
  },
};

const endOfMonth: CaseDefinition = {
  number: 21,
  title: "day 29-31 in short months, leap February",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "21", 6, 14);
    // Every other history holds 29 February 2024; the others any February.
    const year = seed % 2 === 0 ? 2024 : 2022 + (seed % 3 === 0 ? 0 : 1);
    const spring = toDayNumber(calendarDate(year, 3, 5));
    const end = spring + ((seed * 37) % 120);
    const draft = openDraft({ caseKey: caseKey(21), seed, months, end });
    const day = 29 + (seed % 3);
    draft.remarks.push(`day ${day}`);
    const kind = draft.random.integer(0, 2);
    const plan =
      kind === 0
        ? planSubscription(draft, newService(draft), { day, schedule: monthly(draft.start, day) })
        : kind === 1
          ? planBill(draft, newBiller(draft, draft.country.insurers), { day, weekend: "stays" })
          : planRent(draft, { day, weekend: "stays" });
    const group = addSeries(draft, plan);
    addLife(draft);
    return oneReading(draft, group);
  },
};

const rentToPerson: CaseDefinition = {
  number: 30,
  title: "standing order to a person (rent)",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "30", 4, 14);
    const draft = openDraft({ caseKey: caseKey(30), seed, months });
    const day = draft.random.integer(1, 28);
    const weekend = draft.random.pick(["stays", "monday after", "friday before"] as const);
    const plan = planRent(draft, { person: true, day, weekend });
    const group = addSeries(draft, plan);
    if (seed % 4 === 0) {
      // A single other payment to nobody in particular must not be drawn in.
      const other = newPerson(draft);
      const on = draft.random.integer(draft.start, draft.end);
      const description = draft.bank.payOut(other, "deposit", on);
      addRow(draft, { day: on, amount: 300, entryType: "outgoing", description });
    }
    addLife(draft);
    return oneReading(draft, group);
  },
};

/** The cases of this file. */
export const BILL_CASES: readonly CaseDefinition[] = [
  seasonalUtility,
  rentBeforeWeekend,
  debitOnMonday,
  weeklyAllowance,
  fourWeekly,
  biMonthly,
  quarterly,
  halfYearly,
  endOfMonth,
  rentToPerson,
];
