/** Cases 6 and 23-27 of the list: resellers, doubles, twins, and series that change on the way. */
import { addRow, type DraftGroup, monthsOf, openDraft } from "../draft";
import { irregularDays } from "../background";
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
import { fillPrint, type Service } from "../services";
import { addLife, caseKey, type CaseDefinition, oneReading } from "./definition";

/** How a reseller prints, whatever was bought through it. */
const RESELLERS: readonly { us: string; other: string; bySepa: boolean }[] = [
  { us: "APPLE.COM/BILL 866-712-7753 CA", other: "APPLE.COM/BILL ITUNES.COM", bySepa: false },
  { us: "GOOGLE *PLAY g.co/helppay# CA", other: "GOOGLE *PLAY LONDON", bySepa: false },
  { us: "PAYPAL INST XFER", other: "PAYPAL EUROPE S.A.R.L. ET CIE S.C.A", bySepa: true },
];

const reseller: CaseDefinition = {
  number: 6,
  title: "reseller with several prices",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "6", 6, 14);
    const draft = openDraft({ caseKey: caseKey(6), seed, months });
    const { random, bank, country } = draft;
    const { us, other, bySepa } = RESELLERS[seed % RESELLERS.length] ?? random.pick(RESELLERS);
    const isEuropean = !["US", "CA", "AU"].includes(country.code);
    const print = country.code === "US" ? us : bySepa && !isEuropean ? "PAYPAL" : other;
    const describe = (day: number): string =>
      bySepa ? bank.directDebit(print, "", day) : bank.cardOnFile(print, day);
    const prices = random.sample([0.99, 2.99, 5.99, 9.99, 14.99, 22.99], seed % 3 === 0 ? 3 : 2);
    const firstDay = random.integer(1, 8);
    const groups = prices.map((price, index) =>
      addSeries(draft, {
        name: `${print} ${price}`,
        schedule: monthly(draft.start, firstDay + index * random.integer(5, 8)),
        cadences: ["monthly"],
        types: bySepa ? ["subscription", "recurring"] : ["subscription"],
        amount: () => price,
        describe,
      })
    );
    const purchases = random.integer(3, 8);
    for (const day of irregularDays(random, draft.start, draft.end, purchases)) {
      const amount = random.integer(30, 70) + random.pick([0.49, 0.49, 0]);
      addRow(draft, { day, amount, entryType: "outgoing", description: describe(day) });
    }
    draft.remarks.push(`${prices.join(", ")} through ${print}, ${purchases} purchases beside`);
    addLife(draft);
    return oneReading(draft, ...groups);
  },
};

const doubleCharge: CaseDefinition = {
  number: 23,
  title: "double charge within 3 days, one refunded",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "23", 6, 14);
    const draft = openDraft({ caseKey: caseKey(23), seed, months });
    const { random, bank, country } = draft;
    const service = newService(draft, { known: seed % 4 !== 0 });
    const describe = describeService(draft, service);
    const group = addSeries(draft, planSubscription(draft, service, { describe }));
    const doubled = group.members[random.integer(1, group.members.length - 2)];
    if (doubled === undefined) throw new Error("The series is too short for a double charge.");
    const day = doubled.day + random.integer(0, 3);
    const { amount } = doubled;
    const twin = addRow(draft, { day, amount, entryType: "outgoing", description: describe(day) });
    group.twins.push({ twin, member: doubled });
    const back = day + random.integer(1, 6);
    const print = fillPrint(country.code === "US" ? service.printUs : service.print, random);
    const description = bank.refund(print, back);
    addRow(draft, { day: back, amount, entryType: "incoming", description });
    addLife(draft);
    return oneReading(draft, group);
  },
};

const pendingTwins: CaseDefinition = {
  number: 24,
  title: "pending and posted twins",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "24", 5, 13);
    const draft = openDraft({ caseKey: caseKey(24), seed, months });
    const { random, bank, country } = draft;
    const service = newService(draft, { known: seed % 4 !== 0 });
    const print = country.code === "US" ? service.printUs : service.print;
    const group = addSeries(draft, {
      ...planSubscription(draft, service),
      first: draft.start + 4,
    });
    const share = [0.25, 0.5, 1][seed % 3] ?? 0.5;
    const last = group.members[group.members.length - 1];
    for (const member of group.members) {
      const { day, amount } = member;
      if (day !== last?.day && !random.chance(share)) continue;
      const pendingDay = day - random.integer(0, 3);
      const description =
        seed % 4 === 1
          ? bank.cardOnFile(fillPrint(print, random), pendingDay)
          : bank.pending(fillPrint(print, random), pendingDay);
      group.twins.push({
        twin: addRow(draft, { day: pendingDay, amount, entryType: "outgoing", description }),
        member,
      });
    }
    draft.remarks.push(`${group.twins.length} of ${group.members.length} slots with a twin`);
    addLife(draft);
    return oneReading(draft, group);
  },
};

