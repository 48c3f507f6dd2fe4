/** Series of payments: the plain ones that many cases and the companions are made of. */
import type { Cadence, EntryType } from "../../../src/model";
import type { Bank, Biller } from "./countries";
import { addRow, type Draft, type DraftGroup, newPerson, takeNew } from "./draft";
import { cents, type Random } from "./random";
import { monthly, moved, type Schedule, slotsBetween, type WeekendRule } from "./schedule";
import { isSoldTo, printService, type Service, SERVICES, UNKNOWN_SERVICES } from "./services";

/** A slot was late by `days` with this chance; the same slot is always the same. */
export function lateSometimes(
  random: Random,
  chance: number,
  days: number
): (slot: number) => number {
  const known = new Map<number, number>();
  return (slot) => {
    const before = known.get(slot);
    if (before !== undefined) return before;
    const late = random.chance(chance) ? random.integer(1, days) : 0;
    known.set(slot, late);
    return late;
  };
}

export interface SeriesPlan {
  role?: "tested" | "companion";
  name: string;
  schedule: Schedule;
  /** Window; default: the whole history. A last day before the end means the series has ended. */
  first?: number;
  last?: number;
  /** Whether it has ended; default: when `last` is given. */
  ended?: boolean;
  entryType?: EntryType;
  cadences: Cadence[];
  types: ("subscription" | "recurring")[];
  /** Amount of the n-th payment (0 = first in the window). */
  amount: (index: number, day: number) => number;
  /** What a person expects next; default: the plan's own next amount. */
  nextAmounts?: (index: number, day: number) => number[];
  /** Amounts vary: judged within 15 % and not 2 %. */
  varies?: boolean;
  describe: (day: number, index: number) => string;
  /** True for slots that did not happen. */
  skip?: (index: number) => boolean;
}

/** Writes the rows of a series into the history and returns what a person would say of it. */
export function addSeries(draft: Draft, plan: SeriesPlan): DraftGroup {
  const entryType = plan.entryType ?? "outgoing";
  const { taken, next } = slotsBetween(
    plan.schedule,
    plan.first ?? draft.start,
    plan.last ?? draft.end
  );
  const members = taken.flatMap(({ day }, index) =>
    plan.skip?.(index) === true
      ? []
      : [
          addRow(draft, {
            day,
            amount: plan.amount(index, day),
            entryType,
            description: plan.describe(day, index),
          }),
        ]
  );
  const isActive = !(plan.ended ?? plan.last !== undefined);
  return {
    role: plan.role ?? "tested",
    name: plan.name,
    entryType,
    members,
    optional: [],
    twins: [],
    cadences: plan.cadences,
    types: plan.types,
    isActive,
    nextDays: isActive ? [next.day] : [],
    nextAmounts: isActive
      ? (plan.nextAmounts ?? ((index, day) => [plan.amount(index, day)]))(taken.length, next.day)
      : [],
    amountTolerance: plan.varies === true ? 0.15 : 0.02,
  };
}

/** A service sold in the country that the history does not hold yet. */
export function newService(
  draft: Draft,
  options: { known?: boolean; yearly?: boolean } = {}
): Service {
  const all = options.known === false ? UNKNOWN_SERVICES : SERVICES;
  const sold = all.filter(
    (service) =>
      isSoldTo(service, draft.country.code, draft.isBusiness && options.known !== false) &&
      (options.yearly !== true || service.yearly !== undefined)
  );
  return takeNew(draft, sold, (service) => service.name);
}

/** A subscription by card: what known services are; with unknown ones both words are right. */
export function serviceTypes(service: Service): ("subscription" | "recurring")[] {
  return SERVICES.includes(service) ? ["subscription"] : ["subscription", "recurring"];
}

/** The text of a card subscription, as the holder's bank prints it. */
export function describeService(
  draft: Draft,
  service: Service,
  bank: Bank = draft.bank
): (day: number) => string {
  return (day) => bank.cardOnFile(printService(service, draft.country.code, draft.random), day);
}

/** A monthly subscription by card, a fixed price on a fixed day, posted late now and then. */
export function planSubscription(
  draft: Draft,
  service: Service,
  options: Partial<SeriesPlan> & { day?: number; price?: number } = {}
): SeriesPlan {
  const { random } = draft;
  const price = options.price ?? random.pick(service.prices);
  const day = options.day ?? random.integer(1, 28);
  return {
    name: `${service.name} ${price}`,
    schedule: moved(monthly(draft.start, day), lateSometimes(random, 0.15, 1)),
    cadences: ["monthly"],
    types: serviceTypes(service),
    amount: () => price,
    describe: describeService(draft, service),
    ...options,
  };
}

/** A monthly direct debit of a bill, on Monday where the day is a weekend. */
export function planBill(
  draft: Draft,
  biller: Biller,
  options: Partial<SeriesPlan> & { day?: number; weekend?: WeekendRule; text?: string } = {}
): SeriesPlan {
  const { random } = draft;
  const price = random.amount(biller.low, biller.high);
  const day = options.day ?? random.integer(1, 28);
  return {
    name: `${biller.payee} ${price}`,
    schedule: monthly(draft.start, day, { weekend: options.weekend ?? "monday after" }),
    cadences: ["monthly"],
    types: ["recurring"],
    amount: () => price,
    describe: (on) => draft.bank.directDebit(biller.payee, options.text ?? "", on),
    ...options,
  };
}

/** Takes a biller nobody in the history pays yet. */
export function newBiller(draft: Draft, billers: readonly Biller[]): Biller {
  return takeNew(draft, billers, (biller) => biller.payee);
}

/** A salary of varying or fixed amount; the schedule is the caller's. */
export function planSalary(
  draft: Draft,
  schedule: Schedule,
  cadence: Cadence,
  options: Partial<SeriesPlan> & { share?: number; varies?: boolean } = {}
): SeriesPlan {
  const { random } = draft;
  const employer = newBiller(draft, draft.country.employers);
  const usual = cents(random.amount(employer.low, employer.high) * (options.share ?? 1));
  const varies = options.varies ?? random.chance(0.5);
  return {
    name: `salary of ${employer.payee}`,
    schedule,
    entryType: "incoming",
    cadences: [cadence],
    types: ["recurring"],
    amount: () => (varies ? cents(usual * (0.96 + random.fraction() * 0.08)) : usual),
    nextAmounts: () => [usual],
    describe: (day) => draft.bank.payroll(employer.payee, day),
    ...options,
    varies,
  };
}

/** Rent by standing order to a landlord, a person or a firm. */
export function planRent(
  draft: Draft,
  options: Partial<SeriesPlan> & { day?: number; weekend?: WeekendRule; person?: boolean } = {}
): SeriesPlan {
  const { random, country } = draft;
  const landlord = newBiller(draft, country.landlords);
  const payee = options.person === true ? newPerson(draft) : landlord.payee;
  const rent = Math.round(random.amount(landlord.low, landlord.high) / 5) * 5;
  return {
    name: `rent to ${payee}`,
    schedule: monthly(draft.start, options.day ?? 1, {
      weekend: options.weekend ?? "monday after",
    }),
    cadences: ["monthly"],
    types: ["recurring"],
    amount: () => rent,
    describe: (day) => draft.bank.standingOrder(payee, country.rentText, day),
    ...options,
  };
}
