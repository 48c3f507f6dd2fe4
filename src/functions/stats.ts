/** Totals of rows by something they have: exact, in whole minor units, each currency by itself. */
import type { FormulaAnswer } from "../client/session";
import { fromMinorUnits, toMinorUnits } from "../model/money";
import type { FormulaCall } from "./arguments";
import { fieldOf } from "./row-formula";

/** What rows can be grouped by, with the words a formula may use for it. */
const GROUPINGS = {
  label: ["label", "category"],
  group: ["group", "categorygroup", "category group", "category_group"],
  accounting: ["accounting"],
  merchant: ["merchant"],
  person: ["person"],
  month: ["month"],
  year: ["year"],
  direction: ["direction", "entry_type", "entry type"],
} as const satisfies Record<string, readonly string[]>;
export type Grouping = keyof typeof GROUPINGS;

const ALL = Object.keys(GROUPINGS).filter((one): one is Grouping => Object.hasOwn(GROUPINGS, one));

/** The words that are told where another one was given. */
export const KNOWN_GROUPINGS: readonly string[] = ALL;

/** What a word groups by; undefined where it is none of them. */
export function groupingOf(word: string): Grouping | undefined {
  const wanted = word.trim().toLowerCase();
  return ALL.find((one) => GROUPINGS[one].some((spelling) => spelling === wanted));
}

/** Whether answers are needed, or what the rows say is enough. */
export function needsAnswers(by: Grouping): boolean {
  return by !== "month" && by !== "year" && by !== "direction";
}

/** Totals of one group in one currency. */
export interface Totals {
  /** Null where nothing is known. */
  key: string | null;
  currency: string | null;
  transactions: number;
  /** Currency units. */
  moneyIn: number;
  moneyOut: number;
  net: number;
}

/** Totals; months and years in their order, everything else the most money first. */
export function totalsBy(
  by: Grouping,
  rows: readonly { call: FormulaCall; answer: FormulaAnswer | null }[]
): Totals[] {
  const groups = new Map<
    string,
    {
      key: string | null;
      currency: string | null;
      count: number;
      incoming: number;
      outgoing: number;
    }
  >();
  for (const { call, answer } of rows) {
    const key = keyOf(by, call, answer);
    const { currency, amount } = call;
    const place = JSON.stringify([key, currency]);
    const group = groups.get(place) ?? { key, currency, count: 0, incoming: 0, outgoing: 0 };
    groups.set(place, group);
    group.count += 1;
    if (amount === null) continue;
    group[call.entryType ?? "outgoing"] += toMinorUnits(amount, currency);
  }
  const isInTime = by === "month" || by === "year";
  return [...groups.values()]
    .sort((one, other) =>
      isInTime
        ? (one.key ?? "~").localeCompare(other.key ?? "~", "en")
        : other.incoming + other.outgoing - (one.incoming + one.outgoing) ||
          (one.key ?? "~").localeCompare(other.key ?? "~", "en")
    )
    .map(({ key, currency, count, incoming, outgoing }) => ({
      key,
      currency,
      transactions: count,
      moneyIn: fromMinorUnits(incoming, currency),
      moneyOut: fromMinorUnits(outgoing, currency),
      net: fromMinorUnits(incoming - outgoing, currency),
    }));
}

function keyOf(by: Grouping, call: FormulaCall, answer: FormulaAnswer | null): string | null {
  switch (by) {
    case "month":
      return call.date?.slice(0, 7) ?? null;
    case "year":
      return call.date?.slice(0, 4) ?? null;
    case "direction":
      return call.entryType ?? "outgoing";
    case "label":
    case "group":
    case "accounting":
    case "merchant":
    case "person": {
      const value = answer === null ? null : fieldOf(answer, by);
      return value === null ? null : String(value);
    }
  }
}
