/** Income without work: the state, pensions, rents, interest, gifts. */
import { irregularDays } from "../background";
import { newPerson, takeNew } from "../draft";
import { cents } from "../random";
import {
  everyDays,
  firstWeekday,
  lastWorkingDay,
  monthly,
  monthsAfter,
  weekdayOfMonth,
} from "../schedule";
import { planSalary } from "../series";
import {
  type IncomeCase,
  incomeCase,
  listedPayer,
  payerPlan,
  receive,
  steady,
  unsteady,
  wordsOf,
} from "./definition";
import { countriesOf, DONATION_PLATFORMS, HOST_PLATFORMS } from "./payers";

/** The cases of this file. */
export const PASSIVE_CASES: readonly IncomeCase[] = [
  incomeCase(19, "government benefits, monthly", (draft) => {
    const { payer, words } = listedPayer(draft, "government benefits");
    const schedule = monthly(draft.start, draft.random.integer(2, 26), {
      weekend: "friday before",
    });
    const plan = payerPlan(draft, payer, schedule, "monthly", draft.random.amount(120, 1100));
    return [steady(draft, plan, ["government benefits"], words)];
  }),
  incomeCase(20, "social security on a fixed weekday of the month", (draft, seed) => {
    const { payer, words } = listedPayer(draft, "social security");
    const schedule = weekdayOfMonth(draft.start, 3, 2 + (seed % 3));
    const plan = payerPlan(draft, payer, schedule, "monthly", draft.random.amount(700, 2100));
    // Outside the United States a state pension is as rightly called a pension.
    const isUnitedStates = draft.country.code === "US";
    const types = isUnitedStates
      ? (["social security"] as const)
      : (["social security", "retirement funds", "government benefits"] as const);
    return [steady(draft, plan, [...types], words)];
  }),
  incomeCase(21, "social security, first of the month, with a yearly increase", (draft) => {
    const { payer, words } = listedPayer(draft, "social security");
    const schedule = monthly(draft.start, 1, { weekend: "friday before" });
    const usual = draft.random.amount(700, 2100);
    const plan = payerPlan(draft, payer, schedule, "monthly", usual);
    const raisedAt = 4;
    const amount = (index: number): number => (index < raisedAt ? usual : cents(usual * 1.031));
    const types = draft.country.code === "US" ? [] : (["retirement funds"] as const);
    return [
      steady(
        draft,
        { ...plan, amount, nextAmounts: (index) => [amount(index)] },
        ["social security", ...types, "government benefits"],
        words
      ),
    ];
  }),
  incomeCase(22, "company or private pension", (draft) => {
    const { payer, words } = listedPayer(draft, "retirement funds");
    const schedule = lastWorkingDay(draft.start);
    const plan = payerPlan(draft, payer, schedule, "monthly", draft.random.amount(300, 2400));
    return [steady(draft, plan, ["retirement funds"], words)];
  }),
  incomeCase(23, "unemployment insurance", (draft, seed) => {
    const { payer, words } = listedPayer(draft, "unemployment insurance");
    const isBiWeekly = ["US", "CA", "AU", "GB"].includes(draft.country.code);
    const schedule = isBiWeekly
      ? everyDays(firstWeekday(draft.start, 1 + (seed % 4)), 14)
      : lastWorkingDay(draft.start);
    const cadence = isBiWeekly ? "bi_weekly" : "monthly";
    const plan = payerPlan(draft, payer, schedule, cadence, draft.random.amount(400, 1300));
    const alsoBenefits = ["GB", "AU"].includes(draft.country.code);
    return [
      steady(
        draft,
        plan,
        alsoBenefits
          ? ["unemployment insurance", "government benefits"]
          : ["unemployment insurance"],
        words
      ),
    ];
  }),
  incomeCase(
    24,
    "unemployment insurance that ended when a job began",
    (draft) => {
      const begins = monthsAfter(draft.end, -5);
      const { payer, words } = listedPayer(draft, "unemployment insurance");
      const schedule = everyDays(firstWeekday(draft.start, 2), 14);
      const plan = payerPlan(draft, payer, schedule, "bi_weekly", draft.random.amount(400, 1100));
      const job = planSalary(draft, lastWorkingDay(draft.start), "monthly", { first: begins + 10 });
      const employer =
        job.name
          .replace(/^salary of /, "")
          .toLowerCase()
          .split(/[ .]/)[0] ?? "";
      return [
        steady(draft, { ...plan, last: begins }, ["unemployment insurance"], words),
        steady(draft, job, ["salary"], [employer]),
      ];
    },
    { low: 9, high: 15, among: ["US", "CA"] }
  ),
  incomeCase(
    25,
    "child support",
    (draft, seed) => {
      const { payer, words } = listedPayer(draft, "child support");
      const isWeekly = draft.country.code === "US" && seed % 2 === 0;
      const schedule = isWeekly
        ? everyDays(firstWeekday(draft.start, 2), 7)
        : monthly(draft.start, draft.random.integer(2, 26), { weekend: "monday after" });
      const usual = draft.random.amount(60, 620);
      const plan = payerPlan(draft, payer, schedule, isWeekly ? "weekly" : "monthly", usual);
      return [steady(draft, plan, ["child support"], words)];
    },
    { among: countriesOf("child support") }
  ),
  incomeCase(26, "long term rent from a tenant", (draft) => {
    const { random, bank, country } = draft;
    const tenant = newPerson(draft);
    const rent = random.integer(9, 32) * 50;
    const plan = payerPlan(
      draft,
      { name: tenant, text: country.rentText },
      monthly(draft.start, 1, { weekend: "monday after" }),
      "monthly",
      rent
    );
    const describe = (day: number): string => bank.payIn(tenant, country.rentText, day);
    const family = tenant.toLowerCase().split(" ").slice(-1);
    return [steady(draft, { ...plan, describe }, ["long term rent"], family)];
  }),
  incomeCase(
    27,
    "long term rent through a property manager",
    (draft) => {
      const payers = [
        { name: "BUILDIUM", text: "RENT OWNER DRAW", word: "buildium" },
        { name: "APPFOLIO", text: "RENTAL OWNER DISTRIBUTION", word: "appfolio" },
        { name: "HARBORVIEW PROPERTY MGMT", text: "OWNER RENT PAYOUT", word: "harborview" },
      ];
      const payer = takeNew(draft, payers, ({ name }) => name);
      const schedule = monthly(draft.start, 10, { weekend: "monday after" });
      const plan = payerPlan(
        draft,
        payer,
        schedule,
        "monthly",
        draft.random.amount(700, 2300),
        0.06
      );
      return [steady(draft, plan, ["long term rent"], wordsOf(payer))];
    },
    { among: ["US", "CA"] }
  ),
  incomeCase(28, "short term rent", (draft) => {
    const payer = takeNew(draft, HOST_PLATFORMS, ({ name }) => name);
    const { random, bank } = draft;
    const months = (draft.end - draft.start) / 30;
    const rows = irregularDays(random, draft.start, draft.end, Math.round(months * 2.2)).map(
      (day) => receive(draft, day, random.amount(80, 760), bank.credit(payer.name, payer.text, day))
    );
    return [unsteady(payer, rows, ["short term rent"])];
  }),
  incomeCase(29, "interest on savings, monthly", (draft) => {
    const { bank, random } = draft;
    const usual = random.amount(2, 60);
    const plan = payerPlan(
      draft,
      { name: "interest", text: "" },
      lastWorkingDay(draft.start),
      "monthly",
      usual,
      0.05
    );
    const describe = (day: number): string => bank.interest(day);
    return [steady(draft, { ...plan, describe }, ["interest and dividends"], [])];
  }),
  incomeCase(
    30,
    "dividends, quarterly",
    (draft) => {
      const { payer, words } = listedPayer(draft, "interest and dividends");
      const schedule = monthly(draft.start, 15, { everyMonths: 3, weekend: "monday after" });
      const plan = payerPlan(
        draft,
        payer,
        schedule,
        "quarterly",
        draft.random.amount(15, 420),
        0.08
      );
      return [steady(draft, plan, ["interest and dividends"], words)];
    },
    { low: 15, high: 24 }
  ),
  incomeCase(31, "money taken out of investments", (draft) => {
    const { payer } = listedPayer(draft, "investment");
    const { random, bank } = draft;
    const rows = irregularDays(random, draft.start, draft.end, random.integer(5, 9)).map((day) =>
      receive(draft, day, random.amount(150, 3200), bank.credit(payer.name, payer.text, day))
    );
    return [unsteady(payer, rows, ["investment"])];
  }),
  incomeCase(32, "gifts through a site", (draft) => {
    const payer = takeNew(draft, DONATION_PLATFORMS, ({ name }) => name);
    const { random, bank } = draft;
    const rows = irregularDays(random, draft.start, draft.end, random.integer(5, 14)).map((day) =>
      receive(draft, day, random.amount(8, 380), bank.credit(payer.name, payer.text, day))
    );
    return [unsteady(payer, rows, ["donations"])];
  }),
  incomeCase(
    33,
    "a charity's regular giving",
    (draft) => {
      const payer = {
        name: draft.random.pick(["BENEVITY", "CAF DONATE", "JUSTGIVING"]),
        text: "DONATIONS",
      };
      const schedule = monthly(draft.start, 12, { weekend: "monday after" });
      const plan = payerPlan(draft, payer, schedule, "monthly", draft.random.amount(60, 900), 0.2);
      return [steady(draft, plan, ["donations"], wordsOf(payer))];
    },
    { business: true }
  ),
  incomeCase(34, "regular credit of a firm that says nothing", (draft) => {
    const firms = ["KESTREL HOLDINGS", "ORLANE PARTNERS", "TAMARIND GROUP", "VELLUM & CO"];
    const payer = { name: draft.random.pick(firms), text: draft.random.reference("99999") };
    const schedule = monthly(draft.start, draft.random.integer(3, 26), { weekend: "monday after" });
    const plan = payerPlan(draft, payer, schedule, "monthly", draft.random.amount(300, 2200), 0.05);
    const types = ["possible income - please verify", "salary", "freelance"] as const;
    return [steady(draft, plan, [...types], wordsOf(payer))];
  }),
];
