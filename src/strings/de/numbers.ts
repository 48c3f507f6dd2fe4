/** Numbers with their words, in German. */

const NUMBERS = new Intl.NumberFormat("de");
const PLURALS = new Intl.PluralRules("de");
const LISTS = new Intl.ListFormat("de");

/** 12345 as `12.345`. */
export const number = (value: number): string => NUMBERS.format(value);

/** Whether a number goes with the singular. */
export const isOne = (value: number): boolean => PLURALS.select(value) === "one";

/** `1 Zeile`, `2 Zeilen`. */
export const count = (value: number, one: string, many: string): string =>
  `${number(value)} ${isOne(value) ? one : many}`;

export const rows = (value: number): string => count(value, "Zeile", "Zeilen");
export const cells = (value: number): string => count(value, "Zelle", "Zellen");

/** `a, b und c`. */
export const list = (parts: readonly string[]): string => LISTS.format(parts);
