/** Cases 40, 41, 44-48 and 50 of the list: repetition by chance, and what is over. */
import { addVisits, irregularDays, merchantPrinter, shopNames } from "../background";
import { type EverydayKind } from "../countries";
import { addRow, monthsOf, newPerson, openDraft } from "../draft";
import { cents } from "../random";
import { lastWorkingDay, monthly } from "../schedule";
import { addSeries, planSalary } from "../series";
import { fillPrint } from "../services";
import { addLife, caseKey, type CaseDefinition, oneReading } from "./definition";
import { spend, takeMerchant } from "./habits";

const cashOnPayday: CaseDefinition = {
  number: 40,
  title: "cash withdrawals on payday",
  kind: "negative",
  write(seed) {
    const months = monthsOf(seed, "40", 4, 14);
    const draft = openDraft({ caseKey: caseKey(40), seed, months });
    const { random, bank } = draft;
    const schedule =
      seed % 2 === 0
        ? lastWorkingDay(draft.start)
        : monthly(draft.start, 25, { weekend: "friday before" });
    const salary = addSeries(draft, planSalary(draft, schedule, "monthly", { role: "companion" }));
    draft.companions.push(salary);
    const usual = random.integer(4, 10) * 20;
    for (const { day } of salary.members) {
      const amount = random.chance(0.5) ? usual : random.integer(3, 15) * 20;
      const on = Math.min(draft.end, day + (random.chance(0.7) ? 0 : 1));
      spend(draft, on, amount, bank.cash(draft.town, on));
    }
    addLife(draft, { salary: false });
    return oneReading(draft);
  },
};

const sameFriend: CaseDefinition = {
  number: 41,
  title: "P2P with the same friend at odd times",
  kind: "negative",
  write(seed) {
    const months = monthsOf(seed, "41", 4, 14);
    const draft = openDraft({ caseKey: caseKey(41), seed, months });
    const { random, bank } = draft;
    const friend = newPerson(draft);
    const words = ["pizza", "cinema", "thanks", "holiday", "half the bill", "present"];
    for (const day of irregularDays(random, draft.start, draft.end, random.integer(6, 30))) {
      const word = random.pick(words);
      const amount = random.chance(0.4) ? random.integer(1, 6) * 10 : random.amount(4, 120);
      if (random.chance(0.35)) {
        const description = bank.payIn(friend, word, day);
        addRow(draft, { day, amount, entryType: "incoming", description });
      } else spend(draft, day, amount, bank.payOut(friend, word, day));
    }
    addLife(draft);
    return oneReading(draft);
  },
};

const threeInAWeek: CaseDefinition = {
  number: 44,
  title: "three equal purchases in one week",
  kind: "negative",
  write(seed) {
    const months = monthsOf(seed, "44", 3, 12);
    const draft = openDraft({ caseKey: caseKey(44), seed, months });
    const { random, bank } = draft;
    const kinds: readonly EverydayKind[] = ["fast food", "restaurant", "transport", "clothes"];
    const merchant = takeMerchant(draft, random.pick(kinds));
    const print =
      seed % 3 === 0
        ? (
            (name) => (day: number) =>
              bank.card(name, day, draft.town)
          )(shopNames(draft)())
        : merchantPrinter(draft, merchant);
    const first = random.integer(draft.start, draft.end - 7);
    const amount = random.amount(6, 60);
    for (const step of random.sample([0, 1, 2, 3, 4, 5, 6], 3)) {
      spend(draft, first + step, amount, print(first + step));
    }
    addLife(draft);
    return oneReading(draft);
  },
};

const refunds: CaseDefinition = {
  number: 45,
  title: "refunds",
  kind: "negative",
  write(seed) {
    const months = monthsOf(seed, "45", 4, 14);
    const draft = openDraft({ caseKey: caseKey(45), seed, months });
    const { random, bank } = draft;
    const merchant = takeMerchant(draft, random.pick(["marketplace", "clothes"]));
    const count = Math.max(6, months * random.integer(1, 3));
    const days = irregularDays(random, draft.start, draft.end - 14, count);
    for (const bought of addVisits(draft, merchant, days)) {
      if (!random.chance(0.45)) continue;
      const day = bought.day + random.integer(2, 14);
      const amount = random.chance(0.7) ? bought.amount : cents(bought.amount / 2);
      const description = bank.refund(fillPrint(merchant.print, random), day);
      addRow(draft, { day, amount, entryType: "incoming", description });
    }
    addLife(draft);
    return oneReading(draft);
  },
};

