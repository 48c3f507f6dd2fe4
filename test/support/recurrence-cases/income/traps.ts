/** What only looks like income, each beside a salary; and a household where everything comes together. */
import { irregularDays } from "../background";
import { addRow, type Draft, newPerson } from "../draft";
import { lastWorkingDay, monthly } from "../schedule";
import { addSeries, planSalary } from "../series";
import { fillPrint } from "../services";
import {
  type DraftIncome,
  type IncomeCase,
  incomeCase,
  listedPayer,
  payerPlan,
  receive,
  steady,
} from "./definition";

/** A salary beside the trap, so that finding nothing at all is no way to win. */
function besideSalary(draft: Draft): DraftIncome[] {
  const plan = planSalary(draft, lastWorkingDay(draft.start), "monthly");
  const words = [
    plan.name
      .replace(/^salary of /, "")
      .toLowerCase()
      .split(/[ .]/)[0] ?? "",
  ];
  return [steady(draft, plan, ["salary"], words)];
}

/** The cases of this file. */
export const TRAP_CASES: readonly IncomeCase[] = [
  incomeCase(35, "trap: refunds", (draft) => {
    const { random, bank, country } = draft;
    const shop = random.pick(country.everyday.filter(({ kind }) => kind === "marketplace"));
    const count = Math.round((draft.end - draft.start) / 20);
    for (const day of irregularDays(random, draft.start, draft.end, count)) {
      receive(draft, day, random.amount(8, 180), bank.refund(fillPrint(shop.print, random), day));
    }
    return besideSalary(draft);
  }),
  incomeCase(36, "trap: own transfers, monthly and equal", (draft) => {
    const { random, bank } = draft;
    const amount = random.integer(4, 30) * 25;
    addSeries(draft, {
      name: "from savings",
      schedule: monthly(draft.start, random.integer(1, 27)),
      entryType: "incoming",
      cadences: ["monthly"],
      types: ["recurring"],
      amount: () => amount,
      describe: (day) => bank.ownTransfer("from", "Savings", day),
    });
    return besideSalary(draft);
  }),
  incomeCase(37, "trap: friends paying their share", (draft) => {
    const { random, bank } = draft;
    for (const friend of [newPerson(draft), newPerson(draft)]) {
      const count = Math.round((draft.end - draft.start) / 25);
      for (const day of irregularDays(random, draft.start, draft.end, count)) {
        const word = random.pick(["pizza", "tickets", "split bill", "taxi"]);
        receive(draft, day, random.amount(5, 70), bank.payIn(friend, word, day));
      }
    }
    return besideSalary(draft);
  }),
  incomeCase(38, "trap: loans and advances paid out", (draft) => {
    const { random, bank } = draft;
    const lenders =
      draft.country.code === "US"
        ? ["EARNIN ACTIVEHOURS", "DAVE INC ADVANCE", "LENDINGCLUB LOAN PROCEEDS"]
        : draft.country.lenders.map(({ payee }) => payee);
    const lender = random.pick(lenders);
    const word: Record<string, string> = {
      DE: "Kreditauszahlung",
      FR: "DEBLOCAGE PRET",
      NL: "Uitbetaling lening",
      ES: "ABONO PRESTAMO",
      IT: "EROGAZIONE PRESTITO",
    };
    for (const day of irregularDays(random, draft.start, draft.end, random.integer(3, 6))) {
      const text = word[draft.country.code] ?? "LOAN ADVANCE";
      receive(draft, day, random.integer(2, 30) * 50, bank.credit(lender, text, day));
    }
    return besideSalary(draft);
  }),
  incomeCase(39, "trap: cashback, monthly", (draft) => {
    const { random } = draft;
    const text = random.pick(["CASHBACK REWARD", "CASH BACK BONUS CREDIT", "CASHBACK CREDIT CARD"]);
    addSeries(draft, {
      name: "cashback",
      schedule: monthly(draft.start, random.integer(1, 27)),
      entryType: "incoming",
      cadences: ["monthly"],
      types: ["recurring"],
      amount: () => random.amount(3, 28),
      describe: () => text,
    });
    return besideSalary(draft);
  }),
  incomeCase(40, "trap: gambling wins", (draft) => {
    const { random, bank, country } = draft;
    const houses: Record<string, readonly string[]> = {
      US: ["DRAFTKINGS", "FANDUEL"],
      GB: ["BET365", "PADDY POWER"],
      AU: ["SPORTSBET", "TAB LIMITED"],
    };
    const house = random.pick(houses[country.code] ?? ["BWIN", "BET365"]);
    const count = Math.round((draft.end - draft.start) / 15);
    for (const day of irregularDays(random, draft.start, draft.end, count)) {
      const amount = random.amount(10, 400);
      if (random.chance(0.35)) {
        receive(draft, day, amount, bank.credit(house, "WITHDRAWAL WINNINGS", day));
      } else {
        const description = bank.card(house, day, null);
        addRow(draft, { day, amount, entryType: "outgoing", description });
      }
    }
    return besideSalary(draft);
  }),
  incomeCase(41, "a household of many incomes", (draft, seed) => {
    const benefits = listedPayer(draft, "government benefits");
    const { bank, random, country } = draft;
    const tenant = newPerson(draft);
    const rentPlan = payerPlan(
      draft,
      { name: tenant, text: country.rentText },
      monthly(draft.start, 3),
      "monthly",
      random.integer(9, 30) * 50
    );
    return [
      ...besideSalary(draft),
      steady(
        draft,
        payerPlan(
          draft,
          benefits.payer,
          monthly(draft.start, 6 + (seed % 10)),
          "monthly",
          random.amount(120, 500)
        ),
        ["government benefits"],
        benefits.words
      ),
      steady(
        draft,
        { ...rentPlan, describe: (day) => bank.payIn(tenant, country.rentText, day) },
        ["long term rent"],
        tenant.toLowerCase().split(" ").slice(-1)
      ),
    ];
  }),
];
