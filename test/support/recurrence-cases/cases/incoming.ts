/** Cases 11-13, 15, 31, 34 and 35 of the list: money that comes in again and again. */
import { addRow, type DraftGroup, monthsOf, newPerson, openDraft } from "../draft";
import { cents } from "../random";
import {
  daily,
  everyDays,
  firstWeekday,
  lastWorkingDay,
  monthly,
  monthsAfter,
  semiMonthly,
  weekdayOfMonth,
} from "../schedule";
import { addSeries, newBiller, planSalary } from "../series";
import { addLife, caseKey, type CaseDefinition, oneReading } from "./definition";

const lastWorkingDaySalary: CaseDefinition = {
  number: 11,
  title: "salary on the last working day",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "11", 4, 14);
    const draft = openDraft({ caseKey: caseKey(11), seed, months });
    const group = addSeries(draft, planSalary(draft, lastWorkingDay(draft.start), "monthly"));
    addLife(draft, { salary: false });
    return oneReading(draft, group);
  },
};

const biWeeklyPayroll: CaseDefinition = {
  number: 12,
  title: "bi-weekly payroll",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "12", 4, 14);
    const draft = openDraft({ caseKey: caseKey(12), seed, months });
    const payday = firstWeekday(draft.start, 3 + (seed % 3)) + (seed % 2) * 7;
    const plan = planSalary(draft, everyDays(payday, 14), "bi_weekly", { share: 0.48 });
    const group = addSeries(draft, plan);
    addLife(draft, { salary: false });
    return oneReading(draft, group);
  },
};

const semiMonthlyPayroll: CaseDefinition = {
  number: 13,
  title: "semi-monthly payroll on the 15th and last day",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "13", 4, 14);
    const draft = openDraft({ caseKey: caseKey(13), seed, months });
    const schedule = semiMonthly(draft.start, [15, 31], "friday before");
    const group = addSeries(draft, planSalary(draft, schedule, "semi_monthly", { share: 0.5 }));
    addLife(draft, { salary: false });
    return oneReading(draft, group);
  },
};

const dailyInterest: CaseDefinition = {
  number: 15,
  title: "daily interest",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "15", 2, 6);
    const draft = openDraft({ caseKey: caseKey(15), seed, months });
    const { random, bank } = draft;
    const first = Math.max(draft.start, draft.end - random.integer(30, 200));
    const start = random.amount(0.2, 3.2);
    const drift = 1 + (random.fraction() - 0.3) * 0.002;
    const expected = (index: number): number => start * drift ** index;
    const workingDaysOnly = seed % 2 === 1;
    const words = ["Interest earned savings pot", "Daily interest credit", ""];
    const word = words[seed % 3] ?? "";
    const group = addSeries(draft, {
      name: `daily interest of about ${start}`,
      schedule: daily(first, workingDaysOnly),
      first,
      entryType: "incoming",
      cadences: ["daily"],
      types: ["recurring"],
      amount: (index) => cents(expected(index) * (0.97 + random.fraction() * 0.06)),
      nextAmounts: (index) => [expected(index)],
      varies: true,
      describe: (day) => (word === "" ? bank.interest(day) : word),
    });
    addLife(draft);
    return oneReading(draft, group);
  },
};

const splitPayroll: CaseDefinition = {
  number: 31,
  title: "split payroll, two deposits the same day",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "31", 4, 14);
    const draft = openDraft({ caseKey: caseKey(31), seed, months });
    const { random } = draft;
    const isBiWeekly = seed % 2 === 0;
    const schedule = isBiWeekly
      ? everyDays(firstWeekday(draft.start, 5), 14)
      : lastWorkingDay(draft.start);
    const cadence = isBiWeekly ? "bi_weekly" : "monthly";
    const share = isBiWeekly ? 0.48 : 1;
    const main = planSalary(draft, schedule, cadence, { share: share * 0.8, varies: false });
    const small = cents(random.integer(2, 8) * 50 * share);
    const first = addSeries(draft, main);
    const second = addSeries(draft, {
      ...main,
      name: `${main.name}, second deposit`,
      amount: () => small,
      nextAmounts: () => [small],
    });
    const amounts = [...first.nextAmounts, ...second.nextAmounts];
    const together: DraftGroup = {
      ...first,
      members: [...first.members, ...second.members],
      nextAmounts: [...amounts, amounts.reduce((sum, amount) => sum + amount, 0)],
    };
    addLife(draft, { salary: false });
    return {
      draft,
      readings: [
        { name: "one payroll", groups: [together] },
        { name: "one group a deposit", groups: [first, second] },
      ],
    };
  },
};

