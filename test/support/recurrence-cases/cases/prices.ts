/** Cases 2-5 and 7 of the list: subscriptions whose price is not one price. */
import { addRow, monthsOf, openDraft } from "../draft";
import { cents } from "../random";
import { monthly, monthsAfter } from "../schedule";
import {
  addSeries,
  describeService,
  newBiller,
  newService,
  planBill,
  planSubscription,
} from "../series";
import { addLife, caseKey, type CaseDefinition, oneReading } from "./definition";

const priceRise: CaseDefinition = {
  number: 2,
  title: "the same with a price rise",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "2", 7, 16);
    const draft = openDraft({ caseKey: caseKey(2), seed, months });
    const { random } = draft;
    const service = newService(draft, { known: seed % 4 !== 0 });
    const before = random.pick(service.prices);
    const after = cents(before + Math.max(1, Math.round(before * random.amount(0.06, 0.3))));
    const risesAt = random.integer(3, months - 3);
    const plan = planSubscription(draft, service, {
      name: `${service.name} ${before} then ${after}`,
      amount: (index) => (index < risesAt ? before : after),
    });
    const group = addSeries(draft, plan);
    addLife(draft);
    return oneReading(draft, group);
  },
};

const trial: CaseDefinition = {
  number: 3,
  title: "trial at 0 or 1, then full",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "3", 7, 15);
    const draft = openDraft({ caseKey: caseKey(3), seed, months });
    const { random } = draft;
    const service = newService(draft, { known: seed % 4 !== 0 });
    const describe = describeService(draft, service);
    const begins = draft.start + random.integer(32, 75);
    const plan = planSubscription(draft, service, { describe, first: begins });
    const group = addSeries(draft, plan);
    const firstFull = Math.min(...group.members.map(({ day }) => day));
    const day = firstFull - random.pick([7, 14, 30]);
    const amount = seed % 2 === 0 ? 0 : 1;
    draft.remarks.push(`trial at ${amount}, ${firstFull - day} days before`);
    group.optional.push(
      addRow(draft, { day, amount, entryType: "outgoing", description: describe(day) })
    );
    addLife(draft);
    return oneReading(draft, group);
  },
};

const planSwitch: CaseDefinition = {
  number: 4,
  title: "plan switch monthly to yearly",
  kind: "positive",
  write(seed) {
    const yearlyPayments = seed % 3 === 0 ? 1 : 2;
    const monthlyPayments = 4 + (seed % 8);
    const after = yearlyPayments === 1 ? 5 : 17;
    const months = monthlyPayments + after;
    const draft = openDraft({ caseKey: caseKey(4), seed, months });
    const { random } = draft;
    const service = newService(draft, { yearly: true });
    const price = random.pick(service.prices);
    const yearPrice = cents(price * random.pick([8.5, 9, 10]));
    const describe = describeService(draft, service);
    const day = random.integer(2, 27);
    const switchesAfter = monthsAfter(draft.start, monthlyPayments);
    const monthlyPart = addSeries(
      draft,
      planSubscription(draft, service, { price, day, describe, last: switchesAfter })
    );
    const lastMonthly = Math.max(...monthlyPart.members.map((row) => row.day));
    const yearlyPart = addSeries(draft, {
      name: `${service.name} yearly ${yearPrice}`,
      schedule: monthly(monthsAfter(lastMonthly, 1), day, { everyMonths: 12 }),
      first: lastMonthly + 10,
      cadences: ["yearly"],
      types: ["subscription"],
      amount: () => yearPrice,
      describe,
    });
    const together = {
      ...yearlyPart,
      members: [...monthlyPart.members, ...yearlyPart.members],
    };
    draft.remarks.push(
      `${monthlyPart.members.length} monthly, ${yearlyPart.members.length} yearly`
    );
    addLife(draft);
    return {
      draft,
      readings: [
        { name: "one group, now yearly", groups: [together] },
        { name: "monthly ended, yearly active", groups: [monthlyPart, yearlyPart] },
      ],
    };
  },
};

const twoPlans: CaseDefinition = {
  number: 5,
  title: "two plans at one merchant",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "5", 5, 14);
    const draft = openDraft({ caseKey: caseKey(5), seed, months, business: seed % 5 === 4 });
    const { random, country } = draft;
    const firstDay = random.integer(1, 12);
    const secondDay = seed % 4 === 0 ? firstDay : firstDay + random.integer(5, 14);
    if (!draft.isBusiness && seed % 2 === 0) {
      const kinds = [country.telecoms, country.insurers];
      const biller = newBiller(draft, random.pick(kinds));
      const isTelecom = country.telecoms.includes(biller);
      const types = isTelecom ? (["recurring", "subscription"] as const) : (["recurring"] as const);
      const low = random.amount(biller.low, biller.high);
      const groups = [low, cents(low * random.amount(1.4, 2.4))].map((price, index) =>
        addSeries(draft, {
          ...planBill(draft, biller, {
            day: index === 0 ? firstDay : secondDay,
            text: random.reference("99999999"),
          }),
          name: `${biller.payee} ${price}`,
          types: [...types],
          amount: () => price,
        })
      );
      addLife(draft);
      return oneReading(draft, ...groups);
    }
    const service = newService(draft);
    const low = random.pick(service.prices);
    const groups = [low, cents(low * random.pick([1.5, 2, 2.5]))].map((price, index) =>
      addSeries(
        draft,
        planSubscription(draft, service, { price, day: index === 0 ? firstDay : secondDay })
      )
    );
    addLife(draft);
    return oneReading(draft, ...groups);
  },
};

const foreignPrice: CaseDefinition = {
  number: 7,
  title: "foreign price that wobbles with the rate",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "7", 5, 14);
    const draft = openDraft({ caseKey: caseKey(7), seed, months, business: seed % 4 === 3 });
    const { random } = draft;
    const service = newService(draft, { known: seed % 4 !== 0 });
    const price = random.pick(service.prices);
    const rates: number[] = [random.amount(0.7, 1.5)];
    const rateOf = (index: number): number => {
      while (rates.length <= index) {
        const before = rates[rates.length - 1] ?? 1;
        rates.push(before * (1 + (random.fraction() - 0.5) * 0.05));
      }
      return rates[index] ?? 1;
    };
    const foreign = draft.country.currency === "USD" ? "EUR" : "USD";
    const saysRate = random.chance(0.5);
    const describe = describeService(draft, service);
    const group = addSeries(draft, {
      ...planSubscription(draft, service, { price }),
      name: `${service.name}, ${foreign} ${price}`,
      amount: (index) => cents(price * rateOf(index)),
      varies: true,
      describe: (day, index) =>
        saysRate
          ? `${describe(day)} ${foreign} ${price.toFixed(2)} RATE ${rateOf(index).toFixed(4)}`
          : describe(day),
    });
    addLife(draft);
    return oneReading(draft, group);
  },
};

/** The cases of this file. */
export const PRICE_CASES: readonly CaseDefinition[] = [
  priceRise,
  trial,
  planSwitch,
  twoPlans,
  foreignPrice,
];
