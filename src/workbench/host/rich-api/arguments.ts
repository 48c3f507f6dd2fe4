/** Reads arguments of the object model's members; what does not fit is an InvalidArgument. */
import { invalidArgument } from "./errors";

/** Reads a text argument. */
export function textArgument(value: unknown): string {
  if (typeof value !== "string") throw invalidArgument();
  return value;
}

/** Reads a whole number; what was left out is `otherwise`, where there is one. */
export function integerArgument(value: unknown, otherwise?: number): number {
  if ((value === undefined || value === null) && otherwise !== undefined) return otherwise;
  if (typeof value !== "number" || !Number.isInteger(value)) throw invalidArgument();
  return value;
}

/** Reads a yes or no; what was left out is `otherwise`. */
export function booleanArgument(value: unknown, otherwise = false): boolean {
  if (value === undefined || value === null) return otherwise;
  if (typeof value !== "boolean") throw invalidArgument();
  return value;
}

/** Reads one of a few words, ignoring case; what was left out is `otherwise`. */
export function wordArgument<Word extends string>(
  value: unknown,
  words: readonly Word[],
  otherwise?: Word
): Word {
  if ((value === undefined || value === null) && otherwise !== undefined) return otherwise;
  const text = typeof value === "string" ? value.toLowerCase() : null;
  const word = words.find((each) => each.toLowerCase() === text);
  if (word === undefined) throw invalidArgument();
  return word;
}