const cardReplaced: CaseDefinition = {
  number: 25,
  title: "card replaced, descriptor changed",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "25", 7, 15);
    const draft = openDraft({ caseKey: caseKey(25), seed, months });
    const { random, country, town } = draft;
    const service = newService(draft, { known: seed % 3 !== 0 });
    const newBank = country.openBank(random, draft.holder.name ?? "", town);
    const changed: Service = {
      ...service,
      printUs: random.pick([service.print, service.printUs.toLowerCase(), service.name]),
      print: random.pick([service.printUs, service.print.toLowerCase(), service.name]),
    };
    const before = describeService(draft, service);
    const after = describeService(draft, changed, newBank);
    const changesAt = random.integer(3, months - 3);
    const group = addSeries(
      draft,
      planSubscription(draft, service, {
        describe: (day, index) => (index < changesAt ? before(day) : after(day)),
      })
    );
    draft.remarks.push(`card changed after ${changesAt} payments`);
    addLife(draft);
    return oneReading(draft, group);
  },
};

/** Names that firms gave up and took, with the country where it happened; null: anywhere. */
const RENAMES: readonly {
  before: string;
  after: string;
  country: string | null;
  bySepa: boolean;
}[] = [
  { before: "HBO MAX", after: "MAX.COM", country: "US", bySepa: false },
  { before: "TWITTER PAID FEATURES", after: "X CORP. PAID FEATURES", country: null, bySepa: false },
  {
    before: "GSUITE_BRIGHTSTUDIO",
    after: "GOOGLE *GSUITE_BRIGHTSTU",
    country: null,
    bySepa: false,
  },
  { before: "BULB ENERGY", after: "OCTOPUS ENERGY", country: "GB", bySepa: true },
  { before: "FIRST UTILITY", after: "SHELL ENERGY", country: "GB", bySepa: true },
  { before: "Unitymedia NRW GmbH", after: "Vodafone West GmbH", country: "DE", bySepa: true },
  { before: "innogy SE", after: "E.ON Energie Deutschland GmbH", country: "DE", bySepa: true },
  { before: "DIRECT ENERGIE", after: "TOTALENERGIES ELEC GAZ", country: "FR", bySepa: true },
  { before: "Tele2 Nederland", after: "Odido Netherlands B.V.", country: "NL", bySepa: true },
  { before: "SUDDENLINK", after: "OPTIMUM", country: "US", bySepa: true },
  { before: "NORTHGATE FITNESS", after: "NORTHGATE HEALTH CLUB", country: null, bySepa: true },
  { before: "PIXELFOLD CLOUD", after: "FOLDA BY PIXELFOLD", country: null, bySepa: false },
  { before: "MERIDIAN ASSURANCE", after: "MERIDIA INSURANCE", country: null, bySepa: true },
];

const renamed: CaseDefinition = {
  number: 26,
  title: "merchant renamed mid-series",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "26", 8, 16);
    const draft = openDraft({ caseKey: caseKey(26), seed, months });
    const { random, country, bank } = draft;
    const local = RENAMES.filter(({ country: where }) => where === country.code);
    const anywhere = RENAMES.filter(({ country: where }) => where === null);
    const rename = random.pick(seed % 2 === 0 && local.length > 0 ? local : anywhere);
    for (const name of [rename.before, rename.after]) draft.taken.add(name.toLowerCase());
    const changesAt = random.integer(4, months - 3);
    const price = random.amount(6, 90);
    const customer = random.reference("A99999999");
    const plan: Omit<Parameters<typeof addSeries>[1], "describe"> = {
      name: `${rename.before}, then ${rename.after}`,
      schedule: monthly(draft.start, random.integer(1, 28), {
        weekend: rename.bySepa ? "monday after" : "stays",
      }),
      cadences: ["monthly"],
      types: rename.bySepa ? ["recurring", "subscription"] : ["subscription", "recurring"],
      amount: () => price,
    };
    const group = addSeries(draft, {
      ...plan,
      describe: (day, index) => {
        const name = index < changesAt ? rename.before : rename.after;
        return rename.bySepa
          ? bank.directDebit(name, customer, day, rename.before)
          : bank.cardOnFile(name, day);
      },
    });
    addLife(draft);
    return oneReading(draft, group);
  },
};

const lastSmaller: CaseDefinition = {
  number: 27,
  title: "loan with a smaller last instalment, then ended",
  kind: "positive",
  write(seed) {
    const months = monthsOf(seed, "27", 12, 22);
    const draft = openDraft({ caseKey: caseKey(27), seed, months });
    const { random } = draft;
    const lender = newBiller(draft, draft.country.lenders);
    const last = monthsAfter(draft.end, -4) - random.integer(0, 20);
    const group = addSeries(draft, planBill(draft, lender, { last }));
    makeLastSmaller(group, random.amount(0.15, 0.85));
    addLife(draft);
    return oneReading(draft, group);
  },
};

function makeLastSmaller(group: DraftGroup, share: number): void {
  const last = group.members[group.members.length - 1];
  if (last !== undefined) last.amount = cents(last.amount * share);
}

/** The cases of this file. */
export const REWRITTEN_CASES: readonly CaseDefinition[] = [
  reseller,
  doubleCharge,
  pendingTwins,
  cardReplaced,
  renamed,
  lastSmaller,
];
