/** Looks at values that came as JSON. */

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** The one key of an object that has just one, with its value; else null. */
export function soleEntry(value: unknown): [key: string, value: unknown] | null {
  if (!isObject(value)) return null;
  const [first, ...others] = Object.entries(value);
  return first !== undefined && others.length === 0 ? first : null;
}

/** The value, where it is one of these words. */
export function oneOf<Word extends string>(
  words: readonly Word[],
  value: unknown
): Word | undefined {
  return words.find((word) => word === value);
}