const benefitsOnWeekday: CaseDefinition = {
  number: 34,
  title: "benefits on a fixed weekday of the month",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "34", 5, 14);
    const draft = openDraft({ caseKey: caseKey(34), seed, months });
    const { random, bank, country } = draft;
    const payers: Record<string, readonly string[]> = {
      US: ["SSA TREAS 310 XXSOC SEC PPD ID: 9031736042", "SSI TREAS 310 XXSUPP SEC"],
      GB: ["DWP UNIVERSAL CREDIT", "DWP PIP"],
      DE: ["BUNDESAGENTUR FUER ARBEIT-FAMILIENKASSE KINDERGELD"],
      FR: ["CAF DE LYON PRESTATIONS"],
      NL: ["SVB KINDERBIJSLAG"],
      ES: ["SEPE PRESTACION"],
      CA: ["CANADA CCB CANADA CHILD BENEFIT"],
      AU: ["CENTRELINK FAMILY PMT"],
      IT: ["INPS ASSEGNO UNICO"],
    };
    const payer = random.pick(payers[country.code] ?? ["STATE BENEFITS"]);
    const amount = random.amount(180, 1600);
    const increase = 1 + random.amount(0.01, 0.06);
    const isRaised = seed % 2 === 0 && months > 8;
    const raisedAt = random.integer(3, Math.max(3, months - 4));
    const nth = 2 + (seed % 3);
    const weekday = seed % 4 === 0 ? 4 : 3;
    const current = (index: number): number =>
      isRaised && index >= raisedAt ? cents(amount * increase) : amount;
    const group = addSeries(draft, {
      name: `${payer}, weekday ${weekday} number ${nth}`,
      schedule: weekdayOfMonth(draft.start, weekday, nth),
      entryType: "incoming",
      cadences: ["monthly"],
      types: ["recurring"],
      amount: current,
      describe: (day) => (country.code === "US" ? payer : bank.credit(payer, "", day)),
    });
    addLife(draft, { salary: false });
    return oneReading(draft, group);
  },
};

const freelanceClient: CaseDefinition = {
  number: 35,
  title: "freelance client paying about monthly with varying sums",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "35", 6, 14);
    const holderType = seed % 2 === 0 ? "freelance" : "consumer";
    const draft = openDraft({ caseKey: caseKey(35), seed, months, holderType });
    const { random, bank, country } = draft;
    const isPerson = seed % 4 === 3;
    const client = isPerson ? newPerson(draft) : newBiller(draft, country.employers).payee;
    const usual = random.amount(400, 3200);
    const nominal = random.integer(5, 24);
    const invoice = random.integer(100, 900);
    const rows: DraftGroup["members"] = [];
    for (let month = 0; month <= months; month++) {
      const due = monthly(draft.start, nominal)(month + 1);
      const day = due + random.integer(-3, 3);
      if (day < draft.start || day > draft.end) continue;
      const text = `${country.invoiceText} ${invoice + month}`;
      rows.push(
        addRow(draft, {
          day,
          amount: usual * (0.75 + random.fraction() * 0.5),
          entryType: "incoming",
          description: isPerson ? bank.payIn(client, text, day) : bank.credit(client, text, day),
        })
      );
    }
    const last = rows[rows.length - 1];
    if (last === undefined) throw new Error("The client never paid.");
    const dues = [0, 1, 2].map((step) => monthly(last.day, nominal)(step));
    const nextDue = dues.find((due) => due > last.day + 15) ?? monthsAfter(last.day, 1);
    addLife(draft, { salary: false });
    return oneReading(draft, {
      role: "tested",
      name: `invoices to ${client}`,
      entryType: "incoming",
      members: rows,
      optional: [],
      twins: [],
      cadences: ["monthly"],
      types: ["recurring"],
      isActive: true,
      // Nobody can know the client's next whim: its usual day and a month after the last both count.
      nextDays: [nextDue, monthsAfter(last.day, 1)],
      nextAmounts: [usual],
      amountTolerance: 0.15,
    });
  },
};

/** The cases of this file. */
export const INCOMING_CASES: readonly CaseDefinition[] = [
  lastWorkingDaySalary,
  biWeeklyPayroll,
  semiMonthlyPayroll,
  dailyInterest,
  splitPayroll,
  benefitsOnWeekday,
  freelanceClient,
];