const ownTransfers: CaseDefinition = {
  number: 46,
  title: "transfers between own accounts (recurring only when a standing order)",
  kind: "negative",
  write(seed) {
    const months = monthsOf(seed, "46", 5, 14);
    const draft = openDraft({ caseKey: caseKey(46), seed, months });
    const { random, bank } = draft;
    const count = months * random.integer(1, 3);
    for (const day of irregularDays(random, draft.start, draft.end, count)) {
      const amount = random.chance(0.5) ? random.integer(1, 40) * 25 : random.amount(20, 900);
      if (random.chance(0.4)) {
        const description = bank.ownTransfer("from", "Savings", day);
        addRow(draft, { day, amount, entryType: "incoming", description });
      } else spend(draft, day, amount, bank.ownTransfer("to", "Savings", day));
    }
    if (seed % 3 !== 0) {
      addLife(draft);
      return oneReading(draft);
    }
    const amount = random.integer(2, 20) * 25;
    const payee = draft.holder.name ?? "Own account";
    const group = addSeries(draft, {
      name: `standing order of ${amount} to savings`,
      schedule: monthly(draft.start, random.integer(1, 28), { weekend: "monday after" }),
      cadences: ["monthly"],
      types: ["recurring"],
      amount: () => amount,
      describe: (day) => bank.standingOrder(payee, "Savings plan", day),
    });
    draft.remarks.push("with a standing order");
    addLife(draft);
    return oneReading(draft, group);
  },
};

const instalmentsOver: CaseDefinition = {
  number: 47,
  title: "instalments that are over",
  kind: "negative",
  write(seed) {
    const months = monthsOf(seed, "47", 8, 16);
    const draft = openDraft({ caseKey: caseKey(47), seed, months });
    const { random, bank } = draft;
    const payee = random.pick(["KLARNA", "AFTERPAY", "AFFIRM", "CLEARPAY", "PAYPAL PAY IN 3"]);
    const isMonthly = payee === "PAYPAL PAY IN 3" || seed % 2 === 0;
    const count = isMonthly ? 3 + (seed % 2) : 4;
    const first = draft.start + random.integer(3, 30);
    const step = isMonthly ? 30 : 14;
    const amount = random.amount(12, 120);
    const rows = Array.from({ length: count }, (_, index) => {
      const day = isMonthly ? monthly(first, 1 + (first % 28))(index + 2) : first + index * step;
      return spend(draft, day, amount, bank.cardOnFile(`${payee}* ${random.digits(6)}`, day));
    });
    draft.remarks.push(`${count} instalments of ${amount} to ${payee}`);
    addLife(draft);
    return { ...oneReading(draft), endedAllowed: rows };
  },
};

const twoDonations: CaseDefinition = {
  number: 48,
  title: "donation twice at random",
  kind: "negative",
  write(seed) {
    const months = monthsOf(seed, "48", 4, 14);
    const draft = openDraft({ caseKey: caseKey(48), seed, months });
    const { random, bank, country } = draft;
    const charity = random.pick(country.charities);
    const amounts = random.sample([10, 20, 25, 35, 50, 75, 100], 2);
    const days = irregularDays(random, draft.start, draft.end, 2);
    days.forEach((day, index) => {
      // Equal sums in half of the histories, never about a year or a month apart.
      const amount = (seed % 2 === 0 ? amounts[0] : amounts[index]) ?? 20;
      const text = bank.card(charity, day, null);
      spend(draft, day, amount, seed % 3 === 0 ? bank.payOut(charity, "donation", day) : text);
    });
    addLife(draft);
    return oneReading(draft);
  },
};

const thousandMerchants: CaseDefinition = {
  number: 50,
  title: "noise: a thousand one-off merchants",
  kind: "negative",
  write(seed) {
    const months = monthsOf(seed, "50", 12, 22);
    const draft = openDraft({ caseKey: caseKey(50), seed, months });
    const { random, bank, country } = draft;
    const nextShop = shopNames(draft);
    for (let shop = 0; shop < 1000; shop++) {
      const day = random.integer(draft.start, draft.end);
      const place = random.chance(0.8) ? random.pick(country.towns) : null;
      spend(draft, day, random.amount(2, 220), bank.card(nextShop(), day, place));
    }
    spend(draft, draft.end, random.amount(2, 60), bank.card(nextShop(), draft.end, draft.town));
    return oneReading(draft);
  },
};

/** The cases of this file. */
export const NEGATIVE_CASES: readonly CaseDefinition[] = [
  cashOnPayday,
  sameFriend,
  threeInAWeek,
  refunds,
  ownTransfers,
  instalmentsOver,
  twoDonations,
  thousandMerchants,
];
