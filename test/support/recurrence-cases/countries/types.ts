/** What life in a country looks like on a bank statement: money, names, shops, and how banks print. */
import { fromDayNumber, partsOf } from "../../../../src/model";
import { createRandom, hashOf, type Random } from "../random";

/** Kinds of everyday spending, so that cases and holder types can choose. */
export type EverydayKind =
  | "groceries"
  | "coffee"
  | "fast food"
  | "restaurant"
  | "fuel"
  | "ride"
  | "parking"
  | "pharmacy"
  | "clothes"
  | "electronics"
  | "home"
  | "marketplace"
  | "transport"
  | "office"
  | "hotel";

/** A merchant as a card line prints it. */
export interface Everyday {
  kind: EverydayKind;
  /** `{9999}` is a store number, `{A9A9}` a reference: 9 stands for a digit, A for a letter. */
  print: string;
  /** Usual amounts, in the country's currency. */
  low: number;
  high: number;
  /** Online: no town is printed, and the reference differs each time. */
  online?: boolean;
}

/** Who sends a bill, by direct debit. */
export interface Biller {
  payee: string;
  low: number;
  high: number;
}

/** How the holder's bank prints a line. Every call may draw new references; mandates are stable. */
export interface Bank {
  /** A card payment; `town` null for an online one. */
  card(print: string, day: number, town: string | null): string;
  /** A card payment of a subscription, card on file. */
  cardOnFile(print: string, day: number): string;
  /** A mandate is the payee's own; of one that was renamed, `mandateOf` is the name it was given under. */
  directDebit(payee: string, text: string, day: number, mandateOf?: string): string;
  /** A standing order, or the country's nearest thing. */
  standingOrder(payee: string, text: string, day: number): string;
  payOut(payee: string, text: string, day: number): string;
  payIn(payer: string, text: string, day: number): string;
  /** Money an organisation sends: benefits, payouts, invoices paid. */
  credit(payer: string, text: string, day: number): string;
  payroll(employer: string, day: number): string;
  cash(place: string, day: number): string;
  /** Money back from a merchant. */
  refund(print: string, day: number): string;
  ownTransfer(direction: "to" | "from", account: string, day: number): string;
  /** Interest the bank pays. */
  interest(day: number): string;
  /** A card payment not yet posted. */
  pending(print: string, day: number): string;
}

export interface Country {
  code: string;
  currency: string;
  towns: readonly string[];
  givenNames: readonly string[];
  familyNames: readonly string[];
  everyday: readonly Everyday[];
  /** Seasonal: gas, electricity, heating; amounts of a mild month. */
  utilities: readonly Biller[];
  telecoms: readonly Biller[];
  insurers: readonly Biller[];
  lenders: readonly Biller[];
  landlords: readonly Biller[];
  gyms: readonly Biller[];
  employers: readonly Biller[];
  charities: readonly string[];
  /** Kinds and names from which shops that nobody visits twice are put together. */
  shopKinds: readonly string[];
  /** A shop's name of a kind and a family or fancy name. */
  shopName(kind: string, name: string): string;
  /** The words on a rent payment. */
  rentText: string;
  /** Words on an incoming invoice payment. */
  invoiceText: string;
  /** Whether card lines print the town by themselves. */
  openBank(random: Random, holderName: string, town: string): Bank;
}

/** `MM/DD`, `DD.MM.`, … from a pattern of YYYY, YY, MM, DD and Mon. */
export function printDate(day: number, pattern: string): string {
  const { year, month, day: dayOfMonth } = partsOf(fromDayNumber(day));
  const names = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN"];
  names.push("JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  return pattern
    .replace("YYYY", String(year))
    .replace("YY", String(year % 100).padStart(2, "0"))
    .replace("MM", String(month).padStart(2, "0"))
    .replace("Mon", names[month - 1] ?? "")
    .replace("DD", String(dayOfMonth).padStart(2, "0"));
}

/** A reference that stays the same for one payee at one bank, e.g. a mandate or company id. */
export function stableReference(salt: string, payee: string, pattern: string): string {
  return createRandom(hashOf(`${salt}|${payee.toLowerCase()}`)).reference(pattern);
}
