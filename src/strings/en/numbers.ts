/** Numbers with their words, in English. */

const NUMBERS = new Intl.NumberFormat("en");
const PLURALS = new Intl.PluralRules("en");
const LISTS = new Intl.ListFormat("en");

/** 12345 as `12,345`. */
export const number = (value: number): string => NUMBERS.format(value);

/** Whether a number goes with the singular. */
export const isOne = (value: number): boolean => PLURALS.select(value) === "one";

/** `1 row`, `2 rows`. */
export const count = (value: number, one: string, many: string): string =>
  `${number(value)} ${isOne(value) ? one : many}`;

export const rows = (value: number): string => count(value, "row", "rows");
export const cells = (value: number): string => count(value, "cell", "cells");

/** `a, b, and c`. */
export const list = (parts: readonly string[]): string => LISTS.format(parts);
