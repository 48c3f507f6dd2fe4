/** Income from work: salaries in every rhythm, gigs, freelancing, selling. */
import { irregularDays } from "../background";
import { addRow, type Draft, type DraftRow, newPerson, takeNew } from "../draft";
import { cents } from "../random";
import {
  daily,
  everyDays,
  firstWeekday,
  lastWorkingDay,
  monthly,
  monthsAfter,
  type Schedule,
  semiMonthly,
} from "../schedule";
import { addSeries, newBiller, planSalary, type SeriesPlan } from "../series";
import {
  type DraftIncome,
  frequencyOf,
  type IncomeCase,
  incomeCase,
  payerPlan,
  steady,
  unsteady,
  wordsOf,
} from "./definition";
import { FREELANCE_PLATFORMS, type Payer, RIDE_PLATFORMS, SELLER_PLATFORMS } from "./payers";

/** A word of an employer's name that its source must hold. */
function employerWords(plan: SeriesPlan): string[] {
  const name = plan.name.replace(/^salary of /, "").toLowerCase();
  return [name.split(/[ .]/)[0] ?? name];
}

function salary(
  draft: Draft,
  schedule: Schedule,
  cadence: SeriesPlan["cadences"][number],
  options: Partial<SeriesPlan> & { share?: number; varies?: boolean } = {}
): DraftIncome {
  const plan = planSalary(draft, schedule, cadence, options);
  return steady(draft, plan, ["salary"], employerWords(plan));
}

function takePlatform(draft: Draft, platforms: readonly Payer[]): Payer {
  return takeNew(draft, platforms, ({ name }) => name);
}

function ridePlatforms(draft: Draft): readonly Payer[] {
  return RIDE_PLATFORMS[draft.country.code] ?? RIDE_PLATFORMS["OTHER"] ?? [];
}

/** Payments of uneven sums on irregular days, from one payer. */
function scattered(
  draft: Draft,
  payer: Payer,
  count: number,
  low: number,
  high: number
): DraftRow[] {
  const { random, bank, start, end } = draft;
  return irregularDays(random, start, end, count).map((day) =>
    addRow(draft, {
      day,
      amount: random.amount(low, high),
      entryType: "incoming",
      description: bank.credit(payer.name, payer.text, day),
    })
  );
}

