/** Cases 1, 20, 22, 28, 29, 32 and 33 of the list: subscriptions at one price. */
import { addRow, monthsOf, openDraft } from "../draft";
import { cents } from "../random";
import { monthly, monthsAfter } from "../schedule";
import {
  addSeries,
  describeService,
  lateSometimes,
  newBiller,
  newService,
  planBill,
  planSubscription,
} from "../series";
import { printService } from "../services";
import { addLife, caseKey, type CaseDefinition, oneReading } from "./definition";

const fixedMonthly: CaseDefinition = {
  number: 1,
  title: "fixed monthly subscription",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "1", 4, 14);
    const draft = openDraft({ caseKey: caseKey(1), seed, months, business: seed % 5 === 4 });
    const service = newService(draft, { known: seed % 10 < 7 });
    const group = addSeries(draft, planSubscription(draft, service));
    addLife(draft);
    return oneReading(draft, group);
  },
};

const yearlyDomain: CaseDefinition = {
  number: 20,
  title: "yearly domain renewal, two payments only",
  kind: "positive",
  write(seed) {
    const months = 15 + (seed % 9);
    const draft = openDraft({ caseKey: caseKey(20), seed, months, business: seed % 3 === 1 });
    const { random } = draft;
    const print = random.pick([
      "GODADDY.COM 480-505-8855",
      "NAMECHEAP.COM* {9A9A9A} 6613102107",
      "GANDI SAS PARIS",
      "IONOS",
      "PORKBUN.COM",
      "OVH SAS",
    ]);
    const price = random.amount(9, 42);
    const rise = random.chance(0.5) ? 1 : 1 + random.amount(0.01, 0.06);
    const { bank } = draft;
    const group = addSeries(draft, {
      name: `${print} ${price}`,
      schedule: monthly(draft.start + 40, random.integer(1, 28), { everyMonths: 12 }),
      first: draft.start,
      cadences: ["yearly"],
      types: ["subscription"],
      amount: (index) => (index === 0 ? price : cents(price * rise)),
      describe: (day) =>
        bank.cardOnFile(print.replace("{9A9A9A}", random.reference("9A9A9A")), day),
    });
    addLife(draft);
    return oneReading(draft, group);
  },
};

const missedSlot: CaseDefinition = {
  number: 22,
  title: "one missed slot in a year",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "22", 11, 14);
    const draft = openDraft({ caseKey: caseKey(22), seed, months });
    const { random } = draft;
    const missed = new Set<number>();
    for (let year = 0; year * 12 + 10 < months; year++) {
      missed.add(year * 12 + random.integer(4, 8));
    }
    const skip = (index: number): boolean => missed.has(index);
    const group =
      seed % 2 === 0
        ? addSeries(draft, planSubscription(draft, newService(draft), { skip }))
        : addSeries(draft, planBill(draft, newBiller(draft, draft.country.insurers), { skip }));
    addLife(draft);
    return oneReading(draft, group);
  },
};

const singlePayment: CaseDefinition = {
  number: 29,
  title: "one single payment to a known subscription service (early)",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "29", 3, 12);
    const draft = openDraft({ caseKey: caseKey(29), seed, months });
    const { random } = draft;
    const service = newService(draft);
    const price = random.pick(service.prices);
    const day = draft.end - random.integer(1, 24);
    const description = draft.bank.cardOnFile(
      printService(service, draft.country.code, random),
      day
    );
    const row = addRow(draft, { day, amount: price, entryType: "outgoing", description });
    addLife(draft);
    return oneReading(draft, {
      role: "tested",
      name: `${service.name} ${price}`,
      entryType: "outgoing",
      members: [row],
      optional: [],
      twins: [],
      cadences: ["monthly"],
      types: ["subscription"],
      isActive: true,
      nextDays: [monthsAfter(day, 1)],
      nextAmounts: [price],
      amountTolerance: 0.02,
    });
  },
};

const paused: CaseDefinition = {
  number: 32,
  title: "paused two months, resumed",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "32", 11, 18);
    const draft = openDraft({ caseKey: caseKey(32), seed, months });
    const pausesAt = draft.random.integer(4, months - 6);
    const skip = (index: number): boolean => index === pausesAt || index === pausesAt + 1;
    const service = newService(draft, { known: seed % 4 !== 0 });
    const group = addSeries(draft, planSubscription(draft, service, { skip }));
    addLife(draft);
    return oneReading(draft, group);
  },
};

const twoAccounts: CaseDefinition = {
  number: 33,
  title: "holder with two accounts paying the same service",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "33", 6, 14);
    const draft = openDraft({ caseKey: caseKey(33), seed, months });
    const { random, country, town } = draft;
    const service = newService(draft);
    const otherBank = country.openBank(random, draft.holder.name ?? "", town);
    const day = random.integer(2, 16);
    const price = random.pick(service.prices);
    const samePrice = seed % 2 === 0;
    const otherPrice = samePrice ? price : cents(price * random.pick([1.5, 2]));
    const late = lateSometimes(random, 0.1, 1);
    const mine = addSeries(draft, {
      ...planSubscription(draft, service, { price, day }),
      schedule: (slot) => monthly(draft.start, day)(slot) + late(slot),
    });
    const other = addSeries(
      draft,
      planSubscription(draft, service, {
        price: otherPrice,
        day: day + random.integer(4, 10),
        describe: describeService(draft, service, otherBank),
      })
    );
    draft.remarks.push(samePrice ? "same price" : "two prices");
    addLife(draft);
    const together = {
      ...mine,
      members: [...mine.members, ...other.members],
      nextDays: [...mine.nextDays, ...other.nextDays],
    };
    return {
      draft,
      readings: [
        { name: "one group an account", groups: [mine, other] },
        ...(samePrice ? [{ name: "one group, paid twice", groups: [together] }] : []),
      ],
    };
  },
};

const cancelled: CaseDefinition = {
  number: 28,
  title: "subscription cancelled four months ago",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "28", 9, 18);
    const draft = openDraft({ caseKey: caseKey(28), seed, months });
    const service = newService(draft, { known: seed % 4 !== 0 });
    const last = monthsAfter(draft.end, -4) + draft.random.integer(-10, 3);
    const group = addSeries(draft, planSubscription(draft, service, { last }));
    addLife(draft);
    return oneReading(draft, group);
  },
};

/** The cases of this file. */
export const SUBSCRIPTION_CASES: readonly CaseDefinition[] = [
  fixedMonthly,
  yearlyDomain,
  missedSlot,
  singlePayment,
  paused,
  twoAccounts,
  cancelled,
];
