/** Numbers with their words, in English. */

/** 12345 as `12,345`. */
export const number = (value: number): string => value.toLocaleString("en");

/** `1 row`, `2 rows`. */
export const count = (value: number, one: string, many: string): string =>
  `${number(value)} ${value === 1 ? one : many}`;

export const rows = (value: number): string => count(value, "row", "rows");
export const cells = (value: number): string => count(value, "cell", "cells");

/** `a, b, and c`. */
export const list = (parts: readonly string[]): string => new Intl.ListFormat("en").format(parts);
