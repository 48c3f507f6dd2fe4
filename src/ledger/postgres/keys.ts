/** Values a caller may send as values Postgres can hold and compare. */
import { toDayNumber, type CalendarDate, type Timestamp } from "../../model";

/** Marks a key that is spelled as JSON; a text that begins with it is spelled so too. */
const MARK = "\u0001";
const HALF_OF_A_PAIR = /\p{Surrogate}/u;

/**
 * A text to find something by. Postgres holds neither the character NUL nor halves of surrogate pairs in
 * a text, so those that have some are spelled as JSON; different texts always have different keys.
 */
export function keyOf(text: string): string {
  const isPlain = !text.includes("\0") && !text.startsWith(MARK) && !HALF_OF_A_PAIR.test(text);
  return isPlain ? text : MARK + JSON.stringify(text);
}

/** The same where there may be none. */
export function keyOrNull(text: string | null): string | null {
  return text === null ? null : keyOf(text);
}

/** Milliseconds since 1970. */
export function momentOf(timestamp: Timestamp): number {
  return Date.parse(timestamp);
}

/** Days since 1970-01-01; null where there is no date. */
export function dayOf(date: CalendarDate | null): number | null {
  return date === null ? null : toDayNumber(date);
}
