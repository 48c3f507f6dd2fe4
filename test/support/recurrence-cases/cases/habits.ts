/** Cases 36-39, 42, 43 and 49 of the list: what a person does often without having promised it. */
import { addVisits, irregularDays, merchantPrinter } from "../background";
import { type Everyday, type EverydayKind } from "../countries";
import { addRow, type Draft, type DraftRow, monthsOf, openDraft } from "../draft";
import { cents } from "../random";
import { everyDays, firstWeekday, isWeekend, slotsBetween } from "../schedule";
import { addLife, caseKey, type CaseDefinition, oneReading } from "./definition";

/** One merchant of the kind, kept out of the everyday background. */
export function takeMerchant(draft: Draft, kind: EverydayKind): Everyday {
  const merchant = draft.random.pick(draft.country.everyday.filter((each) => each.kind === kind));
  draft.taken.add(merchant.print.toLowerCase());
  return merchant;
}

/** A payment out. */
export function spend(draft: Draft, day: number, amount: number, description: string): DraftRow {
  return addRow(draft, { day, amount, entryType: "outgoing", description });
}

const weeklyShop: CaseDefinition = {
  number: 36,
  title: "weekly shop on Saturdays",
  kind: "negative",
  write(seed) {
    const months = monthsOf(seed, "36", 4, 12);
    const draft = openDraft({ caseKey: caseKey(36), seed, months });
    const { random } = draft;
    const print = merchantPrinter(draft, takeMerchant(draft, "groceries"));
    const saturdays = everyDays(firstWeekday(draft.start, 6), 7);
    for (const { day } of slotsBetween(saturdays, draft.start, draft.end).taken) {
      if (random.chance(0.06)) continue;
      spend(draft, day, random.amount(34, 172), print(day));
    }
    addLife(draft);
    return oneReading(draft);
  },
};

const twoCoffees: CaseDefinition = {
  number: 37,
  title: "two coffees every workday",
  kind: "negative",
  write(seed) {
    const months = monthsOf(seed, "37", 3, 9);
    const draft = openDraft({ caseKey: caseKey(37), seed, months });
    const { random } = draft;
    const print = merchantPrinter(draft, takeMerchant(draft, "coffee"));
    const prices = [random.amount(2.2, 3.9), random.amount(4, 5.9)];
    const attends = random.amount(0.8, 1);
    for (let day = draft.start; day <= draft.end; day++) {
      if (isWeekend(day) || !random.chance(attends)) continue;
      for (let cup = 0; cup < 2; cup++) spend(draft, day, random.pick(prices), print(day));
    }
    addLife(draft, { without: ["coffee"] });
    return oneReading(draft);
  },
};

const fuel: CaseDefinition = {
  number: 38,
  title: "fuel about every ten days",
  kind: "negative",
  write(seed) {
    const months = monthsOf(seed, "38", 4, 14);
    const draft = openDraft({ caseKey: caseKey(38), seed, months });
    const { random } = draft;
    const merchant = takeMerchant(draft, "fuel");
    const print = merchantPrinter(draft, merchant);
    for (let day = draft.start + 2; day <= draft.end; day += random.integer(7, 13)) {
      spend(draft, day, random.amount(merchant.low, merchant.high), print(day));
    }
    addLife(draft, { without: ["fuel"] });
    return oneReading(draft);
  },
};

const rides: CaseDefinition = {
  number: 39,
  title: "rides",
  kind: "negative",
  write(seed) {
    const months = monthsOf(seed, "39", 4, 14);
    const draft = openDraft({ caseKey: caseKey(39), seed, months });
    const { random } = draft;
    const merchant = takeMerchant(draft, "ride");
    const count = months * random.integer(2, 9);
    addVisits(draft, merchant, irregularDays(random, draft.start, draft.end, count));
    addLife(draft);
    return oneReading(draft);
  },
};

const marketplace: CaseDefinition = {
  number: 42,
  title: "marketplace purchases of all sizes",
  kind: "negative",
  write(seed) {
    const months = monthsOf(seed, "42", 4, 14);
    const draft = openDraft({ caseKey: caseKey(42), seed, months });
    const { random } = draft;
    const merchant = takeMerchant(draft, "marketplace");
    const count = months * random.integer(2, 8);
    addVisits(draft, merchant, irregularDays(random, draft.start, draft.end, count));
    addLife(draft);
    return oneReading(draft);
  },
};

const parkingAtWork: CaseDefinition = {
  number: 43,
  title: "parking at work",
  kind: "negative",
  write(seed) {
    const months = monthsOf(seed, "43", 3, 10);
    const draft = openDraft({ caseKey: caseKey(43), seed, months });
    const { random } = draft;
    const print = merchantPrinter(draft, takeMerchant(draft, "parking"));
    const price = random.amount(2.5, 14);
    const attends = random.amount(0.45, 0.85);
    for (let day = draft.start; day <= draft.end; day++) {
      if (isWeekend(day) || !random.chance(attends)) continue;
      spend(draft, day, random.chance(0.85) ? price : cents(price / 2), print(day));
    }
    addLife(draft, { without: ["parking"] });
    return oneReading(draft);
  },
};

const fastFood: CaseDefinition = {
  number: 49,
  title: "fast food at similar prices",
  kind: "negative",
  write(seed) {
    const months = monthsOf(seed, "49", 4, 14);
    const draft = openDraft({ caseKey: caseKey(49), seed, months });
    const { random } = draft;
    const print = merchantPrinter(draft, takeMerchant(draft, "fast food"));
    const usual = random.amount(7, 14);
    const count = months * random.integer(2, 7);
    for (const day of irregularDays(random, draft.start, draft.end, count)) {
      spend(draft, day, usual * (0.92 + random.fraction() * 0.16), print(day));
    }
    addLife(draft, { without: ["fast food"] });
    return oneReading(draft);
  },
};

/** The cases of this file. */
export const HABIT_CASES: readonly CaseDefinition[] = [
  weeklyShop,
  twoCoffees,
  fuel,
  rides,
  marketplace,
  parkingAtWork,
  fastFood,
];
