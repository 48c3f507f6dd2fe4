/** How the user's Excel writes numbers and dates. */
import { getLocale } from "numfmt";

/** The part of the regional settings that decides what typed text means. */
export interface Culture {
  /** BCP 47, as `de-DE`. */
  name: string;
  decimalSeparator: string;
  groupSeparator: string;
  /** Order of day, month and year in typed dates. */
  dateOrder: "mdy" | "dmy" | "ymd";
  /** What separates them, besides `-` and `/`, which are always taken. */
  dateSeparator: string;
  /** Number format a typed date gets. */
  shortDatePattern: string;
  currencySymbol: string;
  /** Whether the symbol stands before the amount. */
  currencyFirst: boolean;
  trueWord: string;
  falseWord: string;
  /** Matches text that can be a date with a month's name or a time: spares the rest a parser. */
  dateLike: RegExp;
}

interface Conventions {
  shortDatePattern: string;
  currencySymbol: string;
  currencyFirst: boolean;
}

/** Short dates and currencies as Windows sets them for these cultures. */
const CONVENTIONS: Record<string, Conventions> = {
  "en-US": { shortDatePattern: "m/d/yyyy", currencySymbol: "$", currencyFirst: true },
  "en-GB": { shortDatePattern: "dd/mm/yyyy", currencySymbol: "£", currencyFirst: true },
  "en-CA": { shortDatePattern: "yyyy-mm-dd", currencySymbol: "$", currencyFirst: true },
  "de-DE": { shortDatePattern: "dd.mm.yyyy", currencySymbol: "€", currencyFirst: false },
  "fr-FR": { shortDatePattern: "dd/mm/yyyy", currencySymbol: "€", currencyFirst: false },
  "es-ES": { shortDatePattern: "dd/mm/yyyy", currencySymbol: "€", currencyFirst: false },
};

const ORDERS = { m: "mdy", d: "dmy", y: "ymd" } as const;

/** Cultures the emulated host can have. */
export const CULTURES: readonly string[] = Object.keys(CONVENTIONS);

/** The culture of a name. @throws RangeError for one that is not in `CULTURES` */
export function culture(name = "en-US"): Culture {
  const conventions = CONVENTIONS[name];
  const locale = getLocale(name);
  if (!conventions || !locale) throw new RangeError(`No culture ${name}.`);
  const { shortDatePattern } = conventions;
  const first = shortDatePattern.charAt(0) as keyof typeof ORDERS;
  const [trueWord = "TRUE", falseWord = "FALSE"] = locale.bool;
  return {
    name,
    decimalSeparator: locale.decimal,
    groupSeparator: locale.group,
    dateOrder: ORDERS[first],
    dateSeparator: /[^dmy]/.exec(shortDatePattern)?.[0] ?? "/",
    ...conventions,
    trueWord,
    falseWord,
    dateLike: dateLike(locale.mmm),
  };
}

/** A time, or a day's number or nothing before the first letters of a month. */
function dateLike(months: readonly string[]): RegExp {
  const names = months.map((month) => month.slice(0, 3).replaceAll(".", ""));
  return new RegExp(
    `^(?:\\d{1,4}[-/ .,]*)?(?:${names.join("|")})|^\\d{1,2}(?::\\d|\\s*[ap]m?$)`,
    "iu"
  );
}
