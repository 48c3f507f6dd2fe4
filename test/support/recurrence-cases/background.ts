/** Everyday life around the series under test: habits, one-off shops, friends, cash, refunds. */
import type { Everyday, EverydayKind } from "./countries";
import { addRow, type Draft, type DraftRow, newPerson } from "./draft";
import { cents, type Random } from "./random";
import { lastWorkingDay, monthly } from "./schedule";
import {
  addSeries,
  newBiller,
  newService,
  planBill,
  planRent,
  planSalary,
  planSubscription,
} from "./series";
import { fillPrint } from "./services";

const BUSINESS_KINDS: readonly EverydayKind[] = [
  "office",
  "fuel",
  "restaurant",
  "electronics",
  "hotel",
  "transport",
  "marketplace",
  "parking",
];
const HABITS: readonly EverydayKind[] = ["groceries", "coffee", "fast food", "fuel", "transport"];
const CADENCE_DAYS = [7, 14, 28, 30.4, 61, 91, 182, 365];

/** Whether days look like a series by chance: all gaps near one length, or near one or two slots. */
export function looksRegular(days: readonly number[]): boolean {
  const sorted = [...days].sort((first, second) => first - second);
  const gaps = sorted.slice(1).map((day, index) => day - (sorted[index] ?? day));
  if (gaps.length < 2) return gaps.some((gap) => gap >= 335 && gap <= 395);
  const middle = [...gaps].sort((first, second) => first - second)[gaps.length >> 1] ?? 0;
  if (gaps.every((gap) => Math.abs(gap - middle) <= Math.max(3, middle * 0.2))) return true;
  return CADENCE_DAYS.some((cadence) => {
    const slack = Math.max(2, cadence * 0.12);
    return gaps.every(
      (gap) => Math.abs(gap - cadence) <= slack || Math.abs(gap - 2 * cadence) <= slack
    );
  });
}

/** So many different days of the window that do not look like a series. */
export function irregularDays(
  random: Random,
  first: number,
  last: number,
  count: number
): number[] {
  for (let attempt = 0; attempt < 200; attempt++) {
    const days = new Set<number>();
    const wanted = Math.min(count, last - first + 1);
    while (days.size < wanted) days.add(random.integer(first, last));
    const chosen = [...days].sort((before, after) => before - after);
    if (chosen.length > 12 || !looksRegular(chosen)) return chosen;
  }
  throw new Error("No irregular days found.");
}

/** Prints a merchant's lines: up to three branches in the home town, or a fresh reference online. */
export function merchantPrinter(draft: Draft, merchant: Everyday): (day: number) => string {
  const { random, bank, town } = draft;
  if (merchant.online === true) {
    return (day) => bank.card(fillPrint(merchant.print, random), day, null);
  }
  const branches = Array.from({ length: random.integer(1, 3) }, (_, index) => ({
    print: fillPrint(merchant.print, random),
    town: index === 0 ? town : random.pick(draft.country.towns),
  }));
  return (day) => {
    const branch = random.pick(branches);
    return bank.card(branch.print, day, branch.town);
  };
}

/** A shop with a name of its own; the pair of kind and name never comes twice. */
export function shopNames(draft: Draft): () => string {
  const fancy = ["ACORN", "LANTERN", "HERON", "THISTLE", "MARLOW", "BRAMBLE", "VESPER", "ORCHARD"];
  const owners = [...draft.country.familyNames, ...SHOP_OWNERS].map((name) => name.toUpperCase());
  const all = draft.country.shopKinds.flatMap((kind) =>
    [...fancy, ...owners].map((name) => draft.country.shopName(kind, name))
  );
  const shuffled = draft.random.sample(all, all.length);
  let used = 0;
  return () => {
    const name = shuffled[used++];
    if (name === undefined) throw new Error("No shop is left.");
    return name;
  };
}

const SHOP_OWNERS = (
  "Abbott Adler Baxter Berger Corbin Dalton Decker Ellis Faber Falk Garner Grant Haas Hale Imhof " +
  "Jansen Keller Kerr Lang Larkin Maurer Mercer Nash Orr Palmer Quinn Rees Roth Salter Tanner " +
  "Ulrich Vance Weber York Zander"
).split(" ");

