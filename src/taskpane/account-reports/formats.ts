/** Money, days and months as the user's region writes them. */
import type { CalendarDate } from "../../model";
import { partsOf } from "../../model/calendar";
import { minorUnitDigits } from "../../model/money";

export interface Formats {
  /** With the currency's sign, where there is one. */
  money(amount: number): string;
  /** Without it, for tables. */
  figure(amount: number): string;
  /** A plus or a minus in front. */
  signed(amount: number): string;
  /** For axes: 12.5K. */
  short(amount: number): string;
  /** `share` of 1. */
  percent(share: number): string;
  signedPercent(share: number): string;
  day(date: CalendarDate): string;
  /** Of a `YYYY-MM`. */
  month(month: string): string;
  /** With its year, for a narrow column. */
  monthBrief(month: string): string;
  monthShort(month: string): string;
}

/** Formats of a locale; one that the browser does not know is replaced by English. */
export function formatsOf(locale: string, currency: string | null): Formats {
  const known = knownLocale(locale);
  const digits = minorUnitDigits(currency);
  const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  const figure = new Intl.NumberFormat(known, fixed);
  const money =
    currency === null
      ? figure
      : new Intl.NumberFormat(known, { style: "currency", currency, ...fixed });
  const signed = new Intl.NumberFormat(known, { ...fixed, signDisplay: "exceptZero" });
  const short = new Intl.NumberFormat(known, { notation: "compact", maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(known, { style: "percent", maximumFractionDigits: 1 });
  const signedPercent = new Intl.NumberFormat(known, {
    style: "percent",
    maximumFractionDigits: 0,
    signDisplay: "exceptZero",
  });
  const day = new Intl.DateTimeFormat(known, { dateStyle: "medium", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(known, { month: "long", year: "numeric", timeZone: "UTC" });
  const monthBrief = new Intl.DateTimeFormat(known, {
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const monthShort = new Intl.DateTimeFormat(known, { month: "short", timeZone: "UTC" });
  return {
    money: (amount) => money.format(amount),
    figure: (amount) => figure.format(amount),
    signed: (amount) => signed.format(amount),
    short: (amount) => short.format(amount),
    percent: (share) => percent.format(share),
    signedPercent: (share) => signedPercent.format(share),
    day: (date) => day.format(momentOf(date)),
    month: (of) => month.format(momentOf(`${of}-01`)),
    monthBrief: (of) => monthBrief.format(momentOf(`${of}-01`)),
    monthShort: (of) => monthShort.format(momentOf(`${of}-01`)),
  };
}

function momentOf(date: CalendarDate): number {
  const { year, month, day } = partsOf(date);
  return Date.UTC(year, month - 1, day);
}

function knownLocale(locale: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}
