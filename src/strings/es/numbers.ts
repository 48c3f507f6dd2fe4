/** Numbers with their words, in Spanish. */

const NUMBERS = new Intl.NumberFormat("es");
const PLURALS = new Intl.PluralRules("es");
const LISTS = new Intl.ListFormat("es");

/** 12345 as `12.345`. */
export const number = (value: number): string => NUMBERS.format(value);

/** Whether a number goes with the singular. */
export const isOne = (value: number): boolean => PLURALS.select(value) === "one";

/** `1 fila`, `2 filas`. */
export const count = (value: number, one: string, many: string): string =>
  `${number(value)} ${isOne(value) ? one : many}`;

export const rows = (value: number): string => count(value, "fila", "filas");
export const cells = (value: number): string => count(value, "celda", "celdas");

/** `a, b y c`. */
export const list = (parts: readonly string[]): string => LISTS.format(parts);