/** The cases of this file. */
export const WORK_CASES: readonly IncomeCase[] = [
  incomeCase(1, "salary, weekly", (draft, seed) => [
    salary(draft, everyDays(firstWeekday(draft.start, 4 + (seed % 2)), 7), "weekly", {
      share: 0.24,
    }),
  ]),
  incomeCase(2, "salary, bi-weekly", (draft, seed) => [
    salary(draft, everyDays(firstWeekday(draft.start, 3 + (seed % 3)), 14), "bi_weekly", {
      share: 0.48,
    }),
  ]),
  incomeCase(3, "salary, semi-monthly", (draft) => [
    salary(draft, semiMonthly(draft.start, [15, 31], "friday before"), "semi_monthly", {
      share: 0.5,
    }),
  ]),
  incomeCase(4, "salary, monthly on a fixed day", (draft) => [
    salary(
      draft,
      monthly(draft.start, draft.random.integer(10, 28), { weekend: "friday before" }),
      "monthly"
    ),
  ]),
  incomeCase(5, "salary, last working day", (draft) => [
    salary(draft, lastWorkingDay(draft.start), "monthly"),
  ]),
  incomeCase(
    6,
    "salary with a bonus once a year",
    (draft) => {
      const income = salary(
        draft,
        monthly(draft.start, 25, { weekend: "friday before" }),
        "monthly"
      );
      // The bonus comes in the pay of one month, never the last, so that the usual pay is next.
      const month = income.group.members[draft.random.integer(3, income.group.members.length - 3)];
      if (month !== undefined) month.amount = cents(month.amount * draft.random.amount(1.8, 2.4));
      return [income];
    },
    { low: 11, high: 18 }
  ),
  incomeCase(7, "two employers at once", (draft, seed) => [
    salary(draft, lastWorkingDay(draft.start), "monthly"),
    salary(draft, everyDays(firstWeekday(draft.start, 5) + (seed % 2) * 7, 14), "bi_weekly", {
      share: 0.25,
    }),
  ]),
  incomeCase(
    8,
    "change of employer",
    (draft) => {
      const changes = monthsAfter(draft.end, -6);
      const schedule = lastWorkingDay(draft.start);
      return [
        salary(draft, schedule, "monthly", { last: changes }),
        salary(draft, schedule, "monthly", { first: changes + 12 }),
      ];
    },
    { low: 12, high: 18 }
  ),
  incomeCase(
    9,
    "job lost, no pay for four months",
    (draft) => [
      salary(draft, everyDays(firstWeekday(draft.start, 5), 14), "bi_weekly", {
        share: 0.48,
        last: monthsAfter(draft.end, -4),
      }),
    ],
    { low: 10, high: 16 }
  ),
  incomeCase(10, "rideshare driver paid weekly", (draft) => {
    const payer = takePlatform(draft, ridePlatforms(draft));
    const schedule = everyDays(firstWeekday(draft.start, 2), 7);
    const usual = draft.random.amount(140, 520);
    const plan = payerPlan(draft, payer, schedule, "weekly", usual, 0.25);
    return [steady(draft, plan, ["rideshare and delivery"], wordsOf(payer))];
  }),
  incomeCase(11, "two gig platforms at odd times", (draft) =>
    [0, 1].map(() => {
      const payer = takePlatform(draft, ridePlatforms(draft));
      const months = (draft.end - draft.start) / 30;
      const rows = scattered(draft, payer, Math.round(months * 5), 18, 190);
      return unsteady(payer, rows, ["rideshare and delivery"]);
    })
  ),
  incomeCase(
    12,
    "daily cash-out of a courier",
    (draft) => {
      const payer = takePlatform(draft, ridePlatforms(draft));
      const schedule = daily(draft.start, true);
      const usual = draft.random.amount(40, 120);
      const plan = payerPlan(draft, payer, schedule, "daily", usual, 0.3);
      return [steady(draft, plan, ["rideshare and delivery"], wordsOf(payer))];
    },
    { low: 2, high: 5 }
  ),
  incomeCase(13, "freelance platform payouts", (draft) => {
    const payer = takePlatform(draft, FREELANCE_PLATFORMS);
    const months = (draft.end - draft.start) / 30;
    const rows = scattered(draft, payer, Math.round(months * 1.6), 90, 1900);
    return [unsteady(payer, rows, ["freelance"])];
  }),
  incomeCase(14, "freelance client paying invoices about monthly", (draft) => {
    const { random, bank, country } = draft;
    const client = newBiller(draft, country.employers).payee;
    const usual = random.amount(500, 2900);
    const nominal = monthly(draft.start, random.integer(5, 24));
    let invoice = random.integer(100, 900);
    const group = addSeries(draft, {
      name: `invoices to ${client}`,
      schedule: (slot) => nominal(slot) + ((slot * 7) % 5) - 2,
      entryType: "incoming",
      cadences: ["monthly"],
      types: ["recurring"],
      amount: () => usual * (0.8 + random.fraction() * 0.4),
      nextAmounts: () => [usual],
      varies: true,
      describe: (day) => bank.credit(client, `${country.invoiceText} ${invoice++}`, day),
    });
    const last = Math.max(...group.members.map(({ day }) => day));
    group.nextDays.push(monthsAfter(last, 1));
    return [
      {
        group,
        types: ["freelance"],
        frequencies: [frequencyOf("monthly")],
        sourceWords: [client.toLowerCase().split(/[ .]/)[0] ?? client],
        isSteady: true,
      },
    ];
  }),
  incomeCase(15, "freelancer with several clients, each now and then", (draft) => {
    const { random, bank, country } = draft;
    let invoice = random.integer(100, 900);
    return [newPerson(draft), newBiller(draft, country.employers).payee].map((client, index) => {
      const rows = irregularDays(random, draft.start, draft.end, random.integer(4, 7)).map(
        (day) => {
          const text = `${country.invoiceText} ${invoice++}`;
          const description =
            index === 0 ? bank.payIn(client, text, day) : bank.credit(client, text, day);
          const amount = random.amount(240, 2600);
          return addRow(draft, { day, amount, entryType: "incoming", description });
        }
      );
      return unsteady({ name: client, text: "" }, rows, ["freelance"]);
    });
  }),
  incomeCase(16, "web shop paid out weekly", (draft) => {
    const payer = takePlatform(draft, SELLER_PLATFORMS);
    const schedule = everyDays(firstWeekday(draft.start, 1), 7);
    const plan = payerPlan(draft, payer, schedule, "weekly", draft.random.amount(90, 900), 0.3);
    return [steady(draft, plan, ["ecommerce"], wordsOf(payer))];
  }),
  incomeCase(17, "sales on two marketplaces at odd times", (draft) =>
    [0, 1].map(() => {
      const payer = takePlatform(draft, SELLER_PLATFORMS);
      const months = (draft.end - draft.start) / 30;
      const rows = scattered(draft, payer, Math.round(months * 2), 12, 240);
      return unsteady(payer, rows, ["ecommerce"]);
    })
  ),
  incomeCase(18, "split payroll, two deposits the same day", (draft) => {
    const schedule = everyDays(firstWeekday(draft.start, 5), 14);
    const plan = planSalary(draft, schedule, "bi_weekly", { share: 0.4, varies: false });
    const first = addSeries(draft, plan);
    const second = addSeries(draft, { ...plan, amount: () => 100, nextAmounts: () => [100] });
    const group = {
      ...first,
      members: [...first.members, ...second.members],
      nextAmounts: [...first.nextAmounts, 100, (first.nextAmounts[0] ?? 0) + 100],
    };
    return [
      {
        group,
        types: ["salary"],
        frequencies: ["bi-weekly"],
        sourceWords: employerWords(plan),
        isSteady: true,
      },
    ];
  }),
];