/** Spending of a usual life, `perMonth` rows a month, all of them one-off. */
export function addEveryday(
  draft: Draft,
  perMonth: number,
  without: readonly EverydayKind[] = []
): void {
  const { random, country, start, end } = draft;
  const months = (end - start) / 30.4;
  const total = Math.round(perMonth * months);
  const merchants = country.everyday.filter(
    ({ kind, print }) =>
      !without.includes(kind) &&
      !draft.taken.has(print.toLowerCase()) &&
      (!draft.isBusiness || BUSINESS_KINDS.includes(kind))
  );
  const weights = merchants.map(
    ({ kind }) => (HABITS.includes(kind) ? 3 : 1) * (0.3 + random.fraction() * 1.4)
  );
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
  merchants.forEach((merchant, index) => {
    const count = Math.round((total * 0.8 * (weights[index] ?? 0)) / weightSum);
    addVisits(draft, merchant, irregularDays(random, start, end, count));
  });
  const nextShop = shopNames(draft);
  for (let shop = 0; shop < Math.round(total * 0.12); shop++) {
    const day = random.integer(start, end);
    const description = draft.bank.card(nextShop(), day, random.pick(country.towns));
    addRow(draft, { day, amount: random.amount(3, 160), entryType: "outgoing", description });
  }
  if (!draft.isBusiness) addFriendsAndCash(draft, Math.max(2, Math.round(total * 0.08)));
  addRefunds(draft, Math.max(2, Math.round(total * 0.01)));
  addVisits(draft, lastVisitTo(merchants, random), [end]);
}

function lastVisitTo(merchants: readonly Everyday[], random: Random): Everyday {
  const frequent = merchants.filter(({ kind }) => HABITS.includes(kind));
  return random.pick(frequent.length > 0 ? frequent : merchants);
}

/** Purchases of uneven amounts at one merchant. */
export function addVisits(draft: Draft, merchant: Everyday, days: readonly number[]): DraftRow[] {
  const { random } = draft;
  const describe = merchantPrinter(draft, merchant);
  const rows = days.map((day) => {
    const skew = random.fraction() ** 1.7;
    return addRow(draft, {
      day,
      amount: Math.max(1, merchant.low + (merchant.high - merchant.low) * skew),
      entryType: "outgoing",
      description: describe(day),
    });
  });
  const [first, second] = rows;
  if (rows.length === 2 && first !== undefined && second !== undefined) {
    if (Math.abs(first.amount - second.amount) < 0.2 * first.amount) {
      second.amount = cents(first.amount * random.amount(1.4, 1.9));
    }
  }
  return rows;
}

function addFriendsAndCash(draft: Draft, count: number): void {
  const { random, bank, start, end } = draft;
  const words = ["dinner", "tickets", "gift", "groceries", "weekend", "taxi"];
  const friends = [newPerson(draft), newPerson(draft), newPerson(draft)];
  for (const friend of friends) {
    const share = Math.max(2, Math.round(count / 6));
    for (const day of irregularDays(random, start, end, share)) {
      const comesIn = random.chance(0.4);
      const word = random.pick(words);
      const description = comesIn ? bank.payIn(friend, word, day) : bank.payOut(friend, word, day);
      const entryType = comesIn ? "incoming" : "outgoing";
      addRow(draft, { day, amount: random.amount(6, 95), entryType, description });
    }
  }
  for (const day of irregularDays(random, start, end, Math.max(2, Math.round(count / 4)))) {
    addRow(draft, {
      day,
      amount: random.integer(1, 14) * 20,
      entryType: "outgoing",
      description: bank.cash(draft.town, day),
    });
  }
}

function addRefunds(draft: Draft, count: number): void {
  const { random, bank, start, end, country } = draft;
  const shops = country.everyday.filter(({ kind }) => kind === "clothes" || kind === "electronics");
  for (const day of irregularDays(random, start, end, count)) {
    const { print, low, high } = random.pick(shops);
    const description = bank.refund(fillPrint(print, random), day);
    addRow(draft, { day, amount: random.amount(low, high), entryType: "incoming", description });
  }
}

/** Other series of the same life, none at a name already taken. Salary is left out on demand. */
export function addCompanions(draft: Draft, options: { salary?: boolean } = {}): void {
  const { random, country } = draft;
  const add = (plan: Parameters<typeof addSeries>[1]): void => {
    draft.companions.push(addSeries(draft, { ...plan, role: "companion" }));
  };
  const services = random.integer(0, 2);
  for (let index = 0; index < services; index++) add(planSubscription(draft, newService(draft)));
  if (random.chance(0.4)) {
    const plan = planBill(draft, newBiller(draft, country.telecoms));
    add({ ...plan, types: ["recurring", "subscription"] });
  }
  if (draft.isBusiness) return;
  if (options.salary !== false && random.chance(0.6)) {
    const schedule = random.chance(0.5)
      ? lastWorkingDay(draft.start)
      : monthly(draft.start, random.integer(20, 28), { weekend: "friday before" });
    add(planSalary(draft, schedule, "monthly"));
  }
  if (random.chance(0.35)) add(planRent(draft, { day: random.integer(1, 5) }));
}
